"""WH703."""

from __future__ import annotations

from collections.abc import Iterator

from whence.checking import Check, Outcome
from whence.reading import Reading


class RedactedContact(Check):
    """A contact detail was lost in collection.

    Why: it shows that the text is not what readers of the page saw, and what hides an address may hide more.

    Found: “[email protected]” and the like: the words that hiding services and scrapers leave behind.

    Not found: addresses that stand in full; brackets with anything else in them.

    What to do: nothing, if no fact rests on it; else look at the page itself.
    """

    code = "WH703"
    severity = "info"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """The text of every source."""
        for sid in reading.sources:
            lost = [f for f in reading.flaws(sid) if f.kind == "redacted"]
            if not lost:
                yield self.held()
            for flaw in lost:
                yield self.found(
                    reading,
                    f"A contact detail was lost in collection: “{' '.join(flaw.text.split())}”.",
                    [reading.place(sid, flaw.start, flaw.end)],
                    observed=" ".join(flaw.text.split()),
                    suggestion="Look at the page itself if it matters.",
                )
