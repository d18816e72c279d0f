"""Openings: the words right before a day that put it ahead, "put off until", "called an election for", "ahead of"; and months of delivery."""

from __future__ import annotations

import re
from itertools import pairwise

from whence.language.dates.cue_lists import Cues, cues
from whence.language.dates.cues import BE, PRESENT, cue

_NEAR, _WITHIN = 8, 5
"""How many words before the expression are looked at for what was put off until then, and for what was fixed."""
_UNTIL = frozenset({"until", "till", "to"})
_BOUNDS = _UNTIL | {"through", "before", "for"}
_FROM_NOW = frozenset({"now", "tonight", "today", "tomorrow"})
_GIVEN = frozenset({"gave", "give", "gives", "have", "has"})
_WARE = re.compile(r"(?:\s+[A-Za-z]+){1,2}")
_AT_RATE = re.compile(r"\b(?:in|since|during|last|until|by|between|and)\s+$", re.IGNORECASE)
_WAS = frozenset({"was", "were", "had", "did"})


def is_opening(words: list[str], lists: Cues) -> bool:
    """Whether the words right before say that something is put off until then, is fixed for then, or opens then."""
    if not words:
        return False
    near, last = words[-_NEAR:], words[-1]
    if near[-3:] == ["until", "at", "least"]:
        last, near = "until", near[:-2]
    if last == "come" and BE.isdisjoint(near[-2:-1]) and _GIVEN.isdisjoint(near[-2:-1]) and "had" not in near[-2:-1]:
        return True  # "come December"
    if last in _BOUNDS and _is_bounded(near, last, lists):
        return True
    return ("ahead" in near and _is_ahead_of(near)) or not lists.opening.isdisjoint(near[-2:] if last == "on" else near[-1:])


def _is_bounded(near: list[str], last: str, lists: Cues) -> bool:
    """Whether the day that ends something, or for which it is set, is to come: "have until Monday", "moved to Tuesday", "not before September"."""
    if last == "for":
        return _is_fixed(near, lists)
    if last == "before":
        denied = not lists.negations.isdisjoint(near) and _WAS.isdisjoint(near)  # "is not expected before", not "had not lost before"
        return denied or any(first.startswith("rul") and second == "out" for first, second in pairwise(near))
    if last in _UNTIL and "had" not in near and (not lists.put_off.isdisjoint(near) or not lists.put_back.isdisjoint(near[-2:-1])):
        return True
    if last in {"through", "to"}:
        return not _FROM_NOW.isdisjoint(near[-2:-1])
    return not (_GIVEN | PRESENT).isdisjoint(near[-4:-1]) or (not lists.lasting.isdisjoint(near[-2:-1]) and _WAS.isdisjoint(near))


def _is_fixed(near: list[str], lists: Cues) -> bool:
    """Whether something is called or set for then: "called an election for October", "was rescheduled for Tuesday"."""
    if near[-2:-1] == ["rescheduled"]:
        return True
    return near[-2:-1] != [] and near[-2] not in lists.not_fixed and not lists.fixed.isdisjoint(near[-1 - _WITHIN : -2])


def _is_ahead_of(near: list[str]) -> bool:
    """Whether it is what something else came ahead of: "ahead of Tuesday", "ahead of inflation data on Tuesday"."""
    at = near.index("ahead") + 2
    if near[at - 1 : at] != ["of"]:
        return False
    if at == len(near):
        return True
    governed = near[at:-1]
    plain = any(word.islower() for word in governed)  # "ahead of inflation data on Tuesday", not "finished ahead of Hamilton on Sunday"
    return near[-1] in {"on", "in", "next"} and plain and not any(cue(near, n, after=False) for n in range(at, len(near)))


def is_ware(text: str, start: int, end: int) -> bool:
    """Whether the month names goods to be delivered in it: "the June contract", "May crude futures", "September gold", not "In March bond prices"."""
    if _AT_RATE.search(text, max(0, start - _NEAR), start):
        return False
    m = _WARE.match(text, end)
    if m is None:
        return False
    words = m[0].lower().split()
    if not cues().figures.isdisjoint(words):  # "April gas prices rose"
        return False
    return not cues().wares.isdisjoint(words) or words[0] in cues().commodities
