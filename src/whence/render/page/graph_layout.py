"""The layout of the graph of provenance: where its boxes stand, and how the lines between them run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

WIDTH: Final = 960
WIDE: Final = 194
COLUMNS: Final = (1, 240, 503, 765)
TALL: Final = 38
GAP: Final = 9
_APART: Final = 26
_TOP: Final = 30


class Heading(msgspec.Struct, frozen=True):
    """Words over boxes of a column."""

    x: float
    y: float
    words: str


class Node(msgspec.Struct):
    """A box before it is drawn; ``column`` 0 to 3, ``parents`` the keys of what it rests on, ``y`` its top once it is placed."""

    key: str
    column: int
    label: str
    sub: str
    title: str
    parents: list[str]
    state: str = ""
    href: str | None = None
    y: float = 0.0


def path_between(start: Node, end: Node) -> str:
    """The line from one placed box to another, as an SVG path."""
    x1, y1, x2, y2 = COLUMNS[start.column] + WIDE, start.y + TALL / 2, COLUMNS[end.column], end.y + TALL / 2
    if start.column == 1:  # a bracket, so that a source's facts hang on one line and not on a bundle
        bend = x1 + (x2 - x1) * 0.45
        return f"M{x1:.1f} {y1:.1f}H{bend:.1f}V{y2:.1f}H{x2:.1f}"
    reach = max(24.0, (x2 - x1) / 2)
    return f"M{x1:.1f} {y1:.1f}C{x1 + reach:.1f} {y1:.1f} {x2 - reach:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"


def line_state(start: Node, end: Node) -> str:
    """How a line is drawn: as the finding that it leads to, or the origin that it comes from."""
    return end.state if end.column == 3 else start.state if start.column == 0 else ""


def place(origins: list[Node], beside: list[Node], sources: list[Node], facts: list[Node], findings: list[Node]) -> list[Heading]:
    """Give each box its place: each source stands at the top of its block of facts."""
    step = float(TALL + GAP)
    tops = _blocks(facts, findings, step)
    y = float(_TOP)
    for node in sources:
        node.y = max(y, tops.get(node.key, y))
        y = node.y + step
    y = float(_TOP)
    for node in origins:
        node.y, y = y, y + step
    headings = [Heading(x, 16, words) for x, words in zip(COLUMNS, ("Words come from", "Sources", "Facts", "Findings"), strict=True)]
    headings = [h for h, boxes in zip(headings, (origins, sources, facts, findings), strict=True) if boxes]
    if beside:
        y += 26 if origins else 0
        headings.append(Heading(COLUMNS[0], y - 10 if origins else 16, "Pictures, translation, printing"))
        for node in beside:
            node.y, y = y, y + step
    return headings


def _blocks(facts: list[Node], findings: list[Node], step: float) -> dict[str, float]:
    """Place the facts in blocks by source, each beside the findings that concern it first; give the top of each source's block."""
    of: dict[str, list[Node]] = {}
    for node in findings:
        of.setdefault(node.parents[0] if node.parents else "", []).append(node)
    y, before = float(_TOP), ""
    tops: dict[str, float] = {}
    for node in facts:
        if before and node.parents[0] != before:
            y += _APART - GAP
        before = node.parents[0]
        node.y = y
        tops.setdefault(before, y)
        concerned = of.pop(node.key, [])
        for n, finding in enumerate(concerned):
            finding.y = y + n * step
        y += step * max(1, len(concerned))
    _filled([finding for row in of.values() for finding in row], [node.y for node in findings if node.y], step)
    return tops


def _filled(loose: Sequence[Node], taken: Iterable[float], step: float) -> None:
    """Place findings of nothing that is drawn where the column has room, from the top."""
    rows, y = sorted(taken), float(_TOP)
    for node in loose:
        while rows and rows[0] < y + step:
            y = max(y, rows.pop(0) + step)
        node.y, y = y, y + step
