"""Misspelt names: whether two spellings are meant for one person, and whether a fact's name is misspelt against its quote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from whence.comparing.names import compare_names, name_key
from whence.comparing.titles import compare_titles
from whence.language.lexicon import GIVEN, flags

if TYPE_CHECKING:
    from whence.reading.people import Person
    from whence.reading.reading import Reading

_CAPITAL = re.compile(r"[^\W\d_][\w’'.-]*")


def one_misspelt(reading: Reading, one: Person, two: Person) -> bool:
    """Are two persons one, whose name is spelt in two ways?

    The names differ by a slip in one word; and the surnames agree but for it, and no titles of their own tell the two apart. Two given names that both exist
    ("Maria", "Marie") are two people unless a title is shared.
    """
    del reading
    compared = compare_names(one.name, two.name)
    if not compared.misspelt:
        return False
    ours, theirs = name_key(one.name).split(), name_key(two.name).split()
    shared = any(compare_titles(a.text, b.text).verdict == "same" for a in one.titles for b in two.titles)
    apart = any(compare_titles(a.text, b.text).verdict == "conflict" for a in one.titles for b in two.titles)
    if len(ours) == 1 or len(theirs) == 1:
        return shared or (not (one.titles and two.titles) and len(one.mentions) != len(two.mentions) and not apart)
    if shared:
        return True
    odd = {word for word in one.name.split() + two.name.split() if name_key(word) not in set(ours) & set(theirs)}
    if apart or all(flags(word) & GIVEN for word in odd):
        return False
    return ours[-1] == theirs[-1] or ours[:-1] == theirs[:-1]


def subject_misspelt(name: str, quote: str, names: Sequence[str], persons: Sequence[Person]) -> str | None:
    """How the quote spells a name that a fact misspells; None where the quote has the name right, or nothing near it.

    ``names`` are the persons' names in the quote; ``persons`` those of the source: a name that the source knows so is not misspelt.
    """
    words = name.split()
    if not words or not all(word[0].isupper() or word.islower() for word in words) or not any(word[0].isupper() for word in words):
        return None
    if _stands(name, quote) or any(compare_names(name, other).holds for other in names):
        return None
    if any(compare_names(name, person.name).holds for person in persons if len(name_key(name).split()) > 1):
        return None
    near = [other for other in names if compare_names(name, other).misspelt]
    return near[0] if near else _window(name, quote)


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
