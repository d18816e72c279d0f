"""Problems met in a table, gathered rule by rule: every broken row is told, up to a hundred a rule, and the rest is counted."""

from __future__ import annotations

from whence.model import Problem

CAP = 100


class Broken:
    """The problems of one file. ``tell`` adds one under a rule; ``problems`` gives all, in order of line."""

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
        expected: str | None = None,
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
        problem = Problem(code, message, self.file, line, column, shown, fact_id=fact_id, expected=expected, suggestion=suggestion, loses=loses)
        self._told.append((line, problem))

    def problems(self) -> list[Problem]:
        """All that was told, and for each rule past its cap one line that counts the rest."""
        rows = [problem for _, problem in sorted(self._told, key=lambda one: one[0])]
        for rule, count in self._counts.items():
            if count > CAP:
                rest = f"{count - CAP:,} more rows break the same rule ({rule}); the first {CAP} are listed"
                rows.append(Problem(self._codes[rule], rest, self.file, loses=True))
        return rows
