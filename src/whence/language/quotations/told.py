"""Who speaks in a sentence that has no quotation: a whole sentence quoted right behind it goes on in the same voice."""

from __future__ import annotations

from whence.language.quotations.attribution import Attribution, said_by
from whence.language.quotations.words import lexicon, words_of
from whence.language.sentences import last_stop

_LONGEST = 600
"""Characters of the longest sentence that is read."""


def told_before(text: str, low: int, high: int) -> Attribution | None:
    """Read the last sentence of ``text[low:high]``: "Hale said the bridge was old." is Hale's, and so is the quotation that follows it.

    Its first verb of speech counts: "Hale said Ames had warned of it" is Hale's. None where nobody in it speaks.
    """
    end = low + len(text[low:high].rstrip())
    start = max(last_stop(text, low, max(low, end - 1)), end - _LONGEST)
    words = words_of(text, start, end)
    lex = lexicon()
    for k, word in enumerate(words):
        if word.low not in lex.verbs and word.low != "according":
            continue
        found = said_by(words, k)
        if found is not None and found.speaker is not None and found.cls in {"say", "tell", "according"}:
            return found
    return None
