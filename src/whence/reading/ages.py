"""The ages of persons, as spans of their birth: in facts, beside their names and at their death. Ages count birthdays."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

import msgspec

from whence.comparing.names import name_key
from whence.language.lexicon import table
from whence.language.numbers import read_number
from whence.model import Amount, DateMention, Fact, PersonMention
from whence.reading.elapsed import Elapsed, dated_of, place_of, sound, years_before
from whence.reading.identity import resolve
from whence.reading.named import follow
from whence.reading.standpoints import in_quotation, told_days
from whence.when import When

if TYPE_CHECKING:
    from whence.reading.reading import Reading

Way = Literal["stated", "bare", "turned", "then", "died"]
_STOP = r"(?=[,;]|[.!?](?:[”\"’)]|\s|\Z))"
_BESIDE: tuple[tuple[Way, re.Pattern[str]], ...] = (
    ("bare", re.compile(rf",\s(\d{{1,3}}){_STOP}")),
    ("stated", re.compile(rf",?\s(?:who\sis(?:\snow)?|now)\s(\d{{1,3}}){_STOP}")),
    # "turned 60" alone may be of any year; with a day it is of the one that the day tells
    ("turned", re.compile(r",?\s(?:who\s)?turned\s(\d{1,3})(?=\s+(?:last|this|on|earlier|yesterday|today)\b)")),
    (
        "turned",
        re.compile(r",?\s(?:who\s)?(?:turns|has\sturned|will\sturn|is\sturning)\s(\d{1,3})(?=[,.;]|\s+(?:last|this|next|on|in|today|tomorrow)\b)"),
    ),
)
_BRACKET = re.compile(r"\s\((\d{2,3})\)")
_AGED = re.compile(r",?\s(?:(?:who\s)?is\s)?(?:now\s)?$")
_YEAR_OLD = re.compile(r"\s+(?:(?!(?:of|and|or|for|by|with|to|at|in|from|under|whom|that|who)\b)\w+\s+){0,2}$")
_THEN = re.compile(r"\s*,?\s*(?:at the time|back then|then)\b")
_WAS_THEN = re.compile(r"\b(?:then|was|were)\s+(?:only\s+|just\s+)?\Z")
_DIED_AGED = re.compile(r"\b(?:aged|at the age of|at age)\s(\d{1,3})\b(?!\s*(?:[-–]|to|or|and)\s*\d)")
_DIED = re.compile(r"(?:,[^,;:()“”\"]{2,60},)?(?:,?\s+who)?(?P<has>\s+has)?(?:\s+had)?\s+(?:died|dies|passed away)\b(?P<rest>[^;:“”\"]{0,120})\Z")
_ON = re.compile(r"(?:\s+\w+ly)?(?:\s+(?:in|at|near)\s+[^,]{2,40}?)?,?\s*(?:(?:early|late)\s+)?(?:on\s+|in\s+)?")
_OTHERS = re.compile(r"\b(?:and|who|whose|leaving|his|her|their)\b")
_OLDEST = 122
"""The greatest age of a person on record (Jeanne Calment, 1875 to 1997)."""


class _Age(msgspec.Struct, frozen=True):
    """A person's age in a text, and the way in which it is told: a *bare* figure between commas may count something else."""

    person: PersonMention
    years: int
    start: int
    end: int
    way: Way
    died: When | None = None


def ages(reading: Reading) -> Iterator[Elapsed | str]:
    """The ages of persons, in facts and in the text, as spans of their birth."""
    for fact in reading.dossier.facts:
        if reading.vocabulary.canonical(fact.predicate) == "age" and sound(reading, fact):
            yield from _age_fact(reading, fact)
    for sid in reading.sources:
        anchor = reading.anchor(sid)
        if anchor is None or not reading.readable(sid):
            continue
        for age in _ages_in(reading, sid):
            subject = resolve(reading, _name(age.person), sid) if 0 < age.years <= _OLDEST else None
            if subject is not None:
                yield from _placed(reading, sid, anchor, age, Elapsed(
                    reading.sources[sid].text[age.start : age.end], sid, reading.place(sid, age.start, age.end), _years(age.years), anchor,
                    born(age.years, When.day(anchor)), subject, "born", "age", name=_name(age.person), doubtful=age.way == "bare",
                ))  # fmt: skip


def _name(person: PersonMention) -> str:
    return person.name.text if person.name else person.text


