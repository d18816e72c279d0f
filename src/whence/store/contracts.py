"""Contracts of whence's tables as pandera models over polars frames: what each column means and what every row must keep to.

Import this late: pandera costs a second and brings pandas. Small text tables are held to the same rules by the readers beside this module, in plain
Python; a test gives both the same faults. For use by others, ``whence.contracts`` is the address.
"""

from __future__ import annotations

from typing import Any

import pandera.polars as pa
import polars as pl

from whence.errors import WhenError
from whence.store.columns import ALIASES, EVENTS, FACTS, OFFICES, SOURCES, Column
from whence.when import When

_HASH = r"^(?:sha256:)?[0-9a-fA-F]{64}$"
_YES_NO = ("yes", "no", "true", "false", "1", "0", "x", "exclusive", "")


def _of(columns: tuple[Column, ...], name: str) -> Any:
    """A pandera field from a column's description: its meaning, whether it is needed, and the rules of its type."""
    column = next(c for c in columns if c.name == name)
    rules: dict[str, Any] = {}
    if column.type == "whole":
        rules["ge"] = 0
    elif column.type == "share":
        rules["in_range"] = {"min_value": 0.0, "max_value": 1.0}
    elif column.type == "hash":
        rules["str_matches"] = _HASH
    elif column.type == "choice":
        rules["isin"] = list(column.choices)
    elif column.type == "yes-no":
        rules["isin"] = list(_YES_NO)
    elif column.needed:
        rules["str_length"] = {"min_value": 1}
    return pa.Field(nullable=not column.needed, description=column.meaning, metadata={"type": column.type}, **rules)


def _readable(data: Any) -> pl.LazyFrame:
    """Whether each cell of a column is a date in EDTF; the few distinct values are read once each."""
    distinct = data.lazyframe.select(pl.col(data.key).drop_nulls().unique()).collect()[data.key].to_list()
    good = [value for value in distinct if _edtf(value)]
    frame: pl.LazyFrame = data.lazyframe.select(pl.col(data.key).is_null() | pl.col(data.key).is_in(good))
    return frame


def _edtf(value: str) -> bool:
    if value == "..":
        return True
    try:
        # A time of day is left off, as the readers do.
        When.parse(value[:10] if len(value) > 10 and value[10] in "T " else value)
    except WhenError:
        return False
    return True


class _Table(pa.DataFrameModel):
    """What all tables share: other columns are kept, and a needed column that is missing breaks the contract."""

    class Config:
        """Other columns are the user's own."""

        strict = False


class Facts(_Table):
    """The facts table. ``start`` and ``end`` count Unicode code points; give numbers as such or as text and validate with ``coerce=True``."""

    fact_id: str = _of(FACTS, "fact_id")
    source: str = _of(FACTS, "source")
    subject: str = _of(FACTS, "subject")
    predicate: str = _of(FACTS, "predicate")
    value: str = _of(FACTS, "value")
    quote: str = _of(FACTS, "quote")
    start: int | None = _of(FACTS, "start")
    end: int | None = _of(FACTS, "end")
    kind: str | None = _of(FACTS, "kind")
    unit: str | None = _of(FACTS, "unit")
    modality: str | None = _of(FACTS, "modality")
    event: str | None = _of(FACTS, "event")
    as_of: str | None = _of(FACTS, "as_of")
    attributed_to: str | None = _of(FACTS, "attributed_to")
    extractor: str | None = _of(FACTS, "extractor")
    reviewer: str | None = _of(FACTS, "reviewer")
    confidence: float | None = _of(FACTS, "confidence")
    dossier: str | None = _of(FACTS, "dossier")

    @pa.dataframe_check(name="unique fact_id")
    @classmethod
    def _unique(cls, data: Any) -> pl.LazyFrame:
        """The first row of an id keeps it; each further one breaks the contract."""
        frame: pl.LazyFrame = data.lazyframe.select(pl.col("fact_id").is_null() | pl.col("fact_id").is_first_distinct())
        return frame

    @pa.dataframe_check(name="end after start")
    @classmethod
    def _ordered(cls, data: Any) -> pl.LazyFrame:
        """A span does not end before it begins."""
        both = {"start", "end"} <= set(data.lazyframe.collect_schema().names())
        frame: pl.LazyFrame = data.lazyframe.select((pl.col("end") >= pl.col("start")).fill_null(value=True) if both else pl.lit(value=True))
        return frame


