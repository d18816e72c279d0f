"""Readers: what the parts that a pattern caught mean, as a form. Each takes the parts by class and the pattern's fixed arguments."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from typing import Any

from whence.language.dates.forms import Form

Parts = dict[str, Any]
_PLURAL_VAGUE = {"X", None}
_ISO = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?(?:[T ](\d\d:\d\d(?::\d\d)?)[\d.]*(Z|[+-]\d\d:?\d\d)?)?")


def problem_of(year: int | None, month: int | None, day: int | None) -> str | None:
    """Name what no calendar has: a month 13, a 31 June, a 29 February of a common year; None when the parts are possible."""
    if month is not None and not 1 <= month <= 12:
        return "impossible"
    if day is not None and not 1 <= day <= 31:
        return "impossible"
    if month and day:
        last = 29 if month == 2 and (year is None or year < 1) else monthrange(year or 2000, month)[1]
        if day > last:
            return "impossible"
    return None


def _day(p: Parts) -> int | None:
    return p.get("DAY") or p.get("ORD") or p.get("ORDINAL") or p.get("BADDAY")


def _year(p: Parts) -> int | None:
    year = p.get("YEAR", p.get("Y3", p.get("Y4")))
    if year is None and "YY" in p:
        year = century_of(p["YY"])
    if year is None and "ERA" in p:
        year = p.get("D2")
    if year is not None and p.get("ERA") == -1:
        return -year
    return year


def century_of(two: int) -> int:
    """The year of two figures, by POSIX strptime's rule: 69 to 99 are 1969 to 1999, 0 to 68 are 2000 to 2068."""
    return 1900 + two if two >= 69 else 2000 + two


def clock_time(p: Parts) -> tuple[str | None, str | None]:
    """Read a clock or a part of the day: TIMEX3's time, and the problem of an hour that no day has."""
    if "CLOCK" in p:
        hour, minute, *second = (int(x) for x in re.split(r"[:.]", p["CLOCK"]))
    elif "ZONE" in p and "CLOCK" not in p and "HOUR" not in p and ("Y4" in p or "YEAR" in p) and "MONTH" not in p:
        hour, minute = divmod(p.get("Y4", p.get("YEAR")), 100)
        second = []
    elif "HOUR" in p:
        hour, minute, second = p["HOUR"], 0, []
    else:
        return p.get("PART"), None
    half = p.get("AMPM")
    wrong = hour > 24 or minute > 59 or any(s > 60 for s in second) or (half is not None and not 1 <= hour <= 12 and hour > 24)
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    elif half is None and p.get("PART") in {"AF", "EV", "NI"} and hour < 12:
        hour += 12
    seconds = f":{second[0]:02}" if second else ""
    return f"{hour:02}:{minute:02}{seconds}", "impossible" if wrong else None


def _iso_month(p: Parts, a: Parts) -> Form | list[Form] | None:
    year, number = (int(x) for x in p["ISOMONTH"].split("-"))
    if number == year % 100 + 1:  # "2007-08" is a winter, a term or two years, hardly August
        return [Form("date", year=year), Form("date", year=year + 1)]
    return _iso(p, a)


def _iso(p: Parts, a: Parts) -> Form | None:
    found = _ISO.match(p.get("ISO") or p["ISOMONTH"])
    if not found:
        return None
    year, month, day = int(found[1]), int(found[2]), int(found[3]) if found[3] else None
    problem = problem_of(year, month, day)
    if found[4] and int(found[4][:2]) > 24:
        problem = "impossible"
    return Form("date", year=year, month=month, day=day, time=found[4], zone="Z" if found[5] == "Z" else found[5] if found[5] and ":" in found[5] else None, problem=problem)


def _compact(p: Parts, a: Parts) -> Form | None:
    n = p["COMPACT"]
    year, month, day = n // 10000, n // 100 % 100, n % 100
    return None if problem_of(year, month, day) else Form("date", year=year, month=month, day=day)


