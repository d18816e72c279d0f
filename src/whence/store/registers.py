"""The reference tables that a dossier brings: aliases, offices and events, row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from whence.errors import WhenError
from whence.model import Alias, Event, Office
from whence.store.broken import Broken
from whence.store.columns import ALIASES, EVENTS, OFFICES, Column, names, needed
from whence.store.facts import nearest_column
from whence.store.rows import BrokenRow, Row, Table
from whence.when import When

T = TypeVar("T")
Cells = Mapping[str, str | None]

_TRUE = {"true", "yes", "1", "x", "exclusive"}
_FALSE = {"false", "no", "0", ""}


def read_aliases(table: Table, broken: Broken) -> list[Alias]:
    """``aliases.csv``: name, canonical, kind."""
    return list(_each(table, broken, ALIASES, lambda c, line: Alias(_text(c, "name"), _text(c, "canonical"), _text(c, "kind"), broken.file, line)))


def read_offices(table: Table, broken: Broken) -> list[Office]:
    """``offices.csv``: person, title, start, end, source, exclusive."""

    def office(cells: Cells, line: int) -> Office:
        start, end = _when(cells, "start"), _when(cells, "end")
        if start and end and end.high < start.low:
            raise CellError("end", f"the term ends ({end.edtf()}) before it begins ({start.edtf()})")
        flag = _text(cells, "exclusive").lower()
        if flag not in _TRUE | _FALSE:
            raise CellError("exclusive", f"exclusive is {flag!r}: yes or no is needed")
        return Office(_text(cells, "person"), _text(cells, "title"), start, end, _text(cells, "source"), flag in _TRUE, broken.file, line)

    return list(_each(table, broken, OFFICES, office))


def read_events(table: Table, broken: Broken) -> list[Event]:
    """``events.csv``: event, what, start, end, source."""

    def event(cells: Cells, line: int) -> Event:
        start = _when(cells, "start")
        if start is None:
            raise CellError("start", "start is '..': an event needs a date")
        return Event(_text(cells, "event"), _text(cells, "what"), start, _when(cells, "end"), _text(cells, "source"), broken.file, line)

    return list(_each(table, broken, EVENTS, event))


class CellError(ValueError):
    """A cell that cannot be read, with its column."""

    def __init__(self, column: str, why: str) -> None:
        self.column = column
        super().__init__(why)


def _each(table: Table, broken: Broken, columns: tuple[Column, ...], make: Callable[[Cells, int], T]) -> Iterator[T]:
    required = needed(columns)
    missing = [name for name in required if name not in table.columns] if table.columns else []
    for name in missing:
        near = nearest_column(name, [c for c in table.columns if c not in names(columns)])
        hint = f"rename {near!r} to {name!r}" if near else f"add the column {name!r}"
        broken.tell(f"column {name}", f"the register has no column {name!r}, so none of it can be used", table.line, name, suggestion=hint)
    for row in table.rows:
        if isinstance(row, BrokenRow):
            broken.tell(row.rule, row.why, row.line, value=row.value)
        elif not missing and (made := _one(row, broken, required, make)) is not None:
            yield made


def _one(row: Row, broken: Broken, required: tuple[str, ...], make: Callable[[Cells, int], T]) -> T | None:
    empty = [name for name in required if row.cells.get(name) is None]
    for name in empty:
        broken.tell(f"{name} needed", f"the row has no {name}", row.line, name)
    if empty:
        return None
    try:
        return make(row.cells, row.line)
    except CellError as e:
        broken.tell(f"{e.column} readable", str(e), row.line, e.column, row.cells.get(e.column))
        return None


def _text(cells: Cells, name: str) -> str:
    return (cells.get(name) or "").strip()


def _when(cells: Cells, name: str) -> When | None:
    text = _text(cells, name)
    if text in {"", ".."}:
        return None
    try:
        return When.parse(text)
    except WhenError as e:
        raise CellError(name, f"{name} is {text!r}: {e}") from e
