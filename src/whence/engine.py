"""The engine: one dossier and a suite in, a report out."""

from __future__ import annotations

import hashlib
import platform
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from importlib.metadata import version
from typing import Any

import msgspec

from whence import gate, suite
from whence.errors import SettingsError
from whence.gate import Policy
from whence.model import (
    CheckInfo,
    Dossier,
    Finding,
    Held,
    InputFile,
    Inputs,
    Report,
    ReportFact,
    Skipped,
    Summary,
)
from whence.outcomes import judge_facts
from whence.reading import Reading
from whence.reading.summary import source_summary
from whence.settings import Settings
from whence.suite import Suite


def check(
    dossier: Dossier,
    *,
    select: str | Sequence[str] | None = None,
    ignore: str | Sequence[str] = (),
    settings: Settings | Mapping[str, Any] | None = None,
    extract: bool | None = None,
    today: date | str | None = None,
) -> Report:
    """Check a dossier and report on it.

    ``select`` and ``ignore`` are codes, names or prefixes of codes; ``extract`` None extracts facts where the dossier brings none. Raises
    SettingsError for codes, options and settings that are not known.
    """
    policy = Policy(_settings(settings), today=date.fromisoformat(today) if isinstance(today, str) else today)
    return run(dossier, policy, select=_codes(select), ignore=_codes(ignore) or (), extract=extract)


def run(
    dossier: Dossier,
    policy: Policy,
    *,
    select: Sequence[str] | None = None,
    ignore: Sequence[str] = (),
    extract: bool | None = None,
    identities: Mapping[str, str] | None = None,
    only: frozenset[str] | None = None,
) -> Report:
    """Check a dossier under a policy.

    ``identities`` gives renamed sources the identity that their findings are known by; ``only`` limits the findings to those that concern one of
    these facts or sources, whatever they are compared with.
    """
    chosen = suite.build(policy.settings, select=select, ignore=ignore)
    reading = Reading(dossier, policy.settings, extract=extract, today=policy.today, identities=identities)
    findings, held, skipped = outcomes(reading, chosen)
    merged = sorted(_merge(findings), key=lambda f: _order(f, reading))
    if only is not None:
        merged = [f for f in merged if not only.isdisjoint(f.facts) or any(place.source in only for place in f.locations)]
    coverage, results = judge_facts(reading, merged, chosen)
    judged = gate.judge(
        merged,
        policy,
        coverage=coverage,
        skipped=skipped,
        lost=any(problem.loses for problem in dossier.problems),
        active=frozenset(c.code for c in chosen.checks),
    )
    return Report(
        verdict=judged.verdict,
        summary=_summary(dossier, results, judged.findings),
        inputs=_inputs(dossier, policy, chosen),
        coverage=coverage,
        sources=tuple(source_summary(reading, source, judged.findings) for source in (*dossier.sources, *dossier.drafts)),
        facts=results,
        findings=judged.findings,
        held=_add_held((*held, *judged.held)),
        skipped=skipped,
        gate=judged.note,
        name=dossier.name,
    )


def outcomes(reading: Reading, chosen: Suite) -> tuple[list[Finding], tuple[Held, ...], tuple[Skipped, ...]]:
    """What every check of a suite says of a reading."""
    findings: list[Finding] = []
    held: list[Held] = []
    skipped: Counter[tuple[str, str]] = Counter()
    for one in chosen.checks:
        severity = chosen.severity(one)
        for outcome in one.check(reading):
            if isinstance(outcome, Finding):
                findings.append(msgspec.structs.replace(outcome, severity=severity) if severity else outcome)
            elif isinstance(outcome, Held):
                held.append(outcome)
            else:
                skipped[outcome.code, outcome.why] += outcome.count
    return findings, _add_held(held), tuple(Skipped(code, why, n) for (code, why), n in sorted(skipped.items()))


def _add_held(held: Iterable[Held]) -> tuple[Held, ...]:
    total: Counter[str] = Counter()
    for row in held:
        total[row.code] += row.examined
    return tuple(Held(code, n) for code, n in sorted(total.items()))


def _merge(findings: Iterable[Finding]) -> list[Finding]:
    """Findings of one fingerprint become one, with all their places, counted."""
    alike: dict[str, list[Finding]] = {}
    for finding in findings:
        alike.setdefault(finding.fingerprint, []).append(finding)
    return [rows[0] if len(rows) == 1 else _merged(rows) for rows in alike.values()]


def _merged(rows: Sequence[Finding]) -> Finding:
    return msgspec.structs.replace(
        rows[0],
        count=sum(row.count for row in rows),
        facts=tuple(dict.fromkeys(fact for row in rows for fact in row.facts)),
        locations=tuple(dict.fromkeys(place for row in rows for place in row.locations)),
    )


def _order(finding: Finding, reading: Reading) -> tuple[Any, ...]:
    rank = {sid: k for k, sid in enumerate(reading.sources)}
    place = finding.locations[0] if finding.locations else None
    where = (rank.get(place.source or "", len(rank)), place.start or 0, place.line or 0) if place else (len(rank), 0, 0)
    return (gate.RANK[finding.severity], where, finding.code, finding.fingerprint)


# ---------------------------------------------------------------------------------------------------------------- the frame of the report


def _summary(dossier: Dossier, facts: Sequence[ReportFact], findings: Sequence[Finding]) -> Summary:
    outcome = Counter(fact.outcome for fact in facts)
    severity = Counter(f.severity for f in findings if f.status == "new")
    status = Counter(f.status for f in findings)
    return Summary(
        sources=len(dossier.sources),
        facts=len(facts),
        supported=outcome["supported"],
        contradicted=outcome["contradicted"],
        unsupported=outcome["unsupported"],
        unchecked=outcome["unchecked"],
        error=severity["error"],
        warning=severity["warning"],
        info=severity["info"],
        waived=status["waived"],
        baseline=status["baseline"],
    )


def _inputs(dossier: Dossier, policy: Policy, chosen: Suite) -> Inputs:
    files = dossier.files or tuple(
        InputFile(source.id, hashlib.sha256(source.text.encode("utf-8", "surrogatepass")).hexdigest()) for source in dossier.sources
    )
    files = tuple(sorted(files, key=lambda file: file.path))
    settings = msgspec.to_builtins(policy.settings)
    infos = tuple(CheckInfo(c.code, c.name, chosen.severity(c) or c.severity, c.page, c.summary) for c in chosen.checks)
    material = msgspec.json.encode((files, settings, [(i.code, i.severity) for i in infos]), order="deterministic")
    used_today = policy.today if policy.today and policy.waivers else None
    return Inputs(f"sha256:{hashlib.sha256(material).hexdigest()}", files, settings, infos, _versions(dossier), used_today)


def _versions(dossier: Dossier) -> dict[str, str]:
    versions = {"whence": version("whence"), "python": platform.python_version()}
    for by in sorted({source.text_by for source in dossier.sources if source.text_by}):
        name, _, number = by.partition(" ")
        versions.setdefault(name, number)
    return versions


def _settings(settings: Settings | Mapping[str, Any] | None) -> Settings:
    if settings is None or isinstance(settings, Settings):
        return settings or Settings()
    try:
        return msgspec.convert(settings, Settings)
    except msgspec.ValidationError as e:
        raise SettingsError(str(e), file="settings") from e


def _codes(codes: str | Sequence[str] | None) -> tuple[str, ...] | None:
    if codes is None:
        return None
    return tuple(codes.split(",")) if isinstance(codes, str) else tuple(codes)
