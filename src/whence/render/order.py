"""Which findings come first: those that still count, the worst, the surest; then by place, so that the order never changes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from whence.model import Finding, Location, Report, Severity

SEVERITIES: Final[tuple[Severity, ...]] = ("error", "warning", "info")
_CONFIDENCES: Final = ("high", "medium", "low")
_STATUSES: Final = ("new", "baseline", "waived")
_ELSEWHERE: Final = Location("settings", "", "primary")


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Put findings in the order in which every format shows them."""
    return sorted(findings, key=_key)


def primary(finding: Finding) -> Location | None:
    """Give the place that a finding is about: its first primary location, else its first, else None."""
    return next((p for p in finding.locations if p.role == "primary"), finding.locations[0] if finding.locations else None)


def row_first(finding: Finding) -> list[Location]:
    """Give a finding's places with the facts table's rows before the source's words: what a pull request changes comes first."""
    return sorted(finding.locations, key=lambda p: (p.where != "table", p.role != "primary"))


def named(place: Location | None) -> str:
    """Name a place as an editor can open it: ``file:line:column``, as far as known."""
    if place is None:
        return "the dossier"
    name = place.file or {"manifest": "sources.csv", "settings": "whence.toml"}.get(place.where) or place.source or place.where
    return ":".join([name, *(str(n) for n in (place.line, place.column if place.line else None) if n is not None)])


def fails(finding: Finding, report: Report) -> bool:
    """Tell whether a finding is one that the gate does not let through: new, and at or above the severity on which it fails (default: errors)."""
    fail_on = report.gate.fail_on if report.gate else "error"
    return finding.status == "new" and fail_on in SEVERITIES and SEVERITIES.index(finding.severity) <= SEVERITIES.index(fail_on)


def plural(count: int, noun: str, many: str | None = None) -> str:
    """``1 error``, ``2 errors``."""
    return f"{count:,} {noun if count == 1 else many or noun + 's'}"


def counts(report: Report) -> str:
    """Count the findings that are new, in words: ``3 errors, 2 warnings, 2 notes``.

    ``nothing found`` when there are none, ``nothing new found`` when there are but old ones, waived or in the baseline.
    """
    s = report.summary
    parts = [plural(n, noun) for n, noun in ((s.error, "error"), (s.warning, "warning"), (s.info, "note")) if n]
    return ", ".join(parts) or ("nothing new found" if s.waived or s.baseline else "nothing found")


def _key(finding: Finding) -> tuple[object, ...]:
    place = primary(finding) or _ELSEWHERE
    return (
        _STATUSES.index(finding.status),
        SEVERITIES.index(finding.severity),
        _CONFIDENCES.index(finding.confidence),
        finding.code,
        place.file or place.source or "",
        place.line or 0,
        place.column or 0,
        place.start or 0,
        finding.fingerprint,
        finding.message,
    )
