"""Paragraphs, sentences and clauses of a text, as spans: a few rules of news typography, with its abbreviations as data."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from functools import cache
from importlib.resources import files
from itertools import pairwise

from whence.model import Span

_BREAK = re.compile(r"\n[ \t\r\f\v\u00a0\u3000]*(?:\n\s*)?")
_STOP = re.compile(
    r"""(?P<mark>(?<![.!?…‽])[.!?…‽]++|[。！？])(?P<close>["'”’»›“)\]」』]*+)    # the stop and the marks that close with it
        (?: (?P<space>\s++) | (?<=[。！？」』]) | (?=[A-Z]) )""",
    re.VERBOSE,
)
_LINE = re.compile(r"\n")
_OPENING = "\"'“‘«‹„‚»([「『—–-•*"
_CLAUSE = re.compile(
    r";|:\s|\s[—–]\s|—|,\s+(?=(?:and|but|while|whereas|although|though|yet|or|so|which|who|whose|where|when|after|before|as|because|since)\b)",
)
_WORD_BEFORE = 24
"""Longest abbreviation looked at before a stop, in characters."""
_REACH = 2000
"""Characters to either side up to which a sentence goes: what is longer is a list or damage, and to copy it for each mention would be quadratic."""


@cache
def _abbreviations() -> dict[str, frozenset[str]]:
    raw = tomllib.loads(files("whence.language").joinpath("data/abbreviations.toml").read_text("utf-8"))
    return {key: frozenset(words) for key, words in raw.items()}


@cache
def abbreviations() -> frozenset[str]:
    """All words whose stop need not end a sentence, casefolded and without it."""
    lists = _abbreviations()
    return lists["never"] | lists["before_number"] | lists["either"]


class Outline:
    """A text cut into paragraphs and sentences, once: offsets are half-open and in code points; blank edges belong to nothing."""

    __slots__ = ("_starts", "paragraphs", "sentences", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.paragraphs = find_paragraphs(text)
        self.sentences = tuple(span for start, end in self.paragraphs for span in _sentences(text, start, end))
        self._starts = [start for start, _ in self.sentences]

    def sentence(self, start: int, end: int | None = None) -> Span:
        """Give the sentence, or run of sentences, around ``start`` .. ``end``; what has no stop within reach is cut."""
        if not self.sentences:
            return Span(0, len(self.text), self.text)
        first = max(bisect_right(self._starts, start) - 1, 0)
        last = max(bisect_right(self._starts, max(start, (end or start) - 1)) - 1, first)
        low, high = min(self.sentences[first][0], start), max(self.sentences[last][1], end or start)
        low, high = max(low, start - _REACH), min(high, (end or start) + _REACH)
        return Span(low, high, self.text[low:high])

    def paragraph(self, start: int) -> Span:
        """Give the paragraph that ``start`` stands in, or the one before it."""
        at = max(bisect_right(self.paragraphs, (start, len(self.text))) - 1, 0)
        low, high = self.paragraphs[at] if self.paragraphs else (0, len(self.text))
        return Span(low, high, self.text[low:high])

    def clause(self, start: int, end: int | None = None) -> Span:
        """Give the clause around ``start`` .. ``end``: its sentence, cut at semicolons, dashes, colons and commas before a conjunction."""
        whole = self.sentence(start, end)
        low, high, stop = whole.start, whole.end, end or start
        for found in _CLAUSE.finditer(self.text, whole.start, whole.end):
            if found.end() <= start:
                low = found.end()
            elif found.start() >= stop:
                high = found.start()
                break
        return _trim(self.text, low, high)


def find_paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of the paragraphs, without blank edges: a line break ends one unless the text is wrapped there."""
    out: list[tuple[int, int]] = []
    start = 0
    lines: list[int] = []  # breaks between lines of one block that no blank line or indent parts
    for found in _BREAK.finditer(text):
        if found.end() - found.start() == 1:
            lines.append(found.start())
            continue
        _block(text, start, found.start(), lines, out)
        start, lines = found.end(), []
    _block(text, start, len(text), lines, out)
    return tuple(out)


def _block(text: str, start: int, end: int, breaks: list[int], out: list[tuple[int, int]]) -> None:
    edges = [start - 1, *breaks, end]
    lengths = [b - a - 1 for a, b in pairwise(edges)]
    width = max(lengths)
    # Lines of 40 to 100 characters that are all nearly full but the last: wrapped by a mailer or an agency's printer, not by its author.
    wrapped = len(lengths) > 2 and 40 <= width <= 100 and min(lengths[:-1]) >= 0.7 * width
    for at in breaks:
        if not wrapped and not text[at + 1 : at + 2].islower():
            _add(text, start, at, out)
            start = at + 1
    _add(text, start, end, out)


def _add(text: str, start: int, end: int, out: list[tuple[int, int]]) -> None:
    part = _trim(text, start, end)
    if part.text:
        out.append((part.start, part.end))


def _trim(text: str, start: int, end: int) -> Span:
    part = text[start:end]
    kept = part.strip()
    low = start + len(part) - len(part.lstrip()) if kept else start
    return Span(low, low + len(kept), kept)


def _sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for found in _STOP.finditer(text, start, end):
        if found.end() < end and ends_sentence(text, found):
            cut = found.end("close")
            _add(text, start, cut, out)
            start = cut
    _add(text, start, end, out)
    return out


def ends_sentence(text: str, found: re.Match[str]) -> bool:
    """Whether a stop that ``_STOP`` matched ends a sentence."""
    mark, after = found["mark"], found.end()
    if mark[0] in "。！？":
        return found["space"] is not None or found["close"] != "" or text[after : after + 1] not in "」』”"
    while text[after : after + 1] and text[after] in _OPENING:
        after += 1
    following = text[after : after + 1]
    if found["space"] is None:
        return _glued(text, found.start("mark"), after) and mark == "."
    if following.islower():
        return False
    if mark != "." or (found["close"] and found["close"][-1] in ")]"):
        return True
    return is_full_stop(text, found.start("mark"), after)


def _glued(text: str, stop: int, after: int) -> bool:
    # "alliance.PHOTO:" and "closed.The" are two sentences; "Znak.Com", "U.S.A" and "J.R.R." are not.
    before = text[max(stop - 3, 0) : stop]
    word = re.compile(r"[A-Z][A-Za-z]+").match(text, after)
    return len(before) == 3 and before.isalpha() and before.islower() and word is not None and text[word.end() : word.end() + 1] in ' :,"’”'


def is_full_stop(text: str, stop: int, after: int) -> bool:
    """Whether the stop at a place ends a sentence, and not an abbreviation; ``after`` is where the next word begins."""
    words = _abbreviations()
    low = stop
    while low > 0 and stop - low < _WORD_BEFORE and (text[low - 1].isalpha() or text[low - 1] == "."):
        low -= 1
    word = text[low:stop].casefold()
    if not word:
        return True
    if word in words["never"] or (word in words["before_number"] and text[after : after + 1].isdigit()):
        return False
    if word in words["either"] or len(word) == 1 or (len(word) > 2 and word[-2] == "."):
        if len(word) == 1 and not text[low].isupper():
            return True
        follows = re.compile(r"\w+").match(text, after)
        return follows is not None and not follows.group()[0].islower() and follows.group().casefold() in words["openers"]
    return True


def next_stop(text: str, start: int, end: int) -> int:
    """Give the offset where the sentence that runs at ``start`` ends, its stop included, or ``end``."""
    for found in _STOP.finditer(text, start, end):
        if found.end() < end and ends_sentence(text, found):
            return found.end("close")
    return end


def stops(text: str, start: int, end: int) -> list[int]:
    """Give the offsets in ``start`` .. ``end`` where a sentence ends, stops included, in order; a line break is a stop."""
    found = [m.end("close") for m in _STOP.finditer(text, start, end) if ends_sentence(text, m)]
    lines = [m.end() for m in _LINE.finditer(text, start, end)]
    return sorted({*found, *lines})


def last_stop(text: str, start: int, end: int) -> int:
    """Give the offset where the sentence that ``end`` stands in begins, its leading blanks included, or ``start``; line breaks count as stops."""
    at = max(text.rfind("\n", start, end) + 1, start)
    for found in _STOP.finditer(text, at, end):
        if ends_sentence(text, found):
            at = found.end("close")
    return at
