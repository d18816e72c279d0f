"""What the findings mean for each fact: supported, contradicted, unsupported or unchecked; and how far the facts could be checked at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from whence.model import Coverage, Fact, Finding, Outcome, ReportFact, Unclaimed
from whence.reading import Reading
from whence.reading.agreement import key_of
from whence.reading.summary import compared, normalised
from whence.reading.uncovered import how_many
from whence.sampling import review_of
from whence.suite import Suite


def judge_facts(reading: Reading, findings: Sequence[Finding], chosen: Suite) -> tuple[Coverage, tuple[ReportFact, ...]]:
    """The outcome of every fact, and how far the facts could be checked."""
    bearing: dict[str, str] = {c.code: c.bears for c in chosen.checks}
    of_fact: dict[str, list[Finding]] = {}
    for finding in findings:
        for fact_id in finding.facts:
            of_fact.setdefault(fact_id, []).append(finding)
    rows = []
    count: Counter[str] = Counter()
    for fact in reading.facts:
        about = of_fact.get(fact.fact_id, [])
        evidence = reading.evidence(fact)
        compared = evidence is not None and reading.comparison(fact).verdict != "unknown"
        outcome = _outcome(about, bearing, compared=compared)
        count["located"] += evidence is not None
        count["compared"] += compared
        count["unchecked"] += outcome == "unchecked"
        rows.append(_report_fact(reading, fact, outcome, about))
    bare, every = how_many(reading) if reading.dossier.has_table else (Unclaimed(), Unclaimed())
    coverage = Coverage(
        located=count["located"],
        value_compared=count["compared"],
        located_only=count["located"] - count["compared"],
        unchecked=count["unchecked"],
        unclaimed=bare,
        review=review_of(reading.dossier.reviews, [fact.fact_id for fact in reading.facts]),
        mentioned=every,
    )
    return coverage, tuple(rows)


def _outcome(findings: Sequence[Finding], bearing: Mapping[str, str], *, compared: bool) -> Outcome:
    bears = {bearing.get(f.code, "nothing") for f in findings if f.code != "WH108" or f.severity == "error"}
    if "contradicts" in bears:
        return "contradicted"
    if "unsupported" in bears:
        return "unsupported"
    return "supported" if compared else "unchecked"


def _report_fact(reading: Reading, fact: Fact, outcome: Outcome, findings: Sequence[Finding]) -> ReportFact:
    return ReportFact(
        fact_id=fact.fact_id,
        source=fact.source,
        subject=fact.subject,
        predicate=fact.predicate,
        value=fact.value,
        kind=reading.kind(fact),
        outcome=outcome,
        quote=fact.quote,
        unit=fact.unit,
        modality=fact.modality,
        event=fact.event,
        as_of=fact.as_of,
        attributed_to=fact.attributed_to,
        extractor=fact.extractor,
        reviewer=fact.reviewer,
        confidence=fact.confidence,
        dossier=fact.dossier,
        extracted=fact.extracted,
        file=fact.file,
        line=fact.line,
        other=dict(sorted(fact.other.items())),
        evidence=reading.evidence(fact),
        normalised=normalised(reading, fact),
        findings=tuple(f.fingerprint for f in findings),
        compared=compared(reading, fact),
        key=key_of(reading, fact),
    )
