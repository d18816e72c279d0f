"""What two joined dates lend each other in a language other than English: the year that only one of them states."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

import msgspec

from whence.language.dates.days import problem_of
from whence.language.dates.foreign_names import any_of, words
from whence.language.dates.forms import Form, Item
from whence.language.dates.lexicon import data

_APART = 24
"""How far apart, in characters, two joined dates stand at most."""
_COMMAS = frozenset({", ", "، "})


@cache
def _joints(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What joins the days of a range, and what joins those of a list."""
    cjk = data("dates_languages")["cjk"]
    ranges = any_of((*words(language, "to"), "-", "–", "—", *cjk["to"]))
    pairs = any_of((*words(language, "and"), "/", *cjk["and"]))
    close = r"[.,]?\s?[)）]?\s{0,2}"
    return re.compile(rf"{close}(?:{ranges})\s{{0,2}}", re.IGNORECASE), re.compile(rf"{close}(?:{pairs})\s{{0,2}}", re.IGNORECASE)


def with_lent_years(items: list[Item], text: str, language: str) -> list[Item]:
    """Give dates the year that the next one of their range or pair states, and the end of a range the year of its first day."""
    ranges, pairs = _joints(language)
    lent = list(items)
    gaps = [text[a.end : b.start] if b.start - a.end <= _APART else "" for a, b in pairwise(items)]
    listed = False
    for i in range(len(lent) - 2, -1, -1):
        pair = pairs.fullmatch(gaps[i]) is not None
        listed = pair or (listed and gaps[i] in _COMMAS)  # "12. Juli, 18. August und 3. September 2018"
        if listed or ranges.fullmatch(gaps[i]):
            lent[i] = _with(lent[i], _year_before(lent[i].form, lent[i + 1].form))
    for i in range(1, len(lent)):
        if ranges.fullmatch(gaps[i - 1]):
            lent[i] = _with(lent[i], _year_after(lent[i - 1].form, lent[i].form))
    return lent


def _with(item: Item, form: Form) -> Item:
    return item if form is item.form else msgspec.structs.replace(item, form=form)


def _is_open(form: Form) -> bool:
    return form.op == "date" and form.month is not None and form.year is None and form.shift is None


def _year_before(first: Form, last: Form) -> Form:
    if not _is_open(first) or last.op != "date" or last.month is None or (first.day is None) != (last.day is None):
        return first
    over = (first.month or 0, first.day or 0) > (last.month, last.day or 0)
    if last.year is not None and last.name is None:
        year = last.year - over
        return msgspec.structs.replace(first, year=year, problem=problem_of(year, first.month, first.day))
    if last.shift is not None and last.unit == "year":
        return msgspec.structs.replace(first, shift=last.shift - over, unit="year", text=last.text)
    return first


def _year_after(first: Form, last: Form) -> Form:
    if (
        not _is_open(last)
        or first.op != "date"
        or first.year is None
        or first.month is None
        or first.year < 1
        or (first.day is None) != (last.day is None)
    ):
        return last
    year = first.year + ((last.month or 0, last.day or 0) < (first.month, first.day or 0))
    return msgspec.structs.replace(last, year=year, problem=problem_of(year, last.month, last.day))
