"""Whom "he said" means: the last person before it who fits, by gender where the text gives it away and by place in the sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from whence.language.quotations.words import lexicon
from whence.language.sentences import stops
from whence.model import PersonMention, Span

_BACK = 1500
"""Characters back to which an antecedent is looked for."""
_NAME = re.compile(
    r"\b(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Sen|Rep|Gov|Gen|Rev|Prof)\.?\s+)?[^\W\d_a-z][^\W\d_]*(?:['’-][^\W\d_]+)*(?:\s+(?:(?:de|da|van|von|bin|al|el|der|den|di|la)\s+)*(?:[^\W\d_a-z]\.|[^\W\d_a-z][^\W\d_]+(?:['’-][^\W\d_]+)*))*"
)
_GENDER = {
    "he": re.compile(
        r"\b(?:Mr|Sir|Lord|King|Prince|Father|Rev|spokesman|chairman|congressman|businessman|fisherman|policeman|father|husband|son|brother|actor|Duke|gentleman|man|boy)\b"
    ),
    "she": re.compile(
        r"\b(?:Mrs|Ms|Miss|Dame|Lady|Queen|Princess|Sister|spokeswoman|chairwoman|congresswoman|businesswoman|policewoman|mother|wife|widow|daughter|sister|actress|fiancée|Duchess|woman|girl)\b"
    ),
}
_OBJECT = frozenset(
    {
        "to",
        "of",
        "with",
        "by",
        "for",
        "from",
        "against",
        "at",
        "about",
        "over",
        "than",
        "like",
        "told",
        "asked",
        "met",
        "between",
        "after",
        "in",
        "on",
        "near",
        "called",
        "described",
    }
)
_ORGANISATION = re.compile(
    r"\b(?:Ministry|Department|Office|Bank|University|Bureau|Board|Council|Committee|Commission|Agency|Institute|House|Party|Union|Federation|Association|League|Court|Police|Centre|Center|Service|Society|"
    r"Organi[sz]ation|Inc|Corp|Ltd|Co|Group|Company|News|Times|Post|Journal|Street|Road|Avenue|Park|River|Lake|Mount|Island|Islands|Sea|Ocean|Bay|City|County|State|States|Kingdom|Republic|Nations|North|South|"
    r"East|West|New|Airport|Airlines|Hospital|School|College|Church|Cup|Games|Olympics|Games|Act|Bill|Treaty|Day|War|World|Stadium|Senate|Congress|Parliament|Assembly|Army|Navy|Force|Forces|The|A|An|In|On|At|It|This|"
    r"That|These|But|And|If|When|While|As|For|However|Also|Both|After|Before|He|She|They|We|I|His|Her|Their|Its|According|Speaking|Airways|Railway|Facebook|Twitter|Google|Democratic|Republican|Labour|Conservative)\b",
)


_SOMEBODY = (["One"], ["A"], ["An"], ["Another"])
"""A sentence that begins so is about somebody unnamed, whom the pronoun then means."""


class _Candidate(NamedTuple):
    start: int
    end: int
    name: str
    full: bool


class Antecedents:
    """Persons that a pronoun may mean, in order of the text; the persons given, else those that spoke and names that look like a person's."""

    def __init__(self, text: str, people: Sequence[PersonMention] | None, quoted: Sequence[tuple[int, int]]) -> None:
        self.text = text
        self.given = (
            None
            if people is None
            else [_Candidate(p.name.start, p.name.end, p.name.text, full=p.title is not None) for p in people if p.name is not None]
        )
        self.quoted = quoted
        self._speakers: list[_Candidate] = []
        self._found: list[_Candidate] = []
        self._upto = 0
        self._names: dict[str, str] = {}
        self._genders: dict[str, str] = {}

    def spoke(self, span: Span) -> None:
        """Note that a person spoke: whoever spoke last is the likeliest to go on."""
        self._speakers.append(_Candidate(span.start, span.end, span.text, full=True))

    def of(self, pronoun: str, at: int) -> Span | None:
        """Find the antecedent of a pronoun at offset ``at``; None when none fits."""
        gender = {"him": "he", "her": "she"}.get(pronoun, pronoun)
        if gender == "they":
            return None
        low = max(0, at - _BACK)
        candidates = self._candidates(at)
        edges = [low, *stops(self.text, low, at)][-9:]
        for own, start, stop in zip((True, *(False for _ in edges)), reversed(edges), (at, *reversed(edges)), strict=False):
            sentence = [c for c in candidates if start <= c.start < stop]
            subjects = [c for c in sentence if self._is_subject(c, start, stop)]
            others = [] if own else [c for c in reversed(sentence) if c not in subjects]
            for one in (*(reversed(subjects) if own else subjects), *others):
                if self._fits(one, gender):
                    return self._take(one, gender)
            if not own and self.text[start:stop].split(None, 1)[:1] in _SOMEBODY:
                return None
        return None

    def _take(self, one: _Candidate, gender: str) -> Span:
        self._genders[_key(one.name)] = gender
        return Span(one.start, one.end, self.text[one.start : one.end])

    def _candidates(self, at: int) -> list[_Candidate]:
        low = max(0, at - _BACK)
        if self.given is not None:
            first = bisect_left(self.given, low, key=lambda c: c.start)
            return [c for c in self.given[first:] if c.start < at and not self._inside(c.start)]
        self._read(at)
        names = self._found[bisect_left(self._found, low, key=lambda c: c.start) :]
        spoke = [c for c in self._speakers[-40:] if low <= c.start < at and self.text[c.start].isupper()]
        taken = [(c.start, c.end) for c in spoke]
        return sorted((*spoke, *(c for c in names if not any(a <= c.start < b for a, b in taken))))

    def _read(self, at: int) -> None:
        """Read the names up to ``at``, each stretch of the text once."""
        for match in _NAME.finditer(self.text, self._upto, at):
            name = match.group()
            if not self._inside(match.start()) and self._personal(name):
                self._found.append(_Candidate(match.start(), match.end(), name, full=" " in name))
        self._upto = max(self._upto, at)

    def _personal(self, name: str) -> bool:
        if _ORGANISATION.search(name) or any(w.lower() in lexicon().days for w in name.split()):
            return False
        if name.rsplit(None, 1)[-1].lower() in lexicon().offices:
            return False
        if " " in name:
            self._names[_key(name)] = name
            return True
        return _key(name) in self._names or any(_key(c.name) == _key(name) for c in self._speakers[-40:])

    def _inside(self, at: int) -> bool:
        k = bisect_left(self.quoted, (at, 0)) - 1
        return k >= 0 and self.quoted[k][0] <= at < self.quoted[k][1]

    def _is_subject(self, one: _Candidate, start: int, stop: int) -> bool:
        before = self.text[start : one.start].split()
        word = before[-1].lower().strip(",") if before else ""
        after = self.text[one.end : min(one.end + 2, stop)]
        return word not in _OBJECT and not after.startswith(("'s", "’s"))

    def _fits(self, one: _Candidate, gender: str) -> bool:
        known = self._genders.get(_key(one.name))
        if known is not None:
            return known == gender
        around = self.text[max(0, one.start - 25) : one.end + 1]
        aside = self.text[one.end : one.end + 40]
        phrase = around + (aside if aside.startswith(",") else "")
        other = "she" if gender == "he" else "he"
        return not (_GENDER[other].search(phrase) and not _GENDER[gender].search(phrase))


def _key(name: str) -> str:
    return name.rsplit(None, 1)[-1].casefold().removesuffix("'s").removesuffix("’s")
