"""Resolvers of days, months and years."""

from __future__ import annotations

import re
from datetime import date, timedelta

from whence.language.dates.beside import is_of_season, year_beside
from whence.language.dates.context import Context, Result
from whence.language.dates.days import UNKNOWN, narrowed, problem_of
from whence.language.dates.forms import Form
from whence.language.dates.nearest import nearest_month, nearest_year, year_by_weekday
from whence.language.dates.resolve_weekdays import day_with_weekday
from whence.when import When

_ATTACKS = date(2001, 9, 11)
_ATTACKED = re.compile(r"\s+(?:terror\w*\s+)?(?:attacks?|hijack\w*|terror\w*)\b")
_ATTACKS_OF = re.compile(r"\b(?:attacks?|hijackings?)\s+(?:of|on)\s+$")
"""What follows "Sept. 11", or stands before it, where news means that of 2001."""
_ATTACKS_BEFORE = 16
"""How far back, in characters, those words are looked for."""
_HALF_WEEK = 3
_OVER = {2: 1, 3: 3}
"""How many days ago a weekday may lie that was still to come when it was told, by the scan's tense: "was to meet on Monday", said on Thursday."""
_WITHIN = {"week": "WXX", "fortnight": "WXX", "weekend": "WXX-WE", "month": "XX"}
"""What follows the year in the TIMEX3 of a unit of which no more is known."""
_CLOSE = 120
"""Days within which a date without a year follows one with a year in the same sentence."""
_STORY = 6
"""A history tells forward and back: a month without a year lies at most so many months from the date told before."""


def timed(day: str, form: Form) -> tuple[str, str]:
    """Type and value of a day with the hour or part of it that the form states."""
    return ("TIME", f"{day}T{form.time}{form.zone or ''}") if form.time else ("DATE", day)


def on_day(day: date, form: Form, context: Context, how: str) -> Result:
    """The result for one day, which becomes the date told last."""
    if form.direction and form.op in {"date", "holiday"}:  # "the day after Christmas"
        day += timedelta(days=form.direction)
    iso = day.isoformat()
    if not context.history or form.op == "date" or context.used_text:
        context.keep(day, "day", iso)
    return *timed(iso, form), When.day(day), how  # type: ignore[return-value] # callers give a DateHow


def resolve_date(form: Form, context: Context) -> Result:
    """A calendar date of any precision, or a weekday."""
    if form.name == "9/11" and context.anchor is not None and context.anchor < _ATTACKS:
        return "DATE", "XXXX-09-11", None, "partial"
    year, month, day = _year_of_attacks(form, context) or form.year, form.month, form.day
    if year is not None and year < 0:
        return _before_christ(form, context)
    if month is None and day is not None:
        return _ordinal_day(day, form, context)
    if month is None and form.weekday is not None and year is None:
        return _weekday(form, context)
    how = "absolute" if year is not None else "partial"
    if year is None:
        year = which_year(form, context)
        if year is None:
            shown = "XXXX" if month is None and day is None else f"XXXX-{month:02}" if month else "XXXX-XX"
            return *timed(shown + (f"-{day:02}" if day else ""), form), None, how  # type: ignore[return-value] # as in on_day
    if month is not None and day is not None:
        if problem_of(year, month, day):
            return "DATE", f"{year:04}-{month:02}-{day:02}", None, "partial"
        return on_day(date(year, month, day), form, context, how)
    if month is not None:
        value = f"{year:04}-{month:02}"
        context.keep(date(year, month, 1), "month", value)
        when = narrowed(When.month(year, month), form.mod)
        return *(timed(f"{value}-XX", form) if form.time else ("DATE", value)), when, how  # type: ignore[return-value] # as in on_day
    return _year(year, form, context)


def _year_of_attacks(form: Form, context: Context) -> int | None:
    """2001 where "the Sept. 11 attacks" states no year and is told since."""
    if form.year is not None or (form.month, form.day) != (9, 11) or (context.anchor or _ATTACKS) < _ATTACKS:
        return None
    start, end = context.item.start, context.item.end
    told = _ATTACKED.match(context.text, end) or _ATTACKS_OF.search(context.text, max(0, start - _ATTACKS_BEFORE), start)
    return _ATTACKS.year if told else None


