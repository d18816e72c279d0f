"""SARIF 2.1.0, as code scanning reads it: the fact's row first, the source's words as related locations, waivers as suppressions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import quote

import msgspec

from whence.model import CheckInfo, Finding, Location, Report
from whence.render.order import plural, row_first, worst_first
from whence.render.visible import one_line, visible

_MOST: Final = 5000
"""Results that GitHub shows of one run; it drops the rest silently, so they are counted here."""
_RELATED: Final = 20
_SNIPPET: Final = 1000
_LEVELS: Final = {"error": "error", "warning": "warning", "info": "note"}
_STATES: Final = {"new": "new", "baseline": "unchanged", "waived": "unchanged"}
_PRECISION: Final = {"high": "very-high", "medium": "medium", "low": "low"}
_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render(report: Report) -> str:
    """Give the 5,000 worst findings as results, every check that ran as a rule with its help, and what was left out as a notification."""
    findings = worst_first(report.findings)
    rules = _rules(report)
    index = {rule["id"]: n for n, rule in enumerate(rules)}
    extracted = {s.file for s in report.sources if s.file and s.text_by}
    results = [_result(f, report, index, extracted) for f in findings[:_MOST]]
    version = report.inputs.versions.get("whence", "0")
    run = {
        "tool": {"driver": {"name": "whence", "version": version, "semanticVersion": version, "rules": rules}},
        "automationDetails": {"id": f"whence/{one_line(report.name)}/" if report.name else "whence/"},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": report.verdict != "incomplete", "toolExecutionNotifications": _notifications(report, findings)}],
        "artifacts": [{"location": {"uri": _uri(f.path)}, "hashes": {"sha-256": f.sha256}} for f in report.inputs.files],
        "results": results,
        "properties": {"verdict": report.verdict, "digest": report.inputs.digest, "summary": msgspec.to_builtins(report.summary)},
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return msgspec.json.format(msgspec.json.encode(_shown(log)), indent=2).decode() + "\n"


def _shown(value: Any) -> Any:
    """Make every string of a log visible text."""
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, dict):
        return {visible(str(key)): _shown(item) for key, item in value.items()}
    return [_shown(item) for item in value] if isinstance(value, (list, tuple)) else value


# ------------------------------------------------------------------------------------------------------------------ rules


def _rules(report: Report) -> list[dict[str, Any]]:
    infos = {info.code: info for info in report.inputs.checks}
    for finding in report.findings:
        infos.setdefault(finding.code, CheckInfo(finding.code, finding.name, finding.severity, finding.name, finding.name))
    return [_rule(infos[code]) for code in sorted(infos)]


def _rule(info: CheckInfo) -> dict[str, Any]:
    summary = info.summary or info.name
    page = info.page or summary
    return {
        "id": info.code,
        "name": "".join(word.capitalize() for word in info.name.split("-")),
        "shortDescription": {"text": summary},
        "fullDescription": {"text": summary},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": _LEVELS[info.severity]},
        "properties": {"tags": ["data-quality", "provenance"], "problem.severity": {"info": "recommendation"}.get(info.severity, info.severity)},
    }


# ------------------------------------------------------------------------------------------------------------------ results


def _result(finding: Finding, report: Report, index: dict[str, int], extracted: set[str]) -> dict[str, Any]:
    places = row_first(finding)
    told = " ".join(part for part in (finding.message, finding.suggestion) if part)
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index[finding.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": told or finding.name},
        "locations": [_location(places[0], extracted) if places else _somewhere(report)],
        "partialFingerprints": {"whence/w1": finding.fingerprint},
        "baselineState": _STATES[finding.status],
        "occurrenceCount": max(1, finding.count),
        "properties": _properties(finding),
    }
    if places[1:]:
        result["relatedLocations"] = [_location(p, extracted, n) for n, p in enumerate(places[1 : _RELATED + 1], 1)]
    if finding.status == "waived":
        why = f"{finding.waiver.reason} (waived by {finding.waiver.by} until {finding.waiver.expires})" if finding.waiver else "waived"
        result["suppressions"] = [{"kind": "external", "justification": why}]
    return result


def _properties(finding: Finding) -> dict[str, Any]:
    given = {"expected": finding.expected, "observed": finding.observed, "facts": list(finding.facts) or None}
    return {"confidence": finding.confidence, "precision": _PRECISION[finding.confidence], **{k: v for k, v in given.items() if v}}


def _location(place: Location, extracted: set[str], number: int | None = None) -> dict[str, Any]:
    """A place in a file, always with a line, without which nothing is shown.

    In a page whose text was extracted, the line counts in the text and not in the file: there it is the first, and the snippet tells.
    """
    uri = place.file or {"manifest": "sources.csv", "settings": "whence.toml"}.get(place.where) or place.source or place.where
    region: dict[str, Any] = {"startLine": 1}
    if place.line and place.line > 0 and place.file not in extracted:
        region["startLine"] = place.line
        if place.column and place.column > 0:
            region["startColumn"] = place.column
            if place.where == "source" and place.text and "\n" not in place.text:
                region["endColumn"] = place.column + len(place.text)
    if place.text:
        region["snippet"] = {"text": place.text[:_SNIPPET]}
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": _uri(uri)}, "region": region}}
    if number is not None:
        location["id"] = number
        location["message"] = {"text": place.note or place.text[:_SNIPPET] or place.where}
    return location


def _somewhere(report: Report) -> dict[str, Any]:
    """A result must have a place to be shown: a finding about the whole dossier gets the first of its files."""
    path = next((f.path for f in report.inputs.files), "whence.toml")
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(path)}, "region": {"startLine": 1}}}


def _notifications(report: Report, findings: Sequence[Finding]) -> list[dict[str, Any]]:
    told = []
    if len(findings) > _MOST:
        told.append(("warning", f"{plural(len(findings) - _MOST, 'further finding')}, none worse than those here, left out."))
    told += [("note", f"{k.code}: {plural(k.count, 'thing')} could not be judged: {k.why}") for k in report.skipped[:200]]
    if report.gate:
        told += [("warning", f"The gate was loosened: {what}") for what in report.gate.loosened[:200]]
    return [{"level": level, "message": {"text": text}} for level, text in told]


def _uri(path: str) -> str:
    """Write a path as a relative URI reference (RFC 3986): a colon in it would else read as a scheme."""
    return quote(path.replace("\\", "/").lstrip("/"), safe="/-._~!$&'()*+,;=@", errors="replace")
