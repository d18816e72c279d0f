"""What the sources say that no fact covers: the dates, numbers and titles outside every located quote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from whence.model import Unclaimed, Unfactual

if TYPE_CHECKING:
    from whence.reading.reading import Reading

_DATED = frozenset({"DATE", "TIME"})


def uncovered(reading: Reading, sid: str) -> tuple[Unfactual, ...]:
    """The dates, numbers and titles of a source that stand in no located quote, in order; none of a source that cannot be read."""
    return reading.keep(("uncovered", sid), lambda: tuple(_uncovered(reading, sid)))


def how_many(reading: Reading) -> tuple[Unclaimed, Unclaimed]:
    """Over all sources: how many are uncovered, and how many there are."""
    bare: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for source in reading.dossier.sources:
        bare.update(row.kind for row in uncovered(reading, source.id))
        every.update(row.kind for row in _mentions(reading, source.id))
    return _counted(bare), _counted(every)


def _counted(kinds: Counter[str]) -> Unclaimed:
    return Unclaimed(kinds["date"], kinds["number"], kinds["title"])


def _uncovered(reading: Reading, sid: str) -> list[Unfactual]:
    spans = _quoted(reading).get(sid, [])
    return sorted((row for row in _mentions(reading, sid) if _outside(row.start, row.end, spans)), key=lambda row: (row.start, row.end, row.kind))


def _mentions(reading: Reading, sid: str) -> Iterator[Unfactual]:
    if not reading.readable(sid):
        return
    yield from (Unfactual("date", m.start, m.end, m.text) for m in reading.dates(sid) if m.type in _DATED and m.how != "reference")
    yield from (Unfactual("number", m.start, m.end, m.text) for m in reading.numbers(sid))
    yield from (Unfactual("title", m.start, m.end, m.text) for m in reading.people(sid) if m.title)


def _quoted(reading: Reading) -> dict[str, list[tuple[int, int]]]:
    def make() -> dict[str, list[tuple[int, int]]]:
        spans: dict[str, list[tuple[int, int]]] = {}
        for fact in reading.facts:
            if evidence := reading.evidence(fact):
                spans.setdefault(fact.source, []).append((evidence.start, evidence.end))
        return spans

    return reading.keep("quoted spans", make)


def _outside(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return not any(low <= start and end <= high for low, high in spans)
