"""WH304."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from whence.checking import Check, Outcome
from whence.comparing.names import compare_names, name_key
from whence.model import Fact, Finding
from whence.reading import Reading
from whence.reading.drafts import across
from whence.reading.grounds import borne_by
from whence.reading.people import Person, same_people
from whence.reading.spelling import Stray, deletions, one_misspelt, strays, subject_misspelt

_NAMED = re.compile(r"[^\W\d_]")


class NameVariant(Check):
    """One person's name is spelt in two ways, in or between sources, or in a fact and its quote.

    Why: a reader who looks for one spelling misses the other; in a table it makes two people of one.

    Found: two spellings that differ by a slip in one word, where the rest of the name, or the title, says that one person is meant; a surname
    that is spelt otherwise once; a fact whose subject or name is spelt otherwise than in its quote.

    Not found: accents and other diacritics, hyphens, the order of family and given name, initials, short forms, known transliterations
    (Gaddafi, Qaddafi); two people who are each introduced in full with a title of their own.

    What to do: look up how the person spells it, and use that throughout.
    """

    code = "WH304"
    severity = "warning"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Compare persons within and between sources, then facts with their quotes."""
        yield from self._persons(reading)
        for sid in reading.sources:
            for stray in strays(reading, sid) if reading.readable(sid) else ():
                yield self._of_stray(reading, sid, stray)
        for fact in reading.facts:
            if not fact.extracted:
                yield from self._fact(reading, fact)

    def _persons(self, reading: Reading) -> Iterator[Outcome]:
        people = [person for group in same_people(reading) for person in group]
        buckets: dict[str, list[Person]] = {}
        for person in people:
            for bucket in _buckets(person):
                buckets.setdefault(bucket, []).append(person)
        told: set[frozenset[str]] = set()
        for bucket in sorted(buckets):
            for one, two in combinations(buckets[bucket], 2):
                pair = frozenset({name_key(one.name), name_key(two.name)})
                if len(pair) == 2 and pair not in told and not across(reading, one.source, two.source) and one_misspelt(one, two):
                    told.add(pair)
                    yield self._of_persons(reading, one, two)
        if people:
            yield self.held(len(people))
        else:
            yield self.skipped("no person is named")

    def _of_stray(self, reading: Reading, sid: str, stray: Stray) -> Finding:
        return self.found(
            reading,
            f"“{stray.odd.text}” seems to be {stray.person.name}, whom the text calls “{stray.usual.text}” elsewhere.",
            [
                reading.place(sid, stray.odd.start, stray.odd.end),
                reading.place(sid, stray.usual.start, stray.usual.end, "related", f"{stray.often} times so"),
            ],
            expected=stray.usual.text,
            observed=stray.odd.text,
            suggestion="Check the spelling, and use one throughout.",
            confidence="medium",
        )

    def _of_persons(self, reading: Reading, one: Person, two: Person) -> Finding:
        usual, odd = (two, one) if len(two.mentions) > len(one.mentions) else (one, two)
        times = len(usual.mentions)
        return self.found(
            reading,
            f"“{odd.name}” and “{usual.name}” seem to be one person: {compare_names(odd.name, usual.name).why}.",
            [
                reading.place(odd.source, odd.mentions[0].start, odd.mentions[0].end),
                reading.place(usual.source, usual.mentions[0].start, usual.mentions[0].end, "related", f"{times} mention{'s' if times > 1 else ''}"),
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
            [
                reading.row(fact, field="value" if named == fact.value else "subject"),
                reading.place(fact.source, evidence.start, evidence.end, "related", "what the source says"),
            ],
            facts=[fact.fact_id],
            expected=right,
            observed=named,
            suggestion=f"Write “{right}”, if the source spells it right.",
        )


def _buckets(person: Person) -> set[str]:
    # Names that differ by a slip in one word share another word, or a surname but for one letter.
    words = name_key(person.name).split()
    return {*words, *(f"-{part}" for part in deletions(words[-1]))} if words else set()
