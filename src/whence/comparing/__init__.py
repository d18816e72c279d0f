"""Value against value, one module a kind; each answers with a Comparison."""

from __future__ import annotations

from typing import Literal

import msgspec


class Comparison(msgspec.Struct, frozen=True):
    """How two values stand to each other, and why in words for an editor.

    ``same``: they mean the same; ``compatible``: both can be true (one is coarser, a rounding, a description); ``conflict``: both cannot;
    ``unknown``: it cannot be told. ``finer`` marks a first value that claims more than the second bears. ``seen`` is the second side's own words.
    ``misspelt`` marks a conflict that is one of spelling only (WH304).
    """

    verdict: Literal["same", "compatible", "conflict", "unknown"]
    why: str = ""
    finer: bool = False
    seen: str | None = None
    misspelt: bool = False

    @property
    def holds(self) -> bool:
        """Same or compatible."""
        return self.verdict in {"same", "compatible"}
