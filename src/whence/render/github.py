"""Workflow commands that GitHub shows as annotations on the lines of a pull request."""

from __future__ import annotations

from typing import Final

from whence.model import Finding, Report
from whence.render.order import named, plural, row_first, worst_first
from whence.render.visible import one_line, visible

_MOST: Final = 10
"""Annotations of one level that GitHub keeps of a step; what comes after them is dropped without a word, so the rest is counted instead."""
_LEVELS: Final = {"error": "error", "warning": "warning"}


def render(report: Report) -> str:
    """Give the ten worst errors and the ten worst warnings as annotations, then one line that counts the rest; notes are only counted."""
    lines: list[str] = []
    left = 0
    shown = dict.fromkeys(_LEVELS, 0)
    for finding in worst_first(report.findings):
        if finding.status != "new":
            continue
        if finding.severity in shown and shown[finding.severity] < _MOST:
            shown[finding.severity] += 1
            lines.append(_annotation(finding))
        else:
            left += 1
    if left:
        lines.append(f"whence: {plural(left, 'further finding')} not annotated here; the report has {'it' if left == 1 else 'them'}.")
    return "".join(f"{line}\n" for line in lines)


def _annotation(finding: Finding) -> str:
    places = row_first(finding)
    place = places[0] if places else None
    properties = []
    if place and place.file:
        properties = [("file", place.file), *((name, str(n)) for name, n in (("line", place.line or 1), ("col", place.column)) if n)]
    properties.append(("title", f"{finding.code} {finding.name}"))
    body = [visible(finding.message)]
    body += [f"{one_line(named(p))}: {one_line(p.text)[:200]}" for p in places[1:4]]
    body += [f"{word}: {one_line(text)}" for word, text in (("Expected", finding.expected), ("Observed", finding.observed)) if text]
    body += [visible(finding.suggestion)] if finding.suggestion else []
    told = ",".join(f"{name}={_property(value)}" for name, value in properties)
    return f"::{_LEVELS[finding.severity]} {told}::{_data(chr(10).join(body))}"


def _data(text: str) -> str:
    """Escape a command's message as the runner unescapes it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape a command's property."""
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")
