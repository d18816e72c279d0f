"""Rows of a table in text form (CSV of any dialect, JSON lines), each with the line it begins on; broken ones are told apart, never dropped."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice
from typing import Any, TypeAlias

import msgspec

from whence.store.writing import unguarded

DELIMITERS = (",", ";", "\t", "|")
# A field is a quote or a note; one this long is an unclosed quotation mark.
_LONGEST_FIELD = 1024 * 1024
# After a row that breaks off, reading starts again on its next line; each attempt may read to the end, hence the limit.
_RESTARTS = 100
_LONGEST_NUMBER = 40
# The line by which spreadsheets are told the delimiter.
_SEPARATOR = re.compile(r'"?sep=(.)"?\s*')
# Numbers as they are written: a float would round them, and show large ones with an exponent.
_JSON = msgspec.json.Decoder(float_hook=Decimal)
_NESTED = msgspec.json.Encoder(enc_hook=str, decimal_format="number")


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


Cells: TypeAlias = "tuple[int, Sequence[str | None]]"


class Table(msgspec.Struct, frozen=True):
    """A table as text gives it: ``columns`` in the file's order with the ``line`` of the header, and its rows, whole and broken, in order.

    ``cells`` gives each row's line and its cells in the order of the columns (trailing ones may be missing, blank ones be blank); ``rows`` the same
    by name. Either can be gone through once.
    """

    columns: tuple[str, ...]
    cells: Iterable[Cells | BrokenRow]
    delimiter: str = ","
    line: int = 1

    @property
    def rows(self) -> Iterator[Row | BrokenRow]:
        """The rows by name of column."""
        for row in self.cells:
            if isinstance(row, BrokenRow):
                yield row
            elif "\0" in "".join(filter(None, row[1])):
                yield BrokenRow(row[0], "syntax", "the row holds a NUL character, which no text does")
            else:
                yield Row(row[0], _named(self.columns, row[1]))


def _named(columns: Sequence[str], cells: Sequence[str | None]) -> dict[str, str | None]:
    return {name: cell if cell and not cell.isspace() else None for name, cell in zip(columns, cells, strict=False) if name}


def read_csv(text: str, known: Iterable[str]) -> Table:
    """Read CSV; the delimiter is the one of comma, semicolon, tab and bar that gives most of the ``known`` columns (or else most columns).

    A line ``sep=;`` before the header says it, as spreadsheets write it.
    """
    lines = Lines(text)
    first = lines.first()
    if first is None:
        return Table((), ())
    if told := _SEPARATOR.fullmatch(next(lines.after(first))):
        first += 1
    delimiter = told[1] if told else _delimiter(lines, first, frozenset(known))
    try:
        reader = _reader(lines.after(first), delimiter)
        header = [name.strip() for name in next(reader, ())]
    except csv.Error as e:
        return Table((), (BrokenRow(first + 1, "header", f"the header cannot be read ({_cause(e)})", lines[first][:80]),), delimiter, first + 1)
    twice = sorted({name for name in header if name and header.count(name) > 1})
    if twice:
        return Table(tuple(header), (BrokenRow(first + 1, "header", f"the header names {', '.join(map(repr, twice))} twice"),), delimiter, first + 1)
    return Table(tuple(header), _cells(lines, first + reader.line_num, header, delimiter), delimiter, first + 1)


class Lines:
    """The lines of a text, ended by line feeds alone: a line separator or form feed within a quoted cell is no end of line, as in str.splitlines.

    They are cut one by one as they are read; only going back to some line makes the list of all.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._all: list[str] | None = None

    def __getitem__(self, number: int) -> str:
        return self.all[number]

    @property
    def all(self) -> list[str]:
        """Every line, without its end."""
        if self._all is None:
            self._all = self.text.split("\n")
        return self._all

    def first(self) -> int | None:
        """The number (0-based) of the first line that is not blank."""
        blank = len(self.text) - len(self.text.lstrip())
        return self.text.count("\n", 0, blank) if blank < len(self.text) else None

    def after(self, number: int) -> Iterator[str]:
        """The lines from ``number`` on, with their ends."""
        if self._all is None:
            return islice(io.StringIO(self.text, newline="\n"), number, None)
        return (line + "\n" for line in islice(self._all, number, None))


def _reader(lines: Iterable[str], delimiter: str) -> Any:
    csv.field_size_limit(_LONGEST_FIELD)
    return csv.reader(lines, delimiter=delimiter, strict=True)


def _delimiter(lines: Lines, first: int, known: frozenset[str]) -> str:
    def fit(delimiter: str) -> tuple[int, int]:
        try:
            header = next(_reader(lines.after(first), delimiter))
        except (csv.Error, StopIteration):
            return 0, 0
        return len(known & {name.strip() for name in header}), len(header)

    return max(DELIMITERS, key=fit)


