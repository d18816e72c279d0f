"""Pinning sources: the hashes of their bytes and texts, written into the manifest, which otherwise stays as it is."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from whence.model import Source
from whence.store.inputs import read_bytes, text_digest
from whence.store.manifest import NAME
from whence.store.opening import open_dossier

PINS = ("sha256", "text_sha256", "text_by")


def locked(folder: Path) -> tuple[bytes, tuple[str, ...]]:
    """The manifest with every source of the dossier pinned, and the ids of the sources whose pins moved.

    A source without a text of its own (``kept = hash``) keeps the pins that it has.
    """
    dossier = open_dossier(folder, allow_empty=True)
    hashes = {file.path: file.sha256 for file in dossier.files}
    place = folder / NAME
    text = read_bytes(place, NAME).decode("utf-8-sig", "surrogateescape") if place.is_file() else "source\n"
    delimiter = max(",;\t", key=text.split("\n", 1)[0].count)
    ending = "\r\n" if "\r\n" in text else "\n"
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
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
    writer = csv.DictWriter(out, columns, delimiter=delimiter, lineterminator=ending, restval="", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode("utf-8", "surrogateescape"), tuple(moved)


def _row(listed: dict[str, dict[str, str]], sid: str) -> dict[str, str] | None:
    # the manifest may leave the extension out where that is unambiguous, as facts may
    return listed.get(sid) or listed.get(sid.rpartition(".")[0])


def _pins(source: Source, hashes: dict[str, str]) -> dict[str, str]:
    digest = text_digest(source.text)
    raw = next((value for path, value in hashes.items() if path in {source.file, f"sources/{source.id}", source.id}), source.sha256 or digest)
    return {"sha256": raw, "text_sha256": digest, "text_by": source.text_by or ""}
