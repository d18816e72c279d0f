"""Rows of a table in text form (CSV of any dialect, JSON lines), each with the line it begins on; broken ones are told apart, never dropped."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

DELIMITERS = (",", ";", "\t", "|")
# A field is a quote or a note; one this long is an unclosed quotation mark.
_LONGEST_FIELD = 1024 * 1024
# After a row that breaks off, reading starts again on its next line; each attempt may read to the end, hence the limit.
_RESTARTS = 100


class Row(msgspec.Struct, frozen=True):
    """One row: cells by column name, empty ones None; ``line`` is 1-based, where the row begins."""

    line: int
    cells: dict[str, str | None]


class BrokenRow(msgspec.Struct, frozen=True):
    """A row that is none: ``rule`` names what it breaks, ``why`` says it for a reader."""

    line: int
    rule: str
    why: str
    value: str | None = None


class Table(msgspec.Struct, frozen=True):
    """A table as text gives it: ``columns`` in the file's order with the ``line`` of the header, and its rows, whole and broken, in order."""

    columns: tuple[str, ...]
    rows: list[Row | BrokenRow]
    delimiter: str = ","
    line: int = 1


def read_csv(text: str, known: Iterable[str]) -> Table:
    """Read CSV; the delimiter is the one of comma, semicolon, tab and bar that gives most of the ``known`` columns (or else most columns)."""
    lines = _split(text)
    first = next((n for n, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return Table((), [])
    delimiter = _delimiter(lines[first:], frozenset(known))
    try:
        reader = _reader(lines[first:], delimiter)
        header = [name.strip() for name in next(reader)]
    except csv.Error as e:
        return Table((), [BrokenRow(first + 1, "header", f"the header cannot be read ({e})", lines[first][:80])], delimiter, first + 1)
    body = first + reader.line_num
    twice = sorted({name for name in header if name and header.count(name) > 1})
    if twice:
        return Table(tuple(header), [BrokenRow(first + 1, "header", f"the header names {', '.join(map(repr, twice))} twice")], delimiter, first + 1)
    return Table(tuple(header), list(_rows(lines, body, header, delimiter)), delimiter, first + 1)


def _split(text: str) -> list[str]:
    # Not str.splitlines: a line separator or form feed within a quoted cell is no end of line.
    return [line + "\n" for line in text.split("\n")]


def _reader(lines: Sequence[str], delimiter: str) -> Any:
    csv.field_size_limit(_LONGEST_FIELD)
    return csv.reader(lines, delimiter=delimiter, strict=True)


def _delimiter(lines: Sequence[str], known: frozenset[str]) -> str:
    def fit(delimiter: str) -> tuple[int, int]:
        try:
            header = next(_reader(lines, delimiter))
        except (csv.Error, StopIteration):
            return 0, 0
        return len(known & {name.strip() for name in header}), len(header)

    return max(DELIMITERS, key=fit)


def _rows(lines: list[str], start: int, header: Sequence[str], delimiter: str) -> Iterator[Row | BrokenRow]:
    restarts = 0
    while start < len(lines):
        reader = _reader(lines[start:], delimiter)
        line = start + 1
        try:
            for cells in reader:
                if any(cell.strip() for cell in cells):
                    yield _row(line, cells, header)
                line = start + reader.line_num + 1
        except csv.Error as e:
            yield BrokenRow(line, "syntax", f"the row cannot be read ({_cause(e)})", lines[line - 1].strip()[:80])
        else:
            return
        start = line
        restarts += 1
        if restarts > _RESTARTS:
            yield BrokenRow(
                start + 1, "syntax", f"after {_RESTARTS} rows that cannot be read, the {len(lines) - start:,} lines from here on were not read"
            )
            return


def _cause(error: csv.Error) -> str:
    said = str(error)
    if "unexpected end of data" in said:
        return "a quotation mark opens a cell and never closes it"
    if "expected after" in said:
        return "something follows the quotation mark that closes a cell"
    return "a cell is longer than a megabyte" if "field larger" in said else said


def _row(line: int, cells: Sequence[str], header: Sequence[str]) -> Row | BrokenRow:
    if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
        return BrokenRow(line, "cells", f"the row has {len(cells)} cells where the header names {len(header)}", cells[len(header)][:80])
    return Row(line, {name: cell if cell.strip() else None for name, cell in zip(header, cells, strict=False) if name})


def read_jsonl(text: str) -> Table:
    """Read JSON lines: one object a line; numbers, booleans and nested values become text as JSON writes them."""
    rows: list[Row | BrokenRow] = []
    columns: dict[str, None] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        row = _object(number, line)
        rows.append(row)
        if isinstance(row, Row):
            columns.update(dict.fromkeys(row.cells))
    return Table(tuple(columns), rows)


def _object(number: int, line: str) -> Row | BrokenRow:
    try:
        value = msgspec.json.decode(line)
    except (msgspec.DecodeError, RecursionError, UnicodeError) as e:
        return BrokenRow(number, "syntax", f"the line is not JSON ({e})", line[:80])
    if not isinstance(value, dict):
        return BrokenRow(number, "syntax", "the line is not a JSON object", line[:80])
    return Row(number, textual(value))


def textual(cells: Mapping[str, Any]) -> dict[str, str | None]:
    """The cells of a JSON object or a typed table as text: whole floats without their point, dates as ISO, nested values as JSON."""
    return {name: _text(value) for name, value in cells.items()}


def _text(value: Any) -> str | None:
    if value is None:
        return None
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return str(int(value))
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    return msgspec.json.encode(value, enc_hook=str).decode()
