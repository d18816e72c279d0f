"""The predicate vocabulary: which words say the same of a subject, what kind of value they take, and which have one value only."""

from __future__ import annotations

from functools import cache
from typing import Self

import msgspec

from whence.language.lexicon import table
from whence.model import Fact, Kind
from whence.settings import Predicate, Settings
from whence.when import When


class Vocabulary:
    """The built-in predicates, overlaid by those of the settings."""

    def __init__(self, predicates: dict[str, Predicate]) -> None:
        self._predicates = predicates
        self._canonical = {norm(word): norm(name) for name, predicate in predicates.items() for word in (name, *predicate.same_as)}

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """The vocabulary under some settings."""
        return cls({**builtin(), **{norm(name): predicate for name, predicate in settings.predicates.items()}})

    def canonical(self, predicate: str) -> str:
        """The one word for what ``predicate`` says."""
        word = norm(predicate)
        return self._canonical.get(word, word)

    def about(self, predicate: str) -> Predicate | None:
        """What is known of a predicate."""
        return self._predicates.get(self.canonical(predicate))

    def single(self, predicate: str) -> bool:
        """Whether a subject has but one value of it (born, died, signed …)."""
        known = self.about(predicate)
        return known is not None and known.single

    def words(self, kind: Kind) -> dict[str, str]:
        """Every word of a kind, with its canonical predicate."""
        return {word: name for word, name in self._canonical.items() if self._predicates[name].kind == kind}

    def order(self) -> list[tuple[str, str]]:
        """Pairs (earlier, later) of predicates whose dates must not stand the other way round."""
        return [(self.canonical(before), name) for name, predicate in sorted(self._predicates.items()) for before in predicate.after]


def norm(predicate: str) -> str:
    """A predicate's spelling: lower case, words joined by hyphens."""
    return "-".join(predicate.lower().replace("_", " ").replace("-", " ").split())


@cache
def builtin() -> dict[str, Predicate]:
    """The predicates that whence brings."""
    return {norm(name): msgspec.convert(row, Predicate) for name, row in table("predicates").items()}


def kind_of(fact: Fact, vocabulary: Vocabulary) -> Kind:
    """The kind of a fact that does not say: by its predicate, else by what its value can be read as."""
    known = vocabulary.about(fact.predicate)
    if known and known.kind:
        return known.kind
    from whence.language.numbers import read_number

    try:
        When.parse(fact.value)
    except ValueError:
        pass
    else:
        # a bare four-digit value may be a count as well as a year
        return "number" if fact.value.isdigit() and fact.unit else "date"
    if read_number(fact.value) is not None:
        return "number"
    from whence.language.dates import find_dates

    mentions = find_dates(fact.value)
    if mentions and mentions[0].type in {"DATE", "TIME"} and mentions[0].text.strip() == fact.value.strip():
        return "date"
    return "text"
