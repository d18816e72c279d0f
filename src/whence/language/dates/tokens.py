"""Tokens: the words, numbers and marks that dates are written in, and the kind of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from whence.language.dates.days import century_of
from whence.language.dates.lexicon import Lexicon

_MOST_FIGURES = 15
"""Longest number that is read at all: a longer one is no date, and costs more to convert the longer it is."""
_PLACE_TIME = re.compile(r"\s+time\b")
_ONE = r"""
 [ \t\u00a0\u202f]*+ (?:\n[ \t]*+(?!\n))?+                        # a line may end within a date, a paragraph may not
 (?:
  (?P<word>[A-Za-z]+)(?:(?=['’]s\b)|(?![\w]))
 |(?P<fiscal>FY['’]?\d\d(?:\d\d)?)(?!\w)
 |(?P<quarter>Q[1-4]|H[12]|(?:[1-4]Q|[12]H|[69]M)(?:\d\d)?)(?!\w)
 |(?P<nineeleven>9/11)(?![\w/])
 |(?P<iso>\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?)(?![\w-])
 |(?P<figures>\d{1,4}(?P<sep>[/.-])\d{1,2}(?P=sep)\d{1,4})(?![\w/-]|\.\d)
 |(?P<isomonth>(?:1\d|20)\d\d-(?:0[1-9]|1[0-2]))(?![\w-])
 |(?P<clock>\d{1,2}:\d\d(?::\d\d)?(?![\d:])|\d{1,2}\.\d\d(?=\s?[ap]\.?m\b)
  |(?<=[aA]t\ )(?:1?\d|2[0-3])\.[0-5][05](?=\s(?:on\s[MTWFS][a-z]{2,5}day|t(?:his|onight|oday|omorrow)|yesterday)\b)  # the British stop
  |(?:0\d|(?:(?<=[aA]t\ )|(?<=[bB]y\ )|(?<=m\ )|(?<=d\ )|(?<=\())(?:1\d|2[0-4]))[0-5]\d  # from, around, and
   (?=\s?(?:GMT|UTC|[A-Z]{1,3}T|local\ time)\b)
  |(?:0\d|(?<=[aA]t\ )[12]\d)[0-5]\d(?=\s?h(?:ou)?rs\b))
 |(?P<fraction>(?:\d{1,3}[ -])?(?:1/2|[13]/4|[12]/3)(?=[\ -][a-z])|\d{0,3}[½¼¾])
 |(?P<decade>(?:1\d|20)\d0['’]?s|['’]?[1-9]0['’]?s)\b
 |(?P<ordinal>\d{1,4}(?:st|nd|rd|th))\b
 |(?P<yy>['’]\d\d)(?!\w)
 |(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)(?![\d%])
 |(?P<mark>['’]s\b|['’](?=\s)|[-–,()/&](?!-)|(?<=\d)\+(?=[\s-]))
 )
"""


class Token(msgspec.Struct, frozen=True, gc=False):
    """A token: its place, its kind, and its value (of a word: by class)."""

    start: int
    end: int
    kind: str
    value: Any


class Tokeniser:
    """Reads one token at a place."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words, self._numbers = lexicon.words, lexicon.numbers
        pattern = re.compile(_ONE, re.VERBOSE)
        self._match = pattern.match
        self._shapes = {pattern.groupindex[name]: read for name, read in _SHAPES.items()}
        phrases = {
            cased: _phrase_pattern(phrases).match for first, phrases in lexicon.phrases.items() for cased in (first, first.title(), first.upper())
        }
        self._zone = self._words["local time"]
        self._entries = {written: (self._words.get(written), phrases.get(written)) for written in {*self._words, *phrases}}

    def read(self, text: str, at: int) -> Token | None:
        """Read the token at a place, after spaces; None for what is of no date."""
        m = self._match(text, at)
        if m is None:
            return None
        group: int = m.lastindex  # type: ignore[assignment] # every way through the pattern is a group
        start, end = m.span(group)
        written = text[start:end]
        if group in self._shapes:
            shape, value = self._shapes[group](written)
            return Token(start, end, self._numbers[shape], value)
        entry = self._entries.get(written)
        if entry is None:
            if written.islower():
                return None
            if written[0].isupper() and (place := _PLACE_TIME.match(text, end)):  # "at 5:34 a.m. Baghdad time"
                return Token(start, place.end(), self._zone.kind, self._zone.values)
            # "FEb"; nearly every other word that is not known is in small letters
            word = None if written[1:].islower() or written.isupper() else self._words.get(written.title())
            return Token(start, end, word.kind, word.values) if word else None
        word, phrases = entry
        phrase = phrases(text, start) if phrases else None
        if phrase:
            known = self._words.get(phrase[0]) or self._words.get(" ".join(phrase[0].lower().split()))
            if known:
                if "THEN" in known.values:  # "since then": only then is the expression
                    start = phrase.end() - len("then")
                return Token(start, phrase.end(), known.kind, known.values)
        return Token(start, end, word.kind, word.values) if word else None

    def skip(self, text: str, at: int) -> int:
        """Give the end of the word or number at a place, be it of a date or not; -1 where there is none."""
        m = self._match(text, at)
        return m.end() if m else -1

    def spoken(self, run: list[Token]) -> list[Token]:
        """Join a run of number words into one number, "twenty-six", "20 million"; the run itself where it is none."""
        if isinstance(run[0].value, dict):
            value = spoken_number(t.value["NUMWORD"] for t in run if "NUMWORD" in t.value)
            if value is not None and 1000 <= value <= 2199:
                return [Token(run[0].start, run[-1].end, self._numbers["year"], value)]
        elif len(run) == 2 and run[1].value.get("NUMWORD", 0) >= 100:  # "1.8 thousand": a count, and no year
            return [Token(run[0].start, run[-1].end, self._numbers["number"], run[0].value * run[1].value["NUMWORD"])]
        else:
            value = None
        if value is None:
            return run
        return [Token(run[0].start, run[-1].end, self._numbers[number_shape(f"{value:.15g}")[0]], value)]


def _phrase_pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=lambda p: (-len(p), p))
    return re.compile("(?:" + "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in longest_first) + r")(?!\w)", re.IGNORECASE)


def spoken_number(parts: Iterable[int]) -> int | None:
    """Read number words: 20 4 is 24, 2 1000 is 2000, 19 90 6 is 1996 as years are said; None when they are no one number."""
    parts = list(parts)
    if len(parts) > 1 and 10 <= parts[0] <= 20 and 10 <= parts[1] <= 90 and max(parts) < 100:
        tail = sum(parts[1:])
        return parts[0] * 100 + tail if len(parts) < 4 and tail < 100 else None
    total = current = last = 0
    for part in parts:
        if part == 100:
            current = (current or 1) * 100
        elif part >= 1000:
            total, current = total + (current or 1) * part, 0
        elif 0 < last < 100 and not (last >= 20 and part < 10):
            return None  # "four five" are two numbers
        else:
            current += part
        last = part
    return total + current


def number_shape(written: str) -> tuple[str, Any]:
    """The shape of a number in figures, which says what parts of a date it may be, and its value."""
    if "," in written or "." in written:
        plain = written.replace(",", "")
        return ("decimal", float(plain[:_MOST_FIGURES])) if "." in plain else ("number", int(plain[:_MOST_FIGURES]))
    size = len(written)
    if size > _MOST_FIGURES:
        return "number", 0
    value = int(written)
    match size:
        case 1 | 2:
            limits = ((0, "zero"), (12, "hour12"), (24, "hour24"), (31, "day"), (39, "badday"), (99, "two"))
            return next(shape for limit, shape in limits if value <= limit), value
        case 3:
            return "three", value
        case 4:
            return ("year" if 1000 <= value <= 2199 else "four"), value
        case 8 if 1000 <= value // 10000 <= 2199 and 1 <= value // 100 % 100 <= 12 and 1 <= value % 100 <= 31:
            return "eight", value
        case _:
            return "number", value


_PARTS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


def _fraction(written: str) -> tuple[str, Any]:
    if written[-1] in _PARTS:
        return "decimal", int(written[:-1] or 0) + _PARTS[written[-1]]
    whole, part = ("0", written) if len(written) == len("1/2") else (written[: -len(" 1/2")], written[-len("1/2") :])
    return "decimal", int(whole) + round(int(part[0]) / int(part[2]), 2)


def _clock(written: str) -> tuple[str, Any]:
    return "clock", written if len(written) < len("0800") or not written.isdigit() else f"{written[:2]}:{written[2:]}"


def _fiscal(written: str) -> tuple[str, Any]:
    figures = "".join(c for c in written if c.isdigit())
    return "fiscal", int(figures) if len(figures) > 2 else century_of(int(figures))


def _period(written: str) -> tuple[str, Any]:
    """The shape and value of "Q2", "H1", "9M" (a number) and of "2Q23", "1H23", "9M22" (a number and a year)."""
    letter = written.strip("0123456789")
    shape = {"Q": "quarter", "H": "half", "M": "months"}[letter]
    number, _, year = written.partition(letter)
    return (f"{shape}yy", (int(number), century_of(int(year)))) if number and year else (shape, int(number or year))


def _ordinal(written: str) -> tuple[str, Any]:
    value = int(written[:-2])
    return ("ord" if 1 <= value <= 31 else "ordbig"), value


_SHAPES: dict[str, Callable[[str], tuple[str, Any]]] = {
    "iso": lambda w: ("iso", w),
    "isomonth": lambda w: ("isomonth", w),
    "figures": lambda w: ("numdate", w),
    "clock": _clock,
    "fraction": _fraction,
    "decade": lambda w: ("decade", int("".join(c for c in w if c.isdigit()))),
    "ordinal": _ordinal,
    "yy": lambda w: ("yy", int(w[1:])),
    "number": number_shape,
    "quarter": _period,
    "fiscal": _fiscal,
    "nineeleven": lambda w: ("nineeleven", w),
}
