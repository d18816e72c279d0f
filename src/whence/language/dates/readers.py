"""Readers: what the parts that a pattern caught mean, as a form; by the name that the grammar's ``reads`` gives."""

from __future__ import annotations

from whence.language.dates import read_amounts, read_days, read_hours, read_spans, read_weekdays
from whence.language.dates.parts import READERS, Reader

__all__ = ["READERS", "Reader", "read_amounts", "read_days", "read_hours", "read_spans", "read_weekdays"]
