"""WH701."""

from __future__ import annotations

from collections.abc import Iterator

from whence.checking import Check, Outcome
from whence.model import Flaw
from whence.reading import Reading


class RepeatedPassage(Check):
    """A sentence or caption stands twice.

    Why: collection took a passage twice (a caption and its hidden copy, a teaser and the text), and what is counted from the text is counted
    twice.

    Found: sentences of six words or more that are alike but for case, spaces and marks, or of which one is most of the other; neighbours are one
    finding.

    Not found: quotations, which a pull quote repeats by design; headings; rows of tables.

    What to do: take one copy out, and check that no fact was taken from both.
    """

    code = "WH701"
    severity = "warning"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """The sentences of every source."""
        for sid in reading.sources:
            copies = _joined([f for f in reading.flaws(sid) if f.kind == "repeated"], reading.sources[sid].text)
            yield self.held(max(1, len(reading.outline(sid).sentences) - len(copies)))
            for start, end, first, last in copies:
                text = " ".join(reading.sources[sid].text[start:end].split())
                yield self.found(
                    reading,
                    f"This passage stands twice: “{text if len(text) <= 80 else text[:77] + '…'}”",
                    [reading.place(sid, start, end), reading.place(sid, first, last, "related", "the first time")],
                    observed="twice",
                    expected="once",
                    suggestion="Collect the text again; in an article of your own, take one copy out.",
                )


def _joined(flaws: list[Flaw], text: str) -> list[tuple[int, int, int, int]]:
    """Copies that follow each other, as their originals do, are one."""
    out: list[tuple[int, int, int, int]] = []
    for flaw in flaws:
        assert flaw.other is not None
        if out and not text[out[-1][1] : flaw.start].strip() and not text[out[-1][3] : flaw.other.start].strip() and out[-1][3] <= flaw.other.start:
            out[-1] = (out[-1][0], flaw.end, out[-1][2], flaw.other.end)
        else:
            out.append((flaw.start, flaw.end, flaw.other.start, flaw.other.end))
    return out
