"""Centuries: which one a year of two figures is of, seen from the day the text was written on."""

from __future__ import annotations

from datetime import date

import msgspec

from whence.language.dates.days import problem_of
from whence.language.dates.forms import Item, Scanned

_TO_COME = 15
"""How many years ahead a year of two figures is spoken of at most: in 2019 "'30" is 2030, "'45" 1945."""


def in_their_century(scanned: Scanned, anchor: date | None) -> Scanned:
    """Put years of two figures that would lie far ahead into the century before: "champions in '62", "the class of '45"."""
    if anchor is None or not any(_is_far(item, scanned.text, anchor) for item in scanned.items):
        return scanned
    items = tuple(_a_century_before(item) if _is_far(item, scanned.text, anchor) else item for item in scanned.items)
    return msgspec.structs.replace(scanned, items=items)


def _is_far(item: Item, text: str, anchor: date) -> bool:
    year = item.form.year
    return year is not None and year > anchor.year + _TO_COME and any(f"{mark}{year % 100:02}" in text[item.start : item.end] for mark in "'’")


def _a_century_before(item: Item) -> Item:
    form = item.form
    year = (form.year or 0) - 100
    problem = problem_of(year, form.month, form.day) if form.op == "date" else form.problem
    return msgspec.structs.replace(item, form=msgspec.structs.replace(form, year=year, problem=problem))
