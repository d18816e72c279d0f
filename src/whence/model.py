"""The nouns of whence: frozen records that every other module speaks in.

One file past the usual length, so that whoever adds a noun reads the others first: there is no logic here to get lost in.
Offsets are 0-based, half-open, in Unicode code points of a source's text. Dates are inclusive. Iterables given to a record become tuples.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal, TypeAlias

import msgspec

from whence.when import When

Severity: TypeAlias = Literal["error", "warning", "info"]
Confidence: TypeAlias = Literal["high", "medium", "low"]
Outcome: TypeAlias = Literal["supported", "contradicted", "unsupported", "unchecked"]
Verdict: TypeAlias = Literal["pass", "fail", "incomplete"]
Kind: TypeAlias = Literal["date", "number", "title", "name", "place", "quotation", "text"]
Match: TypeAlias = Literal["exact", "normalised", "elided", "altered"]


class Record(msgspec.Struct, frozen=True):
    """What every noun is: immutable, comparable, and JSON through msgspec."""


# ---------------------------------------------------------------------------------------------------------------- what a text says


class Span(Record, frozen=True, gc=False):
    """A stretch of a source's text: ``text == source.text[start:end]``."""

    start: int
    end: int
    text: str

    def __str__(self) -> str:
        return self.text


class Stated(Record, frozen=True, gc=False):
    """The calendar parts that a date expression itself states, as numbers; ``weekday`` is 1 (Monday) to 7 (Sunday), as in ISO 8601."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None


class Amount(Record, frozen=True, gc=False):
    """How much time an expression counts: ``low``..``high`` of ``unit`` (``high`` None: no upper bound is stated).

    ``direction`` is -1 before and +1 after the anchor, 0 for a bare length. ``hedge`` is the modifier word's TIMEX3 name.
    """

    low: float
    high: float | None
    unit: Literal["second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century"]
    direction: Literal[-1, 0, 1] = 0
    hedge: str | None = None


DateHow: TypeAlias = Literal["absolute", "partial", "weekday", "relative", "elapsed", "period", "reference", "holiday", "event"]


class DateMention(Record, frozen=True, gc=False):
    """A date or time expression.

    ``type`` and ``value`` are TIMEX3's (ISO-TimeML). ``when`` is the span of days that it names, None where it names none or where the anchor that
    it needs is unknown. ``mod`` is TIMEX3's mod (``MORE_THAN``, ``LESS_THAN``, ``APPROX``, ``START``, ``MID``, ``END``, ``EQUAL_OR_MORE`` …).
    ``how`` says what it takes to resolve it: *absolute* nothing; *partial* (no year), *weekday*, *relative*, *elapsed* ("60 years ago"), *holiday* an
    anchor; *period* is a bare length or a set, *reference* a vague now or then, *event* hangs on an event in the text ("two days after the vote").
    ``anchored`` is "text" when an earlier date of the text, not the publication, resolved it. ``problem`` names a date that no calendar has.
    ``pattern`` is the grammar's name for the form.
    """

    start: int
    end: int
    text: str
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    when: When | None = None
    mod: str | None = None
    how: DateHow = "absolute"
    stated: Stated | None = None
    amount: Amount | None = None
    anchored: Literal["publication", "text"] | None = None
    problem: str | None = None
    pattern: str = ""


class PersonMention(Record, frozen=True):
    """A person named in a text, with the spans of name, title and honorific; ``start``..``end`` covers them all.

    A title alone that stands for a person ("the minister") has a ``title`` and a ``name`` of None.
    """

    start: int
    end: int
    text: str
    name: Span | None = None
    title: Span | None = None
    honorific: Span | None = None


class Quotation(Record, frozen=True):
    """Words in quotation marks: ``start``..``end`` and ``text`` are the words between the marks; ``speaker`` the span that names who says them.

    ``speech`` is False for scare quotes, titles of works and single terms. ``cue`` is the verb of speech.
    """

    start: int
    end: int
    text: str
    speaker: Span | None = None
    speech: bool = True
    cue: Span | None = None


class NumberMention(Record, frozen=True):
    """A number with its unit: ``low == high`` for a plain one, None at an end that the text leaves open ("more than 300": low 300, high None).

    ``unit`` is a currency (ISO 4217), a UCUM symbol, ``%``, ``pp``, or the counted noun in the singular; None when bare.
    ``hedge`` is the TIMEX3-style modifier (``APPROX``, ``MORE_THAN``, ``LESS_THAN``, ``EQUAL_OR_MORE``, ``EQUAL_OR_LESS``), ``step`` the size of
    the last digit that the text gives (1.6 billion: 100_000_000), by which rounding is judged. ``ordinal`` marks "third".
    """

    start: int
    end: int
    text: str
    low: float | None
    high: float | None
    unit: str | None = None
    hedge: str | None = None
    step: float = 1.0
    ordinal: bool = False


class Origin(Record, frozen=True):
    """Where a text says that it, or something in it, comes from.

    ``how``: dateline, credit, photo, according to, report, first reported, appeared in, translated, republished, statement, told, anonymous, press
    release. ``name`` is the outlet's, person's or body's canonical name; None for unnamed sources, whose ``count`` is kept where the text gives it.
    ``when`` is the span of a date that belongs to it ("first appeared in … on Jun 26").
    """

    start: int
    end: int
    text: str
    name: str | None
    how: str
    count: int | None = None
    when: Span | None = None


class Flaw(Record, frozen=True):
    """Damage in a text: ``kind`` is repeated, mojibake, replacement, control, bidi, redacted, run-together, unclosed, unopened or correction.

    ``other`` is the second place concerned (the first of two copies); ``hint`` a repaired reading, when one is certain.
    """

    start: int
    end: int
    text: str
    kind: str
    other: Span | None = None
    hint: str | None = None


class Edit(Record, frozen=True):
    """One word-level difference between a quote and its source: ``op`` replaced, missing (from the quote) or added (in the quote).

    ``what`` names what changed where it matters: number, negation, name or word. Offsets are the source's.
    """

    op: Literal["replaced", "missing", "added"]
    source: str
    quote: str
    start: int
    end: int
    what: Literal["number", "negation", "name", "word"] = "word"


class Evidence(Record, frozen=True):
    """Where a quote stands in a text and how well: ``score`` 0..1, ``edits`` word by word; offsets and ``text`` are the source's own.

    ``elided`` is what the quote's own marks leave out or put in, and so no alteration: the source's words inside a marked elision (``missing``),
    and those that a bracketed insertion stands for (``replaced``). A negation among them says so in its ``what``.
    """

    start: int
    end: int
    text: str
    match: Match
    score: float = 1.0
    edits: tuple[Edit, ...] = ()
    elided: tuple[Edit, ...] = ()


# ---------------------------------------------------------------------------------------------------------------- what is given


class MetadataDate(Record, frozen=True):
    """A date that a source carries outside its text: from JSON-LD, Open Graph, ``<time>``, the URL or the manifest.

    ``role``: metadata, modified, url, retrieved. ``place`` says where it stood ("meta property=article:published_time").
    """

    role: str
    value: str
    place: str


class Source(Record, frozen=True):
    """One text that bears facts.

    ``published`` may be given as a date, an EDTF string or a When; it is what the metadata claims, not what is concluded.
    """

    id: str
    text: str = ""
    published: When | None = None
    url: str | None = None
    archived_url: str | None = None
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    retrieved: When | None = None
    retrieved_by: str | None = None
    language: str | None = None
    licence: str | None = None
    sha256: str | None = None
    text_sha256: str | None = None
    text_by: str | None = None
    kept: Literal["full", "excerpt", "hash"] = "full"
    origin: str | None = None
    supersedes: str | None = None
    metadata: tuple[MetadataDate, ...] = ()
    file: str | None = None
    manifest_line: int | None = None
    given: Mapping[str, str] = {}
    """Other columns of the manifest."""
    pinned: bool = False
    """Whether the manifest pins a hash of it, so that a change can be told.

    ``sha256`` and ``text_sha256`` of a loaded source are those of what was read.
    """
    manifest_file: str | None = None
    """The table that lists it, where that is not ``sources.csv``: ``manifest_line`` is a line of it."""

    def __post_init__(self) -> None:
        if not self.id:
            msg = "a source needs an id: a non-empty string"
            raise ValueError(msg)
        for field in ("published", "retrieved"):
            _coerce_when(self, field)
        msgspec.structs.force_setattr(self, "metadata", tuple(self.metadata))


class Fact(Record, frozen=True):
    """One published fact: what is said of whom, the value, and the source's words that bear it. See INTERFACE section 1 for the columns.

    ``file`` and ``line`` (1-based) say where its row stands; ``columns`` gives the 1-based column of fields where known; ``other`` keeps unknown
    columns. ``extracted`` marks a fact that whence read from the source itself.
    """

    fact_id: str
    source: str
    subject: str
    predicate: str
    value: str
    quote: str = ""
    start: int | None = None
    end: int | None = None
    kind: Kind | None = None
    unit: str | None = None
    modality: Literal["asserted", "reported", "denied", "planned", "conditional"] | None = None
    event: str | None = None
    as_of: str | None = None
    attributed_to: str | None = None
    extractor: str | None = None
    reviewer: str | None = None
    confidence: float | None = None
    dossier: str | None = None
    other: Mapping[str, str] = {}
    file: str | None = None
    line: int | None = None
    extracted: bool = False


class Alias(Record, frozen=True):
    """``registers/aliases.csv``: ``name`` is another name of ``canonical``."""

    name: str
    canonical: str
    kind: str = ""
    file: str | None = None
    line: int | None = None


class Office(Record, frozen=True):
    """``registers/offices.csv``: ``person`` held ``title`` from ``start`` to ``end`` (None: still), inclusive."""

    person: str
    title: str
    start: When | None
    end: When | None
    source: str = ""
    exclusive: bool = False
    file: str | None = None
    line: int | None = None


class Event(Record, frozen=True):
    """``registers/events.csv``: of ``event``, ``what`` ("signed", "in force") happened in ``start`` .. ``end``."""

    event: str
    what: str
    start: When
    end: When | None = None
    source: str = ""
    file: str | None = None
    line: int | None = None


class Registers(Record, frozen=True):
    """Reference data that a dossier brings; each row is itself a claim."""

    aliases: tuple[Alias, ...] = ()
    offices: tuple[Office, ...] = ()
    events: tuple[Event, ...] = ()
    files: tuple[InputFile, ...] = ()

    def __post_init__(self) -> None:
        for field in ("aliases", "offices", "events", "files"):
            msgspec.structs.force_setattr(self, field, tuple(getattr(self, field)))


class InputFile(Record, frozen=True):
    """A file that went in: its path as ``/``-separated, relative to the dossier, and the SHA-256 of its bytes."""

    path: str
    sha256: str


class Problem(Record, frozen=True):
    """Something met in loading that a check reports.

    ``code`` names the check (WH102, WH702, WH801, WH804), ``loses`` whether input was lost by it.
    """

    code: str
    message: str
    file: str | None = None
    line: int | None = None
    column: str | None = None
    value: str | None = None
    source: str | None = None
    fact_id: str | None = None
    start: int | None = None
    end: int | None = None
    expected: str | None = None
    suggestion: str | None = None
    severity: Severity | None = None
    loses: bool = False


class Reviewed(Record, frozen=True):
    """A row of ``reviews.csv``: what a person who read the source says of a fact."""

    fact_id: str
    reviewer: str
    verdict: Literal["right", "wrong", "unclear"]
    date: str = ""
    note: str = ""


class Dossier(Record, frozen=True):
    """The smallest set of sources and facts that can be judged alone.

    ``has_table`` tells a dossier with a facts table from one whose facts whence is to extract itself. ``drafts`` are texts whose claims the
    sources must bear.
    """

    sources: tuple[Source, ...]
    facts: tuple[Fact, ...] = ()
    registers: Registers | None = None
    drafts: tuple[Source, ...] = ()
    problems: tuple[Problem, ...] = ()
    name: str = ""
    has_table: bool = False
    files: tuple[InputFile, ...] = ()
    reviews: tuple[Reviewed, ...] = ()
    expectations: int = 0
    """How many expectations of Great Expectations suites were run over its tables and held."""

    def __post_init__(self) -> None:
        for field in ("sources", "facts", "drafts", "problems", "files", "reviews"):
            msgspec.structs.force_setattr(self, field, tuple(getattr(self, field)))
        if self.facts:
            msgspec.structs.force_setattr(self, "has_table", bool(self.facts))


# ---------------------------------------------------------------------------------------------------------------- what is concluded


class DateEvidence(Record, frozen=True):
    """One piece of evidence for the day a source was published.

    ``role``: page, original, dateline, metadata, modified, text, url, retrieved, sibling. ``start``/``end`` are None for what stands outside the
    text. ``why`` says in words what makes it evidence; ``inferred`` what had to be supplied ("year"), ``since`` what told it.
    """

    role: str
    value: When
    text: str
    why: str
    start: int | None = None
    end: int | None = None
    inferred: str | None = None
    since: str | None = None


class Publication(Record, frozen=True):
    """When a source was published as far as can be told: ``value`` None where nothing dates it; ``why`` is the chain of reasons, each a sentence."""

    value: When | None
    why: tuple[str, ...]
    evidence: tuple[DateEvidence, ...] = ()
    taken: DateEvidence | None = None


class Location(Record, frozen=True, omit_defaults=True):
    """A place that a finding points to. ``line`` and ``column`` are 1-based; ``start``/``end`` are offsets in the source's text."""

    where: Literal["source", "table", "manifest", "metadata", "register", "settings"] = msgspec.field(name="in")
    text: str
    role: Literal["primary", "related"]
    source: str | None = None
    file: str | None = None
    start: int | None = None
    end: int | None = None
    line: int | None = None
    column: int | None = None
    note: str | None = None


