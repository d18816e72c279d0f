"""WH208."""

from __future__ import annotations

from collections.abc import Iterator

from whence.checking import Check, Outcome
from whence.reading import Reading
from whence.reading.elapsed import value_dates


class ImpossibleDate(Check):
    """A date that no calendar has: 30 February, 31 June, hour 25.

    Why: it is a slip of the pen or of a program, and whatever was meant is lost until somebody looks.

    Found: such dates in sources, drafts and the values of facts; 29 February in a year without one.

    Not found: 29 February without a year.

    What to do: look at the source of the date; the message names the last day that the month has.
    """

    code = "WH208"
    severity = "error"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Every date expression that states a day or a clock time."""
        held = 0
        for sid in reading.sources:
            for mention in reading.dates(sid):
                if mention.problem:
                    place = reading.place(sid, mention.start, mention.end)
                    yield self.found(reading, _message(mention.text, mention.problem), [place], observed=mention.text, suggestion=_SUGGESTION)
                else:
                    held += 1
        for fact in reading.dossier.facts:
            if reading.kind(fact) != "date":
                continue
            problem = next((m for m in value_dates(fact.value) if m.problem), None)
            if problem and problem.problem:
                message = _message(problem.text, problem.problem)
                yield self.found(reading, message, [reading.row(fact)], facts=[fact.fact_id], observed=fact.value, suggestion=_SUGGESTION)
            else:
                held += 1
        yield self.held(held) if held else self.skipped("no date stands in the sources")


_SUGGESTION = "Look the date up in its source; one figure is wrong."


def _message(text: str, problem: str) -> str:
    return f"“{text}” is no date: {problem}." if problem != "impossible" else f"“{text}” is no date that a calendar has."
