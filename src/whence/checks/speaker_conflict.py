"""WH503."""

from __future__ import annotations

from collections.abc import Iterator

from whence.checking import Check, Outcome
from whence.model import Fact, Quotation
from whence.reading import Reading
from whence.reading.speakers import persons_in, quotations_of, speaker_is


class SpeakerConflict(Check):
    """A quotation is given to another speaker than the source gives it to.

    Why: to put words into somebody's mouth is the gravest of errors, and the easiest when two people speak in one paragraph.

    Found: a fact of kind quotation whose subject is not who speaks these words in its source. Whoever is spoken to is not the speaker.

    Not found: a speaker named by surname, title or description; a quotation that the source gives to nobody, or to "they"; a spokesman for his
    office.

    What to do: look up who speaks, and change the fact's subject.
    """

    code = "WH503"
    severity = "error"
    bears = "contradicts"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Every given fact of kind quotation whose words are found in its source."""
        facts = [fact for fact in reading.dossier.facts if reading.kind(fact) == "quotation"]
        if not facts:
            yield self.skipped("no fact given is a quotation")
        for fact in facts:
            if not reading.readable(fact.source):
                yield self.skipped("the source is missing, or its language is not read")
                continue
            yield self._judge(reading, fact)

    def _judge(self, reading: Reading, fact: Fact) -> Outcome:
        said = quotations_of(reading, fact)
        if not said:
            return self.skipped("the words do not stand in quotation marks in the source")
        told = [(q, speaker_is(reading, fact.source, q, fact.subject)) for q in said]
        if any(same for _, same in told):
            return self.held()
        others = [q for q, same in told if same is False]
        if not others or any(same is None for _, same in told):
            return self.skipped("the source does not say, in a way that is read, who speaks")
        return self._conflict(reading, fact, others[0])

    def _conflict(self, reading: Reading, fact: Fact, quotation: Quotation) -> Outcome:
        speaker = quotation.speaker
        assert speaker is not None
        known = persons_in(reading, fact.source, speaker)
        who = known[0].name if known else speaker.text
        places = [reading.row(fact, field="subject"), reading.place(fact.source, quotation.start, quotation.end, "related", "the words")]
        places.append(reading.place(fact.source, speaker.start, speaker.end, "related", "who speaks"))
        return self.found(
            reading,
            f"{fact.source} gives these words to {who}, not to {fact.subject}.",
            places,
            facts=[fact.fact_id],
            expected=who,
            observed=fact.subject,
            suggestion=f"Name {who} as the subject, or find the words that {fact.subject} said.",
        )
