"""A time axis that stays readable when some dates are a day apart and others sixty years: each stretch between two dates has its own scale."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from math import log2
from typing import Final

import msgspec

_ROOM: Final = 62.0
"""Between two labels, in px."""
_LONG: Final = 366
"""Days: a shorter stretch is never shown as a break."""


class Tick(msgspec.Struct, frozen=True):
    """A date on the axis: ``label`` is its day and month, ``year`` is given where it changes."""

    x: float
    label: str
    year: str = ""


class Break(msgspec.Struct, frozen=True):
    """A stretch without dates that is drawn shorter than the rest; ``label`` says how long it is."""

    x: float
    label: str


class Axis(msgspec.Struct, frozen=True):
    """Maps days (proleptic Gregorian ordinals) to px. ``linear`` tells a true scale from a piecewise one."""

    days: tuple[int, ...]
    xs: tuple[float, ...]
    linear: bool
    ticks: tuple[Tick, ...] = ()
    breaks: tuple[Break, ...] = ()

    def x(self, day: int) -> float:
        """Where a day begins; days beyond the axis are drawn at its ends."""
        if day <= self.days[0]:
            return self.xs[0]
        if day >= self.days[-1]:
            return self.xs[-1]
        i = bisect_right(self.days, day) - 1
        share = (day - self.days[i]) / (self.days[i + 1] - self.days[i])
        return self.xs[i] + share * (self.xs[i + 1] - self.xs[i])


def make_axis(bounds: Iterable[int], named: Iterable[tuple[int, str]], left: float, right: float) -> Axis:
    """Lay an axis from ``left`` to ``right`` px through ``bounds`` (ordinals at which something begins or ends; not empty).

    ``named`` are the days to label with the words to use, the most important first.
    """
    days = sorted(set(bounds))
    if len(days) == 1:
        days.append(days[0] + 1)
    gaps = [b - a for a, b in pairwise(days)]
    smallest = min(gaps) / (days[-1] - days[0]) * (right - left)
    linear = smallest >= 7
    weights = [float(g) for g in gaps] if linear else [0.6 + log2(1 + g) for g in gaps]
    scale = (right - left) / sum(weights)
    xs = [left]
    for weight in weights:
        xs.append(xs[-1] + weight * scale)
    bare = Axis(tuple(days), tuple(xs), linear)
    return msgspec.structs.replace(bare, ticks=_ticks(bare, named), breaks=() if linear else _breaks(bare))


def _ticks(axis: Axis, named: Iterable[tuple[int, str]]) -> tuple[Tick, ...]:
    taken: list[tuple[float, int, str]] = []
    for day, label in named:
        x = axis.x(day)
        if all(abs(x - other) >= _ROOM for other, _, _ in taken):
            taken.append((x, day, label))
    ticks = []
    before = None
    for x, day, label in sorted(taken):
        year = str(date.fromordinal(day).year)
        ticks.append(Tick(round(x, 1), label, year if year != before else ""))
        before = year
    return tuple(ticks)


def _breaks(axis: Axis) -> tuple[Break, ...]:
    """Stretches that are drawn at less than a quarter of the middle scale and are long enough to say so; at most eight."""
    spans = [
        (b - a, (x2 - x1) / (b - a), (x1 + x2) / 2, x2 - x1) for a, b, x1, x2 in zip(axis.days, axis.days[1:], axis.xs, axis.xs[1:], strict=False)
    ]
    densities = sorted(density for _, density, _, _ in spans)
    middle = densities[len(densities) // 2]
    found = [(days, x) for days, density, x, width in spans if days > _LONG and density < middle / 4 and width > 26]
    return tuple(sorted((Break(round(x, 1), _length(days)) for days, x in sorted(found, reverse=True)[:8]), key=lambda b: b.x))


def _length(days: int) -> str:
    years = days / 365.2425
    return f"{round(years)} years" if years >= 1.75 else f"{round(days / 30.4369)} months"
