"""Forms: what an expression means before it is known on which day it was written."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

Op: TypeAlias = Literal[
    "date",  # a calendar date of any precision, or a weekday
    "deictic",  # days from today
    "holiday",
    "clock",  # an hour by itself
    "shift",  # a unit of the calendar, by this, last and next
    "season",
    "quarter",
    "half",
    "span",  # a decade or century
    "unit-of",  # a day or week of a month
    "report",  # the period of a financial report
    "ago",  # so long ago or later
    "duration",
    "set",
    "reference",  # a vague now or then
]
"""Which resolver reads a form."""


class Form(msgspec.Struct, frozen=True, gc=False):
    """The parts that an expression states; None where nothing is stated.

    ``shift`` is -1 for last, 0 for this, +1 for next; ``low``..``high`` how many of ``unit`` (both None: vague); ``text`` marks what another date
    of the text anchors ("a year earlier"); ``year`` is negative before Christ; ``value`` and ``type`` are TIMEX3's where they need no reckoning;
    ``name`` tells kinds of one op apart; ``direction`` is -1 before and +1 after.
    """

    op: Op
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    time: str | None = None
    zone: str | None = None
    unit: str | None = None
    low: float | None = None
    high: float | None = None
    ordinal: int | None = None
    shift: int | None = None
    direction: Literal[-1, 0, 1] = 0
    season: str | None = None
    mod: str | None = None
    text: bool = False
    value: str | None = None
    type: Literal["DATE", "TIME", "DURATION", "SET"] | None = None
    name: str | None = None
    problem: str | None = None


class Item(msgspec.Struct, frozen=True, gc=False):
    """An expression found: its place, the pattern that read it, its form, and the tense of the words around it (-1 past, 0 unknown, 1 to come)."""

    start: int
    end: int
    pattern: str
    form: Form
    tense: int = 0


class Scanned(msgspec.Struct, frozen=True):
    """A text with its expressions, which are not resolved yet."""

    text: str
    items: tuple[Item, ...]