class Waived(Record, frozen=True):
    """The waiver that covers a finding."""

    reason: str
    by: str
    expires: str


class Finding(Record, frozen=True):
    """A discrepancy: what was expected, what was observed, where, and how to mend it; ``count`` is how many findings merged into this one."""

    code: str
    name: str
    severity: Severity
    message: str
    confidence: Confidence = "high"
    status: Literal["new", "baseline", "waived"] = "new"
    facts: tuple[str, ...] = ()
    locations: tuple[Location, ...] = ()
    expected: str | None = None
    observed: str | None = None
    suggestion: str | None = None
    fingerprint: str = ""
    count: int = 1
    waiver: Waived | None = None


class Held(Record, frozen=True):
    """What a check looked at and found in order."""

    code: str
    examined: int = 1


class Skipped(Record, frozen=True):
    """What a check could not judge, and why."""

    code: str
    why: str
    count: int = 1


class Claim(Record, frozen=True):
    """What one fact says, as an interval: claims of one ``key`` conflict iff ``max(low) > min(high)``.

    ``low``/``high`` are day ordinals for dates, numbers for numbers, None where open; ``text`` is the comparable form of other values.
    """

    key: str
    unit: str
    low: float | None
    high: float | None
    fact_id: str
    source: str
    text: str = ""
    subject: str = ""
    predicate: str = ""


