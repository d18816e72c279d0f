"""Facts out: as CSV, JSON lines or Parquet that `whence check` reads back unchanged."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec

from whence.model import Fact
from whence.store.columns import FACTS, names

COLUMNS = names(FACTS)
# Cells that a spreadsheet would run as a formula; whence itself sets an apostrophe before them, and takes it off again (OWASP, CSV injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def encode(facts: Sequence[Fact], kind: str) -> bytes:
    """The facts as a table; ``kind`` is one of ENCODERS: .csv, .jsonl, .parquet. Columns that no fact fills are left out, but for the needed ones."""
    return ENCODERS[kind](facts)


def rows(facts: Iterable[Fact]) -> list[dict[str, Any]]:
    """Facts as rows of their columns, unknown ones after the known."""
    return [{**{name: getattr(fact, name) for name in COLUMNS}, **fact.other} for fact in facts]


def _used(table: list[dict[str, Any]]) -> list[str]:
    filled = {name for row in table for name, value in row.items() if value is not None}
    always = [column.name for column in FACTS if column.needed]
    return [name for name in dict.fromkeys((*COLUMNS, *(name for row in table for name in row))) if name in filled or name in always]


def _csv(facts: Sequence[Fact]) -> bytes:
    table = rows(facts)
    columns = _used(table)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([guarded(row.get(name)) for name in columns] for row in table)
    return out.getvalue().encode("utf-8", "backslashreplace")


def guarded(value: Any) -> str:
    """A cell that no spreadsheet runs."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.lstrip("'").startswith(FORMULA) and not _is_number(text) else text


def unguarded(text: str) -> str:
    """The cell before ``guarded``."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(FORMULA) else text


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _jsonl(facts: Sequence[Fact]) -> bytes:
    table = rows(facts)
    columns = _used(table)
    return b"".join(msgspec.json.encode({name: row.get(name) for name in columns if row.get(name) is not None}) + b"\n" for row in table)


def _parquet(facts: Sequence[Fact]) -> bytes:
    import polars as pl

    table = rows(facts)
    columns = _used(table)
    kinds: dict[str, Any] = {"start": pl.Int64, "end": pl.Int64, "confidence": pl.Float64}
    schema = {name: kinds.get(name, pl.String) for name in columns}
    frame = pl.DataFrame([{name: row.get(name) for name in columns} for row in table], schema=schema)
    out = io.BytesIO()
    frame.write_parquet(out)
    return out.getvalue()


ENCODERS: dict[str, Callable[[Sequence[Fact]], bytes]] = {".csv": _csv, ".jsonl": _jsonl, ".parquet": _parquet}
