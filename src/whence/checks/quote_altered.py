"""WH104."""

from __future__ import annotations

from collections.abc import Iterator

from whence.checking import Check, Outcome
from whence.model import Edit, Evidence, Fact, Finding
from whence.reading import Reading
from whence.reading.grounds import clip, shown, unlocatable

_NAMED = {"number": "another number", "negation": "a negation", "name": "another name", "word": ""}


class QuoteAltered(Check):
    """The quote stands in the source, but with changed, added or missing words.

    Why: readers take a quote for the source's own words. One digit, one name or one "not" makes it say something else.

    Found: the place that the quote comes from, and each word that differs, with numbers, names and negations named as such.

    Not found: other typography (curly and straight marks, dashes, spaces, ligatures, Unicode forms, line wraps, soft hyphens and hyphens at line
    ends), the case of the first letter, marked elisions (… or [...]) and bracketed insertions.

    What to do: quote the words as they stand; mark what you leave out.
    """

    code = "WH104"
    severity = "error"
    bears = "contradicts"
    shown_edits: int = 3

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Compare the quote of every fact, word by word, with the place that it comes from."""
        for fact in reading.facts:
            evidence = reading.evidence(fact)
            if evidence is None:
                yield self.skipped(unlocatable(reading, fact) or "the quote is not found")
            elif evidence.match == "altered":
                yield self._altered(reading, fact, evidence)
            else:
                yield self.held()

    def _altered(self, reading: Reading, fact: Fact, evidence: Evidence) -> Finding:
        first = sorted(evidence.edits, key=lambda e: (e.what == "word", e.start))
        said = [_words(edit, fact.source) for edit in first[: self.shown_edits]]
        more = len(first) - len(said)
        if more > 0:
            said.append(f"{more} more {'word differs' if more == 1 else 'words differ'}.")
        if not said:
            said.append(f"The quote says “{clip(fact.quote)}”; {fact.source} says “{clip(evidence.text)}”.")
        return self.found(
            reading,
            " ".join(said),
            shown(reading, fact, evidence, field="quote"),
            facts=[fact.fact_id],
            expected=" … ".join(edit.source for edit in first if edit.source) or evidence.text,
            observed=" … ".join(edit.quote for edit in first if edit.quote) or fact.quote,
            suggestion=f"Quote {fact.source} as it stands: “{clip(evidence.text, 200)}”; then see that the value follows from it.",
        )


def _words(edit: Edit, sid: str) -> str:
    what = f" ({_NAMED[edit.what]})" if _NAMED[edit.what] else ""
    if edit.op == "missing":
        return f"The quote leaves out “{clip(edit.source)}”{what}, which {sid} has."
    if edit.op == "added":
        return f"The quote adds “{clip(edit.quote)}”{what}, which {sid} does not have."
    return f"The quote says “{clip(edit.quote)}”{what}; {sid} says “{clip(edit.source)}”."
