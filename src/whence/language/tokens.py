"""Words, figures and signs of a text with their offsets, and whether a place lies inside one; also for scripts that set no spaces."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from functools import cache
from itertools import accumulate

from whence.language.normalise import typography

_CLEAR = frozenset(' \n\t"“”()[]{};:!?/—–…')
"""Characters that are never part of a word or figure: the quick answer of ``inside``."""
_APOSTROPHES = "'’"
_ORDINAL = re.compile(r"(?:st|nd|rd|th|s)\b")


class Tokens:
    """Words, figures and signs in order, as three lists of one length: ``keys``, by which they are compared, ``starts`` and ``ends``."""

    __slots__ = ("ends", "keys", "starts")

    def __init__(self, keys: list[str], starts: list[int], ends: list[int]) -> None:
        self.keys = keys
        self.starts = starts
        self.ends = ends

    def __add__(self, other: Tokens) -> Tokens:
        return Tokens(self.keys + other.keys, self.starts + other.starts, self.ends + other.ends)


@cache
def token_pattern() -> re.Pattern[str]:
    """One token of a folded text.

    A figure with its separators, a character of a script without spaces, a word with inner apostrophes, or a sign that bears meaning.
    """
    table = typography()
    unspaced, symbols = table["unspaced"]["class"], table["symbols"]["class"]
    other = rf"\x00-/:-@\[-`{{-\x7f{symbols}{unspaced}"
    letter = rf"[^\d{other}]"
    signs = r"[%$&+§#@°]|[\u20a0-\u20cf£¥¢]|[\u2600-\u27bf\U0001f000-\U0001faff]"
    return re.compile(rf"(\d++(?:[.,]\d++)*+|[{unspaced}]|{letter}[^{other}]*+(?:'{letter}++)*+|{signs})")


@cache
def _plain_pattern() -> re.Pattern[str]:
    """The same for ASCII, at twice the speed."""
    return re.compile(r"([a-zA-Z][a-zA-Z0-9]*+(?:'[a-zA-Z]++)*+|\d++(?:[.,]\d++)*+|[%$&+#@])")


def find_tokens(low: str, start: int = 0, end: int | None = None) -> Tokens:
    """Tokens, in order, from ``start`` to ``end`` of a folded text in lower case; keys have no thousands separators."""
    part = low[start:end] if start or end is not None else low
    # Splitting at a group gives gaps and tokens by turns; all that follows runs in C, at half the cost of a match object for each token.
    pieces = (_plain_pattern() if part.isascii() else token_pattern()).split(part)
    bounds = list(accumulate(map(len, pieces), initial=start))
    keys = pieces[1::2]
    if "," in part and _FIGURE_WITH_COMMA.search(part):
        keys = [_key(word) if "," in word else word for word in keys]
    return Tokens(keys, bounds[1:-1:2], bounds[2::2])


class Tokenised:
    """The tokens of any part of a text: of the whole text, kept, as soon as its parts have cost as much as that."""

    __slots__ = ("_low", "_spent", "_tokens")

    def __init__(self, low: str) -> None:
        self._low = low
        self._spent = 0
        self._tokens: Tokens | None = None

    def between(self, start: int, end: int) -> Tokens:
        """Tokens from ``start`` to ``end``, as ``find_tokens`` gives them."""
        if self._tokens is None:
            self._spent += end - start
            if self._spent < len(self._low) or len(self._low) > _LARGE:
                return find_tokens(self._low, start, end)
            self._tokens = find_tokens(self._low)
        keys, starts, ends = self._tokens.keys, self._tokens.starts, self._tokens.ends
        first, last = bisect_left(starts, start), bisect_right(ends, end)
        if (first and ends[first - 1] > start) or (last < len(starts) and starts[last] < end):
            return find_tokens(self._low, start, end)  # a border lies inside a token
        return Tokens(keys[first:last], starts[first:last], ends[first:last])


_LARGE = 500_000
"""Characters of a text whose tokens are not kept: they would take ten times its room."""
_FIGURE_WITH_COMMA = re.compile(r"\d,\d")


def _key(figure: str) -> str:
    return figure.replace(",", "") if _grouped().fullmatch(figure) else figure


@cache
def _grouped() -> re.Pattern[str]:
    return re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?")


@cache
def _unspaced() -> re.Pattern[str]:
    return re.compile(f"[{typography()['unspaced']['class']}]")


def whole(text: str, start: int, end: int) -> bool:
    """Whether ``start`` .. ``end`` begins and ends between tokens: "34" does not in "1934", nor "man" in "woman"."""
    if start > 0 and text[start - 1] not in _CLEAR and inside(text, start):
        return False
    return not (end < len(text) and text[end] not in _CLEAR and inside(text, end))


def inside(text: str, at: int) -> bool:
    """Whether the place between ``text[at - 1]`` and ``text[at]`` lies inside a word, a figure or a character with what combines with it."""
    if at <= 0 or at >= len(text):
        return False
    before, after = text[at - 1], text[at]
    if not (after.isascii() and before.isascii()) and _glued(before, after):
        return True
    if before.isalnum() and after.isalnum():
        return _one_word(text, at, before, after)
    if after in ".," and before.isdigit():
        return text[at + 1 : at + 2].isdigit()
    if before in ".," and after.isdigit():
        return at > 1 and text[at - 2].isdigit()
    if after in _APOSTROPHES and before == "n":  # a quote that ends with "ca(n)" says the contrary of "can't"
        return text[at + 1 : at + 2] == "t" and not text[at + 2 : at + 3].isalnum()
    if before in _APOSTROPHES and after.isalpha():
        return at > 1 and text[at - 2].isalpha() and not text[at + 1 : at + 3].isalpha()
    return False


def _one_word(text: str, at: int, before: str, after: str) -> bool:
    if before.isdigit():
        # "34km" and "1.5m" are a figure and its unit; "34th" and "1960s" are one word.
        return after.isdigit() or _ORDINAL.match(text, at) is not None
    if before.isascii() and after.isascii():
        return True
    return not (_unspaced().match(before) or _unspaced().match(after))


def _glued(before: str, after: str) -> bool:
    if before == "\u200d" or after == "\u200d" or "\U0001f3fb" <= after <= "\U0001f3ff":
        return True
    return not after.isascii() and unicodedata.category(after)[0] == "M" and not before.isspace()
