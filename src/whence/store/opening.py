"""Opening a dossier: a folder as INTERFACE describes it, a plain folder of texts, single files, standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from whence.errors import InputError
from whence.model import Dossier, Fact, Problem, Registers
from whence.store import manifest
from whence.store.broken import Broken
from whence.store.decoding import decode
from whence.store.inputs import LARGEST_SOURCE, Refused, inside, printable, read_bytes, same_name, shown, suffix, text_digest, walk
from whence.store.langextract import settled
from whence.store.manifest import Listed
from whence.store.reviews import load_reviews
from whence.store.settings_file import OWN, load_settings
from whence.store.sources import DOCUMENTS, READ, Gathered, by_source, gather, gather_absent, gather_file, gather_rows
from whence.store.tables import TABLES, Loaded, facts_files, is_url, load_facts, load_manifest, load_registers, named, named_files, source_rows

# Files of a dossier that are no sources, where sources stand beside them.
RESERVED = {OWN, "waivers.toml", "baseline.json", "report.json", "package.json", "readme.md", "license.txt", "license.md", "changelog.md"}


def open_dossier(
    path: str | Path,
    *,
    facts: str | Path | None = None,
    sources: str | Path | None = None,
    columns: Mapping[str, str] | None = None,
    allow_empty: bool = False,
) -> Dossier:
    """Open a folder (or one text file) as a dossier.

    ``facts`` and ``sources`` override where the facts table and the sources are: a file, a folder or a database's URL; a table of sources has
    a column ``text``. ``columns`` maps our names of columns to the table's (default: the settings'). What is met in loading stands in
    ``problems``. Raises InputError where nothing can be judged: no folder, no source, a facts table without rows (unless ``allow_empty``);
    SettingsError for settings that are not understood; EngineError where a database fails.
    """
    folder = Path(path)
    if not os.path.lexists(folder):
        raise InputError("there is no such file or folder", file=printable(str(path)), remedy="check the path")
    if not folder.is_dir():
        return open_texts([folder], facts=facts, columns=columns, allow_empty=allow_empty)
    if columns is None:
        columns = load_settings(folder).columns
    loaded = Loaded()
    gathered = _gathered(loaded, folder, sources)
    if not gathered.sources:
        raise _no_source(loaded, folder, sources)
    _load_facts(loaded, named_files(facts) if facts else facts_files(folder), columns, allow_empty=allow_empty)
    registers, reviews = load_registers(loaded, folder), load_reviews(loaded, folder)
    return msgspec.structs.replace(_dossier(folder.resolve().name, gathered, loaded, registers), reviews=reviews)


def open_texts(
    paths: Sequence[str | Path],
    *,
    facts: str | Path | None = None,
    columns: Mapping[str, str] | None = None,
    allow_empty: bool = False,
    stdin: bytes | None = None,
) -> Dossier:
    """Open single files as the sources of one dossier; ``-`` is standard input (``stdin``, when it is given, in its stead)."""
    names = _names([str(path) for path in paths])
    gathered, loaded = Gathered(), Loaded()
    for path in paths:
        sid, file = names[str(path)]
        if str(path) == "-":
            _gather_stdin(gathered, sid, sys.stdin.buffer.read() if stdin is None else stdin)
        else:
            _gather_named(gathered, sid, Path(path), file)
    if not gathered.sources:
        raise InputError("no source was given", remedy="name a folder, a file, or - for standard input")
    _load_facts(loaded, named_files(facts) if facts else [], columns or {}, allow_empty=allow_empty)
    return _dossier(gathered.sources[0].id if len(paths) == 1 else "", gathered, loaded, None)


def _load_facts(loaded: Loaded, files: Sequence[tuple[str, Path | str]], columns: Mapping[str, str], *, allow_empty: bool) -> None:
    load_facts(loaded, files, columns)
    if files and not loaded.rows and not allow_empty:
        raise _first_lost(loaded) or InputError(
            "the facts table has no rows", file=files[0][0], remedy="add facts, or pass --allow-empty if that is meant"
        )


def _first_lost(loaded: Loaded) -> InputError | None:
    """The first thing that kept a table from being read, as the error that it is when nothing at all was read."""
    problem = next((one for one in loaded.problems if one.code == "WH801"), None)
    return InputError(problem.message, file=problem.file, line=problem.line, remedy=problem.suggestion) if problem else None


def _no_source(loaded: Loaded, folder: Path, sources: str | Path | None) -> InputError:
    if sources is None:
        return InputError("holds no source", file=shown(folder), remedy=_where_they_are(folder))
    remedy = f"sources are {', '.join(READ)}, or a table with the columns source and text"
    return _first_lost(loaded) or InputError("holds no source", file=named(sources), remedy=remedy)


def _dossier(name: str, gathered: Gathered, loaded: Loaded, registers: Registers | None) -> Dossier:
    ids = {source.id for source in gathered.sources}
    stems = manifest.stems_of(sorted(ids))
    facts = tuple(_resolved(fact, ids, stems) for fact in loaded.facts)
    if loaded.documents:
        documents = _by_text(loaded, gathered)
        texts = {source.id: source.text for source in gathered.sources}
        facts = tuple(settled(placed, texts.get(placed.source)) for placed in (_annotated(fact, ids, documents) for fact in facts))
    files = sorted([*loaded.files, *gathered.files], key=lambda file: file.path)
    problems = (*loaded.problems, *gathered.problems)
    return Dossier(tuple(gathered.sources), facts, registers, (), problems, name, loaded.has_table, tuple(files))


def _resolved(fact: Fact, ids: set[str], stems: Mapping[str, list[str]]) -> Fact:
    source = manifest.resolve(fact.source, ids, stems)
    return fact if source == fact.source else msgspec.structs.replace(fact, source=source)


def _by_text(loaded: Loaded, gathered: Gathered) -> dict[str, str]:
    """The source whose text an annotated document has, by the document's id: LangExtract gives documents ids of its own."""
    texts = {text_digest(source.text.strip()): source.id for source in reversed(gathered.sources) if source.text}
    return {document: texts[text] for document, text in loaded.documents.items() if text in texts}


