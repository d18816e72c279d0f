"""Dates in figures as the rest of the world writes them: 26.6.2019, 26/06/2019, 2019/6/26, 3.-5.7.2019, and (26/6) beside a weekday."""

from __future__ import annotations

import re
from collections.abc import Iterator

from whence.language.dates import foreign_guards as guards
from whence.language.dates.days import century_of, problem_of
from whence.language.dates.foreign_names import table
from whence.language.dates.forms import Form

_FIRST, _LAST = 1000, 2199
_NUMBER = re.compile(r"\d{1,4}")


def in_figures(m: re.Match[str], text: str, language: str, *, month_first: bool) -> Iterator[tuple[int, int, Form]]:
    """Read a full date in figures, and the day before it of which it is the end of a range."""
    if m["iso"]:
        form = _year_first(m)
        if form is not None:
            yield m.start("iso"), m.end(), form
        return
    form = _read(m["a"], m["b"], m["c"], m["sep"], month_first=month_first)
    if form is None or (len(m["c"]) == 2 and not _is_short(m, text, language)) or (len(m["sep"]) > 1 and len(m["c"]) == 2):
        return
    if m["prev"] and (first := _before(m["prev"], form, m["sep"], month_first=month_first)) is not None:
        yield m.start("prev"), m.start("prev") + len(m["prev"].rstrip(" \u00a0-–/")), first
    yield m.start("a"), m.end(), form


def _year_first(m: re.Match[str]) -> Form | None:
    written = m["iso"]
    year, month, day = (int(x) for x in _NUMBER.findall(written))
    if m["isosep"] != "-" and (month > 12 or not 1 <= day <= 31 or not _FIRST <= year <= _LAST):
        return None
    if m["isosep"] == "-" and len(written) != len("2019-06-26"):
        return None
    return Form("date", year=year, month=month, day=day, problem=problem_of(year, month, day))


def _is_short(m: re.Match[str], text: str, language: str) -> bool:
    """Whether a year of two figures is one: no version, section or telephone number; with hyphens, as in scores, only in full or with a lead."""
    start = m.start("prev") if m["prev"] else m.start("a")
    if m["sep"] == "-":
        return (len(m["a"]) == len(m["b"]) == 2) or guards.leads_day(text, start, language)
    return m["sep"] != "." or not guards.is_numbered(text, start, language)


def _read(first: str, second: str, third: str, sep: str, *, month_first: bool) -> Form | None:
    year = int(third) if len(third) == 4 else century_of(int(third))
    day, month = int(first), int(second)
    if month_first and sep == "/":
        day, month = month, day
    if month > 12 and day <= 12:
        day, month = month, day
    if not 1 <= month <= 12 or not 1 <= day <= 31 or not _FIRST <= year <= _LAST:
        return None
    return Form("date", year=year, month=month, day=day, problem=problem_of(year, month, day))


def _before(written: str, last: Form, sep: str, *, month_first: bool) -> Form | None:
    """The first day of a range whose last day is in full: "1.-3.12.2018", "3.11.-3.12.2018"."""
    parts = _NUMBER.findall(written)
    if len(parts) == 3:
        return _read(parts[0], parts[1], parts[2], sep, month_first=month_first)
    assert last.year is not None
    assert last.month is not None
    day, month = int(parts[0]), int(parts[1]) if len(parts) == 2 else last.month
    year = last.year - (month > last.month)
    if not 1 <= month <= 12 or not 1 <= day <= 31 or (month == last.month and day >= (last.day or 0)):
        return None
    return Form("date", year=year, month=month, day=day, problem=problem_of(year, month, day))


def day_and_month(m: re.Match[str], text: str, language: str) -> Iterator[tuple[int, int, Form]]:
    """Read a day and month without a year where a preposition or weekday leads them: "am 15.7.", "le 30/06", "quarta-feira (26/6)"."""
    day, month, start = int(m["da"]), int(m["db"]), m.start("da")
    dotted = m["dsep"] == "."
    if not 1 <= month <= 12 or problem_of(None, month, day) or day == 0 or (dotted and not (table(language).get("dotted") and m["stop"])):
        return
    fraction = not dotted and day <= 12 and day <= month and not (m["da"][0] == "0" and len(m["db"]) == 2)
    if fraction or (day, month) == (24, 7) or not guards.leads_day(text, start, language):
        return
    yield start, m.end() if dotted else m.end("db"), Form("date", month=month, day=day)
