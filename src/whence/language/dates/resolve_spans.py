"""Resolvers of spans of the calendar: weeks to centuries, seasons, quarters and halves."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

import msgspec

from whence.language.dates.context import Context, Result
from whence.language.dates.days import (
    UNKNOWN,
    add_months,
    duration_value,
    half_span,
    narrowed,
    quarter_span,
    season_months,
    season_span,
    unit_at,
)
from whence.language.dates.following import is_the_next
from whence.language.dates.forms import Form
from whence.language.dates.holidays import nth_weekday
from whence.language.dates.resolve_days import nearest_month, nearest_year, on_day, vague, which_year
from whence.language.dates.resolve_reports import quarter_before_which, quarter_told, reported_unit
from whence.language.dates.resolve_weekdays import unit_of_year
from whence.model import DateHow
from whence.when import When

_LEADING = re.compile(r"\s+(?:leading\s+up\s+to|up\s+to|before)\s+(?:the\s+)?")
_THURSDAY, _SATURDAY, _SUNDAY = 4, 6, 7
_ENDING, _AT_ITS_END = frozenset({"month", "quarter", "year"}), 5
"""Units whose end is spoken of, and how many days before it it is the one at hand."""
_SETTLED = 2
"""On so many first days of a week, what was done on "this weekend" was done on the last one."""
_YEAR, _HALF = 12, 2
"""Months of a year, quarters of a half."""
_FINE = frozenset({"month", "day", "week", "weekend"})
"""Units that say in which month they lie."""


def resolve_shift(form: Form, context: Context) -> Result:
    """This, last, next, the previous or just "the" unit of the calendar."""
    unit, shift = form.unit or "day", form.shift or 0
    if unit in {"second", "minute", "hour"}:
        return "DATE", "PRESENT_REF", None, "reference"
    if (result := reported_unit(form, context)) is not None:
        return result
    base = _told(unit, shift, context) if form.text else _next_told(unit, shift, context) or _reckoned_from(form, context)
    if base is None:
        return "DATE", vague(unit, context, shift=shift) if form.text else UNKNOWN.get(unit, "XXXX"), None, "relative"
    if base is context.anchor and not form.text:
        shift += _turned(form, base, context.item.tense)
    value, when, day = unit_at(unit, base, shift, form.mod)
    context.keep(day, unit, value)
    return "DATE", value, when, "relative"


def _next_told(unit: str, shift: int, context: Context) -> date | None:
    """The date told last, of which "the next year" told as past is the next: "struck down in 2014 and rewritten the next year"."""
    if shift != 1 or (unit not in {"year", "decade"} and context.unit == "year") or not is_the_next(context):
        return None
    told = context.told_of()
    return told if told is not None and context.anchor is not None and unit_at(unit, told, 1)[2] <= context.anchor else None


def _reckoned_from(form: Form, context: Context) -> date | None:
    """The day that lies in this unit: "the month" is the one that the text tells of, "this month" that of publication."""
    if form.name == "consecutive":
        told = context.told_within(form.unit or "day", sentence=True) or _month_following(form, context)
        if told is None and form.unit == "quarter" and context.item.tense < 0:  # "fell for a second successive quarter", told of the one that is over
            return quarter_told(context)
        return told or context.anchor
    if form.name != "the" and not context.history:
        return context.day_of_speech()
    if context.history:
        return context.base(text=form.name == "the")
    if form.unit == "week" and (day := _led_up_to(context)) is not None:
        return day
    if context.item.tense > 0:
        return context.anchor
    if form.mod == "END" and form.unit in _ENDING and context.item.tense < 0 and _is_at(context) and context.anchor is not None:
        _, when, _ = unit_at(form.unit, context.anchor, 0)
        if when is not None and when.latest is not None and (when.latest - context.anchor).days > _AT_ITS_END:
            context.used_text = True
            return unit_at(form.unit, context.anchor, -1)[2]  # "was at year-end": the last one
    # "By the end of the year" told as past is of the year told before; "the year" alone may be the running one.
    told = context.told_within(form.unit or "day", sentence=form.unit == "year" and not (form.mod and context.item.tense < -1))
    dated = context.told_within("date", sentence=False) if form.unit == "month" else None
    return told or dated or context.anchor


def _led_up_to(context: Context) -> date | None:
    """The day before the date that follows in "the week leading up to December 7"."""
    following, anchor = context.following, context.anchor
    if following is None or anchor is None or not _LEADING.fullmatch(context.text, context.item.end, following.start):
        return None
    form = following.form
    if form.op != "date" or form.problem or form.month is None or form.day is None:
        return None
    year = form.year or nearest_year(anchor, form.month, form.day, following.tense)
    return date(year, form.month, form.day) - timedelta(days=1)


def _is_at(context: Context) -> bool:
    start = context.item.start
    return context.text[max(0, start - len("at ")) : start].lower() == "at "


def _month_following(form: Form, context: Context) -> date | None:
    """The month that follows in the sentence, "rose for a third successive month in January"."""
    following = context.following
    if form.unit != "month" or following is None or context.anchor is None or not context.is_sentence(context.item.end, following.start):
        return None
    month = following.form
    if month.op != "date" or month.month is None or month.day is not None or month.shift is not None:
        return None
    return date(month.year or nearest_month(context.anchor, month.month, following.tense), month.month, 1)


def _turned(form: Form, base: date, tense: int) -> int:
    """How the calendar's weeks differ from those that news speaks of, in weeks.

    On Sundays the week that is over is the last and the one to come is this; told on a weekday "the weekend" is the last one, as is early in the
    week any on which something was done.
    """
    weekday, shift = base.isoweekday(), form.shift
    if form.unit == "week" and weekday == _SUNDAY:
        return 1 if shift == -1 or (shift == 0 and tense > 0) else 0
    if form.unit == "weekend" and shift == 0 and weekday < _SATURDAY:
        told = tense <= 0 if weekday < _THURSDAY else tense < 0  # from Thursday on, it is the coming one that needs no word
        return -1 if (told if form.name == "the" else tense < 0 and weekday <= _SETTLED) else 0
    return 0


def _told(unit: str, shift: int, context: Context) -> date | None:
    """The day that "that day", "the previous week" or "the month before" counts from; none where the text told nothing so fine."""
    if unit == "quarter" and shift < 0 and (ended := quarter_before_which(context)) is not None:
        return ended
    if context.last is None and unit != "day":
        return context.anchor
    if unit in {"day", "week", "weekend"}:
        return context.told_day(shift=shift if unit == "day" else 0)
    if unit == "month" and context.last is not None and context.unit not in _FINE:
        return context.anchor if context.anchor is not None and context.last.year == context.anchor.year and not context.history else None
    return context.told_of() if unit == "year" and shift < 0 else context.base(text=True)


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
    if form.year is not None or form.text or (context.history and form.name != "of event"):  # "a spring offensive" moves no clock
        context.keep(date(year, season_months(season)[0], 1), "season", value)
    return "DATE", value, narrowed(season_span(year, season), form.mod), "absolute" if form.year is not None else "relative"


def _season_year(form: Form, base: date, context: Context) -> int:
    first = season_months(form.season or "SP")[0]
    if form.text and form.shift and context.unit == "year" and form.season != "WI":  # "In 1991 it left; the following spring"
        return base.year + form.shift
    over = first + 2 < base.month  # no season but winter ends in another year, and that has not ended in December
    if form.unit == "year":
        return base.year + (form.shift or 0)
    if context.history and context.used_text and not (form.text and form.shift):
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
        base = _year_of_sentence(form, context) or context.base(text=form.text)
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


def _year_of_sentence(form: Form, context: Context) -> date | None:
    """The year that the sentence told before: "fell in 1986 because of weak demand in the second half"."""
    if form.shift is not None or form.text or context.item.tense > 0:
        return None
    return context.told_within("year", sentence=True)


def resolve_half(form: Form, context: Context) -> Result:
    """A half of a year."""
    number, year = form.ordinal or 1, form.year
    if year is None:
        base = _year_of_sentence(form, context) or context.base(text=form.text)
        if base is None:
            return "DATE", f"XXXX-H{number}", None, "relative"
        year = base.year + (form.shift or 0)
    value = f"{year:04}-H{number}"
    context.keep(date(year, 6 * number - 5, 1), "half", value)
    return "DATE", value, half_span(year, number), "relative" if form.year is None else "absolute"


def resolve_span(form: Form, context: Context) -> Result:
    """A decade or a century."""
    value = form.value or "XX"
    if form.year is None:
        return "DATE", value, None, "absolute"
    context.keep(date(max(1, form.year), 1, 1), form.unit or "decade", value)
    return "DATE", value, narrowed(When.parse(value + ("X" if form.unit == "decade" else "XX")), form.mod), "absolute"


def resolve_unit_of(form: Form, context: Context) -> Result:
    """A day, week or weekend within a month, or around a date: "the last day of June", "the week of March 6"."""
    if form.name == "units":
        return _units_of(form, context)
    if form.name == "year" and form.year is not None:
        return unit_of_year(form, form.year, context)
    unit, month, number = form.unit or "week", form.month or 1, form.ordinal
    year = form.year if form.year is not None else which_year(form, context)
    how = "absolute" if form.year is not None else "partial"
    if year is None:
        return "DATE", f"XXXX-{month:02}", None, "partial"
    last = monthrange(year, month)[1]
    if form.weekday is not None and number is not None:
        day = nth_weekday(year, number, form.weekday, month)
        return on_day(day, form, context, how) if day.month == month else ("DATE", f"{year:04}-{month:02}", None, "partial")
    if unit == "day" and number is not None:
        if number > last:
            return "DATE", f"{year:04}-{month:02}", None, "partial"
        return on_day(date(year, month, last if number < 0 else number), form, context, how)
    value, when, start = unit_at(unit, _within_month(form, year, last), 0)
    context.keep(start, unit, value)
    return "DATE", value, when, "absolute" if form.year is not None else "partial"


def _units_of(form: Form, context: Context) -> Result:
    """So many units at the beginning or the end of a year or a month: a length, that lies there; two quarters are a half."""
    unit, count = form.unit or "day", form.low or 1
    value = duration_value(count, unit)
    how: DateHow = "absolute" if form.year is not None else "partial"
    year = form.year if form.year is not None else which_year(form, context)
    if year is None:
        return "DURATION", value, None, how
    first, last = date(year, form.month or 1, 1), date(year, form.month or 12, monthrange(year, form.month or 12)[1])
    if unit in {"month", "quarter"}:
        months = round(count) * (3 if unit == "quarter" else 1)
        if months > _YEAR:
            return "DURATION", value, None, how
        span = (first, add_months(first, months) - timedelta(days=1)) if form.direction < 0 else (add_months(first, _YEAR - months), last)
        if unit == "quarter" and count == _HALF:
            return resolve_half(msgspec.structs.replace(form, op="half", year=year, ordinal=1 if form.direction < 0 else _HALF), context)
    else:
        days = timedelta(days=round(count) * (7 if unit == "week" else 1) - 1)
        span = (first, first + days) if form.direction < 0 else (last - days, last)
        if span[1] > last or span[0] < first:
            return "DURATION", value, None, how
    context.keep(first, "month" if form.month else "year", f"{year:04}" + (f"-{form.month:02}" if form.month else ""))
    return "DURATION", value, When.span(*span), how


def _within_month(form: Form, year: int, last: int) -> date:
    """A day of the unit: of "the week of March 6" that day; weeks of a month are counted by their Thursdays, as ISO 8601 counts those of a year."""
    number, month = form.ordinal, form.month or 1
    if number is None:  # "the week of May 13", a Sunday, is the one that begins then
        day = date(year, month, form.day or 1)
        return day + timedelta(days=form.unit == "week" and day.isoweekday() == _SUNDAY)
    day = nth_weekday(year, number, _SATURDAY if form.unit == "weekend" else _THURSDAY, month)
    return day if day.month == month else date(year, month, last)
