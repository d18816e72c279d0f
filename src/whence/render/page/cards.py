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
from whence.render.page.names import role_in_words, source_names, told
from whence.render.page.places import Places
from whence.render.passage import by_id, passage

_AROUND: Final = 150
_SIDES: Final = 8
_FACTS: Final = 12
_LONGEST: Final = 1200


class Side(msgspec.Struct, frozen=True):
    """One place that a finding points at: the words (``pieces``) and what stands around them; ``place`` is the file, ``name`` the source's name.

    ``fault`` marks words that are in doubt themselves.
    """

    name: str
    place: str
    role: str
    where: str
    before: str
    pieces: tuple[Piece, ...]
    after: str
    note: str | None
    href: str | None
    fault: bool = False


class Card(msgspec.Struct, frozen=True):
    """A finding as the page shows it; ``id`` is empty where another card already has it; ``message`` has the page's names of the sources."""

    finding: Finding
    message: str
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


def cards(report: Report, choice: Choice, places: Places) -> Cards:
    """Lay out the findings, worst first."""
    rows = {(fact.file, fact.line): fact.fact_id for fact in reversed(report.facts) if fact.fact_id in choice.fact_ids}
    shown = _Shown(rows, by_id(report), source_names(report), choice.fact_ids, places)
    taken: set[str] = set()
    made = [_card(finding, shown, taken, whole=n < CARDS) for n, finding in enumerate(choice.findings)]
    groups = tuple((name, tuple(group)) for name, group in groupby(made[:CARDS], key=lambda card: card.group))
    return Cards(groups, tuple(made[CARDS:]), len(report.findings) - len(made))


class _Shown(msgspec.Struct, frozen=True):
    """What of the report the cards refer to; ``rows`` tells the fact of a row of the table by file and line."""

    rows: Mapping[tuple[str | None, int | None], str]
    sources: Mapping[str, ReportSource]
    names: Mapping[str, str]
    facts: frozenset[str]
    places: Places


def _card(finding: Finding, shown: _Shown, taken: set[str], *, whole: bool) -> Card:
    name = fingerprint_anchor(finding.fingerprint)
    fresh = "" if name in taken else name
    taken.add(name)
    places = _ordered(finding.locations)
    sides = _sides(places[:_SIDES], shown) if whole else ()
    linked = tuple((fact_id, anchor("fact", fact_id) if fact_id in shown.facts else "") for fact_id in finding.facts[:_FACTS])
    group = _GROUPS[finding.severity] if finding.status == "new" else "Waived, or known from the baseline"
    message = told(finding.message, shown.names)
    return Card(finding, message, fresh, sides, max(0, len(places) - _SIDES), linked, max(0, len(finding.facts) - _FACTS), group)


def _ordered(places: Iterable[Location]) -> list[Location]:
    return sorted(places, key=lambda p: p.role != "primary")


def _sides(places: list[Location], shown: _Shown) -> tuple[Side, ...]:
    texts = [passage(shown.sources, place, _AROUND, "\n") for place in places]
    words = [p.marked if len(p.marked) <= _LONGEST else p.marked[:_LONGEST] + " …" for p in texts]
    pieces: dict[int, tuple[Piece, ...]] = {n: (Piece(text),) for n, text in enumerate(words)}
    for n in range(1, len(words)):
        if both := differing(words[0], words[n]):
            pieces[0], pieces[n] = both
            break
    return tuple(
        Side(
            name=_name(place, shown.names),
            place=named(place),
            role=place.role,
            where=place.where,
            before=("… " if around.cut_before else "") + around.before,
            pieces=pieces[n],
            after=around.after + (" …" if around.cut_after else ""),
            note=told(role_in_words(place.note), shown.names) if place.note else None,
            href=shown.places.of(place) or _row_of(place, shown),
            fault=place.role == "primary",
        )
        for n, (place, around) in enumerate(zip(places, texts, strict=True))
    )


def _name(place: Location, names: Mapping[str, str]) -> str:
    """The source's name where its file does not say the same."""
    name = names.get(place.source or "", "") if place.where == "source" else ""
    return "" if name == place.source else name


def _row_of(place: Location, shown: _Shown) -> str | None:
    fact = shown.rows.get((place.file, place.line)) if place.where == "table" and place.line else None
    return anchor("fact", fact) if fact else None
