"""Resolvers of spans of the calendar: weeks to centuries, seasons, quarters, halves, and the periods of financial reports."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from whence.language.dates.context import Context, Result
from whence.language.dates.days import (
    UNKNOWN,
    add_months,
    duration_value,
    finished_quarter,
    half_span,
    narrowed,
    quarter_span,
    season_months,
    season_span,
    unit_at,
)
from whence.language.dates.forms import Form
from whence.language.dates.resolve_days import on_day, vague_day, which_year
from whence.when import When

_COMPARED = re.compile(
    r"\b(?:compared\s+(?:with|to)|versus|(?:up|down|rose|fell|dropped|increased?|decreased?)\s[^.;]{0,30}\bfrom)\b[^;.]*(?:\.\d[^;.]*)*$"
)
_ENDED_AT = re.compile(r"\s+end(?:ed|ing)\b")
_ENDED = frozenset({"week", "fortnight", "month", "quarter"})
_NEXT, _HALF_MONTH = 16, 15
_COMPARED_WITHIN = 90
"""How far back, in characters, the words of a comparison are looked for."""


def _quarter_of(period: tuple[int, int], *, years: int = 0) -> Result:
    year, number = period[0] + years, period[1]
    return "DATE", f"{year:04}-Q{number}", quarter_span(year, number), "relative"


def resolve_shift(form: Form, context: Context) -> Result:
    """This, last, next, the previous or just "the" unit of the calendar."""
    unit, shift = form.unit or "day", form.shift or 0
    if unit in {"second", "minute", "hour"}:
        return "DATE", "PRESENT_REF", None, "reference"
    ended = form.name == "the" and unit in _ENDED and _ENDED_AT.match(context.text, context.item.end) is not None
    if ended and unit != "quarter":
        return "DURATION", duration_value(1, unit), None, "period"  # "the week ended March 4"
    if unit == "quarter" and form.name == "the":
        period = context.reported() or (ended and _quarter_ended(context)) or (finished_quarter(context.anchor) if context.anchor else None)
        if period is not None:
            context.report(period)
            return _quarter_of(period)
    if unit == "year" and shift == -1 and not form.text and _is_compared(context):
        period = context.reported()
        if period is not None:  # "compared with a loss of $3 million last year": of the same quarter
            return _quarter_of(period, years=-1)
    if unit == "year" and form.name == "the":
        period = context.reported()
        context.report(None)
        if period is not None and context.anchor is not None and period == (context.anchor.year - 1, 4):
            return "DATE", f"{period[0]:04}", When.year(period[0]), "relative"  # beside the fourth quarter "the year" is the old one
    base = context.base(text=form.text or (form.name == "the" and context.history))
    if form.text and unit in {"day", "week", "weekend"}:
        base = context.told_day() or (context.anchor if context.last is None and unit != "day" else None)
        if base is None:
            known = context.unit in {"month", "year"} and context.last is not None
            return "DATE", vague_day(context) if unit == "day" else f"{context.last.year:04}-WXX" if known and context.last else "XXXX-WXX", None, "relative"
    if base is None:
        return "DATE", UNKNOWN.get(unit, "XXXX"), None, "relative"
    if unit == "weekend" and form.name == "the" and base.isoweekday() < 6 and context.item.tense <= 0:
        shift = -1  # told on a weekday, "the weekend" is the last one
    value, when, day = unit_at(unit, base, shift, form.mod)
    context.keep(day, unit, value)
    return "DATE", value, when, "relative"


def _quarter_ended(context: Context) -> tuple[int, int] | None:
    """The calendar quarter in which the middle of the quarter lies that ends on the date told next: one "ended July 31" is the second."""
    following, anchor = context.following, context.anchor
    if following is None or anchor is None or following.form.month is None or following.start - context.item.end > _NEXT:
        return None
    month = following.form.month
    year = following.form.year or anchor.year - ((month, following.form.day or 28) > (anchor.month, anchor.day))
    middle = add_months(date(year, month, min(following.form.day or 28, 28)), -1) - timedelta(days=_HALF_MONTH)
    return middle.year, (middle.month + 2) // 3


def _is_compared(context: Context) -> bool:
    start = context.item.start
    return _COMPARED.search(context.text, max(0, start - _COMPARED_WITHIN), start) is not None


def resolve_season(form: Form, context: Context) -> Result:
    """A season of a year, or the last, this, the next one."""
    season, year = form.season or "SP", form.year
    if year is not None and year < 0:
        return "DATE", f"BC{-year:04}-{season}", None, "absolute"
    if year is None:
        base = context.base(text=form.text)
        if base is None:
            return "DATE", f"XXXX-{season}", None, "relative"
        year = _season_year(form, base, context)
    value = f"{year:04}-{season}"
    if form.year is not None or context.history:
        context.keep(date(year, season_months(season)[0], 1), "season", value)
    return "DATE", value, narrowed(season_span(year, season), form.mod), "absolute" if form.year is not None else "relative"


def _season_year(form: Form, base: date, context: Context) -> int:
    first = season_months(form.season or "SP")[0]
    over = first + 2 < base.month  # no season but winter ends in another year, and that has not ended in December
    if form.unit == "year":
        return base.year + (form.shift or 0)
    if context.history and context.used_text:
        return base.year
    match form.shift:
        case -1:
            return base.year - (not over)
        case 1:
            return base.year + (first <= base.month)
        case 0:
            return base.year
        case _:
            return base.year + over if context.item.tense > 0 else base.year - (first > base.month)


def resolve_quarter(form: Form, context: Context) -> Result:
    """A quarter of a year; without a year the one that news of the anchor's day reports on."""
    number, year = form.ordinal or 1, form.year
    if year is None:
        base = context.base(text=form.text)
        if base is None:
            return "DATE", f"XXXX-Q{number}", None, "relative"
        year = base.year + (form.shift or 0)
        if form.shift is None and not context.used_text:
            # Told in news, a quarter is one begun or about to begin: in January "the fourth quarter" is the old year's.
            year -= number * 3 - 2 > base.month + 2 and context.item.tense <= 0
    context.report((year, number))
    value = f"{year:04}-Q{number}"
    context.keep(date(year, number * 3 - 2, 1), "quarter", value)
    return "DATE", value, quarter_span(year, number), "relative" if form.year is None else "absolute"