def _placed(reading: Reading, sid: str, anchor: date, age: _Age, elapsed: Elapsed) -> Iterator[Elapsed | str]:
    """The age with the days that it can be counted on: publication and those told beside it; only the latter for "aged 23 at the time"."""
    if in_quotation(reading, sid, age.start):
        yield "an age in a quotation holds on a day of its speaker's"
        return
    days = told_days(reading, sid, age.start, age.end)
    if age.way in {"died", "then"}:
        died = [d.when for d in dated_of(reading, elapsed.subject.key) if d.predicate == "died"]
        died = [*died, *([age.died] if age.died else [])] if age.way == "died" else []
        if not died:
            yield "an age that was reached once is counted on a day that is not told"
            return
        spans = [(day, born(age.years, day)) for day in (*died, *days)]
        yield msgspec.structs.replace(elapsed, span=spans[0][1], others=tuple(spans[1:]))
        return
    around = 1 if age.way == "turned" else 0
    span = born(age.years, When.day(anchor), around)
    yield msgspec.structs.replace(elapsed, span=span, others=tuple((day, born(age.years, day, around)) for day in days))


def _age_fact(reading: Reading, fact: Fact) -> Iterator[Elapsed | str]:
    number, subject = read_number(fact.value, fact.unit), reading.subject(fact)
    as_of = _as_of(fact)
    anchor = as_of or (reading.anchor(fact.source) if fact.source in reading.sources else None)
    if number is None or number.low is None or number.low != number.high or subject is None or not 0 < number.low <= _OLDEST:
        return
    if anchor is None:
        yield "the day as of which an age holds is not known"
        return
    years = int(number.low)
    evidence = reading.evidence(fact) if as_of is None else None
    days = told_days(reading, fact.source, evidence.start, evidence.end) if evidence and reading.readable(fact.source) else []
    others = tuple((day, born(years, day)) for day in days)
    span, place = born(years, When.day(anchor)), place_of(reading, fact, "primary")
    yield Elapsed(fact.value, fact.source, place, _years(years), anchor, span, subject, "born", "age", fact, others, name=fact.subject)


def _as_of(fact: Fact) -> date | None:
    try:
        when = When.parse(fact.as_of) if fact.as_of else None
    except ValueError:
        return None
    return when.earliest if when and when.is_day else None


def born(years: int, on: When, around: int = 0) -> When:
    """The days on which somebody can have been born who is ``years`` old, or will be or was within ``around`` years, on one of the days ``on``."""
    latest = years_before(on.high, years - around)
    return When.span(min(years_before(on.low, years + 1, days=1), latest), latest)


# ---------------------------------------------------------------------------------------------------------------- in the text


def _ages_in(reading: Reading, sid: str) -> Iterator[_Age]:
    """Persons with an age: "Ann Lowe, 57,", "Ann Lowe (57)", "Ann Lowe, aged 57", "57-year-old Ann Lowe", "has died aged 84", "The 57-year-old"."""
    text = reading.sources[sid].text
    people = [m for m in reading.people(sid) if m.name is not None]
    spoken = [m for m in reading.dates(sid) if m.pattern in {"age", "aged"} and m.amount is not None and m.amount.unit == "year"]
    for person in people:
        yield from _figures(reading, sid, text, person)
    for person, mention in _near(people, spoken):
        if _beside(text, person, mention) and mention.amount is not None:
            start, end = min(person.start, mention.start), max(person.end, mention.end)
            then = _THEN.match(text, mention.end) or _WAS_THEN.search(text, max(0, mention.start - 20), mention.start)
            yield _Age(person, int(mention.amount.low), start, end, "then" if then else "stated")
    yield from _at_death(reading, sid, text, people)
    yield from _called_by_age(reading, sid, text, people, spoken)


def _near(people: list[PersonMention], spoken: list[DateMention]) -> Iterator[tuple[PersonMention, DateMention]]:
    """Each age with the persons on either side of it."""
    at = 0
    for mention in spoken:
        while at < len(people) and people[at].start < mention.start:
            at += 1
        yield from ((person, mention) for person in people[max(0, at - 1) : at + 1])


def _figures(reading: Reading, sid: str, text: str, person: PersonMention) -> Iterator[_Age]:
    full = len(name_key(_name(person)).split()) > 1
    rows = (*_BESIDE, ("bare", _BRACKET)) if full else _BESIDE
    for way, pattern in rows:
        found = pattern.match(text, person.end)
        if found is None or (way == "bare" and counts_else(reading, sid, person.start)):
            continue
        then = way == "bare" and _THEN.match(text, found.end())
        yield _Age(person, int(found[1]), person.start, found.end(), "then" if then else way)


