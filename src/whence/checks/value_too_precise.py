"""WH107."""

from __future__ import annotations

from collections.abc import Iterator

from whence.checking import Check, Outcome
from whence.reading import Reading
from whence.reading.grounds import clip, compared_facts, shown, weekday_alone


class ValueTooPrecise(Check):
    """The value claims more than its quote bears.

    Why: "January 1960" does not give 19 January 1960. What was added may be right, but it comes from elsewhere, and nobody can tell from where.

    Found: a day where the quote has a month or a year, digits that the quote rounds away, a city where it has a country.

    Not found: a value that says less than the quote (1960 for "January 1960"); another value (WH106).

    What to do: write the value as the source has it, or quote the source that has the rest.
    """

    code = "WH107"
    severity = "warning"
    bears = "unsupported"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Compare how much the value of every fact claims with how much its quote says."""
        for row in compared_facts(reading):
            if isinstance(row, str):
                yield self.skipped(row)
                continue
            fact, evidence, compared = row
            if compared.holds and compared.finer and not weekday_alone(reading, fact):
                seen = compared.seen or evidence.text
                yield self.found(
                    reading,
                    f"“{clip(fact.value)}” says more than the quote, which has “{clip(seen)}”.",
                    shown(reading, fact, evidence),
                    facts=[fact.fact_id],
                    expected=seen,
                    observed=fact.value,
                    suggestion=f"Write it as the source has it (“{clip(seen)}”), or quote a source that gives “{clip(fact.value)}”.",
                )
            else:
                yield self.held()
