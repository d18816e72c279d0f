"""A source's text with what the report says of it beside it: paragraphs in segments, and notes for the margin."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

import msgspec

from whence.model import ReportSource

_WHOLE: Final = 24_000
"""Code points: a longer text is shown only around what is marked in it."""
_AROUND: Final = 500
_OPENING: Final = 800
_STRENGTH: Final = ("finding", "evidence", "date", "origin")
"""Kinds of mark, the one that shows where several cover the same words first."""


class Note(msgspec.Struct, frozen=True):
    """What is said of ``start``..``end``: ``kind`` finding, evidence, date or origin; ``head`` names it, ``href`` leads to it."""

    start: int
    end: int
    kind: str
    head: str
    text: str
    href: str | None = None
    severity: str = ""


class Marginal(msgspec.Struct, frozen=True):
    """All notes on one stretch of words, with its number in the source."""

    number: int
    notes: tuple[Note, ...]


class Segment(msgspec.Struct, frozen=True):
    """A stretch of text under one kind of mark ("" for none); ``numbers`` are those of the marginals that end here."""

    text: str
    kind: str
    numbers: tuple[int, ...] = ()


class Paragraph(msgspec.Struct, frozen=True):
    """A line of the source; ``skipped`` code points were left out before it."""

    segments: tuple[Segment, ...]
    marginals: tuple[Marginal, ...]
    skipped: int = 0


def paragraphs(source: ReportSource, notes: Iterable[Note]) -> tuple[Paragraph, ...]:
    """Lay a source's text out as far as the report holds it; none where it holds nothing. Notes outside the text are dropped."""
    grouped: dict[tuple[int, int], list[Note]] = {}
    for note in notes:
        if 0 <= note.start < note.end:
            grouped.setdefault((note.start, note.end), []).append(note)
    by_end = sorted(grouped, key=lambda span: (span[1], span[0]))  # numbers count up where they stand: at the end of the words
    number = {span: n for n, span in enumerate(by_end, 1)}
    margin = _Margin([_Placed(*span, Marginal(number[span], tuple(grouped[span]))) for span in sorted(grouped)])
    made: list[Paragraph] = []
    done = 0
    for start, text in _stretches(source, sorted(grouped)):
        skipped, at = max(0, start - done), start
        for line in text.split("\n"):
            if line.strip():
                made.append(_paragraph(line, at, margin, skipped))
                skipped = 0
            at += len(line) + 1
        done = start + len(text)
    return tuple(made)


class _Placed(msgspec.Struct, frozen=True):
    start: int
    end: int
    marginal: Marginal


class _Margin:
    """The marginals of a source in order of their start; each is handed out with the first paragraph that shows some of its words."""

    def __init__(self, placed: Sequence[_Placed]) -> None:
        self.placed = placed
        self.starts = [p.start for p in placed]
        self.longest = max((p.end - p.start for p in placed), default=0)
        self.given: set[int] = set()

    def over(self, start: int, end: int) -> list[_Placed]:
        first, last = bisect_left(self.starts, start - self.longest), bisect_left(self.starts, end)
        return [p for p in self.placed[first:last] if p.end > start]

    def new(self, placed: Iterable[_Placed]) -> tuple[Marginal, ...]:
        fresh = [p.marginal for p in placed if p.marginal.number not in self.given]
        self.given.update(m.number for m in fresh)
        return tuple(sorted(fresh, key=lambda m: m.number))


def _stretches(source: ReportSource, spans: Sequence[tuple[int, int]]) -> list[tuple[int, str]]:
    """What is shown of a text: all of a short one; of a long one its opening and what stands around the marks."""
    if source.text is None:
        return [(e.start, e.text) for e in source.excerpts]
    text = source.text
    if len(text) <= _WHOLE:
        return [(0, text)]
    kept = [(0, _OPENING)]
    for start, end in spans:
        low, high = max(0, start - _AROUND), min(len(text), end + _AROUND)
        high = min(high, low + 4 * _AROUND)
        if low <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(kept[-1][1], high))
        else:
            kept.append((low, high))
    return [(low, text[low:high]) for low, high in kept]


def _paragraph(line: str, at: int, margin: _Margin, skipped: int) -> Paragraph:
    """One pass over the boundaries of the marks within the line; the strongest kind that is open shows."""
    end = at + len(line)
    here = margin.over(at, end)
    changes: dict[int, list[tuple[int, str]]] = {}
    closing: dict[int, list[int]] = {}
    for placed in here:
        for kind in sorted({note.kind for note in placed.marginal.notes}):
            changes.setdefault(max(placed.start, at), []).append((1, kind))
            changes.setdefault(min(placed.end, end), []).append((-1, kind))
        if placed.end <= end:
            closing.setdefault(placed.end, []).append(placed.marginal.number)
    still: Counter[str] = Counter()
    segments = []
    edges = sorted({at, end, *changes})
    for low, high in pairwise(edges):
        for step, kind in changes.get(low, ()):
            still[kind] += step
        shown = next((kind for kind in _STRENGTH if still[kind] > 0), "")
        segments.append(Segment(line[low - at : high - at], shown, tuple(sorted(closing.get(high, ())))))
    return Paragraph(tuple(segments), margin.new(here), skipped)
