"""The guard of ages: of things they are lengths of time, of persons they are told apart."""

from __future__ import annotations

import re

from whence.language.dates.around import Around, guard, words_of
from whence.language.dates.lexicon import data

_WORDS_AFTER = re.compile(r"\s+([A-Za-z]+)(?:[-'’][a-z]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_MOST = 3
"""How many words after an age are looked at: "a 10-year-old voluntary code"."""


@guard("age of thing")
def _age_of_thing(a: Around) -> bool:
    """As "the seven-year-old war", not "the 57-year-old teacher", "7-year-old Ann Roe" nor "a 6-year-old said"."""
    place, nouns = a.end, 0
    for _ in range(_MOST):
        m = _WORDS_AFTER.match(a.text, place)
        if m is None:
            break
        word = _POSSESSIVE.sub("", m[0].strip())
        if word in words_of("no_noun") or _is_verb(m[1]):
            break
        if word[0].isupper() or _is_person(word):
            return False
        place, nouns = m.end(), nouns + 1
    return nouns > 0


def _is_person(word: str) -> bool:
    last = word.rsplit("-", 1)[-1]
    if last in words_of("persons"):
        return True
    return last.endswith(("ist", "ian", "man", "woman", "er", "or", "eer", "ee", "ant", "ess")) and last not in words_of("no_persons")


def _is_verb(word: str) -> bool:
    return word.endswith("ed") or word in words_of("speaking") or word in data("dates_context")["tense"]["behind"]
