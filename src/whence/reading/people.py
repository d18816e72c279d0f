"""Who is who: the mentions of a source gathered into persons, and persons across sources."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import msgspec

from whence.comparing.names import compare_names, family_first, generation, generations_differ, name_key
from whence.comparing.titles import compare_titles
from whence.language.titles import describes, read_title
from whence.model import PersonMention, Span
from whence.reading.offices import rows_naming

if TYPE_CHECKING:
    from whence.reading.reading import Reading


class Person(msgspec.Struct, frozen=True):
    """A person of one source.

    ``key`` is the folded fullest name (of the register's or alias table's spelling where those know it), ``name`` the fullest name as written.
    ``mentions`` stand in order of the text, ``why`` says of each, in words, why it is this person. ``titles`` are the spans of the titles given.
    """

    key: str
    name: str
    source: str
    mentions: tuple[PersonMention, ...]
    why: tuple[str, ...]
    titles: tuple[Span, ...] = ()


class _Draft:
    """A person while the source is read: the fullest name so far, and the mentions with their reasons."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.rows: list[tuple[PersonMention, str]] = []

    @property
    def last(self) -> int:
        return self.rows[-1][0].start

    def titles(self) -> list[Span]:
        return [m.title for m, _ in self.rows if m.title and m.name]


def persons_of(reading: Reading, sid: str) -> list[Person]:
    """The persons of a source, in order of first mention."""
    canonical = _canonical(reading)
    return [
        Person(
            name_key(canonical.get(name_key(draft.name), draft.name)),
            draft.name,
            sid,
            tuple(m for m, _ in draft.rows),
            tuple(why for _, why in draft.rows),
            tuple(m.title for m, _ in draft.rows if m.title),
        )
        for draft in gather(reading.people(sid))
    ]


def gather(mentions: Sequence[PersonMention]) -> list[_Draft]:
    """Mentions gathered into persons: full names first, then surnames and honorifics, then titles that stand alone."""
    drafts: list[_Draft] = []
    by_word: dict[str, list[_Draft]] = {}
    alone: list[PersonMention] = []
    short: list[PersonMention] = []
    for mention in mentions:
        if mention.name is None:
            alone.append(mention)
        elif len(_words(mention.name.text)) > 1:
            _place_full(mention, drafts, by_word)
        else:
            short.append(mention)
    for mention in short:
        _place_short(mention, drafts, by_word)
    for draft in drafts:
        draft.rows.sort(key=lambda row: row[0].start)
    bearers = [
        (draft, list({t.text: t for t in reversed(draft.titles())}.values()), [m.start for m, _ in draft.rows]) for draft in drafts if draft.titles()
    ]
    for mention in alone:
        _place_title(mention, bearers)
    for draft in drafts:
        draft.rows.sort(key=lambda row: row[0].start)
    return sorted(drafts, key=lambda draft: draft.rows[0][0].start)


def _words(name: str) -> list[str]:
    return name_key(name).split()


def _place_full(mention: PersonMention, drafts: list[_Draft], by_word: dict[str, list[_Draft]]) -> None:
    assert mention.name
    name = mention.name.text
    words = _words(name)
    for draft in dict.fromkeys(d for word in words for d in by_word.get(word, ())):
        compared = compare_names(name, draft.name)
        if compared.holds and _two_agree(words, _words(draft.name)) and not generations_differ(name, draft.name):
            draft.rows.append((mention, compared.why or f"named in full: {name}"))
            if len(words) > len(_words(draft.name)):
                draft.name = name
                _index(draft, by_word)
            return
    draft = _Draft(name)
    draft.rows.append((mention, f"named in full: {name}"))
    drafts.append(draft)
    _index(draft, by_word)


def _two_agree(a: list[str], b: list[str]) -> bool:
    # "Smith" alone ties nothing: two words, or a word and an initial, must agree.
    return min(len(a), len(b)) > 1


def _index(draft: _Draft, by_word: dict[str, list[_Draft]]) -> None:
    for word in _words(draft.name):
        rows = by_word.setdefault(word, [])
        if draft not in rows:
            rows.append(draft)


def _place_short(mention: PersonMention, drafts: list[_Draft], by_word: dict[str, list[_Draft]]) -> None:
    assert mention.name
    word = name_key(mention.name.text)
    near = [d for d in by_word.get(word, ()) if d.rows and callable_by(word, d.name)] or list(by_word.get(word, ()))
    picked, why = _pick(mention, near)
    if picked is None:
        picked = _Draft(mention.name.text)
        why = f"called {mention.text}, and never in full"
        drafts.append(picked)
        by_word.setdefault(word, []).insert(0, picked)
    picked.rows.append((mention, why))


