"""Who or what a fact is about: one key for all the names of one thing, with the reason they are taken as one.

Aliases and registers name things for certain; persons are tied by name; treaties and the like by their kind and parties; all else by its own words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from whence.model import Fact
from whence.reading.fingerprint import folded
from whence.reading.things import Description, describe, is_common, is_pronoun, parties_in, undetermined

if TYPE_CHECKING:
    from whence.reading.reading import Reading


class Subject(msgspec.Struct, frozen=True):
    """A resolved subject: facts with one ``key`` speak of one thing.

    ``canonical``: an alias or a register names it, so that it holds across dossiers. ``person``: it is one. ``common``: running text names it by its
    kind alone ("the bridge", "his son"), so that it is one thing within one source at most, and two sentences may still mean two.
    """

    key: str
    label: str
    canonical: bool = False
    why: str = ""
    person: bool = False
    common: bool = False


def subject_of(reading: Reading, fact: Fact) -> Subject | None:
    """Resolve a fact's subject; None for pronouns and for descriptions that could mean several things of the source."""
    return resolve(reading, fact.subject, fact.source)


def resolve(reading: Reading, name: str, sid: str | None) -> Subject | None:
    """Resolve a name as the source ``sid`` uses it (None: as a register does)."""
    text = name.strip()
    if not text or is_pronoun(text):
        return None
    canonical = _aliases(reading).get(folded(undetermined(text)))
    if canonical:
        text = canonical
    if person := _person(reading, text, sid):
        return Subject(folded(person), person, canonical is not None, f"“{name}” is {person}", person=True)
    description = describe(text)
    if description is not None:
        return _thing(reading, description, text, sid, canonical is not None)
    if (known := _known_as(reading, text, sid)) is not None:
        return known
    return _by_words(reading, text, sid, canonical=canonical is not None)


def _by_words(reading: Reading, text: str, sid: str | None, *, canonical: bool) -> Subject:
    """A subject that only its own words name: for the whole dossier if they are a name or somebody chose them, else for its source."""
    label = undetermined(text)
    key = folded(label)
    if canonical or sid is None or not is_common(text) or key in _chosen(reading):
        return Subject(key, label, canonical, "by its own words")
    return Subject(f"{key} of {sid}", label, canonical, f"“{text}” is one thing in {sid} only", common=True)


def _chosen(reading: Reading) -> frozenset[str]:
    """The subjects that the facts table and the registers name, folded: who wrote them chose one name for one thing."""

    def make() -> frozenset[str]:
        events = (row.event for row in reading.registers.events)
        return frozenset(folded(undetermined(name)) for name in (*(fact.subject for fact in reading.dossier.facts), *events))

    return reading.keep("chosen subjects", make)


def _aliases(reading: Reading) -> dict[str, str]:
    def make() -> dict[str, str]:
        table: dict[str, str] = {}
        for alias in reading.registers.aliases:
            table.setdefault(folded(undetermined(alias.name)), alias.canonical)
            table.setdefault(folded(undetermined(alias.canonical)), alias.canonical)
        return table

    return reading.keep("aliases", make)


def _person(reading: Reading, text: str, sid: str | None) -> str | None:
    """The fullest name of the person that ``text`` names in the source, else among the register's people."""
    from whence.reading.people import full_name

    return full_name(reading, text, sid)


def _thing(reading: Reading, description: Description, text: str, sid: str | None, canonical: bool) -> Subject | None:
    parties, why = description.parties, "by its parties"
    if not parties and not description.name and sid is not None and sid in reading.sources:
        mentions = _things(reading, sid)
        groups = {m.parties for m in mentions if m.head == description.head and m.parties}
        years = {m.year for m in mentions if m.head == description.head and m.year}
        if description.year is None and len(years) > 1:
            return None
        if len(groups) > 1:
            return None
        if groups:
            parties = next(iter(groups))
            why = f"“{text}” is the only {description.head} that {sid} speaks of"
        else:
            parties = parties_in(reading.sources[sid].text, description.head)
            why = f"“{text}”: the parties are those that {sid} names beside it"
    year = f" of {description.year}" if description.year else ""
    if parties:
        label = f"{'–'.join(parties)} {description.head}{year}"
        return Subject(f"{description.head}:{'+'.join(parties)}{year}", label, canonical, why)
    return _by_words(reading, text, sid, canonical=canonical)


def _things(reading: Reading, sid: str) -> tuple[Description, ...]:
    from whence.reading.things import things_in

    return reading.keep(("things", sid), lambda: tuple(things_in(reading.sources[sid].text)))


def _known_as(reading: Reading, text: str, sid: str | None) -> Subject | None:
    """A nickname that the source itself explains: "The treaty, known to the Japanese as the “Anpo”"."""
    from whence.reading.things import nicknames

    if sid is None or sid not in reading.sources:
        return None
    names = reading.keep(("nicknames", sid), lambda: dict(nicknames(reading.sources[sid].text)))
    full = names.get(folded(undetermined(text)))
    return resolve(reading, full, sid) if full and folded(full) != folded(text) else None