# ---------------------------------------------------------------------------------------------------------------- the report


class CheckInfo(Record, frozen=True):
    """A check that ran, as the report lists it; ``page`` is its documentation in Markdown."""

    code: str
    name: str
    severity: Severity
    page: str
    summary: str = ""


class Inputs(Record, frozen=True):
    """All that a report was made from; ``digest`` is over the files' hashes, the settings and the checks."""

    digest: str
    files: tuple[InputFile, ...]
    settings: dict[str, Any]
    checks: tuple[CheckInfo, ...]
    versions: dict[str, str]
    today: date | None = None


class Unclaimed(Record, frozen=True):
    """How many dates, numbers and titles of the sources no fact covers."""

    dates: int = 0
    numbers: int = 0
    titles: int = 0


class Review(Record, frozen=True):
    """Human review: ``n`` rows judged, ``wrong`` of them wrong, ``upper95`` the one-sided 95% Clopper-Pearson bound of the error rate."""

    n: int
    wrong: int
    upper95: float


class Coverage(Record, frozen=True):
    """How far the facts could be checked, in facts."""

    located: int = 0
    value_compared: int = 0
    located_only: int = 0
    unchecked: int = 0
    unclaimed: Unclaimed = Unclaimed()
    review: Review | None = None
    mentioned: Unclaimed = Unclaimed()
    """How many dates, numbers and titles the sources have at all: what ``unclaimed`` is a part of."""


