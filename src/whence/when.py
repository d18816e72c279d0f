"""When: a closed span of days known to some precision, read from and written as EDTF (ISO 8601-2, level 1)."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Literal, TypeAlias

import msgspec

from whence.errors import WhenError

Precision: TypeAlias = Literal["day", "week", "month", "season", "quarter", "year", "decade", "century", "interval"]

FIRST, LAST = date.min, date.max
_MARK = re.compile(r"[?~%]$")
# ISO 8601-2 codes: 21-24 seasons (taken as meteorological, northern), 33-36 quarters.
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
_QUARTERS = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)}
_FORMS = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?|(?P<decade>\d{3})X|(?P<century>\d{2})XX|(?P<wyear>\d{4})-W(?P<week>\d{2})",
)
_COARSENESS: tuple[Precision, ...] = ("day", "week", "month", "season", "quarter", "year", "decade", "century", "interval")


class When(msgspec.Struct, frozen=True, order=False, gc=False):
    """The days from ``earliest`` to ``latest``, both inclusive; None is an open end.

    ``precision`` is the unit that was stated; ``interval`` for a stated range. ``approximate`` is EDTF's ``~``, ``uncertain`` its ``?``.
    Years 1 to 9999 of the proleptic Gregorian calendar.
    """

    earliest: date | None
    latest: date | None
    precision: Precision = "day"
    approximate: bool = False
    uncertain: bool = False

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            msg = f"the span ends ({self.latest}) before it begins ({self.earliest})"
            raise WhenError(msg)

    # ------------------------------------------------------------------ making

    @classmethod
    def day(cls, day: date, *, approximate: bool = False) -> When:
        """One day."""
        day = date(day.year, day.month, day.day)  # a datetime is a date too, and does not compare with one
        return cls(day, day, "day", approximate)

    @classmethod
    def month(cls, year: int, month: int, *, approximate: bool = False) -> When:
        """One calendar month."""
        return cls(_first(year, month), _last(year, month), "month", approximate)

    @classmethod
    def year(cls, year: int, *, approximate: bool = False) -> When:
        """One calendar year."""
        return cls(_first(year, 1), _last(year, 12), "year", approximate)

    @classmethod
    def span(cls, earliest: date | None, latest: date | None, precision: Precision = "interval", *, approximate: bool = False) -> When:
        """The days between two, both included."""
        return cls(earliest, latest, precision, approximate)

    @classmethod
    def parse(cls, text: str) -> When:
        """Read EDTF level 1: ``1960``, ``1960-01``, ``1960-01-19``, ``1960-21``, ``196X``, ``19XX``, ``a/b``, ``../b``, ``a/..``, with ``~ ? %``.

        An empty end (``/1960``) is read as an open one. ISO week dates (``1960-W03``) are read too. Raises WhenError.
        """
        text = text.strip()
        if "/" not in text:
            return _parse_one(text)
        left, _, right = text.partition("/")
        first = None if left in {"..", ""} else _parse_one(left)
        last = None if right in {"..", ""} else _parse_one(right)
        if first is None and last is None:
            msg = f"{text!r} has no end at all"
            raise WhenError(msg)
        return cls(
            first.earliest if first else None,
            last.latest if last else None,
            "interval",
            any(w.approximate for w in (first, last) if w),
            any(w.uncertain for w in (first, last) if w),
        )

    # ------------------------------------------------------------------ comparing

    @property
    def low(self) -> date:
        """The earliest day that is meant, widened by the slack of an approximate date; ``date.min`` where open."""
        return FIRST if self.earliest is None else _shift(self.earliest, -self._slack())

    @property
    def high(self) -> date:
        """The latest day that is meant, likewise; ``date.max`` where open."""
        return LAST if self.latest is None else _shift(self.latest, self._slack())

    def agrees(self, other: When) -> bool:
        """Could both be true? As intervals, so that the coarser precision decides."""
        return max(self.low, other.low) <= min(self.high, other.high)

    def conflicts(self, other: When) -> bool:
        """The two have no day in common."""
        return not self.agrees(other)

    def within(self, other: When) -> bool:
        """Every day of this one is a day of the other: this one claims at least as much."""
        return other.low <= (self.earliest or FIRST) and (self.latest or LAST) <= other.high

    def coarser(self, other: When) -> Precision:
        """The coarser of two precisions."""
        return max(self.precision, other.precision, key=_COARSENESS.index)

    @property
    def is_day(self) -> bool:
        """Whether exactly one day is named."""
        return self.earliest is not None and self.earliest == self.latest

    @property
    def days(self) -> int | None:
        """How many days it spans; None when open."""
        return None if self.earliest is None or self.latest is None else (self.latest - self.earliest).days + 1

    def gap(self, other: When) -> int:
        """Days between the nearest ends of two spans; 0 when they overlap."""
        return max(0, (max(self.low, other.low) - min(self.high, other.high)).days)

    def _slack(self) -> int:
        # EDTF leaves "approximately" open; one unit of the stated precision on either side is the customary reading.
        if not self.approximate:
            return 0
        units = {"day": 1, "week": 7, "month": 31, "season": 92, "quarter": 92, "year": 366, "decade": 3653, "century": 36525}
        return units.get(self.precision) or max(1, (self.days or 2) // 10)

    # ------------------------------------------------------------------ showing

    def edtf(self) -> str:
        """The EDTF form; ``When.parse(w.edtf())`` names the same days."""
        mark = "%" if self.approximate and self.uncertain else "~" if self.approximate else "?" if self.uncertain else ""
        if self.earliest is None or self.latest is None:
            return f"{_iso(self.earliest, mark)}/{_iso(self.latest, mark)}"
        start, end = self.earliest, self.latest
        match self.precision:
            case "day" if start == end:
                return start.isoformat() + mark
            case "month" if self._is(When.month(start.year, start.month)):
                return f"{start.year:04}-{start.month:02}{mark}"
            case "year" if self._is(When.year(start.year)):
                return f"{start.year:04}{mark}"
            case "decade" if start.year % 10 == 0 and self._is(_years(start.year, 10)):
                return f"{start.year // 10:03}X{mark}"
            case "century" if start.year % 100 == 0 and self._is(_years(start.year, 100)):
                return f"{start.year // 100:02}XX{mark}"
            case "season" | "quarter":
                for code, (m1, m2) in (_SEASONS if self.precision == "season" else _QUARTERS).items():
                    if m1 == start.month and m2 == end.month and self._is(_months(start.year, m1, m2, self.precision)):
                        return f"{start.year:04}-{code}{mark}"
            case _:
                pass
        return f"{start.isoformat()}{mark}/{end.isoformat()}{mark}"

    def _is(self, other: When) -> bool:
        return (self.earliest, self.latest) == (other.earliest, other.latest)

    def __str__(self) -> str:
        """In words that an editor uses: ``26 June 2019``, ``January 1960``, ``1960``, ``before 26 June 1959``."""
        about = "about " if self.approximate else ""
        if self.earliest is None:
            return "any day" if self.latest is None else f"{about}{_words(self.latest)} or before"
        if self.latest is None:
            return f"{about}{_words(self.earliest)} or later"
        if self.earliest == self.latest:
            return about + _words(self.earliest)
        match self.precision:
            case "month":
                return f"{about}{self.earliest:%B} {self.earliest.year}"
            case "year":
                return f"{about}{self.earliest.year}"
            case "decade":
                return f"{about}the {self.earliest.year}s"
            case _:
                return f"{about}{_words(self.earliest)} to {_words(self.latest)}"


def _words(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def _iso(day: date | None, mark: str) -> str:
    return ".." if day is None else day.isoformat() + mark


def _shift(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return LAST if days > 0 else FIRST


def _first(year: int, month: int) -> date:
    try:
        return date(year, month, 1)
    except ValueError as e:
        msg = f"{year:04}-{month:02} is not a month of the years 1 to 9999"
        raise WhenError(msg) from e


def _last(year: int, month: int) -> date:
    _first(year, month)
    return date(year, month, monthrange(year, month)[1])


def _years(first: int, count: int) -> When:
    # EDTF counts the decade 000X and the century 00XX from a year 0 that the calendar of Python lacks.
    return When(_first(max(first, 1), 1), _last(first + count - 1, 12), "decade" if count == 10 else "century")


def _months(year: int, first: int, last: int, precision: Precision) -> When:
    return When(_first(year, first), _last(year + (last < first), last), precision)


def _parse_one(text: str) -> When:
    mark = _MARK.search(text)
    body = text[: mark.start()] if mark else text
    found = _FORMS.fullmatch(body)
    if not found:
        msg = f"{text!r} is not a date in EDTF (1960, 1960-01, 1960-01-19, 196X, 1960~, 1960/1962, ../1960)"
        raise WhenError(msg)
    when = _read(found, text)
    if not mark:
        return when
    sign = mark.group()
    return When(when.earliest, when.latest, when.precision, approximate=sign in "~%", uncertain=sign in "?%")


def _read(found: re.Match[str], text: str) -> When:
    part = found.groupdict()
    if part["decade"]:
        return _years(int(part["decade"]) * 10, 10)
    if part["century"]:
        return _years(int(part["century"]) * 100, 100)
    try:
        if part["week"]:
            return When(
                date.fromisocalendar(int(part["wyear"]), int(part["week"]), 1), date.fromisocalendar(int(part["wyear"]), int(part["week"]), 7), "week"
            )
        year = int(part["year"])
        if part["day"]:
            return When.day(date(year, int(part["month"]), int(part["day"])))
    except ValueError as e:
        msg = f"{text!r} is not a day of the calendar: {e}"
        raise WhenError(msg) from e
    if not part["month"]:
        return When.year(year)
    month = int(part["month"])
    if month in _SEASONS:
        return _months(year, *_SEASONS[month], "season")
    if month in _QUARTERS:
        return _months(year, *_QUARTERS[month], "quarter")
    return When.month(year, month)
