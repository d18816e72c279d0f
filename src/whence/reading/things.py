"""Things that have parties and kinds rather than names of their own: treaties, laws and the like, as descriptions in running text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

import msgspec

from whence.language.lexicon import polities_in, table
from whence.reading.fingerprint import folded

_DETERMINER = re.compile(r"(?:the|a|an|this|that|its|their|his|her|our|his own|their own)\s+", re.IGNORECASE)
_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
_WORD = re.compile(r"[^\W_][\w’'.-]*")
_KNOWN = re.compile(r"\b(?:known|referred to|abbreviated)\b[^.,;:()\n“\"‘]{0,40}?\bas\s+(?:the\s+)?[“\"‘']?(?P<name>[^”\"’'.,;:()\n]{2,40})")
_BEFORE_KNOWN = re.compile(r"(?P<thing>[^.,;:()\n]{3,120}),?\s*\(?(?:also |better |commonly |widely |popularly )?$")
_REACH = 140
"""How far before "known as" the thing may begin, in characters."""


class Description(msgspec.Struct, frozen=True):
    """A description: the kind of thing (the commonest word for it), its parties sorted, a telling year, and a proper name where it has one."""

    head: str
    parties: tuple[str, ...] = ()
    year: int | None = None
    name: str | None = None


@cache
def _heads() -> dict[str, str]:
    return {word: head for head, words in table("things")["heads"].items() for word in words}


@cache
def _phrase() -> re.Pattern[str]:
    heads = "|".join(sorted(_heads(), key=len, reverse=True))
    # up to six words before the head, on one line, the first of them whole (a megabyte without a space is tried once, not from each letter); then
    # its parties
    return re.compile(
        rf"(?:(?<![\w’'/.–-])(?:[\w’'/.–-]++[^\S\n]+){{1,6}})?\b(?:{heads})\b"
        r"(?:[^\S\n]+of[^\S\n]+\d{4}\b)?(?:[^\S\n]+(?:of|on|for)[^\S\n]+[A-Z][\w-]*(?:[^\S\n]+(?:and[^\S\n]+)?[A-Z][\w-]*)*)?"
        r"(?:[^\S\n]+(?:between|with)[^\S\n]+[^\n.,;:()]{2,60})?",
        re.IGNORECASE,
    )


def is_pronoun(text: str) -> bool:
    """Whether a subject is a word that stands for another."""
    return text.lower() in set(table("things")["pronouns"]["words"])


def undetermined(text: str) -> str:
    """A name without its article."""
    return _DETERMINER.sub("", text.strip(), count=1) if _DETERMINER.match(text.strip()) else text.strip()


def is_common(text: str) -> bool:
    """Whether a subject names its kind alone ("the bridge", "his son", "Trading" at the head of a sentence): no proper name, no figure."""
    words = undetermined(text).split()
    if len(words) == 1 and words[0].lower() in table("orders")["recurring"]["words"]:
        return True
    return all(word.islower() for word in words)


def describe(text: str) -> Description | None:
    """Read a whole subject as the description of a thing; None when its head is no such kind."""
    found = _phrase().fullmatch(undetermined(text))
    return _described(found.group()) if found else None


def _described(phrase: str) -> Description | None:
    words = [w.lower() for w in _WORD.findall(phrase)]
    heads = _heads()
    at = next((k for k, w in enumerate(words) if w in heads), None)
    if at is None:
        return None
    parties = tuple(sorted(set(polities_in(phrase))))
    year = _YEAR.search(phrase)
    return Description(heads[words[at]], parties if len(parties) >= 2 else (), int(year.group()) if year else None)


def things_in(text: str) -> Iterator[Description]:
    """Every description of such a thing in a text."""
    for found in _phrase().finditer(text):
        if description := _described(found.group()):
            yield description


def parties_in(text: str, head: str) -> tuple[str, ...]:
    """The two polities named most often in the sentences that speak of such a thing; () when no two stand out."""
    words = [word for word, of in _heads().items() if of == head]
    speaks = re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)
    count: Counter[str] = Counter()
    for paragraph in text.split("\n"):
        if speaks.search(paragraph):
            count.update(polities_in(paragraph))
    ranked = count.most_common()
    if len(ranked) < 2 or (len(ranked) > 2 and ranked[2][1] == ranked[1][1]) or ranked[1][1] < 2:
        return ()
    return tuple(sorted(name for name, _ in ranked[:2]))


def nicknames(text: str) -> Iterator[tuple[str, str]]:
    """Pairs (nickname, folded; the description it stands for)."""
    for found in _KNOWN.finditer(text):
        before = _BEFORE_KNOWN.search(text[max(0, found.start() - _REACH) : found.start()])
        phrase = before["thing"].strip() if before else ""
        if phrase and describe(phrase) is not None:
            yield folded(found["name"]), phrase
