"""PROV-JSON: where each fact came from, by whom it was extracted, checked, reviewed and waived, as W3C PROV says it.

Sources, quotations, facts and findings are entities; a quotation is ``wasQuotedFrom`` its source and carries Web Annotation's text-quote and
text-position selectors; origins are what a source ``wasDerivedFrom`` or ``hadPrimarySource``; extraction, checking, review and waiving are
activities of agents. There is no time of day in it: the same report gives the same document.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from whence.model import Finding, Report, ReportFact, ReportSource
from whence.render.order import worst_first
from whence.render.passage import by_id

if TYPE_CHECKING:
    from whence.render.statements import Statements

_SPACES: Final = {
    "whence": "urn:whence:ns#",
    "source": "urn:whence:source:",
    "origin": "urn:whence:origin:",
    "quotation": "urn:whence:quotation:",
    "fact": "urn:whence:fact:",
    "finding": "urn:whence:finding:",
    "waiver": "urn:whence:waiver:",
    "review": "urn:whence:review:",
    "activity": "urn:whence:activity:",
    "agent": "urn:whence:agent:",
    "dcterms": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "schema": "https://schema.org/",
}
_AROUND: Final = 32
"""Code points of prefix and suffix in a text-quote selector: enough to tell one occurrence from another."""
_DERIVED: Final = {"first appeared in", "translated", "abridged", "reprinted"}
"""Origins that the source is a form of; the others are what it rests its words on."""


def render(report: Report) -> str:
    """Give the report as a PROV-JSON document."""
    return "".join(pieces(report))


def pieces(report: Report) -> Iterator[str]:
    """Give the document in pieces, for a file."""
    from whence.render.statements import Statements

    document = Statements(_SPACES)
    _software(document, report)
    for source in report.sources:
        _source(document, source)
    _facts(document, report)
    _reviews(document, report)
    _findings(document, report)
    return document.pieces()


# ------------------------------------------------------------------------------------------------------------------ what there is


def _software(document: Statements, report: Report) -> None:
    """Write who checks: whence as a software agent, its activity, and the report that came of it."""
    version = report.inputs.versions.get("whence", "")
    document.declare("agent", "agent:whence", _given({"prov:type": document.type("prov:SoftwareAgent"), "whence:version": version}))
    document.declare("activity", "activity:check", _given({"whence:digest": report.inputs.digest}))
    document.relate("association", "activity:check", "agent:whence")
    shown = {"prov:type": document.type("whence:Report"), "whence:verdict": report.verdict, "whence:digest": report.inputs.digest}
    document.declare("entity", "whence:report", _given(shown))
    document.relate("generation", "whence:report", "activity:check")


def _source(document: Statements, source: ReportSource) -> None:
    """Write a source with its digest, and the origins that it goes back to."""
    name = _name("source", source.id)
    attributes = {
        "prov:type": document.type("whence:Source"),
        "dcterms:identifier": source.id,
        "dcterms:title": source.title,
        "dcterms:publisher": source.publisher,
        "dcterms:creator": source.author,
        "dcterms:language": source.language,
        "dcterms:license": source.licence,
        "dcterms:issued": source.published.value if source.published else None,
        "schema:url": source.url,
        "whence:sha256": source.sha256,
        "whence:textSha256": source.text_sha256,
        "whence:textBy": source.text_by,
    }
    if not document.declare("entity", name, _given(attributes)):
        return
    document.relate("usage", "activity:check", name)
    hows = {origin.name: origin.how for origin in source.origins if origin.name}
    for rested in source.rests_on:
        hows.setdefault(rested, "rests on")
    for origin, how in hows.items():
        _origin(document, name, origin, how)


def _origin(document: Statements, source: str, origin: str, how: str) -> None:
    name = _name("origin", origin.casefold())
    document.declare("entity", name, _given({"prov:type": document.type("whence:Origin"), "dcterms:title": origin}))
    document.relate("derivation" if how in _DERIVED else "primary_source", source, name, **_given({"whence:how": how}))


def _facts(document: Statements, report: Report) -> None:
    """Write the facts, each derived from a quotation from its source where the words were found, and who extracted them."""
    sources = by_id(report)
    extracting: dict[str, set[str]] = {}
    for fact in report.facts:
        name = _name("fact", fact.fact_id)
        if not document.declare("entity", name, _given(_fact_attributes(document, fact))):
            continue  # a table may repeat an id, a document may not
        document.relate("usage", "activity:check", name)
        if fact.source in sources:
            document.relate("derivation", name, _quotation(document, fact, sources[fact.source]) or _name("source", fact.source))
        extractor = fact.extractor or ("whence" if fact.extracted else "")
        if extractor:
            document.relate("generation", name, _extraction(document, extractor, fact.source if fact.source in sources else None, extracting))


def _extraction(document: Statements, extractor: str, source: str | None, extracting: dict[str, set[str]]) -> str:
    """Write, once, the activity of an extractor and that it read a source; its name."""
    activity, agent = _name("activity", f"extract by {extractor}"), _name("agent", extractor)
    if extractor not in extracting:
        extracting[extractor] = set()
        if extractor != "whence":
            document.declare("agent", agent, _given({"prov:type": document.type("prov:SoftwareAgent"), "dcterms:title": extractor}))
        document.declare("activity", activity)
        document.relate("association", activity, agent)
    if source and source not in extracting[extractor]:
        extracting[extractor].add(source)
        document.relate("usage", activity, _name("source", source))
    return activity


def _fact_attributes(document: Statements, fact: ReportFact) -> dict[str, Any]:
    return {
        "prov:type": document.type("whence:Fact"),
        "whence:subject": fact.subject,
        "whence:predicate": fact.predicate,
        "prov:value": fact.value,
        "whence:unit": fact.unit,
        "whence:event": fact.event,
        "whence:asOf": fact.as_of,
        "whence:attributedTo": fact.attributed_to,
        "whence:modality": fact.modality,
        "whence:outcome": fact.outcome,
    }


def _quotation(document: Statements, fact: ReportFact, source: ReportSource) -> str | None:
    """Write the words that bear a fact, with both selectors; None where they were not found."""
    found = fact.evidence
    if found is None:
        return None
    name = _name("quotation", fact.fact_id)
    text = source.text
    attributes = {
        "prov:type": document.type("oa:TextQuoteSelector"),
        "oa:exact": found.text,
        "oa:prefix": text[max(0, found.start - _AROUND) : found.start] if text else None,
        "oa:suffix": text[found.end : found.end + _AROUND] if text else None,
        "oa:start": found.start,
        "oa:end": found.end,
        "whence:match": found.match,
    }
    document.declare("entity", name, [*_given(attributes).items(), ("prov:type", document.type("oa:TextPositionSelector"))])
    document.relate("quotation", name, _name("source", source.id))
    return name


# ------------------------------------------------------------------------------------------------------------------ what people did


def _person(document: Statements, name: str) -> str:
    identifier = _name("agent", f"person {name}")
    document.declare("agent", identifier, _given({"prov:type": document.type("prov:Person"), "dcterms:title": name}))
    return identifier


def _reviews(document: Statements, report: Report) -> None:
    """Write one review a reviewer, of all the facts that they looked at."""
    reviewed: dict[str, dict[str, None]] = {}
    for fact in report.facts:
        if fact.reviewer:
            reviewed.setdefault(fact.reviewer, {})[_name("fact", fact.fact_id)] = None
    for reviewer, facts in reviewed.items():
        activity, entity, person = _name("activity", f"review by {reviewer}"), _name("review", reviewer), _person(document, reviewer)
        document.declare("activity", activity)
        document.relate("association", activity, person)
        document.declare("entity", entity, _given({"prov:type": document.type("whence:Review"), "whence:facts": len(facts)}))
        document.relate("generation", entity, activity)
        document.relate("attribution", entity, person)
        for name in facts:
            document.relate("usage", activity, name)


def _findings(document: Statements, report: Report) -> None:
    """Write the findings, what each is about, and who waived it."""
    sources, facts = by_id(report), {fact.fact_id for fact in report.facts}
    for finding in worst_first(report.findings):
        name = _name("finding", finding.fingerprint)
        attributes = {
            "prov:type": document.type("whence:Finding"),
            "whence:code": finding.code,
            "whence:severity": finding.severity,
            "whence:status": finding.status,
            "dcterms:description": finding.message,
        }
        if not document.declare("entity", name, _given(attributes)):
            continue
        document.relate("generation", name, "activity:check")
        about = [_name("fact", f) for f in finding.facts if f in facts]
        about += [_name("source", p.source) for p in finding.locations if p.source in sources]
        for what in dict.fromkeys(about):
            document.relate("derivation", name, what)
        _waiver(document, finding, name)


def _waiver(document: Statements, finding: Finding, name: str) -> None:
    if finding.waiver is None:
        return
    waiver, activity, person = (
        _name("waiver", finding.fingerprint),
        _name("activity", f"waive {finding.fingerprint}"),
        _person(document, finding.waiver.by),
    )
    attributes = {
        "prov:type": document.type("whence:Waiver"),
        "dcterms:description": finding.waiver.reason,
        "dcterms:valid": finding.waiver.expires,
    }
    document.declare("entity", waiver, _given(attributes))
    document.declare("activity", activity)
    document.relate("usage", activity, name)
    document.relate("generation", waiver, activity)
    document.relate("association", activity, person)
    document.relate("attribution", waiver, person)


# ------------------------------------------------------------------------------------------------------------------ names


def _name(kind: str, name: str) -> str:
    """Make a qualified name of any string: what it may not hold is percent-encoded."""
    return f"{kind}:{quote(name, safe='-._~', errors='replace')}"


def _given(attributes: dict[str, Any]) -> dict[str, Any]:
    """Keep the attributes that have a value; a lone surrogate, for which UTF-8 has no form, becomes a question mark."""
    return {key: _encodable(value) for key, value in attributes.items() if value not in {None, ""}}


def _encodable(value: Any) -> Any:
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
