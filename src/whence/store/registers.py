"""The reference tables that a dossier brings: aliases, offices and events, row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from whence.model import Alias, Event, Office
from whence.store.broken import Broken
from whence.store.cells import backwards, reader
from whence.store.columns import LAYOUTS, Layout, names, needed
from whence.store.facts import nearest_column
from whence.store.rows import BrokenRow, Row, Table

T = TypeVar("T")
Fields = Mapping[str, Any]


def read_aliases(table: Table, broken: Broken) -> list[Alias]:
    """``aliases.csv``: name, canonical, kind."""
    return list(_each(table, broken, LAYOUTS["aliases"], lambda f, line: Alias(f["name"], f["canonical"], f["kind"] or "", broken.file, line)))


def read_offices(table: Table, broken: Broken) -> list[Office]:
    """``offices.csv``: person, title, start, end, source, exclusive."""

    def office(f: Fields, line: int) -> Office:
        return Office(f["person"], f["title"], f["start"], f["end"], f["source"] or "", bool(f["exclusive"]), broken.file, line)

    return list(_each(table, broken, LAYOUTS["offices"], office))


def read_events(table: Table, broken: Broken) -> list[Event]:
    """``events.csv``: event, what, start, end, source."""

    def event(f: Fields, line: int) -> Event:
        return Event(f["event"], f["what"], f["start"], f["end"], f["source"] or "", broken.file, line)

    return list(_each(table, broken, LAYOUTS["events"], event))


def _each(table: Table, broken: Broken, layout: Layout, make: Callable[[Fields, int], T]) -> Iterator[T]:
    missing = [name for name in needed(layout.columns) if name not in table.columns] if table.columns else []
    for name in missing:
        near = nearest_column(name, [c for c in table.columns if c not in names(layout.columns)])
        hint = f"rename {near!r} to {name!r}" if near else f"add the column {name!r}"
        broken.tell(f"a column {name}", f"the register has no column {name!r}, so none of it can be used", table.line, name, suggestion=hint)
    readers = {column.name: str if column.type == "text" else reader(column) for column in layout.columns}
    for row in table.rows:
        if isinstance(row, BrokenRow):
            broken.row(row)
        elif not missing and (fields := _fields(row, broken, layout, readers)) is not None:
            yield make(fields, row.line)


def _fields(row: Row, broken: Broken, layout: Layout, readers: Mapping[str, Callable[[str], Any]]) -> Fields | None:
    """A row's cells as what their columns are; None for a broken row, each of whose faults is told."""
    fields: dict[str, Any] = {}
    whole = True
    for column in layout.columns:
        name, text = column.name, (row.cells.get(column.name) or "").strip()
        if not text and column.needed:
            broken.empty(name, row.line)
            whole = False
        try:
            fields[name] = readers[name](text) if text else None
        except ValueError:
            broken.unreadable(column, text, row.line)
            whole = False
    start, end = (fields.get(name) for name in layout.span or ("", ""))
    if start and end and backwards(start, end):
        broken.tell("an end after the start", f"the end ({end.edtf()}) lies before the start ({start.edtf()})", row.line, "end", end.edtf())
        whole = False
    return fields if whole else None
