"""The tables of a dossier: facts, manifest and registers, from files to rows to nouns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from whence.errors import InputError
from whence.model import Fact, InputFile, Problem, Registers
from whence.store import manifest, registers
from whence.store.broken import Broken
from whence.store.columns import ALIASES, EVENTS, OFFICES, Column, names
from whence.store.decoding import decode
from whence.store.facts import COLUMNS, read_facts
from whence.store.inputs import inside, read_bytes, recorded, shown, suffix, walk
from whence.store.rows import Table, read_csv, read_jsonl

T = TypeVar("T")

LINES = (".jsonl", ".ndjson")
TEXT = (".csv", ".tsv", *LINES)
TABLES = (*TEXT, ".parquet")
# In rows. Below, plain Python is done before pandera is imported.
LARGE = 100_000
_USUAL_ROW = 120  # bytes; the size of a file is known before its rows are
NAMES = ("facts.csv", "facts.jsonl", "facts.parquet")


class Loaded(msgspec.Struct):
    """What tables gave: ``rows`` counts the rows of facts tables, broken ones included; ``has_table`` whether there is a facts table at all."""

    facts: list[Fact] = []
    has_table: bool = False
    rows: int = 0
    files: list[InputFile] = []
    problems: list[Problem] = []

    def table(self, path: Path, name: str, known: Sequence[str]) -> tuple[Table, Broken]:
        """The rows of a file; what is wrong with its bytes is kept as a problem."""
        data = read_bytes(path, name)
        self.files.append(recorded(name, data))
        decoded = decode(data)
        if decoded.text is None:
            raise InputError("is not text: the bytes are those of a binary file", file=name, remedy="tables are .csv, .jsonl or .parquet")
        if decoded.flaw:
            lost = "unread" in decoded.flaw or "cannot be read" in decoded.flaw
            self.problems.append(Problem("WH702", f"{name}: {decoded.flaw}.", name, severity="warning", suggestion="Save it as UTF-8.", loses=lost))
        return (read_jsonl(decoded.text) if suffix(name) in LINES else read_csv(decoded.text, known)), Broken(name)


def load_facts(loaded: Loaded, files: Sequence[tuple[str, Path]], columns: Mapping[str, str]) -> None:
    """Read facts tables, in order; fact ids are unique across them."""
    seen: dict[str, str] = {}
    loaded.has_table = bool(files)
    for name, path in files:
        table, broken, large = _facts_table(loaded, path, name, [*COLUMNS, *columns.values()])
        if large:
            from whence.store.frames import read_large

            facts, rows = read_large(table, broken, seen, columns)
        else:
            facts, rows = read_facts(table, broken, seen, columns)
        loaded.facts.extend(facts)
        loaded.problems.extend(broken.problems())
        loaded.rows += rows


def _facts_table(loaded: Loaded, path: Path, name: str, known: Sequence[str]) -> tuple[Table, Broken, bool]:
    """A facts table and whether it is large: then it is held to the contract as a frame, which costs seconds to import and saves more."""
    if suffix(name) == ".parquet":
        from whence.store.parquet import read_parquet

        data = read_bytes(path, name)
        loaded.files.append(recorded(name, data))
        table, rows = read_parquet(data, name)
        return table, Broken(name), rows > LARGE
    table, broken = loaded.table(path, name, known)
    return table, broken, path.stat().st_size > LARGE * _USUAL_ROW


def facts_files(folder: Path) -> list[tuple[str, Path]]:
    """A dossier's facts tables: one file, or those of its folder ``facts/``. InputError where it has several shapes of it."""
    named = [(name, path) for name in NAMES if (path := inside(folder, name))]
    below = inside(folder, "facts")
    if below and below.is_dir():
        named += _tables_below(below, "facts")
    shapes = sorted({name.split("/")[0] for name, _ in named})
    if len(shapes) > 1:
        raise InputError(f"has more than one facts table ({', '.join(shapes)})", file=shown(folder), remedy="keep one, or name one with --facts")
    return named


def named_files(path: Path) -> list[tuple[str, Path]]:
    """The facts tables that a path given by the user names: a file, or all tables of a folder."""
    if not path.is_dir():
        return [(shown(path), path)]
    found = _tables_below(path, shown(path))
    if not found:
        raise InputError("holds no table", file=shown(path), remedy="tables are .csv, .jsonl or .parquet")
    return found


def _tables_below(folder: Path, name: str) -> list[tuple[str, Path]]:
    return [(f"{name}/{below}", place) for below, place in walk(folder) if isinstance(place, Path) and suffix(below) in TABLES]


def load_manifest(loaded: Loaded, folder: Path) -> list[manifest.Listed]:
    """The rows of a dossier's manifest."""
    path = inside(folder, manifest.NAME)
    if path is None:
        return []
    table, broken = loaded.table(path, manifest.NAME, manifest.COLUMNS)
    rows = manifest.read_manifest(table, broken)
    loaded.problems.extend(broken.problems())
    return rows


def load_registers(loaded: Loaded, folder: Path) -> Registers | None:
    """A dossier's registers; None where it has no such folder."""
    if not (folder / "registers").is_dir():
        return None
    before = len(loaded.files)
    aliases = _register(loaded, folder, "aliases", ALIASES, registers.read_aliases)
    offices = _register(loaded, folder, "offices", OFFICES, registers.read_offices)
    events = _register(loaded, folder, "events", EVENTS, registers.read_events)
    return Registers(aliases, offices, events, tuple(loaded.files[before:]))


def _register(loaded: Loaded, folder: Path, name: str, columns: tuple[Column, ...], read: Callable[[Table, Broken], list[T]]) -> tuple[T, ...]:
    file = f"registers/{name}.csv"
    path = inside(folder, file)
    if path is None:
        return ()
    table, broken = loaded.table(path, file, names(columns))
    rows = tuple(read(table, broken))
    loaded.problems.extend(broken.problems())
    return rows
