"""WH801."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from whence.checking import Check, Outcome
from whence.model import Fact, Location, Problem
from whence.reading import Reading


class Contract(Check):
    """A row of a facts table, manifest or register breaks its contract.

    Why: a row that cannot be read is a fact that nobody checked. The table's other rows are still checked, but the verdict then says `incomplete`.

    Found: a column that every row needs and the table lacks (with the name that was probably meant), an empty cell that must not be empty,
    a `fact_id` given twice, an offset that is no whole number, an `end` before its `start`, a `kind` or `modality` that is none, a date that is
    neither ISO nor EDTF, a quotation mark that never closes, a source in the manifest that has no file. Up to a hundred rows for each rule are
    listed, the rest is counted.

    Not found: columns that whence does not know (they are kept and shown); a value that cannot be read as its kind (WH804); a source that is
    cited and missing (WH101).

    What to do: mend the cell that the message names. This finding cannot be waived.
    """

    code = "WH801"
    severity = "error"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """The problems met in loading, and what facts handed over in memory break."""
        dossier = reading.dossier
        for problem in dossier.problems:
            if problem.code == self.code:
                yield self._problem(reading, problem)
        firsts: dict[str, Fact] = {}
        for fact in dossier.facts:
            first = firsts.setdefault(fact.fact_id, fact)
            if first is not fact:
                yield self._twice(reading, first, fact)
            elif fact.start is not None and fact.end is not None and not 0 <= fact.start <= fact.end:
                yield self._backwards(reading, fact)
        registers = reading.registers
        rows = len(dossier.facts) + len(registers.aliases) + len(registers.offices) + len(registers.events)
        rows += sum(source.manifest_line is not None for source in dossier.sources)
        yield self.held(rows) if rows else self.skipped("the dossier has no table")

    def _problem(self, reading: Reading, problem: Problem) -> Outcome:
        source = problem.source if problem.source in reading.sources else None
        place = Location(
            _where(problem.file or ""),
            problem.value or "",
            "primary",
            source,
            problem.file,
            line=problem.line,
            note=f"column {problem.column}" if problem.column else None,
        )
        return self.found(
            reading,
            sentence(problem.message),
            [place],
            # a row that was not loaded is no fact of the report; of a fact_id given twice the first row is
            expected=problem.expected,
            observed=problem.value,
            suggestion=sentence(problem.suggestion) if problem.suggestion else None,
            severity=problem.severity,
        )

    def _twice(self, reading: Reading, first: Fact, again: Fact) -> Outcome:
        return self.found(
            reading,
            f"The fact_id “{again.fact_id}” is given twice.",
            [reading.row(again, field="fact_id"), reading.row(first, "related", "the first", field="fact_id")],
            facts=[first.fact_id],
            expected="one fact for each fact_id",
            observed=again.fact_id,
            suggestion="Give each fact an id of its own.",
        )

    def _backwards(self, reading: Reading, fact: Fact) -> Outcome:
        observed = f"start {fact.start}, end {fact.end}"
        return self.found(
            reading,
            f"The offsets of “{fact.fact_id}” run backwards: {observed}.",
            [reading.row(fact, field="start")],
            facts=[fact.fact_id],
            expected="0 ≤ start ≤ end",
            observed=observed,
            suggestion="Leave start and end empty, or run `whence check --fix` to have them filled in.",
        )


def _where(file: str) -> Literal["manifest", "register", "table"]:
    return "manifest" if file == "sources.csv" else "register" if file.startswith("registers/") else "table"


def sentence(text: str) -> str:
    """A message as a sentence: a capital at its head unless it begins with a name in quotes or a path, a full stop at its end."""
    head = text[:1].upper() + text[1:] if text[:1].isalpha() and " " in text and "." not in text.split(" ", 1)[0] else text
    return head if head.endswith((".", "?", "!")) else f"{head}."
