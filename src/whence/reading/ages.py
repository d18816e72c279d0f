"""Ages, anniversaries and times after another event, as spans in which a thing must have been."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from whence.language.numbers import read_number
from whence.model import Amount, DateMention, Fact, PersonMention
from whence.reading.elapsed import Elapsed, dated, place_of, sound, value_dates
from whence.reading.identity import resolve
from whence.when import When

if TYPE_CHECKING:
    from whence.reading.reading import Reading

_BARE_AGE = re.compile(r",\s(\d{1,3})(?=,)")
_AGED = re.compile(r",?\s(?:who is\s)?$")
_YEAR_OLD = re.compile(r"\s+(?:\w+\s+){0,2}$")
_OF = re.compile(
    r"\s+of\s+(?:(?:the|its|his|her|their)\s+)?(?P<act>signing|founding|birth|death|opening|establishment|building|construction)\s+of\s+(?P<thing>[^,.;:()\n]{3,80})"
)
# The noun of an act, and the predicate that dates it.
_ACTS = {
    "signing": "signed",
    "founding": "founded",
    "birth": "born",
    "death": "died",
    "opening": "opened",
    "establishment": "founded",
    "building": "built",
    "construction": "built",
}
_OLDEST = 122
"""The greatest age of a person on record (Jeanne Calment, 1875 to 1997)."""


def ages(reading: Reading) -> Iterator[Elapsed | str]:
    """The ages of persons, in facts and beside their names in the text, as spans of their birth: ages count birthdays."""
    for fact in reading.dossier.facts:
        if reading.vocabulary.canonical(fact.predicate) == "age" and sound(reading, fact):
            yield from _age_fact(reading, fact)
    for sid in reading.sources:
        anchor = reading.anchor(sid)
        if anchor is None or not reading.readable(sid):
            continue
        for person, years, start, end in _ages_in(reading, sid):
            subject = resolve(reading, person.name.text if person.name else person.text, sid) if 0 < years <= _OLDEST else None
            if subject is not None:
                text = reading.sources[sid].text[start:end]
                yield Elapsed(text, sid, reading.place(sid, start, end), _years(years), anchor, born(years, anchor), subject, "born", "age")


def _age_fact(reading: Reading, fact: Fact) -> Iterator[Elapsed | str]:
    number, subject = read_number(fact.value, fact.unit), reading.subject(fact)
    anchor = _as_of(fact) or (reading.anchor(fact.source) if fact.source in reading.sources else None)
    if number is None or number.low is None or number.low != number.high or subject is None or not 0 < number.low <= _OLDEST:
        return
    if anchor is None:
        yield "the day as of which an age holds is not known"
        return
    years = int(number.low)
    place = place_of(reading, fact, "primary")
    yield Elapsed(fact.value, fact.source, place, _years(years), anchor, born(years, anchor), subject, "born", "age", fact)


def _as_of(fact: Fact) -> date | None:
    try:
        when = When.parse(fact.as_of) if fact.as_of else None
    except ValueError:
        return None
    return when.earliest if when and when.is_day else None


def born(years: int, anchor: date) -> When:
    """The days on which somebody who is ``years`` old on ``anchor`` can have been born; at the calendar's ends, what it has of them."""
    latest = years_before(anchor, years)
    return When.span(min(years_before(anchor, years + 1, days=1), latest), latest)


def years_before(day: date, years: int, *, days: int = 0) -> date:
    """The same day so many years before (negative: after), and some days on; beyond the calendar's ends, its first or last day."""
    year = day.year - years
    if not date.min.year <= year <= date.max.year:
        return date.min if years > 0 else date.max
    try:
        same = day.replace(year=year)
    except ValueError:  # 29 February: a birthday in a common year is kept on the last of the month
        same = date(year, 2, 28)
    return same + timedelta(days=days) if days <= (date.max - same).days else date.max


