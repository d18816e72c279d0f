"""The Reading itself: one lazy, memoised view of a dossier that every check is handed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

from whence.comparing import Comparison
from whence.model import (
    DateMention,
    Dossier,
    Evidence,
    Fact,
    Finding,
    Flaw,
    Kind,
    Location,
    NumberMention,
    Origin,
    PersonMention,
    Publication,
    Quotation,
    Registers,
    Source,
    Span,
)
from whence.settings import Settings

if TYPE_CHECKING:
    from whence.language.align import Aligner
    from whence.language.dates import Scanned
    from whence.language.sentences import Outline
    from whence.reading.identity import Subject
    from whence.reading.people import Person
    from whence.reading.vocabulary import Vocabulary

T = TypeVar("T")
DEFAULTS = Settings()


class Reading:
    """A dossier, read. Everything is computed on first use and kept; two readings of one dossier are equal in all they say.

    ``extract`` None means: extract facts where the dossier brings no table. ``today`` is used by nothing but the future and expiry.
    ``identities`` overrides the stable identity of a source (its url, else its id): how a renamed source keeps its fingerprints.
    """

    def __init__(
        self,
        dossier: Dossier,
        settings: Settings = DEFAULTS,
        *,
        extract: bool | None = None,
        today: date | None = None,
        identities: Mapping[str, str] | None = None,
    ) -> None:
        self.dossier = dossier
        self.settings = settings
        self.today = today
        self.extracting = not dossier.has_table if extract is None else extract
        self.sources: dict[str, Source] = {source.id: source for source in (*dossier.sources, *dossier.drafts)}
        self.registers: Registers = dossier.registers or Registers()
        self._identities = identities or {}
        self._kept: dict[Hashable, Any] = {}

    def keep(self, key: Hashable, make: Callable[[], T]) -> T:
        """The value kept under ``key``, made on first use: how checks share work that belongs to no method here."""
        if key not in self._kept:
            self._kept[key] = make()
        return cast("T", self._kept[key])

    # ------------------------------------------------------------------ what each text says

    def readable(self, sid: str) -> bool:
        """Whether the source is there, kept in full and in a language whose meaning whence reads (English)."""
        source = self.sources.get(sid)
        return source is not None and source.kept != "hash" and bool(source.text.strip()) and self.language(sid) == "en"

    def language(self, sid: str) -> str:
        """The source's language as an ISO 639-1 code: as given, else as its script and commonest words tell."""
        from whence.reading.languages import language_of

        return self.keep(("language", sid), lambda: language_of(self.sources[sid]))

    def scanned(self, sid: str) -> Scanned:
        """The date expressions of a source, not yet resolved."""
        from whence.language.dates import scan

        return self.keep(("scanned", sid), lambda: scan(self.sources[sid].text, self.language(sid)))

    def dates(self, sid: str) -> tuple[DateMention, ...]:
        """The date expressions of a source, resolved by the day of its publication."""
        return self.keep(("dates", sid), lambda: self.dates_as_of(sid, self.anchor(sid)))

    def dates_as_of(self, sid: str, anchor: date | None) -> tuple[DateMention, ...]:
        """The date expressions of a source, resolved as if it were published on ``anchor``."""
        from whence.language.dates import resolve

        return self.keep(("dates", sid, anchor), lambda: tuple(resolve(self.scanned(sid), anchor)))

    def people(self, sid: str) -> tuple[PersonMention, ...]:
        """The persons named in a source."""
        from whence.language.people import find_people

        return self.keep(("people", sid), lambda: tuple(find_people(self.sources[sid].text)) if self.readable(sid) else ())

    def persons(self, sid: str) -> tuple[Person, ...]:
        """Who is who in a source: its mentions gathered into persons."""
        from whence.reading.people import persons_of

        return self.keep(("persons", sid), lambda: tuple(persons_of(self, sid)))

    def quotations(self, sid: str) -> tuple[Quotation, ...]:
        """The quotations of a source with their speakers."""
        from whence.language.quotations import find_quotations

        return self.keep(("quotations", sid), lambda: tuple(find_quotations(self.sources[sid].text, self.people(sid))))

    def numbers(self, sid: str) -> tuple[NumberMention, ...]:
        """The numbers of a source."""
        from whence.language.numbers import find_numbers

        return self.keep(("numbers", sid), lambda: tuple(find_numbers(self.sources[sid].text)))

    def origins(self, sid: str) -> tuple[Origin, ...]:
        """Where a source says that it, or something in it, comes from."""
        from whence.language.origins import find_origins

        return self.keep(("origins", sid), lambda: tuple(find_origins(self.sources[sid].text)))

    def flaws(self, sid: str) -> tuple[Flaw, ...]:
        """The damage in a source's text."""
        from whence.language.condition import find_flaws

        return self.keep(("flaws", sid), lambda: tuple(find_flaws(self.sources[sid].text)))

    def outline(self, sid: str) -> Outline:
        """The paragraphs, sentences and clauses of a source."""
        from whence.language.sentences import Outline

        return self.keep(("outline", sid), lambda: Outline(self.sources[sid].text))

    def clause(self, sid: str, start: int, end: int) -> Span:
        """The sentence (or run of sentences) that ``start``..``end`` stands in."""
        return self.outline(sid).sentence(start, end)

    # ------------------------------------------------------------------ when it was published

    def published(self, sid: str) -> Publication:
        """When a source was published, with the evidence and the reasons."""
        from whence.reading.publication import publication_of

        return self.keep(("published", sid), lambda: publication_of(self, sid))

    def anchor(self, sid: str) -> date | None:
        """The day of publication where one day is known: what relative expressions hang on."""
        value = self.published(sid).value
        return value.earliest if value and value.is_day else None

    # ------------------------------------------------------------------ facts

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts given, then those that whence extracted, if it was to."""
        return self.keep("facts", self._all_facts)

    def _all_facts(self) -> tuple[Fact, ...]:
        given = self.dossier.facts
        return (*given, *self.extracted) if self.extracting else given

    @property
    def extracted(self) -> tuple[Fact, ...]:
        """The facts that whence reads from the sources itself."""
        from whence.reading.extract import extract_facts

        return self.keep("extracted", lambda: tuple(extract_facts(self)))

    def fact(self, fact_id: str) -> Fact:
        """The fact of that id; KeyError where there is none."""
        return self.keep("by id", lambda: {fact.fact_id: fact for fact in reversed(self.facts)})[fact_id]

    @property
    def vocabulary(self) -> Vocabulary:
        """The predicate vocabulary: the built-in words and those of the settings."""
        from whence.reading.vocabulary import Vocabulary

        return self.keep("vocabulary", lambda: Vocabulary.of(self.settings))

    def kind(self, fact: Fact) -> Kind:
        """The kind of a fact: as given, else by the predicate vocabulary, else by its value."""
        from whence.reading.vocabulary import kind_of

        if fact.kind is not None:
            return fact.kind
        return self.keep(("kind", fact.predicate, fact.value, fact.unit), lambda: kind_of(fact, self.vocabulary))

    def evidence(self, fact: Fact) -> Evidence | None:
        """Where the fact's quote stands in its source; None where it does not, or where the source cannot be read."""
        from whence.reading.evidence import find_evidence

        return self.keep(("evidence", fact.source, fact.quote, fact.start, fact.end), lambda: find_evidence(self, fact))

    def comparison(self, fact: Fact) -> Comparison:
        """Whether the fact's value follows from its quote, for its subject."""
        from whence.reading.evidence import compare_value

        concerned = (fact.source, fact.subject, fact.predicate, fact.value, fact.quote, fact.start, fact.end, fact.kind, fact.unit, fact.extracted)
        return self.keep(("comparison", *concerned), lambda: compare_value(self, fact))

    def aligner(self, sid: str) -> Aligner:
        """The source's text, normalised once for locating quotes in it."""
        from whence.language.align import Aligner

        return self.keep(("aligner", sid), lambda: Aligner(self.sources[sid].text))

    def subject(self, fact: Fact) -> Subject | None:
        """Who or what a fact is about, one key for all its names; None where that cannot be told (a pronoun)."""
        from whence.reading.identity import subject_of

        return self.keep(("subject", fact.subject, fact.source), lambda: subject_of(self, fact))

    # ------------------------------------------------------------------ places and fingerprints

    def place(self, sid: str, start: int, end: int, role: Literal["primary", "related"] = "primary", note: str | None = None) -> Location:
        """A location in a source's text, with its line and column (1-based)."""
        source = self.sources[sid]
        starts = self.keep(("lines", sid), lambda: _line_starts(source.text))
        line = bisect_right(starts, start)
        return Location("source", source.text[start:end], role, sid, source.file, start, end, line, start - starts[line - 1] + 1, note)

    def row(self, fact: Fact, role: Literal["primary", "related"] = "primary", note: str | None = None, field: str = "value") -> Location:
        """A location in the facts table: the fact's row, showing ``field``."""
        return Location("table", str(getattr(fact, field) or ""), role, fact.source, fact.file, line=fact.line, note=note)

    def manifest(self, sid: str, text: str, role: Literal["primary", "related"] = "primary", note: str | None = None) -> Location:
        """A location in the manifest (or in what the API was given): the source's row."""
        source = self.sources[sid]
        return Location("manifest", text, role, sid, source.manifest_file, line=source.manifest_line, note=note)

    def identity(self, sid: str) -> str:
        """The stable identity of a source, by which fingerprints name it: its url, else its id."""
        source = self.sources.get(sid)
        return self._identities.get(sid) or (source.url if source and source.url else sid)

    def fingerprint(self, finding: Finding, concerns: Sequence[Location] | None = None, about: Sequence[str] | None = None) -> str:
        """The fingerprint of a finding: see ``whence.reading.fingerprint``."""
        from whence.reading.fingerprint import fingerprint

        return fingerprint(self, finding, finding.locations if concerns is None else concerns, finding.facts if about is None else about)


def _line_starts(text: str) -> list[int]:
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts
