"""The timeline: one lane a source with the evidence for its day, one lane a dated subject, all on one axis, what conflicts joined by a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

import msgspec

from whence.model import Finding, Location, Report, ReportDate, ReportFact, ReportSource
from whence.render.page.axis import Axis, make_axis
from whence.render.page.choice import Choice
from whence.render.page.dates import Days, days, days_of
from whence.render.page.links import anchor
from whence.render.page.names import about_dates, clip, role_in_words, source_names
from whence.render.page.places import Places
from whence.render.page.publication import published

WIDTH: Final = 960
_LEFT: Final = 218
_RIGHT: Final = 940
_ROW: Final = 24
_SUB: Final = 15
"""Px from a lane's label to the smaller one below it."""
_TOP: Final = 58
_LANES: Final = 28
"""Lanes of each sort; more no longer fit a page that is read. Those in conflict come first, the table has all."""
_LINKS: Final = 12
_LAST: Final = 4_000_000
"""Past every day of the calendar, as an ordinal."""
_LABEL: Final = 33
"""Characters that fit beside a lane."""
_PLACES: Final = 6
"""Evidence of one day that is listed with its words."""
_CHAR: Final = 6.3
"""Px a character of a 12 px label takes, on average."""


class Mark(msgspec.Struct, frozen=True):
    """An interval in a lane: its bar, the words beside it, and how it is drawn."""

    x: float
    width: float
    y: float
    label: str
    label_x: float
    end_anchored: bool
    kind: str
    title: str
    conflict: bool = False
    published: bool = False
    certain: bool = True
    open_left: bool = False
    open_right: bool = False
    approximate: bool = False
    href: str | None = None
    day: str = ""
    facts: tuple[tuple[str, str], ...] = ()


class Lane(msgspec.Struct, frozen=True):
    """A row of the timeline: ``label`` and below it ``sub``; ``title`` says both in full."""

    y: float
    height: float
    label: str
    sub: str
    title: str
    href: str | None
    marks: tuple[Mark, ...]


class Link(msgspec.Struct, frozen=True):
    """A line between two marks that a finding holds against each other."""

    path: str
    title: str


class Timeline(msgspec.Struct, frozen=True):
    """All that the drawing needs; ``hidden`` lanes were left out; ``split`` is where the facts' lanes begin."""

    width: int
    height: float
    axis: Axis
    lanes: tuple[Lane, ...]
    links: tuple[Link, ...]
    split: float | None
    hidden: int


class _Item(msgspec.Struct, frozen=True):
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


class _Row(msgspec.Struct, frozen=True):
    label: str
    sub: str
    title: str
    items: tuple[_Item, ...]
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


def timeline(report: Report, choice: Choice, places: Places) -> Timeline | None:
    """Lay out the dates of a report; None when it has none."""
    joined = _joined(report, choice)
    conflicts = {key for _, keys in joined for key in keys}
    rows, hidden = _chosen([*sorted(_source_rows(report, places), key=lambda row: row.taken), *_fact_rows(choice, conflicts, places)], conflicts)
    items = [item for row in rows for item in row.items]
    bounds = [day for item in items for day in (item.days.low, item.days.high + 1 if item.days.high else None) if day is not None]
    if not bounds:
        return None
    axis = make_axis(bounds, _named(items, conflicts), _LEFT + 14, _RIGHT - 14)
    lanes: list[Lane] = []
    centres: dict[object, tuple[float, float]] = {}
    y, split = float(_TOP), None
    for row in rows:
        if row.facts and split is None:
            split = y + 8
            y += 34
        lanes.append(_lane(row, y, axis, conflicts, centres))
        y += lanes[-1].height
    return Timeline(WIDTH, y + 24, axis, tuple(lanes), tuple(_links(joined, centres)), split, hidden)


# ------------------------------------------------------------------------------------------------------------------ what is drawn


def _source_rows(report: Report, places: Places) -> Iterator[_Row]:
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
            items.append(_Item(taken, "evidence", label, f"{taken.label}: {label}", (), published=True, certain=_certain(source)))
        if items:
            name = names[source.id]
            yield _Row(name, source.id if source.id != name else "", name, tuple(items), facts=False, href=anchor("source", source.id))


