"""WH106."""

from __future__ import annotations

from collections.abc import Iterator

from whence.checking import Check, Outcome
from whence.comparing import Comparison
from whence.model import Evidence, Fact, Finding
from whence.reading import Reading
from whence.reading.grounds import clip, compared_facts, shown, weekday_alone


class ValueNotInQuote(Check):
    """The value of a fact does not follow from its quote, for its subject.

    Why: a quote that is right word for word bears nothing if the value beside it says something else: the most common fault of copied and extracted
    facts.

    Found: another date, number, unit, name, title or place than the quote has. Compared is what is meant: 1,600,000,000 is $1.6 billion, Oct. 23 is
    23 October, 34 pct is 34%, seven is 7, Iwaya is Takeshi Iwaya; relative dates are resolved by the day of publication. A value that stands in the
    quote is borne, unless the quote plainly gives it to another ("Smith and Jones, 41 and 38 respectively").

    Not found: a value that says less than the quote; one that says more (WH107); a misspelt name (WH304); a weekday that its own date belies
    (WH201); a dropped "not" (WH108); words that say it otherwise, which is not judged; facts whose quote is missing or altered (WH103, WH104).

    What to do: correct the value, or quote the words that bear it.
    """

    code = "WH106"
    severity = "error"
    bears = "contradicts"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Compare the value of every fact with its quote, by kind."""
        for row in compared_facts(reading):
            if isinstance(row, str):
                yield self.skipped(row)
                continue
            fact, evidence, compared = row
            if compared.verdict == "conflict" and not compared.misspelt and not weekday_alone(reading, fact):
                yield self._contradicted(reading, fact, evidence, compared)
            else:
                yield self.held()

    def _contradicted(self, reading: Reading, fact: Fact, evidence: Evidence, compared: Comparison) -> Finding:
        why = f": {compared.why}" if compared.why else ""
        day = _day(reading, fact, evidence, compared.seen) if compared.seen else ""
        borne = f" ({f'{day}, its ' if day else ''}“{clip(compared.seen)}”)" if compared.seen else ""
        return self.found(
            reading,
            f"“{clip(fact.value)}” does not follow from “{clip(evidence.text, 120)}”{why}.",
            shown(reading, fact, evidence),
            facts=[fact.fact_id],
            expected=f"{day} (“{compared.seen}”)" if day else compared.seen,
            observed=fact.value,
            suggestion=f"Write what the quote bears{borne}, or quote the words that give “{clip(fact.value)}”.",
        )


def _day(reading: Reading, fact: Fact, evidence: Evidence, seen: str) -> str:
    """For "Monday" or "last week" the days that it means, as a table would have them: nobody writes Monday into a column of dates."""
    if reading.kind(fact) != "date":
        return ""
    inside = (m for m in reading.dates(fact.source) if evidence.start <= m.start and m.end <= evidence.end)
    meant = next((m.when for m in inside if m.text == seen and m.when and m.how in {"weekday", "relative", "partial"}), None)
    return meant.edtf() if meant else ""
