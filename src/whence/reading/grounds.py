"""What the checks of grounding ask of a fact before they judge it, and the places that they show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.model import Evidence, Fact, Location

if TYPE_CHECKING:
    from whence.reading.reading import Reading


def unlocatable(reading: Reading, fact: Fact) -> str | None:
    """Why a fact's quote cannot be looked for at all; None where it can."""
    source = reading.sources.get(fact.source)
    if source is None:
        return "the source is not in the dossier"
    if source.kept == "hash":
        return "the source's text is withheld"
    if not fact.quote.strip():
        return "the fact has no quote"
    return None


def borne_by(reading: Reading, fact: Fact) -> Evidence | None:
    """The evidence of a fact whose quote stands in its source unaltered; None where another check speaks or nobody can."""
    evidence = None if unlocatable(reading, fact) else reading.evidence(fact)
    return None if evidence is None or evidence.match == "altered" else evidence


def shown(reading: Reading, fact: Fact, evidence: Evidence, *, field: str = "value") -> list[Location]:
    """The two sides of a fact: its row, and the source's words."""
    return [reading.row(fact, field=field), reading.place(fact.source, evidence.start, evidence.end, "related", "what the source says")]


def clip(text: str, most: int = 80) -> str:
    """A text on one line, cut to length for a message."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