def _annotated(fact: Fact, ids: set[str], documents: Mapping[str, str]) -> Fact:
    return fact if fact.source in ids or fact.source not in documents else msgspec.structs.replace(fact, source=documents[fact.source])


def _where_they_are(folder: Path) -> str:
    """What to do where a folder holds no source: it may hold dossiers, each to be named itself."""
    dossiers = sorted(place.name for place in folder.iterdir() if (place / "sources").is_dir())[:3] if folder.is_dir() else []
    if dossiers:
        return f"name the dossiers in it ({', '.join(printable(name) for name in dossiers)})"
    return f"put the articles below sources/, as {', '.join(READ)}"


# ---------------------------------------------------------------------------------------------------------------- a folder's sources


def _gathered(loaded: Loaded, folder: Path, sources: str | Path | None) -> Gathered:
    if sources is None or (not is_url(sources) and not Path(sources).is_file()):
        return gather_folder(folder, Path(sources) if sources else None, load_manifest(loaded, folder))
    into = Gathered()
    for name, place in named_files(sources):
        broken = Broken(name)
        gather_rows(into, source_rows(loaded, name, place, broken), name)
        loaded.problems.extend(broken.problems())
    return into


def gather_folder(folder: Path, apart: Path | None, rows: Sequence[Listed] = ()) -> Gathered:
    """The sources of a folder: those below ``sources/`` (or ``apart``), else the text files directly in it, with what the manifest says of them."""
    into = Gathered()
    if apart and not apart.is_dir():
        raise InputError("there is no such folder", file=shown(apart), remedy="--sources names the folder of the source files")
    below = apart or inside(folder, "sources")
    root, deep = (below, True) if below and below.is_dir() else (folder, False)
    prefix = f"{shown(apart)}/" if apart else "sources/" if deep else ""
    found = {
        same_name(name): (name, place) for name, place in walk(root, deep=deep) if suffix(name) in READ and (deep or name.lower() not in RESERVED)
    }
    listed = by_source(rows, set(found))
    for sid, (name, place) in found.items():
        gather_file(into, sid, place, prefix + name, listed.pop(sid, None))
    for row in listed.values():
        gather_absent(into, row, manifest.NAME)
    if deep:
        into.problems.extend(_passed_over(root, prefix))
    return into


def _passed_over(root: Path, prefix: str) -> list[Problem]:
    """Documents below sources/ that are not read, and links that are not followed: told, since a source may be lost by them."""
    rows = []
    for name, place in walk(root):
        kind, file = suffix(name), prefix + name
        if kind in READ:
            continue
        if isinstance(place, Refused):
            rows.append(Problem("WH702", f"{file} was not read: {place.why}.", file, severity="error", loses=True))
        elif kind in DOCUMENTS or not kind:
            message = f"{file} was not read: sources are {', '.join(READ)}."
            rows.append(Problem("WH702", message, file, severity="warning", suggestion="Save its text as .txt."))
    return rows


# ---------------------------------------------------------------------------------------------------------------- files named one by one


def _gather_stdin(into: Gathered, sid: str, data: bytes) -> None:
    page = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<!doctype html", b"<html"))
    _refuse_binary(data, "-")
    gather(into, sid, data, "stdin.html" if page else "stdin.txt")


def _gather_named(into: Gathered, sid: str, path: Path, file: str) -> None:
    """A file that was named on its own: what cannot be read is an error, not a finding."""
    if not os.path.lexists(path):
        raise InputError("there is no such file or folder", file=file, remedy="check the path")
    if suffix(file) in TABLES:
        raise InputError("is a table, not a source", file=file, remedy="give it with --facts")
    data = read_bytes(path, file, limit=LARGEST_SOURCE)
    _refuse_binary(data, file)
    gather(into, sid, data, file)


def _refuse_binary(data: bytes, file: str) -> None:
    if decode(data).text is None:
        raise InputError("is not text: the bytes are those of a binary file", file=file, remedy=f"sources are {', '.join(READ)}")


def _names(paths: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Each path's id and shown file: its name, or as much of its path as tells it from the others; never an absolute path."""
    parts = {path: [printable(part) for part in Path(os.path.normpath(path)).parts if part not in {os.sep, ".."}] for path in paths}
    depth = 1
    while depth < 64 and len({tuple(p[-depth:]) for p in parts.values()}) < len(parts):
        depth += 1
    named = {path: ("stdin", "-") if path == "-" else (same_name("/".join(p[-depth:])) or "source", shown(Path(path))) for path, p in parts.items()}
    if len({sid for sid, _ in named.values()}) < len(paths):
        raise InputError("the same file is given twice", remedy="name each source once")
    return named
