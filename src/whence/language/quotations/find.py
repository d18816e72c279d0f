"""Quotations of a text with their speakers: marks paired, attributions read, speakers carried on, pronouns resolved."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from whence.language.quotations.attribution import Attribution, leading, trailing
from whence.language.quotations.marks import Pair, pair_marks
from whence.language.quotations.phrases import is_name
from whence.language.quotations.pronouns import Antecedents
from whence.language.quotations.subjects import first_subject
from whence.language.quotations.told import told_before
from whence.language.quotations.words import lexicon, words_of
from whence.language.sentences import find_paragraphs, last_stop, next_stop
from whence.model import PersonMention, Quotation, Span

_NEAR = 8
_FEW = 4
"""Words up to which a quoted phrase that nothing introduces is a scare quote or a term."""
_REACH = 400
"""Characters before a quotation that are looked at for who speaks."""
_OWN = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|my|me|myself)\b")
"""Words by which a quoted part of a sentence is the own words of whom the sentence is about."""
_SPEECH = re.compile(r"""^[^\w]*\w.*[.?!…,。！？](?:["'”’\])]*)$""", re.DOTALL)


def find_quotations(text: str, people: Sequence[PersonMention] | None = None) -> list[Quotation]:
    """Find the quotations of a text, in order; offsets in code points, between the marks.

    Each paragraph of a quotation that runs through several is a quotation of its own. ``people`` are the persons of the text, when they are known
    already: pronouns then resolve to them. A speaker is the span that names who speaks: a name with its title, a body, a description; for a pronoun
    its antecedent, or the pronoun itself where none fits. Words in marks that nobody is said to say (terms, titles of works, irony) have
    ``speech`` False.
    """
    paragraphs = find_paragraphs(text)
    pairs = pair_marks(text, paragraphs).pairs
    if not pairs:
        return []
    return _Finder(text, paragraphs, pairs, people).run()


class _Finder:
    def __init__(self, text: str, paragraphs: Sequence[tuple[int, int]], pairs: Sequence[Pair], people: Sequence[PersonMention] | None) -> None:
        self.text = text
        self.paragraphs = paragraphs
        self.outer = [p for p in pairs if p.depth == 0]
        self.pairs = pairs
        self.antecedents = Antecedents(text, people, [(p.left, p.right) for p in self.outer])
        self._before: tuple[int, Quotation, Attribution | None] | None = None  # paragraph, quotation and what attributed it

    def run(self) -> list[Quotation]:
        """All quotations, in order of their start."""
        out: list[Quotation] = []
        at = 0
        for pair in self.pairs:
            if pair.start >= pair.end:
                at += pair.depth == 0
            elif pair.depth == 0:
                out.append(self._outer(at, pair))
                at += 1
            else:
                out.append(self._nested(pair))
        return out

    def _outer(self, at: int, pair: Pair) -> Quotation:
        paragraph = max(bisect_right(self.paragraphs, (pair.left, len(self.text))) - 1, 0)
        low, high = self.paragraphs[paragraph]
        left = max(low, self.outer[at - 1].right if at else 0)
        right = min(max(high, pair.right), self.outer[at + 1].left if at + 1 < len(self.outer) else len(self.text))
        found = None if pair.title else self._attribution(pair, paragraph, left, right)
        quotation = self._build(pair, found, paragraph, left)
        if not pair.title:
            self._before = (paragraph, quotation, found)
        return quotation

    def _attribution(self, pair: Pair, paragraph: int, left: int, right: int) -> Attribution | None:
        text = self.text
        parts = self._sentence_before(pair, paragraph, left)
        stop = next_stop(text, pair.right, right)
        closed = text[pair.end - 1] in ".。" and text[pair.end - 2 : pair.end] != ".."
        before = leading(text, parts)
        after = trailing(text, pair.right, stop, closed=closed) if stop > pair.right and not pair.open_end else None
        if after is None and before is None:
            return self._across(pair, paragraph)
        if before is not None and (after is None or self._governs(pair, before, after)):
            return before
        return after

    def _sentence_before(self, pair: Pair, paragraph: int, left: int) -> list[tuple[int, int]]:
        """The stretches of the quotation's sentence that stand before it and outside of other quotations."""
        low = self.paragraphs[paragraph][0]
        high = pair.left
        at = bisect_right(self.outer, pair.left, key=lambda p: p.left) - 1
        parts: list[tuple[int, int]] = []
        while True:
            start = last_stop(self.text, left, high)
            parts.append((max(start, high - _REACH), high))
            at -= 1
            if start > left or at < 0 or self.outer[at].left < low or pair.left - left > _REACH:
                break
            before = self.outer[at]
            if self.text[before.end - 1] in ".?!。！？" and self.text[left:high].lstrip()[:1].isupper():
                break  # it closed the sentence before
            if self.text[before.end - 1] in ".?!" and not self.text[left:high].strip():
                break
            high = before.left
            left = max(low, self.outer[at - 1].right if at else 0)
        parts.reverse()
        return parts

    def _governs(self, pair: Pair, before: Attribution, after: Attribution) -> bool:
        """Of two attributions, tell whether the one before the quotation is its own: it leads up to the marks."""
        if before.naming:  # "the program 'Late Lines'", but not "the program 'will serve us all'," said Hale
            return self.text.count(" ", pair.start, pair.end) < _FEW
        if before.cls == "colon" and after.cls == "say" and after.speaker is not None:
            return False
        led = self._led_by(pair)
        introduced = led in {":", ","} or (before.near == 0 and before.cls in {"say", "tell"})
        follows = self.text[pair.end - 1] == "," or self.text[pair.right : pair.right + 1] == ","
        return introduced and not (follows and before.near > 0 and led == ",")

    def _led_by(self, pair: Pair) -> str:
        """The last character before the marks that is no blank."""
        return self.text[max(0, pair.left - 8) : pair.left].rstrip()[-1:]

    def _across(self, pair: Pair, paragraph: int) -> Attribution | None:
        """An attribution in the paragraph before, which ends with a colon, or on a line after, which begins with a dash."""
        text = self.text
        low, high = self.paragraphs[paragraph]
        if pair.left == low and paragraph and text[self.paragraphs[paragraph - 1][1] - 1] in ":：":
            start, end = self.paragraphs[paragraph - 1]
            return leading(text, [(max(last_stop(text, start, end - 1), end - _REACH), end)])
        if pair.right >= high and paragraph + 1 < len(self.paragraphs):
            start, end = self.paragraphs[paragraph + 1]
            if text[start] in "—–―" and end - start < 120:
                return trailing(text, start, end, closed=False)
        return None

    def _build(self, pair: Pair, found: Attribution | None, paragraph: int, left: int) -> Quotation:
        text = self.text[pair.start : pair.end]
        count = text.count(" ") + 1
        if found is not None and found.naming:
            return Quotation(pair.start, pair.end, text, speech=False)
        if found is not None and count < _FEW and found.near > _NEAR and self._led_by(pair) not in {",", ":"}:
            found = None
        if found is None:
            return self._own(pair, text, count, paragraph, left) or self._carried(pair, text, count, paragraph, left)
        cue = Span(*found.cue, self.text[slice(*found.cue)]) if found.cue else None
        return Quotation(pair.start, pair.end, text, self._speaker(found), speech=True, cue=cue)

    def _own(self, pair: Pair, text: str, count: int, paragraph: int, left: int) -> Quotation | None:
        """``Hale has painted for two years, and the hobby "grew out of my love of boats"``: the subject's own words, without a verb of speech."""
        if count < _FEW or not text[0].islower() or not _OWN.search(text):
            return None
        words = [word for part in self._sentence_before(pair, paragraph, left) for word in words_of(self.text, *part)]
        subject = first_subject(words, 0, len(words)) if words else None
        if subject is None or not is_name(words[subject.first : subject.last], lexicon()):
            return None
        start, end = words[subject.first].start, words[subject.last - 1].end
        return Quotation(pair.start, pair.end, text, Span(start, end, self.text[start:end]), speech=True)

    def _carried(self, pair: Pair, text: str, count: int, paragraph: int, left: int) -> Quotation:
        """No attribution of its own: the one before goes on, of a quotation or of the sentence before, in the same or in the next paragraph."""
        first = next((c for c in text if c.isalpha()), "")
        whole = not first.islower() and _SPEECH.match(text) is not None
        if self._before is not None:
            where, last, attribution = self._before
            goes_on = pair.again or (whole and last.speech and attribution is not None and self._follows(pair, paragraph, left, where, last))
            resumed = where == paragraph and last.speech and attribution is not None and self._led_by(pair) == "," and self._adjoins(left, pair.left)
            if goes_on or (resumed and count >= _FEW):
                return Quotation(pair.start, pair.end, text, last.speaker, speech=True, cue=last.cue)
        if whole and count >= _FEW and (told := self._told(pair, paragraph, left)) is not None:
            return Quotation(pair.start, pair.end, text, self._speaker(told), speech=True)
        return Quotation(pair.start, pair.end, text, speech=whole and (count >= _FEW or (not text.isascii() and count == 1)))

    def _follows(self, pair: Pair, paragraph: int, left: int, where: int, last: Quotation) -> bool:
        """Nothing but its attribution stands between the quotation before and this one, which may be the whole of the next paragraph."""
        if where == paragraph:
            return self._adjoins(left, pair.left)
        low, high = self.paragraphs[paragraph]
        alone = where == paragraph - 1 and pair.left == low and pair.right >= high
        return alone and last.speaker is not None and self._adjoins(last.end + 1, self.paragraphs[where][1])

    def _told(self, pair: Pair, paragraph: int, left: int) -> Attribution | None:
        """What attributes the sentence before the quotation, or the one that closes the paragraph before where the quotation is one by itself."""
        text = self.text
        low, high = self.paragraphs[paragraph]
        if text[left : pair.left].strip():
            return told_before(text, left, pair.left) if text[left : pair.left].rstrip()[-1] in ".:" else None
        if pair.left > low or pair.right < high or not paragraph:
            return None
        low, high = self.paragraphs[paragraph - 1]
        return None if '"' in text[low:high] or "”" in text[low:high] else told_before(text, low, high)

    def _adjoins(self, left: int, right: int) -> bool:
        """Nothing but the attribution of the quotation before stands between the two."""
        between = self.text[left:right]
        return next_stop(self.text, left, right) >= left + len(between.rstrip()) or not between.strip()

    def _speaker(self, found: Attribution) -> Span | None:
        if found.speaker is None:
            return None
        start, end = found.speaker
        said = self.text[start:end]
        if said.lower() in {"he", "she", "him", "her", "they", "them"}:
            return self.antecedents.of(said.lower(), start) or Span(start, end, said)
        span = Span(start, end, said)
        self.antecedents.spoke(span)
        return span

    def _nested(self, pair: Pair) -> Quotation:
        text = self.text[pair.start : pair.end]
        outer = self.outer[max(bisect_right(self.outer, pair.left, key=lambda p: p.left) - 1, 0)]
        start = last_stop(self.text, outer.start, pair.left)
        found = leading(self.text, [(max(start, pair.left - _REACH), pair.left)])
        if found is None or found.naming or found.speaker is None:
            return Quotation(pair.start, pair.end, text, speech=found is not None and not found.naming)
        cue = Span(*found.cue, self.text[slice(*found.cue)]) if found.cue else None
        return Quotation(pair.start, pair.end, text, Span(*found.speaker, self.text[slice(*found.speaker)]), speech=True, cue=cue)
