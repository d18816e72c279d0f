"""The dates of a report as spans of days: each source's evidence and each dated fact."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import msgspec

from whence.errors import WhenError
from whence.model import ReportFact
from whence.when import When


class Days(msgspec.Struct, frozen=True):
    """Ordinals, inclusive; None is an open end. ``label`` in an editor's words, ``tick`` what an axis calls the first day."""

    low: int | None
    high: int | None
    label: str
    tick: str
    approximate: bool = False


@lru_cache(maxsize=4096)
def days(edtf: str | None) -> Days | None:
    """Read an EDTF date; None when it is none."""
    if not edtf:
        return None
    try:
        when = When.parse(edtf)
    except WhenError:
        return None
    low, high = (d.toordinal() if d else None for d in (when.earliest, when.latest))
    return Days(low, high, str(when), _tick(when), when.approximate or when.uncertain)


def days_of(fact: ReportFact) -> Days | None:
    """Read a dated fact's value, as it was compared where the report says so."""
    return (days(str(fact.normalised.get("date") or "")) or days(fact.value)) if fact.kind == "date" else None


def worded(edtf: str | None) -> str:
    """Say an EDTF date in words; what is no EDTF stays as it is."""
    read = days(edtf)
    return read.label if read else edtf or ""


def _tick(when: When) -> str:
    first: date | None = when.earliest or when.latest
    if first is None or when.precision in {"year", "decade", "century"}:
        return ""
    return f"{first:%b}" if when.precision == "month" else f"{first.day} {first:%b}"
