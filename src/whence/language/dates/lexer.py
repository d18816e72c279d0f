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

_FIGURES = re.compile(
    r"""[0-9](?<![0-9][0-9])[0-9]*+ (?: (?<=(?<![0-9$£€¥.,\#])[12][0-9]{3})        # a year; not a price, nor a part of a longer number
                  | (?=[:/.-][0-9]|(?:st|nd|rd|th)\b|['’]?s\b)   # an hour, a date in figures, the 26th, the 1990s
                  | (?=\s?[aApP]\.?[mM]\b|\s(?:BC|AD|CE|[bB]\.[cC]|[aA]\.[dD]|[cC]\.[eE]))  # 8 a.m., 493 BC
                  | (?<=(?<![0-9])[12][0-9]{7})                  # 20190626
                  | (?<=AD\ [0-9]{2}) | (?<=AD\ [0-9]{3})
                  | (?<=['’][0-9]{2})
                  | (?<=[QH][1-4])\b                             # Q1, H2
                  | (?<=\b[1-4])(?=[QH](?:[0-9]{2})?\b) | (?<=\b[69])(?=M[0-9]{2}\b) )  # 2Q, 1H23, 9M22""",
    re.VERBOSE,
)
_LETTERS = ("Q", "H")
_RARE = (("FY", re.compile(r"FY ?['’]?[0-9]{2}")), ("half", re.compile(r"first[ -]half\b")))
"""What few texts hold is looked for where a text holds a piece of it."""
_EDGES = ",()[]\"“”‘’'`*_"  # the last two: emphasis, as Markdown writes it
_INNER = re.compile(r"[-–/'’\t\u00a0\u202f]")
_SPACES = " \n\t\u00a0\u202f"


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
        self._automaton = ahocorasick_rs.BytesAhoCorasick(
            sorted(map(_bytes, wanted)),
            matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
            implementation=ahocorasick_rs.Implementation.DFA,  # three times as fast as what it takes by itself for so many words
        )
        self._left = frozenset(part for spelling in lexicon.words for part in (spelling, *spelling.split()))
        words, dash = lexicon.kinds["NUMWORD"], lexicon.kinds["DASH"]
        figures = "".join(sorted(set(lexicon.kinds["NUM"]) - set(words)))
        self._number_words = frozenset(words)
        self._spoken = re.compile(f"[{words}{figures}](?:[{dash}]?[{words}])+")

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
            spoken = not self._number_words.isdisjoint(kinds) and self._spoken.search(kinds)
            yield self._with_spoken(tokens, kinds) if spoken else Island(tokens, kinds)

    def triggers(self, text: str) -> list[int]:
        """Where words and figures stand that a date may hang on, in order."""
        size = len(text)
        places = [
            start
            for _, start, end in self._automaton.find_matches_as_indexes(_bytes(text))
            if (start == 0 or not text[start - 1].isalpha()) and (end == size or not text[end].isalpha())
        ]
        places += [m.start() - text.startswith(_LETTERS, max(0, m.start() - 1)) for m in _FIGURES.finditer(text)]  # "Q2" begins at its letter
        for hint, rare in _RARE:
            if hint in text:
                places += [m.start() for m in rare.finditer(text)]
        places.sort()
        return places

    def _before(self, text: str, start: int, floor: int) -> list[Token]:
        at = self._left_edge(text, start, floor)
        run: list[Token] = []
        read = self._tokeniser.read
        while at < start:
            token = read(text, at)
            if token is not None:
                run.append(token)
                at = token.end
                continue
            run.clear()
            end = self._tokeniser.skip(text, at)
            if end < 0:  # over a mark, or over a word that cannot be read
                end = at + 1
                while end < start and text[end].isalnum() and (text[at].isalnum() or text[at].isspace()):
                    end += 1
            at = end
        return run[-LONGEST // 2 :]

    def _left_edge(self, text: str, start: int, floor: int) -> int:
        """Where the run of possible date words before a trigger begins: a cheap look at whole words, so that most text is never read by token."""
        low, at = max(floor, start - REACH), start
        while at > low:
            stop = at
            while stop > low and text[stop - 1] in _SPACES:
                stop -= 1
            if at - stop > 1 and text.count("\n", stop, at) > 1:  # no date goes over the end of a paragraph
                return at
            begin = text.rfind(" ", low, stop) + 1 or low
            core = text[begin:stop]
            if core.isalpha():  # one word between spaces
                if core not in self._left:
                    return stop
                at = begin
                continue
            if "\n" in core:  # looked for in a word, and not in all that lies before it
                begin += core.rindex("\n") + 1
                core = text[begin:stop]
            core = core.strip(_EDGES)
            if core and core not in self._left and not core[0].isdigit() and not _INNER.search(core):
                return stop
            at = begin
        return low

    def _after(self, text: str, at: int, tokens: list[Token]) -> None:
        read = self._tokeniser.read
        while len(tokens) < LONGEST:
            token = read(text, at)
            if token is None:
                return
            tokens.append(token)
            at = token.end

    def _with_spoken(self, tokens: list[Token], kinds: str) -> Island:
        out: list[Token] = []
        at = 0
        for m in self._spoken.finditer(kinds):
            out += tokens[at : m.start()] + self._tokeniser.spoken(tokens[m.start() : m.end()])
            at = m.end()
        out += tokens[at:]
        return Island(out, "".join([t.kind for t in out]))


def _bytes(text: str) -> bytes:
    """A byte a character, in small letters: offsets stay those of the text, and the automaton runs on bytes three times as fast."""
    return text.encode("latin-1", "replace").lower()


@cache
def lexer() -> Lexer:
    """The lexer of English dates; made once, at first use."""
    return Lexer(lexicon(), data("dates_grammar")["triggers"])
