"""The grammar: named patterns over kinds of token, compiled from dates_grammar.toml, and the parse of an island."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from whence.language.dates.lexicon import Lexicon, data, lexicon

_PART = re.compile(r"<(?P<macro>\w+)>|(?P<name>[A-Za-z][\w']*)|(?P<mark>[,()&/-])|(?P<operator>[|?*])|(?P<space>\s+)")
_MARKS = {",": "COMMA", "-": "DASH", "/": "SLASH", "&": "AMP"}
_SILENT = frozenset({"COMMA", "DASH", "OPEN", "CLOSE", "SLASH", "POSS", "APOS", "AMP"})
_CACHED = 1 << 14
"""Parses kept, by the row of kinds: news repeats a few thousand rows."""


class Pattern(NamedTuple):
    """One named pattern: ``search`` over kinds, the class of each of its groups, its reader, guard and fixed arguments."""

    name: str
    match: Any
    roles: tuple[str, ...]
    reads: str
    guard: str
    arguments: dict[str, Any]
    first: str
    examples: tuple[str, ...]
    refuses: tuple[str, ...]
    form: str


class Candidate(NamedTuple):
    """A pattern that fits tokens ``start`` to ``end``; ``roles`` says which token fills which class."""

    pattern: Pattern
    start: int
    end: int
    roles: tuple[tuple[str, int], ...]


class Grammar:
    """All patterns, with those that can begin at a kind found by that kind."""

    def __init__(self, patterns: list[Pattern], kinds: str) -> None:
        self.patterns = tuple(patterns)
        self._by_first = {k: tuple(p for p in patterns if _can_begin(p, k)) for k in sorted(set(kinds))}
        self._parses: dict[str, tuple[tuple[Candidate, ...], ...]] = {}

    def parse(self, kinds: str) -> tuple[tuple[Candidate, ...], ...]:
        """For each token of an island the candidates that begin there, longest first."""
        found = self._parses.get(kinds)
        if found is None:
            found = tuple(self._at(kinds, i) for i in range(len(kinds)))
            if len(self._parses) < _CACHED:
                self._parses[kinds] = found
        return found

    def _at(self, kinds: str, at: int) -> tuple[Candidate, ...]:
        found = []
        for pattern in self._by_first.get(kinds[at], ()):
            m = pattern.match(kinds, at)
            if m is not None and m.end() > at:
                roles: list[tuple[str, int]] = []
                for role, (s, e) in zip(pattern.roles, m.regs[1:], strict=True):
                    if s >= 0:
                        roles += [(role, i) for i in range(s, e)]
                roles.sort(key=lambda r: r[1])
                found.append(Candidate(pattern, at, m.end(), tuple(_numbered(roles))))
        found.sort(key=lambda c: -c.end)  # a stable sort: the grammar's order decides between equals
        return tuple(found)


def _numbered(roles: list[tuple[str, int]]) -> list[tuple[str, int]]:
    seen: dict[str, int] = {}
    out = []
    for role, at in roles:
        seen[role] = seen.get(role, 0) + 1
        out.append((role if seen[role] == 1 else f"{role}{seen[role]}", at))
    return out


def _can_begin(pattern: Pattern, kind: str) -> bool:
    # The cheap and exact way: a pattern may begin with a kind unless it fails on the kind followed by anything of the first few kinds. The
    # expression itself answers that when asked for a partial match, which re lacks; its first set is computed when it is compiled instead.
    return kind in pattern.first


def compile_form(form: str, macros: dict[str, str], lexicon: Lexicon) -> tuple[str, tuple[str, ...]]:
    """Turn a form into a regular expression over kinds, and name the class of each of its groups. Raises ValueError on a name that is no word or class."""
    for _ in range(6):  # macros may use macros, a few deep
        form = re.sub(r"<(\w+)>", lambda m: f"({macros[m.group(1)]})", form)
    out, roles, at = [], [], 0
    while at < len(form):
        m = _PART.match(form, at)
        if m is None:
            msg = f"{form!r}: cannot read {form[at:]!r}"
            raise ValueError(msg)
        at = m.end()
        if m["name"]:
            name = m["name"]
            kinds = lexicon.kinds.get(name if name[0].isupper() else f"={name}")
            if kinds is None:
                msg = f"{form!r}: {name!r} is neither a class nor a word"
                raise ValueError(msg)
            if name[0].isupper() and name not in _SILENT:
                out.append(f"([{kinds}])")
                roles.append(name)
            else:
                out.append(f"[{kinds}]")
        elif m["mark"] in {"(", ")"}:
            out.append("(?:" if m["mark"] == "(" else ")")
        elif m["mark"]:
            out.append(f"[{lexicon.kinds[_MARKS[m['mark']]]}]")
        elif m["operator"]:
            out.append(m["operator"])
    return "".join(out), tuple(roles)


def _first_kinds(expression: str, alphabet: str) -> str:
    """The kinds that an expression can begin with: those that make it fail later than at its first character, found from the parsed expression."""
    import re._parser as parser  # noqa: PLC2701 - the public sre_parse is deprecated, and re offers no other way to a first set

    def first(items: Any) -> tuple[set[int], bool]:
        got: set[int] = set()
        for op, value in items:
            here, empty = of(str(op), value)
            got |= here
            if not empty:
                return got, False
        return got, True

    def of(op: str, value: Any) -> tuple[set[int], bool]:
        match op:
            case "LITERAL":
                return {value}, False
            case "IN":
                return {v for _, v in value}, False
            case "SUBPATTERN":
                return first(value[-1])
            case "BRANCH":
                parts = [first(v) for v in value[1]]
                return set().union(*[p for p, _ in parts]), any(e for _, e in parts)
            case "MAX_REPEAT":
                got, empty = first(value[2])
                return got, empty or value[0] == 0
            case _:
                msg = f"a form uses {op}, which its first set does not know"
                raise ValueError(msg)

    got, _ = first(parser.parse(expression))
    return "".join(k for k in alphabet if ord(k) in got)


@cache
def grammar() -> Grammar:
    """The grammar of English dates; compiled once, at first use."""
    words, raw = lexicon(), data("dates_grammar")
    alphabet = "".join(sorted(set("".join(words.kinds.values()))))
    patterns = []
    for entry in raw["pattern"]:
        expression, roles = compile_form(entry["form"], raw["macros"], words)
        patterns.append(
            Pattern(
                entry["name"], re.compile(expression).match, roles, entry["reads"], entry.get("guard", ""), entry.get("with", {}), _first_kinds(expression, alphabet),
                tuple(entry.get("examples", ())), tuple(entry.get("refuses", ())), entry["form"],
            ),
        )
    return Grammar(patterns, alphabet)
