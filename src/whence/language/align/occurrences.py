"""Occurrences of a string between token boundaries, and the one nearest to where it is said to stand."""

from __future__ import annotations

from whence.language.tokens import whole

_EFFORT = 2_000_000
"""Characters that may be compared again and again in one search: keeps a text of one repeated letter from costing the square of its length."""


def nearest(text: str, wanted: str, start: int | None = None) -> int:
    """Where ``wanted`` begins: the first occurrence between token boundaries, or the one nearest to ``start``; -1 when there is none."""
    if start is None:
        return forward(text, wanted)
    after = forward(text, wanted, max(start, 0))
    if after == start:
        return after
    before = _backward(text, wanted, min(max(start, 0), len(text)))
    if after < 0 or before < 0:
        return max(after, before)
    return before if start - before <= after - start else after


def forward(text: str, wanted: str, start: int = 0, end: int | None = None, *, loose: bool = False) -> int:
    """The first occurrence at or after ``start`` that ends by ``end``; ``loose`` lets it end within a word. -1 when there is none."""
    limit = len(text) if end is None else end
    size = len(wanted)
    at = text.find(wanted, start, limit)
    tries = max(64, _EFFORT // max(size, 1))
    while at >= 0 and tries:
        if whole(text, at, len(text) if loose else at + size):
            return at
        at = text.find(wanted, at + 1, limit)
        tries -= 1
    return -1


def _backward(text: str, wanted: str, start: int) -> int:
    """The last occurrence that begins before ``start``."""
    size = len(wanted)
    at = text.rfind(wanted, 0, start + size - 1)
    tries = max(64, _EFFORT // max(size, 1))
    while at >= 0 and tries:
        if whole(text, at, at + size):
            return at
        at = text.rfind(wanted, 0, at + size - 1)
        tries -= 1
    return -1
