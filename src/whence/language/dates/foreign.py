"""Explicit dates in languages other than English: one pattern a language, made from its names of months and days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from typing import NamedTuple

from whence.language.dates.days import century_of, problem_of
from whence.language.dates.forms import Form, Item
from whence.language.dates.lexicon import data

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAYS = {"0 day ago": 0, "1 day ago": -1, "in 1 day": 1, "2 day ago": -2, "in 2 day": 2}
_HAN = "〇零一二三四五六七八九"
_CJK = re.compile(
    r"""(?:(?:(?P<era>明治|大正|昭和|平成|令和|民[国國])\s{0,2}(?P<era_year>元|\d{1,3}|[〇零一二三四五六七八九十百]{1,4})
           |(?P<year>\d{4}|[〇零一二三四五六七八九]{4}))\s{0,2}[年년]\s{0,2}(?:[(（](?P<other>[^)）]{1,8})[)）])?\s{0,2})?
        (?:(?P<month>\d{1,2}|[一二三四五六七八九十]{1,3})\s{0,2}[月월]\s{0,2}(?:(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})\s{0,2}[日号號일])?)?
        (?:\s{0,2}[(（]?\s{0,2}(?:星期|周|週|礼拜|禮拜)?(?P<weekday>[月火水木金土日一二三四五六天월화수목금토])(?:曜日?|요일)?\s{0,2}[)）])?""",
    re.VERBOSE,
)
_CJK_WEEKDAYS = {c: n for row in ("月火水木金土日", "一二三四五六天", "월화수목금토일") for n, c in enumerate(row, 1)}
_START_CJK = re.compile(r"[\d一二三四五六七八九十〇零明大昭平令民]")


class Names(NamedTuple):
    """A language's words: month and weekday numbers, and day words as days from today, all in lower case; whether it writes the month first."""

    months: dict[str, int]
    weekdays: dict[str, int]
    days: dict[str, int]
    month_first: bool


