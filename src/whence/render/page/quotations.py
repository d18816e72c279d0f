"""Who said what, where and when: the quotations of the sources, with the facts that rest on them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from whence.model import Report, ReportFact, ReportQuotation
from whence.render.page.choice import Choice
from whence.render.page.leaves import Leaf
from whence.render.page.links import anchor
from whence.render.page.names import clip, is_translation
from whence.render.page.places import Places
from whence.render.page.states import by_fingerprint, state

_MOST: Final = 600
_LONGEST: Final = 400


class Said(msgspec.Struct, frozen=True):
    """A quotation: the speaker as the source names them, the words, the source, its day; ``facts`` rest on it (id, link, state)."""

    speaker: str
    words: str
    href: str | None
    source: str
    source_href: str
    day: str
    translated: bool
    facts: tuple[tuple[str, str, str], ...]


def quotations(report: Report, leaves: tuple[Leaf, ...], choice: Choice, places: Places) -> tuple[Said, ...]:
    """Lay out the quotations of the sources that bear facts, in the order of the sources."""
    of = by_fingerprint(report)
    facts: dict[str, list[tuple[ReportFact, str]]] = {}
    for fact in choice.facts:
        if fact.evidence and fact.kind == "quotation":
            facts.setdefault(fact.source, []).append((fact, state(fact, of)))
    made: list[Said] = []
    for leaf in leaves:
        if leaf.facts and len(made) < _MOST:
            made += _of(leaf, facts.get(leaf.source.id, []), places)
    return tuple(made[:_MOST])


def _of(leaf: Leaf, facts: list[tuple[ReportFact, str]], places: Places) -> Iterator[Said]:
    for said in leaf.source.quotations:
        on_it = [(fact.fact_id, anchor("fact", fact.fact_id), standing) for fact, standing in facts if overlaps(fact, said)]
        yield Said(
            speaker=speaker(said),
            words=clip(said.text, _LONGEST),
            href=places.words(leaf.source.id, said.start, said.end),
            source=leaf.name,
            source_href=leaf.id,
            day=leaf.published.label if leaf.published else "",
            translated=is_translation(leaf.source),
            facts=tuple(on_it),
        )


def speaker(said: ReportQuotation) -> str:
    """Name who speaks: the person, else the source's own words for them; nobody where the source does not say."""
    return said.name or (said.speaker.text if said.speaker else "")


def overlaps(fact: ReportFact, said: ReportQuotation) -> bool:
    """Tell whether a fact's evidence and a quotation share words."""
    found = fact.evidence
    return found is not None and found.start < said.end and said.start < found.end
