"""Whether a word is a verb of speech in its place, and whose: the subject that stands beside it, or that it shares with a verb before."""

from __future__ import annotations

from collections.abc import Sequence

from whence.language.quotations.phrases import Phrase
from whence.language.quotations.subjects import first_subject, subject_left, subject_right
from whence.language.quotations.words import Lexicon, Word

BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "got"})


def subject_of(words: Sequence[Word], k: int, form: str, low: int, lex: Lexicon) -> Phrase | None:
    """Find who speaks by the verb at ``k``: the phrase on its left, or the subject of the verb that it goes on from ("Hale left, saying")."""
    at = k - 1
    while at > low and (lex.is_adverb(words[at])):
        at -= 1
    before = words[at] if k > low else None
    led = form == "ing" and before is not None and (before.mark or before.low in {"by", "in", "before", "after", "while"})
    if before is None or not (led or before.low in {"and", "but", "then", "or", "to"}):
        spoken = None if form != "ing" or before is None or before.capital else _spoken_of(words, k, low, lex)
        return spoken or subject_left(words, k, low)
    for n in range(k - 2, low - 1, -1):
        if (
            words[n].low in lex.verbs
            and not words[n].capital
            and lex.verbs[words[n].low][1] in {"ed", "s"}
            and is_verb(words, n, lex.verbs[words[n].low][1], low, lex)
        ):
            if n > low and words[n - 1].low in BE:
                break
            return subject_of(words, n, "ed", low, lex) or (subject_right(words, n + 1, k) if n == low or words[n - 1].mark else None)
    return first_subject(words, low, k)


def _spoken_of(words: Sequence[Word], k: int, low: int, lex: Lexicon) -> Phrase | None:
    """``Hale explained the ban saying "…"``, ``the guild released a statement saying``: what is spoken of or written does not speak."""
    written = words[k - 1].low in lex.sayings or words[k - 1].low in lex.papers
    for n in range(k - 2, low, -1):
        known = None if words[n].capital else lex.verbs.get(words[n].low)
        if known is not None and known[1] in {"ed", "s"} and known[0] in {"say", "call"} and is_verb(words, n, known[1], low, lex):
            return None if words[n - 1].low in BE else subject_of(words, n, "ed", low, lex)
    return first_subject(words, low, k) if written else None


def is_verb(words: Sequence[Word], k: int, form: str, low: int, lex: Lexicon) -> bool:
    """Tell a form of a verb from the noun or adjective that is spelt alike."""
    before = words[k - 1] if k > low else None
    word = words[k]
    if form == "ed":
        if before is not None and (before.low in lex.prepositions or before.low.endswith(("'s", "’s"))):
            return False  # "according to agreed facts", "May's proposed deal"
        return before is None or not (
            before.low in lex.determiners and before.low not in {"both", "all", "some", "many", "several", "most", "few", "those", "another", "that"}
        )
    if form == "ing":
        return before is None or before.low not in lex.determiners
    if before is None:
        return False
    if form == "s":
        return (
            word.low in {"says", "tells", "writes"}
            or before.low in lex.pronouns
            or before.low in lex.relatives
            or before.capital
            or before.low in lex.adverbs
        )
    return before.low in {"they", "we", "i", "you", "to", "did", "not", "who"} or (word.low in {"say", "tell"} and before.low not in lex.determiners)
