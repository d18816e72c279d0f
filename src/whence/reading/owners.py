"""Whose value is it: in a quote that names several people with a value each, which of them a value belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

from whence.language.lexicon import STOP, flags
from whence.model import Span

_LINK = re.compile(
    r"(?:(?<!\w)(?:and|or|to|but|while|whereas|than|against|versus|vs\.?|by)|[,;(])\s*(?:(?:(?:those|that)\s+of|in|at|for)\s+)?(?:(?:the|a|an|his|her|their|its)\s+)?$",
    re.IGNORECASE,
)
_ONLY_LIST = re.compile(r"\s*(?:,|and|,\s*and|&)\s*", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_APPOSED = re.compile(r"\s*[,(]\s*(?:who\s+is\s+|now\s+|aged\s+|then\s+)*$")
_PARTICLE = r"(?:de|da|del|della|la|le|van|von|der|den|bin|al|of|the)"
_CAPITAL = re.compile(rf"\b[A-Z][\w’'-]*(?:\s+(?:{_PARTICLE}\s+){{0,2}}[A-Z][\w’'-]*)*")
_LISTED = re.compile(r"(?:,|\band)\s*(?:the\s+)?[$€£]?$")
_VERB = re.compile(r"\s+(?!and\b|or\b)[a-z]")
_POSSESSIVE = ("'s ", "’s ", "s' ", "s’ ")
_SIGN = 3
_NEAR = 8


class Placed(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


def owners(text: str, names: Sequence[Span], values: Sequence[Placed]) -> dict[int, int]:
    """Which name owns which value, as positions in the two sequences; empty where the sentence does not say so plainly.

    Read are "Smith and Jones, 41 and 38 respectively" and strict alternation where both pairs are built alike ("Smith, 41, and Jones, 38"; "279
    votes to Jones's 214"; "41-year-old Smith and 38-year-old Jones"). ``names`` and ``values`` are in order of place, offsets into ``text``.
    """
    if len(names) < 2 or len(values) < 2:
        return {}
    found = _respectively(text, names, values) or _alternating(text, names, values)
    if (
        found
        or len(names) != len(values) + 1
        or text[: names[0].start].strip(" \"“'‘")
        or " " in names[0].text
        or not _VERB.match(text, names[0].end)
    ):
        return found
    # the first word of a sentence has a capital whatever it is: "Turnout was 67 percent in Leeds and 25 percent in Cork"
    return {value: name + 1 for value, name in owners(text, names[1:], values).items()}


def capitalised(text: str, taken: Sequence[Placed] = ()) -> list[Span]:
    """Runs of capitalised words, as candidates for names; what overlaps ``taken`` is left out."""
    found = (Span(m.start() + _led(m.group()), m.end(), m.group()[_led(m.group()) :]) for m in _CAPITAL.finditer(text))
    return [s for s in found if not any(s.start < t.end and t.start < s.end for t in taken)]


def _led(name: str) -> int:
    """The length of a little word that begins a sentence, with the space after it: the "In" of "In Leeds"."""
    word, space, _ = name.partition(" ")
    return len(word) + 1 if space and flags(word) & STOP else 0


def _respectively(text: str, names: Sequence[Span], values: Sequence[Placed]) -> dict[int, int]:
    cue = re.search(r"\brespectively\b", text, re.IGNORECASE)
    if not cue:
        return {}
    listed = _last_list(text, [v for v in values if v.end <= cue.start()]) or _last_list(text, values)
    people = _last_list(text, names, len(listed))
    if len(listed) < 2 or len(people) != len(listed):
        return {}
    at = {id(v): k for k, v in enumerate(values)}
    who = {id(n): k for k, n in enumerate(names)}
    return {at[id(value)]: who[id(name)] for name, value in zip(people, listed, strict=True)}


def _last_list(text: str, rows: Sequence[Placed], length: int = 0) -> list[Placed]:
    """The last run of rows with only commas and "and" (and up to two words, as a repeated unit) between them; of exactly ``length``, if given."""
    runs: list[list[Placed]] = []
    for row in rows:
        between = text[runs[-1][-1].end : row.start] if runs else ""
        if runs and (_ONLY_LIST.fullmatch(between) or (len(_WORD.findall(between)) <= 3 and _LISTED.search(between))):
            runs[-1].append(row)
        else:
            runs.append([row])
    return next((run for run in reversed(runs) if len(run) >= 2 and (not length or len(run) == length)), [])


def _alternating(text: str, names: Sequence[Span], values: Sequence[Placed]) -> dict[int, int]:
    rows = sorted([(n.start, n.end, 0, k) for k, n in enumerate(names)] + [(v.start, v.end, 1, k) for k, v in enumerate(values)])
    if len(names) != len(values) or any(a[2] == b[2] or b[0] < a[1] for a, b in pairwise(rows)):
        return {}
    pairs = [(rows[i], rows[i + 1]) for i in range(0, len(rows), 2)]
    inner = [text[a[1] : b[0]] for a, b in pairs]
    outer = [text[a[1][1] : b[0][0]] for a, b in pairwise(pairs)]
    apart = all(_LINK.search(gap) and len(_WORD.findall(gap)) <= 4 for gap in outer)
    possessive = (
        all(f"{text[n.start : n.end]}{gap}".endswith(_POSSESSIVE) and len(gap) <= _SIGN for gap, n in zip(inner, names, strict=True))
        and not rows[0][2]
    )
    if not (apart or possessive) or not _built_alike(inner, values_first=rows[0][2] == 1):
        return {}
    return {(a[3] if a[2] else b[3]): (b[3] if a[2] else a[3]) for a, b in pairs}


def _built_alike(gaps: Sequence[str], *, values_first: bool) -> bool:
    """Whether the words between name and value are the same in each pair, or less in the later ones ("was born in" … "in")."""
    first = _WORD.findall(gaps[0].casefold())
    if len(first) > _NEAR:
        return False
    if values_first:
        return all(_WORD.findall(g.casefold()) == first for g in gaps) and len(first) <= 3
    for gap in gaps[1:]:
        rest = _WORD.findall(gap.casefold())
        rest = rest[1:] if rest[:1] == ["s"] else rest
        if bool(_APPOSED.search(gap)) != bool(_APPOSED.search(gaps[0])):
            return False
        if rest and rest != first and rest != first[-len(rest) :]:
            return False
    return True
