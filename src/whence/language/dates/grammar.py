"""The grammar: named patterns over kinds of token, compiled from dates_grammar.toml, and the parse of an island of date words."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from whence.language.dates.expression import compile_form
from whence.language.dates.lexicon import data, lexicon

_CACHED = 1 << 14
"""Parses kept, by the row of kinds: news repeats a few thousand rows, and a row is at most lexer.LONGEST kinds long."""


class Pattern(NamedTuple):
    """One named pattern: its matcher over kinds, the class of each of its groups, the kinds that it can begin with, reader, guard and arguments."""

    name: str
    match: Callable[[str, int], re.Match[str] | None]
    roles: tuple[str, ...]
    first: str
    reads: str
    guard: str
    arguments: dict[str, Any]


class Candidate(NamedTuple):
    """A pattern that fits tokens ``start`` to ``end``; ``roles`` says which token fills which class (NUM2: the second of its class)."""

    pattern: Pattern
    start: int
    end: int
    roles: tuple[tuple[str, int], ...]


class Grammar:
    """All patterns, with those that can begin at a kind found by that kind."""

    def __init__(self, patterns: tuple[Pattern, ...]) -> None:
        self.patterns = patterns
        self._by_first: dict[str, list[Pattern]] = {}
        for pattern in patterns:
            for kind in pattern.first:
                self._by_first.setdefault(kind, []).append(pattern)
        self._parses: dict[str, tuple[tuple[Candidate, ...], ...]] = {}

    def parse(self, kinds: str) -> tuple[tuple[Candidate, ...], ...]:
        """For each token of an island the candidates that begin there, longest first; of equals, the grammar's order decides."""
        found = self._parses.get(kinds)
        if found is None:
            found = tuple(self._at(kinds, at) for at in range(len(kinds)))
            if len(self._parses) < _CACHED:
                self._parses[kinds] = found
        return found

    def _at(self, kinds: str, at: int) -> tuple[Candidate, ...]:
        found = []
        for pattern in self._by_first.get(kinds[at], ()):
            m = pattern.match(kinds, at)
            if m is not None:
                caught = sorted((start, role) for role, (start, _) in zip(pattern.roles, m.regs[1:], strict=True) if start >= 0)
                found.append(Candidate(pattern, at, m.end(), _numbered(caught)))
        return tuple(sorted(found, key=lambda c: -c.end))


def _numbered(caught: list[tuple[int, str]]) -> tuple[tuple[str, int], ...]:
    seen: dict[str, int] = {}
    out = []
    for at, role in caught:
        seen[role] = seen.get(role, 0) + 1
        out.append((role if seen[role] == 1 else f"{role}{seen[role]}", at))
    return tuple(out)


@cache
def grammar() -> Grammar:
    """The grammar of English dates; compiled once, at first use."""
    raw, kinds = data("dates_grammar"), lexicon().kinds
    patterns = []
    for entry in raw["pattern"]:
        form = compile_form(entry["form"], raw["macros"], kinds)
        match = re.compile(form.pattern).match
        patterns.append(Pattern(entry["name"], match, form.roles, form.first, entry["reads"], entry.get("guard", ""), entry.get("with", {})))
    return Grammar(tuple(patterns))
