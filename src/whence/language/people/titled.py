"""The words of a title around a name: to its left, across "of", and set off by commas."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from whence.language.lexicon import (
    BODY,
    FAMILY,
    GIVEN,
    HONORIFIC,
    MARKER,
    MODIFIER,
    OPENER,
    PLACE,
    POLITY,
    PORTFOLIO,
    REALM,
    ROLE,
    STOP,
    TITLE,
    flags,
    words,
)

_REACH = 60  # code points: the longest word that is looked back for
_LINKS = frozenset({"of", "for", "and", "&", "the"})
_OPENING = "\"'“‘«([„"
_SPACES = " \xa0"


def previous(text: str, at: int) -> tuple[int, str] | None:
    """The word that ends before the space at ``at - 1``: its start and itself; None when punctuation or a line end stands between."""
    if at < 2 or text[at - 1] not in _SPACES:
        return None
    low = max(0, at - _REACH)
    cut = max(text.rfind(" ", low, at - 1), text.rfind("\n", low, at - 1), text.rfind("\xa0", low, at - 1), low - 1)
    start = cut + 1
    while start < at - 1 and text[start] in _OPENING:
        start += 1
    word = text[start : at - 1]
    if not word or not (word[-1].isalnum() or (word[-1] == "." and _abbreviated(word)) or word == "&"):
        return None
    return start, word


@cache
def in_titles() -> frozenset[str]:
    """Common nouns that stand in small letters inside titles."""
    return words("organisations", "in_titles", "words")


@lru_cache(maxsize=4096)
def _abbreviated(word: str) -> bool:
    return bool((flags(word) | flags(word[:-1])) & (TITLE | POLITY | REALM | HONORIFIC | MODIFIER | BODY)) and len(word) <= 6


_PREFIX = re.compile(r"\b(?:[Tt]hen|[Ee]x|Maj\.|Lt\.|Brig\.|Major|Lieutenant|Rear|Vice)-$")
_STACKED = frozenset(
    {
        "president",
        "chairman",
        "chairwoman",
        "chair",
        "founder",
        "co-founder",
        "owner",
        "director",
        "ceo",
        "editor",
        "publisher",
        "coo",
        "cfo",
        "author",
        "writer",
    }
)


def title_start(text: str, head: int) -> int:
    """Where the title whose last word begins at ``head`` begins: over its modifiers, portfolio, polity and body to the left."""
    start, body = head, False
    for _ in range(12):
        step = _step(text, start, body=body)
        if step is None:
            break
        start, seen = step
        body = body or seen
    return start - len(prefix.group()) if (prefix := _PREFIX.search(text, max(0, start - 12), start)) else start


def title_before(text: str, at: int) -> str:
    """The title that ends directly before ``at`` (and its space), with all that belongs to it; "" where none does."""
    found = previous(text, at)
    if found is None or not flags(found[1]) & (TITLE | ROLE):
        return ""
    return text[title_start(text, found[0]) : at].strip()


def _step(text: str, start: int, *, body: bool) -> tuple[int, bool] | None:
    # One word (or link and word) further left, and whether it is a body's; None when the title begins at `start`.
    found = previous(text, start)
    if found is None:
        return None
    at, word = found
    known = flags(word)
    if word[-2:] in {"'s", "’s"}:
        return (at, False) if known & POLITY else None
    if word in _LINKS:
        return _link(text, at, word, body=body)
    if not word[0].isupper() and word in in_titles():
        return at, True
    if not word[0].isupper():
        return (
            (at, bool(known & BODY))
            if known & (TITLE | ROLE | MODIFIER | PORTFOLIO | POLITY | REALM) and word not in {"second", "first", "the"} | _LINKS
            else None
        )
    if known & STOP and not known & (TITLE | MODIFIER):
        return None
    if known & (GIVEN | HONORIFIC) and not known & (TITLE | MODIFIER | POLITY | REALM | MARKER | PORTFOLIO):
        return None
    if not known and (
        word.endswith(("ing", "ed", "ly"))
        or (text[max(0, at - 2) : at].strip(_SPACES + _OPENING) in {"", ".", "\n"} and at > 0 and text[at - 1] not in _SPACES)
    ):
        return None
    return at, bool(known & (BODY | PLACE))


_CORPORATE = re.compile(
    r"(?:[\w-]+ ){0,3}?(?:chief|ceo|coo|cfo|chairman|chairwoman|president|founder|co-founder|owner|director|editor|publisher)\b", re.IGNORECASE
)


def _link(text: str, at: int, word: str, *, body: bool) -> tuple[int, bool] | None:
    # "Bank of Japan Governor", "Ways and Means Committee Chairman": across a link only inside the name of a body.
    if word == "the":
        return None
    found = previous(text, at)
    if found is None:
        return None
    start, left = found
    known = flags(left)
    if word in {"and", "&"} and left.lower() in _STACKED and _CORPORATE.match(text, at + len(word) + 1):
        return start, body
    if not left[0].isupper() or known & (STOP | GIVEN | TITLE | HONORIFIC):
        return None
    if word in {"and", "&"}:
        paired = known & (BODY | PLACE | PORTFOLIO) or left in words("organisations", "in_pairs", "words")
        return (start, True) if body and paired else None
    return (start, True) if known & (BODY | PLACE) else None


def title_across(text: str, at: int) -> tuple[int, int] | None:
    """The title whose portfolio stands directly before ``at`` ("Minister of | Defence"): its start and its head's; None when there is none."""
    for _ in range(10):
        found = previous(text, at)
        if found is None:
            return None
        start, word = found
        known = flags(word)
        if word in {"of", "for"}:
            before = previous(text, start)
            if before is None:
                return None
            left = flags(before[1])
            if left & (TITLE | ROLE) and not left & STOP:
                return title_start(text, before[0]), before[0]
            at = start
            continue
        if word in _LINKS or word in in_titles() or known & (PORTFOLIO | POLITY | REALM | BODY | OPENER):
            at = start
            continue
        return None
    return None


