"""Words that deny, hedge, plan or condition what a sentence says, and how far they reach; the words are data."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal, TypeAlias

from whence.model import Span

HedgeKind: TypeAlias = Literal["negation", "denial", "report", "modal", "plan", "condition"]
KINDS: tuple[HedgeKind, ...] = ("negation", "denial", "report", "modal", "plan", "condition")

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
_BREAK = re.compile(r"[;:!?\n]|\.(?:\s|$)|\b(?:and|but|or|while|although|though|because|whereas|which|who|when|after|before)\b", re.IGNORECASE)


class Hedge(Span, frozen=True):
    """A word that keeps a sentence from being a flat statement: its place and its ``kind``."""

    kind: HedgeKind = "negation"


def find_hedges(text: str) -> list[Hedge]:
    """The hedges of a text in order of place; "not only" and its like are none. May as a month and Will as a name are none."""
    pattern = _pattern()
    out = []
    for found in pattern.finditer(text):
        kind = found.lastgroup
        if kind is None or kind == "exempt" or _is_name(found.group()):
            continue
        out.append(Hedge(found.start(), found.end(), found.group(), kind))  # type: ignore[arg-type]  # the groups are KINDS
    return out


def governs(text: str, hedge: Span, start: int, reach: int = 3) -> bool:
    """Whether a hedge governs the words from ``start`` on: only light words stand between, in one clause.

    A denial reaches past its ``that`` and the subject of what is denied: ``reach`` further words.
    """
    if hedge.end > start:
        return False
    between = text[hedge.end : start]
    if len(between) > 120 or _BREAK.search(between):
        return False
    heavy = [w for w in _WORD.findall(between.casefold()) if w not in _light() and not w.endswith("ly")]
    return len(heavy) <= (reach if getattr(hedge, "kind", "") == "denial" else 0)


def _is_name(word: str) -> bool:
    # "May" and "Will" with a capital are a month and a man, but for a sentence's first word, which hedges nothing that stands before it.
    return word in {"May", "Will"}


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("whence.language").joinpath("data/hedges.toml").read_text("utf-8"))


@cache
def _light() -> frozenset[str]:
    return frozenset(_data()["light"]["words"])


@cache
def _pattern() -> re.Pattern[str]:
    data = _data()
    groups: list[tuple[str, list[str]]] = [("exempt", data["exempt"]["words"])]
    groups += [(kind, data[kind]["words"]) for kind in KINDS]
    return re.compile("|".join(f"(?P<{name}>{'|'.join(map(_one, sorted(words, key=len, reverse=True)))})" for name, words in groups), re.IGNORECASE)


def _one(words: str) -> str:
    body = r"\s+".join(re.escape(w).replace("'", "['’]") for w in words.split())
    return rf"(?<=\w){body}(?!\w)" if words.startswith("n't") else rf"(?<![\w'’]){body}(?!\w)"
