"""WH403."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from whence.checking import AgreementCheck, Outcome
from whence.comparing import Comparison
from whence.model import Claim, Kind, Skipped
from whence.reading import Reading
from whence.reading.agreement import claims_of, sides_of, text_claim


class ValueConflict(AgreementCheck):
    """Two facts give one thing different places, names or words.

    Why: a person is born in one town and a summit held in one city; a table that has both is wrong in one row.

    Found: places and names of one resolved subject and single-valued predicate, or of one `event`, that cannot both be true.

    Not found: a city and its country, a surname and the full name, two wordings of one text.

    What to do: read both sources; mend the row that is wrong.
    """

    code = "WH403"
    severity = "error"

    def claims(self, reading: Reading) -> Iterator[Claim | Skipped]:
        """The facts with places, names and texts that have to agree with others."""
        for claim in claims_of(reading, {"place", "name", "text"}, text_claim):
            yield self.skipped(claim) if isinstance(claim, str) else claim

    def judge(self, reading: Reading, key: str, claims: Sequence[Claim]) -> Iterator[Outcome]:
        """The first pair of distinct values that cannot both be true."""
        del key
        distinct = list({(c.unit, c.text): c for c in claims}.values())
        for one, two in combinations(distinct, 2):
            comparison = compare(one.unit, one.text, two.text) if one.unit == two.unit else Comparison("unknown")
            if comparison.verdict == "conflict":
                first, last, facts, places, where = sides_of(reading, (one, two))
                yield self.found(
                    reading,
                    f"{first.source} has {first.subject}, {first.predicate}: {first.value}; {where} says {last.value}.",
                    places,
                    facts=facts,
                    expected=first.value,
                    observed=last.value,
                    suggestion="Read both passages; mend the row that is wrong.",
                )
                return
        yield self.held(len(claims))


def compare(kind: Kind | str, one: str, two: str) -> Comparison:
    """Two values of one kind."""
    from whence.comparing.names import compare_names
    from whence.comparing.places import compare_places
    from whence.comparing.words import compare_words

    if kind == "place":
        return compare_places(one, two)
    if kind == "name":
        return compare_names(one, two)
    return compare_words(one, two)
