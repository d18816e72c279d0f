"""The nearest known word to a mistyped one, for messages that say what was probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like ``word``, or all known words when none is like it."""
    names = sorted(known)
    close = get_close_matches(word, names, n=1, cutoff=0.5)
    return close[0] if close else ", ".join(names)
