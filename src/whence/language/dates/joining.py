"""Joined dates: what the two ends of a range lend each other, a year or an order."""

from __future__ import annotations

import re
from datetime import date

import msgspec

from whence.language.dates.days import problem_of
from whence.language.dates.forms import Form, Item
from whence.model import DateMention

_RANGES = frozenset({"-", "–", "to", "through", "until", "till"})
_JOINTS = _RANGES | {"and", "or"}
_LISTED = frozenset({",", ", and", ", or"})
"""What stands between the months of a list."""
_APART = 12
"""How far apart, in characters, two joined expressions stand at most."""
_BETWEEN = "between "
_UPDATE = re.compile(r"(?: [a-z]+){1,2} on ")
"""What stands between an hour and its day in "its 5 p.m. update on Monday"."""
_BRACKETED = re.compile(r"(?:\s*[({][^(){}]{3,24}[)}])?[)}]?,?\s*(?:on\s+)?")


def is_range(first: Item, last: Item, text: str) -> bool:
    """Whether two expressions are the first and the last day of one span: "from Monday to Friday", "Dec. 25-26", "between May and July"."""
    if last.start - first.end > _APART or first.form.op != "date" or last.form.op != "date":
        return False
    joint = text[first.end : last.start].strip().removeprefix(",").lstrip()  # "from Nov. 3, 2017, to Jan. 5"
    if joint in {"and", "or"}:
        return first.pattern == last.pattern == "day-range" or text[max(0, first.start - len(_BETWEEN)) : first.start].lower() == _BETWEEN
    return joint in _RANGES


def first_day(first: Item, mention: DateMention, last: Item, text: str) -> date | None:
    """The first day of the range that ``last`` ends, as ``mention`` tells it; None where there is no range."""
    return mention.when.earliest if mention.when is not None and is_range(first, last, text) else None


def listed_after(first: Item, mention: DateMention, last: Item, text: str) -> date | None:
    """The month or day that ``last`` is listed after, as in "September or October" and "Friday and Saturday"; None where they are no list."""
    if last.start - first.end > _APART:
        return None
    one, other = first.form, last.form
    months = one.month and other.month and not (one.day or other.day)
    weekdays = one.weekday and other.weekday and not other.month and other.shift is None
    if mention.when is None or not (months or weekdays):
        return None
    return mention.when.earliest if text[first.end : last.start].strip() in _LISTED | _JOINTS - _RANGES else None


def with_day_of(item: Item, following: tuple[Item, ...], text: str) -> tuple[Form, int]:
    """Give an hour the day that only what follows states, and its tense.

    As in "between 9 a.m. and 5 p.m. on Friday" and "at 2 a.m. local time (0100 UTC) on Friday"; ``following`` are the next two expressions.
    """
    for other in following:
        form, between = other.form, text[item.end : other.start]
        if form.op == "clock" and len(between) <= _APART:
            continue
        hours = form.time is not None and form.time[0].isdigit()
        joined = between.strip() in _JOINTS if hours else (_BRACKETED.fullmatch(between) or _UPDATE.fullmatch(between)) is not None
        if joined and ((form.op == "date" and (form.weekday or form.day)) or form.op == "deictic") and not form.text:
            return msgspec.structs.replace(form, time=item.form.time, zone=item.form.zone, mod=item.form.mod, problem=item.form.problem), other.tense
        break
    return item.form, item.tense


def with_year_of(item: Item, following: Item, text: str) -> Form:
    """Give the first of two joined dates the year that only the second states: "26 June – 4 August 1952", "May and June last year"."""
    form, other, joint = item.form, following.form, text[item.end : following.start].strip()
    if form.op == other.op == "season" and form.year is None and form.shift is None and joint in _JOINTS:
        return msgspec.structs.replace(form, year=other.year)
    if form.shift is not None or other.op != "date" or other.month is None or form.month is None or following.start - item.end > _APART:
        return form
    months = form.day is None and other.day is None
    if joint not in _JOINTS and not (months and joint in _LISTED):
        return form
    if other.year is None:
        return msgspec.structs.replace(form, shift=other.shift, unit="year") if months and other.shift is not None and other.unit == "year" else form
    year = other.year - (form.month > other.month)
    return msgspec.structs.replace(form, year=year, problem=problem_of(year, form.month, form.day))


def with_years_of(items: tuple[Item, ...], text: str) -> list[Form]:
    """The forms of a text's expressions, each with the year that stands at the end of its list."""
    forms = [item.form for item in items]
    for i in range(len(items) - 2, -1, -1):
        form = forms[i]
        if form.year is None and (form.op == "season" or (form.op == "date" and form.month is not None)):
            forms[i] = with_year_of(items[i], msgspec.structs.replace(items[i + 1], form=forms[i + 1]), text)
    return forms
