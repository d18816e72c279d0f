"""WH206."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from whence.checking import Check, Outcome
from whence.model import Severity
from whence.reading import Reading
from whence.reading.ages import afterwards, ages, anniversaries
from whence.reading.elapsed import Dated, Elapsed, dated, elapsed_facts, in_years, spoken, years_between
from whence.when import When


class ElapsedTimeMismatch(Check):
    """Time said to have passed does not fit the date that is known.

    Why: "more than 60 years ago" and "in January 1960" cannot both stand in an article of June 2019. Readers do the sum; writers often do not.

    Found: elapsed expressions ("60 years ago", "nearly a decade ago"), ages ("aged 57"), anniversaries and times after another event, whose span does
    not hold the date that another fact, another source or the register of events gives for the same subject and act. The hedge sets the span:
    *nearly N* up to 5% below N; *about N* 5% either way (from 20 years on at least one year); *more than N* above N; *N years ago* from N to less
    than N+1; ages count birthdays. Outside by at most one year and at most 5%, hedged: a warning; else an error.

    Not found: subjects that cannot be tied to each other; an expression against itself.

    What to do: write the hedge that fits, or find which occurrence is meant: the message offers another of the register that would fit.
    """

    code = "WH206"
    severity = "error"
    tolerance_years: float = 1.0
    tolerance_share: float = 0.05

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Every elapsed expression, age and anniversary against every date of the same subject and act."""
        for elapsed in (*elapsed_facts(reading), *ages(reading), *anniversaries(reading), *afterwards(reading)):
            if isinstance(elapsed, str):
                yield self.skipped(elapsed)
                continue
            same = [d for d in dated(reading) if d.subject.key == elapsed.subject.key and d.predicate == elapsed.predicate]
            if not same:
                yield self.skipped("no other fact, source or register dates the same thing")
                continue
            against = [d for d in same if d.when.conflicts(elapsed.span)]
            told = [d for d in against if d.fact is not None]
            if not against or (not told and len(against) < len(same)):
                # a register with several occurrences speaks against nothing that one of them bears out
                yield self.held()
                continue
            nearest = min(told or against, key=lambda d: (d.when.gap(elapsed.span), d.told_by))
            yield self._finding(reading, elapsed, nearest)

    def _finding(self, reading: Reading, elapsed: Elapsed, known: Dated) -> Outcome:
        least, most = years_between(known.when, elapsed.anchor)
        passed = spoken(most) if most - least < 0.1 else f"{spoken(least)} to {spoken(most)}" if most - least > 1 else spoken(least)
        other = self._another(reading, elapsed)
        mend = f"Write “{_hedged(elapsed, least, most)}”" if elapsed.how == "ago" else "Check both"
        ask = f", or is {other} meant?" if other else "."
        facts = [fact.fact_id for fact in (elapsed.fact, known.fact) if fact]
        teller = "this article" if known.told_by == elapsed.sid else known.told_by
        return self.found(
            reading,
            f"“{elapsed.text}” means {_meaning(elapsed)}; {teller} says {known.when} ({passed}). {mend}{ask}",
            [elapsed.place, known.place],
            facts=facts,
            expected=known.when.edtf(),
            observed=elapsed.text,
            severity=self._severity(elapsed, known),
            suggestion=f"{mend}, or name {other}." if other else f"{mend}.",
        )

    def _severity(self, elapsed: Elapsed, known: Dated) -> Severity:
        outside = known.when.gap(elapsed.span) / 365.2425
        figure = in_years(elapsed.amount)
        slight = (
            elapsed.amount.hedge is not None and figure is not None and outside <= self.tolerance_years and outside <= self.tolerance_share * figure
        )
        return "warning" if slight else self.severity

    @staticmethod
    def _another(reading: Reading, elapsed: Elapsed) -> str | None:
        """Another occurrence of the register that would fit: the same kind of thing with the same parties, told apart by year."""
        kind = elapsed.subject.key.split(" of ")[0]
        for row in dated(reading):
            if row.fact is None and row.subject.key.split(" of ")[0] == kind and row.predicate == elapsed.predicate and row.when.agrees(elapsed.span):
                head = row.subject.key.split(":")[0]
                return f"the {row.when.low.year} {head}"
        return None


def _meaning(elapsed: Elapsed) -> str:
    span = elapsed.span
    if elapsed.how == "age":
        return f"born {_between(span)}"
    if span.earliest is None and span.latest is not None:
        return f"before {When.day(span.latest + timedelta(days=1))}"
    return str(span)


def _between(span: When) -> str:
    return f"between {When.day(span.low)} and {When.day(span.high)}"


def _hedged(elapsed: Elapsed, least: float, most: float) -> str:
    """The same figure with the hedge that fits, or the true count."""
    unit = elapsed.amount.unit
    figure = elapsed.amount.low
    per = {"year": 1.0, "decade": 10.0, "century": 100.0}.get(unit)
    if per is None:
        return f"{spoken(most)} ago"
    noun = {"year": "years", "decade": "decades", "century": "centuries"}[unit]
    count = f"{figure:g} {noun}"
    if most < figure * per and least >= 0.95 * figure * per:
        return f"nearly {count} ago"
    if least > figure * per and most <= 1.05 * figure * per + 1:
        return f"more than {count} ago"
    whole = int(least)
    return f"{whole} years ago" if whole > 1 else f"{spoken(most)} ago"