class Sources(_Table):
    """The manifest of the sources."""

    source: str = _of(SOURCES, "source")
    url: str | None = _of(SOURCES, "url")
    archived_url: str | None = _of(SOURCES, "archived_url")
    publisher: str | None = _of(SOURCES, "publisher")
    author: str | None = _of(SOURCES, "author")
    published: str | None = _of(SOURCES, "published")
    retrieved: str | None = _of(SOURCES, "retrieved")
    retrieved_by: str | None = _of(SOURCES, "retrieved_by")
    language: str | None = _of(SOURCES, "language")
    licence: str | None = _of(SOURCES, "licence")
    sha256: str | None = _of(SOURCES, "sha256")
    text_sha256: str | None = _of(SOURCES, "text_sha256")
    text_by: str | None = _of(SOURCES, "text_by")
    kept: str | None = _of(SOURCES, "kept")
    origin: str | None = _of(SOURCES, "origin")
    supersedes: str | None = _of(SOURCES, "supersedes")
    title: str | None = _of(SOURCES, "title")

    @pa.check("published", "retrieved", name="EDTF")
    @classmethod
    def _dates(cls, data: Any) -> pl.LazyFrame:
        """Dates are ISO or EDTF."""
        return _readable(data)

    @pa.check("source", name="inside")
    @classmethod
    def _inside(cls, data: Any) -> pl.LazyFrame:
        """An id does not lead out of the folder."""
        leads_out = pl.col(data.key).str.contains(r"^[/\\]|^[A-Za-z]:[/\\]|(?:^|[/\\])\.\.(?:[/\\]|$)")
        frame: pl.LazyFrame = data.lazyframe.select(~leads_out)
        return frame

    @pa.dataframe_check(name="unique source")
    @classmethod
    def _unique(cls, data: Any) -> pl.LazyFrame:
        """A source is listed once."""
        frame: pl.LazyFrame = data.lazyframe.select(pl.col("source").is_null() | pl.col("source").is_first_distinct())
        return frame


class Aliases(_Table):
    """Other names of things."""

    name: str = _of(ALIASES, "name")
    canonical: str = _of(ALIASES, "canonical")
    kind: str | None = _of(ALIASES, "kind")


class Offices(_Table):
    """Who held which office when."""

    person: str = _of(OFFICES, "person")
    title: str = _of(OFFICES, "title")
    start: str | None = _of(OFFICES, "start")
    end: str | None = _of(OFFICES, "end")
    source: str | None = _of(OFFICES, "source")
    exclusive: str | None = _of(OFFICES, "exclusive")

    @pa.check("start", "end", name="EDTF")
    @classmethod
    def _dates(cls, data: Any) -> pl.LazyFrame:
        """Dates are EDTF."""
        return _readable(data)

    @pa.dataframe_check(name="end after start")
    @classmethod
    def _ordered(cls, data: Any) -> pl.LazyFrame:
        """A term does not end before it begins."""
        rows = data.lazyframe.collect()
        both = {"start", "end"} <= set(rows.columns)
        pairs = zip(rows["start"], rows["end"], strict=True) if both else []
        return pl.LazyFrame({"ordered": [_ordered(start, end) for start, end in pairs] if both else [True] * rows.height})


class Events(_Table):
    """What happened when."""

    event: str = _of(EVENTS, "event")
    what: str = _of(EVENTS, "what")
    start: str = _of(EVENTS, "start")
    end: str | None = _of(EVENTS, "end")
    source: str | None = _of(EVENTS, "source")

    @pa.check("start", "end", name="EDTF")
    @classmethod
    def _dates(cls, data: Any) -> pl.LazyFrame:
        """Dates are EDTF."""
        return _readable(data)


def _ordered(start: str | None, end: str | None) -> bool:
    if not (start and end and _edtf(start) and _edtf(end)) or ".." in {start, end}:
        return True
    return When.parse(start).low <= When.parse(end).high


TABLES: dict[str, type[pa.DataFrameModel]] = {"facts": Facts, "sources": Sources, "aliases": Aliases, "offices": Offices, "events": Events}


def broken_cells(frame: pl.DataFrame | pl.LazyFrame, contract: type[pa.DataFrameModel]) -> pl.DataFrame:
    """Every cell that breaks a contract: ``index`` (0-based row of the frame), ``column`` (None for a rule of the row), ``rule`` and ``value``.

    A missing column has the index None. A row that breaks several rules comes several times; the order is that of rows.
    """
    empty = pl.DataFrame(schema={"index": pl.Int64, "column": pl.String, "rule": pl.String, "value": pl.String})
    try:
        contract.validate(frame.collect() if isinstance(frame, pl.LazyFrame) else frame, lazy=True)
    except pa.errors.SchemaErrors as e:
        cases = e.failure_cases
    else:
        return empty
    ruled = cases.select(
        pl.col("index").cast(pl.Int64),
        pl.when(pl.col("schema_context") == "Column").then(pl.col("column").cast(pl.String)).alias("column"),
        pl.col("check").cast(pl.String).alias("rule"),
        pl.col("failure_case").cast(pl.String).alias("value"),
    )
    missing = ruled["rule"] == "column_in_dataframe"
    ruled = ruled.with_columns(
        pl.when(missing).then(pl.col("value")).otherwise(pl.col("column")).alias("column"),
        pl.when(missing).then(None).otherwise(pl.col("index")).alias("index"),
    )
    ordered: pl.DataFrame = ruled.sort("index", maintain_order=True, nulls_last=False)
    return ordered
