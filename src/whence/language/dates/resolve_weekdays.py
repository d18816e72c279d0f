"""Resolvers of weekdays beside another count of days: "Saturday 20th", "50 years ago on Friday"."""

from __future__ import annotations

from datetime import date, timedelta

from whence.language.dates.context import Context, Result
from whence.language.dates.days import add_months, problem_of, unit_at
from whence.language.dates.forms import Form
from whence.when import When

_AGAINST = 60
"""Days by which a day that the tense speaks against is taken to be farther off than it is."""
_MONTHS_AROUND = 12
"""Months on either side in which a weekday with its day of the month is looked for."""
_HALF_WEEK = 3
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "year": 12, "decade": 120}


def day_with_weekday(weekday: int, day: int, context: Context) -> date | None:
    """The nearest day of the month that falls on the weekday, by the tense: "on Saturday 20th"; None without an anchor."""
    anchor = context.anchor
    if anchor is None:
        return None
    tense = context.item.tense

    def cost(found: date) -> int:
        gap = (found - anchor).days
        return abs(gap) + (_AGAINST if gap * tense < 0 else 0)

    firsts = [add_months(anchor.replace(day=1), months) for months in range(-_MONTHS_AROUND, _MONTHS_AROUND + 1)]
    days = [first.replace(day=day) for first in firsts if not problem_of(first.year, first.month, day)]
    return min((found for found in days if found.isoweekday() == weekday), key=cost, default=None)


def ago_to_the_day(form: Form, context: Context) -> Result:
    """So many months or years before a day, week or month by today: "a month ago today", "50 years ago on Friday", "30 years ago this month"."""
    anchor, unit, count = context.anchor, form.unit or "year", int(form.low or 1)
    exact = (form.name or "").removeprefix("to the ")
    if anchor is None:
        return "DATE", {"day": "XXXX-XX-XX", "week": "XXXX-WXX"}.get(exact, "XXXX-XX"), None, "elapsed"
    day = _day_counted_from(form, anchor)
    day = day - timedelta(days=_DAYS[unit] * count) if unit in _DAYS else add_months(day, -_MONTHS[unit] * count)
    value, when, _ = (day.isoformat(), When.day(day), day) if exact == "day" else unit_at(exact, day, 0)
    return "DATE", value, when, "elapsed"


def _day_counted_from(form: Form, anchor: date) -> date:
    if form.weekday is None:
        return anchor + timedelta(days=form.shift or 0)
    back = (anchor.isoweekday() - form.weekday) % 7
    if form.shift == -1:
        return anchor - timedelta(days=back or 7)
    return anchor - timedelta(days=back - 7 * (back > _HALF_WEEK))


def unit_of_year(form: Form, year: int, context: Context) -> Result:
    """A day, week, weekend or month counted within a year: "the last day of 2018", "the first week of 2018"."""
    unit, number = form.unit or "week", form.ordinal or 1
    if unit == "month":
        day = date(year, number if number > 0 else 12, 1)
    elif number < 0:
        day = date(year, 12, 31) if unit == "day" else date(year, 12, 28)  # the last week of a year, to ISO 8601, is that of 28 December
    elif unit == "day":
        day = date(year, 1, number)
    else:
        day = date.fromisocalendar(year, number, 6)
    value, when, start = unit_at(unit, day, 0)
    context.keep(start, unit, value)
    return "DATE", value, when, "absolute"
