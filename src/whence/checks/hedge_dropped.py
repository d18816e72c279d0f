"""WH108."""

from __future__ import annotations

from collections.abc import Iterator

from whence.checking import Check, Outcome
from whence.model import Evidence, Fact, Finding
from whence.reading import Reading
from whence.reading.grounds import borne_by, clip, unlocatable
from whence.reading.hedging import Dropped, dropped

_WORDS = {
    "negation": "the source negates it",
    "denial": "the source says that it is denied",
    "report": "the source gives it as a report or allegation",
    "modal": "the source says that it may be so",
    "plan": "the source speaks of a plan",
    "condition": "the source makes it depend on a condition",
}
_MODALITY = {"negation": "denied", "denial": "denied", "report": "reported", "modal": "conditional", "plan": "planned", "condition": "conditional"}


class HedgeDropped(Check):
    """A fact drops the "not", "reportedly", "may" or "plans to" that governs it in the source.

    Why: "had not approved" and "approved", "denied that it paid" and "it paid" are contraries; "may resign" and "resigned" are different news.

    Found: as an error, a negation or denial that governs the value and that the fact drops: inside a marked elision, right before the quote begins,
    in the quote but not in the value, or before the fact's own verb. As a warning, a hedge, plan or condition that a flat fact drops (`modality`
    empty or asserted), where the fact states an act: a value in words, or the date of an event.

    Not found: "not only" and its like; a hedge on a bare number, title or name, which states nothing flatly; a reserve that `modality` or
    `attributed_to` keeps.

    What to do: quote so that the word stays in, and say in `modality` how far the source goes.
    """

    code = "WH108"
    severity = "error"
    bears = "contradicts"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Look at the words that govern the quote and the value of every fact."""
        for fact in reading.facts:
            evidence = borne_by(reading, fact)
            if fact.extracted:
                yield self.held()
            elif evidence is None:
                yield self.skipped(unlocatable(reading, fact) or "the quote is not found or altered")
            elif not reading.readable(fact.source):
                yield self.skipped("its language is not read")
            elif lost := dropped(reading, fact, evidence):
                yield self._dropped(reading, fact, evidence, lost)
            else:
                yield self.held()

    def _dropped(self, reading: Reading, fact: Fact, evidence: Evidence, lost: Dropped) -> Finding:
        start, end = min(lost.hedge.start, evidence.start), max(lost.hedge.end, evidence.end)
        whole = reading.sources[fact.source].text[start:end]
        return self.found(
            reading,
            f"The fact drops “{lost.hedge.text}”, {lost.how}: {_WORDS[lost.hedge.kind]} (“{clip(whole, 120)}”).",
            [reading.row(fact, field="quote"), reading.place(fact.source, start, end, "related", "what the source says")],
            facts=[fact.fact_id],
            expected=lost.hedge.text,
            observed=fact.value,
            suggestion=f"Keep “{lost.hedge.text}” in quote and value, or write modality={_MODALITY[lost.hedge.kind]}.",
            severity="error" if lost.reverses else "warning",
            confidence="high" if lost.reverses else "medium",
        )
