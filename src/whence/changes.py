"""What changed between two states of a dossier: facts, sources, findings, and how the gate was loosened."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence

import msgspec

from whence.model import Dossier, Fact, Finding, Record, Report, Source

_COMPARED = tuple(field.name for field in msgspec.structs.fields(Fact) if field.name not in {"fact_id", "file", "line", "extracted", "other"})
# How rows are paired when nobody kept their ids: by more of what they say first.
_PAIRING: tuple[Callable[[Fact], Hashable], ...] = (
    lambda fact: ("id", fact.fact_id),
    lambda fact: (fact.source, fact.subject, fact.predicate, fact.quote),
    lambda fact: (fact.source, fact.subject, fact.predicate),
)


class Field(Record, frozen=True):
    """One field of a fact, before and after."""

    name: str
    old: str
    new: str


class ChangedFact(Record, frozen=True):
    """A fact that both states have; ``was`` is its id before, where that changed."""

    fact_id: str
    was: str
    fields: tuple[Field, ...]


class Renamed(Record, frozen=True):
    """A source under another id, known by its url or its text."""

    old: str
    new: str


class Changes(Record, frozen=True):
    """All that differs from a base to a head."""

    added: tuple[str, ...] = ()
    changed: tuple[ChangedFact, ...] = ()
    removed: tuple[str, ...] = ()
    sources_added: tuple[str, ...] = ()
    sources_changed: tuple[str, ...] = ()
    sources_renamed: tuple[Renamed, ...] = ()
    sources_removed: tuple[str, ...] = ()
    findings_new: tuple[Finding, ...] = ()
    findings_gone: tuple[Finding, ...] = ()
    loosened: tuple[str, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether the two states are alike in all of this."""
        return self == Changes()


def compare(base: Dossier, head: Dossier, before: Report, after: Report, loosened: Iterable[str] = ()) -> Changes:
    """Compare two dossiers and their reports."""
    renamed, added_sources, removed_sources, changed_sources = _sources(base.sources, head.sources)
    old_ids = {row.old: row.new for row in renamed}
    pairs, added, removed = pair([_moved(fact, old_ids) for fact in base.facts], head.facts)
    known, present = {f.fingerprint: f.count for f in before.findings}, {f.fingerprint: f.count for f in after.findings}
    return Changes(
        added=tuple(fact.fact_id for fact in added),
        changed=tuple(row for old, new in pairs if (row := _changed(old, new)).fields or row.was != row.fact_id),
        removed=tuple(fact.fact_id for fact in removed),
        sources_added=added_sources,
        sources_changed=changed_sources,
        sources_renamed=renamed,
        sources_removed=removed_sources,
        findings_new=tuple(f for f in after.findings if f.count > known.get(f.fingerprint, 0)),
        findings_gone=tuple(f for f in before.findings if f.count > present.get(f.fingerprint, 0)),
        loosened=tuple(loosened),
    )


def pair(base: Sequence[Fact], head: Sequence[Fact]) -> tuple[list[tuple[Fact, Fact]], list[Fact], list[Fact]]:
    """Pair the rows of two tables: by fact_id, then by source, subject, predicate and quote, then without the quote.

    Gives the pairs in the order of the head, the rows of the head that are new, and those of the base that are gone.
    """
    pairs: dict[int, tuple[Fact, Fact]] = {}
    left = dict(enumerate(base))
    for key in _PAIRING:
        waiting: dict[Hashable, list[int]] = {}
        for n, fact in left.items():
            waiting.setdefault(key(fact), []).append(n)
        for n, fact in enumerate(head):
            if n not in pairs and waiting.get(key(fact)):
                at = waiting[key(fact)].pop(0)
                pairs[n] = (left.pop(at), fact)
    added = [fact for n, fact in enumerate(head) if n not in pairs]
    return [pairs[n] for n in sorted(pairs)], added, list(left.values())


def _changed(old: Fact, new: Fact) -> ChangedFact:
    fields = [Field(name, _text(a), _text(b)) for name in _COMPARED if (a := getattr(old, name)) != (b := getattr(new, name))]
    names = dict.fromkeys((*old.other, *new.other))
    fields += [Field(name, a, b) for name in names if (a := old.other.get(name, "")) != (b := new.other.get(name, ""))]
    return ChangedFact(new.fact_id, old.fact_id, tuple(fields))


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _moved(fact: Fact, renamed: dict[str, str]) -> Fact:
    return msgspec.structs.replace(fact, source=renamed[fact.source]) if fact.source in renamed else fact


def _sources(base: Sequence[Source], head: Sequence[Source]) -> tuple[tuple[Renamed, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    old, new = {s.id: s for s in base}, {s.id: s for s in head}
    gone = [s for s in base if s.id not in new]
    come = [s for s in head if s.id not in old]
    renamed: list[Renamed] = []
    for source in list(come):
        match = next((s for s in gone if (source.url and s.url == source.url) or (source.text and s.text == source.text)), None)
        if match:
            renamed.append(Renamed(match.id, source.id))
            gone.remove(match)
            come.remove(source)
    changed = tuple(sid for sid in new if sid in old and old[sid].text != new[sid].text)
    return tuple(renamed), tuple(s.id for s in come), tuple(s.id for s in gone), changed


def touched(base: Dossier, head: Dossier) -> frozenset[str]:
    """The ids of the facts and sources of the head that differ from the base: what a range of commits touches."""
    renamed, added, _, changed = _sources(base.sources, head.sources)
    old_ids = {row.old: row.new for row in renamed}
    pairs, new, _ = pair([_moved(fact, old_ids) for fact in base.facts], head.facts)
    facts = [fact.fact_id for fact in new] + [b.fact_id for a, b in pairs if _changed(a, b).fields]
    return frozenset((*facts, *added, *changed))
