"""Elapsed time: the days that "more than 60 years ago" can mean, by the hedge in front of it (WH206)."""

from __future__ import annotations

from datetime import date, timedelta

from whence.language.dates.days import add_months
from whence.model import Amount
from whence.when import When

_DAYS = {"second": 0.0, "minute": 0.0, "hour": 1 / 24, "day": 1.0, "week": 7.0}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_MONTH = 30.44
"""Days of a month on average, for the part of a month in "a year and a half" and the like."""
_LOOSE, _LOOSE_YEARS, _LONG = 0.05, 1.0, 20
"""*Nearly* and *about* reach 5% below, or to either side; from 20 years up at least one year (the catalogue of checks, WH206)."""


def days_elapsed(amount: Amount, anchor: date) -> When:
    """Give the days on which something that ``amount`` separates from ``anchor`` can lie.

    *nearly N* (LESS_THAN) is up to 5% below N; *about N* 5% to either side; *more than N* beyond N; *at least*, *at most* and *less than*
    (EQUAL_OR_LESS) include N; unhedged, N ≤ elapsed < N + 1 in its unit. From 20 years up the 5% is at least one year. Backward from the anchor
    unless ``direction`` is 1. Of days and weeks N itself is never left out, since days are the finest that is told apart; beyond the calendar's
    own ends the end is given.
    """
    low, high = amount.low, amount.low if amount.high is None else amount.high
    step = 1.0 if low == int(low) and amount.unit not in {"decade", "century"} else 0.5  # "a decade ago" is hardly 19 years
    years = low * _MONTHS.get(amount.unit, 0) / 12
    slack = max(low * _LOOSE, _LOOSE_YEARS * low / years if years >= _LONG else 0.0)
    match amount.hedge:
        case "APPROX":
            return _between(amount, anchor, low - slack, high + max(slack, step if low == high else 0), approximate=True)
        case "LESS_THAN":
            return _between(amount, anchor, low - slack, high, open_end=amount.unit not in _DAYS)
        case "MORE_THAN":
            return _beyond(amount, anchor, high, days=0 if amount.unit in _DAYS else 1)
        case "EQUAL_OR_MORE":
            return _beyond(amount, anchor, low)
        case "EQUAL_OR_LESS":
            return _between(amount, anchor, 0, high)
        case _:
            return _between(amount, anchor, low, high + step, open_end=True)


def _between(amount: Amount, anchor: date, near: float, far: float, *, open_end: bool = False, approximate: bool = False) -> When:
    fine = amount.unit in {"second", "minute", "hour", "day"}
    if amount.unit == "day" and open_end and far - near <= 1:
        far = near  # days are counted whole
    sign = 1 if amount.direction > 0 else -1
    first = _away(anchor, sign * near, amount.unit)
    last = _away(anchor, sign * far, amount.unit, days=-sign if open_end and not fine else 0)
    first, last = min(first, last), max(first, last)
    return When.span(first, last, "day" if first == last else "interval", approximate=approximate)


def _beyond(amount: Amount, anchor: date, count: float, *, days: int = 0) -> When:
    if amount.direction > 0:
        return When.span(_away(anchor, count, amount.unit, days=days), None)
    return When.span(None, _away(anchor, -count, amount.unit, days=-days))


def _away(anchor: date, count: float, unit: str, *, days: int = 0) -> date:
    """The day ``count`` units and some days from ``anchor`` (negative: before); the calendar's own ends are kept."""
    try:
        if unit in _DAYS:
            return anchor + timedelta(days=round(count * _DAYS[unit]) + days)
        months = count * _MONTHS[unit]
        whole = int(months // 1)
        return add_months(anchor, whole) + timedelta(days=round((months - whole) * _MONTH) + days)
    except (OverflowError, ValueError):
        return date.max if count > 0 else date.min
