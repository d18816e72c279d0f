"""Which words around a quotation attribute it: a verb of speech before it, after it, or at its sentence's end, and that verb's subject."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from whence.language.quotations.phrases import Phrase
from whence.language.quotations.subjects import first_subject, subject_left, subject_right
from whence.language.quotations.verbs import BE, is_verb, subject_of
from whence.language.quotations.words import Lexicon, Word, lexicon, words_of

_NEAR = 8
"""Words that may stand between a verb of speech and a short quoted phrase that it governs."""
_DASHED = re.compile(r"\s*[—–―-]{1,2}\s*(?=[^\W\d_])")


class Attribution(NamedTuple):
    """What attributes a quotation: the span of the speaker's words (None: somebody who is not named), of the cue, and how directly it governs.

    ``near`` counts the words between cue and quotation; ``cls`` is the cue's class; ``naming`` says that the marks set off a name or a work.
    """

    speaker: tuple[int, int] | None
    cue: tuple[int, int] | None
    near: int
    cls: str
    naming: bool = False


def leading(text: str, parts: Sequence[tuple[int, int]]) -> Attribution | None:
    """Read the part of a sentence before a quotation: ``parts`` are the stretches of it that stand outside of quotation marks, in order."""
    words: list[Word] = []
    for start, end in parts:
        if words:
            words.append(Word(start, start, '"', '"'))  # stands for the words quoted between
        words += words_of(text, start, end)
    while words and words[-1].text == '"':
        words.pop()
    if not words:
        return None
    lex = lexicon()
    named = _named_thing(words, lex)
    if named is not None:
        return named
    weak: Attribution | None = None
    for k in range(len(words) - 1, -1, -1):
        found = _cue(words, k, lex)
        if found is None:
            continue
        if found.cls != "act":
            return found
        if found.speaker is not None and found.near <= _NEAR:
            weak = weak or found
    return weak or _colon(words, lex)


def said_by(words: Sequence[Word], k: int) -> Attribution | None:
    """Read the word at ``k`` of a sentence as a verb of speech or "according", with whoever speaks; None where it is neither."""
    return _cue(words, k, lexicon())


def trailing(text: str, start: int, end: int, *, closed: bool) -> Attribution | None:
    """Read ``text[start:end]``, the rest of the sentence after a quotation; ``closed``: the quotation itself ended with a full stop."""
    dashed = _DASHED.match(text, start, end)
    if dashed:
        words = words_of(text, dashed.end(), end)
        if 0 < len(words) <= 12 and words[0].capital and not any(w.low in lexicon().verbs and not w.capital for w in words):
            stop = subject_right(words, 0)
            return Attribution(_span(words, stop), None, 0, "dash") if stop else None
    words = words_of(text, start, end)
    lex = lexicon()
    k = 0
    while k < len(words) and words[k].mark:
        k += 1
    if k == len(words):
        return None
    comma = k > 0 or not closed
    first = words[k]
    if first.low == "according" and not (closed and first.capital) and k + 1 < len(words) and words[k + 1].low == "to":
        return _according(words, k, 0, lex)
    if first.low in lex.verbs and not first.capital and lex.verbs[first.low][1] in {"ed", "s"}:
        return _inverted(words, k, lex)
    return _after(words, k, lex, comma=comma, closed=closed)


def _inverted(words: Sequence[Word], k: int, lex: Lexicon) -> Attribution | None:
    subject = subject_right(words, k + 1)
    if subject is None or lex.verbs[words[k].low][0] in {"call", "act"}:
        return None
    return Attribution(_span(words, subject), (words[k].start, words[k].end), 0, "say")


def _after(words: Sequence[Word], k: int, lex: Lexicon, *, comma: bool, closed: bool) -> Attribution | None:
    """``…," Hale said``, directly or at the end of the sentence."""
    for n in range(k + 1, len(words)):
        found = _cue(words, n, lex, low=k)
        if found is None or found.speaker is None or found.cls in {"call", "act", "according"}:
            if found is not None and found.cls == "according" and words[n - 1].text == "," and not closed:
                return found
            continue
        at = next(i for i, w in enumerate(words) if w.start >= found.speaker[0])
        direct = at == k or (words[at - 1].text == "," and _adverbial(words[k : at - 1], lex))
        if direct and comma and (not closed or _ends(words, n)):
            return found
        if not closed and words[at - 1].text == "," and _ends(words, n):
            return found
    return None


def _adverbial(part: Sequence[Word], lex: Lexicon) -> bool:
    return bool(part) and (part[0].low in lex.prepositions or part[0].low in lex.participles)


def _ends(words: Sequence[Word], verb: int) -> bool:
    """Tell whether a verb closes its sentence but for when, where and to whom: so that it attributes what went before, not what follows."""
    rest = words[verb + 1 : verb + 12]
    if not rest:
        return True
    return len(words) - verb < 12 and not any(w.low in {"that", "he", "she", "they", "it", "would", "was", "were", "is", "had", "will"} for w in rest)


def _cue(words: Sequence[Word], k: int, lex: Lexicon, low: int = 0) -> Attribution | None:
    """Read the word at ``k`` as a cue with its speaker; None for the many words that are none."""
    word = words[k]
    if word.low not in lex.verbs and word.low not in lex.sayings and word.low != "according":
        return None
    near = sum(1 for w in words[k + 1 :] if not w.mark)
    if word.low == "according" and k + 1 < len(words) and words[k + 1].low == "to":
        return _according(words, k, near, lex)
    if word.low not in lex.verbs or (word.capital and k > low) or not is_verb(words, k, lex.verbs[word.low][1], low, lex):
        return _saying(words, k, near, lex)
    return _spoken(words, k, near, low, lex)


