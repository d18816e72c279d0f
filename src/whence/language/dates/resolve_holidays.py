"""Resolvers of named holidays."""

from __future__ import annotations

import re
from datetime import date, timedelta

from whence.language.dates.context import Context, Result
from whence.language.dates.days import unit_at
from whence.language.dates.forms import Form
from whence.language.dates.holidays import holiday_day
from whence.language.dates.resolve_days import on_day

_DEADLINE = re.compile(r"\b(?:by|until|before)\s+$")


def resolve_holiday(form: Form, context: Context) -> Result:
    """A named holiday: of the year stated, else the last one, or the next where the words around speak of what is to come."""
    result = _holiday(form, context)
    if form.unit is None or result[2] is None or context.last is None:
        return result
    day = context.last - timedelta(days=7 if form.unit == "weekend" and context.last.isoweekday() == 1 else 0)  # Memorial Day's weekend is before it
    value, when, _ = unit_at(form.unit, day, 0)
    return "DATE", value, when, "holiday"


def _holiday(form: Form, context: Context) -> Result:
    name, base = form.name or "", context.base(text=False)
    if form.year is not None:
        day = holiday_day(name, form.year)
        return on_day(day, form, context, "holiday") if day else ("DATE", f"{form.year:04}", None, "holiday")
    days = [d for y in (base.year - 1, base.year, base.year + 1) if (d := holiday_day(name, y))] if base else []
    if base is None or not days:
        return "DATE", "XXXX-XX-XX", None, "holiday"
    if form.shift == 0:
        return on_day(min(days, key=lambda d: (abs((d - base).days), d)), form, context, "holiday")
    ahead = form.shift == 1 or (form.shift is None and (context.item.tense > 0 or _is_about_to(days, base, 3 if context.item.tense == 0 else 20)))
    if form.shift is None and context.item.tense <= 0 and _DEADLINE.search(context.text, max(0, context.item.start - 8), context.item.start):
        return on_day(min(days, key=lambda d: (abs((d - base).days), d)), form, context, "holiday")
    earlier = [d for d in days if d < base or (d == base and form.shift is None)]
    later = [d for d in days if d > base or (d == base and form.shift is None)]
    return on_day(later[0] if (ahead and later) or not earlier else earlier[-1], form, context, "holiday")


def _is_about_to(days: list[date], base: date, times: int) -> bool:
    """Whether the next of these days is so many times nearer than the last one."""
    last, following = (min((abs((d - base).days) for d in days if (d > base) == ahead), default=0) for ahead in (False, True))
    return 0 < times * following < last
