"""The graph of provenance: origins, sources, facts and findings in four columns, with what rests on what drawn between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import msgspec

from whence.model import Finding, Report, ReportFact, ReportSource
from whence.render.order import plural
from whence.render.page.choice import Choice
from whence.render.page.graph_layout import COLUMNS, GAP, TALL, WIDE, WIDTH, Heading, Node, line_state, path_between, place
from whence.render.page.links import anchor, fingerprint_anchor
from whence.render.page.names import clip, severity_in_words, source_names, told
from whence.render.page.origins import how_in_words, origins_of, rests
from whence.render.page.places import Places
from whence.render.page.publication import published
from whence.render.page.states import STATES, by_fingerprint, state
from whence.render.page.values import shown_value

_LABEL: Final = 29
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
    """A line from a box to one right of it: ``a`` and ``b`` are their places among the boxes."""

    path: str
    a: int
    b: int
    state: str = ""


class Line(msgspec.Struct, frozen=True):
    """A fact of the drawing as a row of the table."""

    fact: str
    href: str
    said: str
    state: str
    source: str
    source_href: str
    findings: tuple[tuple[str, str, str], ...]


class Graph(msgspec.Struct, frozen=True):
    """All that the drawing and its table need."""

    width: int
    height: float
    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...]
    headings: tuple[Heading, ...]
    lines: tuple[Line, ...]
    wide: int = WIDE
    tall: int = TALL


def graph(report: Report, choice: Choice, places: Places) -> Graph | None:
    """Lay out who rests on whom; None for a report without sources."""
    if not report.sources:
        return None
    sources = _sources(report)
    origins, beside = _origins(report, places)
    facts, stands = _facts(report, choice, {node.key for node in sources})
    findings = _findings(report, choice, stands, {node.key for node in sources})
    facts = _with_sources_themselves(facts, findings, sources)
    headings = place(origins, beside, sources, facts, findings)
    nodes = [*origins, *beside, *sources, *facts, *findings]
    at = {node.key: n for n, node in enumerate(nodes)}
    kinds = ("origin", "source", "fact", "finding")
    boxes = [
        Box(COLUMNS[n.column], round(n.y, 1), clip(n.label, _LABEL), clip(n.sub, _LINE), n.title, kinds[n.column], n.state, n.href) for n in nodes
    ]
    edges = [Edge(path_between(nodes[at[p]], n), at[p], at[n.key], line_state(nodes[at[p]], n)) for n in nodes for p in n.parents if p in at]
    height = max((n.y for n in nodes), default=0.0) + TALL + GAP
    return Graph(WIDTH, round(height, 1), tuple(boxes), tuple(edges), tuple(headings), _lines(report, choice, stands))


# ------------------------------------------------------------------------------------------------------------------ columns


def _origins(report: Report, places: Places) -> tuple[list[Node], list[Node]]:
    """The origins that words come from, and apart from them who took a picture, translated or printed: on these no fact rests."""
    resting: Counter[str] = Counter(name for source in report.sources for name in rests(source))
    claims = _counted_once(report)
    worded: dict[str, Node] = {}
    beside: dict[str, Node] = {}
    for source in report.sources:
        bearing = rests(source)
        first = {o.name.casefold(): o for o in reversed(source.origins) if o.name}
        for name, how in origins_of(source).items():
            key = name.casefold()
            times = resting[key]
            origin = first.get(key)
            href = places.words(source.id, origin.start, origin.end) if origin else places.words(source.id, None, None)
            if key in bearing or times:
                sub = f"{times} sources rest on it" if times > 1 else how
                once = f"; {', '.join(claims[key][:6])}: count once" if claims.get(key) else ""
                short = f"{times} sources · {', '.join(claims[key][:3])} count once" if times > 1 and claims.get(key) else sub
                node = worded.setdefault(key, Node(f"o:{key}", 0, name, short, f"{name}: {sub}{once}", [], "shared" if times > 1 else "", href))
            else:
                said = how_in_words(origin) if origin else how
                node = beside.setdefault(key, Node(f"o:{key}", 0, name, said, f"{name}: {said}; no fact rests on it", [], "beside", href))
            node.title = node.title or name
    ranked = sorted(worded.values(), key=lambda n: -resting[n.key[2:]])[:_MOST]
    return ranked, list(beside.values())[: max(4, _MOST - len(ranked))]


def _counted_once(report: Report) -> dict[str, list[str]]:
    """The facts that seem borne by several sources and rest on one origin (WH404), by that origin: the one at whose words the finding points."""
    spans = [(s.id, o.start, o.end, o.name.casefold()) for s in report.sources for o in s.origins if o.name]
    found: dict[str, list[str]] = {}
    for finding in report.findings:
        if finding.code != "WH404":
            continue
        met = {(p.source, p.start, p.end) for p in finding.locations}
        names = {name for sid, start, end, name in spans if (sid, start, end) in met}
        for name in names:
            found.setdefault(name, []).extend(finding.facts)
    return {name: list(dict.fromkeys(facts)) for name, facts in found.items()}


def _sources(report: Report) -> list[Node]:
    names = source_names(report)
    weight: Counter[str] = Counter(p.source for f in report.findings for p in f.locations if p.source)
    kept = {s.id for s in sorted(report.sources, key=lambda s: (-weight[s.id], s.id))[:_MOST]}
    nodes = [_source_node(s, names[s.id]) for s in report.sources if s.id in kept]
    if len(kept) < len(report.sources):
        left = f"{len(report.sources) - len(kept)} other sources"
        nodes.append(Node("s:", 1, left, "in the table below", "other sources", [], "folded", "provenance-table"))
    return nodes


def _source_node(source: ReportSource, name: str) -> Node:
    day = published(source)
    title = "; ".join(part for part in (name, source.title, source.id if source.id != name else None) if part)
    parents = [f"o:{origin.casefold()}" for origin in origins_of(source)]
    return Node(f"s:{source.id}", 1, name, day.label if day else "no date known", title, parents, href=anchor("source", source.id))


def _facts(report: Report, choice: Choice, boxes: set[str]) -> tuple[list[Node], dict[str, str]]:
    """The facts' boxes: those with findings alone, the rest folded by source; and by fact id the box that stands for it."""
    of = by_fingerprint(report)
    doubted = [f for f in choice.facts if f.findings]
    alone = {id(f) for f in (doubted if len(doubted) <= _MOST else doubted[: _MOST // 2])}
    if len(report.facts) <= _MOST:
        alone = {id(f) for f in report.facts}
    nodes: list[Node] = []
    stands: dict[str, str] = {}
    folded: dict[str, list[ReportFact]] = {}
    for fact in report.facts:
        parent = f"s:{fact.source}" if f"s:{fact.source}" in boxes else "s:"
        if id(fact) in alone:
            nodes.append(_fact_node(fact, parent, state(fact, of)))
            stands[fact.fact_id] = nodes[-1].key
        else:
            folded.setdefault(parent, []).append(fact)
    for parent, facts in folded.items():
        key = f"f::{parent}"
        stands.update((fact.fact_id, key) for fact in facts)
        label = f"{len(facts):,} {'more ' if alone else ''}{'fact' if len(facts) == 1 else 'facts'}"
        count = Counter(state(fact, of) for fact in facts)
        sub = ", ".join(f"{count[name]:,} {name}" for name in reversed(STATES) if count[name])
        nodes.append(Node(key, 2, label, sub, f"{label} of {parent[2:] or 'other sources'}", [parent], "folded", "facts"))
    order = {f"s:{s.id}": n for n, s in enumerate(report.sources)}
    nodes.sort(key=lambda n: order.get(n.parents[0], len(order)))
    return nodes, stands


def _fact_node(fact: ReportFact, parent: str, standing: str) -> Node:
    title = f"{fact.fact_id}: {fact.subject}, {fact.predicate}, {fact.value}; {standing}"
    sub = f"{fact.predicate}: {shown_value(fact)}"
    return Node(f"f:{fact.fact_id}", 2, f"{fact.fact_id} {fact.subject}", sub, title, [parent], standing, anchor("fact", fact.fact_id))


def _findings(report: Report, choice: Choice, of_fact: Mapping[str, str], known: set[str]) -> list[Node]:
    names = source_names(report)
    findings = [f for f in choice.findings if f.locations or f.facts]
    nodes: dict[str, Node] = {}
    fold = len(findings) > _MOST
    for finding in findings:
        parents = _parents(finding, of_fact, known)
        if fold:  # lines from folded boxes to folded boxes are a bundle that tells nothing
            parents = [p for p in parents if p.startswith("f:") and not p.startswith("f::")]
        if not fold:
            nodes[finding.fingerprint] = _finding_node(finding, parents, names)
            continue
        node = nodes.get(finding.code)
        if node is None:
            title = f"{finding.code} {finding.name}"
            nodes[finding.code] = Node(f"x:{finding.code}", 3, title, "1", finding.name, parents, finding.severity, "findings")
        else:
            node.sub = str(int(node.sub) + 1)
            node.parents = list(dict.fromkeys([*node.parents, *parents]))[: 2 * _MOST]
    for node in nodes.values():
        node.sub = plural(int(node.sub), "finding") if fold else node.sub
    return list(nodes.values())[:_MOST]


def _finding_node(finding: Finding, parents: list[str], names: Mapping[str, str]) -> Node:
    standing = finding.severity if finding.status == "new" else "quiet"
    sub = severity_in_words(finding.severity if finding.status == "new" else finding.status)
    key, href = f"x:{finding.fingerprint}", fingerprint_anchor(finding.fingerprint)
    return Node(key, 3, f"{finding.code} {finding.name}", sub, told(finding.message, names), parents, standing, href)


def _parents(finding: Finding, of_fact: Mapping[str, str], known: set[str]) -> list[str]:
    facts = [of_fact[f] for f in finding.facts if f in of_fact]
    sources = [f"s:{p.source}" if f"s:{p.source}" in known else "s:" for p in finding.locations if p.source]
    return list(dict.fromkeys(facts or sources))


def _with_sources_themselves(facts: list[Node], findings: list[Node], sources: Sequence[Node]) -> list[Node]:
    """Between a source and the findings that concern no fact of it stands "the text itself", first of its block: so no line crosses a box."""
    own: dict[str, Node] = {}
    names = {node.key: node for node in sources}
    for finding in findings:
        for n, parent in enumerate(finding.parents):
            if parent in names:
                node = own.setdefault(
                    parent, Node(f"t:{parent}", 2, "the text itself", "", f"{names[parent].label}: the text itself", [parent], "itself")
                )
                node.href = names[parent].href
                finding.parents[n] = node.key
    for node in own.values():
        node.sub = plural(sum(node.key in f.parents for f in findings), "finding")
    order = {node.key: n for n, node in enumerate(sources)}
    return sorted([*own.values(), *facts], key=lambda n: order.get(n.parents[0], len(order)))


# ------------------------------------------------------------------------------------------------------------------ lines


def _lines(report: Report, choice: Choice, stands: Mapping[str, str]) -> tuple[Line, ...]:
    """The facts that have a box of their own, as rows."""
    of, names = by_fingerprint(report), source_names(report)
    alone = [f for f in report.facts if stands.get(f.fact_id) == f"f:{f.fact_id}"]
    return tuple(_line(fact, names, _shown(fact.findings, of, choice), state(fact, of)) for fact in alone)


def _line(fact: ReportFact, names: Mapping[str, str], findings: Iterable[Finding], standing: str) -> Line:
    return Line(
        fact=fact.fact_id,
        href=anchor("fact", fact.fact_id),
        said=f"{fact.subject}, {fact.predicate}: {shown_value(fact)}",
        state=standing,
        source=names.get(fact.source, fact.source),
        source_href=anchor("source", fact.source) if fact.source in names else "",
        findings=tuple((f.code, f.severity if f.status == "new" else f.status, fingerprint_anchor(f.fingerprint)) for f in findings),
    )


def _shown(fingerprints: Iterable[str], of: Mapping[str, Finding], choice: Choice) -> list[Finding]:
    return [of[p] for p in fingerprints if p in of and p in choice.fingerprints]