def _cells(lines: Lines, start: int, header: Sequence[str], delimiter: str) -> Iterator[Cells | BrokenRow]:
    width, guards = len(header), "'" in lines.text
    for attempt in range(_RESTARTS + 1):
        reader = _reader(lines.after(start), delimiter)
        line = start + 1
        try:
            for row in reader:
                cells = [unguarded(cell) if cell[:1] == "'" else cell for cell in row] if guards else row
                if any(map(str.strip, cells)):
                    yield (line, cells) if len(cells) <= width else _longer(line, cells, width)
                line = start + reader.line_num + 1
        except csv.Error as e:
            yield BrokenRow(line, "syntax", f"the row cannot be read ({_cause(e)})", lines[line - 1].strip()[:80])
        else:
            return
        start = line
        if attempt == _RESTARTS:
            why = f"after {_RESTARTS} rows that cannot be read, the {len(lines.all) - start:,} lines from here on were not read"
            yield BrokenRow(start + 1, "syntax", why)


def _cause(error: csv.Error) -> str:
    said = str(error)
    if "unexpected end of data" in said:
        return "a quotation mark opens a cell and never closes it"
    if "expected after" in said:
        return "something follows the quotation mark that closes a cell"
    return "a cell is longer than a megabyte" if "field larger" in said else said


def _longer(line: int, cells: list[str], width: int) -> Cells | BrokenRow:
    if any(map(str.strip, cells[width:])):
        return BrokenRow(line, "cells", f"the row has {len(cells)} cells where the header names {width}", cells[width][:80])
    return line, cells[:width]


def read_jsonl(text: str) -> Table:
    """Read JSON lines: one object a line; numbers, booleans and nested values become text as JSON writes them."""
    found: list[tuple[int, dict[str, str | None]] | BrokenRow] = []
    columns: dict[str, None] = {}
    for number, line in enumerate(io.StringIO(text, newline="\n"), 1):
        if not line.strip():
            continue
        row = _object(number, line)
        found.append(row)
        if not isinstance(row, BrokenRow):
            columns.update(dict.fromkeys(row[1]))
    order = tuple(columns)
    return Table(order, (row if isinstance(row, BrokenRow) else (row[0], tuple(map(row[1].get, order))) for row in found))


def _object(number: int, line: str) -> tuple[int, dict[str, str | None]] | BrokenRow:
    try:
        value = _JSON.decode(line)
        # each key is followed by a colon: where there are more of them, one may stand twice, and the decoder keeps the last without a word
        twice = _twice(line) if isinstance(value, dict) and line.count(":") > len(value) else None
    except (ValueError, RecursionError) as e:  # msgspec's and json's own errors are ValueErrors
        return BrokenRow(number, "syntax", f"the line is not JSON ({e})", line.strip()[:80])
    if not isinstance(value, dict):
        return BrokenRow(number, "syntax", "the line is not a JSON object", line.strip()[:80])
    if twice:
        return BrokenRow(number, "syntax", f"the line gives {twice!r} twice", line.strip()[:80])
    return number, textual(value)


def _twice(line: str) -> str | None:
    """A key that the object of a line gives twice."""
    top: list[str] = []

    def keep(pairs: list[tuple[str, Any]]) -> None:
        top[:] = [key for key, _ in pairs]  # the outermost object is the last

    json.loads(line, object_pairs_hook=keep, parse_int=str, parse_float=str)
    return next((key for key, count in Counter(top).items() if count > 1), None)


def textual(cells: Mapping[str, Any]) -> dict[str, str | None]:
    """The cells of a JSON object or a typed table as text: whole floats without their point, dates as ISO, nested values as JSON."""
    return {name: text_of(value) for name, value in cells.items()}


def text_of(value: Any) -> str | None:
    """A value as the text of a cell; None for nothing, blank text and what is not a number (pandas writes missing ones so)."""
    if value is None or value != value:  # noqa: PLR0124 - only NaN differs from itself
        return None
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float, Decimal)):
        return _digits(value)
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    return _NESTED.encode(value).decode()


def _digits(value: float | Decimal) -> str:
    """A number in digits, without an exponent (which looks like a spreadsheet's damage) unless it is beyond all measure."""
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not number.is_finite() or abs(number.adjusted()) > _LONGEST_NUMBER:
        return str(value)
    digits = format(number, "f")
    whole, point, rest = digits.partition(".")
    plain = whole if point and not rest.strip("0") else digits
    return "0" if plain == "-0" else plain
