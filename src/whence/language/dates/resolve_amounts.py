"""Resolvers of amounts of time, of sets and of vague references."""

from __future__ import annotations

import re
from datetime import date

from whence.language.dates.context import Context, Result
from whence.language.dates.days import UNKNOWN, duration_value, moved, quarter_span, unit_at
from whence.language.dates.elapsed import days_elapsed
from whence.language.dates.forms import Form
from whence.language.dates.resolve_days import vague
from whence.language.dates.resolve_weekdays import ago_to_the_day
from whence.model import Amount
from whence.when import When

_APPOSED = re.compile(r"[,.;)]")
_DIGITS = {"year": len("2019"), "month": len("2019-06")}
"""What follows another name of the date right before; and how much of that date's value tells its year or month."""
_IN = re.compile(r"\b[Ii]n\s+$")
_COUNTED_BACK = re.compile(
    r"\b(?:first|second|third|only|most|least|worst|best|could|can|"
    r"(?:high|low|bigg|larg|fast|slow|strong|weak|small|long|short|steep|sharp|deep|heavi|hott|cold|wett|dri|warm|earli|poor|great|tight|deadli)est)"
    r"\b[^.;,]*$"
)
"""Words before "in eight years" that count them back, or tell how long something takes."""
_CLAUSE = 60
"""How far back, in characters, those words are looked for."""
_DAYS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}
_BY_DAY = frozenset({*_DAYS, "hour", "minute", "second"})
_COMPARABLE = 2
"""Years between publication and the period whose figures news compares with those of a year earlier."""
_AMOUNT_UNITS = {"fortnight": ("week", 2), "millennium": ("century", 10), "weekend": ("week", 1)}
_BEFORE_AFTER = {"after": 1, "following": 1, "since": 1, "before": -1, "until": -1}


def amount_of(form: Form, text: str, end: int) -> Amount | None:
    """The amount that an expression ending at ``end`` counts; a length takes its direction from the word after it: "five days after the vote"."""
    if form.low is None or form.unit is None or form.op not in {"ago", "duration"}:
        return None
    unit, times = _AMOUNT_UNITS.get(form.unit, (form.unit, 1))
    high = form.low if form.high is None else form.high
    direction = form.direction
    if form.op == "duration":
        after = text[end : end + 12].split(None, 1)
        direction = _BEFORE_AFTER.get(after[0].lower(), 0) if after else 0  # type: ignore[assignment] # the table's values are directions
    hedge = "EQUAL_OR_LESS" if form.mod == "UNDER" else form.mod  # "less than a year" may be a day, "nearly a year" may not
    return Amount(form.low * times, high * times, unit, direction, hedge)  # type: ignore[arg-type] # the lexicon's units are Amount's


def resolve_ago(form: Form, context: Context) -> Result:
    """So long ago or later, from the anchor or from the date told last."""
    return _ago(form, context) if form.name is None else ago_to_the_day(form, context)


def _ago(form: Form, context: Context) -> Result:
    unit, sign = form.unit or "day", form.direction
    if form.low is None:
        if sign > 0 and context.item.tense < 0 and not context.history:  # "a few days later he left": in news no more than a length
            return "DURATION", duration_value(None, unit), None, "elapsed"
        return "DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", None, "elapsed"
    if form.text and (renamed := _renamed(unit, context)) is not None:
        return renamed
    base = _reckoned_from(form, context)
    if base is None:
        return "DATE", vague(unit, context, shift=sign) if form.text else UNKNOWN.get(unit, "XXXX"), None, "elapsed"
    if unit == "year" and form.low == 1 and sign < 0 and form.mod is None:
        period = context.reported()
        if period is not None:  # in a report, "a year earlier" is the same quarter
            year, number = period[0] - 1, period[1]
            return "DATE", f"{year:04}-Q{number}", quarter_span(year, number), "elapsed"
        month = context.told_within("month", sentence=True) if context.is_compared() else None
        if month is not None:  # and beside the figures of a month, the same month
            value, when, _ = unit_at("month", month, -12)
            return "DATE", value, when, "elapsed"
    value, day = moved(base, sign * form.low, unit)
    if form.text and sign > 0 and context.is_ahead(day) and context.item.tense < 0:  # what has happened did not happen after publication
        return "DATE", UNKNOWN.get(unit, "XXXX"), None, "elapsed"
    if form.text and (sign > 0 or not context.history):  # a look back does not move a history's clock
        context.keep(day, unit, value)
    amount = amount_of(form, "", 0)
    when = days_elapsed(amount, base) if amount else None
    return "TIME" if unit in {"hour", "minute", "second"} else "DATE", value, when, "elapsed"


