"""WH207."""

from __future__ import annotations

from collections.abc import Iterator

from whence.checking import Check, Outcome
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
        """Every pair of dates that have an order."""
        groups: dict[tuple[str, str], list[Dated]] = {}
        for row in dated(reading):
            groups.setdefault((row.subject.key, row.predicate), []).append(row)
        held = 0
        for earlier, later in reading.vocabulary.order():
            for key, predicate in sorted(groups):
                if predicate != later:
                    continue
                for first in groups.get((key, earlier), []):
                    for second in groups[key, predicate]:
                        if second.when.high < first.when.low:
                            yield self._finding(reading, first, second)
                        else:
                            held += 1
        for office in reading.registers.offices:
            if office.start and office.end and office.end.high < office.start.low:
                yield self._office(reading, f"{office.person}, {office.title}", office.start.edtf(), office.end.edtf(), office.file, office.line)
            else:
                held += 1
        yield self.held(held) if held else self.skipped("no two dates of one subject have an order")

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

    def _office(self, reading: Reading, who: str, start: str, end: str, file: str | None, line: int | None) -> Outcome:
        from whence.model import Location

        place = Location("register", f"{who}, {start}, {end}", "primary", file=file, line=line)
        message = f"{who}: the term ends {end}, before it starts {start}."
        return self.found(reading, message, [place], expected=f"{start} or later", observed=end, suggestion="Check the row for swapped columns.")
