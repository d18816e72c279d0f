"""Where on the page the words of a source stand: what a link to a place leads to."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from whence.model import Location
from whence.render.page.links import anchor


class Places(msgspec.Struct, frozen=True):
    """``marked`` maps (source, start, end) to the anchor of those words; ``sources`` are the ids of the sources that the page has."""

    marked: Mapping[tuple[str, int, int], str]
    sources: frozenset[str]

    def words(self, source: str, start: int | None, end: int | None) -> str | None:
        """Give the anchor of a passage; of its source where the passage itself is not on the page; None where neither is."""
        if start is not None and end is not None and (found := self.marked.get((source, start, end))):
            return found
        return anchor("source", source) if source in self.sources else None

    def of(self, place: Location) -> str | None:
        """Give the anchor of a finding's place."""
        return self.words(place.source or "", place.start, place.end) if place.where == "source" else None