class Summary(Record, frozen=True):
    """The counts of a report."""

    sources: int = 0
    facts: int = 0
    supported: int = 0
    contradicted: int = 0
    unsupported: int = 0
    unchecked: int = 0
    error: int = 0
    warning: int = 0
    info: int = 0
    waived: int = 0
    baseline: int = 0


class ReportSource(Record, frozen=True, omit_defaults=True):
    """A source as the report shows it; ``text`` is absent when it may not be shown."""

    id: str
    sha256: str
    text_sha256: str
    chars: int
    kept: str = "full"
    url: str | None = None
    text_by: str | None = None
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    retrieved: str | None = None
    language: str | None = None
    licence: str | None = None
    text: str | None = None
    file: str | None = None
    archived_url: str | None = None
    retrieved_by: str | None = None
    excerpts: tuple[Span, ...] = ()
    """Where ``text`` is absent but passages may be shown: those around the report's evidence and findings, in order, apart from each other."""
    dates: tuple[ReportDate, ...] = ()
    published: ReportPublished | None = None
    origins: tuple[Origin, ...] = ()
    people: tuple[ReportPerson, ...] = ()
    rests_on: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()
    """The line (1-based) on which each of ``excerpts`` begins."""
    quotations: tuple[ReportQuotation, ...] = ()
    """Who says what, as far as the words may be shown."""
    unclaimed: tuple[Unfactual, ...] = ()
    """The dates, numbers and titles of the text that no fact's quote covers; empty without a facts table."""


