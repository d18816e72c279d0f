"""Explicit dates in Chinese, Japanese and Korean: years by era and by Christ, numerals, and days in figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from whence.language.dates.days import century_of, problem_of
from whence.language.dates.foreign_names import any_of
from whence.language.dates.forms import Form, Item
from whence.language.dates.lexicon import data

_HAN = "〇零一二三四五六七八九"
_DAY = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_WEEK = "(?:星期|周|週|礼拜|禮拜)"
_PATTERN = r"""
    (?:(?:(?:{eras})\s{{0,2}}(?P<era_year>元|\d{{1,3}}|[〇零一二三四五六七八九十百]{{1,4}})(?:[(（]\d{{4}}年?[)）])?\s{{0,2}}[年년]
         |(?P<year>\d{{4}}|[〇零一二三四五六七八九]{{4}})(?:[(（][^)）\d]{{1,3}}(?:元|\d{{1,2}})年?[)）])?\s{{0,2}}[年년]
         |(?P<short>['’]?\d{{1,3}}|[〇零一二三四五六七八九十]{{1,4}})\s{{0,2}}年(?=\s{{0,2}}{day}\s{{0,2}}月)
         |(?:上[个個]?世[纪紀]|20世[纪紀])?(?P<tens>[1-9]0)年(?=代)
         |(?P<told>{told}))(?P<decade>代)?
        (?:[(（][^)）]{{1,8}}[)）])?\s{{0,2}})?
    (?:(?P<month>{day})\s{{0,2}}[月월]\s{{0,2}}
       (?:(?P<list>(?:{day}\s?[日号號일]?\s?(?:[-－–—~～〜、・至到]|から|부터)\s?){{0,3}})(?P<day>{day})\s{{0,2}}[日号號일](?![間间目]|ぶり))?)?
    (?:\s{{0,2}}(?:[(（]\s{{0,2}}{week}?(?P<weekday>[月火水木金土日一二三四五六天월화수목금토일])(?:曜日?|요일)?(?:・[^)）]{{1,4}})?\s{{0,2}}[)）]
                 |{week}(?P<plain>[一二三四五六日天])|(?P<spelt>[月火水木金土日])曜日?|(?P<hangul>[월화수목금토일])요일))?
"""
_WEEKDAYS = {c: n for row in ("月火水木金土日", "一二三四五六天", "월화수목금토일") for n, c in enumerate(row, 1)}
_FIGURES = re.compile(
    r"(?:(?P<y>\d{4})(?P<sep>[-/.])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})|(?P<mm>\d{1,2})/(?P<dd>\d{1,2})(?=[(（][月火水木金土日一二三四五六][)）・]))(?![\w/.-])"
    r"(?:[(（](?P<weekday>[月火水木金土日一二三四五六])(?:・[^)）]{1,4})?[)）])?",
    re.ASCII,
)
_NUMBER = re.compile(_DAY)
_REPUBLIC = range(100, 131)
"""Years of three figures before a month that are the Republic's: 2011 to 2041."""
_ERA_HOLDS = 200
"""How far, in characters, a year of two figures may stand from one with its era."""
_FIRST, _LAST = 1000, 2199
_DAYS = frozenset("日号號일")


class _Tables(NamedTuple):
    date: re.Pattern[str]
    start: re.Pattern[str]
    eras: dict[str, int]
    told: dict[str, tuple[int, bool]]
    days: dict[str, int]
    not_days: tuple[str, ...]
    words: dict[str, tuple[str, ...]]


@cache
def _tables(language: str) -> _Tables:
    tables = data("dates_languages")
    cjk, eras = tables["cjk"], tables["eras"]
    told = {word: (shift, text) for word, (shift, text) in cjk["years"].items()}
    days: dict[str, int] = cjk["days"].get(language, {})
    date = _PATTERN.format(eras=f"(?P<era>{any_of(eras)})", told=any_of(told), day=_DAY, week=_WEEK)
    firsts = "".join(sorted({w[0] for w in (*eras, *told, *days)}))
    return _Tables(
        re.compile(date, re.VERBOSE),
        re.compile(rf"[\d'’上{_HAN}十{firsts}]"),
        eras,
        told,
        days,
        tuple(cjk["not_days"]["words"]),
        {key: tuple(cjk[key]) for key in ("lunar", "before_christ", "counted_before", "counted_after", "attacks")},
    )


def scan_cjk(text: str, language: str) -> Iterator[Item]:
    """Yield the explicit dates of a text in Chinese, Japanese or Korean, in order."""
    scanner = _Scanner(text, language)
    at = 0
    while (start := scanner.tables.start.search(text, at)) is not None:
        at = start.end()
        for item in scanner.read(start.start()):
            yield item
            at = max(at, item.end)
        at = max(at, scanner.passed)


