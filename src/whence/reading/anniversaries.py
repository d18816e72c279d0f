"""Anniversaries, and times after another event, as spans in which a thing must have been."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from whence.language.lexicon import table
from whence.model import Amount, Span
from whence.reading.elapsed import Dated, Elapsed, dated, dated_of, place_of, sound, value_dates, years_before
from whence.reading.identity import resolve
from whence.reading.named import ends_there, named_after, named_before
from whence.reading.standpoints import days_of, told_days
from whence.when import When

if TYPE_CHECKING:
    from whence.reading.reading import Reading

_YEAR = 366
_DETERMINER = r"(?:(?:the|its|his|her|their)\s+)?"
_REST = re.compile(r"[^,.;:()\n]{3,80}")
_POSSESSIVE = re.compile(r"(?:’s|'s|s’|s')\s+\Z")
_OWN = re.compile(r"\b(?:its|his|her|their)\s+\Z", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?:the|its|his|her|their)\s+\Z", re.IGNORECASE)


class _Marked(msgspec.Struct, frozen=True):
    """An anniversary as it stands in the text: so many years, from ``start`` to ``end``, of ``birthday`` or another beginning."""

    years: int
    start: int
    end: int
    birthday: bool = False


class _Told(msgspec.Struct, frozen=True):
    """What the anniversary is of: the words of the thing, the acts that it can count from, and where the words end."""

    thing: str
    predicates: tuple[str, ...]
    start: int
    end: int


def anniversaries(reading: Reading) -> Iterator[Elapsed]:
    """Anniversaries ("the 60th anniversary of the signing of the treaty"): marked in the year they fall in, give or take one."""
    for sid in reading.sources:
        anchor = reading.anchor(sid)
        if anchor is None or not reading.readable(sid):
            continue
        text = reading.sources[sid].text
        for marked in _marked(reading, sid, text):
            told = _told(reading, sid, text, marked)
            subject = resolve(reading, told.thing, sid) if told else None
            if told is None or subject is None or not _of_now(reading, sid, marked, anchor):
                continue
            first, *also = (reading.vocabulary.canonical(predicate) for predicate in told.predicates)
            rows = [row for row in dated_of(reading, subject.key) if row.predicate in {first, *also}]
            span, others = _spans(reading, sid, marked, anchor, rows)
            place = reading.place(sid, told.start, told.end)
            amount = Amount(marked.years, marked.years, "year")
            yield Elapsed(place.text, sid, place, amount, anchor, span, subject, first, "anniversary", others=others, also=tuple(also))


def _of_now(reading: Reading, sid: str, marked: _Marked, anchor: date) -> bool:
    """Whether a sentence tells of an anniversary as of its day of writing, or names the day: "for its 25th anniversary the king came" does not."""
    sentence = reading.clause(sid, marked.start, marked.end)
    near = any(m.when is not None and abs((m.when.low - anchor).days) <= _YEAR for m in days_of(reading, sid, marked.start, marked.end))
    return near or _now().search(sentence.text) is not None


@cache
def _now() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table('elapsed')['now']['words'])})\b", re.IGNORECASE)


def _marked(reading: Reading, sid: str, text: str) -> Iterator[_Marked]:
    for mention in reading.dates(sid):
        if mention.pattern == "anniversary" and mention.amount is not None and mention.amount.unit == "year":
            article = re.compile(r"(?:the|its|his|her|their)\s+", re.IGNORECASE).match(mention.text)
            yield _Marked(int(mention.amount.low), mention.start + (article.end() if article else 0), mention.end)
    for found in _named_pattern().finditer(text):
        named = table("elapsed")["named"].get((found["named"] or "").lower())
        yield _Marked(named or int(found["figure"]), found.start(), found.end(), birthday=not named)


@cache
def _named_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:(?P<figure>\d{{1,3}})(?:st|nd|rd|th)\s+birthday|(?i:(?P<named>{'|'.join(table('elapsed')['named'])})))\b(?![’'])")


@cache
def _of() -> re.Pattern[str]:
    acts = "|".join(table("elapsed")["acts"])
    return re.compile(rf"\s+of\s+(?:(?P<own>its|his|her|their)\s+)?{_DETERMINER}(?:(?P<act>{acts})\b(?P<of>\s+of\s+)?)?")


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{'|'.join(table('elapsed')['marks']['words'])})\s+{_DETERMINER}\Z")


def _told(reading: Reading, sid: str, text: str, marked: _Marked) -> _Told | None:
    """What an anniversary is of, by the words behind it ("of the opening of the bridge"), before it ("the bridge's") or the sentence's subject."""
    found = _of().match(text, marked.end)
    if found and found["act"] and found["of"]:
        thing = named_after(reading, sid, found.end()) or _rest(text, found.end())
        return _Told(thing.text, (table("elapsed")["acts"][found["act"]],), marked.start, thing.end) if thing else None
    if found and found["act"]:
        subject = _subject(reading, sid, text, marked) if found["own"] else None
        return _Told(subject.text, (table("elapsed")["acts"][found["act"]],), subject.start, found.end()) if subject else None
    beginnings = (*(["born"] if marked.birthday else []), *table("elapsed")["beginnings"]["words"])
    if found:
        thing = None if found["own"] else named_after(reading, sid, found.end())
        return _Told(thing.text, beginnings, marked.start, thing.end) if thing else None
    before = text[max(0, marked.start - 12) : marked.start]
    if not ends_there(text, marked.end):
        return None
    if owned := _POSSESSIVE.search(before):
        thing = named_before(reading, sid, marked.start - len(before) + owned.start())
    else:
        thing = _subject(reading, sid, text, marked) if _OWN.search(before) else None
    return _Told(thing.text, beginnings, thing.start, marked.end) if thing else None


def _rest(text: str, start: int) -> Span | None:
    """A thing that is named up to the next stop."""
    found = _REST.match(text, start)
    return Span(start, start + len(found[0].rstrip()), found[0].strip()) if found else None


def _subject(reading: Reading, sid: str, text: str, marked: _Marked) -> Span | None:
    """The subject of a sentence that marks an anniversary of its own: "The Karsten Bridge celebrates its 60th anniversary"."""
    start = reading.clause(sid, marked.start, marked.end).start
    thing = named_after(reading, sid, start) if marked.start - start <= 160 else None
    return thing if thing and _marks().fullmatch(text[thing.end : marked.start]) else None


def _spans(reading: Reading, sid: str, marked: _Marked, anchor: date, rows: list[Dated]) -> tuple[When, tuple[tuple[When, When], ...]]:
    """When the thing was, by publication and by the days told beside it; to the day where the sentence names the anniversary's own day."""
    for mention in days_of(reading, sid, marked.start, marked.end):
        day = mention.when.low if mention.when else anchor
        if mention.how != "absolute" and any(row.when.is_day and (row.when.low.month, row.when.low.day) == (day.month, day.day) for row in rows):
            return When.day(years_before(day, marked.years)), ()
    days = told_days(reading, sid, marked.start, marked.end)
    return around(marked.years, When.day(anchor)), tuple((day, around(marked.years, day)) for day in days)


def around(years: int, on: When) -> When:
    """So many years before some days, give or take one: what is marked in a year is not counted to the day."""
    return When.span(years_before(on.low, years + 1), years_before(on.high, years - 1))


# ---------------------------------------------------------------------------------------------------------------- after another event


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
