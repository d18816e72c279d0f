"""The report itself: ``report.json``, whose shape ``whence schema report`` gives."""

from __future__ import annotations

from typing import Any

import msgspec

from whence.model import Report


def render(report: Report) -> str:
    """Give the report as JSON, two spaces deep, keys in the order of the schema; the same report gives the same bytes."""
    try:
        made = msgspec.json.encode(report)
    except UnicodeEncodeError:  # a lone surrogate, which only the API can bring in: JSON in UTF-8 has no form for it
        made = msgspec.json.encode(_encodable(msgspec.to_builtins(report)))
    return msgspec.json.format(made, indent=2).decode() + "\n"


def _encodable(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {_encodable(key): _encodable(item) for key, item in value.items()}
    return [_encodable(item) for item in value] if isinstance(value, (list, tuple)) else value
