"""Habits: what is said of every Monday, March or spring names none of them."""

from __future__ import annotations

import re

from whence.language.dates.breaks import breaks, first_break
from whence.language.dates.context import Context, Result
from whence.language.dates.forms import Form

_HABIT = re.compile(
    r"(?<!\b[Tt]he )(?<!\b[Aa] )(?<!\bmore )\b(?:usually|typically|traditionally|normally|generally(?=\s+[a-z]+s\b))"
    r"(?=\s+(?!(?:on|in|at|by|for|and|but|until|from|with|during|this|last)\b|\w+,)[a-z])",
    re.IGNORECASE,
)
"""An adverb before a verb, "usually meets", "is normally held"; not before an adjective or by itself, "the usually quiet town", "ran normally on"."""
_HINTS = ("sually", "ypically", "raditionally", "ormally", "enerally")
"""Parts of these words that most texts lack, which is seen at once."""
_STOP = re.compile(r"[.!?;]['\"”’)]*\s|\b(?:but|though|although|while|until)\b|,\s+(?!(?:and\s+)?(?!was|is|has|does|this|its)[a-z]+s\b|you\b|we\b)")
_OPS = frozenset({"date", "season", "quarter", "half"})
_LEFT, _RIGHT = 120, 32
"""How far from its adverb, in characters, the time of a habit may stand."""


def recurring(form: Form, context: Context) -> Result | None:
    """The set of days or the unplaced part of a year that a habit names, "usually meets on Monday"; None for any other expression."""
    if form.op not in _OPS or form.year is not None or form.shift is not None or form.text or form.problem or not _is_habit(context):
        return None
    if form.op == "date" and form.weekday is not None and form.month is None:
        return "SET", f"XXXX-WXX-{form.weekday}" + (f"T{form.time}" if form.time else ""), None, "period"
    if form.op == "date" and form.month is not None:
        return "DATE", f"XXXX-{form.month:02}" + (f"-{form.day:02}" if form.day else ""), None, "partial"
    part = {"season": form.season, "quarter": f"Q{form.ordinal}", "half": f"H{form.ordinal}"}.get(form.op)
    return ("DATE", f"XXXX-{part}", None, "relative") if part else None


def may_tell_habits(text: str) -> bool:
    """Whether a text holds any of the adverbs by which habits are told."""
    return any(hint in text for hint in _HINTS)


def _is_habit(context: Context) -> bool:
    text, start, end = context.text, context.item.start, context.item.end
    low = max(0, start - _LEFT)
    for stop in breaks(_STOP, text, low, start):
        low = stop.end()
    if _HABIT.search(text, low, start):
        return True
    stopped = first_break(_STOP, text, end, end + _RIGHT)
    return _HABIT.search(text, end, stopped.start() if stopped else end + _RIGHT) is not None
