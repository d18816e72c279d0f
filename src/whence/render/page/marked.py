"""A source's text with what the report says of it beside it: lines in segments, and notes for the margin."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

import msgspec

from whence.model import ReportSource

_WHOLE: Final = 24_000
"""Code points: a longer text is shown only around what is marked in it."""
_AROUND: Final = 500
_OPENING: Final = 800
_STRENGTH: Final = ("fault", "held", "evidence", "noted", "date", "origin", "loose", "said")
"""Kinds of mark, the one that shows where several cover the same words first."""
_QUIET: Final = frozenset({"loose", "said"})
"""Kinds that have no note in the margin: links lead to them, and that is all."""
_LIT: Final = 12
"""Passages over the same words that can be lit there."""


class Note(msgspec.Struct, frozen=True):
    """What is said of ``start``..``end``: ``head`` names it, ``href`` leads to it.

    ``kind``: fault (the source's words are in doubt), held (a fact is in doubt; these are the words it is held against), noted (a finding that
    faults nobody), evidence, date, origin; loose (a date, number or title in no fact) and said (a quotation), which stand in no margin.
    """

    start: int
    end: int
    kind: str
    head: str = ""
    text: str = ""
    href: str | None = None
    severity: str = ""


class Marginal(msgspec.Struct, frozen=True):
    """All notes on one stretch of words, with its number in the source."""

    number: int
    notes: tuple[Note, ...]


class Segment(msgspec.Struct, frozen=True):
    """A stretch of text under one kind of mark ("" for none): the numbers of the passages that begin here, lie over it, and end here."""

    text: str
    kind: str
    numbers: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()
    over: tuple[int, ...] = ()


class Paragraph(msgspec.Struct, frozen=True):
    """A line of the source; ``skipped`` code points were left out before it; ``line`` is its number (1-based) where it is known and begins here."""

    segments: tuple[Segment, ...]
    marginals: tuple[Marginal, ...]
    skipped: int = 0
    line: int | None = None


class Marked(msgspec.Struct, frozen=True):
    """A text laid out, and the passages of it that links can lead to: (start, end) to number."""

    paragraphs: tuple[Paragraph, ...] = ()
    passages: dict[tuple[int, int], int] = {}


def marked(source: ReportSource, notes: Iterable[Note]) -> Marked:
    """Lay a source's text out as far as the report holds it; nothing where it holds nothing. Notes outside the text are dropped."""
    grouped: dict[tuple[int, int], list[Note]] = {}
    for note in notes:
        if 0 <= note.start < note.end:
            grouped.setdefault((note.start, note.end), []).append(note)
    loud = {span for span, group in grouped.items() if any(note.kind not in _QUIET for note in group)}
    # numbers count up where they stand: at the end of the words; those that nobody sees come last
    number = {span: n for n, span in enumerate(sorted(grouped, key=lambda span: (span not in loud, span[1], span[0])), 1)}
    margin = _Margin([_Placed(*span, Marginal(number[span], tuple(grouped[span])), span not in loud) for span in sorted(grouped)])
    made: list[Paragraph] = []
    done = 0
    for start, line, text in _stretches(source, sorted(grouped)):
        skipped, at, row = max(0, start - done), start, line
        for words in text.split("\n"):
            if words.strip():
                made.append(_paragraph(words, at, margin, skipped, row))
                skipped = 0
            at += len(words) + 1
            row = row + 1 if row is not None else None
        done = start + len(text)
    return Marked(tuple(made), {(p.start, p.end): p.marginal.number for p in margin.placed if p.marginal.number in margin.given})


class _Placed(msgspec.Struct, frozen=True):
    start: int
    end: int
    marginal: Marginal
    quiet: bool


class _Margin:
    """The marginals of a source in order of their start; each is handed out with the first line that shows some of its words."""

    def __init__(self, placed: Sequence[_Placed]) -> None:
        self.placed = placed
        self.starts = [p.start for p in placed]
        self.longest = max((p.end - p.start for p in placed), default=0)
        self.given: set[int] = set()

    def over(self, start: int, end: int) -> list[_Placed]:
        first, last = bisect_left(self.starts, start - self.longest), bisect_left(self.starts, end)
        return [p for p in self.placed[first:last] if p.end > start]

    def new(self, placed: Iterable[_Placed]) -> list[_Placed]:
        fresh = [p for p in placed if p.marginal.number not in self.given]
        self.given.update(p.marginal.number for p in fresh)
        return fresh


def _stretches(source: ReportSource, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int | None, str]]:
    """What is shown of a text, each stretch with its offset and line: all of a short one; of a long one its opening and what is around the marks."""
    if source.text is None:
        lines: Sequence[int | None] = source.lines if len(source.lines) == len(source.excerpts) else [None] * len(source.excerpts)
        yield from ((e.start, line, e.text) for e, line in zip(source.excerpts, lines, strict=True))
        return
    text = source.text
    kept = [(0, len(text) if len(text) <= _WHOLE else _OPENING)]
    for start, end in spans if len(text) > _WHOLE else ():
        low, high = max(0, start - _AROUND), min(len(text), end + _AROUND)
        high = min(high, low + 4 * _AROUND)
        if low <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(kept[-1][1], high))
        else:
            kept.append((low, high))
    line, before = 1, 0
    for low, high in kept:
        line += text.count("\n", before, low)
        before = low
        yield low, line, text[low:high]


def _paragraph(words: str, at: int, margin: _Margin, skipped: int, line: int | None) -> Paragraph:
    """One pass over the boundaries of the marks within the line; the strongest kind that is open shows."""
    end = at + len(words)
    here = margin.over(at, end)
    fresh = margin.new(here)
    changes: dict[int, list[tuple[int, _Placed]]] = {}
    begins: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for placed in here:
        changes.setdefault(max(placed.start, at), []).append((1, placed))
        changes.setdefault(min(placed.end, end), []).append((-1, placed))
        if placed.end <= end and not placed.quiet:
            closing.setdefault(placed.end, []).append(placed.marginal.number)
    for placed in fresh:
        begins.setdefault(max(placed.start, at), []).append(placed.marginal.number)
    still: Counter[str] = Counter()
    lying: set[int] = set()
    segments = []
    for low, high in pairwise(sorted({at, end, *changes})):
        for step, placed in changes.get(low, ()):
            still.update({note.kind: step for note in placed.marginal.notes})
            (lying.add if step > 0 else lying.discard)(placed.marginal.number)
        shown = next((kind for kind in _STRENGTH if still[kind] > 0), "")
        over = tuple(sorted(lying)) if len(lying) <= _LIT else tuple(sorted(lying)[:_LIT])
        segments.append(Segment(words[low - at : high - at], shown, tuple(sorted(closing.get(high, ()))), tuple(begins.get(low, ())), over))
    told = tuple(sorted((p.marginal for p in fresh if not p.quiet), key=lambda m: m.number))
    return Paragraph(tuple(segments), told, skipped, line)
