"""Parts: what a pattern caught, by class, and the readings that several readers share."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeAlias

from whence.language.dates.days import century_of
from whence.language.dates.forms import Form

Parts: TypeAlias = dict[str, Any]
"""The value of each class that was caught (NUM, MONTH …; NUM2 for the second), in text order, and the pattern's fixed arguments in small letters."""
Reader: TypeAlias = Callable[[Parts], "Form | list[Form] | None"]

READERS: dict[str, Reader] = {}
_SHIFTS = ("LASTWORD", "NEXTWORD", "THISWORD", "PREVIOUS", "FOLLOWING", "THATWORD")


def reader(name: str) -> Callable[[Reader], Reader]:
    """Register a reader under the name by which the grammar calls it."""

    def register(function: Reader) -> Reader:
        READERS[name] = function
        return function

    return register


def day_of(p: Parts) -> int | None:
    """The day of the month, written as a number or an ordinal."""
    return p.get("DAY") or p.get("ORD") or p.get("ORDINAL") or p.get("BADDAY")


def year_of(p: Parts) -> int | None:
    """The year; of two figures by century_of; negative before Christ."""
    year: int | None = p.get("YEAR", p.get("Y3", p.get("Y4")))
    if year is None:
        year = p.get("FISCAL")
    if year is None and "YY" in p:
        year = century_of(p["YY"])
    if year is None and "ERA" in p:
        year = p.get("D2")
    return -year if year is not None and p.get("ERA") == -1 else year


def number_of(p: Parts) -> int | None:
    """An ordinal, in words or figures."""
    return p.get("ORDINAL") or p.get("ORD") or p.get("ORDBIG")


def unit_of(p: Parts) -> str:
    """The unit of time, whether written in the singular or the plural."""
    unit: str = p.get("UNIT") or p["UNITS"]
    return unit


def mod_of(p: Parts) -> str | None:
    """TIMEX3's mod; None where the words change nothing ("exactly")."""
    mod: str | None = p.get("EARLY") or p.get("EDGE") or p.get("HEDGE") or p.get("PLUSWORD")
    return None if mod == "EXACT" else mod


def shift_of(p: Parts) -> int | None:
    """-1 for last and previous, 0 for this, +1 for next and following; None without such a word."""
    return next((int(p[name]) for name in _SHIFTS if name in p), None)


def in_text(p: Parts) -> bool:
    """Whether another date of the text is what the expression counts from."""
    return "PREVIOUS" in p or "FOLLOWING" in p or "THATWORD" in p


def count_of(p: Parts) -> tuple[float | None, float | None]:
    """How many: the low and the high end; None where that is left vague ("several"). An article is one."""
    if "VAGUE" in p:
        return (2, 2) if p["VAGUE"] == "2" and "HUNDRED" not in p else (None, None)
    half = 0.5 if "HALF" in p else 0
    if half and "NUM" not in p and "UNIT" in p and [*p].index("HALF") > [*p].index("UNIT"):  # "a year and a half"
        return 1 + half, 1 + half
    if is_or_two(p):
        return 1, p["NUM"]
    if "NUM" in p:
        low: float = p["NUM"]
        high: float = p.get("NUM2", low)
        return low + half, high + half
    return (half, half) if half else (1, 1)


def is_or_two(p: Parts) -> bool:
    """Whether a number behind the unit says how many more it may be: "a year or two"."""
    return "NUM" in p and "UNIT" in p and [*p].index("NUM") > [*p].index("UNIT")


def is_counted(p: Parts) -> bool:
    """Whether there is a number, a vague number or a half."""
    return "NUM" in p or "VAGUE" in p or "HALF" in p


def clock_of(p: Parts) -> tuple[str | None, str | None]:
    """Read a clock or a part of the day: TIMEX3's time, and the problem of an hour that no day has."""
    second: list[int] = []
    if "CLOCK" in p:
        hour, minute, *second = (int(x) for x in re.split(r"[:.]", p["CLOCK"]))
    elif "HOUR" in p:
        hour, minute = p["HOUR"], 0
    elif "ZONE" in p and "MONTH" not in p and ("Y4" in p or "YEAR" in p):  # "until 1430 GMT"
        hour, minute = divmod(p["Y4"] if "Y4" in p else p["YEAR"], 100)
    else:
        return p.get("PART"), None
    impossible = hour > 24 or minute > 59 or any(s > 60 for s in second)  # 60 is a leap second
    half = p.get("AMPM") or ("pm" if p.get("PART") in {"AF", "EV", "NI"} or "TONIGHT" in p else None)
    if half == "pm" and hour < 12:
        hour += 12
    elif hour == 12 and p.get("PART") == "NI" and "AMPM" not in p:  # "12 on Saturday night"
        hour = 24
    elif half == "am" and hour == 12:
        hour = 0
    seconds = f":{second[0]:02}" if second else ""
    return f"{hour:02}:{minute:02}{seconds}", "impossible" if impossible else None
