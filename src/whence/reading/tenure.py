"""Titles in time: for which days a text gives someone a title, and who held the office then by the register."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec

from whence.comparing.names import compare_names, name_key
from whence.language.lexicon import either, words
from whence.language.titles import Title, read_title
from whence.model import Office, PersonMention
from whence.reading.offices import rows_naming
from whence.when import When

if TYPE_CHECKING:
    from whence.reading.people import Person
    from whence.reading.reading import Reading

_GENERATIONS = timedelta(days=80 * 365)
"""A term more than 80 years off is another person of that name (CHECKS, WH303)."""
_HALF_A_YEAR = timedelta(days=183)
_LONG_AGO = timedelta(days=45)
"""A date in the sentence that lies further before publication than this makes the sentence a retrospect."""

# A year in a sentence makes it a retrospect, too.
_RETROSPECT = re.compile(rf"\b(?:{either(words('titles', 'retrospect', 'words'))}|(?:1[0-9]|20)\d\ds?)\b")
_CHANGE = re.compile(rf"\b(?:{either(words('titles', 'change', 'words'))})\b")
_BEFORE_OFFICE = re.compile(rf"\b(?:{either(words('titles', 'coming', 'words'))})\b")


class Bearing(msgspec.Struct, frozen=True):
    """A title that a source gives a person, at one place."""

    person: Person
    mention: PersonMention
    title: Title


def bearings(reading: Reading, sid: str) -> tuple[Bearing, ...]:
    """The titles that a source gives persons by name, in order of the text; words that only describe are left out."""

    def make() -> tuple[Bearing, ...]:
        found = [
            Bearing(person, mention, title)
            for person in reading.persons(sid)
            for mention in person.mentions
            if mention.name and mention.title and (title := read_title(mention.title.text)).office and not title.description
        ]
        return tuple(sorted(found, key=lambda row: row.mention.start))

    return reading.keep(("bearings", sid), make)


def retrospective(reading: Reading, sid: str, mention: PersonMention) -> bool:
    """Whether the sentence tells of an earlier time, so that the title need not hold on the day of publication."""
    sentence = reading.clause(sid, mention.start, mention.end)
    around = sentence.text[: mention.start - sentence.start] + " " + sentence.text[mention.end - sentence.start :]
    if _RETROSPECT.search(around):
        return True
    published = reading.anchor(sid)
    return published is not None and any(when.high < published - _LONG_AGO for when in _dates_near(reading, sid, sentence.start, sentence.end))


def changing(reading: Reading, sid: str, mention: PersonMention) -> bool:
    """Whether the sentence tells of a change of office."""
    return bool(_CHANGE.search(reading.clause(sid, mention.start, mention.end).text))


def apart_in_time(reading: Reading, sid: str, one: PersonMention, two: PersonMention) -> bool:
    """Whether two mentions are told of times over half a year apart, by the last date that the text names before or beside each."""
    when = [_told_of(reading, sid, mention) for mention in (one, two)]
    return when[0] is not None and when[1] is not None and (when[0].low - when[1].high > _HALF_A_YEAR or when[1].low - when[0].high > _HALF_A_YEAR)


def _told_of(reading: Reading, sid: str, mention: PersonMention) -> When | None:
    def make() -> tuple[list[int], list[When]]:
        found = [
            (m.start, m.when)
            for m in reading.dates(sid)
            if m.when is not None and m.type in {"DATE", "TIME"} and m.how != "reference" and m.when.earliest and m.when.latest
        ]
        return [start for start, _ in found], [when for _, when in found]

    starts, whens = reading.keep(("told of", sid), make)
    sentence = reading.clause(sid, mention.start, mention.end)
    n = bisect_right(starts, sentence.end) - 1
    return whens[n] if n >= 0 else None


def prospective(reading: Reading, sid: str, mention: PersonMention) -> bool:
    """Whether the sentence tells of a time to come."""
    return bool(_BEFORE_OFFICE.search(reading.clause(sid, mention.start, mention.end).text))


def _dates_near(reading: Reading, sid: str, start: int, end: int) -> list[When]:
    return [
        m.when for m in reading.dates(sid) if start <= m.start < end and m.when is not None and m.type in {"DATE", "TIME"} and m.how != "reference"
    ]


def as_of(reading: Reading, sid: str, mention: PersonMention) -> tuple[When, ...]:
    """The days for which a title is to hold, one being enough: the dates in its sentence, else the day of publication; empty: unknown."""
    sentence = reading.clause(sid, mention.start, mention.end)
    dates = tuple(_dates_near(reading, sid, sentence.start, sentence.end))
    if dates:
        return dates
    published = reading.published(sid).value
    return (published,) if published else ()


# ---------------------------------------------------------------------------------------------------------------- the register


def terms_of(reading: Reading, name: str, near: When) -> tuple[Office, ...]:
    """The register's terms of the person of that name, those of a namesake of another age left out."""
    rows = rows_naming(reading, name)
    return tuple(row for row in rows if _same_person(name, row.person) and _same_age(row, near))


def _same_person(name: str, person: str) -> bool:
    return len(name_key(name).split()) > 1 and compare_names(name, person).holds


def _same_age(row: Office, near: When) -> bool:
    if row.start and row.start.low - near.high > _GENERATIONS:
        return False
    return not (row.end and near.low - row.end.high > _GENERATIONS)
