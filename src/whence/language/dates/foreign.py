"""Explicit dates in languages other than English: one pattern a language, made from its names of months and days."""

from __future__ import annotations

import re
from collections.abc import Iterator

from whence.language.dates import foreign_guards as guards
from whence.language.dates.days import century_of, problem_of
from whence.language.dates.foreign_cjk import han_number, scan_cjk
from whence.language.dates.foreign_figures import day_and_month, in_figures
from whence.language.dates.foreign_joining import with_lent_years
from whence.language.dates.foreign_names import Names, names, offsets, plain, table, words
from whence.language.dates.foreign_words import pattern, weekdays
from whence.language.dates.forms import Form, Item

__all__ = ["han_number", "scan_foreign"]

_CJK = frozenset({"zh", "ja", "ko"})
_FIRST, _LAST = 1000, 2199
"""Years that figures beside a month or preposition can be."""
_OLDEST = 1500
"""The first year that is read without a month."""
_ROUND = 50
"""Years that are multiples of it are counts as often, where nothing but their figures speaks for them."""
_RECENT = range(1900, 2100)
_DAY = re.compile(r"\d{1,2}")


def scan_foreign(text: str, language: str) -> Iterator[Item]:
    """Yield the explicit dates of a text in ``language`` (ISO 639-1), in order; of an unknown language only those in figures."""
    found = scan_cjk(text, language) if language in _CJK else _Reader(text, language if names(language) else "en").items()
    yield from with_lent_years(list(found), text, language)