def resolve_half(form: Form, context: Context) -> Result:
    """A half of a year."""
    number, year = form.ordinal or 1, form.year
    if year is None:
        base = context.base(text=form.text)
        if base is None:
            return "DATE", f"XXXX-H{number}", None, "relative"
        year = base.year + (form.shift or 0)
    value = f"{year:04}-H{number}"
    context.keep(date(year, 6 * number - 5, 1), "half", value)
    return "DATE", value, half_span(year, number), "relative" if form.year is None else "absolute"


def resolve_report(form: Form, context: Context) -> Result:
    """The period of a financial report ("the latest quarter", "the 1988 period") or the same a year before ("the year-ago period")."""
    period, anchor = context.reported(), context.anchor
    if form.unit == "month" and context.last is not None and context.unit in {"month", "day"}:
        value, when, _ = unit_at("month", context.last, -12)
        context.used_text = True
        return "DATE", value, when, "relative"
    if form.name == "latest" and form.year is None and (period is None or not _is_over(period, anchor)):
        if anchor is None:
            return "DATE", UNKNOWN["quarter"], None, "relative"
        period = finished_quarter(anchor)
        context.report(period)
    if period is not None:
        if form.year is not None:
            return _quarter_of((form.year, period[1]))
        year = min(period[0], anchor.year) if anchor else period[0]
        return _quarter_of((year, period[1]), years=-(form.name == "year ago"))
    stated = form.year if form.year is not None else anchor.year - 1 if anchor else None
    return ("DATE", f"{stated:04}", When.year(stated), "relative") if stated else ("DATE", "XXXX", None, "relative")


def _is_over(period: tuple[int, int], anchor: date | None) -> bool:
    return anchor is None or quarter_span(*period).high <= anchor


def resolve_span(form: Form, context: Context) -> Result:
    """A decade or a century."""
    value = form.value or "XX"
    if form.year is None:
        return "DATE", value, None, "absolute"
    context.keep(date(max(1, form.year), 1, 1), form.unit or "decade", value)
    return "DATE", value, narrowed(When.parse(value + ("X" if form.unit == "decade" else "XX")), form.mod), "absolute"


def resolve_unit_of(form: Form, context: Context) -> Result:
    """A day, week or weekend within a month, or around a date: "the last day of June", "the week of March 6"."""
    unit, month, number = form.unit or "week", form.month or 1, form.ordinal
    year = form.year if form.year is not None else which_year(form, context)
    how = "absolute" if form.year is not None else "partial"
    if year is None:
        return "DATE", f"XXXX-{month:02}", None, "partial"
    last = monthrange(year, month)[1]
    if unit == "day" and number is not None:
        if number > last:
            return "DATE", f"{year:04}-{month:02}", None, "partial"
        return on_day(date(year, month, last if number < 0 else number), form, context, how)
    day = form.day if number is None else last - 6 if number < 0 else min(7 * number - 6, last)
    value, when, start = unit_at(unit, date(year, month, day or 1), 0)
    context.keep(start, unit, value)
    return "DATE", value, when, "absolute" if form.year is not None else "partial"
