"""LangExtract's JSON lines (one annotated document a line) as facts. No span of its is trusted that is not exact and does not hold the words.

The form is that of ``langextract.io.save_annotated_documents``: ``document_id``, ``text``, and ``extractions`` with ``extraction_class``,
``extraction_text``, ``char_interval``, ``alignment_status`` and ``attributes``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from whence.model import Fact
from whence.store import facts as plain
from whence.store.broken import Broken
from whence.store.rows import BrokenRow, textual

_OFFSETS = {"start", "end"}
_EXACT = "match_exact"
"""LangExtract's word for tokens that are the same in lower case, whatever stands between them: the words themselves may differ."""
_ALIGNMENT = "langextract_alignment"


def is_annotated(text: str) -> bool:
    """Whether the first line of some JSON lines is an annotated document."""
    first = next((line for line in text.split("\n", 50) if line.strip()), "")
    if '"extractions"' not in first:
        return False
    try:
        document = _decoded(first)
    except (ValueError, RecursionError):
        return False
    return isinstance(document, dict) and "extractions" in document and bool({"text", "document_id"} & set(document))


def read_annotated(text: str, broken: Broken, seen: dict[str, str], mapping: Mapping[str, str] | None = None) -> tuple[list[Fact], int]:
    """The facts of annotated documents, and how many extractions there are.

    An extraction's class is the predicate, its text the quote, and the subject and value where its attributes name none: attributes called like a
    column of ours fill that column, and ``mapping`` (ours: theirs) may say which attribute does. One with neither subject nor value says no more than
    that the words stand there: its kind is text, whatever its class. Other attributes are kept as they are. What its own alignment claimed is kept as
    ``langextract_alignment``.
    """
    found: list[Fact] = []
    count = 0
    for line, document in _documents(text):
        if isinstance(document, BrokenRow):
            count += 1
            broken.tell(document.rule, document.why, line, value=document.value)
            continue
        for number, extraction in enumerate(document.get("extractions") or (), 1):
            count += 1
            if not isinstance(extraction, dict):
                broken.tell("syntax", f"extraction {number} of the document is no object", line)
                continue
            cells = _cells(document, extraction, number, line, mapping or {})
            fact = plain.read_fact(cells, line, broken)
            if fact and plain.is_new(fact, seen, broken):
                found.append(fact)
    return found, count


def documents_of(text: str) -> Iterator[tuple[str, str]]:
    """The id and text of each annotated document that has a text."""
    for line, document in _documents(text):
        if isinstance(document, dict) and isinstance(document.get("text"), str):
            yield _id(document, line), document["text"]


def _documents(text: str) -> Iterator[tuple[int, dict[str, Any] | BrokenRow]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            document = _decoded(line)
        except (ValueError, RecursionError) as e:
            yield number, BrokenRow(number, "syntax", f"the line is not JSON ({e})", line.strip()[:80])
            continue
        if isinstance(document, dict) and isinstance(document.get("extractions", []), (list, type(None))):
            yield number, document
        else:
            yield number, BrokenRow(number, "syntax", "the line is no annotated document", line.strip()[:80])


def _decoded(line: str) -> Any:
    """A line of JSON; ValueError where it is none. Python writes NaN, which is no JSON, for an attribute that is not a number."""
    try:
        return msgspec.json.decode(line)
    except msgspec.DecodeError:
        if "NaN" not in line and "Infinity" not in line:
            raise
        return json.loads(line)


def settled(fact: Fact, text: str | None) -> Fact:
    """A fact read from LangExtract, without its span if its source's text does not hold the words there: what was annotated was another text."""
    if fact.start is None or fact.end is None or _ALIGNMENT not in fact.other or (text or "")[fact.start : fact.end] == fact.quote:
        return fact
    return msgspec.structs.replace(fact, start=None, end=None)


def _id(document: Mapping[str, Any], line: int) -> str:
    return str(document.get("document_id") or f"document-{line}")


def _cells(document: Mapping[str, Any], extraction: Mapping[str, Any], number: int, line: int, mapping: Mapping[str, str]) -> dict[str, str | None]:
    """An extraction as the cells of a row."""
    words = extraction.get("extraction_text")
    attributes = extraction.get("attributes")
    given = textual(attributes) if isinstance(attributes, dict) else {}
    given |= {ours: given.pop(theirs) for ours, theirs in mapping.items() if theirs in given}
    source = _id(document, line)
    quote = words if isinstance(words, str) and words.strip() else None
    cells = {
        "fact_id": f"{source}:{number}",
        "source": source,
        "subject": quote,
        "predicate": str(extraction.get("extraction_class") or "") or None,
        "value": quote,
        "kind": None if given.get("subject") or given.get("value") else "text",
        **{name: value for name, value in given.items() if value is not None and name not in _OFFSETS},
        "quote": quote,
        "extractor": given.get("extractor") or "LangExtract",
        _ALIGNMENT: _claimed(extraction),
    }
    return {**cells, **_span(document, extraction, quote)}


def _claimed(extraction: Mapping[str, Any]) -> str:
    status = str(extraction.get("alignment_status") or "none")
    start, end = _interval(extraction)
    return status if start is None or end is None else f"{status} at {start} to {end}"


def _interval(extraction: Mapping[str, Any]) -> tuple[int | None, int | None]:
    interval = extraction.get("char_interval")
    ends = (interval.get("start_pos"), interval.get("end_pos")) if isinstance(interval, dict) else (None, None)
    start, end = (value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None for value in ends)
    return start, end


def _span(document: Mapping[str, Any], extraction: Mapping[str, Any], quote: str | None) -> dict[str, str | None]:
    """Offsets, where LangExtract calls them exact and its own text bears that out."""
    start, end = _interval(extraction)
    text = document.get("text")
    exact = extraction.get("alignment_status") == _EXACT and isinstance(text, str) and quote is not None
    if not exact or start is None or end is None or str(text)[start:end] != quote:
        return {}
    return {"start": str(start), "end": str(end)}
