"""WH802."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from whence.checking import Check, Outcome
from whence.model import Location, Problem
from whence.reading import Reading


class Expectation(Check):
    """An expectation of a Great Expectations suite is not met.

    Why: data teams own suites that say what their tables must be like. What breaks them belongs in the same report as what breaks the sources'
    words, with the same row.

    Found: each row that a suite named in the settings (`[expectations] suites`) does not expect, and each table as a whole that is not as
    expected, with the severity that the suite gives it: critical is an error.

    Not found: an expectation that could not be computed, such as one of a column that is not there: whence then stops and says so.

    What to do: mend the row, or the suite where it expects too much.
    """

    code = "WH802"
    severity = "error"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """What the suites found before the checks began."""
        known = {fact.fact_id for fact in reading.dossier.facts}
        found = [problem for problem in reading.dossier.problems if problem.code == self.code]
        for problem in found:
            yield self._finding(reading, problem, known)
        if reading.dossier.expectations:
            yield self.held(reading.dossier.expectations)
        elif not found:
            named = reading.settings.expectations.suites
            yield self.skipped("the suites that the settings name were not run" if named else "the settings name no suite")

    def _finding(self, reading: Reading, problem: Problem, known: set[str]) -> Outcome:
        where: Literal["manifest", "table"] = "manifest" if problem.file == "sources.csv" else "table"
        source = problem.source if problem.source in reading.sources else None
        note = f"column {problem.column}" if problem.column else None
        return self.found(
            reading,
            problem.message[:1].upper() + problem.message[1:],
            [Location(where, problem.value or "", "primary", source, problem.file, line=problem.line, note=note)],
            facts=[problem.fact_id] if problem.fact_id in known else [],
            expected=problem.expected,
            observed=problem.value,
            severity=problem.severity,
        )
