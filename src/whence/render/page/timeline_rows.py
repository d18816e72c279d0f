"""The rows of the timeline: a source with the evidence for its day, a dated subject with what the facts and their quotes say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from whence.model import Report, ReportDate, ReportFact, ReportSource
from whence.render.page.choice import Choice
from whence.render.page.dates import Days, days, days_of
from whence.render.page.links import anchor
from whence.render.page.names import clip, role_in_words, source_names
from whence.render.page.places import Places
from whence.render.page.publication import published

LABEL: Final = 33
"""Characters that fit beside a lane."""
_PLACES: Final = 6
"""Evidence of one day that is listed with its words."""
_LAST: Final = 4_000_000
"""Past every day of the calendar, as an ordinal."""


class Item(msgspec.Struct, frozen=True):
    """A date to draw; ``keys`` are what findings know it by: a fact's id or a piece of evidence. ``kind``: evidence, fact or said."""

    days: Days
    kind: str
    label: str
    title: str
    keys: tuple[object, ...]
    published: bool = False
    certain: bool = True
    href: str | None = None
    facts: tuple[str, ...] = ()


class Row(msgspec.Struct, frozen=True):
    """A lane before it has a place: ``label``, ``sub`` and ``title`` are its words, ``facts`` says whether facts have these days or a source."""

    label: str
    sub: str
    title: str
    items: tuple[Item, ...]
    facts: bool
    href: str | None = None

    @property
    def taken(self) -> int:
        """The day taken as publication; sources without one come last."""
        return min((item.days.low or item.days.high or 0 for item in self.items if item.published), default=_LAST)

    @property
    def first(self) -> int:
        """The first day that is drawn."""
        return min((day for item in self.items if (day := item.days.low or item.days.high)), default=0)


def source_rows(report: Report, places: Places) -> Iterator[Row]:
    """A row for each source that has evidence for its day, each day once."""
    names = source_names(report)
    for source in report.sources:
        groups: dict[tuple[int | None, int | None], list[tuple[int, ReportDate, Days]]] = {}
        for n, evidence in enumerate(source.dates):
            if read := days(evidence.value):
                groups.setdefault((read.low, read.high), []).append((n, evidence, read))
        taken = days(source.published.value) if source.published else None
        items = [_evidence_item(source, group, taken, places) for group in groups.values()]
        if taken and not any(item.published for item in items):
            label = "taken as published"
            items.append(Item(taken, "evidence", label, f"{taken.label}: {label}", (), published=True, certain=_certain(source)))
        if items:
            name = names[source.id]
            yield Row(name, source.id if source.id != name else "", name, tuple(items), facts=False, href=anchor("source", source.id))


def _evidence_item(source: ReportSource, group: Sequence[tuple[int, ReportDate, Days]], taken: Days | None, places: Places) -> Item:
    read = group[0][2]
    is_taken = taken is not None and (taken.low, taken.high) == (read.low, read.high)
    certain = not is_taken or _certain(source)
    roles = [role_in_words(role) for role in dict.fromkeys(evidence.role for _, evidence, _ in group)]
    told = "; ".join(f"{role_in_words(evidence.role)} (“{evidence.text}”)" for _, evidence, _ in group[:_PLACES])
    keys = tuple((source.id, n) for n, _, _ in group)
    taken_as = "" if not is_taken else "published" if certain else "probably published"
    label = f"{taken_as}: {roles[0]}" if taken_as else ", ".join(roles)
    title = f"{read.label}: {told}" + (f"; taken as {taken_as}" if taken_as else "")
    href = next((places.words(source.id, e.start, e.end) for _, e, _ in group if e.start is not None), None) or anchor("source", source.id)
    return Item(read, "evidence", label, title, keys, is_taken, certain, href)


def _certain(source: ReportSource) -> bool:
    found = published(source)
    return found is not None and found.certain


def fact_rows(choice: Choice, conflicts: set[object], places: Places) -> list[Row]:
    """A row for each subject and predicate as the facts have them, the earliest first."""
    groups: dict[tuple[str, str], dict[tuple[int | None, int | None], list[tuple[ReportFact, Days]]]] = {}
    for fact in choice.facts:
        if read := days_of(fact):
            groups.setdefault((fact.subject, fact.predicate), {}).setdefault((read.low, read.high), []).append((fact, read))
    rows = []
    for (subject, predicate), values in groups.items():
        items: list[Item] = []
        for facts in values.values():
            ids = [fact.fact_id for fact, _ in facts]
            read = facts[0][1]
            label = read.label + (f" (×{len(ids)})" if len(ids) > 1 else "")
            title = f"{read.label}: {', '.join(ids[:12])}"
            items.append(Item(read, "fact", label, title, tuple(ids), href=anchor("fact", ids[0]), facts=tuple(ids[:12])))
            items += [said for fact, _ in facts if fact.fact_id in conflicts for said in _said_instead(fact, read, places)]
        ids = list(dict.fromkeys(name for item in items for name in item.facts))
        named = ", ".join(ids[:3]) + (" …" if len(ids) > 3 else "")
        sub = f"{clip(predicate, max(6, LABEL - 3 - len(named)))} · {named}"
        rows.append(Row(subject, sub, f"{subject}, {predicate}", tuple(items), facts=True, href=items[0].href))
    return sorted(rows, key=lambda row: row.first)


def _said_instead(fact: ReportFact, claimed: Days, places: Places) -> Iterator[Item]:
    """What the fact's own quote says, where that is not what the fact says: it has no row of its own to be held against."""
    for read in fact.compared.dates[:1] if fact.compared else ():
        theirs = days(read.value)
        if theirs and (theirs.low, theirs.high) != (claimed.low, claimed.high):
            label = f"the source: {theirs.label}"
            href = places.words(fact.source, fact.evidence.start, fact.evidence.end) if fact.evidence else None
            yield Item(
                theirs, "said", label, f"{theirs.label}: “{read.text}” in the source, for {fact.fact_id}", (("said", fact.fact_id),), href=href
            )
