"""Readers of days, months and years, and of the hours of a day."""

from __future__ import annotations

import re

import msgspec

from whence.language.dates.days import century_of, problem_of
from whence.language.dates.forms import Form
from whence.language.dates.parts import Parts, clock_of, day_of, in_text, mod_of, number_of, reader, shift_of, unit_of, year_of

_MOST_WEEKDAYS = 5
_MOST = {"day": 31, "week": 52, "weekend": 52, "month": 12}
"""How far the units of a year are counted: "the first week of 2018"."""
_ISO = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?(?:[T ](\d\d):(\d\d)((?::\d\d)?)[\d.]*(Z|[+-]\d\d:\d\d)?)?")


@reader("iso")
def _iso(p: Parts) -> Form | None:
    found = _ISO.match(p.get("ISO") or p["ISOMONTH"])
    if not found:
        return None
    year, month, day = int(found[1]), int(found[2]), int(found[3]) if found[3] else None
    problem = problem_of(year, month, day)
    if not found[4]:
        return Form("date", year=year, month=month, day=day, problem=problem)
    if int(found[4]) > 24 or int(found[5]) > 59:
        problem = "impossible"
    return Form("date", year=year, month=month, day=day, time=f"{found[4]}:{found[5]}{found[6]}", zone=found[7], problem=problem)


@reader("iso month")
def _iso_month(p: Parts) -> Form | list[Form] | None:
    year, number = (int(x) for x in p["ISOMONTH"].split("-"))
    if number == year % 100 + 1:  # "2007-08" is a winter, a term or two years, hardly August
        return [Form("date", year=year), Form("date", year=year + 1)]
    return _iso(p)


@reader("compact")
def _compact(p: Parts) -> Form | None:
    year, month, day = p["COMPACT"] // 10000, p["COMPACT"] // 100 % 100, p["COMPACT"] % 100
    return None if problem_of(year, month, day) else Form("date", year=year, month=month, day=day)


@reader("numeric")
def _numeric(p: Parts) -> Form | None:
    written = p["NUMDATE"]
    sep = next(c for c in written if not c.isdigit())
    x, y, z = written.split(sep)
    if len(x) == 4 and len(z) <= 2:
        return _figures(int(x), int(y), int(z), "year first")
    if len(x) > 2 or len(z) not in {2, 4} or (sep == "-" and len(z) == 2):
        return None  # "5-4-10" is a score or a number of a paragraph
    year = int(z) if len(z) == 4 else century_of(int(z))
    first, second = int(x), int(y)
    if sep == ".":
        return None if len(z) == 2 and len(y) == 1 else _figures(year, second, first, "day first")
    if first > 12:
        return _figures(year, second, first, "day first")
    return _figures(year, first, second, "month first" if second > 12 else "either")


def _figures(year: int, month: int, day: int, order: str) -> Form | None:
    # 31/6/2019 is a date that no calendar has; 45/13/2019 is no date at all.
    if not 1000 <= year <= 2199 or not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    return Form("date", year=year, month=month, day=day, problem=problem_of(year, month, day), name=order)


@reader("date")
def _date(p: Parts) -> Form | None:
    day, month, year = day_of(p), p.get("MONTH"), year_of(p)
    if "SEASON" in p:
        return Form("season", season=p["SEASON"], year=year)
    time, wrong = clock_of(p)
    if p.get("hours") and time is None:
        time = "NI" if p.get("EARLY") == "END" else "MO"
    order = None
    if day is not None and month is not None:
        order = next("month first" if key == "MONTH" else "day first" for key in p if key in {"MONTH", "DAY", "ORD", "ORDINAL", "BADDAY"})
    problem = problem_of(year, month, day) or wrong
    return Form("date", year=year, month=month, day=day, weekday=p.get("WEEKDAY"), time=time, mod=mod_of(p), problem=problem, name=order)


@reader("small month")
def _small_month(p: Parts) -> Form | None:
    day, month, year = p["DAY"], p["SMALLMONTH"], year_of(p)
    return Form("date", year=year, month=month, day=day, weekday=p.get("WEEKDAY"), problem=problem_of(year, month, day))


