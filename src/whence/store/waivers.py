"""Waivers: ``waivers.toml`` (a list of ``[[waiver]]``), or ``waivers/<fingerprint>.toml``, one a file so that branches merge without conflict."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from whence.errors import SettingsError
from whence.model import Waiver
from whence.nearest import nearest
from whence.store.inputs import read_bytes

FILE, FOLDER = "waivers.toml", "waivers"
_NEEDED = ("reason", "by", "expires")
_KNOWN = (*_NEEDED, "fingerprint", "code", "source", "fact_id")


def load_waivers(folder: Path) -> tuple[Waiver, ...]:
    """The waivers of a dossier, those of the one file first, then of the folder by name.

    Raises SettingsError for a file that is no TOML, a key that is missing, unknown or wrong.
    """
    found: list[Waiver] = []
    if (folder / FILE).is_file():
        found += _many(folder / FILE)
    if (folder / FOLDER).is_dir():
        for path in sorted((folder / FOLDER).glob("*.toml")):
            found += _one(path)
    return tuple(found)


def _many(path: Path) -> Iterator[Waiver]:
    table, lines = _read(path)
    for key in table:
        if key != "waiver":
            raise SettingsError(f"there is no key {key!r} here", file=path.name, remedy="each waiver stands below [[waiver]]")
    heads = [n for n, line in enumerate(lines, 1) if line.strip() == "[[waiver]]"]
    for n, row in enumerate(table.get("waiver", ())):
        yield _waiver(row, path.name, heads[n] if n < len(heads) else None)


def _one(path: Path) -> Iterator[Waiver]:
    table, _ = _read(path)
    yield _waiver(table, f"{FOLDER}/{path.name}", 1)


def _read(path: Path) -> tuple[dict[str, Any], list[str]]:
    text = read_bytes(path, path.name).decode("utf-8-sig", "replace")
    try:
        return tomllib.loads(text), text.splitlines()
    except tomllib.TOMLDecodeError as e:
        raise SettingsError(f"is not TOML: {e}", file=path.name) from e


def _waiver(row: Any, file: str, line: int | None) -> Waiver:
    if not isinstance(row, dict):
        raise SettingsError("a waiver is a table of reason, by, expires and what it covers", file=file, line=line)
    for key in row:
        if key not in _KNOWN:
            raise SettingsError(f"a waiver has no {key!r}", file=file, line=line, remedy=f"did you mean {nearest(key, _KNOWN)!r}?")
    for key in _NEEDED:
        if not row.get(key):
            raise SettingsError(
                f"the waiver lacks {key!r}", file=file, line=line, remedy="a waiver needs a reason, an owner (by) and a day (expires)"
            )
    if not row.get("fingerprint") and not (row.get("code") and (row.get("source") or row.get("fact_id"))):
        raise SettingsError("the waiver covers nothing", file=file, line=line, remedy="give a fingerprint, or a code with source or fact_id")
    try:
        return msgspec.convert({**row, "file": file, "line": line}, Waiver)
    except msgspec.ValidationError as e:
        raise SettingsError(f"the waiver cannot be read: {e}", file=file, line=line, remedy="expires is a day such as 2026-12-31") from e


def waiver_text(waiver: Waiver) -> str:
    """One waiver as the text of its own file."""
    rows = {name: getattr(waiver, name) for name in ("fingerprint", "code", "source", "fact_id", "reason", "by", "expires")}
    return "".join(f"{name} = {_toml(value)}\n" for name, value in rows.items() if value is not None)


def _toml(value: str | date) -> str:
    if isinstance(value, date):
        return value.isoformat()
    # a JSON string is a TOML basic string, but for DEL, which TOML wants escaped
    return msgspec.json.encode(value).decode().replace("\x7f", "\\u007f")
