"""Resolvers of the periods that financial reports speak of: the quarter reported on, the year, the same a year before, periods that end on a day."""

from __future__ import annotations

import re
from datetime import date, timedelta

from whence.language.dates.context import Context, Result
from whence.language.dates.days import UNKNOWN, add_months, duration_value, finished_quarter, half_span, quarter_span, unit_at
from whence.language.dates.forms import Form
from whence.when import When

_COMPARED = re.compile(
    r"\b(?:compared\s+(?:with|to)|versus|(?:up|down|rose|fell|dropped|increased?|decreased?)\s[^.;]{0,30}\bfrom)\b[^;.]*(?:\.\d[^;.]*)*$"
)
_ENDED_AT = re.compile(r"\s+(?:ended|ending|beginning|starting)\b|\s+to\s+(?=[A-Z\d])")
_BEGINS = re.compile(r"\s+(?:beginning|starting)\b")
_OF_RESULT = re.compile(
    r"['’]s\s+(?:net\s+|operating\s+|pretax\s+)?(?:loss|profit|earnings|results?|income|figures?|sales|revenues?)\s+"
    r"(?:also\s+)?(?:includ|reflect|compar|was\b|were\b|rose\b|fell\b)"
)
"""What is told of the quarter that a report is about, be it called "this quarter"."""
_ENDED = frozenset({"week", "fortnight", "month", "quarter"})
_NEXT, _HALF_MONTH, _HALF_YEAR = 16, 15, 6
_BEGUN = 4
"""How many months after publication the last month of a quarter lies that is spoken of as begun or about to begin, at most."""
_CONTRASTED_WITHIN = 200
"""How far before last year's results, in characters, the latest quarter is told that they are set against."""
_COMPARED_WITHIN = 90
"""How far back, in characters, the words of a comparison are looked for."""


def reported_unit(form: Form, context: Context) -> Result | None:
    """Read what a report means by "the quarter", "the year", "last year" or "the week ended March 4"; None for mere units of the calendar."""
    unit = form.unit or ""
    if form.name == "the":
        ended = unit in _ENDED and _ENDED_AT.match(context.text, context.item.end) is not None
        if unit == "quarter":
            return _the_quarter(context, ended=ended)
        if ended:
            return "DURATION", duration_value(1, unit), None, "period"
        return _the_year(context) if unit == "year" else None
    if unit == "quarter" and form.shift == 0 and not form.text and _OF_RESULT.match(context.text, context.item.end):
        period = context.reported()  # "This quarter's loss includes a charge": the one reported on
        return _quarter_of(period) if period is not None and (context.reported_past or _is_over(period, context.anchor)) else None
    if (
        unit != "year"
        or form.shift != -1
        or form.text
        or not (_is_compared(context) or _is_contrasted(context))
        or context.told_within("year", sentence=True) is not None
    ):
        return None
    period = context.reported()
    return _quarter_of(period, years=-1) if period is not None else None  # "compared with a loss of $3 million last year": of the same quarter


def _the_quarter(context: Context, *, ended: bool) -> Result | None:
    dated = quarter_ended(context) if ended else None
    if dated is None or _BEGINS.match(context.text, context.item.end) is None:  # that ends as the quarter just named does, which may be a fiscal one
        dated = context.reported() or dated
    period = dated or (finished_quarter(context.anchor) if context.anchor else None)
    if period is None:
        return None
    context.report(period)
    return _quarter_of(period)


def _the_year(context: Context) -> Result | None:
    period, anchor = context.reported(), context.anchor
    context.report(None)
    if period is None or anchor is None or period != (anchor.year - 1, 4):
        return None
    return "DATE", f"{period[0]:04}", When.year(period[0]), "relative"  # beside the fourth quarter "the year" is the old one