def _ordinal_day(p: Parts, a: Parts) -> Form | None:
    return Form("date", day=p["ORD"], text=True)


def _numeric(p: Parts, a: Parts) -> Form | None:
    sep = next(c for c in p["NUMDATE"] if not c.isdigit())
    x, y, z = p["NUMDATE"].split(sep)
    if len(x) == 4 and len(y) <= 2 and len(z) <= 2:
        year, month, day, order = int(x), int(y), int(z), "ymd"
    elif len(x) <= 2 and len(y) <= 2 and len(z) in {2, 4}:
        if sep == "-" and len(z) == 2:
            return None
        year = int(z) if len(z) == 4 else century_of(int(z))
        if sep == ".":
            day, month, order = int(x), int(y), "dmy"
            if len(z) == 2 and (month > 12 or len(y) == 1):
                return None
        elif int(x) > 12:
            day, month, order = int(x), int(y), "dmy"
        elif int(y) > 12:
            month, day, order = int(x), int(y), "mdy"
        else:
            month, day, order = int(x), int(y), "either"
    else:
        return None
    if not 1000 <= year <= 2199 or problem_of(year, month, day) and (month > 12 or day > 31):
        return None
    return Form("date", year=year, month=month, day=day, problem=problem_of(year, month, day), name=order)


def _date(p: Parts, a: Parts) -> Form | None:
    day, month, year = _day(p), p.get("MONTH"), _year(p)
    time, wrong = clock_time(p)
    if "SEASON" in p:
        return Form("season", season=p["SEASON"], year=year)
    return Form(
        "date", year=year, month=month, day=day, weekday=p.get("WEEKDAY"), time=time, mod=_mod(p),
        problem=problem_of(year, month, day) or wrong, fiscal=bool(a.get("fiscal")),
    )


def _mod(p: Parts) -> str | None:
    mod = p.get("EARLY") or p.get("EDGE") or p.get("HEDGE")
    return None if mod == "EXACT" else mod


