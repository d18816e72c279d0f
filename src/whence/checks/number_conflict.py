"""WH402."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whence.checking import AgreementCheck, Outcome, boundary
from whence.language.dates import read_date
from whence.model import Claim, Fact, Severity, Skipped
from whence.reading import Reading
from whence.reading.agreement import claims_of, number_claim, sides_of


class NumberConflict(AgreementCheck):
    """Two facts give one thing different numbers.

    Why: when two articles count the same and differ, one is wrong or older, and a table that holds both without saying so misleads.

    Found: numbers of one resolved subject and single-valued predicate, or of one `event` and `as_of`, that no rounding and no stated hedge
    reconciles, in one unit. A toll may grow with `as_of` (else with publication); one that falls is a warning.

    Not found: 1.6 billion beside 1,580,000,000, "more than 300" beside 312; numbers in different units.

    What to do: read both sources; give `as_of` where the count is of different days.
    """

    code = "WH402"
    severity = "error"

    def claims(self, reading: Reading) -> Iterator[Claim | Skipped]:
        """The counted facts that have to agree with others."""
        for claim in claims_of(reading, {"number"}, number_claim):
            yield self.skipped(claim) if isinstance(claim, str) else claim

    def judge(self, reading: Reading, key: str, claims: Sequence[Claim]) -> Iterator[Outcome]:
        """Conflict iff the greatest low exceeds the least high, among claims of one unit; bare numbers go with any."""
        del key
        units = sorted({c.unit for c in claims if c.unit}) or [""]
        for unit in units:
            group = [c for c in claims if c.unit in {unit, ""}]
            pair = boundary(group)
            if pair is None:
                yield self.held(len(group))
                continue
            yield self._conflict(reading, pair, group)

    def _conflict(self, reading: Reading, pair: tuple[Claim, Claim], group: Sequence[Claim]) -> Outcome:
        low, high, facts, places, where = sides_of(reading, pair, group)
        severity: Severity = self.severity
        about = reading.vocabulary.about(low.predicate)
        how = ""
        if about is not None and about.grows:
            before, after = _day(reading, low), _day(reading, high)
            if before is not None and after is not None and before < after:
                return self.held(len(group))
            if before is not None and after is not None and after < before:
                severity, how = "warning", " A later report has fewer."
        return self.found(
            reading,
            f"{low.source} has {low.subject}, {low.predicate}: {_shown(low)}; {where} says {_shown(high)}.{how}",
            places,
            facts=facts,
            expected=_shown(low),
            observed=_shown(high),
            severity=severity,
            suggestion="Read both passages; give as_of where they count on different days.",
            concerns=places[:2],
            about=facts[:2],
        )


def _shown(fact: Fact) -> str:
    unit = fact.unit.strip() if fact.unit else ""
    return fact.value if not unit or unit in fact.value else f"{fact.value}{'' if unit == '%' else ' '}{unit}"


def _day(reading: Reading, fact: Fact) -> int | None:
    when = read_date(fact.as_of) if fact.as_of else reading.published(fact.source).value if fact.source in reading.sources else None
    return when.low.toordinal() if when is not None else None
