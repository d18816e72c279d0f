"""Each source as a leaf of the page: its text with notes beside it, the evidence for its day, and what identifies it."""

from __future__ import annotations

from typing import Final

import msgspec

from whence.model import Finding, Location, Report, ReportFact, ReportSource
from whence.render.page.choice import Choice
from whence.render.page.dates import worded
from whence.render.page.graph import origins_of
from whence.render.page.links import anchor, fingerprint_anchor, web
from whence.render.page.marked import Note, Paragraph, paragraphs
from whence.render.page.names import clip, source_names
from whence.render.page.values import shown_value

_NOTES: Final = 400
_MENTIONS: Final = 24


class Leaf(msgspec.Struct, frozen=True):
    """A source as the page shows it; ``withheld`` says why there is no text."""

    source: ReportSource
    id: str
    name: str
    url: str | None
    archived: str | None
    published: str
    facts: int
    findings: tuple[tuple[str, str, str], ...]
    origins: tuple[tuple[str, str], ...]
    paragraphs: tuple[Paragraph, ...]
    withheld: str
    details: tuple[tuple[str, str], ...]
    whole: bool


def leaves(report: Report, choice: Choice) -> tuple[Leaf, ...]:
    """Lay out the sources in the report's order."""
    names = source_names(report)
    facts: dict[str, list[ReportFact]] = {}
    findings: dict[str, list[Finding]] = {}
    for fact in report.facts:
        facts.setdefault(fact.source, []).append(fact)
    for finding in report.findings:
        for sid in dict.fromkeys(p.source for p in finding.locations if p.source):
            findings.setdefault(sid, []).append(finding)
    return tuple(
        _leaf(s, names[s.id], facts.get(s.id, []), [f for f in findings.get(s.id, []) if f.fingerprint in choice.fingerprints], choice)
        for s in report.sources
    )


def _leaf(source: ReportSource, name: str, facts: list[ReportFact], findings: list[Finding], choice: Choice) -> Leaf:
    given = (
        ("Publisher", source.publisher),
        ("Author", source.author),
        ("Language", source.language),
        ("Licence", source.licence),
        ("Retrieved", " by ".join(part for part in (worded(source.retrieved), source.retrieved_by) if part)),
        ("Kept", {"full": "in full", "excerpt": "as an excerpt", "hash": "as a hash only"}.get(source.kept, source.kept)),
        ("Length", f"{source.chars:,} characters"),
        ("Text taken by", source.text_by),
        ("File", source.file),
    )
    return Leaf(
        source=source,
        id=anchor("source", source.id),
        name=name,
        url=web(source.url),
        archived=web(source.archived_url),
        published=worded(source.published.value) if source.published else "",
        facts=len(facts),
        findings=tuple((f.code, f.severity if f.status == "new" else f.status, fingerprint_anchor(f.fingerprint)) for f in findings[:_MENTIONS]),
        origins=tuple(origins_of(source).items()),
        paragraphs=paragraphs(source, _notes(source, facts, findings, choice.fact_ids)) if source.id in choice.texts else (),
        withheld=_withheld(source) if source.id in choice.texts else "The page has no room for this text; it is in report.json.",
        whole=source.id in choice.leaves,
        details=tuple((label, value) for label, value in given if value),
    )


def _notes(source: ReportSource, facts: list[ReportFact], findings: list[Finding], shown: frozenset[str]) -> list[Note]:
    notes = [_finding_note(f, n, p) for f in findings for n, p in enumerate(_here(f, source)) if p.start is not None and p.end is not None]
    notes += [
        Note(
            f.evidence.start,
            f.evidence.end,
            "evidence",
            f.fact_id,
            clip(f"{f.subject}, {f.predicate}: {shown_value(f)}", 110),
            anchor("fact", f.fact_id) if f.fact_id in shown else None,
        )
        for f in facts
        if f.evidence
    ]
    notes += [
        Note(d.start, d.end, "date", "dated by", f"{d.role}: {worded(d.value)}") for d in source.dates if d.start is not None and d.end is not None
    ]
    notes += [Note(o.start, o.end, "origin", "origin", f"{o.how}: {o.name}") for o in source.origins if o.name]
    return notes[:_NOTES] if len(notes) > _NOTES else notes


def _here(finding: Finding, source: ReportSource) -> list[Location]:
    return [p for p in finding.locations if p.source == source.id]


def _finding_note(finding: Finding, n: int, place: Location) -> Note:
    """Say what a finding says of a place: the place's own note, else, where the finding first comes up in the source, its message."""
    text = place.note or ("" if n else clip(finding.message.replace("**", ""), 120))
    state = finding.severity if finding.status == "new" else finding.status
    return Note(place.start or 0, place.end or 0, "finding", f"{finding.code} {finding.name}", text, fingerprint_anchor(finding.fingerprint), state)


def _withheld(source: ReportSource) -> str:
    if source.text is not None:
        return ""
    if source.kept == "hash":
        return "Only the hash of this source was kept, so its facts could not be checked against it."
    if source.excerpts:
        return "Only the passages that the report needs are shown" + (
            f" (licence: {source.licence})." if source.licence else ", since no open licence is recorded."
        )
    return "The settings of this run leave the text out of the report."