def callable_by(word: str, name: str) -> bool:
    """Whether a word is what the bearer of a name is called for short: the last word of it, or the first of a family-first name."""
    words = _words(name)
    return words[-1] == word or (family_first(name) and words[0] == word)


def _pick(mention: PersonMention, near: list[_Draft]) -> tuple[_Draft | None, str]:
    if not near:
        return None, ""
    if len(near) == 1:
        return near[0], f"{mention.text}: {near[0].name} is the only one of that name here"
    if mention.title:
        fitting = [d for d in near if any(_fits(mention.title.text, t.text) for t in d.titles())]
        if len(fitting) == 1:
            return fitting[0], f"{mention.text}: of those of that name, {fitting[0].name} bears the title"
    titled = [d for d in near if d.titles()]
    best = max(titled or near, key=lambda d: (sum(m.start <= mention.start for m, _ in d.rows), -d.rows[0][0].start))
    return best, f"{mention.text}: of those of that name, {best.name} is spoken of most"


def _fits(short: str, full: str) -> bool:
    return compare_titles(short, full).holds


def _place_title(mention: PersonMention, bearers: Sequence[tuple[_Draft, list[Span], list[int]]]) -> None:
    # The nearest before of those whose title the words can stand for; `bearers` hold distinct titles and where each person is mentioned.
    assert mention.title
    title = read_title(mention.title.text)
    best: tuple[int, _Draft, str] | None = None
    for draft, titles, starts in bearers:
        for borne in titles:
            if borne.end <= mention.start and describes(title, read_title(borne.text)):
                last = starts[bisect_left(starts, mention.start) - 1]
                if best is None or last > best[0]:
                    best = (last, draft, borne.text)
    if best:
        best[1].rows.append((mention, f"{mention.text}: {best[1].name}, {best[2]}, was named before"))


# ---------------------------------------------------------------------------------------------------------------- across sources


def same_people(reading: Reading) -> tuple[tuple[Person, ...], ...]:
    """The persons of all sources, those who are one by name together, in order of key.

    Only full names tie: a bare surname in one article is never one with a full name in another.
    """
    return reading.keep("same people", lambda: _tie([p for sid in reading.sources for p in reading.persons(sid)]))


def _tie(persons: Iterable[Person]) -> tuple[tuple[Person, ...], ...]:
    groups: list[list[Person]] = []
    by_word: dict[str, list[list[Person]]] = {}
    for person in persons:
        words = person.key.split()
        place = None
        if len(words) > 1:
            near = (g for word in (words[-1], words[0]) for g in by_word.get(word, ()))
            place = next((g for g in near if _one_name(person, g[0])), None)
        if place is None:
            place = []
            groups.append(place)
        place.append(person)
        if len(words) > 1:
            for word in {words[-1], words[0]}:
                if not any(g is place for g in by_word.get(word, ())):
                    by_word.setdefault(word, []).append(place)
    return tuple(sorted((tuple(group) for group in groups), key=lambda group: (group[0].key, group[0].source)))


def _one_name(a: Person, b: Person) -> bool:
    return (a.key == b.key or compare_names(a.name, b.name).holds) and not generations_differ(a.name, b.name)


def _canonical(reading: Reading) -> dict[str, str]:
    def make() -> dict[str, str]:
        return {name_key(alias.name): alias.canonical for alias in reading.registers.aliases}

    return reading.keep("canonical names", make)


def full_name(reading: Reading, text: str, sid: str | None) -> str | None:
    """The fullest name of the person that ``text`` names in the source, else among the offices register; None for nobody or for more than one."""
    if sid is not None and sid in reading.sources:
        person = person_named(reading, text, sid)
        if person:
            return person.name
    words = sorted(_words(text))
    held = sorted({row.person for row in rows_naming(reading, text) if sorted(_words(row.person)) == words})
    return held[0] if held else None


def person_named(reading: Reading, text: str, sid: str) -> Person | None:
    """The person of the source that ``text`` names, by full name, surname or a misspelling of neither; None for nobody or for several."""
    people = [person for person in reading.persons(sid) if person.mentions and not generations_differ(text, person.name)]
    found = [(person, compare_names(text, person.name)) for person in people]
    same = [person for person, compared in found if compared.verdict == "same"]
    if len({generation(person.name) for person in same}) > 1:
        # father and son: a name that does not say which of them is neither
        same = [person for person in same if generation(person.name) == generation(text)]
        return same[0] if same else None
    if same:
        return same[0]
    near = [person for person, compared in found if compared.verdict == "compatible"]
    return near[0] if len(near) == 1 else None
