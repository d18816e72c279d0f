"""Figures that moved, by how much, to what and from what: "fell 16% to $123.1 million from $145.7 million"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

import msgspec

from whence.language.lexicon import table
from whence.language.numbers.lexicon import is_measure
from whence.language.sentences import next_stop
from whence.model import NumberMention

_BY = re.compile(r"\s(?:by\s)?(?:(?:an?|only|just|another|some)\s){0,2}(?:[a-z]{3,12}\s)?$")
"""Between the verb and the share: "rose by a robust 19%"."""
_TO = re.compile(r"\s?,?\sto\s(?:an?\s(?:[\w-]+\s){1,4})?$")
_VERB_TO = re.compile(r"(?:\s[a-z]+ly)?\sto\s(?:an?\s(?:[\w-]+\s){1,3})?$")
_FROM = re.compile(r"(?:^|[\s,)])from\s(?:an?\s(?:[\w-]+\s){1,4})?$")
_COMMA = re.compile(r"[^.;:!?]{0,60}?,\s$")
_SLACK = 0.1
"""Percentage points more than rounding: companies compute the share from figures with more digits than they print, and cut what they print."""
_WINDOW = 110
"""Characters within which one statement names both figures."""


class _Words(NamedTuple):
    verb: re.Pattern[str]
    other: re.Pattern[str]
    ranked: re.Pattern[str]
    inverse: re.Pattern[str]


@cache
def _words() -> _Words:
    known = table("movements")
    up, down, ranks, inverse, breaks = ("|".join(known[name]) for name in ("up", "down", "ranks", "inverse", "breaks"))
    return _Words(
        re.compile(rf"(?<![\w-])(?:(?P<up>{up})|(?P<down>{down}))(?![\w-])", re.IGNORECASE),
        re.compile(rf"\b(?:{breaks})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{ranks})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{inverse})\b\W{{0,3}}(?:\w+\W{{1,3}}){{0,3}}$", re.IGNORECASE),
    )


class Movement(msgspec.Struct, frozen=True):
    """Offsets of the words concerned, the change that is given in words, and what the two figures make, in per cent; ``holds`` where they agree.

    ``kind``: *change* (a share is given and differs), *direction* (the verb says up, the figures go down, or the other way).
    """

    start: int
    end: int
    kind: Literal["change", "direction"]
    given: str
    due: float
    holds: bool


def find_movements(text: str, numbers: Sequence[NumberMention]) -> Iterator[Movement]:
    """The movements of a text whose figures are all given; ``numbers`` as ``find_numbers`` gives them, in order, without ordinals."""
    at = 0
    for verb in _words().verb.finditer(text):
        while at < len(numbers) and numbers[at].start < verb.end():
            at += 1
        stop = next_stop(text, verb.end(), min(len(text), verb.end() + 2 * _WINDOW))
        after = [n for n in numbers[at : at + 8] if n.end <= stop]
        if after and (
            found := _after_share(text, verb, after)
            or _after_verb(text, verb, after)
            or _before_verb(text, verb, numbers[max(at - 3, 0) : at], after)
        ):
            yield found


def _after_share(text: str, verb: re.Match[str], rows: Sequence[NumberMention]) -> Movement | None:
    """``fell 16% to A … from B``."""
    share, to = rows[0], rows[1] if len(rows) > 1 else None
    if share.unit != "%" or to is None or not _BY.fullmatch(text[verb.end() : share.start]) or not _TO.fullmatch(text[share.end : to.start]):
        return None
    origin = _origin(text, to, rows[2:])
    return _movement(text, verb, verb.start(), share, to, origin) if origin else None


def _after_verb(text: str, verb: re.Match[str], rows: Sequence[NumberMention]) -> Movement | None:
    """``fell to A from B``: the direction alone."""
    to = rows[0]
    if not _VERB_TO.fullmatch(text[verb.end() : to.start]):
        return None
    origin = _origin(text, to, rows[1:])
    return _movement(text, verb, verb.start(), None, to, origin) if origin else None


def _before_verb(text: str, verb: re.Match[str], before: Sequence[NumberMention], rows: Sequence[NumberMention]) -> Movement | None:
    """``A, up 9% from B``."""
    share, origin = rows[0], rows[1] if len(rows) > 1 else None
    if share.unit != "%" or origin is None or verb.group().lower() not in {"up", "down"} or not before:
        return None
    if not _BY.fullmatch(text[verb.end() : share.start]) or not _FROM.fullmatch(text[share.end : origin.start]):
        return None
    to = next((n for n in reversed(before) if _comparable(n, origin)), None)
    between = text[to.end : verb.start()] if to else ""
    if to is None or len(between) > _WINDOW or not _COMMA.fullmatch(between) or _words().other.search(between):
        return None
    return _movement(text, verb, to.start, share, to, origin)


def _origin(text: str, to: NumberMention, rows: Sequence[NumberMention]) -> NumberMention | None:
    """The figure after "from" that the one before it is held against: the first of its unit, with nothing between that begins another statement."""
    for last, row in pairwise((to, *rows)):
        if row.start - to.end > _WINDOW or _words().other.search(text, last.end, row.start) or _words().verb.search(text, last.end, row.start):
            return None
        if _FROM.search(text[last.end : row.start]):
            return row if _comparable(to, row) else None
    return None


def _comparable(a: NumberMention, b: NumberMention) -> bool:
    """Whether both are plain figures of one unit and magnitude; "1.1 from 3.4 billion" shares its scale in a way that is not written."""
    if a.unit != b.unit and not (None in {a.unit, b.unit} and not is_measure(a.unit or b.unit or "")):  # "410 ships from 480"
        return False
    if a.low is None or b.low is None or a.low != a.high or b.low != b.high or a.hedge or b.hedge or a.low <= 0 or b.low <= 0:
        return False
    return 0.05 < a.low / b.low < 20


def _movement(text: str, verb: re.Match[str], start: int, share: NumberMention | None, to: NumberMention, origin: NumberMention) -> Movement | None:
    end = max(to.end, origin.end)
    sign = 1 if verb["up"] else -1
    least, most = _change(to, origin)
    due = 100 * (float(to.low or 0) - float(origin.low or 1)) / float(origin.low or 1)
    if _words().ranked.search(text, max(verb.start() - 60, 0), next_stop(text, end, min(len(text), end + 60))):
        return None
    if _words().inverse.search(text, max(verb.start() - 40, 0), verb.start()):
        return None
    if (most < 0) if sign > 0 else (least > 0):
        return Movement(start, end, "direction", verb.group(), due, holds=False)
    if share is None:
        return Movement(start, end, "direction", verb.group(), due, holds=True)
    if share.low is None or share.low != share.high or share.hedge or to.unit == "%":
        return None  # of percentages a share may be meant in points
    half = share.step / 2 + _SLACK
    low, high = sorted((sign * least, sign * most))
    return Movement(start, end, "change", share.text, due, holds=low - half <= share.low <= high + half)


def _change(to: NumberMention, origin: NumberMention) -> tuple[float, float]:
    """The least and the most that the change can be, in per cent, by the digits that the figures give."""
    a, b = float(to.low or 0), float(origin.low or 1)
    least = (a - to.step / 2) / (b + origin.step / 2) - 1
    most = (a + to.step / 2) / max(b - origin.step / 2, 1e-9) - 1
    return 100 * least, 100 * most