def _evidence_item(source: ReportSource, group: Sequence[tuple[int, ReportDate, Days]], taken: Days | None, places: Places) -> _Item:
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
    return _Item(read, "evidence", label, title, keys, is_taken, certain, href)


def _certain(source: ReportSource) -> bool:
    found = published(source)
    return found is not None and found.certain


def _fact_rows(choice: Choice, conflicts: set[object], places: Places) -> list[_Row]:
    """A row for each subject and predicate as the facts have them, the earliest first."""
    groups: dict[tuple[str, str], dict[tuple[int | None, int | None], list[tuple[ReportFact, Days]]]] = {}
    for fact in choice.facts:
        if read := days_of(fact):
            groups.setdefault((fact.subject, fact.predicate), {}).setdefault((read.low, read.high), []).append((fact, read))
    rows = []
    for (subject, predicate), values in groups.items():
        items: list[_Item] = []
        for facts in values.values():
            ids = [fact.fact_id for fact, _ in facts]
            read = facts[0][1]
            label = read.label + (f" (×{len(ids)})" if len(ids) > 1 else "")
            title = f"{read.label}: {', '.join(ids[:12])}"
            items.append(_Item(read, "fact", label, title, tuple(ids), href=anchor("fact", ids[0]), facts=tuple(ids[:12])))
            items += [said for fact, _ in facts if fact.fact_id in conflicts for said in _said_instead(fact, read, places)]
        ids = list(dict.fromkeys(name for item in items for name in item.facts))
        named = ", ".join(ids[:3]) + (" …" if len(ids) > 3 else "")
        sub = f"{clip(predicate, max(6, _LABEL - 3 - len(named)))} · {named}"
        rows.append(_Row(subject, sub, f"{subject}, {predicate}", tuple(items), facts=True, href=items[0].href))
    return sorted(rows, key=lambda row: row.first)


def _said_instead(fact: ReportFact, claimed: Days, places: Places) -> Iterator[_Item]:
    """What the fact's own quote says, where that is not what the fact says: it has no row of its own to be held against."""
    for read in fact.compared.dates[:1] if fact.compared else ():
        theirs = days(read.value)
        if theirs and (theirs.low, theirs.high) != (claimed.low, claimed.high):
            label = f"the source: {theirs.label}"
            href = places.words(fact.source, fact.evidence.start, fact.evidence.end) if fact.evidence else None
            yield _Item(
                theirs, "said", label, f"{theirs.label}: “{read.text}” in the source, for {fact.fact_id}", (("said", fact.fact_id),), href=href
            )


def _chosen(rows: Sequence[_Row], conflicts: set[object]) -> tuple[list[_Row], int]:
    kept: list[_Row] = []
    for facts in (False, True):
        of_sort = [row for row in rows if row.facts == facts]
        ranked = sorted(range(len(of_sort)), key=lambda i, s=of_sort: (not any(k in conflicts for it in s[i].items for k in it.keys), i))  # type: ignore[misc]
        kept += [of_sort[i] for i in sorted(ranked[:_LANES])]
    return kept, len(rows) - len(kept)


def _named(items: Iterable[_Item], conflicts: set[object]) -> list[tuple[int, str]]:
    """The days to label on the axis: publication first, then conflicts, then what is known to the day."""
    ranked = sorted(items, key=lambda i: (not i.published, not any(k in conflicts for k in i.keys), not i.days.tick, i.days.low or 0))
    return [(day, item.days.tick) for item in ranked if (day := item.days.low or item.days.high)]


# ------------------------------------------------------------------------------------------------------------------ where it is drawn