def leading(parts: list[str]) -> int:
    """How many words from the first on can still belong to a portfolio, body or polity ("Defence Takeshi Iwaya": 1)."""
    n = 0
    for word in parts:
        known = flags(word)
        if not known & (PORTFOLIO | POLITY | REALM | BODY | OPENER) or (n and known & (GIVEN | FAMILY)):
            break
        n += 1
    return n


_WORDS = r"[\w’'.&-]+"
_AFTER = re.compile(
    rf",[ \xa0](?P<det>(?:the|a|an|its|his|her|their|whose)[ \xa0])?(?P<body>(?:{_WORDS}[ \xa0]){{0,13}}?{_WORDS}?)(?=[,.;:)\n–—]|$| - )"
)
_BEFORE = re.compile(rf"\b(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur)[ \xa0](?P<body>(?:{_WORDS}[ \xa0]){{0,11}}{_WORDS}),[ \xa0]$")
_CLAUSE = frozenset(
    {
        "said",
        "says",
        "told",
        "has",
        "had",
        "have",
        "is",
        "was",
        "are",
        "were",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "did",
        "does",
        "who",
        "whom",
        "which",
        "that",
        "when",
        "where",
        "while",
        "after",
        "before",
        "because",
        "as",
        "but",
        "if",
        "also",
        "not",
        "to",
        "by",
        "with",
    }
)
_AGED = re.compile(r", (?:aged )?\d{1,3},(?= )")
_MAX_APPOSITION = 150


def title_after(text: str, end: int) -> tuple[int, int] | None:
    """The title set off by a comma after a name ending at ``end`` (", Japan's defence minister,"): its span without article; None: none is."""
    if text[end : end + 1] != ",":
        return None
    aged = _AGED.match(text, end)
    end = aged.end() - 1 if aged else end
    found = _AFTER.match(text, end, end + _MAX_APPOSITION)
    if found is None or not found["body"]:
        return None
    start, stop = found.span("body")
    if stop == end + _MAX_APPOSITION and stop < len(text):
        return None
    if text[stop : stop + 1] == "." and _abbreviated_end(found["body"]):
        return None
    last = _apposed(found["body"], determined=bool(found["det"]))
    return None if last is None else (start, start + last)


def _abbreviated_end(body: str) -> bool:
    # "aide to Sen", "analyst with E": the full stop behind is an abbreviation's, and the title goes on.
    last = body.rsplit(" ", 1)[-1]
    return len(last) == 1 or (len(last) <= 4 and bool(flags(last) & (TITLE | HONORIFIC)))


def _apposed(body: str, *, determined: bool) -> int | None:
    # The length of the title that a phrase is; None when it is none. Its head is its last word, or stands before "of", "for", "at", "in".
    parts = [(m.start(), m.end(), m.group()) for m in re.finditer(_WORDS, body)]
    for n, (_, stop, word) in enumerate(parts):
        known = flags(word)
        if word[-2:] in {"'s", "’s"} or (word[0].isupper() and known & STOP):
            if known & POLITY or word[0].islower() or not known & STOP:
                continue
            return None
        if known & (TITLE | ROLE) and not (n + 1 < len(parts) and flags(parts[n + 1][2]) & (TITLE | ROLE)):
            rest = parts[n + 1 :]
            if not rest:
                return stop if determined or n or known & TITLE else None
            if rest[0][2] in {"of", "for", "at", "in", "with", "on", "to", "from"}:
                return len(body) if all(_fits(part[2]) for part in rest[1:]) else None
            if rest[0][2] in {"and", "&"}:
                continue
            return None
        part = known & (MODIFIER | PORTFOLIO | POLITY | REALM | ROLE | TITLE | MARKER | OPENER)
        if not part and not word[0].isupper() and word not in {"and", "of", "&", "then"}:
            return None
    return None


def _fits(word: str) -> bool:
    # A word that can stand in a portfolio or the name of a body after "of": no verb, no clause.
    return word[0].isupper() or (word not in _CLAUSE and not word.endswith("ed"))


def title_before_comma(text: str, start: int) -> tuple[int, int] | None:
    """The title set off by a comma before a name ("The president of France, Emmanuel Macron,"): its span without the article; None when none is."""
    if start < 8 or text[start - 2 : start] not in {", ", ",\xa0"}:
        return None
    low = max(0, start - 120)
    line = text.rfind("\n", low, start)
    found = _BEFORE.search(text, max(low, line + 1), start)
    if found is None:
        return None
    body = found["body"]
    length = _apposed(body, determined=True)
    return None if length != len(body) else found.span("body")
