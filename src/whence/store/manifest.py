"""``sources.csv``: what the dossier says of its sources, row by row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from whence.store.broken import Broken
from whence.store.cells import reader
from whence.store.columns import SOURCES, names
from whence.store.facts import nearest_column
from whence.store.inputs import same_name
from whence.store.rows import BrokenRow, Row, Table

NAME = "sources.csv"
HASHES = tuple(column.name for column in SOURCES if column.type == "hash")
COLUMNS = names(SOURCES)
_READ = {column.name: reader(column) for column in SOURCES}


class Listed(msgspec.Struct, frozen=True):
    """A source as the manifest lists it: ``fields`` by column, dates as When, hashes in lower case; ``given`` holds the other columns."""

    source: str
    line: int
    fields: Mapping[str, Any]
    given: Mapping[str, str]


def read_manifest(table: Table, broken: Broken) -> list[Listed]:
    """The rows of the manifest; a cell that cannot be read is told and left out, a row that names no possible source is left out whole."""
    if table.columns and "source" not in table.columns:
        near = nearest_column("source", [c for c in table.columns if c not in COLUMNS])
        hint = f"rename {near!r} to 'source'" if near else "add the column 'source'"
        broken.tell("a column source", "the manifest has no column 'source', so none of it can be used", table.line, "source", suggestion=hint)
        return []
    listed: dict[str, Listed] = {}
    for row in table.rows:
        if isinstance(row, BrokenRow):
            broken.row(row)
        elif found := _listed(row, broken):
            earlier = listed.setdefault(found.source, found)
            if earlier is not found:
                broken.tell(
                    "each source once",
                    f"{found.source!r} is listed already, in line {earlier.line}; this row was not used",
                    row.line,
                    "source",
                    found.source,
                )
    return list(listed.values())


def _listed(row: Row, broken: Broken) -> Listed | None:
    source = (row.cells.get("source") or "").strip()
    if not source:
        broken.tell("a source in each row", "the row names no source", row.line, "source")
    why = unsafe(source)
    if why:
        broken.tell("source: a path below sources/", f"the source {source!r} {why}; ids are paths below sources/", row.line, "source", source)
    fields: dict[str, Any] = {}
    for column in SOURCES[1:]:
        value = (row.cells.get(column.name) or "").strip()
        if not value:
            continue
        try:
            fields[column.name] = _READ[column.name](value)
        except ValueError:
            broken.unreadable(column, value, row.line, of=f" of {source}" if source else "")
    given = {name: value for name, value in row.cells.items() if value is not None and name not in COLUMNS}
    return Listed(same_name(source), row.line, fields, given) if source and not why else None


def unsafe(source: str) -> str | None:
    """Why a source id could lead out of the folder; None when it cannot."""
    if source.startswith(("/", "\\")) or re.match(r"[A-Za-z]:[\\/]", source):
        return "is an absolute path"
    return "leads out of the folder" if ".." in re.split(r"[\\/]", source) else None


def resolve(name: str, ids: Iterable[str], stems: Mapping[str, list[str]]) -> str:
    """The full id that a name means: itself, or the one id that differs by its extension only; ``name`` where none or several fit."""
    if name in ids:
        return name
    plain = same_name(name)
    if plain in ids:
        return plain
    fitting = stems.get(plain, [])
    return fitting[0] if len(fitting) == 1 else name


def stems_of(ids: Iterable[str]) -> dict[str, list[str]]:
    """Ids by their name without extension."""
    found: dict[str, list[str]] = {}
    for one in ids:
        folder, slash, name = one.rpartition("/")
        stem = name.rpartition(".")[0]
        if stem:
            found.setdefault(f"{folder}{slash}{stem}", []).append(one)
    return found
