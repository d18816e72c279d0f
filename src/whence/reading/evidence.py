"""A fact's evidence: where its quote stands, and whether its value follows from those words for its subject."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from whence.comparing import Comparison
from whence.model import Evidence, Fact

if TYPE_CHECKING:
    from whence.reading.reading import Reading


def find_evidence(reading: Reading, fact: Fact) -> Evidence | None:
    """Where the fact's quote stands in its source: the place nearest to its ``start``, where it gives one.

    None where the source is missing or withheld, where there is no quote, or where the words are not there.
    """
    source = reading.sources.get(fact.source)
    if source is None or source.kept == "hash" or not fact.quote.strip():
        return None
    if fact.extracted and fact.start is not None and fact.end is not None:
        return Evidence(fact.start, fact.end, source.text[fact.start : fact.end], "exact")
    return reading.aligner(fact.source).locate(fact.quote, fact.start)


def compare_value(reading: Reading, fact: Fact) -> Comparison:
    """Whether the value follows from the quote, for this subject: compared in meaning, by the kind of the fact.

    *unknown* where the quote is not found, or the value or the language cannot be read.
    """
    evidence = reading.evidence(fact)
    if evidence is None or not fact.value.strip():
        return Comparison("unknown", "there is no value" if evidence else "the quote is not found")
    if fact.extracted:
        return Comparison("same", "it was read from these words", seen=evidence.text)
    if _same_words(fact.value, evidence.text) or _same_words(fact.value, fact.quote):
        return Comparison("same", "the value is the quote", seen=evidence.text)
    if not reading.readable(fact.source):
        return Comparison("unknown", "its language is not read")
    return _by_kind(reading, fact, evidence)


def _by_kind(reading: Reading, fact: Fact, evidence: Evidence) -> Comparison:
    from whence.reading import borne_dates, borne_numbers, worded, worded_titles

    match reading.kind(fact):
        case "date":
            return borne_dates.date(reading, fact, evidence)
        case "number":
            return borne_numbers.number(reading, fact, evidence)
        case "title":
            return worded_titles.title(reading, fact, evidence)
        case "name":
            return worded.name(reading, fact, evidence)
        case "place":
            return worded.place(reading, fact, evidence)
        case "quotation":
            return worded.quotation(reading, fact, evidence)
        case _:
            return worded.text(reading, fact, evidence)


def _same_words(a: str, b: str) -> bool:
    return _plain(a) == _plain(b)


def _plain(text: str) -> str:
    """Words and figures alone: what neither spaces nor marks at the edges change."""
    return re.sub(r"\s+", " ", text).lstrip(" \"'“”‘’«»").rstrip(" \"'“”‘’«».,;:!?…")
