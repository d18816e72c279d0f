"""Rows of a facts table to facts: plain column checks, every broken cell told with its line, unknown columns kept."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

import msgspec

from whence.model import Fact
from whence.store.broken import Broken
from whence.store.cells import reader
from whence.store.columns import FACTS, names, needed
from whence.store.rows import BrokenRow, Row, Table

REQUIRED = needed(FACTS)
COLUMNS = names(FACTS)
_COLUMNS = {column.name: column for column in FACTS}
# Columns whose few distinct words stand in many rows: each word is kept once in memory.
_FEW = {"source", "subject", "predicate", "unit", "event", "as_of", "attributed_to", "extractor", "reviewer", "dossier"}


_READ: dict[str, Callable[[str], Any]] = {
    column.name: (sys.intern if column.name in _FEW else str) if column.type == "text" else reader(column) for column in FACTS
}


def read_facts(table: Table, broken: Broken, seen: dict[str, str], mapping: Mapping[str, str] | None = None) -> tuple[list[Fact], int]:
    """The facts of a table's unbroken rows, and how many rows it has; the broken ones are told to ``broken``.

    ``seen`` maps the ids of all tables so far to their places, and is added to; ``mapping`` names our columns in the table's words (ours: theirs).
    """
    columns = renamed(table.columns, mapping or {})
    if missing := missing_columns(columns):
        return [], tell_missing(missing, table, broken)
    facts = []
    rows = 0
    for row in msgspec.structs.replace(table, columns=columns).rows:
        rows += 1
        if isinstance(row, BrokenRow):
            broken.row(row)
            continue
        fact = read_fact(row.cells, row.line, broken)
        if fact and is_new(fact, seen, broken):
            facts.append(fact)
    return facts, rows


def renamed(columns: Sequence[str], mapping: Mapping[str, str]) -> tuple[str, ...]:
    """A table's columns by our names of them (``mapping`` is ours: theirs)."""
    ours_of = {theirs: ours for ours, theirs in mapping.items()}
    return tuple(ours_of.get(name, name) for name in columns)


def missing_columns(columns: Sequence[str]) -> dict[str, str | None]:
    """The columns that every fact needs and that are not there, each with the one that was probably meant."""
    return {name: nearest_column(name, [c for c in columns if c not in COLUMNS]) for name in REQUIRED if name not in columns}


def tell_missing(missing: Mapping[str, str | None], table: Table, broken: Broken) -> int:
    """Tell each missing column once, and what rows could not be read at all; returns the number of rows."""
    kept = list(table.rows)
    for row in kept:
        if isinstance(row, BrokenRow):
            broken.row(row)
    if not table.columns and not any(isinstance(row, Row) for row in kept):
        return len(kept)
    if any(row.rule == "header" for row in kept if isinstance(row, BrokenRow)):
        return len(kept)
    lost = "" if not kept else ": its row cannot be read" if len(kept) == 1 else f": its {len(kept):,} rows cannot be read"
    if len(missing) == len(REQUIRED) and (len(table.columns) <= 1 or not any(missing.values())):
        _tell_no_header(table, lost, broken)
        return len(kept)
    for name, near in missing.items():
        hint = f"rename {near!r} to {name!r}, or map it in the settings: [columns] {name} = {near!r}" if near else f"add the column {name!r}"
        broken.tell(f"a column {name}", f"the facts table has no column {name!r}{lost}", table.line, name, suggestion=hint)
    return len(kept)


def _tell_no_header(table: Table, lost: str, broken: Broken) -> None:
    """None of the columns is there: another kind of file, another delimiter, or rows without a header."""
    header = f"is in its header ({table.delimiter.join(table.columns)[:80]!r})" if table.columns else "is in any of its rows"
    message = f"none of the columns that a facts table needs {header}{lost}"
    hint = f"begin with a line that names them: {','.join(REQUIRED)}"
    hint += "; cells are parted by comma, semicolon, tab or bar" if len(table.columns) == 1 else ""
    broken.tell("a header", message, table.line, suggestion=hint)


def nearest_column(name: str, others: Iterable[str]) -> str | None:
    """The column that was probably meant by ``name``: case, spaces and hyphens aside, the most similar one, if any is."""
    plain = {re.sub(r"[\W_]+", "", other).lower(): other for other in others}
    close = get_close_matches(name.replace("_", ""), plain, n=1, cutoff=0.6)
    return plain[close[0]] if close else None


def is_new(fact: Fact, seen: dict[str, str], broken: Broken) -> bool:
    """Whether no fact has this one's id yet, which is then taken; tells where it is."""
    line = fact.line or 0
    earlier = seen.get(fact.fact_id)
    if earlier is None:
        seen[fact.fact_id] = f"{fact.file}:{line}"
        return True
    message = f"the fact_id {fact.fact_id!r} is taken already, by {earlier}; this row was not checked"
    suggestion = "give each fact an id of its own"
    broken.tell("each fact_id once", message, line, "fact_id", fact.fact_id, suggestion=suggestion, fact_id=fact.fact_id)
    return False


def read_fact(cells: Mapping[str, str | None], line: int, broken: Broken) -> Fact | None:
    """The fact in a row's cells (by our names of columns); None for a broken row, each of whose faults is told."""
    empty = [name for name in REQUIRED if cells.get(name) is None]
    for name in empty:
        broken.empty(name, line, fact_id=_id(cells))
    fields: dict[str, Any] = {}
    other: dict[str, str] = {}
    whole = not empty
    for name, value in cells.items():
        if value is None:
            continue
        read = _READ.get(name)
        if read is None:
            other[name] = value
            continue
        try:
            # A quote is the source's own words, spaces included; elsewhere spaces at the ends are nobody's intention.
            fields[name] = read(value if name == "quote" else value.strip())
        except ValueError:
            broken.unreadable(_COLUMNS[name], value.strip(), line, fact_id=_id(cells))
            whole = False
    start, end = fields.get("start"), fields.get("end")
    if start is not None and end is not None and end < start:
        message = f"end ({end}) lies before start ({start})"
        broken.tell("an end after the start", message, line, "end", str(end), fact_id=_id(cells))
        whole = False
    return Fact(**fields, other=other, file=broken.file, line=line) if whole else None


def _id(cells: Mapping[str, str | None]) -> str | None:
    return (cells.get("fact_id") or "").strip() or None
