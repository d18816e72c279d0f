"""The tables of a dossier: facts, manifest and registers, from files to rows to nouns."""

from __future__ import annotations

import re
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
from whence.store.inputs import inside, read_bytes, recorded, shown, suffix, text_digest, walk
from whence.store.langextract import documents_of, is_annotated, read_annotated
from whence.store.rows import BrokenRow, Table, read_csv, read_jsonl

T = TypeVar("T")

LINES = (".jsonl", ".ndjson")
TEXT = (".csv", ".tsv", *LINES)
TABLES = (*TEXT, ".parquet")
_URL = re.compile(r"[a-z][a-z0-9+]*://", re.IGNORECASE)
NAMES = ("facts.csv", "facts.jsonl", "facts.parquet")


class Loaded(msgspec.Struct):
    """What tables gave: ``rows`` counts the rows of facts tables, broken ones included; ``has_table`` whether there is a facts table at all.

    ``documents`` maps the ids of annotated documents to the hashes of their texts, spaces at the ends aside.
    """

    facts: list[Fact] = []
    has_table: bool = False
    rows: int = 0
    files: list[InputFile] = []
    problems: list[Problem] = []
    documents: dict[str, str] = {}

    def text(self, path: Path, name: str) -> str:
        """The text of a file; what is wrong with its bytes is kept as a problem."""
        data = read_bytes(path, name)
        self.files.append(recorded(name, data))
        decoded = decode(data)
        if decoded.text is None:
            raise InputError("is not text: the bytes are those of a binary file", file=name, remedy="tables are .csv, .jsonl or .parquet")
        if decoded.flaw:
            lost = "unread" in decoded.flaw or "cannot be read" in decoded.flaw
            self.problems.append(Problem("WH702", f"{name}: {decoded.flaw}.", name, severity="warning", suggestion="Save it as UTF-8.", loses=lost))
        return decoded.text

    def table(self, place: Path | str, name: str, known: Sequence[str]) -> Table:
        """The rows of a file or of a database's table."""
        if isinstance(place, str):
            from whence.store.databases import read_database

            table, content = read_database(place)
            self.files.append(content)
            return table
        if suffix(name) == ".parquet":
            from whence.store.parquet import read_parquet

            data = read_bytes(place, name)
            self.files.append(recorded(name, data))
            return read_parquet(data, name)
        return parsed(self.text(place, name), name, known)

    def annotated(self, text: str) -> None:
        """Keep which texts LangExtract annotated, by the ids that it gave them."""
        for document, words in documents_of(text):
            self.documents.setdefault(document, text_digest(words.strip()))


def parsed(text: str, name: str, known: Sequence[str]) -> Table:
    """The rows in a table's text, by the extension of its name."""
    return read_jsonl(text) if suffix(name) in LINES else read_csv(text, known)


def load_facts(loaded: Loaded, files: Sequence[tuple[str, Path | str]], columns: Mapping[str, str]) -> None:
    """Read facts tables, in order; fact ids are unique across them."""
    seen: dict[str, str] = {}
    loaded.has_table = bool(files)
    for name, place in files:
        broken = Broken(name)
        facts, rows = _facts(loaded, name, place, broken, seen, columns)
        loaded.facts.extend(facts)
        loaded.problems.extend(broken.problems())
        loaded.rows += rows


def _facts(loaded: Loaded, name: str, place: Path | str, broken: Broken, seen: dict[str, str], columns: Mapping[str, str]) -> tuple[list[Fact], int]:
    if isinstance(place, Path) and suffix(name) in LINES:
        text = loaded.text(place, name)
        if is_annotated(text):
            loaded.annotated(text)
            return read_annotated(text, broken, seen, columns)
        return read_facts(read_jsonl(text), broken, seen, columns)
    return read_facts(loaded.table(place, name, [*COLUMNS, *columns.values()]), broken, seen, columns)


def facts_files(folder: Path) -> list[tuple[str, Path | str]]:
    """A dossier's facts tables: one file, or those of its folder ``facts/``. InputError where it has several shapes of it."""
    named: list[tuple[str, Path | str]] = [(name, path) for name in NAMES if (path := inside(folder, name))]
    below = inside(folder, "facts")
    if below and below.is_dir():
        named += _tables_below(below, "facts")
    shapes = sorted({name.split("/")[0] for name, _ in named})
    if len(shapes) > 1:
        raise InputError(f"has more than one facts table ({', '.join(shapes)})", file=shown(folder), remedy="keep one, or name one with --facts")
    return named


def named_files(address: str | Path) -> list[tuple[str, Path | str]]:
    """The tables that an address given by the user names: a file, all tables of a folder, or a database's table by its URL."""
    if is_url(address):
        return [(named(address), str(address))]
    path = Path(address)
    if not path.is_dir():
        return [(shown(path), path)]
    found = _tables_below(path, shown(path))
    if not found:
        raise InputError("holds no table", file=shown(path), remedy="tables are .csv, .jsonl or .parquet")
    return found


def named(address: str | Path) -> str:
    """What an address is called in reports and messages."""
    if is_url(address):
        from whence.store.databases import label

        return label(str(address))
    return shown(Path(address))


def is_url(address: str | Path) -> bool:
    """Whether an address is a URL and no path."""
    return isinstance(address, str) and _URL.match(address) is not None


def _tables_below(folder: Path, name: str) -> list[tuple[str, Path | str]]:
    return [(f"{name}/{below}", place) for below, place in walk(folder) if isinstance(place, Path) and suffix(below) in TABLES]


def load_manifest(loaded: Loaded, folder: Path) -> list[manifest.Listed]:
    """The rows of a dossier's manifest."""
    path = inside(folder, manifest.NAME)
    if path is None:
        return []
    table, broken = loaded.table(path, manifest.NAME, manifest.COLUMNS), Broken(manifest.NAME)
    rows = manifest.read_manifest(table, broken)
    loaded.problems.extend(broken.problems())
    return rows


def source_rows(loaded: Loaded, name: str, place: Path | str, broken: Broken) -> list[manifest.Listed]:
    """The rows of a table of sources that has their texts; LangExtract's annotated documents are one."""
    if isinstance(place, Path) and suffix(name) in LINES:
        text = loaded.text(place, name)
        if is_annotated(text):
            return [manifest.Listed(sid, line, {}, {"text": words}) for line, (sid, words) in enumerate(documents_of(text), 1)]
        table = read_jsonl(text)
    else:
        table = loaded.table(place, name, manifest.COLUMNS)
    if "text" not in table.columns:
        amiss = [row for row in table.rows if isinstance(row, BrokenRow)]
        for row in amiss:
            broken.row(row)
        if amiss and not table.columns:
            return []
        broken.tell(
            "a column text", "the table of sources has no column 'text'", table.line, "text", suggestion="add the texts, or name a folder of files"
        )
        return []
    return manifest.read_manifest(table, broken)


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
    table, broken = loaded.table(path, file, names(columns)), Broken(file)
    rows = tuple(read(table, broken))
    loaded.problems.extend(broken.problems())
    return rows
