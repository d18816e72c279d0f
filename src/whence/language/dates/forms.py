"""Forms: what an expression means before it is known on which day it was written."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

Op: TypeAlias = Literal["date", "deictic", "shift", "ago", "duration", "set", "reference", "season", "quarter", "half", "span", "clock", "holiday", "yearago", "unit-of"]


class Form(msgspec.Struct, frozen=True, gc=False):
    """The parts that an expression states. ``op`` says which resolver reads them; the other fields are None where nothing is stated.

    ``shift`` is -1 for last, 0 for this, +1 for next; ``text`` marks an expression that another date of the text anchors ("a year earlier");
    ``year`` is negative before Christ; ``value`` is a TIMEX3 value that needs no reckoning.
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
    direction: int = 0
    season: str | None = None
    mod: str | None = None
    text: bool = False
    value: str | None = None
    type: str | None = None
    name: str | None = None
    problem: str | None = None
    fiscal: bool = False
    vague: bool = False


class Item(msgspec.Struct, frozen=True, gc=False):
    """An expression found: its place, the pattern that read it, its form, and the tense of the words around it (-1 past, 0 unknown, 1 to come)."""

    start: int
    end: int
    pattern: str
    form: Form
    tense: int = 0


class Scanned(msgspec.Struct, frozen=True):
    """A text with its expressions, not yet resolved. ``narrative`` marks a history: a text that dates itself by what it tells, not by today."""

    text: str
    items: tuple[Item, ...]
    narrative: bool = False
