"""Numbers of a text with their units, ranges and hedges; and a fact's value read as one."""

from __future__ import annotations

from whence.language.numbers.finder import find_numbers
from whence.language.numbers.reader import read_number

__all__ = ["find_numbers", "read_number"]
