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
_CLOSED = re.compile(r"”|''|\"")
_SAYING = re.compile(
    r"\b(?:sa(?:id|ys|ying)|told|wr(?:ote|iting)|tweet(?:ed|ing)|posted|added|announc(?:ed|ing)|declared|statement|letter|tweet|post|speech)\b"
)
_ASIDE = re.compile(r"\b(?:who|which|whose|after|before|since|when|for)\b")
"""What stands between who said it and a day that is another one's: "said Roe, who was elected on"."""
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


def is_said_with(text: str, at: int, opened: int) -> bool:
    """Whether a day told at ``at`` is that of the words which are quoted from ``opened`` on.

    It stands in the sentence that says so, "On Monday he said: …", or in the one before a sentence that does: "She resigned on Monday. In a letter
    she wrote: …". A quotation that begins a sentence of its own may have been said on any day.
    """
    if PARAGRAPH.search(text, at, opened) is not None:
        return False
    ends = [m.end() for m in _SENTENCE_END.finditer(text, at, opened)]
    return len(ends) <= 1 and _SAYING.search(text, ends[-1] if ends else at, opened) is not None


def day_said(item: Item, following: Item | None, text: str, anchor: date) -> date | None:
    """The day that stands behind a quotation with who said it: "…," she told reporters on Monday."""
    if following is None or following.form.shift not in {None, -1, 0} or following.form.text:
        return None
    closed = _CLOSED.search(text, item.end, following.start)
    if closed is None or text[closed.start() - 1] == "." or _SPEECH_ENDS.search(text, closed.start(), following.start):
        return None
    if following.start - closed.end() > _SPEAKER or not _SAYING.search(text, closed.end(), following.start):
        return None
    if _ASIDE.search(text, closed.end(), following.start):
        return None
    if following.form.op == "deictic":
        return anchor + timedelta(days=following.form.shift or 0)
    if following.form.op == "date" and following.form.weekday is not None and following.form.month is None and following.form.shift is None:
        return anchor - timedelta(days=(anchor.isoweekday() - following.form.weekday) % 7)
    return None
