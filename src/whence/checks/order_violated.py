"""WH207."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from whence.checking import Check, Outcome
from whence.model import Location, Office
from whence.reading import Reading
from whence.reading.elapsed import Dated, dated


class OrderViolated(Check):
    """Things are dated in an order that cannot be: dead before born, in force before signed.

    Why: one of the two dates is wrong, whatever their sources say.

    Found: for one resolved subject, the date of a predicate that lies before that of one it must follow (`after` in the predicate vocabulary, which
    the settings can extend), and register rows that end before they start.

    Not found: dates that share a day; subjects that are not resolved.

    What to do: check both dates; a swapped pair of columns or a wrong century is the usual cause.
    """

    code = "WH207"
    severity = "error"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Every pair of dates that have an order, and every term of the register of offices."""
        held = 0
        for outcome in (*self._pairs(reading), *self._terms(reading)):
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
                    else:
                        yield self._finding(reading, first, second) if second.when.high < first.when.low else None

    def _terms(self, reading: Reading) -> Iterator[Outcome | None]:
        for office in reading.registers.offices:
            if office.start and office.end and office.end.high < office.start.low:
                yield self._office(reading, office)
            else:
                yield None

    def _finding(self, reading: Reading, first: Dated, second: Dated) -> Outcome:
        return self.found(
            reading,
            f"{first.subject.label}: {second.predicate} {second.when}, yet {first.predicate} {first.when}. The one cannot come before the other.",
            [second.place, first.place],
            facts=[row.fact.fact_id for row in (second, first) if row.fact],
            expected=f"{second.predicate} on or after {first.when.edtf()}",
            observed=second.when.edtf(),
            suggestion="Check both dates for a swap or a wrong year.",
        )

    def _office(self, reading: Reading, office: Office) -> Outcome:
        who = f"{office.person}, {office.title}"
        start, end = (when.edtf() if when else ".." for when in (office.start, office.end))
        place = Location("register", f"{who}, {start}, {end}", "primary", file=office.file, line=office.line)
        message = f"{who}: the term ends {end}, before it starts {start}."
        return self.found(reading, message, [place], expected=f"{start} or later", observed=end, suggestion="Check the row for swapped columns.")


def _comparable(first: Dated, second: Dated, names: set[str]) -> bool:
    """Rows of a register are of one thing only under one name; a fact is compared with a register where that has one such thing."""
    if first.event and second.event:
        return first.event == second.event
    return not (first.event or second.event) or len(names) <= 1
