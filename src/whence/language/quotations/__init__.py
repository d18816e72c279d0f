"""Quotations of a text and who says them: ``find_quotations``; the marks alone: ``pair_marks``."""

from __future__ import annotations

from whence.language.quotations.find import find_quotations
from whence.language.quotations.marks import Marks, Pair, pair_marks

__all__ = ["Marks", "Pair", "find_quotations", "pair_marks"]