def _year(year: int, form: Form, context: Context) -> Result:
    # A history's clock moves with a bare year only by one at a time: other years are looks back and ahead.
    if is_of_season(year, context):
        return "DATE", f"{year:04}", When.year(year), "absolute"
    if not context.history or context.last is None or (year in context.years and abs(context.last.year - year) <= 1):
        context.keep(date(year, 1, 1), "year", f"{year:04}")
    return "DATE", f"{year:04}", narrowed(When.year(year), form.mod), "absolute"


def _before_christ(form: Form, context: Context) -> Result:
    value = f"BC{-(form.year or 0):04}" + (f"-{form.month:02}" if form.month else "") + (f"-{form.day:02}" if form.month and form.day else "")
    context.value, context.before_christ = value, form.year
    return "DATE", value, None, "absolute"


def _ordinal_day(day: int, form: Form, context: Context) -> Result:
    if form.weekday is not None and (found := day_with_weekday(form.weekday, day, context)) is not None:
        return on_day(found, form, context, "partial")
    base = context.last if context.last is not None and context.unit in {"day", "month"} else context.anchor
    if base is None or problem_of(base.year, base.month, day):
        return *timed(f"XXXX-XX-{day:02}", form), None, "partial"  # type: ignore[return-value] # as in on_day
    context.used_text = base is not context.anchor
    return on_day(base.replace(day=day), form, context, "partial")


def which_year(form: Form, context: Context) -> int | None:
    """The year of a month or day that states none: by last and next, by the story of a history, by tense, else the nearest; None without anchor."""
    month = form.month or 1
    if form.shift is None and context.since is None and (year := _year_told(form, context)) is not None:
        return year
    base = context.base(text=form.text)
    if base is None:
        return None
    if form.shift is not None:
        return _year_shifted(form, base, form.shift, context)
    if context.since is not None:  # the last day of a range follows its first
        return context.since.year + ((month, form.day or 31) < (context.since.month, context.since.day))
    if context.listed is not None and month > context.listed.month:  # "in September or October"
        later = (context.listed.year, month) > (base.year, base.month)
        over = context.listed <= base
        if not (later and over and context.item.tense < 0) and not (
            context.item.tense > 0 and context.listed.year > base.year and month > base.month
        ):
            return context.listed.year
    if context.history and context.used_text:
        gap = 0 if context.unit == "year" else month - base.month
        return base.year - (gap > _STORY) + (gap < -_STORY)
    tense = context.item.tense
    if tense <= 0 and (frame := context.frame()) is not None:  # "In 2016 …, first in February"
        return frame.year
    if (year := context.story.year(context.item)) is not None:
        return year
    year = nearest_month(base, month, tense) if form.day is None else year_by_weekday(base, nearest_year(base, month, form.day, tense), form)
    stated = _year_stated(form, context)
    return stated or year if year != base.year or (stated is not None and stated > year) else year


def _year_told(form: Form, context: Context) -> int | None:
    """The year told beside the expression at hand, or by the entry of a timeline before it."""
    return year_beside(form, context) or context.timeline.year(context.item, context.anchor)


def _year_shifted(form: Form, base: date, shift: int, context: Context) -> int:
    """The year of "last May", "the following May"."""
    if form.unit == "year" or shift == 0 or (form.text and context.unit == "year"):  # "jailed in 2017 and freed the following May"
        return base.year + shift
    there, here = (form.month or 1, form.day or 0), (base.month, base.day if form.day else 0)
    return base.year - (there >= here) if shift < 0 else base.year + (there <= here)


def _year_stated(form: Form, context: Context) -> int | None:
    """The year of a date that the sentence states before, where the one at hand closely follows: "on 15 November 2017 … on 21 November"."""
    stated, month = context.stated_before(), form.month or 1
    if stated is None or context.item.tense > 0 or problem_of(stated.year, month, form.day):
        return None
    gap = (date(stated.year, month, form.day or 28) - stated).days
    return stated.year if 0 <= gap <= _CLOSE else None


