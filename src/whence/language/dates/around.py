"""The words around an expression, and the register of guards that look at them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TypeAlias

from whence.language.dates.lexicon import data

_BEFORE = re.compile(r"(?:([\w.'’$£€]+)[ \t\n,]*|([^\w\s]))\s*$")
_AFTER = re.compile(r"\s*([A-Za-z][\w'’-]*|[^\w\s]|\d\S*)?")
_DOUBLED = re.compile(r"(?:-(?:on|over|to|by|in|after)-|[ \n](?:on|over|by)[ \n])(?:day|week|month|quarter|year|date|end)\b")
_LONGEST_WORD = 24
"""How far back, in characters, the word before an expression is looked for."""


class Around:
    """An expression in its text, with the words on either side."""

    __slots__ = ("_after", "_before", "end", "start", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self._before: str | None = None
        self._after: str | None = None

    @property
    def written(self) -> str:
        """The expression as written."""
        return self.text[self.start : self.end]

    @property
    def before(self) -> str:
        """The word or mark right before, in small letters; empty at the start of a text."""
        if self._before is None:
            space = self.start - 1
            word = self.text[self.text.rfind(" ", max(0, space - _LONGEST_WORD), max(0, space)) + 1 : max(0, space)]
            if word.isalpha() and self.text[space] == " ":  # as nearly everywhere
                self._before = word.lower()
                return self._before
            m = _BEFORE.search(self.text, max(0, self.start - _LONGEST_WORD), self.start)
            self._before = (m[1] or m[2] or "").lower() if m else ""
        return self._before

    @property
    def after(self) -> str:
        """The word or mark right after; empty at the end of a text."""
        if self._after is None:
            m = _AFTER.match(self.text, self.end)
            self._after = (m[1] or "") if m else ""
        return self._after

    def follows(self, words: str) -> bool:
        """Whether the word before is in a list of dates_context.toml."""
        return self.before in words_of(words)

    @property
    def is_titled(self) -> bool:
        """Whether a person's title stands right before, with a capital: "Miss Friday", not "will miss Saturday's final"."""
        before = self.before
        return before in words_of("titles") and self.text.rfind(before.title(), max(0, self.start - _LONGEST_WORD), self.start) >= 0

    @property
    def is_doubled(self) -> bool:
        """Whether the unit is said twice, which is a manner and no time: "year-on-year", "day-to-day", "a year-to-date loss"."""
        return _DOUBLED.match(self.text, self.end) is not None

    def is_free(self, before: str, after: str) -> bool:
        """Whether neither a letter or digit nor one of these marks touches the expression."""
        left, right = self.text[max(0, self.start - 1) : self.start], self.text[self.end : self.end + 1]
        return not (left and (left.isalnum() or left in before)) and not (right and (right.isalnum() or right in after))


Guard: TypeAlias = Callable[[Around], bool]
GUARDS: dict[str, Guard] = {}


def guard(name: str) -> Callable[[Guard], Guard]:
    """Register a guard under the name by which the grammar calls it."""

    def register(function: Guard) -> Guard:
        GUARDS[name] = function
        return function

    return register


@cache
def words_of(name: str) -> frozenset[str]:
    """A list of dates_context.toml."""
    return frozenset(data("dates_context")[name])
