"""Resolution: which day a form means, given the day the text was written on and what the text said before."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

import msgspec

from whence.language.dates.forms import Form, Item, Scanned
from whence.language.dates.holidays import holiday_day
from whence.language.dates.readers import duration_value, problem_of
from whence.model import Amount, DateMention, Stated
from whence.when import When

Result = tuple[str, str, When | None, str]
"""TIMEX3 type and value, the span of days, and how it was resolved (model.DateHow)."""

REPORTED = 1200
"""How far apart, in characters, mentions of the quarter that is reported on may stand: a paragraph or two of financial news."""
_DAY = timedelta(days=1)
_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}


class Context:
    """What is known while a text is resolved from its beginning: the anchor, and the last day, month, quarter that it named."""

    __slots__ = ("anchor", "bc", "last", "last_unit", "last_value", "narrative", "period", "period_at", "story", "text", "used_text")

    def __init__(self, text: str, anchor: date | None, *, narrative: bool) -> None:
        self.text = text
        self.anchor = anchor
        self.narrative = narrative
        self.last: date | None = None
        self.last_unit: str | None = None
        self.last_value = ""
        self.period: tuple[int, int] | None = None
        self.period_at = -REPORTED
        self.bc: int | None = None
        self.story: frozenset[int] = frozenset()
        self.used_text = False

    def open_story(self, items: tuple[Item, ...]) -> None:
        """Learn which years a history tells of: those of its dates with a month; it begins at the first of them."""
        told = [i.form for i in items if i.form.op == "date" and i.form.year is not None and i.form.year > 0 and i.form.month is not None and not i.form.problem]
        if len(told) < 4:
            told = [i.form for i in items if i.form.op == "date" and i.form.year is not None and i.form.year > 0 and not i.form.problem]
        self.story = frozenset(f.year for f in told if f.year is not None)
        if told:
            self.last = date(told[0].year or 1, told[0].month or 1, 1)
            self.last_unit = "month"

    def reported(self, item: Item) -> tuple[int, int] | None:
        """The quarter that a financial report is about: year and number, while it was named shortly before and no other period since."""
        if self.period is not None and item.start - self.period_at <= REPORTED:
            self.period_at = item.start
            return self.period
        return None

    def report(self, item: Item, period: tuple[int, int] | None) -> None:
        """Note what period the text reports on now."""
        self.period, self.period_at = period, item.start

    def base(self, *, text: bool) -> date | None:
        """The day from which to reckon: the last one told where the expression asks for it, else the anchor."""
        if (text or self.narrative) and self.last is not None:
            self.used_text = True
            return self.last
        return self.anchor


def resolve_scanned(scanned: Scanned, anchor: date | None) -> list[DateMention]:
    """Resolve the expressions of a scanned text as of ``anchor``; without one, relative expressions keep a value with X and no ``when``."""
    if anchor is not None:
        anchor = date(anchor.year, anchor.month, anchor.day)
    context = Context(scanned.text, anchor, narrative=_narrative(scanned, anchor))
    items = scanned.items
    if context.narrative:
        context.open_story(items)
    mentions = []
    for i, item in enumerate(items):
        if i + 1 < len(items) and (item.form.op == "date" and item.form.year is None and item.form.month is not None):
            item = _with_year_of(item, items[i + 1], scanned.text)
        mentions.append(_mention(scanned.text, item, context))
    return mentions


_JOINTS = frozenset({"-", "–", "to", "and", "or", "through", "until", "till"})


def _with_year_of(item: Item, following: Item, text: str) -> Item:
    """Give the first of two joined dates the year that only the second states: "March and April 1918", "26 June – 4 August 1952"."""
    form, other = item.form, following.form
    if other.op != "date" or other.year is None or other.month is None or following.start - item.end > 12:
        return item
    if text[item.end : following.start].strip() not in _JOINTS:
        return item
    year = other.year - (form.month > other.month)  # type: ignore[operator] # the caller has seen to the month
    return msgspec.structs.replace(item, form=msgspec.structs.replace(form, year=year, problem=problem_of(year, form.month, form.day)))


def _by_today(form: Form) -> bool:
    """Whether an expression takes its meaning from the day the text was written on, as those of news do."""
    if form.text or form.name == "the":
        return False
    return form.op in {"deictic", "shift", "ago"} or (form.op == "date" and form.year is None and form.month is None and form.day is None)


def _narrative(scanned: Scanned, anchor: date | None) -> bool:
    """Say whether a text is a history: it dates itself, by years stated in it, and hardly by the day it was written on."""
    if anchor is None:
        return False
    if sum(1 for i in scanned.items if i.form.op == "date" and (i.form.year or 1) < 0) >= 3:
        return True
    dated = [i.form for i in scanned.items if i.form.op == "date" and i.form.year is not None]
    deictic = sum(1 for i in scanned.items if _by_today(i.form))
    told = [f for f in dated if f.month is not None]
    if len(told) < 4:  # few full dates: years alone must carry it, beside many days without a year and none by today
        partial = sum(1 for i in scanned.items if i.form.op == "date" and i.form.year is None and i.form.month is not None)
        told = dated if deictic == 0 and (partial >= 6 or len(dated) >= 12) else []
    far = [f for f in told if abs((anchor.year - (f.year or 1)) * 12 + anchor.month - (f.month or anchor.month)) > 3]
    return len(told) >= 4 and len(dated) >= 6 and len(far) >= 0.75 * len(told) and len(dated) > 3 * deictic


def _mention(text: str, item: Item, context: Context) -> DateMention:
    form = item.form
    context.used_text = False
    if form.problem:
        type_, value, when, how = _impossible(form)
    else:
        try:
            type_, value, when, how = _in_antiquity(form, context) or _RESOLVERS[form.op](form, item, context)
        except (OverflowError, ValueError):
            type_, value, when, how = "DATE", "XXXX", None, "relative"
    if when is not None and form.mod == "APPROX":
        when = msgspec.structs.replace(when, approximate=True)
    anchored = None if how in {"absolute", "period", "reference", "event"} or when is None else "text" if context.used_text else "publication"
    return DateMention(
        item.start, item.end, text[item.start : item.end], type_, value, when,  # type: ignore[arg-type] # resolvers give TIMEX3's own names
        form.mod, how, _stated(form), _amount(form, text, item), anchored, form.problem, item.pattern,
    )


def _stated(form: Form) -> Stated | None:
    if form.op != "date" or (form.year is None and form.month is None and form.day is None and form.weekday is None):
        return None
    return Stated(form.year, form.month, form.day, form.weekday)


_AMOUNT_UNITS = {"fortnight": ("week", 2), "millennium": ("century", 10), "weekend": ("week", 1)}


def _amount(form: Form, text: str, item: Item) -> Amount | None:
    if form.low is None or form.unit is None or form.op not in {"ago", "duration"}:
        return None
    unit, times = _AMOUNT_UNITS.get(form.unit, (form.unit, 1))
    high = form.high if form.high is not None else form.low
    direction = form.direction
    if form.op == "duration":
        direction = _direction(text, item.end)
    return Amount(form.low * times, high * times, unit, direction, form.mod)  # type: ignore[arg-type] # the lexicon's units are Amount's


def _direction(text: str, end: int) -> int:
    after = text[end : end + 12].split(None, 1)
    word = after[0].lower().rstrip(",") if after else ""
    return 1 if word in {"after", "following", "since"} else -1 if word in {"before", "until"} else 0


def _impossible(form: Form) -> Result:
    value = f"{form.year:04}" if form.year and form.year > 0 else "XXXX"
    if form.month:
        value += f"-{form.month:02}" if form.month <= 12 else "-XX"
        if form.day:
            value += f"-{form.day:02}"
    elif form.op in {"clock", "deictic"}:
        value = "XXXX-XX-XX"
    return ("TIME" if form.time else "DATE"), value, None, "absolute"


# ---------------------------------------------------------------------------------------------------------------- days


def _timed(day: str, form: Form) -> tuple[str, str]:
    return ("TIME", f"{day}T{form.time}{_zone(form)}") if form.time else ("DATE", day)


def _zone(form: Form) -> str:
    return form.zone or ""


def _keep(context: Context, day: date, unit: str, value: str) -> None:
    context.bc = None
    context.last, context.last_unit, context.last_value = day, unit, value


def _on_day(day: date, form: Form, context: Context, how: str) -> Result:
    if form.direction and form.op in {"date", "holiday"}:  # "the day after Christmas"
        day += timedelta(days=form.direction)
    iso = day.isoformat()
    if not context.narrative or form.op == "date" or context.used_text:
        _keep(context, day, "day", iso)
    type_, value = _timed(iso, form)
    return type_, value, When.day(day), how


def _date(form: Form, item: Item, context: Context) -> Result:
    year, month, day = form.year, form.month, form.day
    if year is not None and year < 0:
        return _before_christ(form, context)
    if month is None and day is None and form.weekday is not None:
        return _weekday(form, item, context)
    how = "absolute"
    if month is None and day is not None:
        return _ordinal_day(day, form, context)
    if year is None:
        how = "partial"
        year = _which_year(form, item, context)
        if year is None:
            value = f"XXXX-{month:02}" + (f"-{day:02}" if day else "")
            return *_timed(value, form), None, how
    if day is not None and month is not None:
        if problem_of(year, month, day):
            return "DATE", f"{year:04}-{month:02}-{day:02}", None, how
        return _on_day(date(year, month, day), form, context, how)
    if month is not None:
        value = f"{year:04}-{month:02}"
        _keep(context, date(year, month, 1), "month", value)
        type_, value = _timed(value + "-XX", form) if form.time else ("DATE", value)
        return type_, value, _part(When.month(year, month), form.mod), how
    value = f"{year:04}"
    # A history's clock moves with a bare year only by one at a time: other years are looks back and ahead.
    if not context.narrative or context.last is None or (year in context.story and abs(context.last.year - year) <= 1):
        _keep(context, date(year, 1, 1), "year", value)
    return "DATE", value, _part(When.year(year), form.mod), how


def _part(when: When, mod: str | None) -> When:
    """Narrow a span to its early, middle or late third; what is called early ends by the middle at the latest, so the whole half is kept."""
    if mod not in {"START", "MID", "END"} or when.earliest is None or when.latest is None:
        return when
    days = (when.latest - when.earliest).days + 1
    if mod == "START":
        return When.span(when.earliest, when.earliest + timedelta(days=days // 2))
    if mod == "END":
        return When.span(when.latest - timedelta(days=days // 2), when.latest)
    return When.span(when.earliest + timedelta(days=days // 4), when.latest - timedelta(days=days // 4))


def _before_christ(form: Form, context: Context) -> Result:
    value = f"BC{-(form.year or 0):04}" + (f"-{form.month:02}" if form.month else "") + (f"-{form.day:02}" if form.day else "")
    context.last_value, context.bc = value, form.year
    return "DATE", value, None, "absolute"


def _ordinal_day(day: int, form: Form, context: Context) -> Result:
    base = context.last if context.last is not None and context.last_unit in {"day", "month"} else context.anchor
    if base is None or problem_of(base.year, base.month, day):
        return "DATE", f"XXXX-XX-{day:02}", None, "partial"
    context.used_text = base is not context.anchor
    return _on_day(base.replace(day=day), form, context, "partial")


def _in_antiquity(form: Form, context: Context) -> Result | None:
    """Resolve an expression in a text whose last year lay before Christ, which no calendar of ours reaches: a value, and no days."""
    year = context.bc
    if year is None or form.year is not None:
        return None
    if form.op == "date" and form.month is not None:
        return "DATE", f"BC{-year:04}-{form.month:02}" + (f"-{form.day:02}" if form.day else ""), None, "partial"
    if form.op == "season":
        return "DATE", f"BC{-year - (1 if form.shift == 1 else 0):04}-{form.season}", None, "relative"
    step = {"year": 1, "decade": 10, "century": 100}.get(form.unit or "")
    if step is None or form.vague:
        return None
    if form.op == "shift":
        year += step * (form.shift or 0)
        digits = {1: 4, 10: 3, 100: 2}[step]
        return "DATE", f"BC{-year // step:0{digits}}", None, "relative"
    if form.op == "ago" and form.low is not None and form.text:
        return "DATE", f"BC{-(year + int(form.direction * form.low * step)):04}", None, "elapsed"
    return None


def _which_year(form: Form, item: Item, context: Context) -> int | None:
    month = form.month or 1
    if form.unit == "year" and form.shift is not None:
        base = context.base(text=form.text)
        return base.year + form.shift if base else None
    base = context.base(text=form.text)
    if base is None:
        return None
    if form.shift is not None and form.unit is None:
        if form.shift < 0:
            return base.year if month < base.month else base.year - 1
        if form.shift > 0:
            return base.year if month > base.month else base.year + 1
        return base.year
    if context.narrative and context.last is not None:
        return _story_year(base, month, form.day, context)
    day = form.day
    if day is None:
        if item.tense > 0:
            return base.year if month >= base.month else base.year + 1
        return base.year if month <= base.month else base.year - 1
    best = None
    for year in (base.year, base.year - 1, base.year + 1, base.year + 2, base.year - 2, base.year + 3, base.year - 3, base.year + 4, base.year - 4):
        if problem_of(year, month, day):
            continue
        gap = (date(year, month, day) - base).days
        cost = abs(gap) + (90 if (gap > 0 and item.tense < 0) or (gap < 0 and item.tense > 0) else 0) + (0.5 if gap > 0 else 0)
        if best is None or cost < best[0]:
            best = (cost, year)
    return best[1] if best else base.year


STORY_BACK, STORY_ON = 6, 6
"""A history tells forward: a month without a year lies at most so many months before the last date told, or after it."""


def _story_year(last: date, month: int, day: int | None, context: Context) -> int:
    if context.last_unit == "year":
        return last.year
    gap = month - last.month
    if gap > STORY_ON:
        return last.year - 1
    if -gap > STORY_BACK:
        return last.year + 1
    return last.year


def _weekday(form: Form, item: Item, context: Context) -> Result:
    base = context.base(text=context.narrative)
    number = form.weekday or 1
    if base is None:
        return *_timed(f"XXXX-WXX-{number}", form), None, "weekday"
    back = (base.isoweekday() - number) % 7
    if form.shift == -1:
        day = base - timedelta(days=back or 7)
    elif form.shift == 1:
        day = base + timedelta(days=(-back % 7) or 7)
    elif form.shift == 0:
        day = base - timedelta(days=base.isoweekday() - number)
    elif item.tense > 0:
        day = base + timedelta(days=-back % 7)
    else:
        day = base - timedelta(days=back)
    keep = context.last, context.last_unit, context.last_value
    result = _on_day(day, form, context, "weekday")
    if context.narrative:
        context.last, context.last_unit, context.last_value = keep
    return result


def _holiday(form: Form, item: Item, context: Context) -> Result:
    name = form.name or ""
    if form.year is not None:
        day = holiday_day(name, form.year)
        return _on_day(day, form, context, "holiday") if day else ("DATE", f"{form.year:04}", None, "holiday")
    base = context.base(text=context.narrative)
    if base is None:
        return "DATE", "XXXX-XX-XX", None, "holiday"
    days = [d for y in (base.year - 1, base.year, base.year + 1) if (d := holiday_day(name, y))]
    before = [d for d in days if d <= base]
    after = [d for d in days if d > base]
    if form.shift == 1 or (form.shift is None and item.tense > 0) or not before:
        return _on_day(after[0], form, context, "holiday") if after else ("DATE", "XXXX-XX-XX", None, "holiday")
    if form.shift == 0 or form.shift is None:
        day = min(days, key=lambda d: (abs((d - base).days), d))
        return _on_day(day if form.shift == 0 else before[-1], form, context, "holiday")
    return _on_day(before[-1] if before[-1] < base else before[-2], form, context, "holiday")


def _deictic(form: Form, item: Item, context: Context) -> Result:
    base = context.base(text=form.text) if form.text else context.anchor
    if base is None:
        return *_timed("XXXX-XX-XX", form), None, "relative"
    return _on_day(base + timedelta(days=form.shift or 0), form, context, "relative")


def _clock(form: Form, item: Item, context: Context) -> Result:
    base = context.last if context.last is not None and context.last_unit == "day" else context.anchor
    if base is None:
        return "TIME", f"XXXX-XX-XXT{form.time}{_zone(form)}", None, "relative"
    context.used_text = base is not context.anchor
    return "TIME", f"{base.isoformat()}T{form.time}{_zone(form)}", When.day(base), "relative"


# ---------------------------------------------------------------------------------------------------------------- longer spans


def _week(day: date) -> When:
    monday = day - timedelta(days=day.weekday())
    return When.span(monday, monday + timedelta(days=6), "week")


def week_value(day: date) -> str:
    """The ISO week of a day, as TIMEX3 writes it."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def add_months(day: date, months: int) -> date:
    """The same day of another month, or that month's last day where it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def quarter_span(year: int, quarter: int) -> When:
    """A calendar quarter."""
    first = date(year, quarter * 3 - 2, 1)
    return When.span(first, add_months(first, 3) - _DAY, "quarter")


def unit_at(unit: str, day: date, shift: int, mod: str | None = None) -> tuple[str, When | None, date]:
    """The calendar unit around a day, ``shift`` units on: its TIMEX3 value, its span and a day of it."""
    if unit == "year":
        year = day.year + shift
        return f"{year:04}", _part(When.year(year), mod), date(year, day.month, 1)
    if unit == "month":
        day = add_months(day.replace(day=1), shift)
        return f"{day.year:04}-{day.month:02}", _part(When.month(day.year, day.month), mod), day
    if unit in {"week", "fortnight"}:
        day += timedelta(weeks=shift * (2 if unit == "fortnight" else 1))
        return week_value(day), _week(day), day
    if unit == "weekend":
        day += timedelta(weeks=shift)
        saturday = day + timedelta(days=5 - day.weekday())
        return week_value(day) + "-WE", When.span(saturday, saturday + _DAY), saturday
    if unit == "quarter":
        day = add_months(day.replace(day=1), 3 * shift)
        quarter = (day.month + 2) // 3
        return f"{day.year:04}-Q{quarter}", quarter_span(day.year, quarter), day
    if unit == "decade":
        decade = day.year // 10 + shift
        return f"{decade:03}", When.parse(f"{decade:03}X"), date(decade * 10 or 1, 1, 1)
    if unit == "century":
        century = day.year // 100 + shift
        return f"{century:02}", When.parse(f"{century:02}XX"), date(century * 100 or 1, 1, 1)
    if unit == "day":
        day += timedelta(days=shift)
        return day.isoformat(), When.day(day), day
    return day.isoformat(), None, day


_UNIT_X = {"year": "XXXX", "month": "XXXX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "quarter": "XXXX-QX", "decade": "XXX", "century": "XX", "day": "XXXX-XX-XX"}


_COMPARED = re.compile(r"\b(?:compared\s+(?:with|to)|versus|(?:up|down|rose|fell|dropped|increased?|decreased?)\s[^.;]{0,30}\bfrom)\b[^;.]*(?:\.\d[^;.]*)*$")


def _shift(form: Form, item: Item, context: Context) -> Result:
    unit = form.unit or "day"
    if unit in {"second", "minute", "hour"}:
        return "DATE", "PRESENT_REF", None, "reference"
    if unit == "quarter" and form.name == "the":
        period = context.reported(item) or (finished_quarter(context.anchor) if context.anchor and form.name == "the" else None)
        if period is not None:
            context.report(item, period)
            return "DATE", f"{period[0]:04}-Q{period[1]}", quarter_span(*period), "relative"
    period = context.reported(item) if unit == "year" and form.shift == -1 and not form.text and _COMPARED.search(context.text, max(0, item.start - 90), item.start) else None
    if period is not None:  # "compared with a loss of $3 million last year": of the same quarter
        return "DATE", f"{period[0] - 1:04}-Q{period[1]}", quarter_span(period[0] - 1, period[1]), "relative"
    if unit == "year" and form.name == "the":
        context.report(item, None)
    text = form.text or (form.name == "the" and context.last is not None and context.narrative)
    base = context.base(text=text)
    if base is None:
        return "DATE", _UNIT_X.get(unit, "XXXX"), None, "relative"
    if unit == "weekend" and form.name == "the" and form.shift == 0:
        shift = -1 if base.weekday() < 5 and item.tense <= 0 else 0
    else:
        shift = form.shift or 0
    value, when, day = unit_at(unit, base, shift, form.mod)
    _keep(context, day, unit, value)
    return "DATE", value, when, "relative"


def _season(form: Form, item: Item, context: Context) -> Result:
    season = form.season or "SP"
    year = form.year
    how = "absolute" if year is not None else "relative"
    if year is not None and year < 0:
        return "DATE", f"BC{-year:04}-{season}", None, how
    if year is None:
        base = context.base(text=form.text or context.narrative)
        if base is None:
            return "DATE", f"XXXX-{season}", None, how
        year = base.year
        first = _SEASON_MONTHS[season][0]
        if form.unit == "year":
            year += form.shift or 0
        elif context.narrative and context.used_text:
            pass
        elif form.shift == -1:
            year -= 1 if first + 2 >= base.month or season == "WI" else 0
        elif form.shift == 1:
            year += 1 if first <= base.month else 0
        elif form.shift is None:
            if item.tense > 0:
                year += 1 if first + 2 < base.month else 0
            else:
                year -= 1 if first > base.month else 0
    start, end = _SEASON_MONTHS[season]
    last = year + (end < start)
    value = f"{year:04}-{season}"
    if form.year is not None or context.narrative:
        _keep(context, date(year, start, 1), "season", value)
    return "DATE", value, When.span(date(year, start, 1), date(last, end, monthrange(last, end)[1]), "season"), how


def _quarter(form: Form, item: Item, context: Context) -> Result:
    number = form.ordinal or 1
    year, how = form.year, "absolute"
    if year is None:
        how = "relative"
        base = context.base(text=form.text)
        if base is None:
            return "DATE", f"XXXX-Q{number}", None, how
        year = base.year + (form.shift or 0)
        if form.shift is None and not context.used_text:
            # Told in news, a quarter is the last one begun: in January "the fourth quarter" is the old year's.
            year -= 1 if number * 3 - 2 > base.month + 2 else 0
    value = f"{year:04}-Q{number}"
    context.report(item, (year, number))
    _keep(context, date(year, number * 3 - 2, 1), "quarter", value)
    return "DATE", value, quarter_span(year, number), how


def _unit_of(form: Form, item: Item, context: Context) -> Result:
    """A day, week or weekend within a month, or around a date: "the last day of June", "the week of March 6"."""
    year, how = form.year, "absolute"
    if year is None:
        how = "partial"
        year = _which_year(form, item, context)
    month, n = form.month or 1, form.ordinal
    if year is None:
        return "DATE", f"XXXX-{month:02}", None, how
    if n is None:
        value, when, day = unit_at(form.unit or "week", date(year, month, form.day or 1), 0)
        return "DATE", value, when, how
    last = monthrange(year, month)[1]
    if form.unit == "day":
        if n > last:
            return "DATE", f"{year:04}-{month:02}", None, how
        return _on_day(date(year, month, last if n < 0 else n), form, context, how)
    first = date(year, month, max(1, last - 6) if n < 0 else min(7 * n - 6, last))
    value, when, day = unit_at(form.unit or "week", first, 0)
    _keep(context, first, "week", value)
    return "DATE", value, when, how


def _half(form: Form, item: Item, context: Context) -> Result:
    number = form.ordinal or 1
    year, how = form.year, "absolute"
    if year is None:
        how = "relative"
        base = context.base(text=form.text)
        if base is None:
            return "DATE", f"XXXX-H{number}", None, how
        year = base.year + (form.shift or 0)
    first = date(year, 6 * number - 5, 1)
    _keep(context, first, "half", f"{year:04}-H{number}")
    return "DATE", f"{year:04}-H{number}", When.span(first, add_months(first, 6) - _DAY), how


def _yearago(form: Form, item: Item, context: Context) -> Result:
    period = context.reported(item)
    anchor = context.anchor
    if form.name == "latest" and form.year is None and (period is None or (anchor is not None and quarter_span(*period).latest > anchor)):  # type: ignore[operator] # quarters are closed
        if anchor is None:
            return "DATE", "XXXX-QX", None, "relative"
        period = finished_quarter(anchor)
        context.report(item, period)
    if period is not None:
        year = form.year if form.year is not None else min(period[0], anchor.year if anchor else period[0]) - (form.name == "year-ago")
        return "DATE", f"{year:04}-Q{period[1]}", quarter_span(year, period[1]), "relative"
    if form.year is None and anchor is None:
        return "DATE", "XXXX", None, "relative"
    year = form.year if form.year is not None else anchor.year - 1  # type: ignore[union-attr] # one of the two is known here
    return "DATE", f"{year:04}", When.year(year), "relative"


def finished_quarter(day: date) -> tuple[int, int]:
    """The last quarter that was over on a day: what "the latest quarter" of a report is."""
    quarter = (day.month - 1) // 3
    return (day.year, quarter) if quarter else (day.year - 1, 4)


def _span(form: Form, item: Item, context: Context) -> Result:
    value = form.value or "XX"
    if form.year is None:
        return "DATE", value, None, "absolute"
    _keep(context, date(form.year or 1, 1, 1), form.unit or "decade", value)
    when = When.parse(value + ("X" if form.unit == "decade" else "XX"))
    return "DATE", value, _part(when, form.mod), "absolute"


# ---------------------------------------------------------------------------------------------------------------- amounts


def _ago(form: Form, item: Item, context: Context) -> Result:
    unit, sign = form.unit or "day", form.direction
    if form.vague or form.low is None:
        return "DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", None, "elapsed"
    base = context.base(text=form.text)
    if base is None:
        return "DATE", _UNIT_X.get(unit, "XXXX"), None, "elapsed"
    period = context.reported(item) if unit == "year" and form.low == 1 and sign < 0 and form.mod is None else None
    if period is not None:
        year, number = period[0] - 1, period[1]
        return "DATE", f"{year:04}-Q{number}", quarter_span(year, number), "elapsed"
    value, when, day = moved(base, sign * form.low, unit)
    if form.text and (sign > 0 or not context.narrative):  # a look back does not move a history's clock
        _keep(context, day, unit, value)
    from whence.language.dates.elapsed import days_elapsed

    amount = _amount(form, "", item)
    if amount is not None:
        when = days_elapsed(amount, base)
    return ("TIME" if unit in {"hour", "minute", "second"} else "DATE"), value, when, "elapsed"


def moved(base: date, count: float, unit: str) -> tuple[str, When | None, date]:
    """The value of a day ``count`` units off, at the precision of the unit: years give a year, months a month, weeks and days a day."""
    whole = int(count)
    if unit in {"year", "decade", "century", "millennium"}:
        years = count * {"year": 1, "decade": 10, "century": 100, "millennium": 1000}[unit]
        if years != int(years):
            day = add_months(base, round(years * 12))
            return f"{day.year:04}-{day.month:02}", When.month(day.year, day.month), day
        day = add_months(base, int(years) * 12)
        return f"{day.year:04}", When.year(day.year), day
    if unit in {"month", "quarter"}:
        day = add_months(base, whole * (3 if unit == "quarter" else 1))
        return f"{day.year:04}-{day.month:02}", When.month(day.year, day.month), day
    days = {"day": 1.0, "week": 7.0, "fortnight": 14.0, "weekend": 7.0}.get(unit)
    if days is None:
        return f"{base.isoformat()}TXX", When.day(base), base
    day = base + timedelta(days=round(count * days))
    return day.isoformat(), When.day(day), day


_IN = re.compile(r"\b[Ii]n\s+$")


def _duration(form: Form, item: Item, context: Context) -> Result:
    unit = form.unit or "day"
    if item.tense > 0 and form.low is not None and not form.vague and form.name is None and context.anchor is not None and _IN.search(context.text, max(0, item.start - 4), item.start):
        value, when, _ = moved(context.anchor, form.low, unit)  # "will be redeemed in five years"
        if unit in {"week", "month", "quarter", "year", "decade", "day"}:
            return "DATE", value, when, "elapsed"
    if form.name == "accounting" or (unit == "month" and form.low in {3, 6, 9, 12} and form.mod is None):
        context.report(item, None)
    if form.vague or form.low is None:
        return "DURATION", duration_value(None, unit), None, "period"
    return "DURATION", half_value(form.low if form.high is None else form.high if form.high == form.low else form.low, unit), None, "period"


def half_value(n: float, unit: str) -> str:
    """A duration's value; the half of a year is written in months as annotators do."""
    if unit == "year" and n == 0.5:
        return "P6M"
    if unit == "hour" and n == 0.5:
        return "PT30M"
    if unit == "hour" and n == 24:
        return "PT24H"
    return duration_value(n, unit)


def _set(form: Form, item: Item, context: Context) -> Result:
    return "SET", form.value or "XXXX", None, "period"


def _reference(form: Form, item: Item, context: Context) -> Result:
    if form.value == "then":
        if context.last is None:
            return "DATE", "PAST_REF", None, "reference"
        context.used_text = True
        return "DATE", context.last_value, When.day(context.last) if context.last_unit == "day" else None, "relative"
    return form.type or "DATE", form.value or "PRESENT_REF", None, "reference"


_RESOLVERS: dict[str, Callable[[Form, Item, Context], Result]] = {
    "date": _date, "deictic": _deictic, "shift": _shift, "ago": _ago, "duration": _duration, "set": _set, "reference": _reference,
    "holiday": _holiday, "season": _season, "quarter": _quarter, "half": _half, "span": _span, "clock": _clock, "yearago": _yearago, "unit-of": _unit_of,
}
