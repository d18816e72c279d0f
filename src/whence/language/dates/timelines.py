"""Timelines: entries that begin with their day, or with their hour, and take the year or the day from the entries before them."""

from __future__ import annotations

import re
from datetime import date

from whence.language.dates.forms import Item

_OPENS = re.compile(r"(?:^|\n)[ \t]*(?:[-–—*•][ \t]*)?$|[.!?]['\"”’)]*[ \t]+$")
_LINE = re.compile(r"(?:^|\n)[ \t]*(?:[-–—*•][ \t]*)?$")
_HEADS = re.compile(r"[ \t]*(?::|[-–—]{1,2})(?=\s)")
_ALONE = re.compile(r"[ \t]*(?::|\n|$)")
"""What stands before the day or hour of an entry, and behind it: a colon or dash, or the end of its line."""
_INTRODUCED = re.compile(r":\s*(?:[-–—*•][ \t]*)?$")
"""What stands before the first entry of a list: "a timeline of Saturday's fire:"."""
_BEFORE = 8
"""How far back, in characters, the beginning of a line or sentence is looked for."""


class Timeline:
    """The day of the entry before, with its year; the day of the heading or entry of hours before."""

    __slots__ = ("_day", "_of_hours", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._day: date | None = None
        self._of_hours: date | None = None

    def keep(self, item: Item, day: date) -> None:
        """Note a day that heads an entry with its year, or goes on from one that did; a year alone on its line; a day alone on its line."""
        form = item.form
        if form.op != "date" or not self._opens(item, _OPENS):
            return
        alone = _ALONE.match(self._text, item.end) is not None and self._opens(item, _LINE)
        dated = form.year is not None or (self._day is not None and form.month is not None)
        if dated and (alone or (form.month is not None and self._is_head(item))):
            self._day = day
        if (form.day is not None or form.weekday is not None) and self._opens(item, _LINE) and (alone or self._is_head(item)):
            self._of_hours = day

    def year(self, item: Item, anchor: date | None) -> int | None:
        """The year of an entry that states none: that of the one before or the next, "Jan. 12, 2002 - … Dec. 12 - …"; None outside of timelines."""
        before, form = self._day, item.form
        if before is None or form.month is None or not self._is_head(item) or not self._opens(item, _OPENS):
            return None
        year = before.year + ((form.month, form.day or 31) < (before.month, before.day))
        return year if anchor is None or (year, form.month, form.day or 1) <= (anchor.year, anchor.month, anchor.day) else None

    def is_hour(self, item: Item) -> bool:
        """Whether an hour heads an entry: "10.15am: The minister speaks"."""
        return self._opens(item, _LINE) and (self._is_head(item) or _ALONE.match(self._text, item.end) is not None)

    def day_of_hour(self, item: Item, told: date | None, anchor: date) -> date:
        """The day of an hour that heads an entry: of the heading before, of what is told before a list of them, else of publication."""
        if self._of_hours is None and told is not None and _INTRODUCED.search(self._text, max(0, item.start - _BEFORE), item.start):
            self._of_hours = told
        return self._of_hours or anchor

    def _opens(self, item: Item, opening: re.Pattern[str]) -> bool:
        low = max(0, item.start - _BEFORE)
        if self._text[low : item.start].rstrip(" \t")[-1:].isalnum():  # a word right before: most stand within a sentence
            return False
        return opening.search(self._text, low, item.start) is not None

    def _is_head(self, item: Item) -> bool:
        return _HEADS.match(self._text, item.end) is not None
