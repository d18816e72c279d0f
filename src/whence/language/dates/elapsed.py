"""Elapsed time: the days that "more than 60 years ago" can mean, by the hedge in front of it (WH206)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from whence.model import Amount
from whence.when import When

_DAYS = {"second": 0.0, "minute": 0.0, "hour": 1 / 24, "day": 1.0, "week": 7.0}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_LOOSE = 0.05
"""Nearly and about reach 5% below, or to either side; from 20 years up at least one year (the catalogue of checks, WH206)."""


def days_elapsed(amount: Amount, anchor: date) -> When:
    """Give the days on which something that ``amount`` separates from ``anchor`` can lie.

    *nearly N* is up to 5% below N; *about N* 5% to either side; *more than N* beyond N; *less than N* short of it; *at least*, *at most* include N;
    unhedged, N ≤ elapsed < N + 1. From 20 years up the 5% is at least one year. Backward from the anchor unless ``direction`` is 1.
    """
    forward = amount.direction > 0
    low, high = amount.low, amount.high if amount.high is not None else amount.low
    step = _step(amount)
    slack = max(low * _LOOSE, 1.0 if amount.unit == "year" and low >= 20 else 0.0)
    match amount.hedge:
        case "APPROX":
            return _between(anchor, low - slack, high + max(slack, step if low == high else 0), amount.unit, forward=forward, approximate=True)
        case "LESS_THAN" if amount.direction != 0 or low >= 1:
            return _between(anchor, low - slack, high, amount.unit, forward=forward, closed=False)
        case "MORE_THAN":
            return _open(anchor, high, amount.unit, forward=forward, closed=False)
        case "EQUAL_OR_MORE":
            return _open(anchor, low, amount.unit, forward=forward, closed=True)
        case "EQUAL_OR_LESS":
            return _between(anchor, 0, high, amount.unit, forward=forward)
        case _:
            return _between(anchor, low, high + step, amount.unit, forward=forward, closed=False)


def _step(amount: Amount) -> float:
    return 1.0 if amount.low == int(amount.low) else 0.5


def shifted(anchor: date, count: float, unit: str) -> date:
    """The day ``count`` units from ``anchor`` (negative: before); a shorter month gives its last day; the calendar's own ends are kept."""
    try:
        if unit in _DAYS:
            return anchor + timedelta(days=round(count * _DAYS[unit]))
        months = count * _MONTHS[unit]
        whole = int(months // 1)
        index = anchor.year * 12 + anchor.month - 1 + whole
        year, month = index // 12, index % 12 + 1
        day = date(year, month, min(anchor.day, monthrange(year, month)[1]))
        return day + timedelta(days=round((months - whole) * 30.4))
    except (OverflowError, ValueError):
        return date.max if count > 0 else date.min


def _between(anchor: date, near: float, far: float, unit: str, *, forward: bool, closed: bool = True, approximate: bool = False) -> When:
    # Within one day is the finest that When knows, so spans of hours keep the day itself.
    edge = timedelta(days=0 if closed or unit in {"second", "minute", "hour", "day"} else 1)
    if unit == "day" and not closed and far - near <= 1:
        far = near
    if forward:
        first, last = shifted(anchor, near, unit), shifted(anchor, far, unit) - edge
    else:
        first, last = shifted(anchor, -far, unit) + edge, shifted(anchor, -near, unit)
    first, last = min(first, last), max(first, last)
    return When.span(first, last, "day" if first == last else "interval", approximate=approximate)


def _open(anchor: date, count: float, unit: str, *, forward: bool, closed: bool) -> When:
    edge = timedelta(days=0 if closed else 1)
    if forward:
        return When.span(shifted(anchor, count, unit) + edge, None)
    return When.span(None, shifted(anchor, -count, unit) - edge)
