"""Parquet tables: typed columns as the text that every other table gives. Import this late."""

from __future__ import annotations

import io
from collections.abc import Iterator

import polars as pl

from whence.errors import InputError
from whence.store.rows import Cells, Table, text_of


def read_parquet(data: bytes, name: str) -> Table:
    """The rows of a Parquet file; the first row is line 1. Raises InputError for what is no Parquet."""
    try:
        frame = pl.read_parquet(io.BytesIO(data))
    except (pl.exceptions.PolarsError, OSError, ValueError) as e:
        raise InputError(f"is not Parquet ({str(e).splitlines()[0]})", file=name, remedy="write it again, or give the table as .csv or .jsonl") from e
    return table_of(frame, first=1)


def table_of(frame: pl.DataFrame, *, first: int) -> Table:
    """A frame of any types as a table of text; ``first`` is the line of its first row."""
    return Table(tuple(frame.columns), _cells(frame, first), line=1)


def _cells(frame: pl.DataFrame, first: int) -> Iterator[Cells]:
    words = frame.with_columns(pl.col(pl.Categorical, pl.Enum).cast(pl.String))
    for n, row in enumerate(words.iter_rows()):
        yield first + n, [text_of(value) for value in row]