def _spoken(words: Sequence[Word], k: int, near: int, low: int, lex: Lexicon) -> Attribution | None:
    """Read a verb of speech with its subject, or, in the passive, with whoever stands after "by"."""
    cls, form = lex.verbs[words[k].low]
    if k > low and words[k - 1].low == "as":
        return _as_saying(words, k, near, low) if form == "ing" else None  # "Hale said, as reported by the Post, …"
    before = k - 1
    while before >= low and lex.is_adverb(words[before]):
        before -= 1
    reduced = cls != "act" and k + 1 < len(words) and words[k + 1].low == "by"  # "a pattern described by Hale as"
    if form == "ed" and (reduced or (before >= low and words[before].low in BE)):
        return _passive(words, k, near, cls)
    subject = subject_of(words, k, form, low, lex)
    if subject is None and k == low and form == "ed" and cls in {"say", "tell"}:
        subject = subject_right(words, k + 1)
    return Attribution(_span(words, subject), (words[k].start, words[k].end), near, cls)


def _according(words: Sequence[Word], k: int, near: int, lex: Lexicon) -> Attribution:
    """``according to Hale``; ``according to a tweet on Monday by Hale``: Hale both times."""
    subject = subject_right(words, k + 2)
    if subject is not None and any(w.low in lex.sayings or w.low in lex.papers for w in words[subject.first : subject.last]):
        by = next((n for n in range(subject.first, min(subject.last + 6, len(words))) if words[n].low in {"by", "from"}), None)
        subject = (by is not None and subject_right(words, by + 1)) or subject
    return Attribution(_span(words, subject), (words[k].start, words[k + 1].end), near, "according")


def _passive(words: Sequence[Word], k: int, near: int, cls: str) -> Attribution | None:
    cue = (words[k].start, words[k].end)
    for n in range(k + 1, min(k + 5, len(words))):
        if words[n].low == "by":
            return Attribution(_span(words, subject_right(words, n + 1)), cue, near, cls)
        if words[n].mark:
            break
    return Attribution(None, cue, near, cls) if cls in {"tell", "call", "say"} else None


def _as_saying(words: Sequence[Word], k: int, near: int, low: int) -> Attribution | None:
    """``Xinhua quoted Hale as saying`` and ``Hale was quoted by Xinhua as saying``: Hale both times."""
    cue = (words[k].start, words[k].end)
    for n in range(k - 2, low - 1, -1):
        if words[n].low in {"quoted", "cited", "quotes", "cites", "reported", "paraphrased", "quoting", "citing"}:
            passive = n > low and words[n - 1].low in BE
            subject = subject_left(words, n, low) if passive else subject_right(words, n + 1, k - 1)
            return Attribution(_span(words, subject), cue, near, "say")
    return Attribution(None, cue, near, "say")


def _saying(words: Sequence[Word], k: int, near: int, lex: Lexicon) -> Attribution | None:
    """``Hale's remark that "…"`` is Hale's; ``a statement from the ministry`` the ministry's."""
    if words[k].low not in lex.sayings or words[k].capital or k == 0 or near > _NEAR:
        return None
    owner = words[k - 1]
    if owner.low.endswith(("'s", "’s", "s'", "s’")) and owner.capital:
        first = k - 1
        while first > 0 and words[first - 1].capital and not words[first - 1].mark and words[first - 1].low not in lex.days:
            first -= 1
        cut = owner.end - (2 if owner.low.endswith(("'s", "’s")) else 1)
        return Attribution((words[first].start, cut), (words[k].start, words[k].end), near, "say")
    return None


def _named_thing(words: Sequence[Word], lex: Lexicon) -> Attribution | None:
    """``the film "…"``, ``known as "…"``, ``a plan called "…"``: a name, nobody's words."""
    last = words[-1]
    before = words[-2] if len(words) > 1 else None
    as_well = (
        last.low == "as"
        and before is not None
        and before.low in {"known", "termed", "dubbed", "titled", "marketed", "nicknamed", "branded", "sold", "to"}
    )
    called = last.low == "called" and before is not None and not before.capital and before.low not in lex.pronouns
    if (
        last.low in lex.works
        or as_well
        or called
        or (last.low in {"the", "a"} and before is not None and before.low in {"as", "known"} and any(w.low == "known" for w in words[-6:]))
    ):
        return Attribution(None, None, 0, "naming", naming=True)
    return None


def _colon(words: Sequence[Word], lex: Lexicon) -> Attribution | None:
    """``HALE: "…"``, a name and a colon as in an interview; ``Hale disagreed with the finding: "…"``."""
    if words[-1].text != ":" or len(words) < 2:
        return None
    if len(words) <= 7 and all(w.capital for w in words[:-1]):
        return Attribution((words[0].start, words[-2].end), None, 0, "colon")
    subject = first_subject(words, 0, len(words) - 1)
    if subject is None or subject.last >= len(words) - 1:
        return None
    if words[subject.first].low in lex.determiners and words[subject.last - 1].low not in lex.bodies:
        return None
    return Attribution(_span(words, subject), None, 0, "colon")


def _span(words: Sequence[Word], phrase: Phrase | None) -> tuple[int, int] | None:
    """Give the offsets of a phrase; "Hale's statement" is Hale."""
    if phrase is None:
        return None
    last = words[phrase.last - 1]
    if last.low in lexicon().sayings and phrase.last - phrase.first > 1 and words[phrase.last - 2].low.endswith(("'s", "’s")):
        last = words[phrase.last - 2]
        return words[phrase.first].start, last.end - 2
    initial = last.text.endswith(".") and len(last.low) <= 2
    end = last.end - (1 if last.text[-1] in "'’" or (last.text.endswith(".") and not initial) else 0)
    return (words[phrase.first].start, end) if end > words[phrase.first].start else None
