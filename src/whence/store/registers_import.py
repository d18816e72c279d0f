"""Registers from elsewhere: office terms in the YAML form of congress-legislators and in plain CSVs, as rows of ``offices.csv``."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from whence.errors import InputError, WhenError
from whence.model import Office
from whence.store.columns import OFFICES, names
from whence.store.decoding import decode
from whence.store.inputs import read_bytes
from whence.store.rows import BrokenRow, Row, read_csv
from whence.store.writing import guarded
from whence.when import When

LIMIT = 64 * 1024 * 1024
COLUMNS = names(OFFICES)
# The `type` of a term in congress-legislators (executive.yaml, legislators-*.yaml): its title, and whether one person holds it at a time.
_TERMS = {
    "prez": ("President of the United States", True),
    "viceprez": ("Vice President of the United States", True),
    "sen": ("US Senator", False),
    "rep": ("US Representative", False),
}
# Other names of our columns in tables of office-holders.
_ALIKE = {
    "person": ("person", "name", "appointee", "holder", "incumbent", "office holder", "officeholder", "minister", "full name"),
    "title": ("title", "office", "position", "post", "role", "portfolio"),
    "start": ("start", "from", "began", "start date", "term start", "took office", "since", "appointed"),
    "end": ("end", "to", "until", "end date", "term end", "left office", "ended"),
    "source": ("source", "url", "reference"),
    "exclusive": ("exclusive",),
}
_OPEN = frozenset({"", "..", "-", "–", "present", "incumbent", "still in office", "today", "na", "n/a", "none", "null"})


def import_offices(path: Path) -> list[Office]:
    """The office terms of a file, in its order: YAML as congress-legislators has it, or CSV with columns named as ours or alike.

    Raises InputError, with file and line, for a file that cannot be read, has no such columns, or has a row that cannot be used.
    """
    data = read_bytes(path, path.name, limit=LIMIT)
    text = decode(data).text
    if text is None:
        raise InputError("is not text", file=path.name, remedy="give a YAML or CSV file")
    if path.suffix.lower() in {".yaml", ".yml"}:
        return list(_from_yaml(text, path.name))
    return list(_from_csv(text, path.name))


def offices_csv(offices: Iterable[Office]) -> str:
    """The terms as ``offices.csv`` that whence reads back unchanged."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in offices:
        cells = {
            "person": row.person,
            "title": row.title,
            "start": row.start.edtf() if row.start else "..",
            "end": row.end.edtf() if row.end else "",
            "source": row.source,
            "exclusive": "yes" if row.exclusive else "no",
        }
        writer.writerow([guarded(cells[name]) for name in COLUMNS])
    return out.getvalue()


# ---------------------------------------------------------------------------------------------------------------- YAML


def _from_yaml(text: str, file: str) -> Iterator[Office]:
    for number, person in enumerate(_documents(text, file), 1):
        if not isinstance(person, Mapping) or not isinstance(person.get("name"), Mapping) or not isinstance(person.get("terms"), list):
            raise InputError(
                f"entry {number} has no name and terms", file=file, remedy="the form is that of executive.yaml in unitedstates/congress-legislators"
            )
        name = _full(person["name"])
        for term in person["terms"]:
            yield _term(term, name, file)


def _documents(text: str, file: str) -> list[Any]:
    # ruamel.yaml comes with great-expectations, which whence depends on.
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        read = YAML(typ="safe", pure=True).load(text)
    except YAMLError as e:
        mark = getattr(e, "problem_mark", None)
        raise InputError(f"is not YAML: {getattr(e, 'problem', None) or e}", file=file, line=mark.line + 1 if mark else None) from e
    if not isinstance(read, list):
        raise InputError("is not a list of persons", file=file, remedy="the form is that of executive.yaml in unitedstates/congress-legislators")
    return read


def _full(name: Mapping[str, Any]) -> str:
    if name.get("official_full"):
        return str(name["official_full"])
    parts = [str(name[key]) for key in ("first", "middle", "last") if name.get(key)]
    return " ".join((*parts, str(name["suffix"]))) if name.get("suffix") else " ".join(parts)


def _term(term: Any, name: str, file: str) -> Office:
    kind = term.get("type") if isinstance(term, Mapping) else None
    if kind not in _TERMS:
        raise InputError(f"a term of {name} is of type {kind!r}", file=file, remedy=f"known are {', '.join(_TERMS)}")
    title, exclusive = _TERMS[kind]
    source = f"unitedstates/congress-legislators {file}"
    return Office(name, title, _when(term.get("start"), name, file), _when(term.get("end"), name, file), source, exclusive, file)


def _when(value: Any, name: str, file: str, line: int | None = None) -> When | None:
    if value is None or (isinstance(value, str) and value.strip().lower() in _OPEN):
        return None
    if isinstance(value, date):
        return When.day(value)
    text = str(value).strip()
    try:
        return When.parse(text)
    except WhenError:
        pass
    from whence.language.dates import read_date

    when = read_date(text)
    if when is None:
        raise InputError(f"{text!r} is not a date ({name})", file=file, line=line, remedy="write it as 2019-07-23, 2019-07 or 2019")
    return when


# ---------------------------------------------------------------------------------------------------------------- CSV


def _from_csv(text: str, file: str) -> Iterator[Office]:
    table = read_csv(text, [name for many in _ALIKE.values() for name in many])
    column = _columns(table.columns)
    missing = [name for name in ("person", "title", "start") if name not in column]
    if missing:
        have = ", ".join(table.columns) or "none"
        raise InputError(
            f"has no column for {' and '.join(missing)} (it has {have})", file=file, line=table.line, remedy=f"name them {', '.join(COLUMNS)}"
        )
    for row in table.rows:
        if isinstance(row, BrokenRow):
            raise InputError(row.why, file=file, line=row.line)
        if office := _row(row, column, file):
            yield office


def _columns(header: Iterable[str]) -> dict[str, str]:
    # Which column of the file is which of ours; ours by name before others alike.
    by_name = {name.strip().lower().replace("_", " "): name for name in header}
    return {ours: by_name[found] for ours, alike in _ALIKE.items() if (found := next((name for name in alike if name in by_name), None))}


def _row(row: Row, column: Mapping[str, str], file: str) -> Office | None:
    cell = {ours: (row.cells.get(theirs) or "").strip() for ours, theirs in column.items()}
    if not cell["person"] or not cell["title"]:
        raise InputError(f"the row has no {'title' if cell['person'] else 'person'}", file=file, line=row.line)
    start = _when(cell["start"], cell["person"], file, row.line)
    end = _when(cell.get("end"), cell["person"], file, row.line)
    if start and end and end.high < start.low:
        raise InputError(f"the term of {cell['person']} ends ({end.edtf()}) before it begins ({start.edtf()})", file=file, line=row.line)
    exclusive = cell.get("exclusive", "").lower() in {"yes", "true", "1", "x", "exclusive"}
    return Office(cell["person"], cell["title"], start, end, cell.get("source") or file, exclusive, file, row.line)