@cache
def names(language: str) -> Names | None:
    """Read the names of a language from dateparser's tables; None for a language that it does not know."""
    try:
        info = import_module(f"dateparser.data.date_translation_data.{language}").info
    except ImportError:
        return None
    refused = frozenset(data("dates_languages")["not_days"]["words"])
    months = {w.lower(): n for n, key in enumerate(_MONTHS, 1) for w in info.get(key, ()) if len(w) > 1}
    weekdays = {w.lower(): n for n, key in enumerate(_WEEKDAYS, 1) for w in info.get(key, ()) if len(w) > 3}
    days = {w: shift for key, shift in _DAYS.items() for w in info.get("relative-type", {}).get(key, ()) if w not in refused and " " not in w}
    return Names(months, weekdays, days, info.get("date_order") == "MDY")


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    known = names(language)
    if known is None:
        return None
    words = {key: _any(table["words"]) for key, table in data("dates_languages").items() if "words" in table}
    month = f"(?:{_any(known.months)})"
    joint = rf"(?:\s{{1,3}}(?:(?:{words['joints']})\s{{0,2}})?|\s{{0,2}}(?:{words['joints']})\s{{0,2}}|\.\s{{0,2}}|-)"
    weekday = (
        rf"(?:(?P<weekday>{_any(known.weekdays)})\s{{0,2}}[,،]?\s{{1,3}}(?:(?:{words['articles']})\s{{1,3}})?)?"
        if known.weekdays
        else "(?P<weekday>(?!))?"
    )
    year = rf"(?P<year>\d{{4}})(?:\s{{0,2}}(?:{words['year_marks']})(?!\w))?"
    day = r"(?P<day>\d{1,2})(?:º|ª|\.º|er\b|re\b|-го|-е|\.)?"
    return re.compile(
        rf"(?<![\w.,/:-])(?:(?P<iso>\d{{4}}-\d\d-\d\d)(?!\w)"
        rf"|(?P<a>\d{{1,2}})(?P<sep>[./-])(?P<b>\d{{1,2}})(?P=sep)(?P<c>\d{{4}}|\d\d)(?![\w/-])"
        rf"|{weekday}(?:{day}{joint}(?P<month>{month})\.?(?!\w)(?:/{month})?(?:,?{joint}{year})?)"
        rf"|(?P<month2>{month})\.?{joint}(?P<year2>\d{{4}})(?:\s{{0,2}}(?:{words['year_marks']})(?!\w))?(?!\w)"
        rf"|(?P<lead>(?:{words['year_leads']})\s{{1,3}})(?P<year3>(?:1[5-9]|20)\d\d)(?:\s{{0,2}}(?:{words['year_marks']})(?!\w))?(?![\w%/-]|[.,]\d)"
        rf"|(?P<dayword>{_any(known.days) or '(?!)'})(?!\w))",
        re.IGNORECASE,
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


def scan_foreign(text: str, language: str) -> Iterator[Item]:
    """Yield the explicit dates of a text in ``language`` (ISO 639-1), in order; of an unknown language only those in figures."""
    if language in {"zh", "ja", "ko"}:
        yield from _scan_cjk(text)
        return
    pattern = _pattern(language) or _pattern("en")
    known = names(language) or names("en")
    assert pattern is not None
    assert known is not None
    for m in pattern.finditer(text):
        form = _read(m, known)
        if form is not None:
            yield Item(m.end("lead") if m["lead"] else m.start(), m.end() - m[0].endswith("."), "foreign", form)


def _read(m: re.Match[str], known: Names) -> Form | None:
    if m["iso"]:
        year, month, day = (int(x) for x in m["iso"].split("-"))
        return Form("date", year=year, month=month, day=day, problem=problem_of(year, month, day))
    if m["a"]:
        return _in_figures(int(m["a"]), int(m["b"]), m["c"], m["sep"], known)
    if m["dayword"]:
        shift = known.days.get(m["dayword"], known.days.get(m["dayword"].lower()))
        return None if shift is None else Form("deictic", shift=shift)
    if m["year3"]:
        return Form("date", year=int(m["year3"]))
    if m["month2"]:
        return Form("date", year=int(m["year2"]), month=known.months[m["month2"].lower()])
    stated = int(m["year"]) if m["year"] else None
    month, day = known.months[m["month"].lower()], int(m["day"])
    if not 1 <= day <= 39:
        return None
    weekday = known.weekdays[m["weekday"].lower()] if m["weekday"] else None
    return Form("date", year=stated, month=month, day=day, weekday=weekday, problem=problem_of(stated, month, day))


def _in_figures(first: int, second: int, third: str, sep: str, known: Names) -> Form | None:
    if len(third) == 2 and sep == "-":
        return None
    year = int(third) if len(third) == 4 else century_of(int(third))
    day, month = (second, first) if known.month_first and sep == "/" else (first, second)
    if month > 12 and day <= 12:
        day, month = month, day
    if month > 12 or not 1 <= day <= 31 or not 1000 <= year <= 2199:
        return None
    return Form("date", year=year, month=month, day=day, problem=problem_of(year, month, day))


def _scan_cjk(text: str) -> Iterator[Item]:
    at = 0
    while (start := _START_CJK.search(text, at)) is not None:
        m = _CJK.match(text, start.start())
        at = start.end()
        if m is None or not (m["year"] or m["era"] or m["month"]) or not (m["day"] or m["year"] or m["era"]):
            continue
        if text[start.start() - 1 : start.start()].isdigit():
            continue
        year = han_number(m["year"]) if m["year"] else _era_year(m) if m["era"] else None
        month = han_number(m["month"]) if m["month"] else None
        day = han_number(m["day"]) if m["day"] else None
        end = m.end() if not m["weekday"] or day else m.start("weekday") - 1
        weekday = _CJK_WEEKDAYS.get(m["weekday"]) if m["weekday"] and day else None
        written = text[m.start() : end]
        end = m.start() + len(written.rstrip())
        yield Item(m.start(), end, "foreign", Form("date", year=year, month=month, day=day, weekday=weekday, problem=problem_of(year, month, day)))
        at = max(end, at)


def _era_year(m: re.Match[str]) -> int:
    first: int = data("dates_languages")["eras"][m["era"]]
    return first + (1 if m["era_year"] == "元" else han_number(m["era_year"])) - 1


def han_number(written: str) -> int:
    """Read figures, full-width figures and Chinese numerals up to 999: 26, ２６, 二十六, 二〇一九."""
    if written.isdecimal():
        return int(written)
    if "十" not in written and "百" not in written:
        return int("".join(str(max(0, _HAN.index(c) - 1)) for c in written))
    hundreds, _, rest = written.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    digit = {c: i for i, c in enumerate("一二三四五六七八九", 1)}
    return (digit.get(hundreds, 1) * 100 if "百" in written else 0) + (digit.get(tens, 1) * 10 if ten else 0) + digit.get(ones[-1:], 0)
