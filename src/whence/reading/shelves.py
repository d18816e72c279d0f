"""Many numbers or dates of sources, shelved so that those which may bear one of a draft are found without looking at all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import date

from whence.comparing.numbers import is_fraction, measure
from whence.model import DateMention, NumberMention

_REACH = 2.0
"""How many times apart two plain numbers may be that are not told to conflict: more than any rounding, hedge or bound allows."""
_LONG = 1000
"""Days from which on a span is kept apart: shelving it would fill too many years."""


class Numbers:
    """Numbers of sources by size; all are kept in the order in which they came."""

    def __init__(self, rows: Iterable[tuple[str, NumberMention]]) -> None:
        """Shelve rows of source and number."""
        self.rows = list(rows)
        plain = [(k, n) for k, (_, n) in enumerate(self.rows) if _plain(n)]
        self._wide = [k for k, (_, n) in enumerate(self.rows) if not _plain(n)]
        self._raw = sorted((abs(n.low or 0.0), k) for k, n in plain)
        self._base = sorted((abs(n.low or 0.0) * factor, k) for k, n in plain if (factor := _factor(n)) != 1.0)
        self._equal: dict[tuple[float | None, float | None, str | None], list[int]] = {}
        self._unit: dict[str | None, list[tuple[float, int]]] = {}
        for k, (_, n) in enumerate(self.rows):
            self._equal.setdefault((n.low, n.high, n.unit), []).append(k)
            self._unit.setdefault(n.unit, []).append((_value(n), k))
        for many in self._unit.values():
            many.sort()

    def like(self, number: NumberMention) -> Iterator[tuple[str, NumberMention]]:
        """Those with the same figure and unit."""
        return (self.rows[k] for k in self._equal.get((number.low, number.high, number.unit), ()))

    def near(self, number: NumberMention) -> Iterator[tuple[str, NumberMention]]:
        """All that may agree with a number, in their order; what is left out conflicts with it."""
        ends = [abs(end) for end in (number.low, number.high) if end is not None]
        low, high = min(ends, default=0.0), max(ends, default=0.0)
        found = {*self._wide, *_between(self._raw, low, high)}
        for factor in {_factor(number), 1.0}:
            found.update(_between(self._base, low * factor, high * factor))
        found.update(_between(self._raw, low * _factor(number), high * _factor(number)))
        if is_fraction(number):
            found.update(_between(self._raw, 100 * low, 100 * high))
        return (self.rows[k] for k in sorted(found))

    def nearest(self, number: NumberMention) -> tuple[str, NumberMention] | None:
        """The one of the same unit that is the fewest percent away, the first of several; None where there is none of its unit."""
        many = self._unit.get(number.unit, [])
        value = _value(number)
        at = bisect_left(many, (value, -1))
        beside = [many[at]] if at < len(many) else []
        if at:
            beside.append(many[bisect_left(many, (many[at - 1][0], -1))])
        best = min(beside, key=lambda row: (_apart(value, row[0]), row[1]), default=None)
        return None if best is None else self.rows[best[1]]


class Dates:
    """Dates of sources by the years that they touch; all are kept in the order in which they came."""

    def __init__(self, rows: Iterable[tuple[str, DateMention]]) -> None:
        """Shelve rows of source and date."""
        self.rows = list(rows)
        self._years: dict[int, list[int]] = {}
        self._open: list[int] = []
        self._starts: list[tuple[date, int]] = []
        self._ends: list[tuple[date, int]] = []
        self._month_day: dict[tuple[int, int], list[int]] = {}
        for k, (_, m) in enumerate(self.rows):
            span = _span(m)
            if span is None:
                self._open.append(k)
                continue
            first, last = span
            for year in range(first.year, last.year + 1):
                self._years.setdefault(year, []).append(k)
            self._starts.append((first, k))
            self._ends.append((last, k))
            self._month_day.setdefault((first.month, first.day), []).append(k)
        self._starts.sort()
        self._ends.sort()

    def near(self, mention: DateMention) -> Iterator[tuple[str, DateMention]]:
        """All that may agree with a date, and the nearest of the others, in their order."""
        span, said = _span(mention), mention.stated
        if span is None or (said and not said.year and (said.month or said.day or said.weekday)):  # any year's will do
            return iter(self.rows)
        first, last = span
        found = {*self._open, *self._month_day.get((first.month, first.day), ())}
        for year in range(first.year - 1, last.year + 2):
            found.update(self._years.get(year, ()))
        after = bisect_left(self._starts, (last, len(self.rows)))
        found.update(k for _, k in self._starts[after : after + 1])
        if at := bisect_left(self._ends, (first, -1)):  # the first of those that end on the last day before
            found.add(self._ends[bisect_left(self._ends, (self._ends[at - 1][0], -1))][1])
        return (self.rows[k] for k in sorted(found))


def _plain(number: NumberMention) -> bool:
    """One figure, which is compared by its size alone: no range, no open end, no fraction."""
    return number.low is not None and number.low == number.high and not is_fraction(number)


def _factor(number: NumberMention) -> float:
    known = measure(number.unit)
    return known[0] if known else 0.01 if number.unit == "bp" else 1.0


def _value(number: NumberMention) -> float:
    return number.low if number.low is not None else number.high or 0.0


def _apart(a: float, b: float) -> float:
    """How far two numbers are from each other, as a share of the larger."""
    return abs(a - b) / max(abs(a), abs(b), 1e-9)


def _between(rows: list[tuple[float, int]], low: float, high: float) -> Iterator[int]:
    first, last = bisect_left(rows, (low / _REACH, -1)), bisect_right(rows, high * _REACH, key=lambda row: row[0])
    return (k for _, k in rows[first:last])


def _span(mention: DateMention) -> tuple[date, date] | None:
    """The days of a mention; None where an end is open or guessed, or where they are so many that they are kept apart."""
    when = mention.when
    if when is None or when.earliest is None or when.latest is None or when.approximate or (when.latest - when.earliest).days > _LONG:
        return None
    return when.earliest, when.latest
