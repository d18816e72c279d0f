"""Islands: the runs of date words around the triggers of a text, token by token."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import ahocorasick_rs

from whence.language.dates.lexicon import Lexicon, Word, data, lexicon

REACH = 72
"""How far left of a trigger an expression may begin, in characters: the longest gold expressions of news stay within it."""
LONGEST = 32
"""Most tokens of one island; a longer run of date words is cut, so that no input costs more than its length."""

_ORDINAL_ENDS = frozenset({"st", "nd", "rd", "th"})
_EDGES = ",()"
_DIGITS = re.compile(r"[0-9]+")
_TOKEN = r"""
 [ \t\u00a0\u202f]*+ (?:\n[ \t]*+(?!\n))?+
 (?:
  (?P<iso>\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?)(?![\w-])
 |(?P<numdate>\d{1,4}(?P<sep>[/.-])\d{1,2}(?P=sep)\d{1,4})(?![\w/-]|\.\d)
 |(?P<isomonth>(?:1\d|20)\d\d-(?:0[1-9]|1[0-2]))(?![\w-])
 |(?P<clock>\d{1,2}:\d\d(?::\d\d)?(?![\d:])|\d{1,2}\.\d\d(?=\s?[ap]\.?m\b))
 |(?P<decade>(?:1\d|20)\d0['’]?s|['’]?[1-9]0['’]?s)\b
 |(?P<ord>\d{1,4}(?:st|nd|rd|th))\b
 |(?P<yy>['’]\d\d)(?!\w)
 |(?P<num>\d+(?:,\d{3})*(?:\.\d+)?)(?![\d%])
 |(?P<phrase>PHRASES)(?!\w)
 |(?P<word>[A-Za-z]+)(?:(?=['’]s\b)|(?![\w]))
 |(?P<mark>['’]s\b|['’](?=\s)|[-–,()/&](?!-))
 )
"""


class Token(NamedTuple):
    """A token of an island: its place, its kind, and its value (of a word: by class)."""

    start: int
    end: int
    kind: str
    value: Any


class Island(NamedTuple):
    """A run of date words; ``kinds`` is its tokens' kinds in a row."""

    tokens: list[Token]
    kinds: str


class Lexer:
    """Finds the islands of a text: triggers first, then the date words on either side of each."""

    def __init__(self, lexicon: Lexicon, triggers: list[str]) -> None:
        self.words = lexicon.words
        self.numbers = lexicon.numbers
        phrases = "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in lexicon.phrases)
        abbreviations = "|".join(re.escape(w) for w in sorted(lexicon.words, key=len, reverse=True) if w.endswith(".") and w[0].isupper())
        self.match = re.compile(_TOKEN.replace("PHRASES", f"(?i:{phrases})|{abbreviations}"), re.VERBOSE).match
        names = {n for n in triggers if n.isupper()}
        literals = {n for n in triggers if not n.isupper()}
        wanted = {s.lower() for s, w in lexicon.words.items() if names & w.values.keys() or s.lower() in literals}
        self.triggers = sorted(w.rstrip(".") for w in wanted)
        self.automaton = ahocorasick_rs.AhoCorasick(self.triggers, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
        self.left = frozenset(part for spelling in lexicon.words for part in (spelling, *spelling.split()))
        self.number_words = lexicon.kinds["NUMWORD"]
        self.joined = re.compile(f"[{self.number_words}](?:{lexicon.kinds['DASH']}?[{self.number_words}])+")

    def islands(self, text: str) -> Iterator[Island]:
        """Yield the islands of a text from left to right; none overlap."""
        end = 0
        for start in self._triggers(text):
            if start < end:
                continue
            tokens = self._before(text, start, end)
            at = tokens[-1].end if tokens else start
            self._after(text, at, tokens)
            if not tokens:
                continue
            end = tokens[-1].end
            if end <= start:
                continue
            kinds = "".join([t.kind for t in tokens])
            if self.joined.search(kinds):
                tokens, kinds = self._join(tokens, kinds)
            yield Island(tokens, kinds)

    def _triggers(self, text: str) -> list[int]:
        lowered = text.lower()
        if len(lowered) != len(text):  # a few letters, such as the dotted capital I, lower to two
            lowered = "".join([c.lower() if len(c.lower()) == 1 else c for c in text])
        size = len(text)
        places = [
            s for _, s, e in self.automaton.find_matches_as_indexes(lowered)
            if (s == 0 or not text[s - 1].isalpha()) and (e == size or not text[e].isalpha())
        ]
        for m in _DIGITS.finditer(text):
            s, e = m.span()
            n = e - s
            after = text[e : e + 1]
            if n == 4 and text[s] in "12" and (s == 0 or text[s - 1] not in "$£€¥.,#"):
                places.append(s)
            elif n <= 2 and (after == ":" or after == "/" or after == "." or after == "-") and text[e + 1 : e + 2].isdigit():
                places.append(s)
            elif (after == "s" and text[e : e + 2] != "st") or after == "'" or after == "’" or (n == 8 and text[s] in "12") or (n == 2 and s and text[s - 1] in "'’"):
                places.append(s)
            elif n <= 2 and after in "snrt" and text[e : e + 2] in _ORDINAL_ENDS:
                places.append(s)
            elif n == 1 and s and text[s - 1] == "Q":
                places.append(s - 1)
        places.sort()
        return places

    def _before(self, text: str, start: int, floor: int) -> list[Token]:
        at = self._left_edge(text, start, floor)
        run: list[Token] = []
        match, token = self.match, self._token
        while at < start:
            m = match(text, at)
            if m is None:
                run.clear()
                at += 1
                while at < start and text[at].isalnum():
                    at += 1
                continue
            t = token(m)
            at = m.end()
            if t is None:
                run.clear()
            else:
                run.append(t)
        return run[-LONGEST // 2 :]

    def _left_edge(self, text: str, start: int, floor: int) -> int:
        """Where the run of possible date words before a trigger begins: a cheap look at whole words, so that most text is never lexed."""
        low = max(floor, start - REACH)
        stretch = text[low:start]
        left, count = self.left, 0
        for word in reversed(stretch.split()):
            core = word.strip(_EDGES)
            if core and core not in left and not core[0].isdigit() and "-" not in core and "–" not in core and "/" not in core and "'" not in core and "’" not in core:
                break
            count += 1
        if count == 0:
            return start - (len(stretch) - len(stretch.rstrip()))
        pieces = stretch.rsplit(None, count)
        if len(pieces) > count:
            return low + len(pieces[0])
        return low if low == floor else low + len(stretch) - len(stretch.lstrip()) + (len(pieces[0]) if not text[low - 1].isspace() else 0)

    def _after(self, text: str, at: int, tokens: list[Token]) -> None:
        match, token = self.match, self._token
        while len(tokens) < LONGEST:
            m = match(text, at)
            if m is None:
                return
            t = token(m)
            if t is None:
                return
            tokens.append(t)
            at = m.end()

    def _token(self, m: re.Match[str]) -> Token | None:
        group = m.lastgroup or ""
        s, e = m.span(group)
        written = m.string[s:e]
        if group in {"word", "mark"}:
            word = self.words.get(written)
            return Token(s, e, word.kind, word.values) if word else None
        if group == "phrase":
            word = self.words.get(written) or self.words.get(" ".join(written.lower().split()))
            return Token(s, e, word.kind, word.values) if word else None
        shape, value = _NUMERIC[group](written)
        return Token(s, e, self.numbers[shape], value)

    def _join(self, tokens: list[Token], kinds: str) -> tuple[list[Token], str]:
        out: list[Token] = []
        at = 0
        for m in self.joined.finditer(kinds):
            out += tokens[at : m.start()]
            out += self._number(tokens[m.start() : m.end()])
            at = m.end()
        out += tokens[at:]
        return out, "".join([t.kind for t in out])

    def _number(self, run: list[Token]) -> list[Token]:
        parts = [t.value["NUMWORD"] for t in run if "NUMWORD" in t.value]
        value = spoken_number(parts)
        if value is None:
            return run
        shape = "year" if 1000 <= value <= 2199 and len(parts) > 1 else _number(str(value))[0]
        return [Token(run[0].start, run[-1].end, self.numbers[shape], value)]


def spoken_number(parts: list[int]) -> int | None:
    """Read number words: 20 4 is 24, 2 1000 is 2000, 19 90 6 is 1996 as years are said; None when they are no one number."""
    if len(parts) >= 2 and 10 <= parts[0] <= 20 and 10 <= parts[1] <= 90 and not any(p >= 100 for p in parts):
        tail = sum(parts[1:])
        return parts[0] * 100 + tail if len(parts) < 4 and tail < 100 else None
    total = current = 0
    last = None
    for p in parts:
        if p == 100:
            current = (current or 1) * 100
        elif p >= 1000:
            total += (current or 1) * p
            current = 0
        else:
            if last is not None and last < 100 and not (last >= 20 and p < 10):
                return None
            current += p
        last = p
    return total + current


def _number(written: str) -> tuple[str, Any]:
    if "," in written:
        plain = written.replace(",", "")
        return ("decimal", float(plain)) if "." in plain else ("number", int(plain))
    if "." in written:
        return "decimal", float(written)
    size, value = len(written), int(written) if len(written) < 16 else 0
    if size <= 2:
        shape = "zero" if value == 0 else "hour12" if value <= 12 else "hour24" if value <= 24 else "day" if value <= 31 else "badday" if value <= 39 else "two"
        return shape, value
    if size == 3:
        return "three", value
    if size == 4:
        return ("year" if 1000 <= value <= 2199 else "four"), value
    if size == 8 and 1000 <= value // 10000 <= 2199 and 1 <= value // 100 % 100 <= 12 and 1 <= value % 100 <= 31:
        return "eight", value
    return "number", value


def _ordinal(written: str) -> tuple[str, Any]:
    value = int(written[:-2])
    return ("ord" if 1 <= value <= 31 else "ordbig"), value


_NUMERIC = {
    "iso": lambda w: ("iso", w),
    "isomonth": lambda w: ("isomonth", w),
    "numdate": lambda w: ("numdate", w),
    "clock": lambda w: ("clock", w),
    "decade": lambda w: ("decade", int("".join(c for c in w if c.isdigit()))),
    "ord": _ordinal,
    "yy": lambda w: ("yy", int(w[1:])),
    "num": _number,
}


@cache
def lexer() -> Lexer:
    """The lexer of English dates; made once, at first use."""
    return Lexer(lexicon(), data("dates_grammar")["triggers"])
