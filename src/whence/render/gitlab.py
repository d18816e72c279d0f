"""GitLab's code quality report."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Final

import msgspec

from whence.model import Finding, Report
from whence.render.order import row_first, worst_first
from whence.render.visible import one_line

_SEVERITIES: Final = {"error": "critical", "warning": "major", "info": "info"}


def render(report: Report) -> str:
    """Give every finding that is not waived as a JSON list; GitLab itself tells new from old by fingerprint, which must not repeat."""
    return "".join(pieces(report))


def pieces(report: Report) -> Iterator[str]:
    """Give the list an issue at a time, for a file."""
    seen: dict[str, int] = {}
    before = "["
    for finding in worst_first(report.findings):
        if finding.status == "waived":
            continue
        times = seen[finding.fingerprint] = seen.get(finding.fingerprint, 0) + 1
        laid_out = msgspec.json.format(msgspec.json.encode([_issue(finding, report, times)]), indent=2).decode()
        yield before + laid_out[1:-2]
        before = ","
    yield "\n]\n" if seen else "[]\n"


def _issue(finding: Finding, report: Report, times: int) -> dict[str, object]:
    place = next(iter(row_first(finding)), None)
    path = (place.file or place.source if place else None) or next((f.path for f in report.inputs.files), "whence.toml")
    told = one_line(finding.message) + (f" {one_line(finding.suggestion)}" if finding.suggestion else "")
    mark = finding.fingerprint if times == 1 else f"{finding.fingerprint} {times}"
    return {
        "description": told,
        "check_name": one_line(f"{finding.code} {finding.name}"),
        "fingerprint": hashlib.sha256(mark.encode("utf-8", "replace")).hexdigest(),
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": one_line(path), "lines": {"begin": (place.line if place else None) or 1}},
    }
