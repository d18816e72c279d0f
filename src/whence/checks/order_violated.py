"""WH207."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from whence.checking import Check, Outcome
from whence.model import Location, Office
from whence.reading import Reading
from whence.reading.breaths import Breath, breaths, may_be_two
from whence.reading.elapsed import Dated, dated


class OrderViolated(Check):
    """Things are dated in an order that cannot be: dead before born, in force before signed.

    Why: one of the two dates is wrong, whatever their sources say.

    Found: for one resolved subject, the date of a predicate that lies before that of one it must follow (`after` in the predicate vocabulary, which
    the settings can extend), and register rows that end before they start. Where whence reads the facts from the text, also two acts told in one
    breath ("was born in 1931 and died in 1913", "Ada Norn (1931-1913)") and a time that runs backwards ("mayor from 2011 to 2004").

    Not found: dates that share a day; subjects that are not resolved; what a text names by its kind alone, in two sentences ("The war ended in 1918 …
    The war began in 1939"); a building, body or law that the text tells to have begun again; ratification, which each party has its own.

    What to do: check both dates; a swapped pair of columns or a wrong century is the usual cause.
    """

    code = "WH207"
    severity = "error"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Every pair of dates that have an order, and every term of the register of offices."""
        held = 0
        for outcome in (*self._pairs(reading), *self._breaths(reading), *self._terms(reading)):
            if outcome is None:
                held += 1
            else:
                yield outcome
        yield self.held(held) if held else self.skipped("no two dates of one subject have an order")

    def _pairs(self, reading: Reading) -> Iterator[Outcome | None]:
        """A finding or a reason to skip for each ordered pair; None where the order holds."""
        groups: dict[tuple[str, str], list[Dated]] = {}
        named: dict[str, set[str]] = {}
        for row in dated(reading):
            groups.setdefault((row.subject.key, row.predicate), []).append(row)
            named.setdefault(row.subject.key, set()).update([row.event] if row.event else [])
        for earlier, later in reading.vocabulary.order():
            for key in sorted(key for key, predicate in groups if predicate == later):
                for first, second in product(groups.get((key, earlier), ()), groups[key, later]):
                    if not _comparable(first, second, named[key]):
                        yield self.skipped("the register has several things of that description")
                    elif may_be_two(first, second):
                        yield self.skipped("it may be two things of a kind, or one that began again")
                    else:
                        yield self._finding(reading, first, second) if second.when.high < first.when.low else None

    def _breaths(self, reading: Reading) -> Iterator[Outcome | None]:
        """A finding for what the text says in one breath of one subject in an order that cannot be; None where the order holds."""
        order = set(reading.vocabulary.order()) if reading.extracting else set()
        for sid in reading.sources if reading.extracting else ():
            for breath in breaths(reading, sid):
                yield self._breath(reading, breath) if breath.wrong(order) else None

    def _breath(self, reading: Reading, breath: Breath) -> Outcome:
        first, then = breath.acts
        places = [reading.place(breath.sid, then.start, then.end), reading.place(breath.sid, first.start, first.end, "related")]
        return self.found(
            reading,
            f"{breath.label}: {then.said} {then.when}, yet {first.said} {first.when}. The one cannot come before the other.",
            places,
            expected=f"{then.said} on or after {first.when.edtf()}",
            observed=then.when.edtf(),
            suggestion="Check both dates for a swap or a wrong year.",
        )

    def _terms(self, reading: Reading) -> Iterator[Outcome | None]:
        for office in reading.registers.offices:
            if office.start and office.end and office.end.high < office.start.low:
                yield self._office(reading, office)
            else:
                yield None

    def _finding(self, reading: Reading, first: Dated, second: Dated) -> Outcome:
        return self.found(
            reading,
            f"{first.subject.label}: {_said(second)} {second.when}, yet {_said(first)} {first.when}. The one cannot come before the other.",
            [second.place, first.place],
            facts=[row.fact.fact_id for row in (second, first) if row.fact],
            expected=f"{_said(second)} on or after {first.when.edtf()}",
            observed=second.when.edtf(),
            suggestion="Check both dates for a swap or a wrong year.",
        )

    def _office(self, reading: Reading, office: Office) -> Outcome:
        who = f"{office.person}, {office.title}"
        start, end = (when.edtf() if when else ".." for when in (office.start, office.end))
        place = Location("register", f"{who}, {start}, {end}", "primary", file=office.file, line=office.line)
        message = f"{who}: the term ends {end}, before it starts {start}."
        return self.found(reading, message, [place], expected=f"{start} or later", observed=end, suggestion="Check the row for swapped columns.")


def _said(row: Dated) -> str:
    return row.predicate.replace("-", " ")


def _comparable(first: Dated, second: Dated, names: set[str]) -> bool:
    """Rows of a register are of one thing only under one name; a fact is compared with a register where that has one such thing."""
    if first.event and second.event:
        return first.event == second.event
    return not (first.event or second.event) or len(names) <= 1
