"""WH504."""

from __future__ import annotations

from collections.abc import Iterator

from whence.checking import Check, Outcome
from whence.language.sums import Sum, find_sums
from whence.reading import Reading

_SAYS = {
    "conversion": "{whole} does not compute: it is about {due}, not {given}.",
    "share": "{whole} does not compute: it is {due}, not {given}.",
    "total": "{whole} does not add up: the parts make {due}, not {given}.",
    "change": "{whole} does not compute: it is {due}, not {given}.",
    "direction": "{whole} does not compute: the figures make {due}, and the text says “{given}”.",
    "list": "{given} are announced and {due} named: {whole}.",
}


class SumMismatch(Check):
    """Figures that stand side by side do not compute.

    Why: one of them is wrong, and whoever takes it into a table takes the fault along.

    Found: conversions ("10 miles (26 km)"), a percentage beside part and whole ("12 of 40 members (50%)"), a change beside both figures ("fell 16% to
    $123 million from $165 million", "rose to 9 from 12"), men and women or children and adults who do not make the total beside them, a list that
    names fewer than it announces ("three reasons: cost and time").

    Not found: rounding that the digits given allow, and what a hedge ("about") covers; lists that say "including"; parts that need not be all;
    currencies; changes of percentages, which may be meant in points; ranks, exchange rates and yields, whose lower figure may be the better one.

    What to do: compute it again from what the source's own source says.
    """

    code = "WH504"
    severity = "warning"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """The figures of every source that follow from others beside them."""
        for sid in reading.sources:
            if not reading.readable(sid):
                yield self.skipped("the source is missing, or its language is not read")
                continue
            sums = find_sums(reading.sources[sid].text, reading.numbers(sid))
            yield self.held(max(1, sum(1 for s in sums if s.holds)))
            for one in sums:
                if not one.holds:
                    yield self._mismatch(reading, sid, one)

    def _mismatch(self, reading: Reading, sid: str, one: Sum) -> Outcome:
        whole = " ".join(one.whole.text.split()).rstrip(".")
        return self.found(
            reading,
            _SAYS[one.kind].format(whole=whole, given=one.given, due=one.due),
            [reading.place(sid, one.whole.start, one.whole.end)],
            expected=one.due,
            observed=one.given,
            suggestion="Compute it again.",
        )
