"""Who says: the subject of a verb of speech, read from the words on its left or right without a parser of the whole language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from whence.language.quotations.words import Lexicon, Word, lexicon

_LONGEST = 14
"""Words in the longest subject that is believed."""
_HONORIFICS = frozenset(
    {
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "sir",
        "dame",
        "lord",
        "lady",
        "prof",
        "sen",
        "rep",
        "gov",
        "gen",
        "rev",
        "capt",
        "lt",
        "sgt",
        "col",
        "judge",
        "justice",
    }
)
_PARTICLES = frozenset(
    {
        "de",
        "da",
        "di",
        "du",
        "del",
        "della",
        "der",
        "den",
        "van",
        "von",
        "bin",
        "bint",
        "ibn",
        "al",
        "el",
        "la",
        "le",
        "dos",
        "das",
        "ter",
        "ten",
        "y",
        "e",
        "af",
        "av",
        "zu",
        "of",
        "the",
    }
)
_DASHES = "—–―"


class Phrase(NamedTuple):
    """Words ``first`` .. ``last`` (exclusive) of a list that name a subject."""

    first: int
    last: int


def subject_left(words: Sequence[Word], verb: int, low: int = 0) -> Phrase | None:
    """Find the subject of the verb at ``verb`` among ``words[low:verb]``."""
    lex = lexicon()
    k = _skip_adverbs(words, verb, low, lex)
    if k <= low:
        return None
    last = words[k - 1]
    if last.low in lex.relatives and k - 1 > low:
        return _before_relative(words, k - 1, low, lex)
    if last.mark and last.text in _DASHES + ",)":
        return _before_aside(words, k - 1, low, lex)
    return _noun_phrase(words, _chunk_start(words, k, low, lex), k, lex)


def subject_right(words: Sequence[Word], first: int, high: int | None = None) -> Phrase | None:
    """Find the subject that begins at ``first``, right of its verb ("said Mr Hale, who …") or of "according to" or "by"."""
    lex = lexicon()
    end = len(words) if high is None else high
    if first >= end or words[first].mark:
        return None
    head = words[first]
    if head.low in lex.prepositions or head.low in lex.openers or head.low in lex.auxiliaries:
        return None
    if head.low in lex.pronouns or head.low in {"him", "her", "them"}:
        return Phrase(first, first + 1)
    if head.low in lex.adverbs or head.low in lex.days or (head.low.endswith("ly") and not head.capital):
        return None
    named = False
    k = first
    while k < end and k - first < _LONGEST:
        word = words[k]
        if (
            word.mark
            or (k > first and word.low in lex.openers and not (word.low == "and" and (not named or _joins(words, k, end, lex))))
            or word.low in lex.relatives
            or word.low in lex.days
        ):
            break
        if word.low in lex.auxiliaries or (word.low in lex.verbs and not word.capital and lex.verbs[word.low][1] != "base"):
            break
        if k - first > 1 and word.low.endswith("ed") and not word.capital and words[k - 1].low not in lex.determiners:
            break  # a verb: "the ministry recovered"
        if (
            k > first
            and word.low in lex.prepositions
            and not (word.low == "of" and words[k - 1].low in lex.offices)
            and (named or word.low not in {"of", "for", "from", "at", "with", "in"})
        ):
            break
        named = named or (word.capital and word.low not in lex.offices and word.low not in lex.determiners and not _adjectival(words, k, end, lex))
        k += 1
        if word.text.endswith(".") and len(word.low) > 2 and word.low not in _HONORIFICS:  # the sentence ended here
            break
    if k <= first:
        return None
    return Phrase(first, k) if named and head.capital else _named_after(words, Phrase(first, k), end, lex)


def _named_after(words: Sequence[Word], phrase: Phrase, end: int, lex: Lexicon) -> Phrase:
    """``said the mayor, Ruth Hale``: the name, when one follows the description between commas."""
    at = phrase.last
    for _ in range(2):
        if at >= end or words[at].text != ",":
            break
        stop = next((n for n in range(at + 1, end) if words[n].mark), end)
        if words[stop - 1].text.endswith(".") and len(words[stop - 1].low) <= 2:
            stop = min(stop, end)
        if _is_name(words[at + 1 : stop], lex):
            return Phrase(at + 1, stop)
        if stop - at > 5 or at + 1 >= end or not words[at + 1].capital:
            break
        at = stop
    return phrase


def first_subject(words: Sequence[Word], low: int, verb: int) -> Phrase | None:
    """Find the subject of the sentence that begins at ``low``: for a verb that shares it ("Hale left, saying …")."""
    lex = lexicon()
    k = low
    while k < verb and (words[k].low in lex.openers or words[k].low in {"however", "meanwhile", "later", "then"} or words[k].mark):
        k += 1
    if k < verb and not words[k].mark and (words[k].low in lex.prepositions or words[k].low in lex.participles):
        comma = next((n for n in range(k, verb) if words[n].text == ","), None)
        if comma is None:
            return None
        k = comma + 1
    if k >= verb:
        return None
    head = words[k]
    if head.low in lex.pronouns:
        return Phrase(k, k + 1)
    end = k
    while end < verb and not words[end].mark and (words[end].capital or words[end].low in _PARTICLES or (end == k and head.low in lex.determiners)):
        end += 1
    while end > k and words[end - 1].low in _PARTICLES:
        end -= 1
    if head.low in lex.determiners and end <= k + 1:
        end = min(k + 2, verb)
        while end < verb and not words[end].mark and end - k < 5 and (words[end].low == "of" or words[end - 1].low in {"of", "the"}):
            end += 1
    if end == k and words[k].low not in lex.verbs:  # "police left, saying"
        end = k + 1
    return Phrase(k, end) if end > k else None


def _skip_adverbs(words: Sequence[Word], verb: int, low: int, lex: Lexicon) -> int:
    k = verb
    while k > low:
        word = words[k - 1]
        if word.low in lex.days and k - 2 >= low and not words[k - 2].mark:
            k -= 2 if words[k - 2].low in {"on", "last", "next", "late", "early", "this", "since"} else 1
        elif not word.capital and (
            word.low in lex.auxiliaries
            or word.low in lex.adverbs
            or (word.low.endswith("ly") and len(word.low) > 4 and word.low not in {"family", "assembly", "ally", "police"})
        ):
            k -= 1
        else:
            break
    return k


def _chunk_start(words: Sequence[Word], k: int, low: int, lex: Lexicon) -> int:
    """Go left to the mark or clause opener that the last noun phrase before ``k`` cannot reach across."""
    n = k
    while n > low:
        word = words[n - 1]
        if word.mark:
            return n
        if not word.capital and word.low in lex.openers and not _joins(words, n - 1, k, lex):
            return n
        if word.low in {"heard", "saw", "watched", "let"}:
            return n
        if not word.capital and word.low in lex.verbs and lex.verbs[word.low][1] in {"ed", "ing"} and lex.verbs[word.low][0] != "act" and n < k:
            return n
        n -= 1
    if n < k - 1 and words[n].low in lex.openers:
        return n + 1
    return n


def _joins(words: Sequence[Word], at: int, end: int, lex: Lexicon) -> bool:
    """Tell whether an "and" joins two names or offices ("Hale and Ames"), not two clauses."""
    if words[at].low not in {"and", "or"} or at == 0 or at + 1 >= end:
        return False
    before, after = words[at - 1], words[at + 1]
    return (
        not before.mark
        and (before.capital or before.low in lex.offices)
        and (after.capital or after.low in lex.determiners)
        and after.low not in lex.pronouns
    )


def _noun_phrase(words: Sequence[Word], first: int, end: int, lex: Lexicon) -> Phrase | None:
    while first < end - 1 and words[first].low in lex.relatives and words[first].low != "that":
        first += 1  # "which the Post called"
    if first >= end:
        return None
    last, head = words[end - 1], words[first]
    if last.low in lex.pronouns:
        return Phrase(end - 1, end)
    led = not head.mark and (head.low in lex.prepositions or head.low in lex.participles or (head.low.endswith("ing") and not head.capital))
    if led or end - first > _LONGEST:
        return _trailing(words, first, end, lex)
    if last.capital:
        return _named(words, first, end, lex)
    if last.low in lex.prepositions or last.low in lex.determiners or last.low in lex.openers:
        return None
    place = next((n for n in range(first + 1, end) if words[n].low in lex.prepositions - {"of", "for", "from"}), None)
    if (
        place is not None
        and all(w.capital or w.low in _PARTICLES for w in words[first:place])
        and head.low not in lex.determiners
        and words[place - 1].low not in lex.offices
    ):
        return Phrase(first, place)  # "Hale in his speech said"
    return Phrase(first, end)


def _named(words: Sequence[Word], first: int, end: int, lex: Lexicon) -> Phrase:
    """A phrase that ends in a name: all of it, less what merely goes before ("Asked by the Post Hale" is rare; "in May Hale" is not)."""
    k = end
    while k > first and (words[k - 1].capital or words[k - 1].low in _PARTICLES) and words[k - 1].low not in lex.days:
        k -= 1
    if k > first and (words[k - 1].low in lex.days or words[k - 1].low in {"yesterday", "today"}):
        return Phrase(k, end)
    return Phrase(first, end)


def _trailing(words: Sequence[Word], first: int, end: int, lex: Lexicon) -> Phrase | None:
    k = end
    if words[end - 1].capital:
        while (
            k > first and words[k - 1].low not in lex.days and (words[k - 1].capital or (k < end and words[k - 1].low in _PARTICLES - {"of", "the"}))
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


def _before_relative(words: Sequence[Word], at: int, low: int, lex: Lexicon) -> Phrase | None:
    k = at
    while k > low and words[k - 1].mark and words[k - 1].text in ",":
        k -= 1
    if k <= low:
        return None
    found = _noun_phrase(words, _chunk_start(words, k, low, lex), k, lex)
    if found is not None and words[found.first].low in lex.pronouns:
        return Phrase(found.first, found.first + 1)  # "they released a statement which said"
    return found


def _before_aside(words: Sequence[Word], at: int, low: int, lex: Lexicon) -> Phrase | None:
    """The verb follows an aside: "Hale, the mayor," or "the mayor, Ruth Hale,"; ``at`` is the mark that closes the aside."""
    mark = words[at].text
    opening = {")": "(", ",": ","}.get(mark, _DASHES)
    starts = [n for n in range(at - 1, low - 1, -1) if words[n].text in opening]
    for turn, start in enumerate(starts[:5]):
        aside = words[start + 1 : at if turn == 0 else starts[turn - 1]]
        before = _chunk_start(words, start, low, lex)
        if turn == 0 and mark == "," and _is_name(aside, lex) and before < start and not _is_name(words[before:start], lex):
            return Phrase(start + 1, at)
        if not _is_aside(words[before:start], lex) or turn + 1 >= len(starts):
            return _noun_phrase(words, before, start, lex)
    return None if starts else _noun_phrase(words, _chunk_start(words, at, low, lex), at, lex)


def _is_name(part: Sequence[Word], lex: Lexicon) -> bool:
    return (
        0 < len(part) <= 6
        and all(w.capital or w.low in _PARTICLES for w in part)
        and part[0].capital
        and part[0].low not in lex.determiners
        and not any(w.low in lex.days or w.low in lex.offices for w in part)
        and (len(part) > 1 or part[0].low in _HONORIFICS)
    )


def _is_aside(part: Sequence[Word], lex: Lexicon) -> bool:
    """Tell whether a stretch between commas describes what stands before it."""
    if not part:
        return True
    head = part[0]
    return (
        head.low in lex.relatives
        or head.low in lex.determiners
        or head.low in lex.prepositions
        or head.text.isdigit()
        or (not head.capital and head.low not in lex.pronouns)
    )


def _adjectival(words: Sequence[Word], at: int, end: int, lex: Lexicon) -> bool:
    """A capital that belongs to an office rather than a name: "White House spokesman"."""
    return any(not w.mark and w.low in lex.offices for w in words[at + 1 : min(at + 4, end)])