@reader("half of month")
def _half_of_month(p: Parts) -> Form | None:
    number = p.get("LATTER") or number_of(p)
    return Form("date", year=year_of(p), month=p["MONTH"], mod="START" if number == 1 else "END") if number in {1, 2} else None


@reader("date in words")
def _date_in_words(p: Parts) -> Form | None:
    return Form("date", year=year_of(p), month=p["MONTH"], day=p["NUMWORD"]) if p["NUMWORD"] <= 31 else None


@reader("ordinal day")
def _ordinal_day(p: Parts) -> Form | None:
    return Form("date", day=p["ORD"], text=True)


@reader("year range")
def _year_range(p: Parts) -> list[Form] | None:
    first, last = p["YEAR"], p.get("YEAR2")
    if last is None:
        last = first // 100 * 100 + p["D2"]
        last += 100 if last <= first else 0
    if not first < last <= first + (60 if "D2" in p else 200):
        return None
    return [Form("date", year=first), Form("date", year=last)]


@reader("split year")
def _split_year(p: Parts) -> Form | None:
    """A season or a financial year that two calendar years share: TIMEX3 has no name for it, it goes by its first."""
    if "ISOMONTH" in p:
        first, last = (int(x) for x in p["ISOMONTH"].split("-"))
    else:
        first, last = p["YEAR"], p["YEAR2"] if "YEAR2" in p else p["D2"]
    return Form("date", year=first) if last % 100 == (first + 1) % 100 else None


@reader("era range")
def _era_range(p: Parts) -> list[Form] | None:
    numbers = [p[key] for key in ("YEAR", "Y3", "D2", "YEAR2", "Y32", "D22") if key in p]
    numbers.sort(reverse=p["ERA"] < 0)
    return [Form("date", year=n * p["ERA"]) for n in numbers] if len(numbers) == 2 else None


@reader("day range")
def _day_range(p: Parts) -> list[Form] | None:
    days, by_month = _days_of(p), next(key for key in p if key != "WEEKDAY") == "MONTH"
    return None if by_month and days[1] <= days[0] else _each_day(days, p)  # "won in May 5-4"


@reader("day list")
def _day_list(p: Parts) -> list[Form] | None:
    days = _days_of(p)
    return _each_day(days, p) if days == sorted(set(days)) else None


def _days_of(p: Parts) -> list[int]:
    return [value for key, value in p.items() if key.rstrip("234") in {"DAY", "ORD"}]


def _each_day(days: list[int], p: Parts) -> list[Form]:
    """The days of one month, as dates of their own; a weekday belongs to the first."""
    year, month, shift = year_of(p), p["MONTH"], shift_of(p)
    unit = None if shift is None else "year"
    forms = [Form("date", year=year, month=month, day=d, problem=problem_of(year, month, d), shift=shift, unit=unit) for d in days]
    return [msgspec.structs.replace(forms[0], weekday=p.get("WEEKDAY")), *forms[1:]]


@reader("month shift")
def _month_shift(p: Parts) -> Form | None:
    day = day_of(p)
    return Form("date", month=p["MONTH"], day=day, shift=shift_of(p), mod=mod_of(p), text=in_text(p), problem=problem_of(None, p["MONTH"], day))


@reader("month of year")
def _month_of_year(p: Parts) -> Form | None:
    return Form("date", month=p["MONTH"], day=day_of(p), shift=p.get("shift", shift_of(p)), mod=mod_of(p), text=in_text(p), unit="year")


@reader("weekday")
def _weekday(p: Parts) -> Form | None:
    time, wrong = clock_of(p)
    return Form("date", weekday=p["WEEKDAY"], shift=shift_of(p), time=time, mod=mod_of(p), problem=wrong, text=in_text(p))


@reader("eleventh of september")
def _eleventh_of_september(_p: Parts) -> Form | None:
    return Form("date", year=2001, month=9, day=11, name="9/11")


