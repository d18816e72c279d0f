"""Titles as values: which office, of which polity or body, and how it is modified."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

import msgspec

from whence.language.lexicon import heads, plain, polities, table

_WORD = re.compile(r"[\w.&]+(?:[’'][a-zA-Z]+)?")
_ARTICLE = frozenset({"the", "a", "an", "of", "for", "to", "in", "at", "his", "her", "its", "their", "and", "&", "with"})
_LONGEST = 5


class Title(msgspec.Struct, frozen=True):
    """A title, read.

    ``office`` is the canonical head ("secretary"), ``kind`` its class (executive, military …; "" when no head is known), ``portfolio`` what it
    minds ("defence"), ``polity`` the canonical polity ("United States"; "?" for a word that several share, such as "the North's"),
    ``organisation`` the words left over, in small letters. ``modifiers`` are canonical (acting, deputy, former …), sorted. ``description`` marks
    words that only describe ("leader"; "Pentagon chief" is an office). ``also`` holds the further titles of a stack ("president and CEO").
    """

    text: str
    office: str = ""
    kind: str = ""
    portfolio: str = ""
    polity: str = ""
    organisation: str = ""
    modifiers: tuple[str, ...] = ()
    description: bool = False
    also: tuple[Title, ...] = ()


@lru_cache(maxsize=8192)
def read_title(text: str) -> Title:
    """Read a title; words that say nothing about the office ("the", "top", "longtime") are passed over. Never raises."""
    parts = re.split(
        r" and (?=(?:[\w-]+ )*?(?:chief|president|chairman|chairwoman|ceo|founder|director|editor|owner|publisher)\b)|\s*[/;]\s*",
        text,
        flags=re.IGNORECASE,
    )
    read = [title for part in parts if part.strip() for title in _stacked(part)]
    if not read:
        return Title(text)
    main, *rest = sorted(read, key=lambda title: not title.office)
    return msgspec.structs.replace(main, text=text, also=tuple(title for title in rest if title.office))


# Ranks and styles that stand behind an office and leave it what it is: "Prime Minister Lord North", "Minister of Defence Major Hale".
_STYLE = re.compile(
    r"(?:(?<=candidate)|(?<=nominee)) (?=senator|sen|governor|gov|representative|rep|congressman|congresswoman|mayor|prime)|"
    r"(?<=\w)\.? (?=(?:lord|lady|prince|princess|sheikh|sir|baron|baroness|dr|professor|prof|rev|reverend|general|gen|colonel|col|captain|capt|"
    r"admiral|adm|major|maj|brigadier|marshal)\b)",
    re.IGNORECASE,
)


def _stacked(text: str) -> list[Title]:
    # An office with a rank or style behind it, as two titles; as one where the words make one ("Attorney General", "Army Colonel").
    for found in _STYLE.finditer(text):
        words = [plain(word) for word in _WORD.findall(text.replace("-", " "))]
        left, right = _read_one(text[: found.start()]), _read_one(text[found.end() :])
        n = len(_WORD.findall(text[: found.start()].replace("-", " ")))
        one = words[n - 1] in _modifiers() or any(" ".join(words[k : n + 1]) in _heads() for k in range(max(0, n - 2), n))
        if left.office and right.office and not one and left.office not in {"leader", "head", "chief", "member"}:
            return [left, right]
    return [_read_one(text)]


def _read_one(text: str) -> Title:
    words = [plain(word).removesuffix("'s") for word in _WORD.findall(text.replace("-", " - ").replace(" - ", " "))]
    taken: dict[str, Any] = {"modifiers": set()}
    left: list[str] = []
    n = 0
    while n < len(words):
        n += _take(words, n, taken, left)
    description = bool(taken.get("description")) or taken.get("kind") in {"role", "occupation"}
    return Title(
        text,
        taken.get("office", ""),
        taken.get("kind", ""),
        taken.get("portfolio", ""),
        taken.get("polity", ""),
        taken.get("organisation", "") or " ".join(left),
        tuple(sorted(taken["modifiers"])),
        description,
    )


def _take(words: list[str], n: int, taken: dict[str, Any], left: list[str]) -> int:
    # Read the longest known phrase from word n on into `taken`; how many words that was.
    for size in range(min(_LONGEST, len(words) - n), 0, -1):
        phrase = " ".join(words[n : n + size])
        if phrase in (known := _phrases()):
            row = known[phrase]
            taken.update(office=row["head"], kind=heads().get(row["head"], ("", "executive"))[1])
            taken.update(
                {
                    key: row[key]
                    for key in ("portfolio", "polity", "organisation", "description")
                    if key in row and (key == "description" or not taken.get(key))
                }
            )
            return size
        if size > 1 and _head(phrase, words, n + size, taken):
            return size
        if phrase in _modifiers() and (phrase not in _heads() or n + size < len(words)):
            taken["modifiers"].add(_modifiers()[phrase])
            return size
        if _head(phrase, words, n + size, taken):
            return size
        if phrase in _portfolios():
            if not taken.get("portfolio"):
                taken["portfolio"] = _portfolios()[phrase]
            else:
                left.append(phrase)
            return size
        if phrase in polities():
            taken["polity"] = taken.get("polity") or polities()[phrase] or "?"
            return size
    if words[n] not in _ARTICLE and words[n] not in _colour():
        left.append(words[n])
    return 1


def _head(phrase: str, words: list[str], after: int, taken: dict[str, Any]) -> bool:
    # A head is taken unless a further one follows: in "foreign ministry spokesman" and "police chief inspector" the last counts.
    known = _heads()
    if phrase not in known:
        return False
    office, kind = known[phrase]
    if " " in phrase and after < len(words) and f"{words[after - 1]} {words[after]}" in known:
        return False  # "US attorney general" is no US attorney
    if phrase in _portfolios() and after < len(words) and not taken.get("office"):
        return False
    if taken.get("office") and taken.get("kind") not in {"role", "occupation"} and kind in {"role", "occupation"}:
        return True
    if not taken.get("office") or not _preposed(words, after, phrase):
        taken.update(office=office, kind=kind)
    return True


def _preposed(words: list[str], after: int, phrase: str) -> bool:
    # A head behind "of" belongs to the portfolio or body: "chairman of the Senate", "aide to the president".
    before = words[max(0, after - len(phrase.split()) - 2) : after - len(phrase.split())]
    return any(word in {"of", "for", "to"} for word in before)


@cache
def _heads() -> dict[str, tuple[str, str]]:
    found = {key.replace("-", " "): value for key, value in heads().items()}
    for key, value in list(found.items()):
        if " " not in key and len(key) > 3:
            found.setdefault(f"{key[:-1]}ies" if key.endswith("y") else f"{key}s", value)
    return found


@cache
def _phrases() -> dict[str, dict[str, Any]]:
    return {plain(key).replace("-", " "): row for key, row in table("titles")["phrases"].items()}


@cache
def _modifiers() -> dict[str, str]:
    return {plain(word).strip("-"): name for name, many in table("titles")["modifiers"].items() for word in many}


@cache
def _colour() -> frozenset[str]:
    return frozenset(plain(word).replace("-", " ") for word in table("titles")["colour"]["words"])


@cache
def _portfolios() -> dict[str, str]:
    return {plain(word): name for name, many in table("titles")["portfolios"].items() for word in (name, *many)}


def describes(words: Title, title: Title) -> bool:
    """Whether ``words`` ("the US leader", "the minister") can stand for a bearer of ``title``: its office told less precisely, or described."""
    if words.polity and title.polity and words.polity != title.polity and "?" not in {words.polity, title.polity}:
        return False
    if words.portfolio and title.portfolio and words.portfolio != title.portfolio:
        return False
    if words.office == title.office:
        return set(words.modifiers) <= set(title.modifiers)
    if {words.office, title.office} in _same():
        return True
    stands_for = table("titles")["describes"].get(words.office, ())
    return title.office in stands_for or ("*" in stands_for and bool(title.office))


@cache
def _same() -> list[set[str]]:
    return [set(pair) for pair in table("titles")["same"]["pairs"]]
