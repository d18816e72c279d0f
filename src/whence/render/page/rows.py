"""The facts as rows of a table: state, value, the words that bear it, why, and which other facts agree or conflict."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

import msgspec

from whence.model import Finding, Report, ReportFact, ReportSource
from whence.render.differing import Piece, differing
from whence.render.page.choice import Choice
from whence.render.page.links import anchor, fingerprint_anchor
from whence.render.page.names import is_translation, source_names
from whence.render.page.places import Places
from whence.render.page.publication import Published, published
from whence.render.page.quotations import overlaps, speaker
from whence.render.page.reasons import reason
from whence.render.page.states import by_fingerprint, state
from whence.render.page.values import shown_value

_DISAGREE: Final = {"WH206", "WH207", "WH302", "WH306", "WH401", "WH402", "WH403", "WH501"}
"""Checks whose finding about several facts says that these cannot all be true; WH404, say, is about facts that agree."""
_ONE_ORIGIN: Final = "WH404"
_OTHERS: Final = 4
_SOUGHT: Final = 40
"""Facts of equal value that are looked at for a common word."""
_LONGEST: Final = 600
_FOUND: Final = {"normalised": "but for spaces and punctuation", "elided": "with words left out", "altered": ""}
_WORD: Final = re.compile(r"[^\W\d_]{4,}")

Link = tuple[str, str]


class FactRow(msgspec.Struct, frozen=True):
    """A fact as the page shows it.

    ``given`` is its quote where that is not what the source has, ``quote`` the source's own words (nothing where they are not there), altered
    words marked in both. ``agreeing``, ``conflicting`` ``alike`` (the same figure, not compared) and ``beside`` (on the same, neither
    agreeing nor in conflict) link to other facts.
    """

    fact: ReportFact
    id: str
    state: str
    value: str
    as_given: str
    source: str
    href: str | None
    found: str
    given: tuple[Piece, ...]
    quote: tuple[Piece, ...]
    said_by: str
    why: str
    agreeing: tuple[Link, ...]
    more_agreeing: int
    conflicting: tuple[Link, ...]
    alike: tuple[Link, ...]
    beside: tuple[Link, ...]
    one_origin: bool
    compared: bool
    findings: tuple[tuple[str, str, str], ...]


class _Known(msgspec.Struct, frozen=True):
    """What rows are made from: the sources, their names and days, which facts say the same or have one value."""

    sources: Mapping[str, ReportSource]
    names: Mapping[str, str]
    days: Mapping[str, Published | None]
    same: Mapping[tuple[str, str, str], list[ReportFact]]
    valued: Mapping[str, list[ReportFact]]
    keyed: Mapping[str, list[str]]
    shown: frozenset[str]
    places: Places

    def links(self, ids: list[str]) -> tuple[Link, ...]:
        return tuple((name, anchor("fact", name) if name in self.shown else "") for name in ids)


def rows(report: Report, choice: Choice, places: Places) -> tuple[FactRow, ...]:
    """Lay out the chosen facts, those in doubt first."""
    of = by_fingerprint(report)
    same: dict[tuple[str, str, str], list[ReportFact]] = {_said(fact): [] for fact in choice.facts}
    valued: dict[str, list[ReportFact]] = {_figure(fact): [] for fact in choice.facts if fact.kind == "number"}
    keyed: dict[str, list[str]] = {fact.key: [] for fact in choice.facts if fact.key}
    for fact in report.facts:
        if fact.key and fact.key in keyed:
            keyed[fact.key].append(fact.fact_id)
        if (said := _said(fact)) in same:
            same[said].append(fact)
        if fact.kind == "number" and (figure := _figure(fact)) in valued:
            valued[figure].append(fact)
    days = {source.id: published(source) for source in report.sources}
    known = _Known({s.id: s for s in report.sources}, source_names(report), days, same, valued, keyed, choice.fact_ids, places)
    ids: set[str] = set()
    made = []
    for fact in choice.facts:
        name = anchor("fact", fact.fact_id)
        findings = [of[p] for p in fact.findings if p in of and p in choice.fingerprints]
        made.append(_row(fact, "" if name in ids else name, state(fact, of), findings, known))
        ids.add(name)
    return tuple(made)


def _row(fact: ReportFact, name: str, standing: str, findings: list[Finding], known: _Known) -> FactRow:
    agreeing = [other.fact_id for other in known.same[_said(fact)] if other.source != fact.source]
    rivals = list(dict.fromkeys(f for finding in findings if finding.code in _DISAGREE for f in finding.facts if f != fact.fact_id))
    value = shown_value(fact)
    given, quote = _quotes(fact)
    return FactRow(
        fact=fact,
        id=name,
        state=standing,
        value=value,
        as_given=fact.value if value != fact.value else "",
        source=known.names.get(fact.source, fact.source),
        href=_where(fact, known),
        found=_FOUND.get(fact.evidence.match, "") if fact.evidence else "",
        given=given,
        quote=quote,
        said_by=_said_by(fact, known),
        why=reason(fact, findings, known.sources.get(fact.source), known.names),
        agreeing=known.links(agreeing[:_OTHERS]),
        more_agreeing=max(0, len(agreeing) - _OTHERS),
        conflicting=known.links(rivals[:_OTHERS]),
        beside=known.links(_beside(fact, {*agreeing, *rivals}, known)),
        alike=known.links(_alike(fact, {*agreeing, *rivals}, known)),
        one_origin=any(f.code == _ONE_ORIGIN and f.status == "new" for f in findings),
        compared=fact.key is not None,
        findings=tuple((f.code, f.severity if f.status == "new" else f.status, fingerprint_anchor(f.fingerprint)) for f in findings),
    )


def _where(fact: ReportFact, known: _Known) -> str | None:
    span = (fact.evidence.start, fact.evidence.end) if fact.evidence else (None, None)
    return known.places.words(fact.source, *span)


def _said(fact: ReportFact) -> tuple[str, str, str]:
    """What makes two facts say the same: subject, predicate and value as compared."""
    return str(fact.normalised.get("subject") or fact.subject).casefold(), fact.predicate.casefold(), _value(fact)


def _value(fact: ReportFact) -> str:
    n = fact.normalised
    return str(n.get("date") or (f"{n['low']}..{n.get('high')} {n.get('unit')}" if "low" in n else fact.value.casefold()))


def _figure(fact: ReportFact) -> str:
    """A value without its unit: "54,000 troops" and "54,000 soldiers" are one figure."""
    n = fact.normalised
    return f"{n['low']}..{n.get('high')}" if "low" in n else _value(fact)


def _alike(fact: ReportFact, related: set[str], known: _Known) -> list[str]:
    """Facts of another source with the same figure whose subjects share a word, though nothing says that they are one: they were not compared."""
    if fact.kind != "number":
        return []
    ours = _words(fact)
    rows = known.valued.get(_figure(fact), [])[:_SOUGHT]
    return [o.fact_id for o in rows if o.source != fact.source and o.fact_id not in related and ours & _words(o)][:_OTHERS]


def _beside(fact: ReportFact, related: set[str], known: _Known) -> list[str]:
    """Other facts that speak of the same thing, where nothing says that they agree or conflict: one is in doubt itself, or of the same source."""
    rows = known.keyed.get(fact.key or "", [])[: _OTHERS + len(related) + 1]
    return [other for other in rows if other != fact.fact_id and other not in related][:_OTHERS]


def _words(fact: ReportFact) -> set[str]:
    return {word.casefold() for word in _WORD.findall(fact.subject)}


def _said_by(fact: ReportFact, known: _Known) -> str:
    """For a quotation: who says the words in the source, when that was published, and whether they are translated."""
    source = known.sources.get(fact.source)
    if source is None or fact.kind != "quotation":
        return ""
    said = next((q for q in source.quotations if overlaps(fact, q)), None)
    if said is None:
        return ""
    day = known.days.get(fact.source)
    parts = [f"said by {speaker(said)}" if speaker(said) else "the speaker is not named", day.label if day else ""]
    return ", ".join(part for part in (*parts, "in translation" if is_translation(source) else "") if part)


def _quotes(fact: ReportFact) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The fact's words where they are not the source's, and the source's: what differs is marked in both."""
    found = fact.evidence
    if found is None:
        return ((Piece(_cut(fact.quote)),) if fact.quote else (), ())
    if found.match != "altered":
        return (), (Piece(_cut(found.text)),)
    if (both := differing(fact.quote, found.text)) and len(found.text) <= _LONGEST:
        return both
    pieces, at = [], 0
    for edit in found.edits:
        low, high = edit.start - found.start, edit.end - found.start
        if at <= low < high <= len(found.text):
            pieces += [Piece(found.text[at:low]), Piece(found.text[low:high], differs=True)]
            at = high
    pieces.append(Piece(found.text[at:]))
    theirs = tuple(p for p in pieces if p.text) if len(found.text) <= _LONGEST else (Piece(_cut(found.text)),)
    return (Piece(_cut(fact.quote)),), theirs


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + " …"