def _renamed(unit: str, context: Context) -> Result | None:
    """The date right before, of which "four years later" is another name in "The war ended on 11 November 1918, four years later."."""
    text, before, told = context.text, context.previous, context.told
    if before is None or told is None or told.when is None or told.when.earliest is None or told.type != "DATE":
        return None
    if before.form.op != "date" or text[before.end : context.item.start] != ", " or not _APPOSED.match(text, context.item.end):
        return None
    length = _DIGITS.get(unit, len(told.value))
    value = told.value[:length]
    return "DATE", value, told.when if value == told.value else When.parse(value), "relative"


def _reckoned_from(form: Form, context: Context) -> date | None:
    """The day to count from: days and weeks count from a day that the text told, and from no guess."""
    if not form.text:
        return context.base(text=False)
    if form.unit in _BY_DAY:
        return context.told_day(shift=round(form.direction * (form.low or 0) * _DAYS.get(form.unit, 0)))
    if form.unit == "month" and context.last is not None and context.unit not in {"month", "day", "week", "weekend"}:
        return None
    if form.unit == "year" and form.direction < 0:
        told = context.told_of()
        # Figures are compared with those of the year before: a year named long ago is no base for them, "the highest since 1953".
        aside = told is not None and context.anchor is not None and context.is_compared() and abs(told.year - context.anchor.year) > _COMPARABLE
        return context.anchor if aside else told
    return context.base(text=True) if context.last is not None or form.direction < 0 else None


def resolve_duration(form: Form, context: Context) -> Result:
    """A length of time; "in five years", said of what is to come, is the date that it leads to."""
    unit = form.unit or "day"
    if form.name == "accounting" or (unit == "month" and form.low in {3, 6, 9, 12} and form.mod is None):
        context.report(None)  # "the nine months": the report has turned to a longer period
    if _is_ahead(form, context) and context.anchor is not None and form.low is not None:
        value, day = moved(context.anchor, form.low, unit)
        return "DATE", value, unit_at("year" if len(value) == 4 else "month" if len(value) == 7 else "day", day, 0)[1], "elapsed"
    return "DURATION", form.value or duration_value(form.low, unit), None, "event" if form.low is not None and _is_by_event(context) else "period"


def _is_ahead(form: Form, context: Context) -> bool:
    if (
        context.item.tense <= 0
        or form.name is not None
        or form.value
        or form.mod == "UNDER"
        or form.unit not in {"day", "week", "fortnight", "month", "quarter", "year", "decade"}
    ):
        return False
    if context.text[context.item.start : context.item.start + 4].lower() == "the ":  # "in the fifty years since"
        return False
    start = context.item.start
    if _IN.search(context.text, max(0, start - 4), start) is None:
        return False
    return _COUNTED_BACK.search(context.text, max(0, start - _CLAUSE), start) is None  # "its first loss in eight years"


def _is_by_event(context: Context) -> bool:
    after = context.text[context.item.end : context.item.end + 12].split(None, 1)
    return bool(after) and after[0].lower() in _BEFORE_AFTER


def resolve_set(form: Form, _context: Context) -> Result:
    """A repetition."""
    return "SET", form.value or "XXXX", None, "period"


def resolve_reference(form: Form, context: Context) -> Result:
    """A vague now, past or future; "until then" is the date told last."""
    if form.value is None:
        if context.last is None:
            return "DATE", "PAST_REF", None, "reference"
        context.used_text = True
        return "DATE", context.value, When.day(context.last) if context.unit == "day" else None, "relative"
    return form.type or "DATE", form.value, None, "reference"
