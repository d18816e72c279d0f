"""The day of a dateline: news printed a day later means by "today" the day on which it was sent, "PARIS, March 9 (AP) - A bomb went off today"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from whence.language.dates.forms import Item
from whence.language.dates.spoken import last_such_day

_PLACE = re.compile(r"(?:^|\n)[ \t]*[A-Z][A-Za-z.'’ -]{2,40}(?:,[ \t]*[A-Z][A-Za-z.'’ -]{1,30})?,?[ \t]+$")
_SENT = re.compile(r",?[ \t]*(?:[(\[][^()\[\]\n]{2,30}[)\]][ \t]*)?(?:[-–—_]|--)[ \t\n]")
"""What stands before and behind the day of a dateline: a place, an agency and a dash."""
_HEAD, _LINE = 400, 80
"""How far from the beginning a dateline begins, and how long its place is, in characters."""
_LATE = timedelta(days=3)
"""How many days after it was sent news is printed at most."""


def day_of_dateline(text: str, items: Sequence[Item], anchor: date) -> date | None:
    """The day of the dateline where that is one of the days just before publication; None where there is none."""
    for item in items[:3]:
        if item.start > _HEAD:
            break
        if _PLACE.search(text, max(0, item.start - _LINE), item.start) and _SENT.match(text, item.end):
            day = last_such_day(item.form, anchor)
            return day if day is not None and timedelta(0) < anchor - day <= _LATE else None
    return None
