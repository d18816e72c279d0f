"""Readers of weekdays beside another count of days: "Tuesday week", "Saturday 20th", "50 years ago on Friday", and hours of a holiday."""

from __future__ import annotations

from whence.language.dates.forms import Form
from whence.language.dates.parts import Parts, clock_of, count_of, day_of, mod_of, reader, shift_of, unit_of, year_of

_WEEKS = {"week": 1, "fortnight": 2}


@reader("weekday week")
def _weekday_week(p: Parts) -> Form | None:
    """As "Tuesday week", "a week on Tuesday", "two weeks from Monday", "a fortnight today"."""
    weeks = _WEEKS.get(unit_of(p), 0) * p.get("NUM", 1)
    if not weeks or weeks != int(weeks):
        return None
    if "DEICTIC" in p:
        return Form("deictic", shift=p["DEICTIC"] + 7 * int(weeks))
    return Form("date", weekday=p["WEEKDAY"], shift=1 + int(weeks))


@reader("weekday and day")
def _weekday_and_day(p: Parts) -> Form | None:
    return Form("date", weekday=p["WEEKDAY"], day=day_of(p), time=p.get("PART"))


@reader("ago to the day")
def _ago_to_the_day(p: Parts) -> Form | None:
    """As "a month ago today", "50 years ago on Friday", "30 years ago this month"."""
    units = [value for key, value in p.items() if key.startswith("UNIT")]
    low, _ = count_of({key: value for key, value in p.items() if key != "UNIT2"})
    if low is None or low != int(low) or units[0] not in {"day", "week", "fortnight", "month", "year", "decade"}:
        return None
    exact = units[1] if len(units) > 1 else "day"
    if exact not in {"day", "week", "month"} or (exact == "day" and units[0] == "day"):
        return None
    shift = p["DEICTIC"] if "DEICTIC" in p else shift_of(p)
    return Form("ago", unit=units[0], low=low, high=low, direction=-1, weekday=p.get("WEEKDAY"), shift=shift, name=f"to the {exact}", mod=mod_of(p))


@reader("holiday's clock")
def _holidays_clock(p: Parts) -> Form | None:
    time, wrong = clock_of(p)
    if time is None:
        time = "NI" if p.get("EARLY") == "END" else "MO"  # "in the early hours of Boxing Day"
    zone = "Z" if p.get("ZONE") == "Z" else None
    return Form("holiday", name=p["HOLIDAY"], year=year_of(p), time=time, zone=zone, problem=wrong)
