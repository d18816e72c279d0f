"""The scan: a text's expressions and their forms, which hold for whatever day the text was written on."""

from __future__ import annotations

from functools import cache

from whence.language.dates.detect import base_language, detect_language
from whence.language.dates.foreign import scan_foreign
from whence.language.dates.forms import Form, Item, Scanned
from whence.language.dates.grammar import Candidate, Grammar, grammar
from whence.language.dates.guards import GUARDS, Around
from whence.language.dates.lexer import Island, Lexer, Token, lexer
from whence.language.dates.readers import READERS
from whence.language.dates.tense import tense


class Scanner:
    """English: lexer, grammar, guards and readers put together."""

    def __init__(self, lexer: Lexer, grammar: Grammar) -> None:
        self.lexer, self.grammar = lexer, grammar

    def scan(self, text: str) -> list[Item]:
        """Find every expression, from left to right, none overlapping."""
        items: list[Item] = []
        parse = self.grammar.parse
        for tokens, kinds in self.lexer.islands(text):
            candidates = parse(kinds)
            at, size = 0, len(tokens)
            while at < size:
                for candidate in candidates[at]:
                    found = self._read(text, tokens, candidate)
                    if found is not None:
                        items += found
                        at = candidate.end
                        break
                else:
                    at += 1
        return items

    def _read(self, text: str, tokens: list[Token], candidate: Candidate) -> list[Item] | None:
        pattern = candidate.pattern
        start, end = tokens[candidate.start].start, tokens[candidate.end - 1].end
        if pattern.guard and not GUARDS[pattern.guard](Around(text, start, end)):
            return None
        parts = dict(pattern.arguments)
        for role, at in candidate.roles:
            value = tokens[at].value
            parts[role] = value[role if role in value else role[:-1]] if type(value) is dict else value
        form = READERS[pattern.reads](parts)
        if form is None:
            return None
        if type(form) is list:
            return _halves(tokens, candidate, form)
        return [Item(start, end, pattern.name, form, tense(text, start, end) if _needs_tense(form) else 0)]


_JOINTS = frozenset({"=to", "=and", "=or", "=until", "=through", "DASH"})


def _halves(tokens: list[Token], candidate: Candidate, forms: list[Form]) -> list[Item]:
    """Two mentions of one range: each is cut at the joint, "3" and "5 May" of "3 to 5 May"."""
    if len(tokens) and "ISOMONTH" in dict(candidate.roles):  # one token: four figures, a dash, two
        token = tokens[candidate.start]
        places = ((token.start, token.start + 4), (token.end - 2, token.end))
        return [Item(s, e, candidate.pattern.name, form) for (s, e), form in zip(places, forms, strict=True)]
    numbers = [at for role, at in candidate.roles if role.rstrip("2") in {"DAY", "YEAR", "Y3", "D", "D2", "NUM"}]
    joint = next(i for i in range(numbers[0] + 1, candidate.end) if i not in numbers and numbers[0] < i)
    first, last = tokens[candidate.start : joint], tokens[joint + 1 : candidate.end]
    return [Item(t[0].start, t[-1].end, candidate.pattern.name, form) for t, form in zip((first, last), forms, strict=True)]


def _needs_tense(form: Form) -> bool:
    return form.year is None and form.shift is None and (form.op in {"season", "holiday", "unit-of"} or (form.op == "duration" and form.low is not None and form.name is None) or (form.op == "date" and (form.weekday or form.month) is not None))


@cache
def scanner() -> Scanner:
    """The English scanner; made once, at first use."""
    return Scanner(lexer(), grammar())


def scan_text(text: str, language: str | None = None) -> Scanned:
    """Find the expressions of a text without saying which day they mean: resolve() does that, for as many anchors as are asked."""
    language = base_language(language) if language else detect_language(text)
    if language != "en":
        return Scanned(text, tuple(scan_foreign(text, language)))
    return Scanned(text, tuple(scanner().scan(text)))
