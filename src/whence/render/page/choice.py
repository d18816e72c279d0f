"""What of a large report the page holds: a page of 100,000 facts opens nowhere, so the worst are shown and the rest is counted."""

from __future__ import annotations

from typing import Final

import msgspec

from whence.model import Finding, Report, ReportFact
from whence.render.order import worst_first

CARDS: Final = 600
"""Findings shown whole; further ones get a line each."""
_FINDINGS: Final = 6000
_FACTS: Final = 6000
_LEAVES: Final = 500
"""Sources shown with what dates and identifies them; further ones get a row each."""
_TEXT: Final = 2_500_000
"""Code points of sources' texts and their notes, those with findings first; the texts of further sources are in report.json."""
_OUTCOMES: Final = ("contradicted", "unsupported", "unchecked", "supported")


class Choice(msgspec.Struct, frozen=True):
    """The findings and facts that the page shows, in its order, and the sources whose text and details it has room for."""

    findings: tuple[Finding, ...]
    facts: tuple[ReportFact, ...]
    fingerprints: frozenset[str]
    fact_ids: frozenset[str]
    leaves: frozenset[str]
    texts: frozenset[str]


def choose(report: Report) -> Choice:
    """Choose what is shown: findings and facts the worst first, sources with findings before those without."""
    findings = tuple(worst_first(report.findings)[:_FINDINGS])
    facts = tuple(sorted(report.facts, key=lambda f: (_OUTCOMES.index(f.outcome), not f.findings))[:_FACTS])
    concerned = {p.source for f in findings for p in f.locations if p.source}
    ranked = sorted(report.sources, key=lambda s: s.id not in concerned)
    bearing: dict[str, int] = {}
    for fact in report.facts:
        bearing[fact.source] = bearing.get(fact.source, 0) + 1
    texts: set[str] = set()
    room = _TEXT
    for source in ranked[:_LEAVES]:
        room -= (len(source.text) if source.text else sum(len(e.text) for e in source.excerpts)) + 300 * bearing.get(source.id, 0)
        if room < 0 and texts:
            break
        texts.add(source.id)
    return Choice(
        findings,
        facts,
        frozenset(f.fingerprint for f in findings),
        frozenset(f.fact_id for f in facts),
        frozenset(s.id for s in ranked[:_LEAVES]),
        frozenset(texts),
    )
