"""Who says: the subject of a verb of speech, read from the words on its left or right without a parser of the whole language."""

from __future__ import annotations

from collections.abc import Sequence

from whence.language.quotations.phrases import LONGEST, Phrase, chunk_start, ends_in_name, is_name, joins, leads, noun_phrase
from whence.language.quotations.words import Lexicon, Word, lexicon

_DASHES = "—–―"
_DRAWN_IN = frozenset({"of", "for", "from", "at", "with", "in"})
"""Prepositions that a description draws in: "analysts at the bank", "a spokesman for the ministry"."""


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
    first = chunk_start(words, k, low, lex)
    if first - 1 > low and words[first - 1].text == "," and not words[first].capital:
        named = chunk_start(words, first - 1, low, lex)
        if is_name(words[named : first - 1], lex):
            return Phrase(named, first - 1)  # "Ruth Hale, head of the yard said"
    return noun_phrase(words, first, k, lex)


def subject_right(words: Sequence[Word], first: int, high: int | None = None) -> Phrase | None:
    """Find the subject that begins at ``first``, right of its verb ("said Mr Hale, who …") or of "according to" or "by"."""
    lex = lexicon()
    end = len(words) if high is None else high
    if first >= end or words[first].mark:
        return None
    head = words[first]
    if head.low in lex.pronouns or head.low in {"him", "her", "them"}:
        return Phrase(first, first + 1)
    if any(head.low in group for group in (lex.prepositions, lex.openers, lex.auxiliaries, lex.days)) or lex.is_adverb(head):
        return None
    k, named = _run_right(words, first, end, lex)
    if k <= first:
        return None
    return Phrase(first, k) if named and head.capital else _named_after(words, Phrase(first, k), end, lex)


def first_subject(words: Sequence[Word], low: int, verb: int) -> Phrase | None:
    """Find the subject of the sentence that begins at ``low``: for a verb that shares it ("Hale left, saying …")."""
    lex = lexicon()
    k = low
    while k < verb and (words[k].low in lex.openers or words[k].low in {"however", "meanwhile", "later", "then"} or words[k].mark):
        k += 1
    if k < verb and (words[k].low in lex.prepositions or words[k].low in lex.participles):
        k = next((n + 1 for n in range(k, verb) if words[n].text == ","), verb)
    if k >= verb:
        return None
    head = words[k]
    if head.low in lex.pronouns:
        return Phrase(k, k + 1)
    if head.low in lex.determiners:
        return _determined(words, k, verb, lex)
    end = _capitals(words, k, verb, lex)
    if end == k and head.low not in lex.verbs:  # "police left, saying"
        end = k + 1
    return Phrase(k, end) if end > k else None


# ---------------------------------------------------------------------------------------------------------------- to the left


def _skip_adverbs(words: Sequence[Word], verb: int, low: int, lex: Lexicon) -> int:
    k = verb
    while k > low:
        word = words[k - 1]
        if word.low in lex.days and k - 2 >= low and not words[k - 2].mark:
            k -= 2 if words[k - 2].low in {"on", "last", "next", "late", "early", "this", "since"} else 1
        elif not word.capital and (word.low in lex.auxiliaries or lex.is_adverb(word)):
            k -= 1
        else:
            break
    return k


def _before_relative(words: Sequence[Word], at: int, low: int, lex: Lexicon) -> Phrase | None:
    k = at
    while k > low and (words[k - 1].text == "," or (words[k - 1].text.isdigit() and words[k - 2].text == ",")):
        k -= 1  # "Hale, 42, who"
    if k <= low:
        return None
    if words[k - 1].low in lex.sayings or words[k - 1].low in lex.papers:
        return first_subject(words, low, k)  # "they released a statement which said"
    return noun_phrase(words, chunk_start(words, k, low, lex), k, lex)


def _before_aside(words: Sequence[Word], at: int, low: int, lex: Lexicon) -> Phrase | None:
    """Find the subject before an aside, "Hale, the mayor," or in it, "the mayor, Ruth Hale,"; ``at`` is the mark that closes the aside."""
    mark = words[at].text
    opening = {")": "(", ",": ","}.get(mark, _DASHES)
    starts = [n for n in range(at - 1, low - 1, -1) if words[n].text in opening]
    for turn, start in enumerate(starts[:5]):
        before = chunk_start(words, start, low, lex)
        head = words[before:start]
        if turn == 0 and mark == "," and _bears_name(words[start + 1 : at], head, lex):
            return Phrase(start + 1, at)
        if not _is_aside(head, lex) or turn + 1 >= len(starts):
            return noun_phrase(words, before, start, lex)
    return None if starts else noun_phrase(words, chunk_start(words, at, low, lex), at, lex)


