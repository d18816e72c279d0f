"""Words that deny, hedge, plan or condition what a sentence says, and how far they reach; the words are data."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal, TypeAlias

from whence.language.lexicon import table
from whence.model import Span

HedgeKind: TypeAlias = Literal["negation", "denial", "report", "modal", "plan", "condition"]
KINDS: tuple[HedgeKind, ...] = ("negation", "denial", "report", "modal", "plan", "condition")

_INNER = "n't"
_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
_GERUND = re.compile(r"(?:\w+ly\s+)?\w+ing\b")
_BREAK = re.compile(r"[;:!?\n]|\.(?:\s|$)|\b(?:and|but|or|while|although|though|because|whereas|which|who|when|after|before)\b", re.IGNORECASE)


class Hedge(Span, frozen=True):
    """A word that keeps a sentence from being a flat statement: its place and its ``kind``."""

    kind: HedgeKind = "negation"


def find_hedges(text: str) -> list[Hedge]:
    """The hedges of a text in order of place; "not only" and its like are none. May as a month and Will as a name are none."""
    pattern = _pattern()
    lower = text.lower()
    # a letter whose lower case is longer (İ) would shift all offsets after it; such a text is searched as it is
    searched = lower if len(lower) == len(text) else text
    out = []
    for found in pattern.finditer(searched):
        kind = found.lastgroup or "negation"  # a bare "n't" stands in no group: it alone begins within a word
        word = text[found.start() : found.end()]
        if kind in {"exempt", "within"} or _is_name(word):
            continue
        out.append(Hedge(found.start(), found.end(), word, kind))  # type: ignore[arg-type]  # the groups are KINDS
    return out


def governs(text: str, hedge: Span, start: int, reach: int = 3) -> bool:
    """Whether a hedge governs the words from ``start`` on: only light words stand between, in one clause.

    A denial reaches past its ``that`` and the subject of what is denied: ``reach`` further words.
    """
    if hedge.end > start:
        return False
    between = text[hedge.end : start]
    if len(between) > 120 or _BREAK.search(between) or between.rstrip().endswith(","):
        return False
    if hedge.text.casefold() == "without" and not _GERUND.match(text, start):  # "without measles" denies no statement, "without paying" does
        return False
    heavy = [w for w in _WORD.findall(between.casefold()) if w not in _light() and not w.endswith("ly")]
    return len(heavy) <= (reach if getattr(hedge, "kind", "") == "denial" else 0)


def _is_name(word: str) -> bool:
    # "May" and "Will" with a capital are a month and a man, but for a sentence's first word, which hedges nothing that stands before it.
    return word in {"May", "Will"}


@cache
def _light() -> frozenset[str]:
    return frozenset(table("hedges")["light"]["words"])


def _words(kind: str) -> list[str]:
    """The words of a kind; the single words that negate and deny are those by which any change of a quote is named."""
    negators = table("negation")["words"]
    return [*table("hedges")[kind]["words"], *{"negation": negators["en"], "denial": negators["en_denying"]}.get(kind, ())]


@cache
def _pattern() -> re.Pattern[str]:
    groups = [(kind, _words(kind)) for kind in ("exempt", *KINDS)]
    alternatives = "|".join(f"(?P<{name}>{_any(w for w in words if not w.startswith(_INNER))})" for name, words in groups)
    inner = _any(w for w in _words("exempt") if w.startswith(_INNER))
    # "exempt" is taken as a group's name already
    return re.compile(rf"(?<=\w)(?:(?P<within>{inner})|n['’]t)(?!\w)|(?<![\w'’])(?:{alternatives})(?!\w)")


def _any(words: Iterable[str]) -> str:
    return "|".join(map(_one, sorted(words, key=len, reverse=True)))


def _one(words: str) -> str:
    return r"\s+".join(re.escape(w).replace("'", "['’]") for w in words.split())
