"""WH105."""

from __future__ import annotations

from collections.abc import Iterator

from whence.checking import Check, Outcome
from whence.model import Evidence, Fact, Finding
from whence.reading import Reading
from whence.reading.grounds import borne_by, unlocatable


class SpanShifted(Check):
    """The offsets of a fact do not hold its quote, which stands elsewhere in the source.

    Why: highlights and links go by offsets; shifted ones show the reader the wrong words, and tell that the text was cut or converted otherwise.

    Found: `start` and `end` where the quote does not begin at `start`, or goes on after `end`. The right offsets are given, and `--fix` writes them.

    Not found: a span that is longer than the quote; a quote that is not there at all (WH103) or is altered (WH104).

    What to do: take the offsets given; if many facts are shifted alike, look at how the text was read (line ends, byte-order mark, bytes or
    characters).
    """

    code = "WH105"
    severity = "warning"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Compare the offsets of every fact that has some with those of its evidence."""
        for fact in reading.facts:
            if fact.start is None and fact.end is None:
                yield self.skipped("the fact has no offsets")
                continue
            evidence = borne_by(reading, fact)
            if evidence is None:
                yield self.skipped(unlocatable(reading, fact) or "the quote is not found or altered")
            elif (fact.start is None or fact.start == evidence.start) and (fact.end is None or evidence.end <= fact.end):
                yield self.held()
            else:
                yield self._shifted(reading, fact, evidence)

    def _shifted(self, reading: Reading, fact: Fact, evidence: Evidence) -> Finding:
        given = f"{'' if fact.start is None else fact.start}:{'' if fact.end is None else fact.end}"
        off = evidence.start - (evidence.start if fact.start is None else fact.start)
        by = f", {abs(off)} {'character' if abs(off) == 1 else 'characters'} {'later' if off > 0 else 'earlier'}" if off else ""
        return self.found(
            reading,
            f"The quote stands, but not where the fact says: at {evidence.start}:{evidence.end} of {fact.source}{by}, and not at {given}.",
            [reading.row(fact, field="quote"), reading.place(fact.source, evidence.start, evidence.end, "related", "the quote")],
            facts=[fact.fact_id],
            expected=f"{evidence.start}:{evidence.end}",
            observed=given,
            suggestion=f"Write start={evidence.start}, end={evidence.end}.",
        )
