"""The words of numbers and their patterns, compiled from the data files on first use."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from whence.language.lexicon import table

FIGURE = (
    r"\d{1,3}(?:,\d{2,3})*+(?<=,\d{3})(?:\.\d+)?(?!\d)"  # 1,234,567.8 and 12,34,567
    r"|\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?(?!\d)|\d{1,3}(?:\.\d{3})+,\d{1,2}(?!\d)"  # 1.234.567 and 1.234,50
    r"|\d{1,3}(?:[\u00a0\u202f\u2009']\d{3})+(?:[.,]\d+)?(?!\d)|\d{1,3}(?: 000)+(?!\d)"  # 1 234 567 with spaces that do not break, or rounded
    r"|\d+\.\d+|\d+"
)
VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
WORD_END = r"(?![^\W_])"


def either(words: Iterable[str]) -> str:
    """A regex alternative of literal words, the longest first; a space in them matches any one blank."""
    return "|".join(re.escape(w).replace(r"\ ", r"\s") for w in sorted(set(words), key=lambda w: (-len(w), w)))


@cache
def atoms() -> dict[str, int]:
    """Cardinal words: ``twenty`` 20, ``hundred`` 100, and so on."""
    raw = table("number_words")
    return {**raw["words"], **{w: v for w, v in raw["scales"].items() if v >= 100}}


@cache
def ordinals() -> dict[str, int]:
    """Ordinal words: ``third`` 3."""
    found: dict[str, int] = table("number_words")["ordinals"]
    return found


@cache
def scales() -> dict[str, int]:
    """Words that multiply, in lower case: ``million``, ``bn``, ``crore``."""
    found: dict[str, int] = table("number_words")["scales"]
    return found


@cache
def attached() -> dict[str, int]:
    """Letters that multiply when they touch the figure: ``k``, ``m``, ``億``."""
    found: dict[str, int] = table("number_words")["attached"]
    return found


@cache
def names() -> dict[str, str]:
    """Every written form of a unit -> the unit: percent, measures and currencies; symbols keep their case, words are in lower case."""
    raw = table("units")
    out: dict[str, str] = {}
    for unit, forms in raw["percent"].items():
        out |= dict.fromkeys(forms, unit)
    for unit, row in raw["measures"].items():
        out |= dict.fromkeys(row[2:], unit)
    for unit, forms in raw["currencies"]["after"].items():
        out |= dict.fromkeys(forms, unit)
    return out


@cache
def unit_after() -> re.Pattern[str]:
    """A unit written after a figure, with the space or hyphen before it."""
    forms = names()
    signs = [f for f in forms if not f[-1].isalnum() or not f.isascii()]
    symbols = [f for f in forms if f not in signs and (len(f) <= 3 or f != f.lower())]
    words = [f for f in forms if f not in signs and f not in symbols]
    spelt = rf"(?:(?P<word>(?i:{either(words)}))|(?P<symbol>{either(symbols)}))(?![\w$/])"
    return re.compile(rf"\s?(?P<sign>{either(signs)})(?![\d\w])|[\s-]?{spelt}")


@cache
def currency_before() -> re.Pattern[str]:
    """A currency that ends where a figure begins."""
    forms = table("units")["currencies"]["before"]
    return re.compile(rf"(?<![^\W_])(?:{either(f for many in forms.values() for f in many)})\s?\Z")


@cache
def currencies_before() -> dict[str, str]:
    """Each written form of a currency before a figure -> its ISO 4217 code."""
    return {form: code for code, forms in table("units")["currencies"]["before"].items() for form in forms}


@cache
def currency_codes() -> frozenset[str]:
    """The ISO 4217 codes that are known."""
    both = table("units")["currencies"]
    return frozenset(both["before"]) | frozenset(both["after"])


def is_measure(unit: str) -> bool:
    """Whether a unit is a measure (a currency, a UCUM symbol, a percentage) and not a counted noun."""
    return unit in {"%", "pp", "bp"} or unit in currency_codes() or unit in factors()


@cache
def hedges_before() -> tuple[re.Pattern[str], dict[str, str]]:
    """A hedge that ends where a number begins, and what each means."""
    raw = table("number_words")["hedges"]["before"]
    return re.compile(rf"(?<![^\W_])(?P<hedge>(?i:{either(w for many in raw.values() for w in many)}))\s*(?:an?\s)?\Z"), _meanings(raw)


@cache
def hedges_after() -> tuple[re.Pattern[str], dict[str, str]]:
    """A hedge that begins where a number ends, and what each means."""
    raw = table("number_words")["hedges"]["after"]
    return re.compile(rf"\s?(?P<hedge>(?i:{either(w.strip() for many in raw.values() for w in many)}))(?![^\W_])"), _meanings(raw)


def _meanings(raw: dict[str, list[str]]) -> dict[str, str]:
    return {word.strip(): hedge for hedge, words in raw.items() for word in words}


@cache
def factors() -> dict[str, tuple[float, str]]:
    """Each measure's factor to the base unit of its kind, and that base unit."""
    return {unit: (float(row[0]), row[1]) for unit, row in table("units")["measures"].items()}


@cache
def measuring_nouns() -> dict[str, tuple[float, str]]:
    """As ``factors``, of counted nouns that measure as well: "week", "ton"."""
    return {noun: (float(row[0]), row[1]) for noun, row in table("units")["nouns"].items()}


def unit_of(written: str) -> str:
    """The unit that a written one names: a currency, a measure, ``%``, ``pp``; any other noun in the singular and lower case."""
    written = " ".join(written.split())
    known = names()
    if written in known or written.lower() in known:
        return known.get(written) or known[written.lower()]
    before = currencies_before()
    if written in before or written.upper() in currency_codes() or written in factors():
        return before.get(written) or (written if written in factors() else written.upper())
    return " ".join([*written.lower().split()[:-1], singular(written.lower().split()[-1])]) if written else ""


@cache
def context(section: str, key: str = "words") -> frozenset[str]:
    """A word list of what stands around numbers."""
    return frozenset(table("number_context")[section][key])


def singular(noun: str) -> str:
    """The singular of an English plural in lower case, by rule and a list of exceptions; other words as they are."""
    known: dict[str, str] = table("units")["plurals"]
    if noun in known:
        return known[noun]
    if len(noun) < 4 or not noun.endswith("s") or noun.endswith(("ss", "us", "is")):
        return noun
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    return noun[:-2] if noun.endswith(("sses", "shes", "ches", "xes", "zes", "oes")) else noun[:-1]


def is_plural(noun: str) -> bool:
    """Whether a word in lower case looks like a plural noun."""
    return singular(noun) != noun or noun in table("units")["plurals"]
