"""WH602."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import chain

from whence.checking import Check, Outcome
from whence.comparing.numbers import compare_numbers
from whence.model import NumberMention
from whence.reading import Reading
from whence.reading.drafts import DRAFT_UNREAD, UNREAD, all_read, drafts_of, numbers_borne
from whence.reading.shelves import Numbers


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
        """Every number of every draft against those numbers of the sources that may bear it."""
        borne = numbers_borne(reading)
        for sid in drafts_of(reading):
            if not reading.readable(sid):
                yield self.skipped(DRAFT_UNREAD)
                continue
            claimed = [n for n in reading.numbers(sid) if not n.ordinal and not _in_date(reading, sid, n)]
            if not claimed:
                yield self.held()
            for number in claimed:
                yield self._judge(reading, sid, number, borne)

    def _judge(self, reading: Reading, sid: str, number: NumberMention, borne: Numbers) -> Outcome:
        unknown = False
        for _, other in chain(borne.like(number), borne.near(number)):
            compared = compare_numbers(number, other)
            if compared.holds and not compared.finer:
                return self.held()
            unknown = unknown or compared.verdict == "unknown"
        if unknown:
            return self.skipped("a source has the figure, but perhaps of something else")
        if not all_read(reading):
            return self.skipped(UNREAD)
        places = [reading.place(sid, number.start, number.end)]
        near = borne.nearest(number)
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
    dates = reading.dates(sid)
    at = bisect_right(dates, number.start, key=lambda m: m.start)
    return any(number.end <= m.end for m in dates[max(at - 2, 0) : at])
