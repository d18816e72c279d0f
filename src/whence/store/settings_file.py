"""Settings from ``whence.toml`` or ``[tool.whence]`` of ``pyproject.toml``; whatever is not understood is refused, with the nearest valid name."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, get_args, get_type_hints

import msgspec

from whence.errors import SettingsError
from whence.nearest import nearest
from whence.settings import Settings
from whence.store.decoding import decode
from whence.store.inputs import read_bytes

OWN, SHARED = "whence.toml", "pyproject.toml"
_UNKNOWN = re.compile(r"unknown field `(?P<key>[^`]*)`(?: - at `\$(?P<path>[^`]*)`)?")
_WRONG = re.compile(r"(?P<what>.*?)(?: - at `\$(?P<path>[^`]*)`)?")


def load_settings(path: str | Path) -> Settings:
    """The settings of a file, or those that hold for a folder (see ``find_settings``); the defaults where there are none.

    Raises SettingsError for a file that is no TOML, an unknown key or a wrong value, with the line where it can be told.
    """
    path = Path(path)
    file = find_settings(path) if path.is_dir() else path
    return Settings() if file is None else read_settings(read_bytes(file, file.name), file.name)


def find_settings(folder: Path) -> Path | None:
    """The settings file that holds for a folder: its own, else the nearest above it within the same git checkout.

    Nothing outside a checkout is looked at, so that a result depends on no file that its repository lacks.
    """
    folder = folder.absolute()
    if own := _settings_in(folder):
        return own
    chain = [folder, *folder.parents]
    top = next((n for n, place in enumerate(chain) if (place / ".git").exists()), None)
    return next((found for place in chain[1 : (top or 0) + 1] if (found := _settings_in(place))), None)


def _settings_in(folder: Path) -> Path | None:
    own = folder / OWN
    if own.is_dir():
        raise SettingsError("is a folder", file=OWN, remedy="settings are a file; rename the folder")
    if own.is_file():
        return own
    shared = folder / SHARED
    if shared.is_file():
        # Another tool's broken pyproject.toml is not ours to judge, unless it speaks of us.
        data = read_bytes(shared, SHARED)
        if b"tool.whence" in data:
            return shared
    return None


def read_settings(data: bytes, name: str = OWN) -> Settings:
    """Settings from the bytes of a file; ``name`` is the file's name, ``pyproject.toml`` being read below ``[tool.whence]``."""
    text = decode(data).text
    if text is None:
        raise SettingsError("is not text", file=name, remedy="settings are TOML in UTF-8")
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as e:
        at = re.search(r"at line (\d+)", str(e))
        raise SettingsError(f"is not TOML: {e}", file=name, line=int(at[1]) if at else None) from e
    if Path(name).name == SHARED:
        table = table.get("tool", {}).get("whence", {})
    try:
        return msgspec.convert(table, Settings)
    except msgspec.ValidationError as e:
        raise _explained(str(e), table, text, name) from e


def _explained(said: str, table: dict[str, Any], text: str, name: str) -> SettingsError:
    unknown = _UNKNOWN.search(said)
    if unknown:
        keys = _keys(unknown["path"] or "", table)
        struct = _struct(keys)
        known = [field.encode_name for field in msgspec.structs.fields(struct)]
        where = f"[{'.'.join(keys)}] has" if keys else "there is"
        what = f"{where} no setting {unknown['key']!r}"
        return SettingsError(what, file=name, line=_line(text, unknown["key"]), remedy=_meant(unknown["key"], known))
    wrong = _WRONG.fullmatch(said)
    keys = _keys(wrong["path"] or "", table) if wrong else []
    what = wrong["what"] if wrong else said
    shown = f"{'.'.join(keys)}: {_plain(what)}" if keys else _plain(what)
    return SettingsError(shown, file=name, line=_line(text, keys[-1]) if keys else None)


def _meant(word: str, known: list[str]) -> str:
    near = nearest(word, known)
    return f"did you mean {near!r}?" if near in known else f"known are {near}"


def _keys(path: str, table: Any) -> list[str]:
    """The keys of msgspec's path (``.checks[...].x``); ``[...]`` is any key of a mapping: its only one, else ``*``."""
    keys: list[str] = []
    for part in re.findall(r"\.([^.\[]+)|\[(\.\.\.|\d+)\]", path):
        inner = table if isinstance(table, dict) else {}
        key = part[0] or (next(iter(inner)) if part[1] == "..." and len(inner) == 1 else "*")
        if part[1].isdigit():
            break
        keys.append(key)
        table = inner.get(key)
    return keys


def _struct(keys: list[str]) -> type[msgspec.Struct]:
    """The Settings struct that a path of keys leads to."""
    kind: Any = Settings
    for key in keys:
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
            names = {field.encode_name: field.name for field in msgspec.structs.fields(kind)}
            kind = get_type_hints(kind).get(names.get(key, ""), Settings)
        else:
            kind = (get_args(kind) or (Settings,))[-1]
    return kind if isinstance(kind, type) and issubclass(kind, msgspec.Struct) else Settings


def _plain(said: str) -> str:
    return said.replace("`", "").replace("Object", "the table").replace("Invalid enum value", "there is no value")


def _line(text: str, key: str) -> int | None:
    word = re.escape(key)
    found = re.search(rf'^[ \t]*(?:\[[^\]\n]*)?["\']?{word}["\']?[ \t]*(?:=|\])', text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else None
