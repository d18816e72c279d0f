"""WH803."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from whence.checking import Check, Outcome
from whence.model import Fact
from whence.reading import Reading
from whence.reading.fingerprint import folded
from whence.when import When


class DuplicateFact(Check):
    """Two rows say the same of the same source.

    Why: a fact that is listed twice is counted twice, and corrected once.

    Found: rows with one source, subject, predicate and value (and event, time, unit, attribution) that rest on the same words.

    Not found: one fact that a source states in two places, each row with its own quote; the same fact from two sources.

    What to do: keep one of the rows.
    """

    code = "WH803"
    severity = "warning"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Facts in groups that say the same; within a group, those that rest on the same words."""
        given = reading.dossier.facts
        if not given:
            yield self.skipped("the dossier has no facts table")
            return
        groups: dict[Hashable, list[Fact]] = {}
        for fact in given:
            groups.setdefault(_says(reading, fact), []).append(fact)
        single = 0
        for facts in groups.values():
            places: dict[Hashable, list[Fact]] = {}
            for fact in facts if len(facts) > 1 else ():
                places.setdefault(_words(reading, fact), []).append(fact)
            single += 1 if len(facts) == 1 else len(places)
            for first, *others in places.values():
                for other in others:
                    yield self._finding(reading, first, other)
        if single:
            yield self.held(single)

    def _finding(self, reading: Reading, first: Fact, other: Fact) -> Outcome:
        places = [reading.row(other), reading.row(first, "related", "the first")]
        evidence = reading.evidence(first)
        if evidence:
            places.append(reading.place(first.source, evidence.start, evidence.end, "related", "both rest on these words"))
        return self.found(
            reading,
            f"“{other.fact_id}” says of {other.source} what “{first.fact_id}” says already: {other.subject}, {other.predicate}, {other.value}.",
            places,
            facts=[other.fact_id, first.fact_id],
            expected="one row for each fact",
            observed=other.value,
            suggestion="Keep one of the two rows.",
        )


def _says(reading: Reading, fact: Fact) -> Hashable:
    subject = reading.subject(fact)
    return (
        fact.source,
        subject.key if subject else folded(fact.subject),
        reading.vocabulary.canonical(fact.predicate),
        _value(fact.value),
        *(folded(part or "") for part in (fact.unit, fact.event, fact.as_of, fact.attributed_to, fact.modality)),
    )


def _value(value: str) -> str:
    """A value in one spelling: numbers without separators, dates as EDTF, words folded."""
    plain = folded(value)
    try:
        return When.parse(plain.upper()).edtf()
    except ValueError:
        number = plain.replace(",", "")
        return number if number.replace(".", "", 1).isdigit() else plain


def _words(reading: Reading, fact: Fact) -> Hashable:
    """What a fact rests on: the place of its quote, else the quote's own words."""
    evidence = reading.evidence(fact)
    return (evidence.start, evidence.end) if evidence else folded(fact.quote)