@reader("before last")
def _before_last(p: Parts) -> Form | None:
    shift = -2 if "LASTWORD" in p else 2
    return Form("date", weekday=p["WEEKDAY"], shift=shift) if "WEEKDAY" in p else Form("shift", unit=p["UNIT"], shift=shift)


@reader("weekday by event")
def _weekday_by_event(p: Parts) -> Form | None:
    return Form("date", weekday=p["WEEKDAY"], name="event")


@reader("weekday ago")
def _weekday_ago(p: Parts) -> Form | None:
    weeks = p.get("NUM", 1)
    return Form("date", weekday=p["WEEKDAY"], shift=-1 - weeks) if unit_of(p) == "week" and weeks == int(weeks) else None


@reader("weekday of week")
def _weekday_of_week(p: Parts) -> Form | None:
    return Form("date", weekday=p["WEEKDAY"], shift=shift_of(p), time=p.get("PART"), unit="week", text=in_text(p))


@reader("day before")
def _day_before(p: Parts) -> Form | None:
    return Form("deictic", shift=p["DEICTIC"] + p["BEFORE"])


@reader("that day")
def _that_day(p: Parts) -> Form | None:
    return Form("deictic", shift=shift_of(p), text=True)


@reader("date told last")
def _date_told_last(_p: Parts) -> Form | None:
    return Form("reference")


@reader("day by date")
def _day_by_date(p: Parts) -> Form | None:
    if "HOLIDAY" in p:
        return Form("holiday", name=p["HOLIDAY"], direction=p["BEFORE"])
    year, month, day = year_of(p), p.get("MONTH"), day_of(p)
    if problem_of(year, month, day):
        return None
    return Form(
        "date", year=year, month=month, day=day, weekday=p.get("WEEKDAY") if month is None else None, shift=shift_of(p), direction=p["BEFORE"]
    )


@reader("weekday of month")
def _weekday_of_month(p: Parts) -> Form | None:
    number = number_of(p) or -1
    if number > _MOST_WEEKDAYS:
        return None
    return Form("unit-of", unit="day", weekday=p["WEEKDAY"], ordinal=number, year=year_of(p), month=p["MONTH"])


@reader("unit of month")
def _unit_of_month(p: Parts) -> Form | None:
    number = number_of(p) or -1
    if "MONTH" not in p:
        return Form("unit-of", unit=p["UNIT"], ordinal=number, year=year_of(p), name="year") if number <= _MOST.get(p["UNIT"], -2) else None
    if p["UNIT"] not in {"day", "week", "weekend"} or number > 31:
        return None
    return Form("unit-of", unit=p["UNIT"], ordinal=number, year=year_of(p), month=p["MONTH"])


@reader("unit of date")
def _unit_of_date(p: Parts) -> Form | None:
    year, month, day = year_of(p), p["MONTH"], day_of(p)
    if p["UNIT"] not in {"week", "weekend"} or problem_of(year, month, day):
        return None
    return Form("unit-of", unit=p["UNIT"], year=year, month=month, day=day)


@reader("units of date")
def _units_of_date(p: Parts) -> Form | None:
    unit, number = p["UNITS"], p.get("ORDINAL", -1)
    if number not in {-1, 1} or unit not in ({"day", "week"} if "MONTH" in p else {"day", "week", "month", "quarter"}):
        return None
    return Form("unit-of", unit=unit, low=p["NUM"], high=p["NUM"], direction=-number, year=year_of(p), month=p.get("MONTH"), name="units")


@reader("holiday")
def _holiday(p: Parts) -> Form | None:
    return Form("holiday", name=p["HOLIDAY"], year=year_of(p), shift=shift_of(p), time=p.get("PART"))


@reader("holiday week")
def _holiday_week(p: Parts) -> Form | None:
    return Form("holiday", name=p["HOLIDAY"], shift=shift_of(p), unit=p["UNIT"]) if p["UNIT"] in {"week", "weekend"} else None