def _lane(row: _Row, y: float, axis: Axis, conflicts: set[object], centres: dict[object, tuple[float, float]]) -> Lane:
    ends: list[float] = []  # of each sub-row: where it is taken up to
    marks = []
    for item in sorted(row.items, key=lambda i: (i.days.low or 0, i.days.high or 0)):
        x1 = axis.x(item.days.low) if item.days.low is not None else float(_LEFT)
        x2 = axis.x(item.days.high + 1) if item.days.high is not None else float(_RIGHT)
        conflict = item.kind != "said" and any(k in conflicts for k in item.keys)
        label = clip(("≠ " if conflict else "") + item.label, 46)
        width, wide = max(x2 - x1, 8.0), len(label) * _CHAR + 8
        right = x1 + width + 6
        end_anchored = right + wide > _RIGHT + 16
        low, high = (x1 - wide - 6, x1 + width) if end_anchored else (x1, right + wide)
        sub = next((n for n, end in enumerate(ends) if end < low), len(ends))
        ends[sub : sub + 1] = [high + 6]
        middle = y + sub * _ROW + _ROW / 2
        for key in item.keys:
            centres[key] = (x1 + width / 2, middle)
        marks.append(
            Mark(
                x=round(x1, 1),
                width=round(width, 1),
                y=middle,
                label=label,
                label_x=round(x1 - 7 if end_anchored else right, 1),
                end_anchored=end_anchored,
                kind=item.kind,
                title=item.title,
                conflict=conflict,
                published=item.published,
                certain=item.certain,
                href=item.href,
                day=item.days.label,
                facts=tuple((name, anchor("fact", name)) for name in item.facts),
                open_left=item.days.low is None,
                open_right=item.days.high is None,
                approximate=item.days.approximate,
            )
        )
    height = max(len(ends) * _ROW, 2 * _SUB if row.sub else _ROW) + 6.0
    return Lane(y, height, clip(row.label, _LABEL), clip(row.sub, _LABEL + 4), row.title, row.href, tuple(marks))


# ------------------------------------------------------------------------------------------------------------------ what conflicts


def _joined(report: Report, choice: Choice) -> list[tuple[Finding, list[object]]]:
    """The findings about dates, each with the facts and pieces of evidence that it speaks of."""
    of_source = {source.id: source for source in report.sources}
    dated = {fact.fact_id for fact in choice.facts if days_of(fact)}
    joined = []
    for finding in choice.findings:
        if about_dates(finding) and finding.status != "waived" and finding.severity != "info":
            keys: list[object] = [fact_id for fact_id in finding.facts if fact_id in dated]
            keys += [key for place in finding.locations for key in _evidence_keys(of_source.get(place.source or ""), place)]
            if keys:
                keys += [("said", fact_id) for fact_id in finding.facts[:1] if len(finding.facts) == 1]  # drawn where the quote says another day
                joined.append((finding, list(dict.fromkeys(keys))))
    return joined


def _evidence_keys(source: ReportSource | None, place: Location) -> Iterator[tuple[str, int]]:
    for n, evidence in enumerate(source.dates if source else ()):
        inside = place.start is not None and place.end is not None and evidence.start is not None and evidence.end is not None
        if inside:
            if place.start < evidence.end and evidence.start < place.end:  # type: ignore[operator]
                yield source.id, n  # type: ignore[union-attr]
        elif place.where in {"manifest", "metadata"} and evidence.start is None and evidence.text == place.text:
            yield source.id, n  # type: ignore[union-attr]


def _links(joined: Sequence[tuple[Finding, list[object]]], centres: dict[object, tuple[float, float]]) -> Iterator[Link]:
    drawn = 0
    for finding, keys in joined:
        points = sorted({centres[key] for key in keys if key in centres}, key=lambda p: (p[1], p[0]))
        for (x1, y1), (x2, y2) in pairwise(points):
            if drawn >= _LINKS:
                return
            drawn += 1
            bend = (y1 - 16, y2 - 16) if y1 == y2 else ((y1 + y2) / 2, (y1 + y2) / 2)
            yield Link(f"M{x1:.1f} {y1:.1f}C{x1:.1f} {bend[0]:.1f} {x2:.1f} {bend[1]:.1f} {x2:.1f} {y2:.1f}", f"{finding.code}: {finding.message}")
