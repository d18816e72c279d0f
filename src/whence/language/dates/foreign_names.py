"""The words of a language that dates are made of: dateparser's names with our own additions, and the small words around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple
from unicodedata import normalize

from whence.language.dates.lexicon import data

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAYS = {"0 day ago": 0, "1 day ago": -1, "in 1 day": 1, "2 day ago": -2, "in 2 day": 2}
_OFFSETS: dict[str, tuple[int, str | None, bool]] = {
    "last_year": (-1, "year", False),
    "this_year": (0, "year", False),
    "next_year": (1, "year", False),
    "same_year": (0, "year", True),
    "year_after": (1, "year", True),
    "last": (-1, None, False),
    "next": (1, None, False),
}
"""What the words behind a date say of its year: how many years off, by the year or by the day, and whether from the one told last."""


class Names(NamedTuple):
    """A language's words: month and weekday numbers, and day words as days from today, all in lower case; whether figures put the month first."""

    months: dict[str, int]
    weekdays: dict[str, int]
    days: dict[str, int]
    month_first: bool


@cache
def table(language: str) -> dict[str, Any]:
    """What the data say of a language; of one that they do not name, what holds for any."""
    tables: dict[str, dict[str, Any]] = data("dates_languages")["language"]
    return tables.get(language) or {**tables["any"], "dotted": True}


@cache
def names(language: str) -> Names | None:
    """Read the names of a language from dateparser's tables and ours; None for a language that dateparser does not know."""
    try:
        info = import_module(f"dateparser.data.date_translation_data.{language}").info
    except ImportError:
        return None
    own = table(language)
    refused = frozenset(data("dates_languages")["not_days"]["words"])
    months = {w.lower(): n for n, key in enumerate(_MONTHS, 1) for w in info.get(key, ()) if len(w) > 1}
    weekdays = {w.lower(): n for n, key in enumerate(_WEEKDAYS, 1) for w in info.get(key, ()) if len(w) > 3}
    days = {w: shift for key, shift in _DAYS.items() for w in info.get("relative-type", {}).get(key, ()) if w not in refused and " " not in w}
    return Names(
        _spelled({**months, **own.get("months", {})}),
        _spelled({**weekdays, **own.get("weekdays", {})}),
        _spelled({**days, **own.get("days", {})}),
        info.get("date_order") == "MDY",
    )


def _spelled(words: Mapping[str, int]) -> dict[str, int]:
    """Words in lower case, and as decomposed letters and marks too."""
    return {form: n for w, n in words.items() for form in (w.lower(), normalize("NFD", w.lower()))}


@cache
def words(language: str, *keys: str) -> tuple[str, ...]:
    """The words that a language has under some keys of its table, together."""
    own = table(language)
    return tuple(w for key in keys for w in own.get(key, ()))


@cache
def lower_words(language: str, key: str) -> frozenset[str]:
    """The words under a key, in lower case."""
    return frozenset(w.lower() for w in words(language, key))


@cache
def offsets(language: str) -> dict[str, tuple[int, str | None, bool]]:
    """What each phrase behind a date says of its year; see _OFFSETS."""
    return {plain(phrase): offset for key, offset in _OFFSETS.items() for phrase in words(language, key)}


def plain(written: str) -> str:
    """A phrase in lower case with single spaces, as tables have it."""
    return " ".join(written.lower().split())


def any_of(choices: Iterable[str]) -> str:
    """A pattern for any of some words and phrases, the longest first; one that matches nothing where there are none."""
    ordered = sorted(set(choices), key=lambda w: (-len(w), w))
    return "|".join(re.escape(w).replace(r"\ ", r"\s{1,2}") for w in ordered) or "(?!)"


def before(language: str, *keys: str, then: str = "") -> re.Pattern[str]:
    """A pattern for a piece of text that ends in one of the words under some keys."""
    return _before(any_of(words(language, *keys)), then)


@cache
def _before(choices: str, then: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{choices}){then}$", re.IGNORECASE)
