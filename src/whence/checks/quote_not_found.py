"""WH103."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from whence.checking import Check, Outcome
from whence.model import Fact, Finding, Location
from whence.reading import Reading
from whence.reading.grounds import clip, unlocatable


class QuoteNotFound(Check):
    """The quote is nowhere in the cited source.

    Why: a quote is the one thread from a published fact to the words it came from. Where it is not in the source, the fact rests on nothing.

    Found: words that the source has in no form, neither exact nor in other typography, elided, or altered. Says which other source has them, and what
    stands at the offsets given. A short quote counts only on the boundaries of words and figures: the 20 of 2019 is not the quote "20".

    Not found: words that are there but changed, which is WH104; a source whose text is withheld.

    What to do: cite the source that has the words, or quote the cited one.
    """

    code = "WH103"
    severity = "error"
    bears = "unsupported"
    most_sources: int = 200
    """How many other sources are searched for words that the cited one lacks."""

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Locate the quote of every fact."""
        for fact in reading.facts:
            if why := unlocatable(reading, fact):
                yield self.skipped(why)
            elif reading.evidence(fact) is not None:
                yield self.held()
            elif reading.sources[fact.source].kept == "excerpt":
                yield self.skipped("only an excerpt of the source is kept")
            else:
                yield self._missing(reading, fact)

    def _missing(self, reading: Reading, fact: Fact) -> Finding:
        places = [reading.row(fact, field="quote")]
        said = [f"These words are not in {fact.source}: “{clip(fact.quote)}”."]
        elsewhere = _elsewhere(reading, fact, self.most_sources)
        if elsewhere:
            places.append(elsewhere)
            said.append(f"They are in {elsewhere.source}, line {elsewhere.line}.")
        elif (there := _there(reading, fact)) is not None:
            places.append(there)
            said.append(f"At {fact.start} stands “{clip(there.text)}”.")
        return self.found(
            reading,
            " ".join(said),
            places,
            facts=[fact.fact_id],
            observed=fact.quote,
            suggestion=f"Cite {elsewhere.source}, or quote {fact.source}." if elsewhere else f"Quote the words of {fact.source} that bear the fact.",
        )


def _elsewhere(reading: Reading, fact: Fact, most: int) -> Location | None:
    """The first of the other sources that has the words as they are."""
    for sid, source in islice(reading.sources.items(), most):
        if sid == fact.source or source.kept == "hash":
            continue
        held = reading.aligner(sid).locate(fact.quote)
        if held is not None and held.match != "altered":
            return reading.place(sid, held.start, held.end, "related", "here they are")
    return None


def _there(reading: Reading, fact: Fact) -> Location | None:
    """What stands at the offsets that the fact gives."""
    text = reading.sources[fact.source].text
    if fact.start is None or fact.end is None or not 0 <= fact.start < fact.end <= len(text):
        return None
    return reading.place(fact.source, fact.start, fact.end, "related", "what stands there")
