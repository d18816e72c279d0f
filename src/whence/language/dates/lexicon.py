"""The English words of dates by class, and the kinds of token that the grammar is written in."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

_FIRST_KIND = 0x4E00
"""Kinds are single characters from here on, so that a row of tokens is a string and a pattern over tokens a regular expression over it."""

_NAME = re.compile(r"[A-Z][A-Z0-9']*|[a-z][a-z']*")
_FIRST_WORD = re.compile(r"[a-z]+")
_PUNCTUATION = {
    ",": "COMMA",
    "-": "DASH",
    "–": "DASH",
    "(": "OPEN",
    ")": "CLOSE",
    "/": "SLASH",
    "'s": "POSS",
    "’s": "POSS",
    "&": "AMP",
    "'": "APOS",
    "’": "APOS",
}
# The classes that a number may fill, by its shape; see lexer.number_kind.
_NUMBERS = {
    "hour12": ("NUM", "DAY", "HOUR", "D2"),
    "hour24": ("NUM", "DAY", "HOUR", "D2"),
    "day": ("NUM", "DAY", "D2"),
    "two": ("NUM", "D2"),
    "badday": ("NUM", "D2", "BADDAY"),
    "zero": ("NUM", "HOUR"),
    "three": ("NUM", "Y3"),
    "year": ("NUM", "YEAR"),
    "four": ("NUM", "Y4"),
    "eight": ("NUM", "COMPACT"),
    "number": ("NUM",),
    "decimal": ("NUM", "DECIMAL"),
    "iso": ("ISO",),
    "isomonth": ("ISOMONTH",),
    "numdate": ("NUMDATE",),
    "clock": ("CLOCK",),
    "decade": ("DECADE",),
    "ord": ("ORD",),
    "ordbig": ("ORDBIG",),
    "yy": ("YY",),
    "quarter": ("QUARTERNAME",),
    "quarteryy": ("QUARTERYY",),
    "half": ("HALFNAME",),
    "halfyy": ("HALFYY",),
    "months": ("MONTHSNAME",),
    "monthsyy": ("MONTHSYY",),
    "fiscal": ("FISCAL",),
    "nineeleven": ("NINEELEVEN",),
}


class Word(NamedTuple):
    """A known token: its kind, and its value in each class that it belongs to."""

    kind: str
    values: dict[str, Any]


class Lexicon(NamedTuple):
    """``words`` by their exact spelling; ``kinds`` of each class or literal; ``numbers``: shape of a number to kind.

    ``phrases`` are the spellings of more than one word, or with a mark within, by their first word in small letters.
    """

    words: dict[str, Word]
    kinds: dict[str, str]
    numbers: dict[str, str]
    phrases: dict[str, list[str]]


@cache
def data(name: str) -> dict[str, Any]:
    """Read one of the language's data files; once."""
    return tomllib.loads(files("whence.language").joinpath(f"data/{name}.toml").read_text("utf-8"))


@cache
def lexicon() -> Lexicon:
    """Build the lexicon from dates_words.toml and the literal words of the grammar's forms; once, at first use."""
    spellings = _spellings()
    kinds: dict[frozenset[str], str] = {}

    def kind(classes: frozenset[str]) -> str:
        return kinds.setdefault(classes, chr(_FIRST_KIND + len(kinds)))

    words = {spelling: Word(kind(frozenset(values)), values) for spelling, values in spellings.items()}
    words |= {mark: Word(kind(frozenset({name})), {}) for mark, name in _PUNCTUATION.items()}
    words["+"] = Word(kind(frozenset({"PLUSWORD"})), {"PLUSWORD": data("dates_words")["PLUSWORD"]["words"]["plus"]})
    numbers = {shape: kind(frozenset({*classes, f"#{shape}"})) for shape, classes in _NUMBERS.items()}
    by_class: dict[str, str] = {}
    for classes, char in kinds.items():
        for name in classes:
            by_class[name] = by_class.get(name, "") + char
    phrases: dict[str, list[str]] = {}
    for spelling in sorted({s.lower() for s in spellings if not s.isalpha()}):
        phrases.setdefault(_FIRST_WORD.match(spelling)[0], []).append(spelling)  # type: ignore[index] # every spelling begins with a letter
    return Lexicon(words, by_class, numbers, phrases)


def _spellings() -> dict[str, dict[str, Any]]:
    table: dict[str, dict[str, Any]] = {}

    def add(spelling: str, name: str, value: Any) -> None:
        table.setdefault(spelling, {})[name] = value

    for name, entry in data("dates_words").items():
        for word, value in entry["words"].items():
            for spelling in _cases(word, capital=entry.get("capital", False)) | ({word.lower()} & set(entry.get("lower", ()))):
                add(spelling, name, value)
                if name == "NUMWORD":
                    add(spelling, "NUM", value)
        for word, value in entry.get("abbreviations", {}).items():
            for spelling in _cases(word, capital=True):
                add(spelling, name, value)
                add(spelling + ".", name, value)
    for word in _literals():
        for spelling in _cases(word, capital=False):
            add(spelling, f"={word}", word)
    return table


def _cases(word: str, *, capital: bool) -> set[str]:
    if capital:
        return {word, word.upper()}
    return {word, word[:1].upper() + word[1:], word.title() if " " in word else word, word.upper()}


def _literals() -> set[str]:
    grammar = data("dates_grammar")
    forms = [pattern["form"] for pattern in grammar["pattern"]] + list(grammar["macros"].values())
    words = {name for form in forms for name in _NAME.findall(re.sub(r"<\w+>", " ", form)) if name[0].islower()}
    return words - set(_PUNCTUATION)
