"""Pinning sources: the hashes of their bytes and texts, written into the manifest, which otherwise stays as it is."""

from __future__ import annotations

import csv
import io
from itertools import islice
from pathlib import Path

import msgspec

from whence.errors import InputError
from whence.model import Source
from whence.store.decoding import decode
from whence.store.inputs import read_bytes, text_digest
from whence.store.manifest import COLUMNS, NAME
from whence.store.opening import open_dossier
from whence.store.rows import BrokenRow, read_csv

PINS = ("sha256", "text_sha256", "text_by")


def locked(folder: Path) -> tuple[bytes, tuple[str, ...]]:
    """The manifest with every source of the dossier pinned, and the ids of the sources whose pins moved.

    A source without a text of its own (``kept = hash``) keeps the pins that it has. The manifest keeps its encoding, delimiter and line ends; raises
    InputError where something in it cannot be read and so would be lost.
    """
    dossier = open_dossier(folder, allow_empty=True)
    hashes = {file.path: file.sha256 for file in dossier.files}
    given = _given(folder / NAME)
    reader = csv.DictReader(given.lines, delimiter=given.delimiter)
    columns = list(reader.fieldnames or ["source"])
    columns += [name for name in PINS if name not in columns]
    rows = list(reader)
    listed = {row.get("source") or "": row for row in rows}
    moved = []
    for source in dossier.sources:
        if source.kept == "hash" or not source.text:
            continue
        row = _row(listed, source.id)
        if row is None:
            row = {"source": source.id}
            rows.append(row)
        pins = _pins(source, hashes)
        if any((row.get(name) or "") != value for name, value in pins.items()):
            moved.append(source.id)
            row.update(pins)
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, delimiter=given.delimiter, lineterminator=given.ending, restval="", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return (given.mark + out.getvalue()).encode(given.encoding, "surrogateescape"), tuple(moved)


class _Given(msgspec.Struct, frozen=True):
    """A manifest as it stands: its lines from the header on, and its form."""

    lines: tuple[str, ...] = ("source\n",)
    delimiter: str = ","
    ending: str = "\n"
    mark: str = ""
    encoding: str = "utf-8"


def _given(place: Path) -> _Given:
    if not place.is_file():
        return _Given()
    data = read_bytes(place, NAME)
    decoded = decode(data)
    if decoded.text is None or decoded.flaw:
        raise InputError(f"cannot be written anew: {decoded.flaw}", file=NAME, remedy="save it as UTF-8 first")
    table = read_csv(decoded.text, COLUMNS)
    broken = next((row for row in table.rows if isinstance(row, BrokenRow)), None)
    if broken:
        raise InputError(f"cannot be written anew: {broken.why}", file=NAME, line=broken.line, remedy="mend that line first")
    if table.columns and "source" not in table.columns:
        raise InputError("cannot be written anew: it has no column 'source'", file=NAME, line=table.line, remedy="name its columns first")
    text = data.decode(decoded.encoding)
    bare = text.removeprefix("\ufeff")
    lines = tuple(islice(io.StringIO(bare, newline=""), table.line - 1, None)) if table.columns else _Given().lines
    return _Given(lines, table.delimiter, "\r\n" if "\r\n" in text else "\n", text[: len(text) - len(bare)], decoded.encoding)


def _row(listed: dict[str, dict[str, str]], sid: str) -> dict[str, str] | None:
    # the manifest may leave the extension out where that is unambiguous, as facts may
    return listed.get(sid) or listed.get(sid.rpartition(".")[0])


def _pins(source: Source, hashes: dict[str, str]) -> dict[str, str]:
    digest = text_digest(source.text)
    raw = next((value for path, value in hashes.items() if path in {source.file, f"sources/{source.id}", source.id}), source.sha256 or digest)
    return {"sha256": raw, "text_sha256": digest, "text_by": source.text_by or ""}
