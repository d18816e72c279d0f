"""Facts that whence reads from the sources itself: dated events, titles, quotations, counts and origins; each with the words that bear it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from whence.model import Fact, Kind, Span
from whence.reading.events import dated_events

if TYPE_CHECKING:
    from whence.reading.reading import Reading


def extract_facts(reading: Reading) -> Iterator[Fact]:
    """The facts of every readable source, in order of the text; ids are ``x:<source>:<n>``, stable for an unchanged text."""
    for sid in reading.sources:
        if not reading.readable(sid):
            continue
        rows = sorted(
            (*_events(reading, sid), *_titles(reading, sid), *_quotations(reading, sid), *_counts(reading, sid), *_origins(reading, sid)), key=_place
        )
        for n, fact in enumerate(rows, 1):
            yield _numbered(fact, f"x:{sid}:{n}")


def _place(fact: Fact) -> tuple[int, int, str, str]:
    return (fact.start or 0, fact.end or 0, fact.predicate, fact.value)


def _numbered(fact: Fact, fact_id: str) -> Fact:
    import msgspec

    return msgspec.structs.replace(fact, fact_id=fact_id)


def _fact(sid: str, subject: str, predicate: str, value: str, quote: Span, kind: Kind, **more: str | None) -> Fact:
    return Fact(
        "", sid, subject, predicate, value, quote.text, quote.start, quote.end, kind, extractor="whence", extracted=True, unit=more.get("unit"),
        attributed_to=more.get("attributed_to"),
    )  # fmt: skip


def _events(reading: Reading, sid: str) -> Iterator[Fact]:
    for event in dated_events(reading, sid):
        when = event.mention.when
        # an elapsed expression is kept in its words: what it spans hangs on its hedge, which WH206 reads
        value = when.edtf() if when is not None and event.mention.how != "elapsed" else event.mention.text
        yield _fact(sid, event.subject.text, event.predicate, value, event.quote, "date")


def _titles(reading: Reading, sid: str) -> Iterator[Fact]:
    seen: set[tuple[str, str]] = set()
    for mention in reading.people(sid):
        if mention.name is None or mention.title is None:
            continue
        key = (mention.name.text, mention.title.text)
        if key not in seen:
            seen.add(key)
            yield _fact(sid, mention.name.text, "title", mention.title.text, Span(mention.start, mention.end, mention.text), "title")


def _quotations(reading: Reading, sid: str) -> Iterator[Fact]:
    for quotation in reading.quotations(sid):
        if quotation.speech and quotation.speaker is not None:
            span = Span(quotation.start, quotation.end, quotation.text)
            yield _fact(sid, quotation.speaker.text, "said", quotation.text, span, "quotation", attributed_to=quotation.speaker.text)


def _counts(reading: Reading, sid: str) -> Iterator[Fact]:
    """Counts of persons to whom something happened ("at least 12 people were killed"): the predicate is the vocabulary's word."""
    words = reading.vocabulary.words("number")
    text = reading.sources[sid].text
    for number in reading.numbers(sid):
        if number.ordinal or not number.unit or number.unit in {"%", "pp"}:
            continue
        clause = reading.clause(sid, number.start, number.end)
        after = text[number.end : clause.end][:60].lower().split()
        predicate = next((words[w] for word in after[:5] if (w := word.strip(".,;:")) in words), None)
        if predicate:
            yield _fact(sid, number.unit, predicate, number.text, clause, "number", unit=number.unit)


def _origins(reading: Reading, sid: str) -> Iterator[Fact]:
    seen: set[str] = set()
    for origin in reading.origins(sid):
        if origin.name and origin.name not in seen:
            seen.add(origin.name)
            yield _fact(sid, reading.sources[sid].title or sid, "origin", origin.name, Span(origin.start, origin.end, origin.text), "name")
