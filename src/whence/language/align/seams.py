"""What a quote marks as not the source's: elisions and bracketed insertions; and threading the rest, in order, through a text."""

from __future__ import annotations

import re
from typing import NamedTuple

from whence.language.align.occurrences import forward

_MARKED = r"\[ ?\.{2,} ?\]|\( ?\.{2,} ?\)|\.{3,}|\[ ?\]"
_ELISION = re.compile(rf"{_MARKED}|(?P<insert>(?!))")
_SEAM = re.compile(rf"{_MARKED}|\[(?P<insert>[^\[\]]{{1,200}})\]")
ELIDED = "..."
"""What every marked elision of a folded quote has in it, and what an ``Edit`` gives as the quote's words there."""
_EDGES = " .,;:!?-\"'"
_REACH = 1500
"""Characters that a marked elision may leave out: a few paragraphs of news. With a scrap of under three words after it, ``_SHORT_REACH``."""
_SHORT_REACH = 300
_INSERT_REACH = 60
"""Characters that bracketed words may stand for."""
_TRIES = 32
_MOST_SEAMS = 64


class Segment(NamedTuple):
    """A run of the source's own words in a quote, in lower case; ``reach`` is how many characters may stand before it, 0 for the first.

    ``insert`` is what stands in brackets there, None at an elision. ``loose``: the run may end within a word of the source ("take[s]").
    """

    text: str
    reach: int
    insert: str | None = None
    loose: bool = False


class Split(NamedTuple):
    """A folded quote cut at its marks; ``leading`` and ``trailing`` say that it begins or ends with brackets."""

    segments: list[Segment]
    leading: bool = False
    trailing: bool = False


def split(quote: str, *, brackets: bool) -> Split:
    """Cut a folded quote at its elisions, and at its brackets unless those are taken for the source's own. No segments where only marks are there."""
    out: list[Segment] = []
    buffer = ""
    at = reach = 0
    insert: str | None = None
    leading = False
    for seam in _SEAM.finditer(quote) if brackets else _ELISION.finditer(quote):
        buffer += quote[at : seam.start()]
        at = seam.end()
        word = seam["insert"]
        if word is not None and word.isalpha() and len(word) <= 3 and quote[at : at + 1].isalpha() and not buffer[-1:].isalnum():
            buffer += word  # "[t]he": the letter is the source's but for its case
            continue
        loose = word is not None and buffer[-1:].isalnum()
        reach, insert = _add(out, buffer, reach, insert, loose=loose)
        buffer = ""
        if word is None:
            reach, insert = _REACH, None
        elif reach != _REACH:
            leading |= not out
            reach, insert = _INSERT_REACH, f"{insert or ''} {word}".strip()
    _, left = _add(out, buffer + quote[at:], reach, insert, loose=False)
    return Split(out if len(out) <= _MOST_SEAMS else [], leading=leading, trailing=left is not None)


def parts(quote: str) -> list[tuple[str, int]]:
    """A folded quote cut at its elisions, each part with how many characters may be left out before it: for aligning words that were changed."""
    if ELIDED not in quote and "[" not in quote:
        return [(quote, 0)]
    pieces = _ELISION.split(quote)[::2]
    return [(piece, _REACH if i else 0) for i, piece in enumerate(pieces) if piece.strip()]


def _add(out: list[Segment], text: str, reach: int, insert: str | None, *, loose: bool) -> tuple[int, str | None]:
    """Append a segment if it has words; give what still stands before the next one."""
    text = text.strip(_EDGES).lower()
    if not text:
        return reach, insert
    if not out:
        reach, insert = 0, None
    elif reach == _REACH and text.count(" ") < 2:
        reach = _SHORT_REACH
    out.append(Segment(text, reach, insert, loose))
    return 0, None


def thread(low: str, segments: list[Segment], start: int | None = None) -> list[int] | None:
    """Where each segment begins in ``low``, a folded text in lower case; None if they do not stand there in order.

    Of several threadings the tightest is given, or the one that begins nearest to ``start``.
    """
    best: tuple[int, list[int]] | None = None
    first = segments[0]
    at = forward(low, first.text, 0, loose=first.loose)
    for _ in range(_TRIES):
        if at < 0:
            break
        places = _follow(low, segments, at)
        if places:
            cost = abs(at - start) if start is not None else places[-1] - at
            if best is None or cost < best[0]:
                best = cost, places
        at = forward(low, first.text, at + 1, loose=first.loose)
    return best[1] if best else None


def _follow(low: str, segments: list[Segment], at: int) -> list[int] | None:
    places = [at]
    end = at + len(segments[0].text)
    for segment in segments[1:]:
        at = forward(low, segment.text, end, end + segment.reach + len(segment.text) + 2, loose=segment.loose)
        if at < 0:
            return None
        places.append(at)
        end = at + len(segment.text)
    return places
