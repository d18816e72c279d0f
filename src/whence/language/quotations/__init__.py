"""Quotations of a text and who says them: ``find_quotations``, ``find_attributions`` without marks; the marks alone: ``pair_marks``."""

from __future__ import annotations

from whence.language.quotations.find import find_quotations
from whence.language.quotations.indirect import Indirect, find_attributions
from whence.language.quotations.marks import Marks, Pair, pair_marks

__all__ = ["Indirect", "Marks", "Pair", "find_attributions", "find_quotations", "pair_marks"]
