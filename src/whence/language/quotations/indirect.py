"""Indirect speech: what a text attributes to somebody without quotation marks, with the span of the words and of their source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from whence.language.quotations.attribution import said_by
from whence.language.quotations.marks import pair_marks
from whence.language.quotations.words import Lexicon, Word, lexicon, words_of
from whence.language.sentences import Outline
from whence.model import Span

_THAT = re.compile(r"\s*(?:,\s*)?(?:that\s+)?")
_LEAST = 3
"""Words of the shortest statement."""


class Indirect(msgspec.Struct, frozen=True):
    """A statement that a text attributes: ``start``..``end`` is what is said, ``source`` who says it, ``cue`` the verb or "according to"."""

    start: int
    end: int
    text: str
    source: Span
    cue: Span


def find_attributions(text: str) -> list[Indirect]:
    """Find what a text gives as somebody's word outside of quotation marks, one statement a sentence at most; offsets in code points.

    "Hale said (that) S", "S, Hale said", "S, according to Hale", "According to Hale, S". Sentences with quotation marks are ``find_quotations``'s.
    """
    outline = Outline(text)
    quoted = [(p.left, p.right) for p in pair_marks(text, outline.paragraphs).pairs if p.depth == 0]
    out: list[Indirect] = []
    at = 0
    for start, end in outline.sentences:
        while at < len(quoted) and quoted[at][1] <= start:
            at += 1
        if at < len(quoted) and quoted[at][0] < end:
            continue
        out += _in_sentence(text, start, end)
    return out


def _in_sentence(text: str, start: int, end: int) -> Iterator[Indirect]:
    words = words_of(text, start, end)
    for k, word in enumerate(words):
        if word.low not in lexicon().verbs and word.low != "according":
            continue
        found = said_by(words, k)
        if found is None or found.speaker is None or found.cue is None or found.cls not in {"say", "tell", "according"}:
            continue
        span = _statement(text, words, k, found.speaker, found.cue, (start, end))
        if span is not None:
            low, high = span
            yield Indirect(low, high, text[low:high], Span(*found.speaker, text[slice(*found.speaker)]), Span(*found.cue, text[slice(*found.cue)]))
            return


def _statement(
    text: str, words: Sequence[Word], k: int, speaker: tuple[int, int], cue: tuple[int, int], sentence: tuple[int, int]
) -> tuple[int, int] | None:
    """The words said: those after the cue, or those before a speaker who closes the sentence after a comma."""
    start, end = sentence
    low, high = min(speaker[0], cue[0]), max(speaker[1], cue[1])
    before = text[start:low].rstrip()
    rest = [w for w in words[k + 1 :] if w.start >= high]
    if before.endswith(",") and len(before.split()) >= _LEAST and (len(rest) < 8 and not any(w.low == "that" for w in rest)):
        return start, start + len(before.rstrip(","))
    tail = _hearer_end(words, k, high)
    begin = _THAT.match(text, tail)
    low = begin.end() if begin else tail
    stop = start + len(text[start:end].rstrip(".!?… "))
    return (low, stop) if stop > low and len(text[low:stop].split()) >= _LEAST else None


def _hearer_end(words: Sequence[Word], k: int, high: int) -> int:
    """After "told Ames": whoever hears it is no part of what is said."""
    lex = lexicon()
    form = lex.verbs.get(words[k].low)
    if form is None or form[0] != "tell":
        return high
    n = k + 1
    if n < len(words) and words[n].low in lex.determiners:
        n += 2
    while n < len(words) and (words[n].low in {"reporters", "journalists", "him", "her", "them", "us", "me"} or _named(words[n], lex)):
        n += 1
    return words[min(n, len(words)) - 1].end if n > k + 1 else high


def _named(word: Word, lex: Lexicon) -> bool:
    return word.capital and word.low not in lex.days
