"""Contracts of whence's tables as pandera models over polars frames: what each column means and what every row must keep to.

Import this late: pandera costs seconds and brings pandas, so that no command of whence's does. Its readers hold text to the same rules, made from the
same layouts; tests give readers, expressions and models the same faults. For use by others, ``whence.contracts`` is the address.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandera.polars as pa
import polars as pl

from whence.store import rules
from whence.store.columns import ALIASES, EVENTS, FACTS, HASH, LAYOUTS, OFFICES, SOURCES, Column


def _of(columns: tuple[Column, ...], name: str) -> Any:
    """A pandera field from a column's description: its meaning, whether it is needed, and the rules of its type."""
    column = next(c for c in columns if c.name == name)
    checks: dict[str, Any] = {}
    if column.type == "whole":
        checks["ge"] = 0
    elif column.type == "share":
        checks["in_range"] = {"min_value": 0.0, "max_value": 1.0}
    elif column.type == "hash":
        checks["str_matches"] = f"^{HASH}$"
    elif column.type == "choice":
        checks["isin"] = list(column.choices)
    return pa.Field(nullable=not column.needed, description=column.meaning, metadata={"type": column.type}, **checks)


class _Table(pa.DataFrameModel):
    """What all tables share: other columns are kept, and a needed column that is missing breaks the contract."""

    class Config:
        """Other columns are the user's own."""

        strict = False

    @classmethod
    def build_schema_(cls, **kwargs: Any) -> Any:
        """The schema of the fields, and the rules that pandera has no check for; pandera asks for it once."""
        schema = super().build_schema_(**kwargs)
        for rule in rules.rules(LAYOUTS[_name(cls)]):
            if not rule.builtin:
                place = schema.columns[rule.column] if rule.column else schema
                place.checks.append(pa.Check(_asked(rule), name=rule.name, error=rule.name))
        return schema


def _asked(rule: rules.Rule) -> Callable[[Any], pl.LazyFrame]:
    """A rule as pandera asks it of each row; it holds where a column that it looks at is not there."""

    # pandera copies its checks deeply, which an expression with a function of ours in it does not bear, and a function is spared.
    def holds(data: Any) -> pl.LazyFrame:
        frame: pl.LazyFrame = data.lazyframe
        there = set(rule.over) <= set(frame.collect_schema().names())
        return frame.select(rule.holds if there else pl.lit(value=True))

    return holds


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


class Events(_Table):
    """What happened when."""

    event: str = _of(EVENTS, "event")
    what: str = _of(EVENTS, "what")
    start: str = _of(EVENTS, "start")
    end: str | None = _of(EVENTS, "end")
    source: str | None = _of(EVENTS, "source")


TABLES: dict[str, type[pa.DataFrameModel]] = {"facts": Facts, "sources": Sources, "aliases": Aliases, "offices": Offices, "events": Events}


def _name(contract: type[pa.DataFrameModel]) -> str:
    """The table of a contract or of one derived from it."""
    return next(name for name, model in TABLES.items() if issubclass(contract, model))


def broken_cells(frame: pl.DataFrame | pl.LazyFrame, contract: type[pa.DataFrameModel]) -> pl.DataFrame:
    """Every cell that breaks a contract: ``index`` (0-based row of the frame), ``column`` (None for a rule of the row), ``rule`` and ``value``.

    A needed column that is missing and a column of the wrong type have the index None. A row that breaks several rules comes several times; the
    order is that of rows. whence's own contracts are held in one pass of polars, without pandera's cost for each rule; a contract of your own, or one
    derived from whence's, by pandera itself.
    """
    whole = frame.collect() if isinstance(frame, pl.LazyFrame) else frame
    if contract in TABLES.values():
        return rules.broken_cells(whole, LAYOUTS[_name(contract)])
    return by_pandera(whole, contract)


def by_pandera(frame: pl.DataFrame, contract: type[pa.DataFrameModel]) -> pl.DataFrame:
    """As ``broken_cells``, by pandera's own validation, for any contract."""
    try:
        contract.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as e:
        cases = e.failure_cases
    else:
        return pl.DataFrame(schema=rules.BROKEN)
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