class ReportDate(Record, frozen=True, omit_defaults=True):
    """A piece of date evidence, as EDTF."""

    role: str
    value: str
    text: str
    why: str
    start: int | None = None
    end: int | None = None
    inferred: str | None = None
    since: str | None = None
    """What told the part that was ``inferred``."""


class ReportPublished(Record, frozen=True, omit_defaults=True):
    """The day a source was taken to be published on, as EDTF, the chain of reasons, and which of the source's ``dates`` it is (by index)."""

    value: str
    why: tuple[str, ...]
    taken: int | None = None


class ReportQuotation(Record, frozen=True, omit_defaults=True):
    """Words in quotation marks: ``speaker`` the words that name who says them, ``name`` the person of the source that these name."""

    start: int
    end: int
    text: str
    speaker: Span | None = None
    name: str | None = None


class Unfactual(Record, frozen=True):
    """A date, number or title of a text that no fact's quote covers."""

    kind: Literal["date", "number", "title"]
    start: int
    end: int
    text: str


class ReadDate(Record, frozen=True, omit_defaults=True):
    """A date of a quote as it was read: ``value`` as EDTF, ``how`` as in DateMention, ``anchor`` the day that it was counted from, as EDTF."""

    start: int
    end: int
    text: str
    value: str
    how: str
    anchor: str | None = None


class Compared(Record, frozen=True, omit_defaults=True):
    """How a fact's value stands to its quote: the verdict and reason of the comparison, the words that it was held against (``seen``).

    ``dates`` are the dates of the quote that a dated fact was held against.
    """

    verdict: Literal["same", "compatible", "conflict", "unknown"]
    why: str = ""
    finer: bool = False
    seen: str | None = None
    dates: tuple[ReadDate, ...] = ()


class ReportPerson(Record, frozen=True):
    """A person of a source: the fullest name, the titles given to them, and where they are mentioned."""

    name: str
    titles: tuple[str, ...]
    mentions: tuple[tuple[int, int], ...]


class ReportFact(Record, frozen=True, omit_defaults=True):
    """A fact with its outcome; ``normalised`` is its value as compared."""

    fact_id: str
    source: str
    subject: str
    predicate: str
    value: str
    kind: str
    outcome: Outcome
    quote: str = ""
    unit: str | None = None
    modality: str | None = None
    event: str | None = None
    as_of: str | None = None
    attributed_to: str | None = None
    extractor: str | None = None
    reviewer: str | None = None
    confidence: float | None = None
    dossier: str | None = None
    extracted: bool = False
    file: str | None = None
    line: int | None = None
    other: dict[str, str] = {}
    evidence: Evidence | None = None
    normalised: dict[str, Any] = {}
    findings: tuple[str, ...] = ()
    compared: Compared | None = None
    key: str | None = None
    """Facts of one key speak of one thing and are held against each other; a fact without is held against none."""


class Report(Record, frozen=True, kw_only=True):
    """Everything that a run of whence concluded; every output format is a pure function of it."""

    schema: str = "whence-report/1"
    verdict: Verdict
    summary: Summary
    inputs: Inputs
    coverage: Coverage
    sources: tuple[ReportSource, ...]
    facts: tuple[ReportFact, ...]
    findings: tuple[Finding, ...]
    held: tuple[Held, ...]
    skipped: tuple[Skipped, ...]
    gate: GateNote | None = None
    name: str = ""


class Waiver(Record, frozen=True):
    """A finding that somebody answers for until ``expires`` (inclusive): by ``fingerprint``, or by ``code`` with ``source`` or ``fact_id``."""

    reason: str
    by: str
    expires: date
    fingerprint: str | None = None
    code: str | None = None
    source: str | None = None
    fact_id: str | None = None
    file: str | None = None
    line: int | None = None


class GateNote(Record, frozen=True):
    """How the gate stood: what fails it, and how it was loosened since the policy's revision or the last report."""

    fail_on: str
    failing: int
    loosened: tuple[str, ...] = ()
    against: str | None = None
    """The revision whose settings, waivers and baseline these were compared with; None: with none, so that no loosening could show."""
    waivers: int = 0
    baseline: int = 0
    """How many waivers, and how many findings of a baseline, the gate was given."""


def _coerce_when(record: Any, field: str) -> None:
    value = getattr(record, field)
    if isinstance(value, str):
        msgspec.structs.force_setattr(record, field, When.parse(value) if value else None)
    elif isinstance(value, date):
        msgspec.structs.force_setattr(record, field, When.day(value))
