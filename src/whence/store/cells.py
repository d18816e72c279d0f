"""What a cell is read as, by the type of its column: the one place that says so, for the readers of text and for the contracts alike."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from whence.store.columns import HASH, NO, YES, Column
from whence.when import When

# Spreadsheets write whole numbers with a point; ids and offsets are never negative.
_WHOLE = re.compile(r"(\d{1,18})(?:\.0+)?", re.ASCII)
_SHARE = re.compile(r"[01](?:[.,]\d+)?|[.,]\d+|\d(?:\.\d+)?[eE]-\d+", re.ASCII)
_HASH = re.compile(HASH)
_STAMP = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:?\d{2}.*")


def reader(column: Column) -> Callable[[str], Any]:
    """What reads a column's cells, which are given without spaces at their ends. It raises ValueError for a cell that is none of its type.

    Text is itself, a whole number an int, a share a float, a date a When (None for an open end), yes or no a bool, a hash its 64 small letters.
    """
    if column.type == "text":
        return str
    read = _READ[column.type]
    return lambda text: read(text, column)


def read_day(text: str, *, open_ended: bool = False) -> When | None:
    """A cell that holds a date in EDTF, a time of day left off; None for ``..`` where a column is ``open_ended``. Raises WhenError."""
    if open_ended and text == "..":
        return None
    stamp = _STAMP.fullmatch(text)
    return When.parse(stamp[1] if stamp else text)


def backwards(start: When | None, end: When | None) -> bool:
    """Whether a span of days ends before it begins."""
    return start is not None and end is not None and end.high < start.low


def _whole(text: str, _: Column) -> int:
    found = _WHOLE.fullmatch(text)
    if not found:
        raise ValueError
    return int(found[1])


def _share(text: str, _: Column) -> float:
    number = float(text.replace(",", ".")) if _SHARE.fullmatch(text) else 2.0
    if not 0 <= number <= 1:
        raise ValueError
    return number


def _choice(text: str, column: Column) -> str:
    return column.choices[column.choices.index(text)]


def _yes_no(text: str, _: Column) -> bool:
    if text.lower() not in YES + NO:
        raise ValueError
    return text.lower() in YES


def _hash(text: str, _: Column) -> str:
    if not _HASH.fullmatch(text):
        raise ValueError
    return text[-64:].lower()


def _day(text: str, column: Column) -> When | None:
    return read_day(text, open_ended=column.open_ended)


_READ: dict[str, Callable[[str, Column], Any]] = {
    "whole": _whole,
    "share": _share,
    "choice": _choice,
    "yes-no": _yes_no,
    "hash": _hash,
    "date": _day,
}
