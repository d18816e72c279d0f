"""Readers of hours and parts of the day, with or without the day that they belong to."""

from __future__ import annotations

from whence.language.dates.days import problem_of
from whence.language.dates.forms import Form
from whence.language.dates.parts import Parts, clock_of, day_of, in_text, mod_of, reader, shift_of, year_of

_DAWN = "06:00"
"""An hour before it, of last night, was today."""


@reader("deictic")
def _deictic(p: Parts) -> Form | None:
    if "TONIGHT" in p:
        return Form("deictic", shift=0, time=p.get("PART", "NI"), mod=mod_of(p))
    return Form("deictic", shift=p["DEICTIC"], time=clock_of(p)[0], mod=mod_of(p))


@reader("hours of today")
def _hours_of_today(p: Parts) -> Form | None:
    return Form("deictic", shift=p.get("DEICTIC", 0), time=p.get("PART") or ("NI" if p.get("EARLY") == "END" else "MO"))


@reader("this part")
def _this_part(p: Parts) -> Form | None:
    return Form("deictic", shift=shift_of(p) or 0, time=p["PART"], mod=mod_of(p), text=in_text(p) or "NEXTWORD" in p)


@reader("clock")
def _clock(p: Parts) -> Form | None:
    time, wrong = clock_of(p)
    zone = "Z" if p.get("ZONE") == "Z" else None  # TempEval-3 writes UTC and leaves other zones out
    if p.get("figures"):  # "1930 Monday, UTC": the figures are the hour
        if "DEICTIC" in p:
            return Form("deictic", shift=p["DEICTIC"], time=time, zone=zone, problem=wrong)
        return Form("date", weekday=p["WEEKDAY"], time=time, zone=zone, problem=wrong)
    if "WEEKDAY" in p or "MONTH" in p:
        year, month, day = year_of(p), p.get("MONTH"), day_of(p)
        if month is None and not {"CLOCK", "HOUR", "PART"} & p.keys():  # "from 1430 GMT on Friday"
            year = None
        problem = problem_of(year, month, day) or wrong
        return Form("date", year=year, month=month, day=day, weekday=p.get("WEEKDAY"), shift=shift_of(p), time=time, zone=zone, problem=problem)
    if "DEICTIC" in p or "THISWORD" in p or "TONIGHT" in p or "LASTWORD" in p:
        small = "LASTWORD" in p and (time or "") < _DAWN  # "2 a.m. last night" was today
        return Form("deictic", shift=p.get("DEICTIC", -1 if "LASTWORD" in p and not small else 0), time=time, zone=zone, problem=wrong)
    return Form("clock", time=time, zone=zone, problem=wrong, mod=mod_of(p))


@reader("that day's clock")
def _that_days_clock(p: Parts) -> Form | None:
    time, wrong = clock_of(p)
    zone = "Z" if p.get("ZONE") == "Z" else None
    return Form("deictic", shift=shift_of(p), time=time, zone=zone, problem=wrong, text=True)


@reader("part")
def _part(p: Parts) -> Form | None:
    return Form("clock", time=p["PART"], mod=mod_of(p))
