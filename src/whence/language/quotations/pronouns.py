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
_CAP = r"[^\W\d_a-z][^\W\d_]*(?:['’-][^\W\d_]+)*"
_NAME = re.compile(
    rf"\b(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Sen|Rep|Gov|Gen|Rev|Prof)\.?\s+)?{_CAP}"
    rf"(?:\s+(?:(?:de|da|van|von|bin|al|el|der|den|di|la)\s+)?(?:[^\W\d_a-z]\.|{_CAP}))*",
)
_WORD = re.compile(r"[^\W\d_]+")
_PRONOUNS = {"he": re.compile(r"\b[Hh]e\b"), "she": re.compile(r"\b[Ss]he\b")}
_OBJECTS = frozenset({"told", "asked", "met", "called", "described"})
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
        self._keys: set[str] = set()
        self._upto = 0
        self._names: set[str] = set()
        self._genders: dict[str, str] = {}

    def spoke(self, span: Span) -> None:
        """Note that a person spoke: whoever spoke last is the likeliest to go on."""
        self._speakers.append(_Candidate(span.start, span.end, span.text, full=True))
        self._keys.add(_key(span.text))

    def of(self, pronoun: str, at: int) -> Span | None:
        """Find the antecedent of a pronoun at offset ``at``; None when none fits."""
        gender = {"him": "he", "her": "she"}.get(pronoun, pronoun)
        if gender not in _PRONOUNS:
            return None
        low = max(0, at - _BACK)
        candidates = self._candidates(at)
        edges = [low, *stops(self.text, low, at)][-9:]
        for own, start, stop in zip((True, *(False for _ in edges)), reversed(edges), (at, *reversed(edges)), strict=False):
            high = self._until(gender, start, stop) if own else stop
            sentence = [c for c in candidates if start <= c.start < high]
            subjects = [c for c in sentence if self._is_subject(c, start, stop)]
            others = [] if own else [c for c in reversed(sentence) if c not in subjects]
            for one in (*(reversed(subjects) if own else subjects), *others):
                if self._fits(one, gender):
                    return self._take(one, gender)
            if not own and self.text[start:stop].split(None, 1)[:1] in _SOMEBODY:
                return None
        return None

    def _until(self, gender: str, start: int, stop: int) -> int:
        """Where the same pronoun stood before in the sentence ("He said Hale is …, he added"): it goes on meaning whom it meant."""
        found = next((m for m in _PRONOUNS[gender].finditer(self.text, start, stop) if not self._inside(m.start())), None)
        return found.start() if found else stop

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
        lex = lexicon()
        words = [w.rstrip(".").lower() for w in name.split()]
        if any(w in lex.impersonal or w in lex.days for w in words) or words[-1] in lex.offices:
            return False
        key = _key(name)
        if len(words) > 1:
            self._names.add(key)
        return key in self._names or key in self._keys

    def _inside(self, at: int) -> bool:
        k = bisect_left(self.quoted, (at, 0)) - 1
        return k >= 0 and self.quoted[k][0] <= at < self.quoted[k][1]

    def _is_subject(self, one: _Candidate, start: int, stop: int) -> bool:
        before = self.text[start : one.start].split()
        word = before[-1].lower().strip(",") if before else ""
        after = self.text[one.end : min(one.end + 2, stop)]
        return word not in _OBJECTS and word not in lexicon().prepositions and not after.startswith(("'s", "’s"))

    def _fits(self, one: _Candidate, gender: str) -> bool:
        known = self._genders.get(_key(one.name))
        if known is not None:
            return known == gender
        aside = self.text[one.end : one.end + 40]
        phrase = self.text[max(0, one.start - 25) : one.end + 1] + (aside if aside.startswith(",") else "")
        words = {w.lower() for w in _WORD.findall(phrase)}
        own, other = (lexicon().men, lexicon().women) if gender == "he" else (lexicon().women, lexicon().men)
        return not words & other or bool(words & own)


def _key(name: str) -> str:
    return name.rsplit(None, 1)[-1].casefold().removesuffix("'s").removesuffix("’s")
