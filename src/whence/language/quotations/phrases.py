"""Noun phrases that may name a speaker, read from words by their capitals, small words and marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from whence.language.quotations.words import Lexicon, Word

LONGEST = 14
"""Words in the longest subject that is believed."""


class Phrase(NamedTuple):
    """Words ``first`` .. ``last`` (exclusive) of a list that name a subject."""

    first: int
    last: int


def is_name(part: Sequence[Word], lex: Lexicon) -> bool:
    """Tell a person's name that stands alone: capitals and particles, two words or an honorific."""
    return (
        0 < len(part) <= 6
        and all(w.capital or w.low in lex.particles for w in part)
        and part[0].capital
        and part[0].low not in lex.determiners
        and not any(w.low in lex.days or w.low in lex.offices for w in part)
        and (len(part) > 1 or part[0].low in lex.honorifics)
    )


def ends_in_name(part: Sequence[Word], lex: Lexicon) -> bool:
    """Tell a role with its bearer, "doctoral candidate Ruth Hale": the last two words are a name, no preposition before them."""
    return (
        3 <= len(part) <= 12
        and is_name(part[-2:], lex)
        and not any(w.mark or w.low in lex.prepositions or w.low in lex.relatives or w.low in lex.auxiliaries for w in part)
        and not any(lex.is_finite(w) for w in part)
    )


def joins(words: Sequence[Word], at: int, end: int, lex: Lexicon) -> bool:
    """Tell whether an "and" joins two names or offices ("Hale and Ames"), not two clauses."""
    if words[at].low not in {"and", "or"} or at == 0 or at + 1 >= end:
        return False
    before, after = words[at - 1], words[at + 1]
    named = before.capital or before.low in lex.offices
    return not before.mark and named and (after.capital or after.low in lex.determiners) and after.low not in lex.pronouns


def chunk_start(words: Sequence[Word], k: int, low: int, lex: Lexicon) -> int:
    """Go left to the mark, clause opener or verb that the last noun phrase before ``k`` cannot reach across."""
    n = k
    while n > low:
        word = words[n - 1]
        opens = not word.capital and word.low in lex.openers and not joins(words, n - 1, k, lex)
        if word.mark or opens or word.low in lex.perceptions or (n < k and _is_verb(word, lex)):
            return n
        n -= 1
    return n + 1 if n < k - 1 and words[n].low in lex.openers else n


def _is_verb(word: Word, lex: Lexicon) -> bool:
    return not word.capital and word.low in lex.verbs and lex.verbs[word.low][1] in {"ed", "ing"} and lex.verbs[word.low][0] != "act"


def noun_phrase(words: Sequence[Word], first: int, end: int, lex: Lexicon) -> Phrase | None:
    """Read the phrase that ends at ``end``, within ``words[first:end]``."""
    while first < end - 1 and words[first].low in lex.relatives and words[first].low != "that":
        first += 1  # "which the Post called"
    if first >= end:
        return None
    last, head = words[end - 1], words[first]
    if last.low in lex.pronouns:
        return Phrase(end - 1, end)
    if end - first > LONGEST or leads(head, lex):
        return _trailing(words, first, end, lex)
    if last.capital:
        return _named(words, first, end, lex)
    if last.low in lex.prepositions or last.low in lex.determiners or last.low in lex.openers:
        return None
    place = next((n for n in range(first + 1, end) if words[n].low in lex.prepositions - {"of", "for", "from"}), None)
    if place is not None and head.low not in lex.determiners and words[place - 1].low not in lex.offices:
        named = all(w.capital or w.low in lex.particles for w in words[first:place])
        return Phrase(first, place if named else end)  # "Hale in his speech said"
    return Phrase(first, end)


def leads(head: Word, lex: Lexicon) -> bool:
    """Tell a word that opens what merely accompanies the sentence: "On Tuesday", "Speaking to"."""
    return not head.mark and (head.low in lex.prepositions or head.low in lex.participles or (head.low.endswith("ing") and not head.capital))


def _named(words: Sequence[Word], first: int, end: int, lex: Lexicon) -> Phrase:
    """Read a phrase that ends in a name: all of it, less a day that goes before."""
    k = end
    while k > first and (words[k - 1].capital or words[k - 1].low in lex.particles) and words[k - 1].low not in lex.days:
        k -= 1
    if k > first and (words[k - 1].low in lex.days or words[k - 1].low in {"yesterday", "today"}):
        return Phrase(k, end)
    return Phrase(first, end)


def _trailing(words: Sequence[Word], first: int, end: int, lex: Lexicon) -> Phrase | None:
    """Read the name or determined noun that closes a stretch which opens otherwise."""
    k = end
    if words[end - 1].capital:
        while (
            k > first
            and words[k - 1].low not in lex.days
            and (words[k - 1].capital or (k < end and words[k - 1].low in lex.particles - {"of", "the"}))
        ):
            k -= 1
        while k > first and not words[k - 1].capital and words[k - 1].low in lex.offices:
            k -= 1
        return Phrase(k, end) if k < end else None
    while k > first and end - k < 5:
        k -= 1
        if words[k].low in lex.determiners:
            return Phrase(k, end)
    return None
