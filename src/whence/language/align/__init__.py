"""Where a quote stands in a text, and how well: exact, but for typography, but for marked elisions, or altered."""

from __future__ import annotations

from whence.language.align.aligner import Aligner, locate

__all__ = ["Aligner", "locate"]
