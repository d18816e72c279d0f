"""Large facts tables: as a polars frame held to the pandera contract, its unbroken rows as facts. Import this late."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice, zip_longest
from typing import Any

import polars as pl

from whence.model import Fact
from whence.store import facts as plain
from whence.store.broken import Broken
from whence.store.columns import FACTS
from whence.store.contracts import Facts, broken_cells
from whence.store.rows import BrokenRow, Table
from whence.store.writing import FORMULA

CHUNK = 2_000
# The readers' own patterns, for whole columns at a time.
_WHOLE = r"^(\d{1,18})(?:\.0+)?$"
_SHARE = r"^(?:[01](?:[.,]\d+)?|[.,]\d+|\d(?:\.\d+)?[eE]-\d+)$"
_GUARDED = "^'+[" + "".join(rf"\x{ord(c):02x}" for c in FORMULA) + "]"
# Columns whose few distinct words stand in many rows: kept once in memory.
_FEW = ("source", "subject", "predicate", "kind", "unit", "modality", "event", "as_of", "attributed_to", "extractor", "reviewer", "dossier")


def read_large(table: Table, broken: Broken, seen: dict[str, str], mapping: Mapping[str, str] | None = None) -> tuple[list[Fact], int]:
    """As ``whence.store.facts.read_facts``, for tables of many rows: the same facts, the same problems."""
    if not table.columns or plain.missing_columns([plain.renamed(table, mapping or {}).get(name, name) for name in table.columns]):
        return plain.read_facts(table, broken, seen, mapping)
    frame, rows = framed(table, broken)
    frame = frame.rename(plain.renamed(table, mapping or {}))
    typed = _typed(frame)
    bad = _told(typed, broken, _unreadable(frame, typed, broken))
    good = typed.filter(~pl.col("index").is_in(list(bad))) if bad else typed
    return _facts(_untaken(good, seen, broken), broken.file), rows


def framed(table: Table, broken: Broken) -> tuple[pl.DataFrame, int]:
    """The unbroken rows as text, with ``line`` and ``index``; the number of rows, broken ones included. Blank cells are null."""
    columns = [name or f"\x00{n}" for n, name in enumerate(table.columns)]
    schema = {"line": pl.Int64, **dict.fromkeys(columns, pl.String)}
    chunks = [pl.DataFrame(schema=schema)]
    rows = 0
    source = iter(table.cells)
    while chunk := list(islice(source, CHUNK)):
        rows += len(chunk)
        lines, cells = [], []
        for row in chunk:
            if isinstance(row, BrokenRow):
                broken.tell(row.rule, row.why, row.line, value=row.value)
            else:
                lines.append(row[0])
                cells.append(row[1])
        if lines:
            chunks.append(pl.DataFrame([lines, *_across(cells, len(columns))], schema=schema))
    frame = pl.concat(chunks).select("line", *(name for name in columns if not name.startswith("\x00")))
    blank = pl.col(pl.String).str.strip_chars() == ""
    return frame.with_columns(pl.when(~blank).then(pl.col(pl.String)).name.keep()).with_row_index("index"), rows


def _across(cells: list[Sequence[str | None]], width: int) -> list[Sequence[str | None]]:
    """Rows as columns; short rows are filled up."""
    across: list[Sequence[str | None]] = list(zip_longest(*cells))
    return across + [[None] * len(cells)] * (width - len(across))


def _typed(frame: pl.DataFrame) -> pl.DataFrame:
    """The columns as their types, cells that cannot be read as them null."""
    shaped = []
    for column in FACTS:
        if column.name not in frame.columns:
            continue
        text = pl.col(column.name) if column.name == "quote" else pl.col(column.name).str.strip_chars()
        if column.type == "whole":
            shaped.append(text.str.extract(_WHOLE, 1).cast(pl.Int64).alias(column.name))
        elif column.type == "share":
            number = pl.when(text.str.contains(_SHARE)).then(text.str.replace(",", ".", literal=True)).cast(pl.Float64, strict=False)
            shaped.append(pl.when(number.is_between(0, 1)).then(number).alias(column.name))
        elif column.choices:
            shaped.append(text.alias(column.name))
        else:
            shaped.append(pl.when(text.str.contains(_GUARDED)).then(text.str.slice(1)).otherwise(text).alias(column.name))
    return frame.with_columns(shaped)


def _unreadable(frame: pl.DataFrame, typed: pl.DataFrame, broken: Broken) -> set[int]:
    """Tell the cells that could not be read as their column's type."""
    bad: set[int] = set()
    for column in FACTS:
        if column.type not in {"whole", "share"} or column.name not in frame.columns:
            continue
        lost = frame.with_columns(typed["fact_id"]).filter(frame[column.name].is_not_null() & typed[column.name].is_null())
        for row in lost.select("index", "line", "fact_id", column.name).iter_rows():
            index, line, fact_id, value = row
            bad.add(index)
            plain.tell_unreadable(column.name, value.strip(), line, broken, _id(fact_id))
    return bad


