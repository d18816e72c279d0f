"""WH704."""

from __future__ import annotations

from collections.abc import Iterator

from whence.checking import Check, Outcome
from whence.reading import Reading


class RunTogether(Check):
    """Two blocks of text were joined without a space.

    Why: sentences are cut wrongly there, and a caption or credit becomes part of the text.

    Found: a sentence's end with a capital or a date directly after it (“alliance.PHOTO:”).

    Not found: web addresses, initials, file names, abbreviations.

    What to do: put the break back, and see whether what follows belongs to the text at all.
    """

    code = "WH704"
    severity = "warning"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """The text of every source."""
        for sid in reading.sources:
            glued = [f for f in reading.flaws(sid) if f.kind == "run-together"]
            if not glued:
                yield self.held(max(1, len(reading.outline(sid).sentences)))
            for flaw in glued:
                yield self.found(
                    reading,
                    f"Two blocks are joined without a space: “{flaw.text}”.",
                    [reading.place(sid, flaw.start, flaw.end)],
                    expected=flaw.hint,
                    observed=flaw.text,
                    suggestion="Collect the text again; in an article of your own, put the break back.",
                )
