"""The report itself: ``report.json``, whose shape ``whence schema report`` gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

import msgspec

from whence.model import Report
from whence.render.stretches import members

_LONG: Final = {"sources": 1, "facts": 200, "findings": 200}
"""The lists that grow with the dossier, in the schema's order, and how many of each are encoded at a time; a source may bring its whole text."""


def render(report: Report) -> str:
    """Give the report as JSON, two spaces deep, keys in the order of the schema; the same report gives the same bytes."""
    return "".join(pieces(report))


def pieces(report: Report) -> Iterator[str]:
    """Give it in pieces, for a file."""
    frame = msgspec.json.format(_encoded(msgspec.structs.replace(report, sources=(), facts=(), findings=())), indent=2).decode()
    for name, many in _LONG.items():
        rows: Sequence[Any] = getattr(report, name)
        before, empty, frame = frame.partition(f'\n  "{name}": []')
        yield before
        yield f'\n  "{name}": [\n' if rows else empty
        for at in range(0, len(rows), many):
            yield (",\n" if at else "") + members(_encoded(rows[at : at + many]))
        yield "\n  ]" if rows else ""
    yield frame + "\n"


def _encoded(value: Any) -> bytes:
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:  # a lone surrogate, which only the API can bring in: JSON in UTF-8 has no form for it
        return msgspec.json.encode(_encodable(msgspec.to_builtins(value)))


def _encodable(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {_encodable(key): _encodable(item) for key, item in value.items()}
    return [_encodable(item) for item in value] if isinstance(value, (list, tuple)) else value
