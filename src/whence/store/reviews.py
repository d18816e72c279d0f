"""``reviews.csv``: what people who read the sources say of facts."""

from __future__ import annotations

from pathlib import Path

from whence.model import Reviewed
from whence.store.broken import Broken
from whence.store.inputs import inside
from whence.store.rows import BrokenRow, Row
from whence.store.tables import Loaded

NAME = "reviews.csv"
COLUMNS = ("fact_id", "reviewer", "date", "verdict", "note")
VERDICTS = ("right", "wrong", "unclear")


def load_reviews(loaded: Loaded, folder: Path) -> tuple[Reviewed, ...]:
    """The judged rows of a dossier, in order; rows without a verdict are a worksheet not yet filled in and are passed over."""
    path = inside(folder, NAME)
    if path is None:
        return ()
    table, broken = loaded.table(path, NAME, COLUMNS), Broken(NAME)
    found = []
    for row in table.rows:
        if isinstance(row, BrokenRow):
            broken.row(row)
        elif judged := _judged(row, broken):
            found.append(judged)
    loaded.problems.extend(broken.problems())
    return tuple(found)


def _judged(row: Row, broken: Broken) -> Reviewed | None:
    cells = {name: (row.cells.get(name) or "").strip() for name in COLUMNS}
    verdict = cells["verdict"].lower()
    if not verdict:
        return None
    if verdict not in VERDICTS:
        broken.tell(
            f"verdict: one of {', '.join(VERDICTS)}",
            f"the verdict {cells['verdict']!r} is none of {', '.join(VERDICTS)}",
            row.line,
            "verdict",
            cells["verdict"],
        )
        return None
    if not cells["fact_id"]:
        broken.tell("a fact_id in each row", "the review names no fact", row.line, "fact_id")
        return None
    return Reviewed(
        cells["fact_id"],
        cells["reviewer"],
        "right" if verdict == "right" else "wrong" if verdict == "wrong" else "unclear",
        cells["date"],
        cells["note"],
    )
