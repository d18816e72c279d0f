"""Days and the units of the calendar around them: the arithmetic of dates, and how TIMEX3 writes its results."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from whence.when import When

_DAY = timedelta(days=1)
_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
"""First and last month of the meteorological seasons of the north; winter is its December's year, as in EDTF."""
UNKNOWN = {
    "year": "XXXX",
    "month": "XXXX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "quarter": "XXXX-QX",
    "decade": "XXX",
    "century": "XX",
    "day": "XXXX-XX-XX",
}
"""TIMEX3 values of a unit of the calendar when nothing says which one."""
_LETTERS = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y", "weekend": "WE"}
_MULTIPLES = {"fortnight": ("week", 2), "decade": ("year", 10), "century": ("year", 100), "millennium": ("year", 1000)}


def problem_of(year: int | None, month: int | None, day: int | None) -> str | None:
    """Name what no calendar has: a month 13, a 31 June, a 29 February of a common year; None when the parts are possible."""
    if month is not None and not 1 <= month <= 12:
        return "impossible"
    if day is not None and not 1 <= day <= 31:
        return "impossible"
    if month and day:
        last = 29 if month == 2 and (year is None or year < 1) else monthrange(year or 2000, month)[1]
        return "impossible" if day > last else None
    return None


def century_of(two: int) -> int:
    """The year of two figures, by POSIX strptime's rule: 69 to 99 are 1969 to 1999, 0 to 68 are 2000 to 2068."""
    return 1900 + two if two >= 69 else 2000 + two


def duration_value(count: float | None, unit: str) -> str:
    """Write a TIMEX3 duration: P3Y, PT4H, PXM for an unknown number. Fortnights are written in weeks, decades and centuries in years."""
    unit, times = _MULTIPLES.get(unit, (unit, 1))
    if count == 0.5 and unit in {"year", "hour"} and times == 1:  # half a year, half an hour
        return "P6M" if unit == "year" else "PT30M"
    letter = _LETTERS[unit]
    number = "X" if count is None else f"{count * times:.10g}"
    return f"PT{number}{letter[1]}" if letter[0] == "T" else f"P{number}{letter}"


def add_months(day: date, months: int) -> date:
    """The same day of another month, or that month's last day where it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def narrowed(when: When, mod: str | None) -> When:
    """Narrow a span to its early, middle or late half: where "early" ends nobody says, but hardly past the middle."""
    if mod not in {"START", "MID", "END"} or when.earliest is None or when.latest is None:
        return when
    days = (when.latest - when.earliest).days + 1
    if mod == "START":
        return When.span(when.earliest, when.earliest + timedelta(days=days // 2))
    if mod == "END":
        return When.span(when.latest - timedelta(days=days // 2), when.latest)
    return When.span(when.earliest + timedelta(days=days // 4), when.latest - timedelta(days=days // 4))


def week_value(day: date) -> str:
    """The ISO week of a day, as TIMEX3 writes it."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def week_span(day: date) -> When:
    """The ISO week around a day, Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return When.span(monday, monday + timedelta(days=6), "week")


def quarter_span(year: int, quarter: int) -> When:
    """A calendar quarter."""
    first = date(year, quarter * 3 - 2, 1)
    return When.span(first, add_months(first, 2).replace(day=monthrange(year, quarter * 3)[1]), "quarter")


def half_span(year: int, half: int) -> When:
    """A half of a calendar year."""
    return When.span(date(year, 6 * half - 5, 1), date(year, 6, 30) if half == 1 else date(year, 12, 31))


def finished_quarter(day: date) -> tuple[int, int]:
    """Year and number of the last quarter that was over on a day: what "the latest quarter" of a report is."""
    quarter = (day.month - 1) // 3
    return (day.year, quarter) if quarter else (day.year - 1, 4)


def season_months(season: str) -> tuple[int, int]:
    """First and last month of a season."""
    return _SEASONS[season]


def season_span(year: int, season: str) -> When:
    """A season by its TIMEX3 name (SP SU FA WI); the winter of a year ends in the next."""
    first, final = _SEASONS[season]
    last = year + (final < first)
    return When.span(date(year, first, 1), date(last, final, monthrange(last, final)[1]), "season")


def unit_at(unit: str, day: date, shift: int, mod: str | None = None) -> tuple[str, When | None, date]:
    """The calendar unit around a day, ``shift`` units on: its TIMEX3 value, its span and a day of it."""
    match unit:
        case "year":
            year = day.year + shift
            return f"{year:04}", narrowed(When.year(year), mod), date(year, day.month, 1)
        case "quarter":
            day = add_months(day.replace(day=1), 3 * shift)
            quarter = (day.month + 2) // 3
            return f"{day.year:04}-Q{quarter}", quarter_span(day.year, quarter), day
        case "month":
            day = add_months(day.replace(day=1), shift)
            return f"{day.year:04}-{day.month:02}", narrowed(When.month(day.year, day.month), mod), day
        case "week" | "fortnight":
            day += timedelta(weeks=shift * (2 if unit == "fortnight" else 1))
            return week_value(day), week_span(day), day
        case "weekend":
            day += timedelta(weeks=shift)
            saturday = day + timedelta(days=5 - day.weekday())
            return week_value(day) + "-WE", When.span(saturday, saturday + _DAY), saturday
        case "day":
            day += timedelta(days=shift)
            return day.isoformat(), When.day(day), day
        case _:
            return _years_at(unit, day, shift)


def _years_at(unit: str, day: date, shift: int) -> tuple[str, When | None, date]:
    if unit not in {"decade", "century"}:
        return day.isoformat(), None, day
    size, digits, wild = (10, 3, "X") if unit == "decade" else (100, 2, "XX")
    number = day.year // size + shift
    value = f"{number:0{digits}}"
    return value, When.parse(value + wild), date(max(1, number * size), 1, 1)


def moved(base: date, count: float, unit: str) -> tuple[str, date]:
    """The TIMEX3 value and day ``count`` units off, at the precision of the unit: years give a year, months a month, weeks and days a day."""
    if unit in {"year", "decade", "century", "millennium"}:
        years = count * _MULTIPLES.get(unit, ("year", 1))[1]
        day = add_months(base, round(years * 12))
        return (f"{day.year:04}" if years == int(years) else f"{day.year:04}-{day.month:02}"), day
    if unit in {"month", "quarter"}:
        day = add_months(base, int(count) * (3 if unit == "quarter" else 1))
        return f"{day.year:04}-{day.month:02}", day
    days = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}.get(unit)
    if days is None:  # hours and less: the day is known, the hour is not
        return f"{base.isoformat()}TXX", base
    day = base + timedelta(days=round(count * days))
    return (f"{week_value(day)}-WE" if unit == "weekend" else day.isoformat()), day
