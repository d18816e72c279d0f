"""The graph of provenance: origins, sources, facts and findings in four columns, with what rests on what drawn between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

import msgspec

from whence.model import Finding, Origin, Report, ReportFact, ReportSource
from whence.render.page.choice import Choice
from whence.render.page.links import anchor, fingerprint_anchor
from whence.render.page.names import clip, source_names
from whence.render.page.values import shown_value

WIDTH: Final = 960
_WIDE: Final = 194
_COLUMNS: Final = (1, 256, 511, 765)
_TALL: Final = 38
_GAP: Final = 9
_APART: Final = 22
_TOP: Final = 34
_LABEL: Final = 28
_LINE: Final = 32
"""Characters that fit a box: of its first line and of its second."""
_MOST: Final = 24
"""Boxes a column; the rest is folded into one box a parent, and the table has all."""


class Box(msgspec.Struct, frozen=True):
    """A node as drawn: two lines of words; ``kind`` origin, source, fact, finding; ``state`` says how it is drawn."""

    x: float
    y: float
    label: str
    sub: str
    title: str
    kind: str
    state: str = ""
    href: str | None = None


class Edge(msgspec.Struct, frozen=True):
    """A line from a box to one right of it."""

    path: str
    state: str = ""


class Graph(msgspec.Struct, frozen=True):
    """All that the drawing needs."""

    width: int
    height: float
    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...]
    wide: int = _WIDE
    tall: int = _TALL


class _Node(msgspec.Struct):
    key: str
    column: int
    label: str
    sub: str
    title: str
    parents: list[str]
    state: str = ""
    href: str | None = None


def origins_of(source: ReportSource) -> dict[str, str]:
    """Name the origins that a source goes back to, each with how the source says so; alike but for case is the same."""
    found: dict[str, tuple[str, str]] = {}
    for origin in source.origins:
        if origin.name:
            found.setdefault(origin.name.casefold(), (origin.name, _how(origin)))
    for name in source.rests_on:
        found.setdefault(name.casefold(), (name, "rests on it"))
    return dict(found.values())


def graph(report: Report, choice: Choice) -> Graph | None:
    """Lay out who rests on whom; None for a report without sources."""
    if not report.sources:
        return None
    nodes = [*_origins(report), *_sources(report)]
    facts, of_fact = _facts(report, choice, {node.key for node in nodes})
    nodes += facts
    nodes += _findings(choice, of_fact, {node.key for node in nodes})
    at = _placed(nodes)
    height = max((y for _, y in at.values()), default=0.0) + _TALL + _GAP
    kinds = ("origin", "source", "fact", "finding")
    boxes = [Box(*at[n.key], clip(n.label, _LABEL), clip(n.sub, _LINE), n.title, kinds[n.column], n.state, n.href) for n in nodes]
    edges = [Edge(_path(at[p], at[n.key]), n.state if n.column == 3 else _shared(p, nodes)) for n in nodes for p in n.parents if p in at]
    return Graph(WIDTH, round(height, 1), tuple(boxes), tuple(edges))


def _placed(nodes: Sequence[_Node]) -> dict[str, tuple[float, float]]:
    """Give each box its place. Findings about sources stand above those about facts, and the facts below them too: so no line crosses a box."""
    columns = [[n for n in nodes if n.column == c] for c in range(4)]
    of_sources = [n for n in columns[3] if not any(p.startswith("f:") for p in n.parents)]
    of_facts = [n for n in columns[3] if n not in of_sources]
    step = _TALL + _GAP
    low = len(of_sources) * step + (_APART if of_sources and columns[2] else 0)
    tops = (0, 0, low, 0)
    at: dict[str, tuple[float, float]] = {}
    for c in range(3):
        for row, node in enumerate(columns[c]):
            at[node.key] = (_COLUMNS[c], _TOP + tops[c] + row * step)
    for top, group in ((0, of_sources), (low, of_facts)):
        group.sort(key=lambda n: sum(at[p][1] for p in n.parents if p in at) / max(1, sum(p in at for p in n.parents)))
        for row, node in enumerate(group):
            at[node.key] = (_COLUMNS[3], _TOP + top + row * step)
    return at


# ------------------------------------------------------------------------------------------------------------------ columns


def _origins(report: Report) -> list[_Node]:
    count = Counter(name.casefold() for source in report.sources for name in origins_of(source))
    shown: dict[str, _Node] = {}
    for source in report.sources:
        for name, how in origins_of(source).items():
            times = count[name.casefold()]
            sub = f"{times} sources rest on it" if times > 1 else how
            shown.setdefault(name.casefold(), _Node(f"o:{name.casefold()}", 0, name, sub, f"{name} ({how})", [], "shared" if times > 1 else ""))
    return sorted(shown.values(), key=lambda n: -count[n.key[2:]])[:_MOST]


def _sources(report: Report) -> list[_Node]:
    names = source_names(report)
    weight: Counter[str] = Counter(p.source for f in report.findings for p in f.locations if p.source)
    kept = {s.id for s in sorted(report.sources, key=lambda s: (-weight[s.id], s.id))[:_MOST]}
    nodes = [
        _Node(
            f"s:{s.id}",
            1,
            names[s.id],
            s.published.value if s.published else "no date",
            s.title or s.id,
            [f"o:{name.casefold()}" for name in origins_of(s)],
            href=anchor("source", s.id),
        )
        for s in report.sources
        if s.id in kept
    ]
    if len(kept) < len(report.sources):
        nodes.append(
            _Node(
                "s:", 1, f"{len(report.sources) - len(kept)} other sources", "in the table below", "other sources", [], "folded", "provenance-table"
            )
        )
    return nodes


def _facts(report: Report, choice: Choice, boxes: set[str]) -> tuple[list[_Node], dict[str, str]]:
    """The facts' boxes: those with findings alone, the rest folded by source; and by fact id the box that stands for it."""
    doubted = [f for f in choice.facts if f.findings]
    alone = {id(f) for f in (doubted if len(doubted) <= _MOST else doubted[: _MOST // 2])}
    if len(report.facts) <= _MOST:
        alone = {id(f) for f in report.facts}
    nodes: list[_Node] = []
    stands: dict[str, str] = {}
    folded: dict[str, list[ReportFact]] = {}
    for fact in report.facts:
        parent = f"s:{fact.source}" if f"s:{fact.source}" in boxes else "s:"
        if id(fact) in alone:
            nodes.append(_fact_node(fact, parent))
            stands[fact.fact_id] = nodes[-1].key
        else:
            folded.setdefault(parent, []).append(fact)
    for parent, facts in folded.items():
        key = f"f::{parent}"
        stands.update((fact.fact_id, key) for fact in facts)
        label = f"{len(facts):,} {'more ' if alone else ''}{'fact' if len(facts) == 1 else 'facts'}"
        nodes.append(_Node(key, 2, label, _outcomes(facts), f"{label} of {parent[2:] or 'other sources'}", [parent], "folded", "facts"))
    order = {f"s:{s.id}": n for n, s in enumerate(report.sources)}
    nodes.sort(key=lambda n: order.get(n.parents[0], len(order)))
    return nodes, stands


def _fact_node(fact: ReportFact, parent: str) -> _Node:
    title = f"{fact.fact_id}: {fact.subject}, {fact.predicate}, {fact.value}"
    sub = f"{clip(shown_value(fact), _LINE - len(fact.outcome) - 3)} · {fact.outcome}"
    label = f"{clip(fact.subject, max(8, _LABEL - 2 - len(fact.predicate)))}: {fact.predicate}"
    return _Node(f"f:{fact.fact_id}", 2, label, sub, title, [parent], fact.outcome, anchor("fact", fact.fact_id))


def _findings(choice: Choice, of_fact: dict[str, str], known: set[str]) -> list[_Node]:
    findings = [f for f in choice.findings if f.locations or f.facts]
    nodes: dict[str, _Node] = {}
    fold = len(findings) > _MOST
    for finding in findings:
        parents = _parents(finding, of_fact, known)
        if not fold:
            nodes[finding.fingerprint] = _finding_node(finding, parents)
            continue
        node = nodes.get(finding.code)
        if node is None:
            nodes[finding.code] = _Node(
                f"x:{finding.code}", 3, f"{finding.code} {finding.name}", "1", finding.name, parents, finding.severity, "findings"
            )
        else:
            node.sub = str(int(node.sub) + 1)
            node.parents = list(dict.fromkeys([*node.parents, *parents]))[: 2 * _MOST]
    for node in nodes.values():
        node.sub = f"{int(node.sub):,} findings" if fold else node.sub
    return list(nodes.values())[:_MOST]


def _finding_node(finding: Finding, parents: list[str]) -> _Node:
    state = finding.severity if finding.status == "new" else "quiet"
    sub = finding.severity if finding.status == "new" else finding.status
    key, href = f"x:{finding.fingerprint}", fingerprint_anchor(finding.fingerprint)
    return _Node(key, 3, f"{finding.code} {finding.name}", sub, finding.message, parents, state, href)


def _parents(finding: Finding, of_fact: dict[str, str], known: set[str]) -> list[str]:
    facts = [of_fact[f] for f in finding.facts if f in of_fact]
    sources = [f"s:{p.source}" if f"s:{p.source}" in known else "s:" for p in finding.locations if p.source]
    return list(dict.fromkeys(facts or sources))


# ------------------------------------------------------------------------------------------------------------------ lines


def _path(start: tuple[float, float], end: tuple[float, float]) -> str:
    x1, y1, x2, y2 = start[0] + _WIDE, start[1] + _TALL / 2, end[0], end[1] + _TALL / 2
    reach = max(24.0, (x2 - x1) / 2)
    return f"M{x1:.1f} {y1:.1f}C{x1 + reach:.1f} {y1:.1f} {x2 - reach:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"


def _shared(parent: str, nodes: Sequence[_Node]) -> str:
    return next((n.state for n in nodes if n.key == parent), "") if parent.startswith("o:") else ""


def _how(origin: Origin) -> str:
    return {"dateline": "in the dateline", "credit": "credited", "according to": "cited", "translated": "translated by"}.get(origin.how, origin.how)


def _outcomes(facts: Sequence[ReportFact]) -> str:
    return ", ".join(f"{n} {outcome}" for outcome, n in sorted(Counter(f.outcome for f in facts).items()))
