"""The facts as rows of a table: outcome, value, the words that bear it, and which other facts agree or conflict."""

from __future__ import annotations

from typing import Final

import msgspec

from whence.model import Finding, Report, ReportFact
from whence.render.differing import Piece
from whence.render.page.choice import Choice
from whence.render.page.links import anchor, fingerprint_anchor
from whence.render.page.names import source_names
from whence.render.page.values import shown_value

_DISAGREE: Final = {"WH206", "WH207", "WH302", "WH306", "WH401", "WH402", "WH403", "WH501"}
"""Checks whose finding about several facts says that these cannot all be true; WH404, say, is about facts that agree."""
_OTHERS: Final = 4
_LONGEST: Final = 600


class FactRow(msgspec.Struct, frozen=True):
    """A fact as the page shows it; ``quote`` is in pieces, altered words marked; ``agreeing`` and ``conflicting`` link to other facts."""

    fact: ReportFact
    id: str
    value: str
    as_given: str
    source: str
    source_href: str | None
    quote: tuple[Piece, ...]
    agreeing: tuple[tuple[str, str], ...]
    more_agreeing: int
    conflicting: tuple[tuple[str, str], ...]
    findings: tuple[tuple[str, str, str], ...]


def rows(report: Report, choice: Choice) -> tuple[FactRow, ...]:
    """Lay out the chosen facts, those in doubt first."""
    of = {finding.fingerprint: finding for finding in report.findings}
    names = source_names(report)
    groups: dict[tuple[str, str, str], list[ReportFact]] = {_said(fact): [] for fact in choice.facts}
    for fact in report.facts:
        if (said := _said(fact)) in groups:
            groups[said].append(fact)
    ids: set[str] = set()
    made = []
    for fact in choice.facts:
        name = anchor("fact", fact.fact_id)
        findings = [of[p] for p in fact.findings if p in of and p in choice.fingerprints]
        made.append(_row(fact, "" if name in ids else name, names, groups[_said(fact)], findings, choice.fact_ids))
        ids.add(name)
    return tuple(made)


def _row(fact: ReportFact, name: str, names: dict[str, str], alike: list[ReportFact], findings: list[Finding], shown: frozenset[str]) -> FactRow:
    elsewhere = [other.fact_id for other in alike if other.source != fact.source][: _OTHERS + 1]
    rivals = dict.fromkeys(f for finding in findings if finding.code in _DISAGREE for f in finding.facts if f != fact.fact_id)
    value = shown_value(fact)
    return FactRow(
        fact=fact,
        id=name,
        value=value,
        as_given=fact.value if value != fact.value else "",
        source=names.get(fact.source, fact.source),
        source_href=anchor("source", fact.source) if fact.source in names else None,
        quote=_quote(fact),
        agreeing=tuple((other, anchor("fact", other) if other in shown else "") for other in elsewhere[:_OTHERS]),
        more_agreeing=max(0, sum(o.source != fact.source for o in alike) - _OTHERS) if len(elsewhere) > _OTHERS else 0,
        conflicting=tuple((other, anchor("fact", other) if other in shown else "") for other in list(rivals)[:_OTHERS]),
        findings=tuple((f.code, f.severity if f.status == "new" else f.status, fingerprint_anchor(f.fingerprint)) for f in findings),
    )


def _said(fact: ReportFact) -> tuple[str, str, str]:
    """What makes two facts say the same: subject, predicate and value as compared."""
    n = fact.normalised
    value = n.get("date") or (f"{n['low']}..{n.get('high')} {n.get('unit')}" if "low" in n else fact.value.casefold())
    return str(n.get("subject") or fact.subject).casefold(), fact.predicate.casefold(), str(value)


def _quote(fact: ReportFact) -> tuple[Piece, ...]:
    """Give the source's own words where they were found, the words that the quote changes marked; else the quote as given."""
    found = fact.evidence
    if found is None:
        return (Piece(fact.quote[:_LONGEST]),) if fact.quote else ()
    pieces, at = [], 0
    for edit in found.edits:
        low, high = edit.start - found.start, edit.end - found.start
        if at <= low < high <= len(found.text):
            pieces += [Piece(found.text[at:low]), Piece(found.text[low:high], differs=True)]
            at = high
    pieces.append(Piece(found.text[at:]))
    return tuple(p for p in pieces if p.text) if len(found.text) <= _LONGEST else (Piece(found.text[:_LONGEST] + " …"),)
