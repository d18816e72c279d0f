"""The rules of whence's tables as polars expressions, made from the layouts of their columns: what a whole frame is held to in one pass.

The pandera models in ``contracts`` are made from the same layouts and, where pandera has no check of its own, from these very expressions.
Import this late: it brings polars.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec
import polars as pl

from whence.errors import WhenError
from whence.store.cells import backwards, read_day
from whence.store.columns import HASH, NO, YES, Column, Layout

DTYPES: dict[str, pl.DataType] = {"whole": pl.Int64(), "share": pl.Float64()}
"""The type of a column in a frame, by its type in the layout; all others are text."""
BROKEN = {"index": pl.Int64, "column": pl.String, "rule": pl.String, "value": pl.String}
"""The schema of the frame of what is broken: the row (0-based; None: the column itself), the column (None: the row), the rule, and the value."""
_LEADS_OUT = r"^[/\\]|^[A-Za-z]:[/\\]|(?:^|[/\\])\.\.(?:[/\\]|$)"


class Rule(msgspec.Struct, frozen=True):
    """A rule of a column or, where ``column`` is None, of a row: ``holds`` is true or null where it is kept; ``over`` are the columns it looks at.

    ``builtin`` says that pandera has a check for it, whose name it bears.
    """

    name: str
    column: str | None
    holds: pl.Expr
    over: tuple[str, ...]
    builtin: bool = False


def rules(layout: Layout) -> Iterator[Rule]:
    """The rules of a table, in the order in which pandera tells them: column by column, then those of the row."""
    for column in layout.columns:
        cell, over = pl.col(column.name), (column.name,)
        if column.needed:
            yield Rule("not_nullable", column.name, cell.is_not_null(), over, builtin=True)
        if column.type in _OF_TYPE:
            yield _OF_TYPE[column.type](column, cell)
        elif column.needed:
            yield Rule("not blank", column.name, cell.str.strip_chars() != "", over)
        if column.name == layout.inside:
            yield Rule("inside", column.name, ~cell.str.contains(_LEADS_OUT), over)
    if layout.key:
        # The first row of an id keeps it; each further one breaks the rule.
        key = pl.col(layout.key)
        yield Rule(f"unique {layout.key}", None, key.is_null() | key.is_first_distinct(), (layout.key,))
    if layout.span:
        start, end = map(pl.col, layout.span)
        days = next(column.type for column in layout.columns if column.name == layout.span[0]) == "date"
        yield Rule("end after start", None, _in_order(start, end) if days else end >= start, layout.span)


def _whole(column: Column, cell: pl.Expr) -> Rule:
    return Rule("greater_than_or_equal_to(0)", column.name, cell >= 0, (column.name,), builtin=True)


def _share(column: Column, cell: pl.Expr) -> Rule:
    return Rule("in_range(0.0, 1.0)", column.name, cell.is_between(0.0, 1.0), (column.name,), builtin=True)


def _hash(column: Column, cell: pl.Expr) -> Rule:
    return Rule(f"str_matches('^{HASH}$')", column.name, cell.str.contains(f"^{HASH}$"), (column.name,), builtin=True)


def _choice(column: Column, cell: pl.Expr) -> Rule:
    return Rule(f"isin({list(column.choices)})", column.name, cell.is_in(column.choices), (column.name,), builtin=True)


def _yes_no(column: Column, cell: pl.Expr) -> Rule:
    return Rule("yes or no", column.name, cell.str.to_lowercase().is_in(["", *YES, *NO]), (column.name,))


def _date(column: Column, cell: pl.Expr) -> Rule:
    """Each distinct date is read once."""

    def readable(cells: pl.Series) -> pl.Series:
        return cells.is_in([value for value in cells.drop_nulls().unique() if _readable(value, open_ended=column.open_ended)])

    return Rule("EDTF", column.name, cell.map_batches(readable, return_dtype=pl.Boolean), (column.name,))


_OF_TYPE: dict[str, Callable[[Column, pl.Expr], Rule]] = {
    "whole": _whole,
    "share": _share,
    "hash": _hash,
    "choice": _choice,
    "yes-no": _yes_no,
    "date": _date,
}


def _in_order(start: pl.Expr, end: pl.Expr) -> pl.Expr:
    """Whether a span of days does not end before it begins; what cannot be read is another rule's."""

    def ordered(cells: pl.Series) -> pl.Series:
        pairs = cells.struct.unnest().rows()
        known = {pair: not _backwards(*pair) for pair in set(pairs)}
        return pl.Series([known[pair] for pair in pairs], dtype=pl.Boolean)

    return pl.struct(start.alias("start"), end.alias("end")).map_batches(ordered, return_dtype=pl.Boolean)


def _readable(value: str, *, open_ended: bool) -> bool:
    try:
        read_day(value, open_ended=open_ended)
    except WhenError:
        return False
    return True


def _backwards(start: str | None, end: str | None) -> bool:
    if not start or not end or not (_readable(start, open_ended=True) and _readable(end, open_ended=True)):
        return False
    return backwards(read_day(start, open_ended=True), read_day(end, open_ended=True))


def broken_cells(frame: pl.DataFrame, layout: Layout) -> pl.DataFrame:
    """Every cell and row of a frame that breaks a rule of the layout, as BROKEN says; the order is that of rows, and of rules within a row.

    A needed column that is not there, and a column of another type than the layout's, comes with the index None; no rule that looks at it is tried.
    """
    found = list(_amiss(frame, layout))
    amiss = {name for name, *_ in found}
    tried = [rule for rule in rules(layout) if not amiss & set(rule.over) and set(rule.over) <= set(frame.columns)]
    kept = frame.select(rule.holds.alias(str(n)) for n, rule in enumerate(tried))
    parts = [pl.DataFrame([(None, *one) for one in found], schema=BROKEN, orient="row")]
    for n, rule in enumerate(tried):
        rows = (~kept[str(n)]).arg_true()
        if rows.len():
            parts.append(_told(frame[rows], rows, rule))
    return pl.concat(parts).sort("index", maintain_order=True, nulls_last=False)


def _amiss(frame: pl.DataFrame, layout: Layout) -> Iterator[tuple[str, str, str]]:
    for column in layout.columns:
        if column.name not in frame.columns:
            if column.needed:
                yield column.name, "column_in_dataframe", column.name
        elif (dtype := frame.schema[column.name]) != (wanted := DTYPES.get(column.type, pl.String())):
            yield column.name, f"dtype('{wanted}')", str(dtype)


def _told(rows: pl.DataFrame, index: pl.Series, rule: Rule) -> pl.DataFrame:
    # a row that is one cell is shown as that cell, as pandera does
    one = rule.column or (rows.columns[0] if rows.width == 1 else None)
    value = pl.col(one).cast(pl.String) if one else pl.struct(pl.all()).struct.json_encode()
    return rows.select(
        index.cast(pl.Int64).alias("index"),
        pl.lit(rule.column, pl.String).alias("column"),
        pl.lit(rule.name).alias("rule"),
        value.alias("value"),
    )
