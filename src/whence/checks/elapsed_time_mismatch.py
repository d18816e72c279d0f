"""WH206."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import chain

from whence.checking import Check, Outcome
from whence.model import Severity
from whence.reading import Reading
from whence.reading.ages import ages
from whence.reading.ago import elapsed_facts, elapsed_texts
from whence.reading.anniversaries import afterwards, anniversaries
from whence.reading.births import births_of, one_person
from whence.reading.elapsed import YEAR, Dated, Elapsed, dated, dated_of, in_years, spoken, years_between
from whence.reading.lasting import lasting
from whence.when import When


class ElapsedTimeMismatch(Check):
    """Time said to have passed does not fit the date that is known.

    Why: "more than 60 years ago" and "in January 1960" cannot both stand in an article of June 2019. Readers do the sum; writers often do not.

    Found: elapsed expressions ("60 years ago", "nearly a decade ago"), ages ("aged 57", "has died aged 84"), anniversaries ("its 60th anniversary"),
    lengths ("is 60 years old") and times after another event, whose span does not hold the date that another fact, another source or the register of
    events gives for the same subject and act. The hedge sets the span: *nearly N* up to 5% below N; *about N* 5% either way (from 20 years on at
    least one year); *more than N* above N; *N years ago* from N to less than N+1, and of weeks and months a few days less; *N years ago this week*
    the same week N years before; ages count birthdays; anniversaries and lengths hold give or take a year, or to the day where the sentence names
    it. Outside by at most one year and at most 5%, hedged: a warning; else an error.

    Not found: subjects that cannot be tied to each other; an expression against itself; what fits a day that the passage tells as well as that of
    publication ("Lena Voss, 19, vanished in 1986"); ages in a quotation or "at the time"; a bare figure behind a name where the paragraph or the
    headline speaks of sport or votes, or that misses by 20 years (`doubtful_years`); father and son.

    What to do: write the hedge that fits, or find which occurrence is meant: the message offers another of the register that would fit.
    """

    code = "WH206"
    severity = "error"
    tolerance_years: float = 1.0
    tolerance_share: float = 0.05
    doubtful_years: float = 20.0

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Every elapsed expression, age and anniversary against every date of the same subject and act."""
        told = (elapsed_facts(reading), elapsed_texts(reading), ages(reading), anniversaries(reading), lasting(reading), afterwards(reading))
        for elapsed in chain.from_iterable(told):
            yield self.skipped(elapsed) if isinstance(elapsed, str) else self._judged(reading, elapsed)

    def _judged(self, reading: Reading, elapsed: Elapsed) -> Outcome:
        predicates = {elapsed.predicate, *elapsed.also}
        known = (*dated_of(reading, elapsed.subject.key), *births_of(reading, elapsed.subject.key))
        same = [d for d in known if d.predicate in predicates and one_person(elapsed, d)]
        if not same:
            return self.skipped("no other fact, source or register dates the same thing")
        against = [d for d in same if elapsed.denies(d.when)]
        told = [d for d in against if not d.event]
        if not against or (elapsed.also and len(against) < len(same)) or (not told and len(against) < len(same)):
            # a register with several occurrences speaks against nothing that one of them bears out
            return self.held()
        nearest = min(told or against, key=lambda d: (d.when.gap(elapsed.span), d.told_by))
        if elapsed.doubtful and nearest.when.gap(elapsed.span) >= self.doubtful_years * YEAR:
            return self.skipped("a bare figure that is so far from the age counts something else, or somebody else's years")
        return self._finding(reading, elapsed, nearest)

    def _finding(self, reading: Reading, elapsed: Elapsed, known: Dated) -> Outcome:
        least, most = years_between(known.when, elapsed.anchor)
        other = self._another(reading, elapsed)
        mend = f"Write “{_hedged(elapsed, least, most)}”" if elapsed.how == "ago" else "Check both"
        ask = f", or is {other} meant?" if other else "."
        facts = [fact.fact_id for fact in (elapsed.fact, known.fact) if fact]
        teller = "this article" if known.told_by == elapsed.sid else known.told_by
        return self.found(
            reading,
            f"“{elapsed.text}” means {_meaning(elapsed)}; {teller} says {known.when}{_passed(elapsed, least, most)}. {mend}{ask}",
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
            if row.event and row.subject.key.split(" of ")[0] == kind and row.predicate == elapsed.predicate and row.when.agrees(elapsed.span):
                head = row.subject.key.split(":")[0]
                return f"the {row.when.low.year} {head}"
        return None


def _passed(elapsed: Elapsed, least: float, most: float) -> str:
    """How long lies between, in brackets; nothing for a day to come."""
    if elapsed.how == "after":
        return f" ({spoken(abs(least))} {'after' if least < 0 else 'before'})" if least == most else ""
    if most < 0:
        return ""
    return f" ({spoken(most) if most - least < 0.1 else _range(least, most)})"


def _range(least: float, most: float) -> str:
    """What has passed since a year or a month, whose day is not known: ``39 to 40 years``, ``59 years 5 months``."""
    if most - least < 0.9:
        return spoken(least)
    return f"{int(least)} to {int(most)} years" if least >= 1 and int(most) > int(least) else f"{spoken(least)} to {spoken(most)}"


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
    noun = {"year": ("a year", "years"), "decade": ("a decade", "decades"), "century": ("a century", "centuries")}[unit]
    count = noun[0] if figure == 1 else f"{figure:g} {noun[1]}"
    if most < figure * per and least >= 0.95 * figure * per:
        return f"nearly {count} ago"
    if least > figure * per and most <= 1.05 * figure * per + 1:
        return f"more than {count} ago"
    whole = int(least)
    if int(most) > whole > 0 and most - least > 0.9:
        return f"{whole} or {int(most)} years ago"
    return f"{whole} years ago" if whole > 1 else f"{spoken(most)} ago"
