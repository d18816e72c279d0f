"""Each source as a leaf of the page: its text with notes beside it, the evidence for its day, and what identifies it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from whence.model import Finding, Location, Report, ReportFact, ReportSource
from whence.render.page.choice import Choice
from whence.render.page.dates import worded
from whence.render.page.links import anchor, fingerprint_anchor, web
from whence.render.page.marked import Marked, Note, Paragraph, marked
from whence.render.page.names import clip, role_in_words, source_names, told
from whence.render.page.origins import origins_of
from whence.render.page.places import Places
from whence.render.page.publication import Published, published
from whence.render.page.values import shown_value

_NOTES: Final = 400
_MENTIONS: Final = 24


class Evidence(msgspec.Struct, frozen=True):
    """A piece of evidence for a source's day, in words."""

    day: str
    role: str
    text: str
    why: str
    href: str | None


class Leaf(msgspec.Struct, frozen=True):
    """A source as the page shows it; ``number`` is its place in the report, ``shared`` counts its findings that other sources have too.

    ``withheld`` says why there is no text.
    """

    source: ReportSource
    number: int
    id: str
    name: str
    url: str | None
    archived: str | None
    published: Published | None
    dates: tuple[Evidence, ...]
    reasons: tuple[str, ...]
    facts: int
    findings: tuple[tuple[str, str, str], ...]
    many: int
    shared: int
    origins: tuple[tuple[str, str], ...]
    paragraphs: tuple[Paragraph, ...]
    passages: dict[tuple[int, int], int]
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
        _leaf(s, n, names, facts.get(s.id, []), [f for f in findings.get(s.id, []) if f.fingerprint in choice.fingerprints], choice)
        for n, s in enumerate(report.sources, 1)
    )


def places(made: Iterable[Leaf]) -> Places:
    """Collect where on the page the words of the sources stand."""
    made = tuple(made)
    known = {(leaf.source.id, *span): words_anchor(leaf.number, number) for leaf in made for span, number in leaf.passages.items()}
    return Places(known, frozenset(leaf.source.id for leaf in made))


def words_anchor(source: int, passage: int) -> str:
    """Make the id of a passage: the source's number in the report, the passage's in the source."""
    return f"words-{source}-{passage}"


def _leaf(source: ReportSource, number: int, names: Mapping[str, str], facts: list[ReportFact], findings: list[Finding], choice: Choice) -> Leaf:
    given = (
        ("Publisher", source.publisher),
        ("Author", source.author),
        ("Language", source.language),
        ("Licence", source.licence),
        ("Collected", " by ".join(part for part in (worded(source.retrieved), source.retrieved_by) if part)),
        ("Kept", {"full": "in full", "excerpt": "as an excerpt", "hash": "as a hash only"}.get(source.kept, source.kept)),
        ("Length", f"{source.chars:,} characters"),
        ("Text taken by", source.text_by),
        ("File", source.file),
    )
    shown = source.id in choice.texts
    text = marked(source, _notes(source, facts, findings, choice.fact_ids, names)) if shown else Marked()
    at = {span: words_anchor(number, n) for span, n in text.passages.items()}
    return Leaf(
        source=source,
        number=number,
        id=anchor("source", source.id),
        name=names[source.id],
        url=web(source.url),
        archived=web(source.archived_url),
        published=published(source),
        dates=tuple(
            Evidence(worded(d.value), role_in_words(d.role), d.text, told(d.why, names), at.get((d.start or 0, d.end or 0))) for d in source.dates
        ),
        reasons=tuple(told(why, names) for why in source.published.why) if source.published else (),
        facts=len(facts),
        findings=tuple((f.code, f.severity if f.status == "new" else f.status, fingerprint_anchor(f.fingerprint)) for f in findings[:_MENTIONS]),
        many=len(findings),
        shared=sum(any(p.source and p.source != source.id for p in f.locations) for f in findings),
        origins=tuple(origins_of(source).items()),
        paragraphs=text.paragraphs,
        passages=text.passages,
        withheld=_withheld(source) if shown else "The page has no room for this text; it is in report.json.",
        whole=source.id in choice.leaves,
        details=tuple((label, value) for label, value in given if value),
    )


def _notes(source: ReportSource, facts: list[ReportFact], findings: list[Finding], shown: frozenset[str], names: Mapping[str, str]) -> list[Note]:
    notes = [_finding_note(f, n, p, names) for f in findings for n, p in enumerate(_here(f, source)) if p.start is not None and p.end is not None]
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
        Note(d.start, d.end, "date", "dates it", f"{role_in_words(d.role)}: {worded(d.value)}")
        for d in source.dates
        if d.start is not None and d.end is not None
    ]
    notes += [Note(o.start, o.end, "origin", "origin", f"{o.how}: {o.name}") for o in source.origins if o.name]
    notes += [Note(u.start, u.end, "loose") for u in source.unclaimed]
    notes += [Note(q.start, q.end, "said") for q in source.quotations]
    return notes[:_NOTES] if len(notes) > _NOTES else notes


def _here(finding: Finding, source: ReportSource) -> list[Location]:
    return [p for p in finding.locations if p.source == source.id and p.where == "source"]


def _finding_note(finding: Finding, n: int, place: Location, names: Mapping[str, str]) -> Note:
    """Say what a finding says of a place: the place's own note, else, where the finding first comes up in the source, its message."""
    text = told(role_in_words(place.note) if place.note else ("" if n else clip(finding.message.replace("**", ""), 120)), names)
    state = finding.severity if finding.status == "new" else finding.status
    head = f"{finding.code} {finding.name}"
    return Note(place.start or 0, place.end or 0, _kind(finding, place), head, text, fingerprint_anchor(finding.fingerprint), state)


def _kind(finding: Finding, place: Location) -> str:
    """Tell the words in doubt from the good ones that a doubtful fact, or other words, are held against."""
    if finding.status != "new" or finding.severity == "info":
        return "noted"
    return "fault" if place.role == "primary" else "held"


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
