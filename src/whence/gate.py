"""The gate: waivers, baseline and policy turn findings into a verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import msgspec

from whence.model import Coverage, Finding, GateNote, Held, Location, Severity, Skipped, Verdict, Waived, Waiver
from whence.settings import Settings

RANK: dict[str, int] = {"error": 0, "warning": 1, "info": 2}
CONFIDENCE: dict[str, int] = {"low": 0, "medium": 1, "high": 2}
UNWAIVABLE = frozenset({"WH101", "WH801", "WH805"})


class Policy(msgspec.Struct, frozen=True):
    """All that decides what fails: settings, waivers, the baseline (fingerprint to count) and the day that judges expiry.

    ``loosened`` says in words what lets more pass than at the revision ``against``; ``lost`` that something to check against is gone since, so that
    a pass would be none.
    """

    settings: Settings = Settings()
    waivers: tuple[Waiver, ...] = ()
    baseline: Mapping[str, int] = {}
    today: date | None = None
    loosened: tuple[str, ...] = ()
    lost: bool = False
    against: str | None = None


class Judged(msgspec.Struct, frozen=True):
    """What the gate makes of the findings."""

    verdict: Verdict
    findings: tuple[Finding, ...]
    note: GateNote
    held: tuple[Held, ...]


def judge(
    findings: Sequence[Finding], policy: Policy, *, coverage: Coverage, skipped: Sequence[Skipped], lost: bool, active: frozenset[str]
) -> Judged:
    """Mark what is waived or in the baseline, add the gate's own findings (``active``: the codes that run), and give the verdict.

    ``lost`` says that input was lost in loading. The verdict is ``incomplete`` when input was lost, a required check was skipped or too
    few facts were checked, else ``fail`` when anything at or above ``fail-on`` is new, else ``pass``.
    """
    used: set[int] = set()
    marked = [_mark(finding, policy, used) for finding in findings]
    own = [f for f in _own_findings(policy, used) if f.code in active]
    held = [Held(code, n) for code, n in _own_held(policy, used) if n and code in active]
    everything = (*marked, *own)
    failing = sum(fails(finding, policy.settings) for finding in everything)
    incomplete = lost or policy.lost or _required_skipped(policy.settings, skipped) or too_few(coverage, policy.settings)
    verdict: Verdict = "incomplete" if incomplete else "fail" if failing else "pass"
    note = GateNote(policy.settings.fail_on, failing, policy.loosened, policy.against, len(policy.waivers), sum(policy.baseline.values()))
    return Judged(verdict, everything, note, tuple(held))


def fails(finding: Finding, settings: Settings) -> bool:
    """Whether a finding fails the gate: new, severe enough, certain enough."""
    return (
        finding.status == "new"
        and settings.fail_on != "never"
        and RANK[finding.severity] <= RANK[settings.fail_on]
        and CONFIDENCE[finding.confidence] >= CONFIDENCE[settings.min_confidence]
    )


def too_few(coverage: Coverage, settings: Settings) -> bool:
    """Whether fewer facts were checked than ``min-checked`` per cent."""
    total = coverage.located + coverage.unchecked
    return total > 0 and 100 * coverage.value_compared < settings.min_checked * total


def _required_skipped(settings: Settings, skipped: Iterable[Skipped]) -> bool:
    return any(row.code.startswith(settings.require) for row in skipped) if settings.require else False


def _mark(finding: Finding, policy: Policy, used: set[int]) -> Finding:
    if finding.code not in UNWAIVABLE:
        for k, waiver in enumerate(policy.waivers):
            if covers(waiver, finding):
                used.add(k)
                if not expired(waiver, policy.today):
                    waived = Waived(waiver.reason, waiver.by, waiver.expires.isoformat())
                    return msgspec.structs.replace(finding, status="waived", waiver=waived)
    # a baseline of one does not cover two
    if policy.baseline.get(finding.fingerprint, 0) >= finding.count:
        return msgspec.structs.replace(finding, status="baseline")
    return finding


def covers(waiver: Waiver, finding: Finding) -> bool:
    """Whether a waiver speaks of a finding."""
    if waiver.fingerprint:
        return waiver.fingerprint == finding.fingerprint
    if waiver.code != finding.code:
        return False
    by_source = waiver.source is not None and any(place.source == waiver.source for place in finding.locations)
    return by_source or (waiver.fact_id is not None and waiver.fact_id in finding.facts)


def expired(waiver: Waiver, today: date | None) -> bool:
    """Whether a waiver no longer holds: it does on the day it names, and not a day longer."""
    return today is not None and waiver.expires < today


def _own_findings(policy: Policy, used: set[int]) -> Iterator[Finding]:
    for k, waiver in enumerate(policy.waivers):
        place = Location("settings", waiver.fingerprint or waiver.code or "", "primary", file=waiver.file, line=waiver.line)
        what = waiver.fingerprint or " ".join(filter(None, (waiver.code, waiver.source, waiver.fact_id)))
        if expired(waiver, policy.today):
            message = f"The waiver for {what} by {waiver.by} expired on {waiver.expires.isoformat()}."
            yield _finding("WH805", "waiver-expired", "error", message, place, "Mend the finding, remove the waiver, or have it renewed.")
        elif k not in used:
            message = f"The waiver for {what} by {waiver.by} covers no finding."
            yield _finding("WH806", "waiver-unused", "warning", message, place, "Remove it.")


def _own_held(policy: Policy, used: set[int]) -> Iterator[tuple[str, int]]:
    live = [k for k, waiver in enumerate(policy.waivers) if not expired(waiver, policy.today)]
    yield "WH805", len(live)
    yield "WH806", len(used & set(live))


def _finding(code: str, name: str, severity: Severity, message: str, place: Location, suggestion: str) -> Finding:
    import hashlib

    digest = hashlib.sha256(f"{code} {place.text} {message}".encode()).hexdigest()[:16]
    return Finding(code, name, severity, message, locations=(place,), suggestion=suggestion, fingerprint=f"w1:{digest}")
