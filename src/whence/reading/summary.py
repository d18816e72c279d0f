"""What a report shows of a source and of a fact's value: the reading's conclusions, made plain."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from whence.model import (
    Compared,
    DateMention,
    Fact,
    Finding,
    Publication,
    ReadDate,
    ReportDate,
    ReportPerson,
    ReportPublished,
    ReportQuotation,
    ReportSource,
    Source,
    Span,
)
from whence.reading.uncovered import uncovered

if TYPE_CHECKING:
    from whence.reading.reading import Reading

# Licences whose texts may be shown in full: Creative Commons, public domain, Open Government, and the usual ones of code.
_OPEN = re.compile(
    r"\bcc\b|cc[0-]|creative commons|public domain|open government|\bogl\b|\bpddl\b|\bodc-by\b|apache|\bmit\b|\bbsd\b|own text", re.IGNORECASE
)

_DATES = 3
"""Dates of a quote that are shown with a fact; a longer list explains nothing."""


def source_summary(reading: Reading, source: Source, findings: Sequence[Finding]) -> ReportSource:
    """A source as the report shows it: hashes, dates with their reasons, origins, persons, and as much of the text as may be shown."""
    mode = reading.settings.report.source_text or ("full" if source.licence and _OPEN.search(source.licence) else "excerpt")
    readable = reading.readable(source.id)
    published = reading.published(source.id)
    raw = source.text.encode("utf-8", "surrogatepass")
    digest = hashlib.sha256(raw).hexdigest()
    excerpts = tuple(_excerpts(reading, source, findings)) if mode == "excerpt" else ()
    return ReportSource(
        id=source.id,
        sha256=source.sha256 or digest,
        text_sha256=digest if source.text else source.text_sha256 or digest,
        chars=len(source.text),
        kept=source.kept,
        url=source.url,
        text_by=source.text_by,
        title=source.title,
        publisher=source.publisher,
        author=source.author,
        retrieved=source.retrieved.edtf() if source.retrieved else None,
        language=reading.language(source.id),
        licence=source.licence,
        text=source.text if mode == "full" else None,
        excerpts=excerpts,
        file=source.file,
        dates=tuple(ReportDate(e.role, e.value.edtf(), e.text, e.why, e.start, e.end, e.inferred, e.since) for e in published.evidence),
        published=_published(published),
        origins=reading.origins(source.id) if readable else (),
        people=tuple(_people(reading, source.id)) if readable else (),
        rests_on=tuple(rests_on(reading).get(source.id, ())),
        lines=tuple(source.text.count("\n", 0, excerpt.start) + 1 for excerpt in excerpts),
        quotations=tuple(_quotations(reading, source.id, [Span(0, len(source.text), "")] if mode == "full" else excerpts)) if readable else (),
        unclaimed=uncovered(reading, source.id) if reading.dossier.has_table else (),
    )


def _published(found: Publication) -> ReportPublished | None:
    if found.value is None:
        return None
    return ReportPublished(found.value.edtf(), found.why, found.evidence.index(found.taken) if found.taken in found.evidence else None)


def _quotations(reading: Reading, sid: str, shown: Sequence[Span]) -> Iterator[ReportQuotation]:
    """Who says what, as far as the words are shown anyway."""
    from whence.reading.speakers import persons_in

    for said in reading.quotations(sid):
        if said.speech and any(span.start <= said.start and said.end <= span.end for span in shown):
            persons = persons_in(reading, sid, said.speaker) if said.speaker else []
            yield ReportQuotation(said.start, said.end, said.text, said.speaker, persons[0].name if persons else None)


def rests_on(reading: Reading) -> dict[str, tuple[str, ...]]:
    """Which origins each source rests on."""
    from whence.reading.origins import rests_on as graph

    return reading.keep("rests on", lambda: graph(reading))


def _people(reading: Reading, sid: str) -> list[ReportPerson]:
    return [
        ReportPerson(person.name, tuple(dict.fromkeys(title.text for title in person.titles)), tuple((m.start, m.end) for m in person.mentions))
        for person in reading.persons(sid)
    ]


def _excerpts(reading: Reading, source: Source, findings: Sequence[Finding]) -> list[Span]:
    """The sentences that hold evidence or a finding, in order, joined where they touch."""
    marks = [(e.start, e.end) for fact in reading.facts if fact.source == source.id and (e := reading.evidence(fact))]
    marks += [(p.start, p.end) for f in findings for p in f.locations if p.source == source.id and p.start is not None and p.end is not None]
    marks += [(d.start, d.end) for d in reading.published(source.id).evidence if d.start is not None and d.end is not None]
    spans: list[tuple[int, int]] = []
    for start, end in sorted(marks):
        clause = reading.clause(source.id, start, end)
        if spans and clause.start <= spans[-1][1] + 1:
            spans[-1] = (spans[-1][0], max(spans[-1][1], clause.end))
        else:
            spans.append((clause.start, clause.end))
    return [Span(start, end, source.text[start:end]) for start, end in spans]


def normalised(reading: Reading, fact: Fact) -> dict[str, Any]:
    """A fact's value as it is compared: EDTF for dates, low, high and unit for numbers; and the subject that it was resolved to."""
    made: dict[str, Any] = {}
    if subject := reading.subject(fact):
        made["subject"] = subject.label
    match reading.kind(fact):
        case "date":
            from whence.language.dates import read_date

            when = read_date(fact.value, reading.anchor(fact.source) if fact.source in reading.sources else None)
            if when:
                made["date"] = when.edtf()
        case "number":
            from whence.language.numbers import read_number

            number = read_number(fact.value, fact.unit)
            if number:
                made |= {"low": number.low, "high": number.high, "unit": number.unit}
        case _:
            pass
    return made


def compared(reading: Reading, fact: Fact) -> Compared | None:
    """How a fact's value stands to its quote, and for a dated fact how the dates of the quote were read; None where the quote is not found."""
    evidence = reading.evidence(fact)
    if evidence is None:
        return None
    found = reading.comparison(fact)
    dates: tuple[ReadDate, ...] = ()
    if reading.kind(fact) == "date" and reading.readable(fact.source):
        from whence.reading.borne_dates import dates_in

        mentions = [m for m in dates_in(reading, fact, evidence) if m.when is not None]
        dates = tuple(_read(reading, fact.source, m) for m in ([m for m in mentions if m.text == found.seen] or mentions)[:_DATES])
    return Compared(found.verdict, found.why, found.finer, found.seen, dates)


def _read(reading: Reading, sid: str, mention: DateMention) -> ReadDate:
    anchor = reading.published(sid).value if mention.how not in {"absolute", "period", "event"} and mention.anchored != "text" else None
    value = mention.when.edtf() if mention.when else ""
    return ReadDate(mention.start, mention.end, mention.text, value, mention.how, anchor.edtf() if anchor else None)