def _ages_in(reading: Reading, sid: str) -> Iterator[tuple[PersonMention, int, int, int]]:
    """Persons with the age that stands right beside the name: "Ann Lowe, 57,", "Ann Lowe, aged 57", "57-year-old Ann Lowe"."""
    text = reading.sources[sid].text
    people = [m for m in reading.people(sid) if m.name is not None]
    spoken = [m for m in reading.dates(sid) if m.pattern in {"age", "aged"} and m.amount is not None and m.amount.unit == "year"]
    for person in people:
        if found := _BARE_AGE.match(text, person.end):
            yield person, int(found.group(1)), person.start, found.end()
        for mention in spoken:
            if _beside(text, person, mention) and mention.amount is not None:
                yield person, int(mention.amount.low), min(person.start, mention.start), max(person.end, mention.end)


def _beside(text: str, person: PersonMention, mention: DateMention) -> bool:
    if 0 <= mention.start - person.end <= 12:
        return _AGED.match(text, person.end, mention.start) is not None
    return 0 < person.start - mention.end <= 30 and _YEAR_OLD.match(text, mention.end, person.start) is not None


def anniversaries(reading: Reading) -> Iterator[Elapsed | str]:
    """Anniversaries ("the 60th anniversary of the signing of the treaty"): marked in the year they fall in, give or take one."""
    for sid in reading.sources:
        anchor = reading.anchor(sid)
        text = reading.sources[sid].text
        if anchor is None or not reading.readable(sid):
            continue
        for mention in reading.dates(sid):
            if mention.pattern != "anniversary" or mention.amount is None or mention.amount.unit != "year":
                continue
            found = _OF.match(text, mention.end)
            subject = resolve(reading, found["thing"].strip(), sid) if found else None
            if found is None or subject is None:
                continue
            years = int(mention.amount.low)
            span = When.span(years_before(anchor, years + 1), years_before(anchor, years - 1))
            predicate = reading.vocabulary.canonical(_ACTS[found["act"]])
            place = reading.place(sid, mention.start, found.end())
            yield Elapsed(text[mention.start : found.end()], sid, place, mention.amount, anchor, span, subject, predicate, "anniversary")


def afterwards(reading: Reading) -> Iterator[Elapsed | str]:
    """Facts such as "five days after the vote", where another fact or a register dates the vote."""
    for fact in reading.dossier.facts:
        if reading.kind(fact) != "date" or not sound(reading, fact):
            continue
        mention = next((m for m in value_dates(fact.value) if m.how == "event" and m.amount is not None and m.amount.direction), None)
        if mention is None or mention.amount is None:
            continue
        subject = reading.subject(fact)
        other = resolve(reading, re.sub(r"^\s*(?:after|before|following|since)\s+", "", fact.value[mention.end :]), fact.source)
        rows = [row for row in dated(reading) if other is not None and row.subject.key == other.key and row.when.is_day]
        if subject is None or len({row.when for row in rows}) != 1:
            yield "the event that it is counted from is not dated"
            continue
        anchor = rows[0].when.low
        span = _counted(mention.amount, anchor)
        if span is None:
            yield "it counts no days, weeks, months or years of the calendar"
            continue
        predicate = reading.vocabulary.canonical(fact.predicate)
        yield Elapsed(fact.value, fact.source, place_of(reading, fact, "primary"), mention.amount, anchor, span, subject, predicate, "after", fact)


def _counted(amount: Amount, anchor: date) -> When | None:
    """The day so long after (or before) another, give or take half a unit for what is longer than a day."""
    days = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.2425}.get(amount.unit)
    if days is None:
        return None
    slack = 0 if amount.unit == "day" else round(days / 2)
    try:
        middle = anchor + timedelta(days=round(amount.low * days) * amount.direction)
        return When.span(middle - timedelta(days=slack), middle + timedelta(days=slack))
    except OverflowError:  # "ten thousand years after" lies on no calendar
        return None


def _years(years: int) -> Amount:
    return Amount(years, years, "year", -1)
