"""The timeline: one lane a source with the evidence for its day, one lane a dated subject, all on one axis, what conflicts joined by a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

import msgspec

from whence.model import Finding, Location, Report, ReportSource
from whence.render.page.axis import Axis, make_axis
from whence.render.page.choice import Choice
from whence.render.page.dates import days_of
from whence.render.page.links import anchor
from whence.render.page.names import about_dates, clip
from whence.render.page.places import Places
from whence.render.page.timeline_rows import LABEL, Item, Row, fact_rows, source_rows

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


def timeline(report: Report, choice: Choice, places: Places) -> Timeline | None:
    """Lay out the dates of a report; None when it has none."""
    joined = _joined(report, choice)
    conflicts = {key for _, keys in joined for key in keys}
    rows, hidden = _chosen([*sorted(source_rows(report, places), key=lambda row: row.taken), *fact_rows(choice, conflicts, places)], conflicts)
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


def _chosen(rows: Sequence[Row], conflicts: set[object]) -> tuple[list[Row], int]:
    kept: list[Row] = []
    for facts in (False, True):
        of_sort = [row for row in rows if row.facts == facts]
        ranked = sorted(range(len(of_sort)), key=lambda i, s=of_sort: (not any(k in conflicts for it in s[i].items for k in it.keys), i))  # type: ignore[misc]
        kept += [of_sort[i] for i in sorted(ranked[:_LANES])]
    return kept, len(rows) - len(kept)


def _named(items: Iterable[Item], conflicts: set[object]) -> list[tuple[int, str]]:
    """The days to label on the axis: publication first, then conflicts, then what is known to the day."""
    ranked = sorted(items, key=lambda i: (not i.published, not any(k in conflicts for k in i.keys), not i.days.tick, i.days.low or 0))
    return [(day, item.days.tick) for item in ranked if (day := item.days.low or item.days.high)]


# ------------------------------------------------------------------------------------------------------------------ where it is drawn


def _lane(row: Row, y: float, axis: Axis, conflicts: set[object], centres: dict[object, tuple[float, float]]) -> Lane:
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
    return Lane(y, height, clip(row.label, LABEL), clip(row.sub, LABEL + 4), row.title, row.href, tuple(marks))


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
