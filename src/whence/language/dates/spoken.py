"""Words spoken: in a quotation "today" is the day it was said on, which the words around it may tell."""

from __future__ import annotations

import re
from datetime import date, timedelta

from whence.language.dates.forms import Item

_MARKS = ("``", "''", "“", "”", '"')
_OPENS = re.compile(r'(?<![^\s(\[“])"(?=\S)')
PARAGRAPH = re.compile(r"\n(?:\s*\n|[ \t]{2})")
"""The end of a paragraph: an empty line, or a line that is indented."""
_SENTENCE_END = re.compile(r"[.!?]['\"”’)]*\s+(?=[A-Z\"“`\[])")
_SPEECH_ENDS = re.compile(f"{PARAGRAPH.pattern}|{_SENTENCE_END.pattern}")
_REACH = 800
"""How far back, in characters, a quotation may have been opened."""
_SPEAKER = 80
"""How far behind a quotation, in characters, who said it may stand with the day."""


def opened_at(text: str, at: int) -> int | None:
    """Where the quotation was opened that ``at`` stands in; None outside of quotations. A paragraph closes what it opened, as newspapers print it."""
    low = max(0, at - _REACH)
    last = max(text.rfind(mark, low, at) for mark in _MARKS)
    if last < 0 or text[last] == "”" or text.startswith("''", last) or (text[last] == '"' and not _OPENS.match(text, last)):
        return None
    return None if PARAGRAPH.search(text, last, at) else last


def is_told_with(text: str, at: int, opened: int) -> bool:
    """Whether a day told at ``at`` stands in the sentence that opens a quotation, or in the one before it."""
    return PARAGRAPH.search(text, at, opened) is None and len(_SENTENCE_END.findall(text, at, opened)) <= 1


def day_said(item: Item, following: Item | None, text: str, anchor: date) -> date | None:
    """The day that stands behind a quotation with who said it: "…," she told reporters on Monday."""
    if following is None or following.form.shift not in {None, -1, 0} or following.form.text:
        return None
    between = text[item.end : following.start]
    closed = max(between.rfind(mark) for mark in ("”", "''", '"'))
    if closed <= 0 or len(between) - closed > _SPEAKER or between[closed - 1] == "." or _SPEECH_ENDS.search(between, closed):
        return None
    if following.form.op == "deictic":
        return anchor + timedelta(days=following.form.shift or 0)
    if following.form.op == "date" and following.form.weekday is not None and following.form.month is None and following.form.shift is None:
        return anchor - timedelta(days=(anchor.isoweekday() - following.form.weekday) % 7)
    return None
