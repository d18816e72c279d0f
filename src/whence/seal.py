"""Verifying a report: whether its inputs, evidence and findings still stand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from whence.engine import run
from whence.gate import Policy
from whence.language.align import Aligner
from whence.model import Dossier, Record, Report
from whence.settings import Settings


class Broken(Record, frozen=True):
    """Something that no longer holds: ``what`` it concerns (input, source, evidence, outcome, finding, digest) and in words how."""

    what: str
    name: str
    how: str

    def __str__(self) -> str:
        return f"{self.what} {self.name}: {self.how}"


def verify(report: Report, dossier: Dossier) -> tuple[Broken, ...]:
    """Check a report against a dossier as it stands: hashes, the place of every quote, outcomes and findings under the report's own settings."""
    return (*_inputs(report, dossier), *_evidence(report, dossier), *_again(report, dossier))


def _inputs(report: Report, dossier: Dossier) -> Iterator[Broken]:
    here = {file.path: file.sha256 for file in dossier.files}
    for file in report.inputs.files:
        if not here:
            break
        if file.path not in here:
            yield Broken("input", file.path, "is missing")
        elif here[file.path] != file.sha256:
            yield Broken("input", file.path, "is not the file that was checked (its SHA-256 differs)")
    known = {file.path for file in report.inputs.files}
    for path in sorted(here):
        if path not in known:
            yield Broken("input", path, "was not there when the report was made")


def _evidence(report: Report, dossier: Dossier) -> Iterator[Broken]:
    texts = {source.id: source.text for source in dossier.sources}
    aligners: dict[str, Aligner] = {}
    for fact in report.facts:
        if fact.evidence is None or not texts.get(fact.source):
            continue
        text = texts[fact.source]
        if text[fact.evidence.start : fact.evidence.end] == fact.evidence.text:
            continue
        aligner = aligners.setdefault(fact.source, Aligner(text))
        again = aligner.locate(fact.quote, fact.evidence.start)
        if again is None:
            yield Broken("evidence", fact.fact_id, f"“{fact.quote}” no longer stands in {fact.source}")
        elif (again.start, again.end) == (fact.evidence.start, fact.evidence.end):
            yield Broken("evidence", fact.fact_id, f"was “{fact.evidence.text}”, and {fact.source} now has “{again.text}”")
        else:
            yield Broken(
                "evidence",
                fact.fact_id,
                f"stands at {again.start}:{again.end} of {fact.source}, no longer at {fact.evidence.start}:{fact.evidence.end}",
            )


def _again(report: Report, dossier: Dossier) -> Iterator[Broken]:
    try:
        settings = msgspec.convert(report.inputs.settings, Settings)
    except msgspec.ValidationError as e:
        yield Broken("settings", "report", f"cannot be read: {e}")
        return
    codes = tuple(info.code for info in report.inputs.checks)
    again = run(dossier, Policy(settings, today=report.inputs.today), select=codes, extract=any(fact.extracted for fact in report.facts))
    outcomes = {fact.fact_id: fact.outcome for fact in again.facts}
    for fact in report.facts:
        now = outcomes.get(fact.fact_id)
        if now is None:
            yield Broken("fact", fact.fact_id, "is no longer there")
        elif now != fact.outcome:
            yield Broken("outcome", fact.fact_id, f"was {fact.outcome}, is {now}")
    # the gate speaks of its own day; suites of Great Expectations are run by what made the report, and not again here
    apart = {"WH802", "WH805", "WH806"}
    before = {f.fingerprint: f for f in report.findings if f.code not in apart}
    after = {f.fingerprint: f for f in again.findings if f.code not in apart}
    for fingerprint, finding in before.items():
        if fingerprint not in after:
            yield Broken("finding", fingerprint, f"{finding.code} is gone: {finding.message}")
    for fingerprint, finding in after.items():
        if fingerprint not in before:
            yield Broken("finding", fingerprint, f"{finding.code} is new: {finding.message}")


def dossier_of(report: Path) -> Path:
    """The dossier that a report stands in: ``DOSSIER/reports/report.json``."""
    folder = report.resolve().parent
    return folder.parent if folder.name == "reports" else folder
