"""Quotations against each other: the same words, one a part of the other, or the same words changed."""

from __future__ import annotations

import re

from whence.comparing import Comparison
from whence.comparing.spelt import spelt
from whence.comparing.words import words
from whence.model import Edit, Evidence

_BRACKETS = re.compile(r"\[([^\[\]]*)\]")
_ALIKE = 0.7
"""Share of words in common from which two quotations are versions of one, not two that resemble each other."""
_SHARED = 5
"""Words that two versions must at least have in common."""


def compare_quotations(a: str, b: str) -> Comparison:
    """Tell whether ``a`` and ``b`` can be the same words of one speaker.

    ``same``: alike but for typography, case and spelling by country. ``compatible``: one is a part of the other, or leaves words out with a mark, or
    explains some in brackets. ``conflict``: versions of one quotation that differ in words. ``unknown``: two quotations.
    """
    left, right = _spelt(words(a)), _spelt(words(b))
    if not left or not right:
        return Comparison("unknown", "there are no words to compare")
    if left == right:
        return Comparison("same", seen=b)
    short, long = sorted((left, right), key=len)
    if f" {' '.join(short)} " in f" {' '.join(long)} ":
        return Comparison("compatible", "one is a part of the other", seen=b)
    return _aligned(a, b) if len(left) <= len(right) else _aligned(b, a, swapped=True)


def _aligned(short: str, long: str, *, swapped: bool = False) -> Comparison:
    from whence.language.align import locate

    found = locate(short, long)
    if found is None:
        return Comparison("unknown", "they are two quotations")
    if found.match != "altered":
        return Comparison("compatible", "one leaves out or explains words of the other, and marks it", seen=found.text)
    edits = [edit for edit in found.edits if _counts(edit, _bracketed(short), _bracketed(long))]
    if not edits:
        return Comparison("same", "they differ in spelling alone", seen=found.text)
    if not _versions(short, found, edits):
        return Comparison("unknown", "they are two quotations")
    edit = edits[0]
    ours, theirs = (edit.source, edit.quote) if swapped else (edit.quote, edit.source)
    why = {"replaced": f"one says “{ours}” where the other says “{theirs}”"}.get(edit.op, f"“{ours or theirs}” stands in one alone")
    return Comparison("conflict", why, seen=theirs or ours)


def _versions(short: str, found: Evidence, edits: list[Edit]) -> bool:
    total = max(len(words(short)), len(words(found.text)))
    changed = sum(max(len(words(e.quote)), len(words(e.source))) for e in edits)
    return total - changed >= max(_SHARED, _ALIKE * total)


def _bracketed(text: str) -> set[str]:
    return {word for found in _BRACKETS.findall(text) for word in words(found)}


def _counts(edit: Edit, ours: set[str], theirs: set[str]) -> bool:
    """Whether an edit changes words, not only their spelling, and is no explanation that an editor put in brackets."""
    if (edit.quote and set(words(edit.quote)) <= ours) or (edit.source and set(words(edit.source)) <= theirs):
        return False
    return "".join(_spelt(words(edit.source))) != "".join(_spelt(words(edit.quote)))


def _spelt(row: list[str]) -> list[str]:
    return [one for word in row for one in spelt(word).split()]
