"""Tables in databases: ``duckdb:///file.db?table=…``, ``sqlite:///file.db?table=…``, ``postgresql://…?table=…``. Nothing is written."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit, urlunsplit

import msgspec

from whence.errors import EngineError, InputError
from whence.model import InputFile
from whence.store.inputs import shown
from whence.store.rows import Cells, Table, text_of

SCHEMES = ("duckdb", "sqlite", "postgresql", "postgres")
_NAME = re.compile(r"[A-Za-z_][\w$]*(?:\.[A-Za-z_][\w$]*){0,2}")


def label(url: str) -> str:
    """A URL as reports show it: without user, password and folder."""
    parts, table = _parts(url)
    if parts.scheme in {"duckdb", "sqlite"}:
        return f"{shown(Path(_file(parts)))}?table={table}"
    return f"{parts.scheme}://{parts.hostname or ''}{parts.path}?table={table}"


def served(url: str | None) -> tuple[str, str] | None:
    """The SQLAlchemy address and the table of a URL whose database Great Expectations can be sent to: PostgreSQL and SQLite; None for others."""
    if not url or not url.startswith(("postgresql://", "postgres://", "sqlite://")):
        return None
    parts, table = _parts(url)
    if parts.scheme == "sqlite":
        return f"sqlite:///{_file(parts)}", table
    return urlunsplit(("postgresql+psycopg2", parts.netloc, parts.path, _others(parts), "")), table


def _others(parts: SplitResult) -> str:
    return urlencode([(key, value) for key, value in parse_qsl(parts.query) if key != "table"])


def read_database(url: str) -> tuple[Table, InputFile]:
    """The rows of a database's table, and the hash of what was read; the first row is line 1.

    Rows come in the order of their fact_id or source where they have one, so that two runs are alike. Raises InputError for an address that is
    none and for a table that is not there, EngineError where the database or its driver fails.
    """
    parts, table = _parts(url)
    columns, rows = _READERS[parts.scheme](parts, table)
    cells = [[text_of(value) for value in row] for row in rows]
    content = hashlib.sha256(msgspec.json.encode(columns))
    for row in cells:
        content.update(msgspec.json.encode(row))
    return Table(tuple(columns), _numbered(cells)), InputFile(label(url), content.hexdigest())


def _numbered(cells: Sequence[Sequence[str | None]]) -> Iterator[Cells]:
    yield from enumerate(cells, 1)


def _parts(url: str) -> tuple[SplitResult, str]:
    try:
        parts = urlsplit(url)
    except ValueError as e:
        raise InputError(f"is no address of a table ({e})", file="URL") from e
    if parts.scheme not in SCHEMES:
        raise InputError(
            f"{parts.scheme}:// is no database that whence reads", remedy="known are duckdb:///file.db?table=…, sqlite:///…, postgresql://…"
        )
    given = dict(parse_qsl(parts.query))
    table = given.get("table", "")
    if not _NAME.fullmatch(table):
        raise InputError(
            f"the address names no table ({table!r})" if table else "the address names no table", file=parts.scheme, remedy="end it with ?table=NAME"
        )
    return parts, table


def _file(parts: SplitResult) -> str:
    """The file of an address: three slashes for a path from here, four for one from the root."""
    return parts.path[1:]


def _quoted(table: str) -> str:
    return ".".join(f'"{part}"' for part in table.split("."))


def _select(table: str, columns: Sequence[str]) -> str:
    key = next((f'"{name}"' for name in ("fact_id", "source") if name in columns), "1")
    return f"SELECT * FROM {_quoted(table)} ORDER BY {key}"  # noqa: S608 - the name is held to an identifier's form


def _existing(parts: SplitResult) -> str:
    file = _file(parts)
    if not Path(file).is_file():
        raise InputError("there is no such file", file=file or parts.scheme, remedy="check the path; four slashes begin one from the root")
    return file


def _duckdb(parts: SplitResult, table: str) -> tuple[list[str], list[Sequence[Any]]]:
    try:
        import duckdb
    except ModuleNotFoundError as e:
        raise EngineError("reading DuckDB needs the package duckdb", remedy="pip install 'whence[duckdb]'") from e
    file = _existing(parts)
    try:
        with duckdb.connect(file, read_only=True) as base:
            base.execute("SET enable_external_access = false")
            columns = [str(column[0]) for column in base.execute(f"SELECT * FROM {_quoted(table)} LIMIT 0").description or ()]  # noqa: S608 - as above
            return columns, list(base.execute(_select(table, columns)).fetchall())
    except duckdb.CatalogException as e:
        raise InputError(f"has no table {table!r}", file=shown(Path(file))) from e
    except duckdb.Error as e:
        raise EngineError(f"DuckDB cannot read it ({_first(e)})", file=shown(Path(file))) from e


def _sqlite(parts: SplitResult, table: str) -> tuple[list[str], list[Sequence[Any]]]:
    import sqlite3

    file = _existing(parts)
    try:
        with closing(sqlite3.connect(f"{Path(file).absolute().as_uri()}?mode=ro", uri=True)) as base:
            columns = [str(row[1]) for row in base.execute(f"PRAGMA table_info({_quoted(table.rpartition('.')[2])})")]
            if not columns:
                raise InputError(f"has no table {table!r}", file=shown(Path(file)))
            return columns, list(base.execute(_select(table, columns)).fetchall())
    except sqlite3.Error as e:
        raise EngineError(f"SQLite cannot read it ({_first(e)})", file=shown(Path(file))) from e


def _postgres(parts: SplitResult, table: str) -> tuple[list[str], list[Sequence[Any]]]:
    try:
        import psycopg2
        from psycopg2 import errors
    except ModuleNotFoundError as e:
        raise EngineError("reading PostgreSQL needs the package psycopg2", remedy="pip install 'whence[postgres]'") from e
    try:
        with closing(psycopg2.connect(urlunsplit(("postgresql", parts.netloc, parts.path, _others(parts), "")))) as base:
            base.set_session(readonly=True)
            with base.cursor() as cursor:
                cursor.execute(f"SELECT * FROM {_quoted(table)} LIMIT 0")  # noqa: S608 - as above
                columns = [str(column[0]) for column in cursor.description]
                cursor.execute(_select(table, columns))
                return columns, list(cursor.fetchall())
    except errors.UndefinedTable as e:
        raise InputError(f"has no table {table!r}", file=f"postgresql://{parts.hostname or ''}{parts.path}") from e
    except psycopg2.Error as e:
        raise EngineError(f"PostgreSQL cannot be read ({_first(e)})", file=f"postgresql://{parts.hostname or ''}{parts.path}") from e


def _first(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)


_READERS = {"duckdb": _duckdb, "sqlite": _sqlite, "postgresql": _postgres, "postgres": _postgres}
