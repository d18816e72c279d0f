"""Resolution: which day a form means, given the day the text was written on and what the text said before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import msgspec

from whence.language.dates import resolve_amounts, resolve_days, resolve_holidays, resolve_hours, resolve_reports, resolve_spans
from whence.language.dates.centuries import in_their_century
from whence.language.dates.context import Context, Result
from whence.language.dates.following import told_next
from whence.language.dates.forms import Form, Op, Scanned
from whence.language.dates.habits import may_tell_habits, recurring
from whence.language.dates.joining import first_day, listed_after, with_day_of, with_years_of
from whence.model import DateMention, Stated

_RESOLVERS: dict[Op, Callable[[Form, Context], Result]] = {
    "date": resolve_days.resolve_date,
    "deictic": resolve_days.resolve_deictic,
    "holiday": resolve_holidays.resolve_holiday,
    "clock": resolve_hours.resolve_clock,
    "shift": resolve_spans.resolve_shift,
    "season": resolve_spans.resolve_season,
    "quarter": resolve_spans.resolve_quarter,
    "half": resolve_spans.resolve_half,
    "report": resolve_reports.resolve_report,
    "span": resolve_spans.resolve_span,
    "unit-of": resolve_spans.resolve_unit_of,
    "ago": resolve_amounts.resolve_ago,
    "duration": resolve_amounts.resolve_duration,
    "set": resolve_amounts.resolve_set,
    "reference": resolve_amounts.resolve_reference,
}
_UNANCHORED = frozenset({"absolute", "period", "reference", "event"})


def resolve_scanned(scanned: Scanned, anchor: date | None) -> list[DateMention]:
    """Resolve the expressions of a scanned text as of ``anchor``; without one, relative expressions keep a value with X and no ``when``."""
    if anchor is not None:
        anchor = date(anchor.year, anchor.month, anchor.day)  # a datetime is a date too, and does not compare with one
    scanned = in_their_century(scanned, anchor)
    context = Context(scanned, anchor)
    items = scanned.items
    mentions: list[DateMention] = []
    last, habits = len(items) - 1, may_tell_habits(scanned.text)
    forms = with_years_of(items, scanned.text)
    for i, item in enumerate(items):
        form, told = forms[i], item.tense
        if i < last and form.op == "clock":
            form, told = with_day_of(item, items[i + 1 : i + 3], scanned.text)
        context.item, context.following = item, items[i + 1] if i < last else None
        context.previous, context.told = (items[i - 1], mentions[-1]) if i else (None, None)
        if told != item.tense:
            context.item = msgspec.structs.replace(item, tense=told)
        context.since = first_day(items[i - 1], mentions[-1], item, scanned.text) if i else None
        context.listed = listed_after(items[i - 1], mentions[-1], item, scanned.text) if i else None
        context.range_of_weekdays = i > 0 and items[i - 1].form.month is None
        mentions.append(_mention(form, context, habits=habits))
    return mentions


def _mention(form: Form, context: Context, *, habits: bool) -> DateMention:
    item, text = context.item, context.text
    context.used_text = False
    try:
        form = told_next(form, context)
        type_, value, when, how = (
            (_impossible(form) if form.problem else None)
            or resolve_days.resolve_antiquity(form, context)
            or (recurring(form, context) if habits else None)
            or _RESOLVERS[form.op](form, context)
        )
    except (OverflowError, ValueError):  # outside the years 1 to 9999: "5,000 years ago"
        type_, value, when, how = form.type or "DATE", "XXXX", None, "relative"
    if when is not None and form.mod == "APPROX":
        when = msgspec.structs.replace(when, approximate=True)
    anchored = None if when is None or how in _UNANCHORED else "text" if context.used_text else "publication"
    return DateMention(
        item.start,
        item.end,
        text[item.start : item.end],
        type_,
        value,
        when,
        "LESS_THAN" if form.mod == "UNDER" else form.mod,
        how,
        _stated(form),
        resolve_amounts.amount_of(form, text, item.end),
        anchored,  # type: ignore[arg-type] # one of the two names, or None
        form.problem,
        item.pattern,
    )


def _stated(form: Form) -> Stated | None:
    if form.op != "date" or (form.year is None and form.month is None and form.day is None and form.weekday is None):
        return None
    return Stated(form.year, form.month, form.day, form.weekday)


def _impossible(form: Form) -> Result:
    # The value keeps what was written, in the shape of its kind; no day is meant.
    value = f"{form.year:04}" if form.year and form.year > 0 else "XXXX"
    if form.month:
        value += f"-{form.month:02}" + (f"-{form.day:02}" if form.day else "")
    elif form.time:
        value = "XXXX-XX-XX"
    return ("TIME", f"{value}T{form.time}", None, "absolute") if form.time else ("DATE", value, None, "absolute")
