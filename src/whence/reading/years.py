"""A date without a year is given one: by a reference day, and where nothing else dates the source, by its weekday."""

from __future__ import annotations

from datetime import date

import msgspec

from whence.model import DateEvidence, Stated
from whence.when import When

_SINCE = 1990
"""Earliest year tried for a date that only a weekday pins: pages older than the web carry their year."""


class Reference(msgspec.Struct, frozen=True):
    """A full date that tells the year of others, and the words that say why; ``bound``: it says no more than that nothing is later."""

    day: date
    why: str
    bound: bool = False


class Hint(msgspec.Struct, frozen=True):
    """A date of the text that speaks of the publication. ``role`` as in DateEvidence; ``last``: it cannot lie after the reference."""

    role: str
    stated: Stated
    text: str
    why: str
    start: int
    end: int
    last: bool = False
    value: When | None = None
    """Set where the text states the full date."""

    @property
    def full(self) -> bool:
        """Whether the text itself gives the year."""
        return self.value is not None


def complete(hint: Hint, reference: Reference | None) -> DateEvidence | None:
    """The hint as evidence: as it is when full, else with the year that the reference gives; None where there is none."""
    if hint.value is not None:
        return DateEvidence(hint.role, hint.value, hint.text, hint.why, hint.start, hint.end)
    if reference is None:
        return None
    day = _bounded(hint.stated, reference.day) if reference.bound else year_for(hint.stated, reference.day, last=hint.last)
    if day is None:
        return None
    how = "the last such day not after it" if hint.last or reference.bound else "the nearest such day"
    why = f"{hint.why}; the year is {day.year}, since {reference.why}, and this is {how}{_weekday_note(hint.stated, day)}"
    return DateEvidence(hint.role, When.day(day), hint.text, why, hint.start, hint.end, "year", reference.why)


def year_for(stated: Stated, reference: date, *, last: bool) -> date | None:
    """The day ``stated`` (month and day) nearest to the reference; with ``last`` the last one not after it (a day's grace for time zones)."""
    days = [d for year in range(reference.year - 1, reference.year + 2) if (d := day_in(year, stated))]
    if last:
        days = [d for d in days if (d - reference).days <= 1]
        return max(days, default=None)
    return min(days, key=lambda d: (abs((d - reference).days), d), default=None)


def _bounded(stated: Stated, bound: date) -> date | None:
    """The last day not after the bound that the stated month, day and weekday fit."""
    days = (d for year in range(bound.year, bound.year - 12, -1) if (d := day_in(year, stated)) and d <= bound)
    return next((d for d in days if stated.weekday in {None, d.isoweekday()}), None)


def fitting_years(stated: Stated, around: int, reach: int = 12) -> list[int]:
    """The years near ``around`` in which the stated weekday and day of month fall together."""
    return [y for y in range(max(_SINCE, around - reach), around + reach + 1) if (d := day_in(y, stated)) and d.isoweekday() == stated.weekday]


def _weekday_note(stated: Stated, day: date) -> str:
    if stated.weekday is None:
        return ""
    years = fitting_years(stated, day.year, 9)
    name = f"{day:%A}"
    if day.isoweekday() == stated.weekday:
        others = ", ".join(str(y) for y in years if y != day.year)
        return f"; it was a {name} indeed, as in {others}"
    return f"; but that was a {name}"


def day_in(year: int, stated: Stated) -> date | None:
    """The day that ``stated`` (month and day) is in a year; None where that year has none."""
    if stated.month is None or stated.day is None or not 1 <= year <= 9999:
        return None
    try:
        return date(year, stated.month, stated.day)
    except ValueError:
        return None
