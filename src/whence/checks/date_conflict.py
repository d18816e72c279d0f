"""WH401."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whence.checking import AgreementCheck, Outcome, boundary
from whence.model import Claim, Skipped
from whence.reading import Reading
from whence.reading.agreement import claims_of, date_claim, sides_of


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
        for claim in claims_of(reading, {"date"}, date_claim):
            yield self.skipped(claim) if isinstance(claim, str) else claim

    def judge(self, reading: Reading, key: str, claims: Sequence[Claim]) -> Iterator[Outcome]:
        """Conflict iff the latest beginning lies after the earliest end."""
        del key
        pair = boundary(claims)
        if pair is None:
            yield self.held(len(claims))
            return
        first, _, facts, places, where = sides_of(reading, pair, claims)
        yield self.found(
            reading,
            f"{first.source} has {first.subject} {first.predicate} {pair[0].text}; {where} says {pair[1].text}.",
            places,
            facts=facts,
            expected=pair[0].text,
            observed=pair[1].text,
            suggestion="Read both passages; one of the dates, or the tie between the two subjects, is wrong.",
            concerns=places[:2],
            about=facts[:2],
        )
