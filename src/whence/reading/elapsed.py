"""Elapsed time against known dates: "more than 60 years ago" beside "January 1960"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

import msgspec

from whence.language.dates import elapsed_span, find_dates, read_date
from whence.model import Amount, DateMention, Fact, Location
from whence.reading.fingerprint import folded
from whence.reading.identity import Subject, resolve
from whence.when import When

if TYPE_CHECKING:
    from whence.reading.reading import Reading

YEAR = 365.2425
"""Mean length of a year in the Gregorian calendar, in days."""


class Elapsed(msgspec.Struct, frozen=True):
    """Time that is said to have passed: ``span`` is when, by that, the thing was; ``text`` the words that say so in the source ``sid``.

    ``how``: *ago* ("60 years ago"), *age* ("aged 57": a birth), *anniversary*, *after* ("five days after the vote", resting on another date).
    ``fact`` is None for what is read from running text.
    """

    text: str
    sid: str
    place: Location
    amount: Amount
    anchor: date
    span: When
    subject: Subject
    predicate: str
    how: Literal["ago", "age", "anniversary", "after"] = "ago"
    fact: Fact | None = None


class Dated(msgspec.Struct, frozen=True):
    """A known date of the same subject and predicate: from a fact, or a register's row (``fact`` None)."""

    when: When
    subject: Subject
    predicate: str
    place: Location
    fact: Fact | None = None
    told_by: str = ""
    event: str = ""
    """A register's own name for the thing: two names are two things, even where a text's "the treaty" could be either."""


@lru_cache(maxsize=10_000)
def value_dates(value: str) -> tuple[DateMention, ...]:
    """The date expressions of a fact's value, unresolved; several checks ask for those of one value."""
    return tuple(find_dates(value))


def elapsed_mention(value: str) -> DateMention | None:
    """The elapsed expression that a value consists of, if it is one."""
    mentions = value_dates(value)
    return next((m for m in mentions if m.amount is not None and m.amount.direction < 0 and m.how == "elapsed"), None) if len(mentions) == 1 else None


def elapsed_facts(reading: Reading) -> Iterator[Elapsed | str]:
    """The facts whose value is an elapsed expression; a string says why one could not be placed."""
    for fact in reading.facts:
        if reading.kind(fact) != "date" or fact.source not in reading.sources:
            continue
        mention = elapsed_mention(fact.value)
        if mention is None or mention.amount is None or not sound(reading, fact):
            continue
        subject, anchor = reading.subject(fact), reading.anchor(fact.source)
        if subject is None:
            yield "the subject is a pronoun or could be several things"
        elif anchor is None:
            yield "the source's day of publication is not known"
        else:
            span = elapsed_span(mention.amount, anchor)
            predicate = reading.vocabulary.canonical(fact.predicate)
            yield Elapsed(mention.text, fact.source, place_of(reading, fact, "primary"), mention.amount, anchor, span, subject, predicate, fact=fact)


def dated(reading: Reading) -> tuple[Dated, ...]:
    """Every fact and register row that gives a date of its own."""
    return reading.keep("dated", lambda: (*_dated_facts(reading), *_dated_events(reading)))


def _dated_facts(reading: Reading) -> Iterator[Dated]:
    for fact in reading.facts:
        if reading.kind(fact) != "date" or elapsed_mention(fact.value) is not None or not sound(reading, fact):
            continue
        when = date_of(reading, fact)
        subject = reading.subject(fact)
        if when is None or subject is None:
            continue
        yield Dated(when, subject, reading.vocabulary.canonical(fact.predicate), place_of(reading, fact), fact, fact.source)


def sound(reading: Reading, fact: Fact) -> bool:
    """Whether a fact may speak against others: not when its own quote is missing, altered or says otherwise, which other checks report."""
    if fact.extracted or not fact.quote:
        return True
    evidence = reading.evidence(fact)
    return evidence is not None and evidence.match != "altered" and reading.comparison(fact).verdict != "conflict"


def date_of(reading: Reading, fact: Fact) -> When | None:
    """The date that a fact's value gives, relative expressions resolved by the source's publication; None when it is not known or impossible."""
    anchor = reading.anchor(fact.source) if fact.source in reading.sources else None
    return reading.keep(("date", fact.value, anchor), lambda: read_date(fact.value, anchor))


def _dated_events(reading: Reading) -> Iterator[Dated]:
    for row in reading.registers.events:
        subject = resolve(reading, row.event, None)
        if subject is None:
            continue
        place = Location("register", f"{row.event}, {row.what}, {row.start.edtf()}", "related", file=row.file, line=row.line, note=row.source or None)
        told_by = row.file or "the register of events"
        yield Dated(row.start, subject, reading.vocabulary.canonical(row.what), place, None, told_by, folded(row.event))


def place_of(reading: Reading, fact: Fact, role: Literal["primary", "related"] = "related") -> Location:
    """Where a fact's words stand in its source, else its row."""
    evidence = reading.evidence(fact)
    if evidence is None:
        return reading.row(fact, role)
    return reading.place(fact.source, evidence.start, evidence.end, role)


def years_between(earlier: When, day: date) -> tuple[float, float]:
    """The least and the most years from a date to a day."""
    return (day - earlier.high).days / YEAR, (day - earlier.low).days / YEAR


def in_years(amount: Amount) -> float | None:
    """The amount's figure in years; None for days and less, where a year's tolerance makes no sense."""
    per = {"month": 1 / 12, "quarter": 0.25, "year": 1.0, "decade": 10.0, "century": 100.0}
    return amount.low * per[amount.unit] if amount.unit in per else None


def spoken(years: float) -> str:
    """Years as an editor says them: ``59 years 5 months``."""
    whole = int(years)
    months = int((years - whole) * 12)
    parts = [f"{whole} year{'s' if whole != 1 else ''}" if whole else "", f"{months} month{'s' if months != 1 else ''}" if months else ""]
    return " ".join(filter(None, parts)) or "less than a month"