def counts_else(reading: Reading, sid: str, start: int) -> bool:
    """Whether a figure beside a name may count something else than years: goals, strokes or votes, of which paragraph or headline speak."""
    outline = reading.outline(sid)
    pattern = _counting()
    paragraph = outline.paragraph(start)
    return reading.keep(("counts", sid, paragraph.start), lambda: bool(pattern.search(paragraph.text))) or reading.keep(
        ("counts", sid), lambda: any(pattern.search(outline.text, *span) for span in outline.paragraphs[:1])
    )


@cache
def _counting() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, table('elapsed')['figures']['words']))})\b", re.IGNORECASE)


@cache
def unnamed() -> re.Pattern[str]:
    """People without a name."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, table('elapsed')['unnamed']['words']))})\b", re.IGNORECASE)


def _beside(text: str, person: PersonMention, mention: DateMention) -> bool:
    if 0 <= mention.start - person.end <= 16:
        return _AGED.match(text, person.end, mention.start) is not None
    return 0 < person.start - mention.end <= 30 and _YEAR_OLD.match(text, mention.end, person.start) is not None


def _at_death(reading: Reading, sid: str, text: str, people: list[PersonMention]) -> Iterator[_Age]:
    """Ages at death: "Ruth Hale, who has died aged 84", "Ruth Hale died on 5 March at the age of 84"."""
    starts = [person.start for person in people]
    for found in _DIED_AGED.finditer(text):
        at = bisect_left(starts, found.start()) - 1
        if at < 0 or found.start() - people[at].end > 200:
            continue
        person = people[at]
        if reading.clause(sid, found.start(), found.end()).start > person.start:
            continue
        died = _DIED.fullmatch(text[person.end : found.start()])
        if died and not _OTHERS.search(died["rest"]):
            day = _day_of_death(reading, sid, text, person.end + died.start("rest"), found)
            yield _Age(person, int(found[1]), person.start, found.end(), "stated" if died["has"] and not day else "died", day)


def _day_of_death(reading: Reading, sid: str, text: str, start: int, aged: re.Match[str]) -> When | None:
    """The day that stands right behind "died", or right behind the age: not that of the wounds that somebody died of."""
    days = reading.keep(("dates by start", sid), lambda: {m.start: m for m in reading.dates(sid)})
    for at in (*range(start, aged.start()), *range(aged.end(), aged.end() + 12)):
        if at in days and days[at].when is not None and days[at].type in {"DATE", "TIME"}:
            gap = text[start:at] if at < aged.start() else text[aged.end() : at]
            return days[at].when if _ON.fullmatch(gap) else None
    return None


def _called_by_age(reading: Reading, sid: str, text: str, people: list[PersonMention], spoken: list[DateMention]) -> Iterator[_Age]:
    """Of "Ada Brandt has won. The 57-year-old was glad" the one person of whom the sentence before speaks."""
    for mention in spoken:
        after = re.compile(r"\s+([\w’'-]+)").match(text, mention.end) if text[max(0, mention.start - 4) : mention.start] == "The " else None
        if after is None or after[1] not in follow() or after[1] in {"and", "or"}:
            continue
        if (person := spoken_of(reading, sid, mention.start - 4, people)) and mention.amount is not None:
            yield _Age(person, int(mention.amount.low), mention.start - 4, mention.end, "bare")


def spoken_of(reading: Reading, sid: str, start: int, people: list[PersonMention]) -> PersonMention | None:
    """The one person whom the sentence before ``start``, in the same paragraph, begins with; None where it speaks of anybody else."""
    outline = reading.outline(sid)
    at = bisect_left(outline.sentences, (start, 0))
    if not 0 < at < len(outline.sentences) or outline.sentences[at][0] != start:
        return None
    low, high = outline.sentences[at - 1]
    if outline.paragraph(start).start > low or high - low > 600 or unnamed().search(outline.text, low, high):
        return None
    first = bisect_left(people, low, key=lambda m: m.start)
    here = people[first : bisect_left(people, high, key=lambda m: m.start)]
    if not here or here[0].start != low:
        return None
    last = [name_key(_name(m)).split()[-1:] for m in here]
    return here[0] if all(a == b for a, b in pairwise(last)) else None


def _years(years: int) -> Amount:
    return Amount(years, years, "year", -1)
