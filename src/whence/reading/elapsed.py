"""Elapsed time against known dates: "more than 60 years ago" beside "January 1960"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

import msgspec

from whence.language.dates import find_dates, read_date
from whence.model import Amount, DateMention, Fact, Location
from whence.reading.fingerprint import folded
from whence.reading.identity import Subject, resolve
from whence.when import When

if TYPE_CHECKING:
    from whence.reading.reading import Reading

_TAIL = re.compile(r"\s+(?:on\s+)?")
YEAR = 365.2425
"""Mean length of a year in the Gregorian calendar, in days."""


class Elapsed(msgspec.Struct, frozen=True):
    """Time that is said to have passed: ``span`` is when, by that, the thing was; ``text`` the words that say so in the source ``sid``.

    ``how``: *ago* ("60 years ago"), *age* ("aged 57": a birth), *anniversary*, *after* ("five days after the vote", resting on another date).
    ``fact`` is None for what is read from running text. ``others`` are other days that the passage tells, each with the span counted from it;
    ``also`` other predicates that the words can mean. ``name`` is the person's name as it stands beside the age. ``doubtful``: a bare figure, which
    may count something else than years.
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
    others: tuple[tuple[When, When], ...] = ()
    also: tuple[str, ...] = ()
    name: str = ""
    doubtful: bool = False

    def denies(self, when: When) -> bool:
        """Whether a date fits no day that is counted from."""
        # a date is not counted from itself
        return when.conflicts(self.span) and all(when.conflicts(span) for day, span in self.others if day.conflicts(when))


class Dated(msgspec.Struct, frozen=True):
    """A known date of the same subject and predicate: from a fact, a register's row or the text itself (``fact`` None)."""

    when: When
    subject: Subject
    predicate: str
    place: Location
    fact: Fact | None = None
    told_by: str = ""
    name: str = ""
    event: str = ""
    """A register's own name for the thing: two names are two things, even where a text's "the treaty" could be either."""


@lru_cache(maxsize=10_000)
def value_dates(value: str) -> tuple[DateMention, ...]:
    """The date expressions of a fact's value, unresolved; several checks ask for those of one value."""
    return tuple(find_dates(value))


def elapsed_mention(value: str) -> DateMention | None:
    """The elapsed expression that a value consists of, with or without what says when it is up: "60 years ago", "60 years ago this week"."""
    mentions = value_dates(value)
    first = mentions[0] if mentions else None
    if first is None or first.amount is None or first.amount.direction >= 0 or first.how != "elapsed":
        return None
    alone = len(mentions) == 1 or (len(mentions) == 2 and is_tail(value, first, mentions[1]) and not value[mentions[1].end :].strip())
    return first if alone else None


def is_tail(text: str, ago: DateMention, after: DateMention) -> bool:
    """Whether a date right behind "50 years ago" says on which day the years are full: "this week", "on Sunday", "next month"."""
    return after.how in {"relative", "weekday"} and _TAIL.fullmatch(text, ago.end, after.start) is not None


def full_on(amount: Amount, when: When, slack: int) -> When | None:
    """The days so many years before a day or span, give or take some days; None for what is not counted in years."""
    years = in_years(amount)
    if years is None or years < 1 or years != int(years) or amount.hedge is not None:
        return None
    return When.span(years_before(when.low, int(years), days=-slack), years_before(when.high, int(years), days=slack))


def years_before(day: date, years: int, *, days: int = 0) -> date:
    """The same day so many years before (negative: after), and some days on; beyond the calendar's ends, its first or last day."""
    year = day.year - years
    if not date.min.year <= year <= date.max.year:
        return date.min if years > 0 else date.max
    try:
        same = day.replace(year=year)
    except ValueError:  # 29 February: a birthday in a common year is kept on the last of the month
        same = date(year, 2, 28)
    return date.fromordinal(min(max(same.toordinal() + days, 1), date.max.toordinal()))


def dated(reading: Reading) -> tuple[Dated, ...]:
    """Every fact and register row that gives a date of its own."""
    return reading.keep("dated", lambda: (*_dated_facts(reading), *_dated_events(reading)))


def dated_of(reading: Reading, key: str) -> list[Dated]:
    """Those of ``dated`` that are of one subject."""

    def by_key() -> dict[str, list[Dated]]:
        rows: dict[str, list[Dated]] = {}
        for row in dated(reading):
            rows.setdefault(row.subject.key, []).append(row)
        return rows

    return reading.keep("dated by key", by_key).get(key, [])


def _dated_facts(reading: Reading) -> Iterator[Dated]:
    for fact in reading.facts:
        if reading.kind(fact) != "date" or elapsed_mention(fact.value) is not None or not sound(reading, fact):
            continue
        when = date_of(reading, fact)
        subject = reading.subject(fact)
        if when is None or subject is None:
            continue
        yield Dated(when, subject, reading.vocabulary.canonical(fact.predicate), place_of(reading, fact), fact, fact.source, fact.subject)


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
        yield Dated(row.start, subject, reading.vocabulary.canonical(row.what), place, None, told_by, row.event, folded(row.event))


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
    """Years as an editor says them: ``59 years 5 months``; what is less than two months in days: ``13 days``."""
    days = round(years * YEAR)
    if 0 <= days < 60:
        return f"{days} day{'s' if days != 1 else ''}"
    whole = int(years)
    months = int((years - whole) * 12)
    parts = [f"{whole} year{'s' if whole != 1 else ''}" if whole else "", f"{months} month{'s' if months != 1 else ''}" if months else ""]
    return " ".join(filter(None, parts))
