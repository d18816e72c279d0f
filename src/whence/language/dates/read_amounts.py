"""Readers of amounts of time: ago and later, durations, ages, sets, and vague references."""

from __future__ import annotations

from whence.language.dates.days import duration_value
from whence.language.dates.forms import Form
from whence.language.dates.parts import Parts, count_of, is_counted, is_or_two, mod_of, number_of, reader, shift_of, unit_of

_TWO = 2
_SIZES = {"year": 31556952.0, "month": 2629746.0, "week": 604800.0, "day": 86400.0, "hour": 3600.0, "minute": 60.0, "second": 1.0}
"""Units of compound lengths in seconds, from the longest: what a part adds to the first."""


@reader("ago")
def _ago(p: Parts) -> Form | None:
    if is_or_two(p) and p["NUM"] != _TWO:
        return None
    # A bare plural, "years ago", says not how many.
    low, high = count_of(p) if is_counted(p) or "UNIT" in p else (None, None)
    return Form("ago", unit=unit_of(p), low=low, high=high, direction=p["direction"], text=p.get("text", False), mod=mod_of(p))


@reader("last units")
def _last_units(p: Parts) -> Form | None:
    unit = unit_of(p)
    if not is_counted(p) and ("UNIT" in p or (unit == "quarter" and "ORDINAL" in p)):
        return None
    low, high = count_of(p) if is_counted(p) else (None, None)
    return Form("duration", unit=unit, low=low, high=high, shift=shift_of(p), name="anchored")


@reader("period of units")
def _period_of_units(p: Parts) -> Form | None:
    shift = shift_of(p)
    return Form("duration", unit=p["UNIT"], low=p["NUM"], high=p["NUM"], shift=shift, name=None if shift is None else "anchored")


@reader("recent units")
def _recent_units(p: Parts) -> Form | None:
    return Form("duration", unit=p["UNITS"], name="recent")


@reader("duration")
def _duration(p: Parts) -> Form | None:
    if ("UNITS" in p and not is_counted(p)) or (is_or_two(p) and p["NUM"] != _TWO):
        return None  # "a months-long dispute", "a week or 40 hours"
    low, high = count_of(p)
    return Form("duration", unit=unit_of(p), low=low, high=high, mod=mod_of(p), name=p.get("how"))


@reader("duration and a half")
def _duration_half(p: Parts) -> Form | None:
    count = p.get("NUM", 1) + 0.5
    return Form("duration", unit=unit_of(p), low=count, high=count, mod=mod_of(p))


@reader("quarter century")
def _quarter_century(p: Parts) -> Form | None:
    if p.get("ago"):
        return Form("ago", unit="year", low=25, high=25, direction=-1, mod=mod_of(p))
    shift = shift_of(p)
    return Form("duration", unit="year", low=25, high=25, shift=shift, mod=mod_of(p), name=None if shift is None else "anchored")


@reader("compound")
def _compound(p: Parts) -> Form | None:
    units = [value for key, value in p.items() if key.startswith("UNIT")]
    counts = [value for key, value in p.items() if key.startswith("NUM")]
    sizes = [_SIZES.get(unit, 0.0) for unit in units]
    if 0.0 in sizes or sizes != sorted(set(sizes), reverse=True):
        return None  # "two months and three years" are two lengths
    days, time = "", ""
    for count, unit in zip(counts, units, strict=True):
        value = duration_value(count, unit)
        days, time = (days, time + value[2:]) if value.startswith("PT") else (days + value[1:], time)
    whole = sum(count * size for count, size in zip(counts, sizes, strict=True)) / sizes[0]
    return Form("duration", unit=units[0], low=whole, high=whole, mod=mod_of(p), value=f"P{days}" + (f"T{time}" if time else ""))


@reader("between units")
def _between_units(p: Parts) -> list[Form] | None:
    return [Form("duration", unit=unit_of(p), low=count, high=count) for count in (p["NUM"], p["NUM2"])]


@reader("bare units")
def _bare_units(p: Parts) -> Form | None:
    if "UNIT" in p:  # "day-long" is one day, "decades-long" some decades
        return Form("duration", unit=p["UNIT"], low=1, high=1, name="bare")
    if p["UNITS"] == "weekend":
        return Form("set", value="XXXX-WXX-WE")
    return Form("duration", unit=p["UNITS"], name="bare")


@reader("age of thing")
def _age_of_thing(p: Parts) -> Form | None:
    low, high = count_of(p) if "NUM" in p else (1, 1) if "UNIT" in p else (None, None)
    return Form("duration", unit=unit_of(p), low=low, high=high, mod=mod_of(p), name="age")


@reader("aged")
def _aged(p: Parts) -> Form | None:
    return Form("duration", unit="year", low=p["NUM"], high=p["NUM"], name="age")


@reader("anniversary")
def _anniversary(p: Parts) -> Form | None:
    number = number_of(p)
    return Form("duration", unit="year", low=number, high=number, name="anniversary")


@reader("every")
def _every(p: Parts) -> Form | None:
    weekday, part, count = (
        p.get("WEEKDAY") or p.get("WEEKDAYS"),
        p.get("PART") or p.get("PARTS"),
        None if "VAGUE" in p else p.get("NUM") or p.get("OTHER") or p.get("ORDINAL", 1),
    )
    if weekday:
        value = f"XXXX-WXX-{weekday}" + (f"T{part}" if part and ":" not in part else "")
    elif part:
        value = f"XXXX-XX-XXT{part}"
    elif "MONTH" in p:
        value = f"XXXX-{p['MONTH']:02}"
    elif "SEASON" in p:
        value = f"XXXX-{p['SEASON']}"
    elif unit_of(p) == "weekend" and count == 1:
        value = "XXXX-WXX-WE"
    else:
        value = duration_value(count, unit_of(p))
    return Form("set", value=value)


@reader("rate")
def _rate(p: Parts) -> Form | None:
    if p.get("length"):
        return Form("duration", unit=p["UNIT"], low=1, high=1, name="event")
    return Form("set", value=duration_value(1, p["UNIT"]))


@reader("frequency")
def _frequency(p: Parts) -> Form | None:
    return Form("set", value=p["FREQ"])


@reader("units' frequency")
def _units_frequency(p: Parts) -> Form | None:
    unit = {"XXXX-XX": "month", "XXXX": "year", "XXXX-WXX": "week"}.get(p["FREQ"])
    return Form("set", value=duration_value(p["NUM"], unit)) if unit else None


@reader("reference")
def _reference(p: Parts) -> Form | None:
    value = p.get("PRESENT") or p.get("VAGUENOW") or p.get("SOMETIME") or p.get("value")  # none of "then", which is the date told last
    return Form("reference", value=value, type=p.get("type"))
