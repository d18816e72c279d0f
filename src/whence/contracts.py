"""Contracts of the facts, sources, aliases, offices and events tables as pandera models over polars frames, for use in other projects.

    from whence import contracts

    contracts.Facts.validate(frame, lazy=True)  # pandera's own errors
    contracts.broken_cells(frame, contracts.Facts)  # a frame of row, column, rule and value

Give whole frames: pandera checks no data of a LazyFrame unless told to; ``broken_cells`` collects one.
"""

from __future__ import annotations

from whence.store.contracts import TABLES, Aliases, Events, Facts, Offices, Sources, broken_cells

__all__ = ["TABLES", "Aliases", "Events", "Facts", "Offices", "Sources", "broken_cells"]