class _Reader:
    """Reads the matches of a language's pattern in one text."""

    def __init__(self, text: str, language: str) -> None:
        known = names(language)
        assert known is not None
        self.text, self.language, self.own = text, language, table(language)
        self.known: Names = known

    def items(self) -> Iterator[Item]:
        found = pattern(self.language)
        assert found is not None
        for m in found.finditer(self.text):
            for start, end, form in self._read(m):
                yield Item(start, end - (self.text[start:end].endswith(".")), "foreign", form)

    def _read(self, m: re.Match[str]) -> Iterator[tuple[int, int, Form]]:
        if m["month"]:
            yield from self._date(m)
        elif m["month2"]:
            yield from self._month(m)
        elif m["y1"]:
            yield from self._years(m)
        elif m["month3"]:
            month, day, year = self._month_of(m["month3"]), int(m["day3"]), int(m["year3"])
            if month and 1 <= day <= 31 and _FIRST <= year <= _LAST:
                yield m.start("month3"), m.end(), Form("date", year=year, month=month, day=day, problem=problem_of(year, month, day))
        elif m["dayword"]:
            shift = self.known.days.get(plain(m["dayword"]))
            if shift is not None and not guards.is_name_of_today(self.text, m.start("dayword"), m.end("dayword"), self.language):
                yield m.start("dayword"), m.end("dayword"), Form("deictic", shift=shift)
        elif m["da"]:
            yield from day_and_month(m, self.text, self.language)
        else:
            yield from in_figures(m, self.text, self.language, month_first=self.known.month_first)

    def _month_of(self, written: str) -> int | None:
        return self.known.months.get(plain(written))

    def _year(self, m: re.Match[str], n: int) -> int | None:
        """The year behind a month, unless it counts what follows: "3 мая 2500 человек"."""
        written, end = m[f"year{n}"], m.end()
        if not written:
            return None
        if not written.isdecimal():
            return century_of(int(written[1:]))
        year = int(written)
        if not _FIRST <= year <= _LAST or m[f"mark{n}"]:
            return year if _FIRST <= year <= _LAST else None
        if m[f"comma{n}"]:
            return year if year in _RECENT and guards.is_closed(self.text, end) else None
        doubtful = not m[f"said{n}"] and year % _ROUND == 0 and year not in _RECENT
        if doubtful and n == 2 and year % 100 == 0:  # "in May 1200 and in June 1500"
            return None
        return None if guards.is_count(self.text, end, self.language, doubtful=doubtful) else year

    def _offset(self, m: re.Match[str], n: int) -> tuple[int | None, str | None, bool]:
        """What the words beside a date say of its year."""
        if m[f"tail{n}"]:
            return offsets(self.language).get(plain(m[f"tail{n}"]), (None, None, False))
        if n == 1 and m["ahead"]:
            return (-1 if plain(m["ahead"]) in words(self.language, "ahead_last") else 1), None, False
        return None, None, False

    def _date(self, m: re.Match[str]) -> Iterator[tuple[int, int, Form]]:
        month = self._month_of(m["month"])
        day = int(m["day"]) if m["day"] else self._ordinal(m)
        if month is None or day is None or not 1 <= day <= 39:
            return
        year, (shift, unit, told) = self._year(m, 1), self._offset(m, 1)
        first, behind, stated = m.start("core"), year is not None, year is not None or shift is not None
        attacks = not stated and (month, day) == (9, 11) and self._of_attacks(m, first)
        if not attacks and self._is_no_day(m, first, stated=stated):
            return
        year = 2001 if attacks else year if stated else guards.year_of_law(self.text, m.start())
        form = Form("date", year=year, month=month, shift=shift, unit=unit, text=told, name="9/11" if attacks else None)
        days = [*self._listed(m, day), (first, m.end() if behind or m["tail1"] else m.end("core"), day)]
        lead = self._lead(m) if len(days) > 1 or not m["list"] else -1
        for i, (at, to, one) in enumerate(days):
            start, weekday = self._led(days[i - 1][1], at) if i else (lead if lead >= 0 else at, self._weekday(m))
            yield start, self._closed(start, to), _on(form, one, weekday)

    def _led(self, start: int, at: int) -> tuple[int, int | None]:
        """Where a further day of a list begins, and its weekday: "samedi 22 et dimanche 23 juin"."""
        found = weekdays(self.language).search(self.text, start, at)
        return (found.start(), self.known.weekdays.get(plain(found[0]))) if found else (at, None)

    @staticmethod
    def _lead(m: re.Match[str]) -> int:
        """Where the words before a day begin, "el pasado" or a weekday; -1 where there are none."""
        return m.start("ahead") if m["ahead"] else max(m.start("weekday"), m.start("short"))

    def _closed(self, start: int, end: int) -> int:
        """The end of an expression, behind the bracket that it opened: "Donnerstag (27. Juni)"."""
        return end + 1 if "(" in self.text[start:end] and ")" not in self.text[start:end] and self.text[end : end + 1] == ")" else end

    def _ordinal(self, m: re.Match[str]) -> int | None:
        if guards.is_compound(self.text, m.start("ordinal"), m["stuck"]):
            return None
        number: int | None = self.own["ordinal_days"].get(plain(m["ordinal"]))
        return number

    def _weekday(self, m: re.Match[str]) -> int | None:
        if m["weekday"]:
            return self.known.weekdays.get(plain(m["weekday"]))
        number: int | None = {**self.own.get("bare_weekdays", {}), **self.own.get("short_weekdays", {})}.get(plain(m["short"] or ""))
        return number

    def _of_attacks(self, m: re.Match[str], first: int) -> bool:
        capital = m["joint"] == "-" and bool(self.own.get("small_months")) and guards.is_capital(m["month"])
        return capital or guards.year_of_attacks(self.text, first, self.language)

    def _is_no_day(self, m: re.Match[str], first: int, *, stated: bool) -> bool:
        """Whether the figure beside a month is no day of it, or the two are a name."""
        if guards.is_place(self.text, m.start("list") if m["list"] else first, self.language):
            return True
        if stated or m["weekday"] or m["short"] or m["ordinal"]:
            return False
        core = m["core"]
        if guards.is_label(self.text, first, self.language) or (plain(m["month"]) in words(self.language, "needs_year") and not core.endswith(".")):
            return True
        if self.own.get("dot_needed"):
            return "." not in core[: m.start("month") - first] and not guards.leads_day(self.text, first, self.language)
        joined = any(c.isalpha() for c in m["joint"])
        return bool(self.own.get("small_months")) and not joined and guards.is_line_up(self.text, m["month"], m.end("core"))

    def _listed(self, m: re.Match[str], last: int) -> list[tuple[int, int, int]]:
        """The days before the last in "vom 3. bis 5. Mai" and "les 12, 13 et 14 juillet": place and number; none where they do not rise."""
        if not m["list"]:
            return []
        found, start = list(_DAY.finditer(m["list"])), m.start("list")
        days = [int(f[0]) for f in found]
        if any(a >= b for a, b in zip(days, [*days[1:], last], strict=True)) or days[0] < 1:
            return []
        pieces = [m["list"][a.end() : b] for a, b in zip(found, [*(f.start() for f in found[1:]), len(m["list"])], strict=True)]
        if pieces[-1].startswith(",") or (self.own.get("dot_needed") and not all(p.startswith(".") or not any(map(str.isalpha, p)) for p in pieces)):
            return []
        return [(start + f.start(), start + f.end() + p.startswith("."), day) for f, p, day in zip(found, pieces, days, strict=True)]

    def _month(self, m: re.Match[str]) -> Iterator[tuple[int, int, Form]]:
        month, year, (shift, unit, told) = self._month_of(m["month2"]), self._year(m, 2), self._offset(m, 2)
        start = m.start("core2")
        first = m.start("month0") if m["month0"] else start
        if month is None or (year is None and shift is None) or guards.is_part_of_number(self.text, first) or self._is_named(m, start):
            return
        form = Form("date", year=year, month=month, shift=shift, unit=unit, text=told)
        other = self._month_of(m["month0"]) if m["month0"] else None
        if other == month or other is None:
            yield first, m.end(), form
            return
        yield first, m.end("first"), _in_month(form, other, month)
        yield start, m.end(), form

    def _is_named(self, m: re.Match[str], start: int) -> bool:
        """Whether a month is a name, as a capital one may be in a language that writes months small: "la mission Mars 2020"."""
        if plain(m["month2"]) in words(self.language, "needs_day"):
            return True
        if not self.own.get("small_months") or not guards.is_capital(m["month2"]) or m["said2"]:
            return False
        return guards.follows_capital(self.text, start) or guards.is_mission(self.text, start, self.language)

    def _years(self, m: re.Match[str]) -> Iterator[tuple[int, int, Form]]:
        first, year = int(m["y0"]) if m["y0"] else None, int(m["y1"])
        if not _OLDEST <= year < 2100 or (first is not None and not _OLDEST <= first < year):
            return
        if not m["ymark"]:
            if self.own.get("mark_leads") or (m["pair"] and first is None):
                return
            if guards.is_count(self.text, m.end(), self.language, doubtful=not m["strong"] and year % _ROUND == 0):
                return
        if first is not None:
            yield m.start("y0"), m.end("y0"), Form("date", year=first)
        yield m.start("y1"), m.end(), Form("date", year=year)


def _on(form: Form, day: int, weekday: int | None) -> Form:
    return Form(
        "date", year=form.year, month=form.month, day=day, weekday=weekday, shift=form.shift, unit=form.unit, text=form.text, name=form.name,
        problem=problem_of(form.year, form.month, day),
    )  # fmt: skip


def _in_month(form: Form, month: int, last: int) -> Form:
    """The first of two months, in the year of the last or the one before it."""
    over = month > last
    year = form.year - over if form.year is not None else None
    shift = form.shift - over if form.shift is not None and form.unit == "year" else form.shift
    return Form("date", year=year, month=month, shift=shift, unit=form.unit, text=form.text)
