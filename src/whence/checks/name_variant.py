"""WH304."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from whence.checking import Check, Outcome
from whence.comparing.names import compare_names, name_key
from whence.model import Fact, Finding
from whence.reading import Reading
from whence.reading.grounds import borne_by
from whence.reading.people import Person, same_people
from whence.reading.spelling import one_misspelt, subject_misspelt

_NAMED = re.compile(r"[^\W\d_]")


class NameVariant(Check):
    """One person's name is spelt in two ways, in or between sources, or in a fact and its quote.

    Why: a reader who looks for one spelling misses the other; in a table it makes two people of one.

    Found: two spellings that differ by a slip in one word, where the rest of the name, or the title, says that one person is meant; a fact whose subject
    or name is spelt otherwise than in its quote.

    Not found: accents and other diacritics, hyphens, the order of family and given name, initials, short forms, known transliterations (Gaddafi,
    Qaddafi); two people who are each introduced in full with a title of their own.

    What to do: look up how the person spells it, and use that throughout.
    """

    code = "WH304"
    severity = "warning"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Compare persons within and between sources, then facts with their quotes."""
        people = [(group[0], group) for group in same_people(reading)]
        yield from self._persons(reading, people)
        for fact in reading.facts:
            if not fact.extracted:
                yield from self._fact(reading, fact)

    def _persons(self, reading: Reading, people: list[tuple[Person, tuple[Person, ...]]]) -> Iterator[Outcome]:
        buckets: dict[str, list[Person]] = {}
        for _, group in people:
            for person in group:
                for bucket in _buckets(person):
                    buckets.setdefault(bucket, []).append(person)
        told: set[frozenset[str]] = set()
        for bucket in sorted(buckets):
            for one, two in combinations(buckets[bucket], 2):
                pair = frozenset({name_key(one.name), name_key(two.name)})
                if len(pair) == 2 and pair not in told and one_misspelt(reading, one, two):
                    told.add(pair)
                    yield self._of_persons(reading, one, two)
        if people:
            yield self.held(len(people))
        else:
            yield self.skipped("no person is named")

    def _of_persons(self, reading: Reading, one: Person, two: Person) -> Finding:
        usual, odd = (two, one) if len(two.mentions) > len(one.mentions) else (one, two)
        return self.found(
            reading,
            f"“{odd.name}” and “{usual.name}” seem to be one person: {compare_names(odd.name, usual.name).why}.",
            [
                reading.place(odd.source, odd.mentions[0].start, odd.mentions[0].end),
                reading.place(usual.source, usual.mentions[0].start, usual.mentions[0].end, "related", f"{len(usual.mentions)} mentions"),
            ],
            expected=usual.name,
            observed=odd.name,
            suggestion=f"Check the spelling; write “{usual.name}” if that is right.",
        )

    def _fact(self, reading: Reading, fact: Fact) -> Iterator[Outcome]:
        named = fact.value if reading.kind(fact) == "name" else fact.subject
        if not _NAMED.search(named):
            return
        evidence = borne_by(reading, fact)
        if evidence is None:
            return
        mentions = [m for m in reading.people(fact.source) if m.start < evidence.end and evidence.start < m.end]
        right = subject_misspelt(named, evidence.text, [m.name.text for m in mentions if m.name], reading.persons(fact.source))
        if right is None:
            yield self.held()
            return
        yield self.found(
            reading,
            f"The fact says “{named}”, its quote “{right}”.",
            [reading.row(fact, field="value" if named == fact.value else "subject"), reading.place(fact.source, evidence.start, evidence.end, "related", "what the source says")],
            facts=[fact.fact_id],
            expected=right,
            observed=named,
            suggestion=f"Write “{right}”, if the source spells it right.",
        )


def _buckets(person: Person) -> set[str]:
    # Names that differ by a slip in one word share another, or begin and end alike.
    words = name_key(person.name).split()
    return set(words) if len(words) > 1 else {f"{words[0][:2]}{words[0][-1:]}"} if words else set()
