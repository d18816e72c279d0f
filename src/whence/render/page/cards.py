"""Findings as cards: both sides in place, the differing words marked, and where else on the page to look."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Final

import msgspec

from whence.model import Finding, Location, Report, ReportSource
from whence.render.differing import Piece, differing
from whence.render.order import named
from whence.render.page.choice import CARDS, Choice
from whence.render.page.links import anchor, fingerprint_anchor
from whence.render.passage import by_id, passage

_AROUND: Final = 150
_SIDES: Final = 8
_FACTS: Final = 12
_LONGEST: Final = 1200


class Side(msgspec.Struct, frozen=True):
    """One place that a finding points at: the words (``pieces``) and what stands around them."""

    place: str
    role: str
    where: str
    before: str
    pieces: tuple[Piece, ...]
    after: str
    note: str | None
    href: str | None


class Card(msgspec.Struct, frozen=True):
    """A finding as the page shows it; ``id`` is empty where another card already has it."""

    finding: Finding
    id: str
    sides: tuple[Side, ...]
    more_sides: int
    facts: tuple[tuple[str, str], ...]
    more_facts: int
    group: str


class Cards(msgspec.Struct, frozen=True):
    """The findings: whole cards by group, lines for the rest, and how many have no place even there."""

    groups: tuple[tuple[str, tuple[Card, ...]], ...]
    lines: tuple[Card, ...]
    left_out: int


_GROUPS: Final = {"error": "Errors", "warning": "Warnings", "info": "Notes"}


def cards(report: Report, choice: Choice) -> Cards:
    """Lay out the findings, worst first."""
    sources = by_id(report)
    taken: set[str] = set()
    made = [_card(finding, sources, choice.fact_ids, taken, whole=n < CARDS) for n, finding in enumerate(choice.findings)]
    groups = tuple((name, tuple(group)) for name, group in groupby(made[:CARDS], key=lambda card: card.group))
    return Cards(groups, tuple(made[CARDS:]), len(report.findings) - len(made))


def _card(finding: Finding, sources: Mapping[str, ReportSource], facts: frozenset[str], taken: set[str], *, whole: bool) -> Card:
    name = fingerprint_anchor(finding.fingerprint)
    fresh = "" if name in taken else name
    taken.add(name)
    places = _ordered(finding.locations)
    sides = _sides(places[:_SIDES], sources) if whole else ()
    linked = tuple((fact_id, anchor("fact", fact_id) if fact_id in facts else "") for fact_id in finding.facts[:_FACTS])
    group = _GROUPS[finding.severity] if finding.status == "new" else "Waived, or known from the baseline"
    return Card(finding, fresh, sides, max(0, len(places) - _SIDES), linked, max(0, len(finding.facts) - _FACTS), group)


def _ordered(places: Iterable[Location]) -> list[Location]:
    return sorted(places, key=lambda p: p.role != "primary")


def _sides(places: list[Location], sources: Mapping[str, ReportSource]) -> tuple[Side, ...]:
    shown = [passage(sources, place, _AROUND, "\n") for place in places]
    texts = [p.marked if len(p.marked) <= _LONGEST else p.marked[:_LONGEST] + " …" for p in shown]
    pieces: dict[int, tuple[Piece, ...]] = {n: (Piece(text),) for n, text in enumerate(texts)}
    for n in range(1, len(texts)):
        if both := differing(texts[0], texts[n]):
            pieces[0], pieces[n] = both
            break
    return tuple(
        Side(
            place=named(place),
            role=place.role,
            where=place.where,
            before=("… " if around.cut_before else "") + around.before,
            pieces=pieces[n],
            after=around.after + (" …" if around.cut_after else ""),
            note=place.note,
            href=anchor("source", place.source or "") if place.where == "source" and place.source in sources else None,
        )
        for n, (place, around) in enumerate(zip(places, shown, strict=True))
    )