def _weekday(form: Form, context: Context) -> Result:
    base = context.told_day() if form.text and form.unit is None else context.base(text=form.text)
    number = form.weekday or 1
    if base is None or form.name == "event":
        return *timed(f"XXXX-WXX-{number}", form), None, "weekday"  # type: ignore[return-value] # as in on_day
    back = (base.isoweekday() - number) % 7
    if form.unit == "week":  # "Friday of last week"
        day = base + timedelta(days=number - base.isoweekday() + 7 * (form.shift or 0))
    elif form.text and form.shift == 0:  # "that Friday": the nearest to the day that was told
        day = base - timedelta(days=back - 7 * (back > _HALF_WEEK))
    elif (form.shift or 0) < 0:
        day = base - timedelta(days=(back or 7) - 7 * ((form.shift or 0) + 1))
    elif (form.shift or 0) > 0:
        day = base + timedelta(days=((-back % 7) or 7) + 7 * ((form.shift or 1) - 1))
    elif form.shift == 0:  # "this Sunday" of the week at hand, unless the tense speaks against it
        day = base + timedelta(days=number - base.isoweekday())
        day += timedelta(days=7 * ((context.item.tense > 0 and day < base) - (context.item.tense < 0 and day > base)))
    elif context.since is not None and context.range_of_weekdays:  # "from Monday to Friday"
        day = context.since + timedelta(days=(number - context.since.isoweekday()) % 7 or 7)
    elif (listed := _next_listed(number, context)) is not None:
        day = listed
    else:
        ahead = context.item.tense > 0 and not 0 < back <= _OVER.get(context.item.tense, 0)
        day = base + timedelta(days=-back % 7) if ahead else base - timedelta(days=back)
    kept = context.last, context.unit, context.value
    result = on_day(day, form, context, "weekday")
    if context.history and kept[0] is not None:  # a weekday does not move a history's clock
        context.keep(*kept)  # type: ignore[arg-type] # the day was seen to be there
    return result


def _next_listed(number: int, context: Context) -> date | None:
    """The weekday right after the one that it is listed with, "on Friday and Saturday", unless that was told as past and is yet to come."""
    if context.listed is None or context.anchor is None:
        return None
    day = context.listed + timedelta(days=(number - context.listed.isoweekday()) % 7)
    told = context.item.tense > 0 or (context.item.tense == 0 and context.listed >= context.anchor)
    return day if day != context.listed and (told or day <= context.anchor) else None


def resolve_deictic(form: Form, context: Context) -> Result:
    """Today, yesterday, tonight, the next day: days from the anchor, or from the day told last; no day where the text told none."""
    base = context.told_day(shift=form.shift or 0) if form.text else None if context.history and form.shift else context.day_of_speech(dateline=True)
    if base is not None and (dated := _dated(context)) is not None:
        return on_day(dated, form, context, "absolute")
    if base is None:
        return *timed(vague("day", context, shift=form.shift or 0) if form.text else "XXXX-XX-XX", form), None, "relative"  # type: ignore[return-value] # as in on_day
    return on_day(base + timedelta(days=form.shift or 0), form, context, "relative")


def _dated(context: Context) -> date | None:
    """The date with its year that says which day is meant: "today, Tuesday, July 27, 2021"."""
    following = context.following
    if following is None or context.text[context.item.end : following.start] not in {", ", " ("}:
        return None
    form = following.form
    if form.op != "date" or form.problem or not (form.year and form.month and form.day) or form.year < 1:
        return None
    return date(form.year, form.month, form.day)


def vague(unit: str, context: Context, *, shift: int = 0) -> str:
    """TIMEX3 of a day, week or month of which the text told no more than the year, or of a day within the month that it told."""
    last = context.last
    if last is None:
        return UNKNOWN.get(unit, "XXXX-XX-XX")
    if unit == "day" and shift == 0 and context.unit == "month":
        return f"{last.year:04}-{last.month:02}-XX"
    if unit == "day" and context.unit == "year" and not context.is_framed():  # news names years in passing
        return UNKNOWN["day"]
    return f"{last.year:04}-{_WITHIN.get(unit, 'XX-XX')}"


def resolve_antiquity(form: Form, context: Context) -> Result | None:
    """An expression in a text whose last year lay before Christ, which Python's calendar does not reach: a value and no days; None for any other."""
    year = context.before_christ
    if year is None or form.year is not None:
        return None
    if form.op == "date" and form.month is not None:
        return "DATE", f"BC{-year:04}-{form.month:02}" + (f"-{form.day:02}" if form.day else ""), None, "partial"
    if form.op == "season":
        return "DATE", f"BC{-year - (form.shift == 1):04}-{form.season}", None, "relative"
    size, digits = {"year": (1, 4), "decade": (10, 3), "century": (100, 2)}.get(form.unit or "", (0, 0))
    if not size:
        return None
    if form.op == "shift":
        return "DATE", f"BC{-(year + size * (form.shift or 0)) // size:0{digits}}", None, "relative"
    if form.op == "ago" and form.low is not None and form.text:
        return "DATE", f"BC{-(year + int(form.direction * form.low * size)):04}", None, "elapsed"
    return None
