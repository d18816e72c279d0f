"""The expressions of time in an undated text that only its day of publication could place: "yesterday", and not "in winter" or "at six"."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from whence.language.lexicon import either, table
from whence.model import DateMention

if TYPE_CHECKING:
    from whence.reading.reading import Reading

_LOOSE = frozenset({"partial", "weekday", "relative", "elapsed"})
_OF_ANY_DAY = frozenset({"clock", "season"})
"""Patterns that name an hour or season of any day or year where nothing stands beside them."""


def unplaced(reading: Reading, sid: str) -> list[DateMention]:
    """The mentions of a source without a day of publication that stay loose; those that the text's own dates place are left out."""
    mentions = reading.dates(sid)
    firm = [m for m in mentions if (m.stated is not None and m.stated.year) or (m.how == "absolute" and m.type == "DATE" and m.value[:2].isdigit())]
    loose = [m for m in mentions if m.when is None and m.how in _LOOSE and not m.problem and m.pattern not in _OF_ANY_DAY]
    starts = [m.start for m in firm]
    left = [m for m in loose if not _told_before(reading, sid, m, firm, starts)]
    # a history: its months follow a year told, and nothing else in it is of the day of writing
    history = bool(starts) and all(m.start > starts[0] and (m.how == "partial" or _hanging().search(m.text.casefold())) for m in left)
    return [] if history else left


@cache
def _hanging() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(table('publication')['hanging'])})\b")


def _told_before(reading: Reading, sid: str, mention: DateMention, firm: list[DateMention], starts: list[int]) -> bool:
    """Whether a date told before places it: as "1920" does "in June", and the day of a telegram the "yesterday" in it."""
    at = bisect_left(starts, mention.start)
    if not at:
        return False
    last = firm[at - 1]
    paragraph = reading.outline(sid).paragraph(mention.start)
    if mention.how == "partial":
        return last.start >= reading.outline(sid).paragraph(max(0, paragraph.start - 1)).start
    quotations = reading.quotations(sid)
    here = bisect_left(quotations, mention.start, key=lambda q: q.start) - 1
    quoted = here >= 0 and mention.start < quotations[here].end and paragraph.start <= last.start < quotations[here].start
    return quoted and last.stated is not None and last.stated.day is not None
