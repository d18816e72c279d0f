"""Resolvers of hours and parts of the day that state no day."""

from __future__ import annotations

import re
from datetime import date, timedelta

from whence.language.dates.context import Context, Result
from whence.language.dates.forms import Form, Item
from whence.when import When

_MIDNIGHT = "24:00"
_UNTIL = frozenset({"-", "–", "to", "until", "till", "through"})
"""What stands between the first and the last hour of a span."""
_AFTER = re.compile(r"\b[Aa]fter $")
_EASTERNMOST, _WESTERNMOST = 14, 11
"""Hours between universal time and that of the Line Islands, and of Samoa."""


def resolve_clock(form: Form, context: Context) -> Result:
    """An hour or part of a day by itself: of the day of the event, else of the anchor."""
    base, time = _day_of_first(form, context) or _day_of_entry(context) or context.day_of_event(), form.time or ""
    if base is not None and form.zone == "Z" and context.previous is not None:
        base += timedelta(days=_days_apart(form, context.previous, context))
    if base is not None and context.is_after_midnight(base) and base < (context.anchor or date.max):
        base += timedelta(days=1)
    if time == _MIDNIGHT and (
        (context.item.tense < 0 and base == context.anchor) or _AFTER.search(context.text, max(0, context.item.start - 8), context.item.start)
    ):
        time = "00:00"  # it began the day, which is not over
    if base is None:
        return "TIME", f"XXXX-XX-XXT{time}{form.zone or ''}", None, "relative"
    return "TIME", f"{base.isoformat()}T{time}{form.zone or ''}", When.day(base), "relative"


def _day_of_first(form: Form, context: Context) -> date | None:
    """The day of the hour before, which this one ends a span from: "from 10 a.m. until noon"; the next day where earlier, "10 p.m. to 4 a.m."."""
    first, told = context.previous, context.told
    if first is None or told is None or told.when is None or not _hour(first.form.time) or not _hour(form.time):
        return None
    if context.text[first.end : context.item.start].strip(" ,") not in _UNTIL:
        return None
    day = told.when.earliest
    return day if day is None or _hour(first.form.time) <= _hour(form.time) else day + timedelta(days=1)


def _day_of_entry(context: Context) -> date | None:
    """The day of an hour that heads an entry of a live report or a timeline."""
    if context.anchor is None or context.history or not context.timeline.is_hour(context.item):
        return None
    return context.timeline.day_of_hour(context.item, context.day_of_event(), context.anchor)


def _hour(time: str | None) -> str:
    """An hour as TIMEX3 writes it, or nothing for a part of the day."""
    return time if time and time[:1].isdigit() else ""


def _days_apart(form: Form, local: Item, context: Context) -> int:
    """How many days universal time in brackets is from the local time before it, "8:30 p.m. (0030 UTC)": offsets lie between -11 and +14 hours."""
    hour, there = (form.time or "")[:2], (local.form.time or "")[:2]
    if local.form.zone == "Z" or not (hour.isdigit() and there.isdigit()) or context.text[local.end : context.item.start].strip() != "(":
        return 0
    begun = local.form.op == "clock" and local.tense < 0  # its midnight is the one before
    ahead = int(hour) - (int(there) % 24 if begun else int(there))
    return 1 if ahead < -_EASTERNMOST else -1 if ahead > _WESTERNMOST else 0
