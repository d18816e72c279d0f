"""The report itself: ``report.json``, whose shape ``whence schema report`` gives."""

from __future__ import annotations

import msgspec

from whence.model import Report


def render(report: Report) -> str:
    """Give the report as JSON, two spaces deep, keys in the order of the schema; the same report gives the same bytes."""
    return msgspec.json.format(msgspec.json.encode(report), indent=2).decode() + "\n"
