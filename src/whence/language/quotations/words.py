"""The words that show who speaks, from ``data/speech.toml``, with the regular forms of the verbs; and text cut into words for the parsers here."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple, TypeAlias

VerbClass: TypeAlias = Literal["say", "tell", "call", "act"]
Form: TypeAlias = Literal["base", "s", "ed", "ing"]

_WORD = re.compile(r"[^\W_]+(?:['’.\-&/–][^\W_]+)*+(?:['’](?=\s)|\.(?=\s))?|[,;:()—–―\[\]]")
_DOUBLES = re.compile(r"^[^aeiou]*(?:qu)?[aeiou][^aeiouwxy]$")
_LONG_DOUBLES = frozenset({"admit", "refer", "label"})


class Word(NamedTuple):
    """A word or mark of a text, with its place and its lower-case form without a closing full stop."""

    start: int
    end: int
    text: str
    low: str

    @property
    def capital(self) -> bool:
        """Begins in upper case."""
        return self.text[0].isupper()

    @property
    def mark(self) -> bool:
        """Is punctuation."""
        return not self.text[0].isalnum()


class Lexicon(NamedTuple):
    """The word lists, lower case; ``verbs`` by form."""

    verbs: dict[str, tuple[VerbClass, Form]]
    auxiliaries: frozenset[str]
    adverbs: frozenset[str]
    prepositions: frozenset[str]
    openers: frozenset[str]
    relatives: frozenset[str]
    determiners: frozenset[str]
    pronouns: frozenset[str]
    participles: frozenset[str]
    works: frozenset[str]
    sayings: frozenset[str]
    days: frozenset[str]
    offices: frozenset[str]
    particles: frozenset[str]
    honorifics: frozenset[str]
    perceptions: frozenset[str]
    not_adverbs: frozenset[str]
    papers: frozenset[str]
    men: frozenset[str]
    women: frozenset[str]
    impersonal: frozenset[str]
    bodies: frozenset[str]
    writings: frozenset[str]

    def is_adverb(self, word: Word) -> bool:
        """Tell an adverb, by the list or by its ending."""
        return word.low in self.adverbs or (word.low.endswith("ly") and not word.capital and len(word.low) > 4 and word.low not in self.not_adverbs)

    def is_finite(self, word: Word) -> bool:
        """Tell a form that may be a finite verb of speech."""
        return not word.capital and word.low in self.verbs and self.verbs[word.low][1] in {"ed", "s"}


@cache
def lexicon() -> Lexicon:
    """Load the lists, once."""
    raw = tomllib.loads(files("whence.language").joinpath("data/speech.toml").read_text("utf-8"))
    verbs: dict[str, tuple[VerbClass, Form]] = {}
    for kind in ("act", "call", "tell", "say"):
        for base in raw[kind]:
            verbs.update((form, (kind, name)) for form, name in _forms(base))
        for name, words in raw["irregular"].get(kind, {}).items():
            verbs.update((word, (kind, name)) for word in words)
    return Lexicon(verbs, **{key: frozenset(words) for key, words in raw["words"].items()})


def words_of(text: str, start: int, end: int) -> list[Word]:
    """Cut ``text[start:end]`` into words and punctuation."""
    out = []
    for found in _WORD.finditer(text, start, end):
        word = found.group()
        out.append(Word(found.start(), found.end(), word, word.lower().rstrip(".")))
    return out


def _forms(base: str) -> list[tuple[str, Form]]:
    if base.endswith("e"):
        return [(base, "base"), (base + "s", "s"), (base + "d", "ed"), (base[:-1] + "ing", "ing")]
    if base.endswith("y") and base[-2] not in "aeiou":
        return [(base, "base"), (base[:-1] + "ies", "s"), (base[:-1] + "ied", "ed"), (base + "ing", "ing")]
    stem = base + base[-1] if base in _LONG_DOUBLES or _DOUBLES.match(base) else base
    third = base + ("es" if base.endswith(("s", "sh", "ch", "x")) else "s")
    return [(base, "base"), (third, "s"), (stem + "ed", "ed"), (stem + "ing", "ing")]
