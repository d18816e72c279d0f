"""The nearest year: of a month or day that states none and that nothing in the text places."""

from __future__ import annotations

from datetime import date

from whence.language.dates.days import problem_of
from whence.language.dates.forms import Form

_FAR = 4
"""Years on either side in which a day without a year is looked for: a 29 February may be so far off."""
_AGAINST_TENSE = 90
"""Days by which a date that the tense speaks against is taken to be farther off than it is."""
_NEXT_YEAR = {-1: 200, 0: 120}
"""Days by which a day of the next year is taken to be farther off, by tense: newspapers leave out the running year, not the next."""
_NEAR = 90
"""Days within which a day without a year is the nearest whatever weekday stands beside it: that one may be wrong, which is for a check to say."""
_YEAR_AWAY = 300
"""Days from publication within which the weekday beside a day without a year may choose the year."""
_AGAINST, _AHEAD = 9, 5
"""Months by which a month is taken to be farther off than it is: where the tense speaks against it, and where nothing speaks for what is to come."""


def _weight(tense: int) -> int:
    return 4 if tense < -1 else 1


def nearest_month(base: date, month: int, tense: int) -> int:
    """The year of a month that states none: the nearest that the tense allows."""

    def cost(year: int) -> int:
        gap = (year - base.year) * 12 + month - base.month
        return abs(gap) + (_AGAINST * _weight(tense) if gap * tense < 0 else _AHEAD if tense == 0 and gap > 0 else 0)

    return min((base.year, base.year - 1, base.year + 1), key=cost)


def nearest_year(base: date, month: int, day: int, tense: int) -> int:
    """The year of a day that states none: the nearest that the tense allows."""

    def cost(year: int) -> tuple[float, int]:
        gap = (date(year, month, day) - base).days
        return abs(gap) + (_AGAINST_TENSE * _weight(tense) if gap * tense < 0 else 0) + (_NEXT_YEAR.get(tense, 0) if year > base.year else 0), gap

    years = [y for y in range(max(1, base.year - _FAR), min(9999, base.year + _FAR) + 1) if not problem_of(y, month, day)]
    return min(years, key=cost, default=base.year)


def year_by_weekday(base: date, year: int, form: Form) -> int:
    """The year before or after where only there the day falls on the weekday beside it, and neither is near: "Thursday, Dec. 20", written in June."""
    month, day = form.month or 1, form.day or 1
    if form.weekday is None or problem_of(year, month, day):
        return year
    told = date(year, month, day)
    if told.isoweekday() == form.weekday or abs((told - base).days) < _NEAR:
        return year
    others = [y for y in (year - 1, year + 1) if not problem_of(y, month, day) and date(y, month, day).isoweekday() == form.weekday]
    return next((y for y in others if abs((date(y, month, day) - base).days) <= _YEAR_AWAY), year)
