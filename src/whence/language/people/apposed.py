"""Titles set off by commas after or before a name, and where such a phrase ends."""

from __future__ import annotations

import re

from whence.language.lexicon import HONORIFIC, MARKER, MODIFIER, OPENER, POLITY, PORTFOLIO, REALM, ROLE, STOP, TITLE, flags
from whence.language.people.titled import in_titles

_WORDS = r"[\w’'.&-]+"
_AFTER = re.compile(
    rf",[ \xa0](?P<det>(?:the|a|an|its|his|her|their|whose)[ \xa0])?(?P<body>(?:{_WORDS}[ \xa0]){{0,13}}?{_WORDS}?)"
    r"(?=[,;:)\n–—]|(?<!\b[A-Z])\.(?!\w)|$| - )"
)
_BEFORE = re.compile(rf"\b(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur)[ \xa0](?P<body>(?:{_WORDS}[ \xa0]){{0,11}}{_WORDS}),[ \xa0]$")
_OWN = re.compile(rf"\b(?P<of>[A-Z][\w.-]*\w['’]s)[ \xa0](?P<body>(?:{_WORDS}[ \xa0]){{0,5}}{_WORDS}),[ \xa0]$")
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
        if not part and not word[0].isupper() and word not in {"and", "of", "&", "then"} | in_titles():
            return None
    return None


def _fits(word: str) -> bool:
    # A word that can stand in a portfolio or the name of a body after "of": no verb, no clause.
    return word[0].isupper() or (word not in _CLAUSE and not word.endswith("ed"))


def title_before_comma(text: str, start: int) -> tuple[int, int] | None:
    """The title set off by a comma before a name ("The president of France, Emmanuel Macron,", "Poland's president, Andrzej Duda,").

    Its span without the article; None when there is none.
    """
    if start < 8 or text[start - 2 : start] not in {", ", ",\xa0"}:
        return None
    low = max(0, start - 120)
    line = text.rfind("\n", low, start)
    found = _BEFORE.search(text, max(low, line + 1), start) or _OWN.search(text, max(low, line + 1), start)
    if found is None:
        return None
    body = found["body"]
    if _apposed(body, determined=True) != len(body):
        return None
    owner = found.groupdict().get("of")
    return (found.start("of") if owner and flags(owner) & POLITY else found.start("body"), found.end("body"))
