"""Which words of two wordings differ."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Final

import msgspec

_FEWEST: Final = 7  # four words and the spaces between them: in fewer, what differs is seen without help
_TOKEN: Final = re.compile(r"\w+|[^\w\s]|\s+")
_MOST: Final = 400
"""Words a side; beyond it a comparison word by word costs more than it shows."""
_ALIKE: Final = 0.5
"""Below this share of common words two texts are two texts, not two wordings, and to mark everything marks nothing."""


class Piece(msgspec.Struct, frozen=True):
    """A stretch of a wording; ``differs`` when the other wording lacks it."""

    text: str
    differs: bool = False


def differing(ours: str, theirs: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]] | None:
    """Both wordings in pieces, the words that only one of them has marked; None where they are equal, single words, too long, or not alike."""
    a, b = _TOKEN.findall(ours), _TOKEN.findall(theirs)
    if ours == theirs or not _FEWEST <= len(a) <= _MOST or not _FEWEST <= len(b) <= _MOST:
        return None
    matcher = SequenceMatcher(None, [t.casefold() for t in a], [t.casefold() for t in b], autojunk=False)
    if matcher.ratio() < _ALIKE:
        return None
    left: list[Piece] = []
    right: list[Piece] = []
    for op, a1, a2, b1, b2 in matcher.get_opcodes():
        _add(left, "".join(a[a1:a2]), differs=op != "equal")
        _add(right, "".join(b[b1:b2]), differs=op != "equal")
    return tuple(left), tuple(right)


def _add(pieces: list[Piece], text: str, *, differs: bool) -> None:
    """Add a stretch; the spaces at its ends differ from nothing."""
    inner = text.strip()
    if not differs or not inner:
        pieces += [Piece(text)] if text else []
        return
    before, after = text[: text.index(inner)], text[text.index(inner) + len(inner) :]
    pieces += [p for p in (Piece(before), Piece(inner, differs=True), Piece(after)) if p.text]
