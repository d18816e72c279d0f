"""The state of a fact as the page tells it: its outcome, and ``questioned`` for a supported fact against which a warning or an error stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from whence.model import Finding, Report, ReportFact

STATES: Final = ("contradicted", "unsupported", "questioned", "unchecked", "supported")
"""In the order of the page: the worst first."""


def by_fingerprint(report: Report) -> dict[str, Finding]:
    """Index the findings."""
    return {finding.fingerprint: finding for finding in report.findings}


def questions(finding: Finding) -> bool:
    """Tell whether a finding throws doubt on a fact: it is new, and more than a note."""
    return finding.status == "new" and finding.severity != "info"


def state(fact: ReportFact, findings: Mapping[str, Finding]) -> str:
    """Give a fact's state, one of ``STATES``."""
    if fact.outcome == "supported" and any(questions(findings[p]) for p in fact.findings if p in findings):
        return "questioned"
    return fact.outcome


def worst(states: Iterable[str]) -> int:
    """Rank states: 0 for contradicted; past the last for none."""
    return min((STATES.index(s) for s in states), default=len(STATES))
