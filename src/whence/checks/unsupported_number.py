"""WH602."""

from __future__ import annotations

from collections.abc import Iterator

from whence.checking import Check, Outcome
from whence.comparing.numbers import compare_numbers
from whence.model import NumberMention
from whence.reading import Reading
from whence.reading.drafts import DRAFT_UNREAD, UNREAD, all_read, bearers, drafts_of


class UnsupportedNumber(Check):
    """A draft gives a number that no source bears.

    Why: figures are what is most often mistyped, and most often copied on.

    Found: with `--against`, an amount, count or share of a draft that agrees with no number of any source, by rounding and unit; one that says more
    than they do.

    Not found: ordinals, numbers in dates; a figure that a source has of something else, which is not judged.

    What to do: write what a source has, or add the source that bears the number.
    """

    code = "WH602"
    severity = "error"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Every number of every draft against every number of the sources."""
        borne = {
            (n.low, n.high, n.unit, n.hedge, n.step): (sid, n) for sid in reversed(bearers(reading)) for n in reading.numbers(sid) if not n.ordinal
        }
        for sid in drafts_of(reading):
            if not reading.readable(sid):
                yield self.skipped(DRAFT_UNREAD)
                continue
            claimed = [n for n in reading.numbers(sid) if not n.ordinal and not _in_date(reading, sid, n)]
            if not claimed:
                yield self.held()
            for number in claimed:
                yield self._judge(reading, sid, number, list(borne.values()))

    def _judge(self, reading: Reading, sid: str, number: NumberMention, borne: list[tuple[str, NumberMention]]) -> Outcome:
        compared = [compare_numbers(number, other) for _, other in borne]
        if any(c.holds and not c.finer for c in compared):
            return self.held()
        if any(c.verdict == "unknown" for c in compared):
            return self.skipped("a source has the figure, but perhaps of something else")
        if not all_read(reading):
            return self.skipped(UNREAD)
        places = [reading.place(sid, number.start, number.end)]
        near = min((row for row in borne if row[1].unit == number.unit), key=lambda row: _apart(number, row[1]), default=None)
        if near:
            places.append(reading.place(near[0], near[1].start, near[1].end, "related", "the nearest of its unit"))
        told = f" The nearest is “{near[1].text}” in {near[0]}." if near else ""
        return self.found(
            reading,
            f"No source bears “{number.text}”.{told}",
            places,
            expected=near[1].text if near else None,
            observed=number.text,
            suggestion="Write what a source has, or add the source that bears this number.",
        )


def _in_date(reading: Reading, sid: str, number: NumberMention) -> bool:
    return any(m.start <= number.start and number.end <= m.end for m in reading.dates(sid))


def _apart(one: NumberMention, two: NumberMention) -> float:
    """How far two numbers are from each other, as a share of the larger."""
    a, b = (n.low if n.low is not None else n.high or 0.0 for n in (one, two))
    return abs(a - b) / max(abs(a), abs(b), 1e-9)
