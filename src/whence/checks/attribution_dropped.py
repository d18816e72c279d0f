"""WH110."""

from __future__ import annotations

import re
from collections.abc import Iterator

from whence.checking import Check, Outcome
from whence.comparing.words import words
from whence.language.quotations.subjects import subject_left, subject_right
from whence.language.quotations.words import lexicon, words_of
from whence.model import Span
from whence.reading import Reading
from whence.reading.grounds import borne_by, clip, unlocatable

_ACCORDING = re.compile(r"\baccording to\s+([^,.;\n]{2,80})", re.IGNORECASE)
_QUOTED = frozenset(",\"”’'»?!")


class AttributionDropped(Check):
    """The source says who says so, and the fact does not.

    Why: "twelve boats sank" and "twelve boats sank, police said" are different claims: the second is police's, and may change when they count again.

    Found: a fact without `attributed_to` whose sentence in the source has "… said", "said …" or "according to …", by somebody other than its subject.

    Not found: quotations, whose speaker is their subject; a sentence that attributes nothing. A preview: how far the words reach is not weighed.

    What to do: fill in `attributed_to`.
    """

    code = "WH110"
    severity = "info"
    preview = True

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Look for who says so in the sentence of every fact that does not say."""
        for fact in reading.facts:
            evidence = borne_by(reading, fact)
            if fact.extracted or fact.attributed_to or reading.kind(fact) == "quotation":
                yield self.held()
                continue
            if evidence is None or not reading.readable(fact.source):
                yield self.skipped(unlocatable(reading, fact) or "the quote is not found or altered, or its language is not read")
                continue
            sentence = reading.clause(fact.source, evidence.start, evidence.end)
            who = _attributed(sentence)
            if who is None or set(words(who.text)) & set(words(fact.subject)):
                yield self.held()
                continue
            yield self.found(
                reading,
                f"{fact.source} gives this as the word of {clip(who.text)}; the fact names nobody.",
                [reading.row(fact), reading.place(fact.source, who.start, who.end, "related", "who says so")],
                facts=[fact.fact_id],
                expected=who.text,
                suggestion=f"Write “{clip(who.text)}” into the column attributed_to.",
                confidence="medium",
            )


def _attributed(sentence: Span) -> Span | None:
    """Who is said to say what the sentence says."""
    if found := _ACCORDING.search(sentence.text):
        return Span(sentence.start + found.start(1), sentence.start + found.end(1), found.group(1))
    row = words_of(sentence.text, 0, len(sentence.text))
    for k, word in enumerate(row):
        if lexicon().verbs.get(word.low) not in {("say", "ed"), ("say", "s")}:
            continue
        inverted = sentence.text[: word.start].rstrip()[-1:] in _QUOTED  # "…," said the mayor
        phrase = subject_right(row, k + 1) if inverted else subject_left(row, k) or subject_right(row, k + 1)
        if phrase is not None:
            start, end = row[phrase.first].start, row[phrase.last - 1].end
            return Span(sentence.start + start, sentence.start + end, sentence.text[start:end])
    return None
