"""Islands: the runs of date words around the triggers of a text.

Most characters of news are of no date. An automaton finds the words that every date has one of (months, weekdays, units, today …) and a pattern the
figures that may be one; only around those are words looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import ahocorasick_rs

from whence.language.dates.lexicon import Lexicon, data, lexicon
from whence.language.dates.tokens import Token, Tokeniser

REACH = 72
"""How far left of a trigger an expression may begin, in characters: the longest gold expressions of news stay within it."""
LONGEST = 32
"""Most tokens of one island; a longer run of date words is cut, so that no input costs more than its length."""

_DIGITS = re.compile(r"[0-9]+")
_EDGES = ",()"
_INNER = re.compile(r"[-–/'’]")
_ORDINAL_ENDS = frozenset({"st", "nd", "rd", "th"})


class Island(NamedTuple):
    """A run of date words; ``kinds`` is its tokens' kinds in a row."""

    tokens: list[Token]
    kinds: str


class Lexer:
    """Finds the islands of a text: triggers first, then the date words on either side of each."""

    def __init__(self, lexicon: Lexicon, triggers: list[str]) -> None:
        self._tokeniser = Tokeniser(lexicon)
        classes = frozenset(t for t in triggers if t.isupper())
        wanted = {s.lower().rstrip(".") for s, w in lexicon.words.items() if classes & w.values.keys() or s.lower() in triggers}
        self._automaton = ahocorasick_rs.AhoCorasick(sorted(wanted), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
        self._left = frozenset(part for spelling in lexicon.words for part in (spelling, *spelling.split()))
        numbers = lexicon.kinds["NUMWORD"]
        self._spoken = re.compile(f"[{numbers}](?:[{lexicon.kinds['DASH']}]?[{numbers}])+")

    def islands(self, text: str) -> Iterator[Island]:
        """Yield the islands of a text from left to right; none overlap, and none is longer than LONGEST tokens."""
        end = 0
        for start in self.triggers(text):
            if start < end:
                continue
            tokens = self._before(text, start, end)
            self._after(text, tokens[-1].end if tokens else start, tokens)
            if not tokens or tokens[-1].end <= start:
                continue
            end = tokens[-1].end
            kinds = "".join([t.kind for t in tokens])
            yield self._with_spoken(tokens, kinds) if self._spoken.search(kinds) else Island(tokens, kinds)

    def triggers(self, text: str) -> list[int]:
        """Where words and figures stand that a date may hang on, in order."""
        lowered = text.lower()
        if len(lowered) != len(text):  # a few letters, such as the dotted capital I, lower to two
            lowered = "".join([c.lower() if len(c.lower()) == 1 else c for c in text])
        size = len(text)
        places = [
            s
            for _, s, e in self._automaton.find_matches_as_indexes(lowered)
            if (s == 0 or not text[s - 1].isalpha()) and (e == size or not text[e].isalpha())
        ]
        places += [place for m in _DIGITS.finditer(text) if (place := _figure_trigger(text, m.start(), m.end())) >= 0]
        places.sort()
        return places

    def _before(self, text: str, start: int, floor: int) -> list[Token]:
        at = self._left_edge(text, start, floor)
        run: list[Token] = []
        match, token = self._tokeniser.match, self._tokeniser.token
        while at < start:
            m = match(text, at)
            found = token(m) if m is not None else None
            if m is None or found is None:
                run.clear()
            else:
                run.append(found)
            if m is not None:
                at = m.end()
                continue
            at += 1
            while at < start and text[at].isalnum():
                at += 1
        return run[-LONGEST // 2 :]

    def _left_edge(self, text: str, start: int, floor: int) -> int:
        """Where the run of possible date words before a trigger begins: a cheap look at whole words, so that most text is never read by token."""
        low = max(floor, start - REACH)
        stretch = text[low:start]
        count = 0
        for word in reversed(stretch.split()):
            core = word.strip(_EDGES)
            if core and core not in self._left and not core[0].isdigit() and not _INNER.search(core):
                break
            count += 1
        if count == 0:
            return low + len(stretch.rstrip())
        pieces = stretch.rsplit(None, count)
        if len(pieces) > count:
            return low + len(pieces[0])
        if low == floor or text[low - 1].isspace():
            return low
        return low + len(stretch) - len(stretch.lstrip()) + len(pieces[0])  # the stretch begins within a word

    def _after(self, text: str, at: int, tokens: list[Token]) -> None:
        match, token = self._tokeniser.match, self._tokeniser.token
        while len(tokens) < LONGEST:
            m = match(text, at)
            found = token(m) if m is not None else None
            if m is None or found is None:
                return
            tokens.append(found)
            at = m.end()

    def _with_spoken(self, tokens: list[Token], kinds: str) -> Island:
        out: list[Token] = []
        at = 0
        for m in self._spoken.finditer(kinds):
            out += tokens[at : m.start()] + self._tokeniser.spoken(tokens[m.start() : m.end()])
            at = m.end()
        out += tokens[at:]
        return Island(out, "".join([t.kind for t in out]))


def _figure_trigger(text: str, start: int, end: int) -> int:
    """Where an expression may hang on these figures; -1 where none can: most numbers of news are neither years nor hours."""
    size, after, before = end - start, text[end : end + 1], text[start - 1 : start]
    if size == 4 and text[start] in "12" and before not in {"$", "£", "€", "¥", ".", ",", "#"}:
        return start
    if size == 1 and before == "Q":
        return start - 1
    if (
        (size <= 2 and after in {":", "/", ".", "-"} and text[end + 1 : end + 2].isdigit())
        or (size <= 2 and text[end : end + 2] in _ORDINAL_ENDS)
        or after == "s"
        or (after in {"'", "’"} and text[end + 1 : end + 2] == "s")
        or (size == 8 and text[start] in "12")
        or (size == 2 and before in {"'", "’"})
    ):
        return start
    return -1


@cache
def lexer() -> Lexer:
    """The lexer of English dates; made once, at first use."""
    return Lexer(lexicon(), data("dates_grammar")["triggers"])
