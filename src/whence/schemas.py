"""JSON Schemas (draft 2020-12) of the report, of rows of the tables, and of the settings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from whence.model import Report
from whence.settings import Settings
from whence.store.columns import FACTS, SOURCES, Column, needed

DRAFT = "https://json-schema.org/draft/2020-12/schema"
NAMES = ("report", "facts", "sources", "settings")
_TITLES = {
    "report": "A report of whence (whence-report/1)",
    "facts": "A row of a facts table, as facts.jsonl has it",
    "sources": "A row of sources.csv",
    "settings": "whence.toml, or [tool.whence] of pyproject.toml",
}
_TYPES: dict[str, dict[str, Any]] = {
    "text": {"type": "string"},
    "whole": {"type": "integer", "minimum": 0},
    "share": {"type": "number", "minimum": 0, "maximum": 1},
    "date": {"type": "string"},
    "yes-no": {"type": "boolean"},
    "hash": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
    "choice": {"type": "string"},
}
# A value may come as a number in JSON lines.
_ALSO_NUMBERS = {"value", "fact_id"}


def schema(name: str) -> dict[str, Any]:
    """The schema of that name; KeyError for none of NAMES."""
    makers: dict[str, Callable[[], dict[str, Any]]] = {
        "report": _report,
        "facts": lambda: _row(FACTS),
        "sources": lambda: _row(SOURCES),
        "settings": lambda: _of(Settings),
    }
    made = makers[name]()
    return {"$schema": DRAFT, "$id": f"https://whence.invalid/schemas/{name}/1", "title": _TITLES[name], **made}


def _report() -> dict[str, Any]:
    made = _of(Report)
    made["properties"]["schema"] = {"const": "whence-report/1"}
    return made


def _of(struct: type[msgspec.Struct]) -> dict[str, Any]:
    """A struct's schema, with the structs that it is made of beside it."""
    (made,), parts = msgspec.json.schema_components([struct], ref_template="#/$defs/{name}")
    top = parts.pop(made["$ref"].rpartition("/")[2])
    return {**top, "$defs": dict(sorted(parts.items()))}


def _row(columns: tuple[Column, ...]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {column.name: _column(column) for column in columns},
        "required": list(needed(columns)),
        "additionalProperties": True,
    }


def _column(column: Column) -> dict[str, Any]:
    kind = dict(_TYPES[column.type])
    if column.choices:
        kind["enum"] = [*column.choices, *([] if column.needed else [None])]
    if column.name in _ALSO_NUMBERS:
        kind["type"] = ["string", "number"]
    if not column.needed:
        kind["type"] = [kind["type"], "null"]
    elif kind["type"] == "string":
        kind["minLength"] = 1
    return {**kind, "description": column.meaning}
