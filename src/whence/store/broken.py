"""Problems met in a table, gathered rule by rule: every broken row is told, up to a hundred a rule, and the rest is counted."""

from __future__ import annotations

from whence.model import Problem
from whence.store.columns import Column, wanted
from whence.store.rows import BrokenRow

CAP = 100
_EXPECTED = {"syntax": "a row that can be read", "header": "a header that names each column once", "cells": "no more cells than the header names"}
_REMEDIES = {
    "syntax": "mend that line, or write the table anew",
    "header": "mend the header, in which each column is named once",
    "cells": "put cells that hold the delimiter in quotation marks",
}


class Broken:
    """The problems of one file. ``tell`` adds one under a rule, which says what is expected; ``problems`` gives all, in order of line."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._told: list[tuple[int, Problem]] = []
        self._counts: dict[str, int] = {}
        self._codes: dict[str, str] = {}

    def tell(
        self,
        rule: str,
        message: str,
        line: int,
        column: str | None = None,
        value: str | None = None,
        *,
        code: str = "WH801",
        suggestion: str | None = None,
        fact_id: str | None = None,
        loses: bool = True,
    ) -> None:
        """One broken row or cell; beyond the cap it is only counted."""
        count = self._counts[rule] = self._counts.get(rule, 0) + 1
        self._codes[rule] = code
        if count > CAP:
            return
        shown = None if value is None else value[:200]
        problem = Problem(
            code, message, self.file, line, column, shown, fact_id=fact_id, expected=_EXPECTED.get(rule, rule), suggestion=suggestion, loses=loses
        )
        self._told.append((line, problem))

    def row(self, row: BrokenRow) -> None:
        """A row that is none."""
        self.tell(row.rule, row.why, row.line, value=row.value, suggestion=_REMEDIES.get(row.rule))

    def empty(self, name: str, line: int, *, fact_id: str | None = None) -> None:
        """A cell that must not be empty is."""
        self.tell(f"a {name} in each row", f"the row has no {name}", line, name, fact_id=fact_id)

    def unreadable(self, column: Column, value: str, line: int, *, of: str = "", fact_id: str | None = None) -> None:
        """A cell does not hold what its column asks for."""
        needs, name = wanted(column), column.name
        self.tell(f"{name}: {needs}", f"{name}{of} is {value[:60]!r}: {needs} is needed", line, name, value, fact_id=fact_id)

    def problems(self) -> list[Problem]:
        """All that was told, and for each rule past its cap one line that counts the rest."""
        rows = [problem for _, problem in sorted(self._told, key=lambda one: one[0])]
        for rule, count in self._counts.items():
            if count > CAP:
                rest = f"{count - CAP:,} more rows break the same rule ({rule}); the first {CAP} are listed"
                # what is expected tells this one from the rows that are listed, with which it would be merged
                rows.append(Problem(self._codes[rule], rest, self.file, expected=f"{rule}; {count - CAP:,} more rows break it", loses=True))
        return rows