def _decade(p: Parts, a: Parts) -> Form | None:
    if "DECADE" in p:
        n = p["DECADE"]
        if n < 100:
            n += 1900 if n >= 20 else 2000
    else:
        n = (p["YEAR"] // 100 * 100 if "YEAR" in p else 1900) + p["DECADEWORD"]
    return Form("span", value=f"{n // 10:03}", year=n, unit="decade", mod=_mod(p))


def _century(p: Parts, a: Parts) -> Form | None:
    n = p.get("ORDINAL") or p.get("ORD")
    if not n or not 1 <= n <= 21:
        return None
    era = p.get("ERA", 1)
    return Form("span", value=f"{n - 1:02}" if era > 0 else f"BC{n - 1:02}", year=(n - 1) * 100 if era > 0 else None, unit="century", mod=_mod(p))


def _season(p: Parts, a: Parts) -> Form | None:
    return Form("season", season=p["SEASON"], year=_year(p), shift=_shift(p), mod=_mod(p), unit="year" if a.get("of_year") else None, text=_in_text(p))


def _unit_of_month(p: Parts, a: Parts) -> Form | None:
    n = p.get("ORDINAL") or p.get("ORD") or -1
    if p["UNIT"] not in {"day", "week", "weekend"} or n > 31:
        return None
    return Form("unit-of", unit=p["UNIT"], ordinal=n, year=_year(p), month=p["MONTH"])


def _unit_of_date(p: Parts, a: Parts) -> Form | None:
    year, month, day = _year(p), p["MONTH"], _day(p)
    if p["UNIT"] not in {"week", "weekend"} or problem_of(year, month, day):
        return None
    return Form("unit-of", unit=p["UNIT"], year=year, month=month, day=day)


def _day_by_date(p: Parts, a: Parts) -> Form | None:
    if "HOLIDAY" in p:
        return Form("holiday", name=p["HOLIDAY"], direction=p["BEFORE"])
    year, month, day = _year(p), p.get("MONTH"), _day(p)
    if problem_of(year, month, day):
        return None
    return Form("date", year=year, month=month, day=day, weekday=p.get("WEEKDAY") if month is None else None, direction=p["BEFORE"])


def _shift(p: Parts) -> int | None:
    for name in ("LASTWORD", "NEXTWORD", "THISWORD", "PREVIOUS", "FOLLOWING", "THATWORD"):
        if name in p:
            return int(p[name])
    return None


def _in_text(p: Parts) -> bool:
    return "PREVIOUS" in p or "FOLLOWING" in p or "THATWORD" in p


def _weekday(p: Parts, a: Parts) -> Form | None:
    time, wrong = clock_time(p)
    return Form("date", weekday=p["WEEKDAY"], shift=_shift(p), time=time, mod=_mod(p), problem=wrong)


def _deictic(p: Parts, a: Parts) -> Form | None:
    if "TONIGHT" in p:
        return Form("deictic", shift=0, time="NI", mod=_mod(p))
    time, _ = clock_time(p)
    return Form("deictic", shift=p["DEICTIC"], time=time, mod=_mod(p))


def _this_part(p: Parts, a: Parts) -> Form | None:
    shift = _shift(p) or 0
    if "LASTWORD" in p and p["PART"] not in {"NI", "EV"}:
        shift = -1
    return Form("deictic", shift=shift, time=p["PART"], mod=_mod(p), text=_in_text(p))


def _that_day(p: Parts, a: Parts) -> Form | None:
    return Form("deictic", shift=_shift(p), text=True)


def _deictic_shift(p: Parts, a: Parts) -> Form | None:
    return Form("deictic", shift=p["DEICTIC"] + p["BEFORE"])


def _clock(p: Parts, a: Parts) -> Form | None:
    time, wrong = clock_time(p)
    zone = "Z" if p.get("ZONE") == "Z" else None
    if "DEICTIC" in p or "THISWORD" in p and "WEEKDAY" not in p:
        return Form("deictic", shift=p.get("DEICTIC", 0), time=time, zone=zone, problem=wrong)
    if "WEEKDAY" in p or "MONTH" in p:
        year, month, day = _year(p), p.get("MONTH"), _day(p)
        return Form("date", year=year, month=month, day=day, weekday=p.get("WEEKDAY"), shift=_shift(p), time=time, zone=zone, problem=problem_of(year, month, day) or wrong)
    return Form("clock", time=time, zone=zone, problem=wrong, mod=_mod(p))


def _part(p: Parts, a: Parts) -> Form | None:
    return Form("clock", time=p["PART"], mod=_mod(p))


def _unit_shift(p: Parts, a: Parts) -> Form | None:
    unit, shift = p["UNIT"], _shift(p)
    if unit in {"decade", "century", "millennium"} and shift and not _in_text(p):
        return Form("duration", unit=unit, low=1, high=1, shift=shift, name="anchored")
    return Form("shift", unit=unit, shift=0 if shift is None else shift, text=_in_text(p), mod=_mod(p), name="the" if shift is None else None)


def _year_end(p: Parts, a: Parts) -> Form | None:
    return Form("shift", unit="year", shift=0, mod="END", name="the")


def _month_shift(p: Parts, a: Parts) -> Form | None:
    return Form("date", month=p["MONTH"], shift=_shift(p), mod=_mod(p), text=_in_text(p))


def _month_of_year(p: Parts, a: Parts) -> Form | None:
    return Form("date", month=p["MONTH"], day=_day(p), shift=_shift(p), mod=_mod(p), text=_in_text(p), unit="year")


def _quarter(p: Parts, a: Parts) -> Form | None:
    n = p.get("ORDINAL") or p.get("ORD") or p.get("QUARTERNAME")
    if n is None or not 1 <= n <= 4:
        return None
    return Form("quarter", ordinal=n, year=_year(p), shift=a.get("shift", _shift(p)), text=_in_text(p))


def _half(p: Parts, a: Parts) -> Form | None:
    n = 2 if ("LASTWORD" in p or "LATTER" in p) and not ("ORDINAL" in p or "ORD" in p) else p.get("ORDINAL") or p.get("ORD")
    if n not in {1, 2}:
        return None
    return Form("half", ordinal=n, year=_year(p), shift=_shift(p) if "ORDINAL" in p or "ORD" in p else None, text=_in_text(p))


def _finance_period(p: Parts, a: Parts) -> Form | None:
    return Form("yearago", name="latest", year=_year(p))


def _accounting_year(p: Parts, a: Parts) -> Form | None:
    return Form("duration", unit="year", low=1, high=1, name="accounting")


def _holiday(p: Parts, a: Parts) -> Form | None:
    return Form("holiday", name=p["HOLIDAY"], year=_year(p), shift=_shift(p))


def _year_range(p: Parts, a: Parts) -> list[Form] | None:
    first = p["YEAR"]
    last = p.get("YEAR2")
    if last is None:
        last = first // 100 * 100 + p["D2"]
        if last <= first:
            last += 100
    if not first < last <= first + 200 or ("D2" in p and last - first > 60):
        return None
    return [Form("date", year=first), Form("date", year=last)]


def _era_range(p: Parts, a: Parts) -> list[Form] | None:
    numbers = sorted((p[k] for k in ("YEAR", "Y3", "D2", "YEAR2", "Y32", "D22") if k in p), reverse=p["ERA"] < 0)
    return [Form("date", year=n * p["ERA"]) for n in numbers] if len(numbers) == 2 else None


def _day_range(p: Parts, a: Parts) -> list[Form] | None:
    year, month = _year(p), p["MONTH"]
    days = [p["DAY"], p["DAY2"]]
    return [Form("date", year=year, month=month, day=d, weekday=p.get("WEEKDAY") if i == 0 else None, problem=problem_of(year, month, d)) for i, d in enumerate(days)]


def _year_ago(p: Parts, a: Parts) -> Form | None:
    return Form("yearago", name="year-ago")


def count_of(p: Parts) -> tuple[float | None, float | None, bool]:
    """Read how many: the low and the high end, and whether it is vague ("several"); a bare article is one."""
    if "VAGUE" in p:
        return (2, 2, False) if p["VAGUE"] == "2" else (None, None, True)
    if "NUM" in p:
        low = p["NUM"]
        half = 0.5 if "HALF" in p else 0
        high = p.get("NUM2", low)
        return low + half, high + half, False
    return (0.5, 0.5, False) if "HALF" in p else (1, 1, False)


def _ago(p: Parts, a: Parts) -> Form | None:
    if "UNIT" not in p and "UNITS" not in p:
        return None
    unit = p.get("UNIT") or p["UNITS"]
    low, high, vague = count_of(p) if ("NUM" in p or "VAGUE" in p or "HALF" in p or "UNIT" in p) else (None, None, True)
    return Form("ago", unit=unit, low=low, high=high, direction=a["direction"], text=bool(a.get("text")), mod=_mod(p), vague=vague)


def _between_units(p: Parts, a: Parts) -> list[Form] | None:
    unit = p.get("UNIT") or p["UNITS"]
    return [Form("duration", unit=unit, low=n, high=n) for n in (p["NUM"], p["NUM2"])]


def _consecutive(p: Parts, a: Parts) -> Form | None:
    return Form("shift", unit=p["UNIT"], shift=0)


def _last_units(p: Parts, a: Parts) -> Form | None:
    unit = p.get("UNIT") or p["UNITS"]
    if "UNIT" in p and "NUM" not in p and "VAGUE" not in p and "HALF" not in p:
        return None
    if unit == "quarter" and "ORDINAL" in p and "UNITS" in p and "NUM" not in p:
        return None
    low, high, vague = count_of(p) if ("NUM" in p or "VAGUE" in p or "HALF" in p) else (None, None, True)
    shift = _shift(p)
    return Form("duration", unit=unit, low=low, high=high, vague=vague, shift=shift, name="anchored")


def _recent_units(p: Parts, a: Parts) -> Form | None:
    return Form("duration", unit=p["UNITS"], vague=True, name="recent")


def _duration(p: Parts, a: Parts) -> Form | None:
    unit = p.get("UNIT") or p["UNITS"]
    low, high, vague = count_of(p)
    return Form("duration", unit=unit, low=low, high=high, vague=vague, mod=_mod(p), name=a.get("how"))


def _duration_half(p: Parts, a: Parts) -> Form | None:
    n = p.get("NUM", 1) + 0.5
    return Form("duration", unit=p.get("UNIT") or p["UNITS"], low=n, high=n, mod=_mod(p))


def _bare_units(p: Parts, a: Parts) -> Form | None:
    if "UNIT" in p:  # "day-long" is one day, "decades-long" some decades
        return Form("duration", unit=p["UNIT"], low=1, high=1, name="bare")
    return Form("duration", unit=p["UNITS"], vague=True, name="bare")


def _aged(p: Parts, a: Parts) -> Form | None:
    return Form("duration", unit="year", low=p["NUM"], high=p["NUM"], name="age")


def _anniversary(p: Parts, a: Parts) -> Form | None:
    n = p.get("ORD") or p.get("ORDINAL") or p.get("ORDBIG")
    return Form("duration", unit="year", low=n, high=n, name="anniversary")


_SET_UNITS = {"weekend": "XXXX-WXX-WE"}


def _every(p: Parts, a: Parts) -> Form | None:
    weekday = p.get("WEEKDAY") or p.get("WEEKDAYS")
    part = p.get("PART") or p.get("PARTS")
    if weekday:
        value = f"XXXX-WXX-{weekday}" + (f"T{part}" if part and ":" not in part else "")
    elif part:
        value = f"XXXX-XX-XXT{part}"
    elif "MONTH" in p:
        value = f"XXXX-{p['MONTH']:02}"
    elif "SEASON" in p:
        value = f"XXXX-{p['SEASON']}"
    else:
        unit = p.get("UNIT") or p["UNITS"]
        n = p.get("NUM")
        value = duration_value(n, unit) if n else _SET_UNITS.get(unit) or duration_value(1, unit)
    return Form("set", value=value, low=p.get("NUM", 1), unit=p.get("UNIT") or p.get("UNITS"), weekday=weekday)


def _frequency(p: Parts, a: Parts) -> Form | None:
    return Form("set", value=p["FREQ"])


def _rate(p: Parts, a: Parts) -> Form | None:
    return Form("set", value=duration_value(1, p["UNIT"]), low=1, unit=p["UNIT"])


_LETTERS = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "fortnight": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "Y", "century": "Y", "millennium": "Y", "weekend": "WE"}


_TIMES = {"fortnight": 2, "decade": 10, "century": 100, "millennium": 1000}


def duration_value(n: float | None, unit: str) -> str:
    """Write a TIMEX3 duration: P3Y, PT4H, PXM for an unknown number; a fortnight is two weeks, a decade ten years."""
    letter = _LETTERS[unit]
    n = None if n is None else n * _TIMES.get(unit, 1)
    number = "X" if n is None else f"{n:g}" if n < 1e6 else str(int(n))
    return f"PT{number}{letter[1]}" if letter[0] == "T" else f"P{number}{letter}"


def _reference(p: Parts, a: Parts) -> Form | None:
    return Form("reference", value=next(iter(p.values()), "then"))


def _fixed(p: Parts, a: Parts) -> Form | None:
    return Form("reference", value=p.get("SOMETIME") or a["value"], type=a.get("type"))


READERS: dict[str, Callable[[Parts, Parts], Form | list[Form] | None]] = {
    name[1:]: reader for name, reader in list(globals().items()) if name.startswith("_") and callable(reader) and name[1:2].islower() and name not in {"_day", "_year", "_mod", "_shift", "_in_text"}
}
