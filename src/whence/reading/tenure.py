"""Titles in time: for which days a text gives someone a title, and who held the office then by the register."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec

from whence.comparing.names import compare_names, name_key
from whence.comparing.titles import compare_read
from whence.language.titles import Title, read_title
from whence.model import Location, Office, PersonMention
from whence.when import When

if TYPE_CHECKING:
    from whence.reading.people import Person
    from whence.reading.reading import Reading

_GENERATIONS = timedelta(days=80 * 365)
"""A term more than 80 years off is another person of that name (CHECKS, WH303)."""
_LONG_AGO = timedelta(days=45)
"""A date in the sentence that lies further before publication than this makes the sentence a retrospect."""

# Words that tell of an earlier time: what stands in such a sentence need not hold on the day of publication.
_RETROSPECT = re.compile(
    r"\b(?:during|under|when|while|served|serving|previously|formerly|earlier|ago|since|appointed|nominated|nominee of|elected|era|history|historic|predecessors?|succeeded|replaced|"
    r"resigned|resignation|ousted|overthrown|assassinated|assassination|died|death|memorial|funeral|had|used to|at the time|back then|last year|decades?|once|"
    r"became|become|would become|(?:1[0-9]|20)\d\ds?|campaign|administration|inaugurated|inauguration|sworn|tenure|legacy|father|mother|wife|widow|book|film|portrait|statue)\b"
)
# Words of a change of office: both titles of such a sentence can be right, one before and one after.
_CHANGE = re.compile(
    r"\b(?:sworn in|appoint(?:ed|s|ment)?|nominat(?:ed|es)|promot(?:ed|ion)|became|becom(?:e|es|ing)|elected|elevated|succeed(?:ed|s)?|took office|inaugurat(?:ed|ion)|"
    r"at the time|previously|formerly|used to be|under (?:President|Prime))\b"
)
_BEFORE_OFFICE = re.compile(
    r"\b(?:will|would|could|might|if|next|incoming|future|elect|inaugurated|inauguration|sworn|take office|takes office|victory|won|wins|become)\b"
)
_FORMERLY, _TO_COME = frozenset({"former", "then", "outgoing"}), frozenset({"elect", "designate"})


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
    """Does the sentence tell of an earlier time, so that the title need not hold on the day of publication?"""
    sentence = reading.clause(sid, mention.start, mention.end)
    around = sentence.text[: mention.start - sentence.start] + " " + sentence.text[mention.end - sentence.start :]
    if _RETROSPECT.search(around):
        return True
    published = reading.anchor(sid)
    return published is not None and any(when.high < published - _LONG_AGO for when in _dates_near(reading, sid, sentence.start, sentence.end))


def changing(reading: Reading, sid: str, mention: PersonMention) -> bool:
    """Does the sentence tell of a change of office, or of a career?"""
    return bool(_CHANGE.search(reading.clause(sid, mention.start, mention.end).text))


def prospective(reading: Reading, sid: str, mention: PersonMention) -> bool:
    """Does the sentence tell of a time to come?"""
    return bool(_BEFORE_OFFICE.search(reading.clause(sid, mention.start, mention.end).text))


def _dates_near(reading: Reading, sid: str, start: int, end: int) -> list[When]:
    return [
        m.when for m in reading.dates(sid) if start <= m.start < end and m.when is not None and m.type in {"DATE", "TIME"} and m.how != "reference"
    ]


def as_of(reading: Reading, sid: str, mention: PersonMention) -> tuple[When, ...]:
    """The days for which a title is to hold, any one being enough: the dates of the event in its sentence, else the day of publication; empty: unknown."""
    sentence = reading.clause(sid, mention.start, mention.end)
    dates = tuple(_dates_near(reading, sid, sentence.start, sentence.end))
    if dates:
        return dates
    published = reading.published(sid).value
    return (published,) if published else ()


# ---------------------------------------------------------------------------------------------------------------- the register


def terms_of(reading: Reading, name: str, near: When) -> tuple[Office, ...]:
    """The register's terms of the person of that name, those of a namesake of another age left out."""
    rows = _by_surname(reading).get(_surname(name), ())
    return tuple(row for row in rows if _same_person(name, row.person) and _same_age(row, near))


def holders(reading: Reading, title: Title, when: When) -> tuple[Office, ...]:
    """The register's rows of that very office that run on some of those days."""
    return tuple(row for row in reading.registers.offices if covers(row, when) and compare_read(title, read_title(row.title)).verdict == "same")


def covers(row: Office, when: When) -> bool:
    """Does the term run on some of those days? An end or beginning of unknown day counts as possible; the days of change belong to both."""
    low = row.start.low if row.start else None
    high = row.end.high if row.end else None
    return (low is None or low <= when.high) and (high is None or when.low <= high)


def place(row: Office, note: str | None = None) -> Location:
    """The register's row as a location."""
    return Location("register", said(row), "related", file=row.file, line=row.line, note=note or row.source or None)


def said(row: Office) -> str:
    """The row in words."""
    start = row.start.edtf() if row.start else ".."
    end = row.end.edtf() if row.end else ".."
    return f"{row.person}, {row.title}, {start} to {end}"


def _surname(name: str) -> str:
    return (name_key(name).split() or [""])[-1]


def _by_surname(reading: Reading) -> dict[str, tuple[Office, ...]]:
    def make() -> dict[str, tuple[Office, ...]]:
        rows: dict[str, list[Office]] = {}
        for row in reading.registers.offices:
            words = name_key(row.person).split()
            for word in {words[-1], words[0]} if words else ():
                rows.setdefault(word, []).append(row)
        return {word: tuple(many) for word, many in rows.items()}

    return reading.keep("offices by surname", make)


def _same_person(name: str, person: str) -> bool:
    return len(name_key(name).split()) > 1 and compare_names(name, person).holds


def _same_age(row: Office, near: When) -> bool:
    if row.start and row.start.low - near.high > _GENERATIONS:
        return False
    return not (row.end and near.low - row.end.high > _GENERATIONS)
