"""The language of the grammar's forms, turned into regular expressions over kinds of token.

A form is a row of names: CLASSES of words, or words themselves; ``<macros>``; the marks , - / &; grouping with ( ) and |; and ? or * behind a part.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

_PART = re.compile(r"\s*(?:(?P<name>[A-Za-z][\w']*)|(?P<mark>[,&/-])|(?P<operator>[()|?*]))")
_MARKS = {",": "COMMA", "-": "DASH", "/": "SLASH", "&": "AMP"}
_SILENT = frozenset({*_MARKS.values(), "OPEN", "CLOSE", "POSS", "APOS"})
"""Classes that carry no value and are not captured."""
_DEEPEST = 6
"""How deep macros may use macros."""


class Expression(NamedTuple):
    """A compiled form: its regular expression, the class of each of its groups, and the kinds that it can begin with."""

    pattern: str
    roles: tuple[str, ...]
    first: str


class _Piece(NamedTuple):
    pattern: str
    first: frozenset[str]
    empty: bool


def compile_form(form: str, macros: Mapping[str, str], kinds: Mapping[str, str]) -> Expression:
    """Compile a form; ``kinds`` gives the kinds of each class and, after ``=``, of each word. Raises ValueError, which quotes the form."""
    for _ in range(_DEEPEST):
        form = re.sub(r"<(\w+)>", lambda m: f"({macros[m[1]]})", form)
    parser = _Parser(form, kinds)
    piece = parser.either()
    if parser.at < len(parser.parts) or piece.empty:
        msg = f"{form!r} ends too early, or matches nothing at all"
        raise ValueError(msg)
    return Expression(piece.pattern, tuple(parser.roles), "".join(sorted(piece.first)))


class _Parser:
    def __init__(self, form: str, kinds: Mapping[str, str]) -> None:
        self.form, self.kinds = form, kinds
        self.parts: list[re.Match[str]] = []
        self.roles: list[str] = []
        self.at = place = 0
        while form[place:].strip():
            m = _PART.match(form, place)
            if m is None:
                msg = f"{form!r}: cannot read {form[place:]!r}"
                raise ValueError(msg)
            self.parts.append(m)
            place = m.end()

    def either(self) -> _Piece:
        pieces = [self.row()]
        while self._operator() == "|":
            self.at += 1
            pieces.append(self.row())
        if len(pieces) == 1:
            return pieces[0]
        return _Piece(f"(?:{'|'.join(p.pattern for p in pieces)})", frozenset().union(*(p.first for p in pieces)), any(p.empty for p in pieces))

    def row(self) -> _Piece:
        pattern, first, empty = "", frozenset[str](), True
        while self.at < len(self.parts) and self._operator() not in {"|", ")"}:
            piece = self.part()
            pattern += piece.pattern
            first |= piece.first if empty else frozenset()
            empty = empty and piece.empty
        return _Piece(pattern, first, empty)

    def part(self) -> _Piece:
        m = self.parts[self.at]
        self.at += 1
        if m["operator"] == "(":
            inner = self.either()
            if self._operator() != ")":
                msg = f"{self.form!r}: a bracket is not closed"
                raise ValueError(msg)
            self.at += 1
            piece = inner._replace(pattern=f"(?:{inner.pattern})")
        else:
            piece = self._word(m["name"] or _MARKS.get(m["mark"], ""))
        operator = self._operator()
        if operator in {"?", "*"}:
            self.at += 1
            piece = _Piece(piece.pattern + operator, piece.first, empty=True)
        return piece

    def _word(self, name: str) -> _Piece:
        kinds = self.kinds.get(name if name[:1].isupper() else f"={name}")
        if kinds is None:
            msg = f"{self.form!r}: {name!r} is neither a class nor a word"
            raise ValueError(msg)
        if name[0].isupper() and name not in _SILENT:
            self.roles.append(name)
            return _Piece(f"([{kinds}])", frozenset(kinds), empty=False)
        return _Piece(f"[{kinds}]", frozenset(kinds), empty=False)

    def _operator(self) -> str | None:
        return self.parts[self.at]["operator"] if self.at < len(self.parts) else None
