"""Readers of spans of the calendar: seasons, quarters, halves, weeks to centuries, and the periods of financial reports."""

from __future__ import annotations

from whence.language.dates.forms import Form
from whence.language.dates.parts import Parts, in_text, mod_of, number_of, reader, shift_of, year_of


@reader("decade")
def _decade(p: Parts) -> Form | None:
    if "DECADE" in p:
        year = p["DECADE"]
        if year < 100:
            year += 1900 if year >= 20 else 2000
    else:
        year = p.get("YEAR", 1900) // 100 * 100 + p["DECADEWORD"]
    if year % 100 == 0 and year < 1900:  # "the 1800s" are a century, "the 1900s" mostly ten years
        return Form("span", value=f"{year // 100:02}", year=year, unit="century", mod=mod_of(p))
    return Form("span", value=f"{year // 10:03}", year=year, unit="decade", mod=mod_of(p))


@reader("century")
def _century(p: Parts) -> Form | None:
    number = number_of(p)
    if number is None or not 1 <= number <= 21:
        return None
    if p.get("ERA", 1) < 0:
        return Form("span", value=f"BC{number - 1:02}", unit="century", mod=mod_of(p))
    return Form("span", value=f"{number - 1:02}", year=(number - 1) * 100, unit="century", mod=mod_of(p))


@reader("season")
def _season(p: Parts) -> Form | None:
    unit = "year" if p.get("of_year") else None
    return Form(
        "season",
        season=p["SEASON"],
        year=year_of(p),
        shift=shift_of(p),
        mod=mod_of(p),
        unit=unit,
        text=in_text(p),
        name="of event" if p.get("of_event") else None,
    )


@reader("unit shift")
def _unit_shift(p: Parts) -> Form | None:
    unit, shift = p["UNIT"], shift_of(p)
    if "before" in p:  # "the year before", "the day after": what the text told last is what they count from
        return Form("shift", unit=unit, shift=p["before"], text=True)
    return _shifted(unit, shift, p)


def _shifted(unit: str, shift: int | None, p: Parts) -> Form:
    if unit in {"decade", "century", "millennium"} and shift and not in_text(p):  # "the past decade" is ten years
        return Form("duration", unit=unit, low=1, high=1, shift=shift, name="anchored")
    return Form("shift", unit=unit, shift=shift or 0, text=in_text(p), mod=mod_of(p), name="the" if shift is None else None)


@reader("past unit")
def _past_unit(p: Parts) -> Form | None:
    unit = p["UNIT"]
    if unit in {"day", "week", "month"}:  # up to now, and no month of the calendar
        return Form("duration", unit=unit, low=1, high=1, name="anchored")
    return _shifted(unit, -1, p)


@reader("this fiscal")
def _this_fiscal(p: Parts) -> Form | None:
    return _shifted("year", shift_of(p) or 0, p)


@reader("year end")
def _year_end(p: Parts) -> Form | None:
    if "YEAR" in p:
        return Form("date", year=p["YEAR"], mod="END")
    unit = p.get("UNIT", "year")
    return Form("shift", unit=unit, shift=0, mod=p.get("mod", "END"), name="the") if unit in {"year", "month", "quarter"} else None


@reader("consecutive")
def _consecutive(p: Parts) -> Form | None:
    return Form("shift", unit=p["UNIT"], shift=0, name="consecutive")


@reader("quarter")
def _quarter(p: Parts) -> Form | None:
    if "QUARTERYY" in p:
        return Form("quarter", ordinal=p["QUARTERYY"][0], year=p["QUARTERYY"][1])
    number = number_of(p) or p.get("QUARTERNAME") or 4  # "the final quarter of 2018"
    if not 1 <= number <= 4:
        return None
    return Form("quarter", ordinal=number, year=year_of(p), shift=p.get("shift", shift_of(p)), text=in_text(p))


@reader("quarters")
def _quarters(p: Parts) -> list[Form] | None:
    numbers = [p[key] for key in ("ORDINAL", "ORD", "ORDINAL2", "ORD2") if key in p]
    if len(numbers) != 2 or not all(1 <= n <= 4 for n in numbers):
        return None
    return [Form("quarter", ordinal=n, year=year_of(p), shift=shift_of(p), text=in_text(p)) for n in numbers]


@reader("half")
def _half(p: Parts) -> Form | None:
    number = number_of(p)
    shift = shift_of(p) if number else None  # in "the last half of the year" last is the number
    number = number or p.get("LATTER", 2)
    return Form("half", ordinal=number, year=year_of(p), shift=shift, text=in_text(p)) if number in {1, 2} else None


@reader("half name")
def _half_name(p: Parts) -> Form | None:
    number, year = p["HALFYY"] if "HALFYY" in p else (p["HALFNAME"], year_of(p))
    return Form("half", ordinal=number, year=year)


@reader("months name")
def _months_name(p: Parts) -> Form | None:
    """As "9M 2022", the first nine months of it."""
    count, year = p["MONTHSYY"] if "MONTHSYY" in p else (p["MONTHSNAME"], year_of(p))
    return Form("unit-of", unit="month", low=count, high=count, direction=-1, year=year, name="units")


@reader("finance period")
def _finance_period(p: Parts) -> Form | None:
    return Form("report", name="latest", year=year_of(p))


@reader("same period")
def _same_period(p: Parts) -> Form | None:
    return Form("report", name="same", year=year_of(p), unit=p.get("UNIT") or "period")


@reader("year ago")
def _year_ago(p: Parts) -> Form | None:
    return Form("report", name="year ago", unit=p.get("UNIT"))


@reader("accounting year")
def _accounting_year(_p: Parts) -> Form | None:
    return Form("duration", unit="year", low=1, high=1, name="accounting")
