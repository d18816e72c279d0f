"""Holidays: the day of a named holiday in a year."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from whence.language.dates.lexicon import data


@cache
def holiday_day(name: str, year: int) -> date | None:
    """The day on which a holiday of dates_holidays.toml falls; None for a name or year that is not known."""
    rule = data("dates_holidays").get(name)
    if rule is None or not 1 <= year <= 9998:
        return None
    if "fixed" in rule:
        month, day = rule["fixed"]
        return date(year, month, day)
    if "nth" in rule:
        return nth_weekday(year, *rule["nth"]) + timedelta(days=rule.get("plus", 0))
    if "easter" in rule:
        return easter(year) + timedelta(days=rule["easter"])
    country, listed = rule["library"]
    return _in_library(country, listed, year)


def nth_weekday(year: int, nth: int, weekday: int, month: int) -> date:
    """The nth ISO weekday of a month; -1 is the last."""
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.isoweekday() - weekday) % 7)


def easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    j = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * j) // 451
    month, day = divmod(h + j - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _in_library(country: str, name: str, year: int) -> date | None:
    import holidays  # some 100 ms: only for the lunar calendars, which it keeps

    listed = holidays.country_holidays(country, years=year, language="en_US")
    return min((day for day, names in listed.items() if name in names.split("; ")), default=None)
