"""Misspelt names: whether two spellings are meant for one person, and whether a fact's name is misspelt against its quote."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from whence.comparing.names import compare_names, name_key
from whence.comparing.places import find_places
from whence.comparing.titles import compare_titles
from whence.language.lexicon import GIVEN, either, flags, words
from whence.model import Span

if TYPE_CHECKING:
    from whence.reading.people import Person
    from whence.reading.reading import Reading

_CAPITAL = re.compile(r"[^\W\d_][\w’'.-]*")
_SURNAME = 5
"""Shorter surnames have neighbours everywhere (Lee, Li; Kim, Kin): a bare word near one says nothing."""


class Stray(msgspec.Struct, frozen=True):
    """A word that seems to be a person's surname misspelt: where it stands, and the surname as spelt elsewhere, with its place."""

    odd: Span
    usual: Span
    person: Person
    often: int


def one_misspelt(one: Person, two: Person) -> bool:
    """Whether two persons are one, whose name is spelt in two ways.

    The names differ by a slip in one word; and the rest of the name agrees, or the title does. Two given names that both exist ("Maria",
    "Marie") are two people unless a title is shared; so are two people with titles that conflict.
    """
    if not compare_names(one.name, two.name).misspelt:
        return False
    ours, theirs = name_key(one.name).split(), name_key(two.name).split()
    verdicts = {compare_titles(a.text, b.text).verdict for a in one.titles for b in two.titles}
    if len(ours) == 1 or len(theirs) == 1:
        return bool(verdicts & {"same", "compatible"}) and "conflict" not in verdicts
    if "same" in verdicts:
        return True
    odd = {word for word in one.name.split() + two.name.split() if name_key(word) not in set(ours) & set(theirs)}
    if "conflict" in verdicts or all(flags(word) & GIVEN for word in odd):
        return False
    return ours[-1] == theirs[-1] or ours[:-1] == theirs[:-1]


_LONGEST = 60


def deletions(word: str) -> set[str]:
    """The word and all that is left of it without one letter: two words that differ by one slip share one of these.

    No name is as long as what is given back alone: it would cost the square of its length.
    """
    return {word} if len(word) > _LONGEST else {word, *(word[:n] + word[n + 1 :] for n in range(len(word)))}


# ---------------------------------------------------------------------------------------------------------------- strays


def strays(reading: Reading, sid: str) -> Iterator[Stray]:
    """Words of a source that stand for nobody, and are a known surname but for a slip.

    Either a surname that the text uses is spelt otherwise once, or the one mention in full is spelt otherwise than all later ones.
    """
    text = reading.sources[sid].text
    tokens = _tokens(text)
    counts = Counter(word for word, _, _ in tokens)
    persons = [person for person in reading.persons(sid) if len(name_key(person.name).split()) > 1]
    taken = {word for person in persons for word in person.name.split()}
    near: dict[str, list[str]] = {}
    for word in counts:
        if word not in taken and len(word) >= _SURNAME - 1 and not flags(word) and not find_places(word):
            for key in deletions(name_key(word)):
                near.setdefault(key, []).append(word)
    for person in persons:
        surname = person.name.split()[-1]
        if len(surname) < _SURNAME or not surname.isalpha():
            continue
        for word in sorted({word for key in deletions(name_key(surname)) for word in near.get(key, ())}):
            if _slipped(surname, word, text) and (stray := _stray(text, tokens, person, surname, word, counts)):
                yield stray


def _tokens(text: str) -> list[tuple[str, int, int]]:
    found = []
    for match in _CAPITAL.finditer(text):
        if match.group()[0].isupper():
            word = re.sub(r"['’]s?$", "", match.group().rstrip(".-'’"))
            found.append((word, match.start(), match.start() + len(word)))
    return found


def _slipped(surname: str, word: str, text: str) -> bool:
    if not word.isalpha() or word.isupper() or not compare_names(word, surname).misspelt:
        return False
    if word in {f"{surname}s", f"{surname}e", f"{surname}n"} or surname in {f"{word}s", f"{word}e", f"{word}n"}:
        return False
    return re.search(rf"(?<!\w){re.escape(word.lower())}(?!\w)", text) is None


def _stray(text: str, tokens: list[tuple[str, int, int]], person: Person, surname: str, word: str, counts: Counter[str]) -> Stray | None:
    places = [(start, end) for token, start, end in tokens if token == word]
    known = next((m.name for m in person.mentions if m.name and m.name.text.endswith(surname)), None)
    if known is None:
        return None
    if len(places) == 1 and counts[surname] > 1 and _alone(text, *places[0], person):
        start, end = places[0]
        return Stray(Span(start, end, word), known, person, counts[surname])
    if len(places) > 1 and counts[surname] == 1 and all(_alone(text, start, end, person) for start, end in places):
        start, end = places[0]
        return Stray(known, Span(start, end, word), person, len(places))
    return None


# What follows a name that is used as one.
_VERBS = either(frozenset().union(*(words("name_cues", group, "words") for group in ("speech", "acts", "subject"))))
_USED = re.compile(rf"['’]s?\b|,? (?:{_VERBS}|\w+ed|\w+ly)\b|[.,;)]")

# What may follow a whole word: a joint with a hyphen, or a letter's debris (mojibake), leaves no word to judge.
_ENDS = frozenset(" \xa0\n\t,.;:!?)]’'\"”»—–/") | {""}


def _alone(text: str, start: int, end: int, person: Person) -> bool:
    # No part of a longer capitalised name, but for a title, honorific or the person's own given name before it; and used as a name is.
    before = text[:start].rstrip(" ")[-20:].split(" ")[-1] if text[start - 1 : start] == " " else ""
    after = re.match(r" ([A-Z]\w+)", text[end : end + 20])
    if after or text[start - 1 : start] == "-" or text[end : end + 1] not in _ENDS:
        return False
    if before[:1].isupper() and before[-1:].isalpha() and before not in person.name.split() and not flags(before):
        return False
    return _USED.match(text, end) is not None or before[:1].islower() or before in person.name.split()


# ---------------------------------------------------------------------------------------------------------------- a fact against its quote


def subject_misspelt(name: str, quote: str, names: Sequence[str], persons: Sequence[Person]) -> str | None:
    """How the quote spells a name that a fact misspells; None where the quote has the name right, or nothing near it.

    ``names`` are the persons' names in the quote; ``persons`` those of the source: a name that the source knows so is not misspelt.
    """
    parts = name.split()
    if not any(part[0].isupper() for part in parts) or not all(part[0].isupper() or part.islower() for part in parts):
        return None
    size = len(name_key(name).split())
    full = [other for other in names if len(name_key(other).split()) >= min(size, 2)]  # a bare surname says nothing of the given name
    if _stands(name, quote) or any(compare_names(name, other).holds for other in full):
        return None
    if any(compare_names(name, person.name).holds for person in persons if size > 1):
        return None
    near = [other for other in full if compare_names(name, other).misspelt]
    if near:
        return near[0]
    return None if any(compare_names(name, other).holds for other in names) else _window(name, quote)


def _stands(name: str, quote: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", quote) is not None


def _window(name: str, quote: str) -> str | None:
    # As many capitalised words in a row as the name has, alike but for a slip in one.
    spots = list(_CAPITAL.finditer(quote))
    size = len(name.split())
    for n in range(len(spots) - size + 1):
        if not spots[n].group()[0].isupper():
            continue
        window = quote[spots[n].start() : spots[n + size - 1].end()].rstrip(".")
        window = re.sub(r"['’]s$", "", window)
        if len(window.split()) == size and window[-1:].isalnum() and compare_names(name, window).misspelt:
            return window
    return None
