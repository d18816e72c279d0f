"""What a report shows of a source and of a fact's value: the reading's conclusions, made plain."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from whence.model import Fact, Finding, ReportDate, ReportPerson, ReportPublished, ReportSource, Source, Span

if TYPE_CHECKING:
    from whence.reading.reading import Reading

# Licences whose texts may be shown in full: Creative Commons, public domain, Open Government, and the usual ones of code.
_OPEN = re.compile(
    r"\bcc\b|cc[0-]|creative commons|public domain|open government|\bogl\b|\bpddl\b|\bodc-by\b|apache|\bmit\b|\bbsd\b|own text", re.IGNORECASE
)


def source_summary(reading: Reading, source: Source, findings: Sequence[Finding]) -> ReportSource:
    """A source as the report shows it: hashes, dates with their reasons, origins, persons, and as much of the text as may be shown."""
    mode = reading.settings.report.source_text or ("full" if source.licence and _OPEN.search(source.licence) else "excerpt")
    readable = reading.readable(source.id)
    published = reading.published(source.id)
    raw = source.text.encode("utf-8", "surrogatepass")
    digest = hashlib.sha256(raw).hexdigest()
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
        excerpts=tuple(_excerpts(reading, source, findings)) if mode == "excerpt" else (),
        file=source.file,
        dates=tuple(ReportDate(e.role, e.value.edtf(), e.text, e.why, e.start, e.end) for e in published.evidence),
        published=ReportPublished(published.value.edtf(), published.why) if published.value else None,
        origins=reading.origins(source.id) if readable else (),
        people=tuple(_people(reading, source.id)) if readable else (),
        rests_on=tuple(rests_on(reading).get(source.id, ())),
    )


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
