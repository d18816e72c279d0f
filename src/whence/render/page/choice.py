"""What of a large report the page holds: a page of 100,000 facts opens nowhere, so the worst are shown and the rest is counted."""

from __future__ import annotations

from typing import Final

import msgspec

from whence.model import Finding, Report, ReportFact
from whence.render.order import worst_first
from whence.render.page.states import STATES, by_fingerprint, questions, state, worst

CARDS: Final = 600
"""Findings shown whole; further ones get a line each."""
_FINDINGS: Final = 5000
_FACTS: Final = 5000
_LEAVES: Final = 500
"""Sources shown with what dates and identifies them; further ones get a row each."""
_NOTE, _MARK = 300, 100
"""What a passage with a note, and one without, is reckoned at beside the text itself."""
_TEXT: Final = 3_000_000
"""Code points of sources' texts and their notes, those with findings first; the texts of further sources are in report.json."""


class Choice(msgspec.Struct, frozen=True):
    """The findings and facts that the page shows, in its order, and the sources whose text and details it has room for."""

    findings: tuple[Finding, ...]
    facts: tuple[ReportFact, ...]
    fingerprints: frozenset[str]
    fact_ids: frozenset[str]
    leaves: frozenset[str]
    texts: frozenset[str]


def _gravest_first(report: Report) -> list[Finding]:
    """Put what contradicts a fact before what leaves one without support, that before what is about a source, and the rest as in every format.

    New before waived and known, errors before warnings before notes: that order holds above.
    """
    outcomes: dict[str, str] = {fact.fact_id: fact.outcome for fact in report.facts}
    ordered = worst_first(report.findings)
    groups: dict[tuple[str, str], int] = {}
    for finding in ordered:
        groups.setdefault((finding.status, finding.severity), len(groups))

    def gravity(finding: Finding) -> tuple[int, int]:
        doubtful = [outcomes[f] for f in finding.facts if f in outcomes] if questions(finding) else []
        return groups[finding.status, finding.severity], min(worst(doubtful), 2) if finding.facts else 2

    return sorted(ordered, key=gravity)


def choose(report: Report) -> Choice:
    """Choose what is shown: findings and facts the worst first, sources with findings before those without."""
    of = by_fingerprint(report)
    findings = tuple(_gravest_first(report)[:_FINDINGS])
    facts = tuple(sorted(report.facts, key=lambda f: (STATES.index(state(f, of)), not f.findings))[:_FACTS])
    concerned = {p.source for f in findings for p in f.locations if p.source}
    ranked = sorted(report.sources, key=lambda s: s.id not in concerned)
    bearing: dict[str, int] = {}
    for fact in report.facts:
        bearing[fact.source] = bearing.get(fact.source, 0) + 1
    texts: set[str] = set()
    room = _TEXT
    for source in ranked[:_LEAVES]:
        shown = len(source.text) if source.text else sum(len(e.text) for e in source.excerpts)
        room -= shown + _NOTE * bearing.get(source.id, 0) + _MARK * len(source.unclaimed)
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
