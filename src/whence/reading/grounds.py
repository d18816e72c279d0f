"""What the checks of grounding ask of a fact before they judge it, and the places that they show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from whence.comparing import Comparison
from whence.model import Evidence, Fact, Location

if TYPE_CHECKING:
    from whence.reading.reading import Reading


_WEEKDAY = re.compile(r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?", re.IGNORECASE)


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


def compared_facts(reading: Reading) -> Iterator[tuple[Fact, Evidence, Comparison] | str]:
    """Every fact whose value can be held against its quote, with how it compares; a string says why one cannot."""
    for fact in reading.facts:
        evidence = borne_by(reading, fact)
        if evidence is None:
            yield unlocatable(reading, fact) or "the quote is not found or altered"
            continue
        compared = reading.comparison(fact)
        yield compared.why or "the value cannot be compared" if compared.verdict == "unknown" else (fact, evidence, compared)


def weekday_alone(reading: Reading, fact: Fact) -> bool:
    """Whether nothing but the weekday is wrong with a date, and the value's own date shows it: then WH201 speaks of it."""
    from whence.language.dates import find_dates
    from whence.reading.years import year_for

    if reading.kind(fact) != "date":
        return False
    for mention in find_dates(fact.value):
        stated = mention.stated
        if not (stated and stated.weekday and stated.day and stated.month) or mention.problem:
            continue
        known = date(stated.year, 7, 1) if stated.year and 1 < stated.year < 9999 else reading.anchor(fact.source)
        day = year_for(stated, known, last=False) if known else None
        bare = _WEEKDAY.sub("", fact.value).strip(" ,")
        if day and day.isoweekday() != stated.weekday and bare != fact.value:
            return reading.comparison(msgspec.structs.replace(fact, value=bare)).holds
    return False


def shown(reading: Reading, fact: Fact, evidence: Evidence, *, field: str = "value") -> list[Location]:
    """The two sides of a fact: its row, and the source's words."""
    return [reading.row(fact, field=field), reading.place(fact.source, evidence.start, evidence.end, "related", "what the source says")]


def clip(text: str, most: int = 80) -> str:
    """A text on one line, cut to length for a message."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
