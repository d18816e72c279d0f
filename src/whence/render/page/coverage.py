"""How far the facts were checked, in parts that add up; and what the sources say that no fact covers."""

from __future__ import annotations

from collections import Counter
from typing import Final

import msgspec

from whence.model import Report, ReportFact, Unclaimed
from whence.render.order import plural
from whence.render.page.leaves import Leaf
from whence.render.page.places import Places

_WORDS: Final = (
    "word for word",
    "word for word but for spaces and punctuation",
    "with words left out where marked",
    "altered",
    "not found",
    "no words given",
)
_MATCH: Final = {"exact": 0, "normalised": 1, "elided": 2, "altered": 3}
_VALUES: Final = (
    "follow from those words",
    "do not follow from them",
    "say more than they do",
    "could not be compared",
    "not compared, since the words are altered or missing",
)
_LISTED: Final = 1200
"""Uncovered dates, numbers and titles that are listed; more are only counted."""


class Part(msgspec.Struct, frozen=True):
    """So many facts of a sort."""

    count: int
    words: str


def quotes(report: Report) -> tuple[Part, ...]:
    """Divide the facts by how their quotes were found."""
    count = Counter(_quote(fact) for fact in report.facts)
    return tuple(Part(count[n], words) for n, words in enumerate(_WORDS) if count[n])


def values(report: Report) -> tuple[Part, ...]:
    """Divide the facts by how their values stand to the words found."""
    if not any(fact.compared for fact in report.facts):  # a report made before comparisons were kept: as much as it says
        c, total = report.coverage, len(report.facts)
        rows = ((c.value_compared, "compared with those words"), (c.located_only, _VALUES[3]), (total - c.located, _VALUES[4]))
        return tuple(Part(n, words) for n, words in rows if n)
    count = Counter(_value(fact) for fact in report.facts)
    return tuple(Part(count[n], words) for n, words in enumerate(_VALUES) if count[n])


def _quote(fact: ReportFact) -> int:
    if fact.evidence is None:
        return 4 if fact.quote.strip() else 5
    return _MATCH.get(fact.evidence.match, 3)


def _value(fact: ReportFact) -> int:
    if fact.evidence is None or fact.evidence.match == "altered":
        return 4
    if fact.compared is None or fact.compared.verdict == "unknown":
        return 3
    return 2 if fact.compared.finer else 1 if fact.compared.verdict == "conflict" else 0


class Uncovered(msgspec.Struct, frozen=True):
    """What of one source no fact covers: by kind, the words and the links to them."""

    name: str
    id: str
    kinds: tuple[tuple[str, tuple[tuple[str, str | None], ...]], ...]


def uncovered_in_words(report: Report) -> str:
    """Count what no fact covers, of how many; nothing where it was not counted, for want of a table of facts."""
    bare, every = report.coverage.unclaimed, report.coverage.mentioned
    if bare == every == Unclaimed():
        return ""
    parts = []
    for n, total, noun in ((bare.dates, every.dates, "date"), (bare.numbers, every.numbers, "number"), (bare.titles, every.titles, "title")):
        parts.append(f"{n:,} of {plural(total, noun)}" if total >= n and total else plural(n, noun))
    return ", ".join(parts)


def uncovered(leaves: tuple[Leaf, ...], places: Places) -> tuple[Uncovered, ...]:
    """List what no fact covers, source by source."""
    made, room = [], _LISTED
    for leaf in leaves:
        rows = leaf.source.unclaimed[: max(0, room)]
        room -= len(rows)
        kinds = []
        for kind in ("date", "number", "title"):
            of_kind = tuple((row.text, places.words(leaf.source.id, row.start, row.end)) for row in rows if row.kind == kind)
            if of_kind:
                kinds.append((f"{kind}s" if len(of_kind) > 1 else kind, of_kind))
        if kinds:
            made.append(Uncovered(leaf.name, leaf.id, tuple(kinds)))
    return tuple(made)