class _Scanner:
    """Reads one text; ``passed`` is how far what was refused reaches."""

    def __init__(self, text: str, language: str) -> None:
        self.text, self.language, self.tables = text, language, _tables(language)
        self.passed = 0
        self._era: str | None = None
        self._era_at = 0

    def read(self, at: int) -> Iterator[Item]:
        if self.text[max(0, at - 1) : at].isdigit():
            return
        word = next((w for w in sorted(self.tables.days, key=len, reverse=True) if self.text.startswith(w, at)), None)
        figures = _FIGURES.match(self.text, at)
        m = self.tables.date.match(self.text, at)
        if figures and (form := self._figures(figures)):
            yield Item(at, figures.end(), "foreign", form)
        elif word is not None:
            self.passed = at + len(word)
            if not any(self.text.startswith(name, at - name.index(word), at + len(name)) for name in self.tables.not_days if word in name):
                yield Item(at, self.passed, "foreign", Form("deictic", shift=self.tables.days[word]))
        elif m is not None and (m["month"] or m["year"] or m["era"] or m["tens"]):
            yield from self._date(m)

    def _figures(self, m: re.Match[str]) -> Form | None:
        weekday = _WEEKDAYS.get(m["weekday"]) if m["weekday"] else None
        year = int(m["y"]) if m["y"] else None
        month, day = int(m["m"] or m["mm"]), int(m["d"] or m["dd"])
        if month > 12 or not 1 <= day <= 31 or (year is not None and not _FIRST <= year <= _LAST):
            return None
        return Form("date", year=year, month=month, day=day, weekday=weekday, problem=problem_of(year, month, day))

    def _date(self, m: re.Match[str]) -> Iterator[Item]:
        year, refused = self._year(m)
        dated = m["day"] or year is not None or (m["told"] and m["month"])
        if m["decade"] or m["tens"]:
            if (m["year"] or m["tens"]) and not refused:
                first = int(m["tens"]) + 1900 if m["tens"] else han_number(m["year"]) // 10 * 10
                yield Item(m.start(), m.end("decade"), "foreign", Form("span", year=first, unit="decade", value=str(first // 10)))
            self.passed = m.end("decade") if m["decade"] else m.end()
            return
        if refused or not dated:
            self.passed = m.end() if refused else self.passed
            return
        shift, told = self.tables.told[m["told"]] if m["told"] else (None, False)
        month = han_number(m["month"]) if m["month"] else None
        form = Form("date", year=year, month=month, shift=shift, unit="year" if m["told"] else None, text=told)
        if m["day"] and (month, year, shift) == (9, None, None) and han_number(m["day"]) == 11 and self._after(m, "attacks"):
            form = Form("date", year=2001, month=9, name="9/11")
        yield from self._days(m, form)

    def _days(self, m: re.Match[str], form: Form) -> Iterator[Item]:
        """One item, or several for "5月3、4日"."""
        day = han_number(m["day"]) if m["day"] else None
        mark = m["weekday"] or m["plain"] or m["spelt"] or m["hangul"]
        weekday = _WEEKDAYS.get(mark, 7) if mark and day else None
        end = m.end() if weekday or not mark else m.end("month") + 1
        end = m.start() + len(self.text[m.start() : end].rstrip())
        start = m.start()
        listed = [(n.start(), n.end(), han_number(n[0])) for n in _NUMBER.finditer(self.text, m.start("list"), m.end("list"))] if m["list"] else []
        if day is not None and listed and any(a >= b for a, b in pairwise([*(n for _, _, n in listed), day])):
            self.passed = end = listed[0][1] + (self.text[listed[0][1]] in _DAYS)  # "11月30日、1日": the second is another month's
            listed, day, weekday = [], listed[0][2], None
        for _, to, number in listed:
            yield self._item(start, to + (self.text[to] in _DAYS), form, number, None)
            start = next((at for at, _, other in listed if other > number), m.start("day"))
        yield self._item(start, end, form, day, weekday)

    @staticmethod
    def _item(start: int, end: int, form: Form, day: int | None, weekday: int | None) -> Item:
        read = Form(
            "date", year=form.year, month=form.month, day=day, weekday=weekday, shift=form.shift, unit=form.unit, text=form.text, name=form.name,
            problem=problem_of(form.year, form.month, day),
        )  # fmt: skip
        return Item(start, end, "foreign", read)

    def _year(self, m: re.Match[str]) -> tuple[int | None, bool]:
        """The year that a match states, and whether the whole is no date: of the moon's calendar, counted, or with a year that nobody can tell."""
        before, words = self.text[max(0, m.start() - 4) : m.start()], self.tables.words
        if before.endswith(words["lunar"]):
            return None, True
        if m["era"]:
            self._era, self._era_at = m["era"], m.end()
            return self._of_era(m["era"], m["era_year"]), False
        if m["short"]:
            return self._short(m)
        if not m["year"]:
            return None, bool(m["month"]) and not m["told"] and before.endswith("年")
        year = han_number(m["year"])
        if before.endswith(words["before_christ"]):
            return -year, False
        return year, not _FIRST <= year <= _LAST or (not m["month"] and self._is_counted(m, year, before))

    def _is_counted(self, m: re.Match[str], year: int, before: str) -> bool:
        words = self.tables.words
        return before.endswith(words["counted_before"]) or (year % 50 == 0 and self._after(m, "counted_after"))

    def _after(self, m: re.Match[str], key: str) -> bool:
        return self.text.startswith(self.tables.words[key], m.end())

    def _of_era(self, era: str, written: str) -> int:
        return self.tables.eras[era] + (1 if written == "元" else han_number(written)) - 1

    def _short(self, m: re.Match[str]) -> tuple[int | None, bool]:
        """A year of up to three figures: of the era named shortly before, the Republic's, or of this century or the last."""
        written = m["short"].lstrip("'’")
        if self._era and m.start() - self._era_at <= _ERA_HOLDS:
            self._era_at = m.end()
            return self._of_era(self._era, written), False
        if not written.isdecimal() or not m["day"]:
            return None, True
        if len(written) == 3:
            return int(written) + 1911, not (self.language == "zh" and int(written) in _REPUBLIC)
        return century_of(int(written)), len(written) != 2


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
