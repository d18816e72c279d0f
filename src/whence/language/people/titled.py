"""The words of a title around a name: to its left, across "of", and set off by commas."""

from __future__ import annotations

import re
from functools import cache

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
from whence.language.people.runs import ABBREVIATED

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


_BODIES = "Corp Inc Co Cos Ltd Dept Assn Bros Intl Natl Univ Sen Rep"
_SHORT = frozenset(ABBREVIATED.replace("?", "").split("|") + _BODIES.split())


def _abbreviated(word: str) -> bool:
    # "Gov.", "Corp.", "U.S."; but "the mayor." ends its sentence, and what follows is another.
    return word[:-1] in _SHORT or "." in word[:-1]


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
            if known & (TITLE | ROLE | MODIFIER | PORTFOLIO | POLITY | REALM)
            and word not in {"second", "first", "the"} | _LINKS
            and (word != "under" or text.startswith("secretary", start))  # "rights under Mayor …"
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
    right = flags(text[at + len(word) + 1 : at + len(word) + _REACH].partition(" ")[0])
    if word == "of" and left[0].isupper() and known & TITLE and not known & GIVEN and right & PORTFOLIO and not right & TITLE:
        return start, body  # "Minister of Defence Major …"
    if not left[0].isupper() or known & (STOP | GIVEN | TITLE | HONORIFIC):
        return None
    if word in {"and", "&"}:
        if known & PORTFOLIO and right & PORTFOLIO and not right & TITLE:
            return start, body  # "Social Affairs and Labour Minister"
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
        if word in {"of", "for", "from", "to"}:
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
