"""WH401."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whence.checking import AgreementCheck, Outcome, boundary
from whence.model import Claim, Skipped
from whence.reading import Reading
from whence.reading.agreement import date_claim, key_of
from whence.reading.elapsed import elapsed_mention, place_of, sound


class DateConflict(AgreementCheck):
    """Two facts date one thing differently.

    Why: a treaty is signed once and a person is born once. When two articles give different days, at least one table row is wrong.

    Found: facts of one resolved subject and one single-valued predicate (born, died, signed, founded …), or of one `event`, whose dates have no day
    in common. Dates are compared as spans: January 1960 and 19 January 1960 agree.

    Not found: expressions such as "60 years ago", which WH206 reads; subjects that cannot be tied to each other; predicates that happen many times.

    What to do: read both sources, keep what the better one bears, and note the other.
    """

    code = "WH401"
    severity = "error"

    def claims(self, reading: Reading) -> Iterator[Claim | Skipped]:
        """The dated facts that have to agree with others."""
        for fact in reading.facts:
            if reading.kind(fact) != "date" or elapsed_mention(fact.value) is not None:
                continue
            if not sound(reading, fact):
                yield self.skipped("its own quote does not bear it")
                continue
            key = key_of(reading, fact)
            if key is None:
                yield self.skipped("the subject is not resolved, or may have several dates of this kind")
                continue
            claim = date_claim(reading, fact, key)
            yield claim if claim is not None else self.skipped("the date cannot be read")

    def judge(self, reading: Reading, key: str, claims: Sequence[Claim]) -> Iterator[Outcome]:
        """Conflict iff the latest beginning lies after the earliest end."""
        del key
        pair = boundary(claims)
        if pair is None:
            yield self.held(len(claims))
            return
        first, last = (reading.fact(claim.fact_id) for claim in pair)
        rest = [reading.fact(c.fact_id) for c in claims if c.fact_id not in {first.fact_id, last.fact_id}]
        places = [place_of(reading, first, "primary"), place_of(reading, last), *(place_of(reading, fact) for fact in rest)]
        where = "the same source" if first.source == last.source else last.source
        yield self.found(
            reading,
            f"{first.source} has {first.subject} {first.predicate} {pair[0].text}; {where} says {pair[1].text}.",
            places,
            facts=[first.fact_id, last.fact_id, *(fact.fact_id for fact in rest)],
            expected=pair[0].text,
            observed=pair[1].text,
            suggestion="Read both passages; one of the dates, or the tie between the two subjects, is wrong.",
            concerns=places[:2],
            about=[first.fact_id, last.fact_id],
        )
