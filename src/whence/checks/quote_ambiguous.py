"""WH109."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from whence.checking import Check, Outcome
from whence.comparing.words import words
from whence.model import Evidence, Fact
from whence.reading import Reading
from whence.reading.grounds import borne_by, clip, unlocatable


class QuoteAmbiguous(Check):
    """The quote stands several times in the source, with different values around it, and no offset says which is meant.

    Why: "40 people" may be the dead in one paragraph and the wounded in the next. A reader who follows the quote lands on the first.

    Found: a quote without `start` that occurs more than once, where the sentences around have different numbers, dates or names.

    Not found: a repeated sentence, such as a caption that stands twice; a fact that gives its offsets.

    What to do: quote more of the sentence, or give `start` and `end`.
    """

    code = "WH109"
    severity = "info"
    most: int = 20

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Look for the other occurrences of every quote without offsets."""
        for fact in reading.facts:
            evidence = borne_by(reading, fact)
            if evidence is None:
                yield self.skipped(unlocatable(reading, fact) or "the quote is not found or altered")
            elif fact.start is not None or len(spots := self._spots(reading, fact, evidence)) < 2:
                yield self.held()
            else:
                at = [reading.place(fact.source, start, end, "related", "it stands here") for start, end in spots]
                lines = sorted({place.line or 0 for place in at})
                where = f"lines {', '.join(map(str, lines))}" if len(lines) > 1 else f"line {lines[0]}"
                yield self.found(
                    reading,
                    f"“{clip(fact.quote)}” stands {len(spots)} times in {fact.source} ({where}), each time about something else.",
                    [reading.row(fact, field="quote"), *at],
                    facts=[fact.fact_id],
                    observed=fact.quote,
                    suggestion="Quote more of the sentence, or give start and end.",
                    concerns=[reading.row(fact, field="quote")],
                )

    def _spots(self, reading: Reading, fact: Fact, evidence: Evidence) -> list[tuple[int, int]]:
        """The occurrences of the source's words, one for each different sentence around them."""
        text = reading.sources[fact.source].text
        left = r"(?<!\w)" if evidence.text[:1].isalnum() else ""
        right = r"(?!\w)" if evidence.text[-1:].isalnum() else ""
        found = islice(re.finditer(left + re.escape(evidence.text) + right, text), self.most)
        around: dict[tuple[str, ...], tuple[int, int]] = {}
        for match in found:
            sentence = reading.clause(fact.source, match.start(), match.end())
            around.setdefault(_values(sentence.text), match.span())
        return sorted(around.values())


def _values(sentence: str) -> tuple[str, ...]:
    """The figures and capitalised words of a sentence: what its values would be read from."""
    return tuple(sorted({w for w in words(sentence) if w[0].isdigit()} | set(re.findall(r"(?<!^)\b[A-Z]\w+", sentence))))
