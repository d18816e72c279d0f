"""Mending tables in place: a few cells of some rows get other values, and every other byte stays as it is."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

import msgspec

from whence.errors import InputError
from whence.store.facts import COLUMNS
from whence.store.rows import read_csv

Mends = Mapping[int, Mapping[str, int]]
"""By the 1-based line on which a row begins: the new values of some columns, which the row must have."""
_PAIR = r'("(?P<key>{})"\s*:\s*)(?P<old>"[^"\\]*"|-?\d+|null)'


def mend(name: str, data: bytes, mends: Mends, columns: Mapping[str, str]) -> bytes:
    """The bytes of a table with its cells mended; ``columns`` maps our names of columns to the table's.

    CSV keeps its encoding, line ends, order and quoting; JSON lines and Parquet likewise. Raises InputError where a cell cannot be found.
    """
    named = {line: {columns.get(field, field): value for field, value in row.items()} for line, row in mends.items()}
    kind = PurePosixPath(name).suffix.lower()
    if kind == ".parquet":
        return _parquet(data, named)
    encoding = _encoding(data)
    # newlines are kept as they are: str.splitlines would break on more of them than CSV does
    text = data.decode(encoding, "surrogateescape")
    mended = _jsonl(name, text, named) if kind in {".jsonl", ".ndjson"} else _csv(name, text, named, columns)
    return mended.encode(encoding, "surrogateescape")


def _encoding(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    return "utf-8"


def _csv(name: str, text: str, mends: Mends, columns: Mapping[str, str]) -> str:
    bare = text.removeprefix("\ufeff")
    table = read_csv(bare.replace("\r\n", "\n").replace("\r", "\n"), [*COLUMNS, *columns.values()])
    records = list(_records(bare, table.delimiter))
    first = next((k for k, (line, _) in enumerate(records) if line == table.line), None)
    if first is None:
        return text
    header = [_unquoted(bare[a:b]).strip() for a, b in records[first][1]]
    at = dict(records[first + 1 :])
    edits: list[tuple[int, int, str]] = []
    for line, fields in mends.items():
        for field, value in fields.items():
            place = header.index(field) if field in header else None
            cells = at.get(line)
            if place is None or cells is None or place >= len(cells):
                raise InputError(f"has no cell {field!r} to mend", file=name, line=line)
            low, high = cells[place]
            old = bare[low:high]
            edits.append((low, high, f'"{value}"' if old.strip().startswith('"') else str(value)))
    for low, high, new in sorted(edits, reverse=True):
        bare = bare[:low] + new + bare[high:]
    return text[: len(text) - len(text.removeprefix("\ufeff"))] + bare


def _records(text: str, delimiter: str) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """The records of a CSV text: the line each begins on, and the span of each raw cell, quotation marks included (RFC 4180)."""
    line, begun, start, cells, quoted, at = 1, 1, 0, list[tuple[int, int]](), False, 0
    ended = -1
    while at < len(text):
        char = text[at]
        # a mark within quotes ends them, one right behind it takes them up again, one at the start of a cell begins them
        if char == '"' and (quoted or ended == at or not text[start:at].strip()):
            ended = at + 1 if quoted else -1
            quoted = not quoted
        elif char in "\r\n":
            step = 2 if text.startswith("\r\n", at) else 1
            if not quoted:
                yield begun, [*cells, (start, at)]
                cells, start, begun = [], at + step, line + 1
            line += 1
            at += step
            continue
        elif char == delimiter and not quoted:
            cells.append((start, at))
            start = at + 1
        at += 1
    if cells or start < len(text):
        yield begun, [*cells, (start, len(text))]


def _unquoted(cell: str) -> str:
    cell = cell.strip()
    return cell[1:-1].replace('""', '"') if len(cell) >= 2 and cell[0] == cell[-1] == '"' else cell


def _jsonl(name: str, text: str, mends: Mends) -> str:
    lines = re.split(r"(?<=\n)", text)
    for number, fields in mends.items():
        if not 0 < number <= len(lines):
            raise InputError("has no such line to mend", file=name, line=number)
        row = lines[number - 1]
        before = msgspec.json.decode(row)
        for field, value in fields.items():
            row = _json_cell(name, number, row, field, value)
        # a key of the same name may stand in an inner object: what was not meant must not have changed
        if msgspec.json.decode(row) != {**before, **fields}:
            ending = row[len(row.rstrip("\r\n")) :]
            row = msgspec.json.encode({**before, **fields}).decode() + ending
        lines[number - 1] = row
    return "".join(lines)


def _json_cell(name: str, number: int, row: str, field: str, value: int) -> str:
    found = re.search(_PAIR.format(re.escape(field)), row)
    if not found:
        raise InputError(f"has no {field!r} to mend", file=name, line=number)
    return row[: found.start("old")] + str(value) + row[found.end("old") :]


def _parquet(data: bytes, mends: Mends) -> bytes:
    import polars as pl

    frame = pl.read_parquet(io.BytesIO(data))
    for line, fields in mends.items():
        for field, value in fields.items():
            frame[line - 1, field] = value
    out = io.BytesIO()
    frame.write_parquet(out)
    return out.getvalue()
