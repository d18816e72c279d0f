"""Names of persons against each other: the same person's name, another form of it, a misspelling, or another's."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from whence.comparing import Comparison
from whence.language.lexicon import FAMILY, HONORIFIC, SUFFIX, TITLE, flags, table

_PARTICLES = frozenset(
    {
        "de",
        "da",
        "do",
        "dos",
        "das",
        "di",
        "du",
        "del",
        "della",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "ten",
        "ter",
        "zu",
        "bin",
        "ibn",
        "al",
        "el",
        "ul",
        "ud",
        "y",
        "e",
        "abu",
        "ben",
    }
)
_PLAIN = str.maketrans(
    {
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ı": "i",
        "ß": "ss",
        "æ": "ae",
        "Æ": "Ae",
        "œ": "oe",
        "þ": "th",
        "ð": "d",
        "’": "'",
        "ə": "e",
    }
)
# How a letter with a mark is written without it, where not by dropping the mark.
_WIDE = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "ō": "ou", "ū": "uu", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Ø": "Oe", "Å": "Aa", "Ō": "Ou"}
)


def compare_names(a: str, b: str) -> Comparison:
    """Whether ``a`` and ``b`` can name one person.

    ``same``: the same name, whatever its diacritics, order of family name, hyphens, particles' case or known transliteration.
    ``compatible``: one is a shorter form (surname, initials, a short given name, a middle name left out).
    ``conflict`` with ``misspelt``: they differ by a slip of spelling in one word.
    ``conflict``: two people. ``unknown``: one of them is empty.
    """
    a, b = _turned(a), _turned(b)
    wide = compare_parts(_parts(a.translate(_WIDE)), _parts(b.translate(_WIDE)), a, b)
    return wide if wide.verdict == "same" else compare_parts(_parts(a), _parts(b), a, b) if _mixed(a, b) else wide


def _turned(name: str) -> str:
    """A name as it is spoken: "Long, Ada" as "Ada Long"; what follows the comma of "Long, Jr." is no given name."""
    last, comma, first = name.partition(", ")
    plain = comma and "," not in first and last.strip() and first.strip() and not flags(first.split()[0]) & (SUFFIX | TITLE)
    return f"{first} {last}" if plain else name


def _mixed(a: str, b: str) -> bool:
    # Does one of the two have letters that can be written wide?
    return a.translate(_WIDE) != a or b.translate(_WIDE) != b


def compare_parts(left: tuple[str, ...], right: tuple[str, ...], a: str, b: str) -> Comparison:
    """As ``compare_names``, of names that are folded into words; ``a`` and ``b`` are how they are written."""
    if not left or not right:
        return Comparison("unknown", "no name to compare", seen=b or None)
    if left == right or sorted(left) == sorted(right) or "".join(left) == "".join(right):
        return Comparison("same", seen=b)
    if len(left) == len(right) and all(_one(x, y) == "same" for x, y in zip(left, right, strict=True)):
        return Comparison("same", f"{a} and {b} are two spellings of one name", seen=b)
    if _fits(left, right) or _fits(right, left):
        return Comparison("compatible", f"{a} and {b} can be one person's name, one shorter than the other", seen=b)
    slip = _slip(left, right)
    if slip:
        return Comparison("conflict", f"{slip[0]} and {slip[1]} differ in spelling", seen=b, misspelt=True)
    return Comparison("conflict", f"{a} and {b} are different names", seen=b)


@lru_cache(maxsize=16384)
def _parts(name: str) -> tuple[str, ...]:
    words = [word.strip(".,'\"“”‘’()") for word in re.split(r"[\s\xa0]+", name.replace("’s", "").replace("'s ", " ").removesuffix("'s"))]
    words = [word for word in words if word]
    while len(words) > 1 and flags(words[0]) & (HONORIFIC | TITLE) and not words[0].islower():
        words.pop(0)
    words = [word for word in words if not (flags(word) & SUFFIX and len(words) > 1)]
    kept = [word for word in words if not _particle(word)]
    return tuple(part for word in kept or words for part in _fold(word).split("-") if part)


def _particle(word: str) -> bool:
    # A particle in small letters is written or left out at will; with a capital it may be a given name (Al, Ben, Van), but for those that are none.
    return word in _PARTICLES or word in {"De", "Da", "Di", "Du", "Del", "Della", "Von"}


def _fold(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.translate(_PLAIN))
    return "".join(c for c in plain if not unicodedata.combining(c)).lower().replace(".", "").replace("'", "")


@cache
def _groups() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    rows = table("names")
    for group in (*rows["transliterations"]["groups"], *rows["short"]["groups"]):
        folded = frozenset(_fold(word) for word in group)
        for word in folded:
            found[word] = found.get(word, frozenset()) | folded
    return found


def _one(a: str, b: str) -> str | None:
    # How two words of a name stand to each other.
    if a == b:
        return "same"
    if b in _groups().get(a, ()) or (_loose(a) == _loose(b) and (a in _carried_over() or b in _carried_over())):
        return "same"
    if (len(a) == 1 or len(b) == 1) and a[0] == b[0]:
        return "initial"
    return None


# Letters that one sound of another script is written with: as newspapers vary, not a full table of any standard.
_SOUNDS = (
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("q", "k"),
    ("kh", "k"),
    ("dj", "j"),
    ("iy", "i"),
    ("yy", "y"),
    ("ii", "i"),
    ("aa", "a"),
    ("ei", "ey"),
    ("ss", "s"),
    ("dh", "d"),
    ("w", "v"),
)


@lru_cache(maxsize=16384)
def _loose(word: str) -> str:
    for long, short in _SOUNDS:
        word = word.replace(long, short)
    return word.replace("y", "i").replace("e", "a") if word else word


@cache
def _carried_over() -> frozenset[str]:
    # Given names that come to English from another script.
    given = table("names")["given"]
    return frozenset(_fold(word) for group in ("arabic", "slavic", "south_asian") for word in given[group].split())


def _fits(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    # The shorter name's words stand in the fuller one in its order; a bare surname is its last word or, of a family-first name, its first.
    if len(short) > len(full):
        return False
    if len(short) == 1:
        places = [n for n, word in enumerate(full) if len(short[0]) > 1 and _one(short[0], word) == "same"]
        return bool(places)
    at, last = 0, -1
    for n, word in enumerate(full):
        if at < len(short) and (how := _one(short[at], word)) and (how == "same" or at < len(short) - 1):
            at, last = at + 1, n
    # The surname is the last word, or, of two surnames (López Obrador), the last but one.
    if at == len(short) and (last == len(full) - 1 or (last == len(full) - 2 and len(full) > 2)):
        return True
    turned = short[-1:] + short[:-1]
    return len(short) == len(full) and all(_one(x, y) for x, y in zip(turned, full, strict=True))


def _slip(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[str, str] | None:
    # The one pair of words that differ by a slip while all others agree; None when there is none or more than one.
    if len(a) > len(b):
        found = _slip(b, a)
        return (found[1], found[0]) if found else None
    tails = [b] if len(a) == len(b) else [b[len(b) - len(a) :], (*b[: len(a) - 1], b[-1])]
    for tail in tails:
        odd = [(x, y) for x, y in zip(a, tail, strict=True) if not _one(x, y)]
        if len(odd) == 1 and _near(*odd[0]) and not (len(a) == 1 and len(odd[0][0]) < 4):
            return odd[0]
    return None


def _near(a: str, b: str) -> bool:
    # One slip of the keyboard in a short word, two in a long one (Damerau: a swap of neighbours is one).
    from rapidfuzz.distance import OSA

    longest = max(len(a), len(b))
    return longest >= 4 and OSA.distance(a, b) <= (1 if longest < 8 else 2) and (a[0] == b[0] or longest > 4)


def name_key(name: str) -> str:
    """A name folded for look-up: small letters, no diacritics, honorifics, suffixes or particles; the words in order, hyphens as spaces."""
    return " ".join(_parts(name))


def family_first(name: str) -> bool:
    """Whether the name begins with an East Asian family name."""
    return bool(flags(name.partition(" ")[0]) & FAMILY)


def generation(name: str) -> str:
    """What tells a son from his father where all else of the two names is one: "jr" of "John Lund Jr.", "iii"; empty where nothing does."""
    words = name.split()[1:]
    return next((_fold(word.strip(",")) for word in reversed(words) if flags(word.strip(",")) & SUFFIX), "")


def generations_differ(a: str, b: str) -> bool:
    """Whether two names say of themselves that they are of two generations: "John Lund Sr." and "John Lund Jr."."""
    first, second = generation(a), generation(b)
    return bool(first and second) and first != second


def given_names(name: str) -> list[str]:
    """The words of a name before its last, folded."""
    return name_key(name).split()[:-1]