def quarter_ended(context: Context) -> tuple[int, int] | None:
    """The calendar quarter in which the middle of the quarter lies that ends or begins on the date told next: one "ended July 31" is the second."""
    following, anchor = context.following, context.anchor
    if following is None or anchor is None or following.form.month is None or following.form.problem or following.start - context.item.end > _NEXT:
        return None
    month = following.form.month
    begins = _BEGINS.match(context.text, context.item.end) is not None
    year = following.form.year or anchor.year - (not begins and (month, following.form.day or 28) > (anchor.month, anchor.day))
    edge = date(year, month, min(following.form.day or 28, 28))
    middle = add_months(edge, 1) + timedelta(days=_HALF_MONTH) if begins else add_months(edge, -1) - timedelta(days=_HALF_MONTH)
    return middle.year, (middle.month + 2) // 3


def _is_compared(context: Context) -> bool:
    start = context.item.start
    return _COMPARED.search(context.text, max(0, start - _COMPARED_WITHIN), start) is not None


def _is_contrasted(context: Context) -> bool:
    """Whether last year's results are set against the latest quarter's: "The latest quarter includes a gain. Last year's results were hurt by"."""
    previous, item = context.previous, context.item
    if previous is None or previous.form.op != "report" or previous.form.name != "latest" or _OF_RESULT.match(context.text, item.end) is None:
        return False
    return item.start - previous.end <= _CONTRASTED_WITHIN


def _quarter_of(period: tuple[int, int], *, years: int = 0) -> Result:
    year, number = period[0] + years, period[1]
    return "DATE", f"{year:04}-Q{number}", quarter_span(year, number), "relative"


def resolve_report(form: Form, context: Context) -> Result:
    """The period of a financial report ("the latest quarter", "the 1988 period") or the same a year before ("the year-ago period")."""
    if form.name == "same" and form.year is not None:
        return _same_of(form.year, form.unit or "period", context)
    period, anchor = context.reported(), context.anchor
    if form.unit == "month" and context.last is not None and context.unit in {"month", "day"}:
        value, when, _ = unit_at("month", context.last, -12)
        context.used_text = True
        return "DATE", value, when, "relative"
    if form.name == "latest" and form.year is None and (period is None or not (context.reported_past or _is_over(period, anchor))):
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


def _same_of(year: int, unit: str, context: Context) -> Result:
    """The period told last, of another year: "the same quarter of 2022", "the corresponding period of 2017"."""
    last, told, period, anchor = context.last, context.unit, context.reported(), context.anchor
    context.used_text = last is not None
    if last is not None and unit == "month":
        value, when, _ = unit_at("month", date(year, last.month, 1), 0)
        return "DATE", value, when, "relative"
    if last is not None and unit == "period" and told == "half":
        half = 1 if last.month <= _HALF_YEAR else 2
        return "DATE", f"{year:04}-H{half}", half_span(year, half), "relative"
    if unit == "quarter" or (unit == "period" and told == "quarter"):
        period = period or (finished_quarter(anchor) if anchor else None)
        if period is not None:
            return _quarter_of((year, period[1]))
    return "DATE", f"{year:04}", When.year(year), "relative"


def _is_over(period: tuple[int, int], anchor: date | None) -> bool:
    return anchor is None or quarter_span(*period).high <= anchor


def quarter_told(context: Context) -> date | None:
    """The quarter that follows in the sentence, "for a third successive quarter in the second quarter"; else the one reported on."""
    following, anchor = context.following, context.anchor
    if anchor is None:
        return None
    if following is not None and following.form.op == "quarter" and context.is_sentence(context.item.end, following.start):
        month = (following.form.ordinal or 1) * 3
        return date(following.form.year or anchor.year - (month > anchor.month + _BEGUN), month, 1)
    year, number = context.reported() or finished_quarter(anchor)
    return date(year, number * 3, 1)


def quarter_before_which(context: Context) -> date | None:
    """A day of the quarter that "the prior quarter" is before: the one that the text reports on, or compares, which is the last that was over."""
    period = context.reported()
    if period is None and context.anchor is not None and not context.history and context.is_compared():
        period = finished_quarter(context.anchor)
    return date(period[0], period[1] * 3, 1) if period else None