def _told(typed: pl.DataFrame, broken: Broken, bad: set[int]) -> set[int]:
    """Tell what breaks the contract; the indexes of all broken rows."""
    twice = []
    for index, column, rule, _ in broken_cells(typed, Facts).iter_rows():
        row = typed.row(index, named=True)
        line, fact_id = row["line"], _id(row["fact_id"])
        if rule == "unique fact_id":
            twice.append((index, row["fact_id"], line))
            continue
        if rule == "end after start":
            plain.tell_backwards(row["start"], row["end"], line, broken, fact_id)
        elif rule == "not_nullable":
            plain.tell_needed(column, line, broken, fact_id)
        else:
            plain.tell_unreadable(column, str(row[column]), line, broken, fact_id)
        bad.add(index)
    if twice:
        bad |= _taken(typed, twice, bad, broken)
    return bad


def _taken(typed: pl.DataFrame, twice: list[tuple[int, str, int]], bad: set[int], broken: Broken) -> set[int]:
    """Ids given twice: a broken row takes no id, so the first unbroken one keeps it."""
    names = {name for _, name, _ in twice}
    rows = typed.filter(pl.col("fact_id").is_in(list(names))).select("index", "fact_id", "line")
    first: dict[str, int] = {}
    taken = set()
    for index, name, line in rows.iter_rows():
        if index in bad:
            continue
        if name in first:
            plain.tell_taken(name, f"{broken.file}:{first[name]}", line, broken)
            taken.add(index)
        else:
            first[name] = line
    return taken


def _untaken(good: pl.DataFrame, seen: dict[str, str], broken: Broken) -> pl.DataFrame:
    """Without the rows whose id another table took; their ids are added to ``seen``."""
    ids = good["fact_id"].to_list()
    lines = good["line"].to_list()
    taken = [n for n, name in enumerate(ids) if name in seen] if seen else []
    for n in taken:
        plain.tell_taken(ids[n], seen[ids[n]], lines[n], broken)
    seen.update((name, f"{broken.file}:{line}") for name, line in zip(ids, lines, strict=True) if name not in seen)
    return good.with_row_index("place").filter(~pl.col("place").is_in(taken)).drop("place") if taken else good


def _id(value: str | None) -> str | None:
    return (value or "").strip() or None


def _facts(frame: pl.DataFrame, file: str) -> list[Fact]:
    """The rows as facts; equal words of columns with few are one object."""
    kept: dict[Any, Any] = {}
    known = []
    for column in FACTS:
        cells: Iterable[Any] = frame[column.name].to_list() if column.name in frame.columns else [None] * frame.height
        known.append([kept.setdefault(cell, cell) for cell in cells] if column.name in _FEW else cells)
    others = [name for name in frame.columns if name not in plain.COLUMNS and name not in {"index", "line"}]
    extra = (
        [{name: value for name, value in row.items() if value is not None} for row in frame.select(others).iter_rows(named=True)] if others else None
    )
    nothing: dict[str, str] = {}
    rows = zip(*known, extra or [nothing] * frame.height, [file] * frame.height, frame["line"].to_list(), strict=True)
    return [Fact(*row) for row in rows]
