"""Rows of a facts table to facts: plain column checks, every broken cell told with its line, unknown columns kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from whence.model import Fact
from whence.store.broken import Broken
from whence.store.columns import FACTS, KINDS, MODALITIES, names, needed
from whence.store.rows import BrokenRow, Row, Table
from whence.store.writing import unguarded

REQUIRED = needed(FACTS)
COLUMNS = names(FACTS)
# Spreadsheets write whole numbers with a point; ids and offsets are never negative.
_WHOLE = re.compile(r"(\d{1,18})(?:\.0+)?", re.ASCII)
_SHARE = re.compile(r"[01](?:[.,]\d+)?|[.,]\d+|\d(?:\.\d+)?[eE]-\d+", re.ASCII)


def read_facts(table: Table, broken: Broken, seen: dict[str, str], mapping: Mapping[str, str] | None = None) -> list[Fact]:
    """The facts of a table's unbroken rows; the others are told to ``broken``.

    ``seen`` maps the ids of all tables so far to their places, and is added to; ``mapping`` names our columns in the table's words (ours: theirs).
    """
    ours_of = {theirs: ours for ours, theirs in (mapping or {}).items() if theirs in table.columns}
    columns = [ours_of.get(name, name) for name in table.columns]
    if not _complete(columns, table, broken):
        return []
    facts = []
    for row in table.rows:
        if isinstance(row, BrokenRow):
            broken.tell(row.rule, row.why, row.line, value=row.value)
            continue
        cells = {ours_of.get(name, name): value for name, value in row.cells.items()} if ours_of else row.cells
        fact = _fact(cells, row.line, broken)
        if fact and _new(fact, seen, broken):
            facts.append(fact)
    return facts


def _complete(columns: Sequence[str], table: Table, broken: Broken) -> bool:
    """Whether the columns that every fact needs are there; tells each that is not, with the likely misspelling."""
    if not columns and any(isinstance(row, BrokenRow) for row in table.rows):
        for row in table.rows:
            if isinstance(row, BrokenRow):
                broken.tell(row.rule, row.why, row.line, value=row.value)
        return False
    missing = [name for name in REQUIRED if name not in columns]
    rows = sum(isinstance(row, Row) for row in table.rows)
    for name in missing:
        near = nearest_column(name, [c for c in columns if c not in COLUMNS])
        hint = f"rename {near!r} to {name!r}, or map it in the settings: [columns] {name} = {near!r}" if near else f"add the column {name!r}"
        lost = f"its {rows:,} rows cannot be read" if rows != 1 else "its row cannot be read"
        broken.tell(f"column {name}", f"the facts table has no column {name!r}: {lost}", table.line, name, suggestion=hint)
    return not missing


def nearest_column(name: str, others: Iterable[str]) -> str | None:
    """The column that was probably meant by ``name``: case, spaces and hyphens aside, the most similar one, if any is."""
    plain = {re.sub(r"[\W_]+", "", other).lower(): other for other in others}
    close = get_close_matches(name.replace("_", ""), plain, n=1, cutoff=0.6)
    return plain[close[0]] if close else None


def _new(fact: Fact, seen: dict[str, str], broken: Broken) -> bool:
    line = fact.line or 0
    earlier = seen.get(fact.fact_id)
    if earlier is None:
        seen[fact.fact_id] = f"{fact.file}:{line}"
        return True
    broken.tell(
        "unique fact_id", f"the fact_id {fact.fact_id!r} is taken already, by {earlier}; this row was not checked", line, "fact_id", fact.fact_id,
        suggestion="give each fact an id of its own", fact_id=fact.fact_id,
    )  # fmt: skip
    return False


def _fact(cells: Mapping[str, str | None], line: int, broken: Broken) -> Fact | None:
    fields: dict[str, Any] = {}
    fact_id = (cells.get("fact_id") or "").strip() or None
    whole = True
    for name in COLUMNS:
        value = cells.get(name)
        if value is None:
            if name in REQUIRED:
                broken.tell(f"{name} needed", f"the row has no {name}", line, name, fact_id=fact_id)
                whole = False
            continue
        try:
            # A quote is the source's own words, spaces included; elsewhere spaces at the ends are nobody's intention.
            fields[name] = unguarded(value) if name == "quote" else _READ.get(name, unguarded)(value.strip())
        except ValueError as e:
            broken.tell(f"{name} readable", f"{name} is {value.strip()[:60]!r}: {e}", line, name, value.strip(), fact_id=fact_id)
            whole = False
    start, end = fields.get("start"), fields.get("end")
    if start is not None and end is not None and end < start:
        broken.tell("end after start", f"end ({end}) lies before start ({start})", line, "end", str(end), fact_id=fact_id)
        whole = False
    if not whole:
        return None
    other = {name: value for name, value in cells.items() if value is not None and name not in COLUMNS}
    return Fact(**fields, other=other, file=broken.file, line=line)


def _whole(value: str) -> int:
    found = _WHOLE.fullmatch(value)
    if not found:
        raise ValueError("a whole number, 0 or more, is needed")
    return int(found[1])


def _share(value: str) -> float:
    number = float(value.replace(",", ".")) if _SHARE.fullmatch(value) else 2.0
    if not 0 <= number <= 1:
        raise ValueError("a number from 0 to 1 is needed")
    return number


def _one_of(words: tuple[str, ...]) -> Callable[[str], str]:
    def read(value: str) -> str:
        if value not in words:
            raise ValueError(f"one of {', '.join(words)} is needed")
        return value

    return read


_READ: dict[str, Callable[[str], Any]] = {
    "start": _whole,
    "end": _whole,
    "confidence": _share,
    "kind": _one_of(KINDS),
    "modality": _one_of(MODALITIES),
}