def _bears_name(aside: Sequence[Word], before: Sequence[Word], lex: Lexicon) -> bool:
    """Tell an aside that names who is described before it, or the subject itself after an adverbial."""
    if is_name(before, lex) or (before and before[-1].capital and is_name(before[-2:], lex) and not leads(before[0], lex)):
        return False
    return (is_name(aside, lex) and len(before) > 0) or ends_in_name(aside, lex)


def _is_aside(part: Sequence[Word], lex: Lexicon) -> bool:
    """Tell whether a stretch between commas describes what stands before it."""
    if not part:
        return True
    head = part[0]
    small = any(head.low in group for group in (lex.relatives, lex.determiners, lex.prepositions))
    return small or head.text.isdigit() or (not head.capital and head.low not in lex.pronouns)


# ---------------------------------------------------------------------------------------------------------------- to the right


def _run_right(words: Sequence[Word], first: int, end: int, lex: Lexicon) -> tuple[int, bool]:
    """Run over the words of a subject; tell where it ends and whether a name is in it."""
    named = False
    k = first
    while k < min(end, first + LONGEST) and not _ends_subject(words, k, first, end, named, lex):
        word = words[k]
        office = word.low in lex.offices or word.low in lex.determiners or any(w.low in lex.offices for w in words[k + 1 : min(k + 4, end)])
        named = named or (word.capital and not office)
        k += 1
        if word.text.endswith(".") and len(word.low) > 2 and word.low not in lex.honorifics:  # the sentence ended here
            break
    return k, named


def _ends_subject(words: Sequence[Word], k: int, first: int, end: int, named: bool, lex: Lexicon) -> bool:
    word = words[k]
    if word.mark or word.low in lex.relatives or word.low in lex.days or word.low in lex.auxiliaries:
        return True
    determined = k > first and words[k - 1].low in lex.determiners  # "read the warning"
    if lex.is_finite(word) or (not word.capital and not determined and word.low in lex.verbs and lex.verbs[word.low][1] == "ing"):
        return True
    if k == first:
        return False
    if word.low in lex.openers:
        return not (word.low == "and" and (not named or joins(words, k, end, lex)))
    if word.low.endswith("ed") and k - first > 1 and not word.capital and words[k - 1].low not in lex.determiners:
        return True  # a verb: "the ministry recovered"
    if word.low in lex.prepositions:
        return not (word.low == "of" and words[k - 1].low in lex.offices) and (named or word.low not in _DRAWN_IN)
    return False


def _named_after(words: Sequence[Word], phrase: Phrase, end: int, lex: Lexicon) -> Phrase:
    """``said the mayor, Ruth Hale``: the name, when one follows the description between commas."""
    at = phrase.last
    for _ in range(2):
        if at >= end or words[at].text != ",":
            break
        stop = next((n for n in range(at + 1, end) if words[n].mark), end)
        if is_name(words[at + 1 : stop], lex):
            return Phrase(at + 1, stop)
        if stop - at > 5 or at + 1 >= end or not words[at + 1].capital:
            break
        at = stop
    return phrase


# ---------------------------------------------------------------------------------------------------------------- at the start


def _capitals(words: Sequence[Word], k: int, verb: int, lex: Lexicon) -> int:
    end = k
    while end < verb and not words[end].mark and (words[end].capital or words[end].low in lex.particles):
        end += 1
    while end > k and words[end - 1].low in lex.particles:
        end -= 1
    return end


def _determined(words: Sequence[Word], k: int, verb: int, lex: Lexicon) -> Phrase | None:
    """``The board rejected``, ``the head of the Guild left``: the determiner, its noun, and an "of" that goes with it."""
    end = _capitals(words, k + 1, verb, lex)
    if end <= k + 1:
        end = min(k + 2, verb)
        while end < verb and not words[end].mark and end - k < 5 and (words[end].low == "of" or words[end - 1].low in {"of", "the"}):
            end += 1
    return Phrase(k, end) if end > k + 1 else None
