"""The scan: a text's expressions and their forms, which hold for whatever day the text was written on."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

import msgspec

from whence.language.dates.breaks import first_break
from whence.language.dates.detect import base_language, detect_language
from whence.language.dates.foreign import scan_foreign
from whence.language.dates.forms import Form, Item, Scanned
from whence.language.dates.grammar import Candidate, Grammar, grammar
from whence.language.dates.guards import GUARDS, Around
from whence.language.dates.lexer import Lexer, lexer
from whence.language.dates.names import is_called, is_name
from whence.language.dates.openings import is_ware
from whence.language.dates.readers import READERS
from whence.language.dates.tense import tense
from whence.language.dates.tokens import Token

_SENTENCE = 160
_LISTED = frozenset({"and", "or", ",", ", and", ", or"})
_LENGTHS = frozenset({"duration", "set", "reference"})
_SENTENCE_END = re.compile(r"[.!?;]['\"”’)]*\s|\n\s*\n")
_RANGED = frozenset({"DAY", "YEAR", "Y3", "D2", "NUM", "ORDINAL", "ORD"})
"""Classes whose second number begins the second mention of a range."""
_TWO = 2
"""The ends of a range; more are a list."""


class Scanner:
    """English: lexer, grammar, guards and readers put together."""

    def __init__(self, lexer: Lexer, grammar: Grammar) -> None:
        self._lexer, self._grammar = lexer, grammar

    def scan(self, text: str) -> list[Item]:
        """Find every expression, from left to right, none overlapping."""
        items: list[Item] = []
        for tokens, kinds in self._lexer.islands(text):
            candidates = self._grammar.parse(kinds)
            at, size = 0, len(tokens)
            while at < size:
                for candidate in candidates[at]:
                    found = _read(text, tokens, candidate)
                    if found or found is None:
                        items += found or ()
                        at = candidate.end
                        break
                else:
                    at += 1
        return _inherited(text, items)


def _inherited(text: str, items: list[Item]) -> list[Item]:
    """Let expressions have the tense of the one before them.

    A weekday has that of the day before it in the sentence if its own words tell none: "to be sold on Tuesday … and on Thursday"; a month that of the
    one it is listed with: "in April or May".
    """
    before: Item | None = None
    for i, item in enumerate(items):
        form = item.form
        if form.op in _LENGTHS:
            continue
        if before is not None and form.month is not None and before.form.month is not None and text[before.end : item.start].strip() in _LISTED:
            items[i] = msgspec.structs.replace(item, tense=before.tense)
        elif before is not None and not item.tense and form.weekday is not None and form.shift is None and item.start - before.end <= _SENTENCE:
            ahead = before.tense if before.form.weekday is not None else 1 if before.form.op == "deictic" and before.form.shift == 1 else 0
            if ahead > 0 and not first_break(_SENTENCE_END, text, before.end, item.start):
                items[i] = msgspec.structs.replace(item, tense=ahead)
        before = items[i]
    return items


def _read(text: str, tokens: list[Token], candidate: Candidate) -> list[Item] | None:
    """Read a candidate: one item, two for a range, an empty list where a guard or the reader refuses; None for a name, that no piece of is a time."""
    pattern = candidate.pattern
    start, end = tokens[candidate.start].start, tokens[candidate.end - 1].end
    if pattern.guard and not GUARDS[pattern.guard](Around(text, start, end)):
        return []
    if is_called(text, start, end) or (pattern.reads != "holiday" and is_name(text, start, end)):
        return None
    parts = dict(pattern.arguments)
    for role, at in candidate.roles:
        value = tokens[at].value
        parts[role] = value[role if role in value else role[:-1]] if type(value) is dict else value
    form = READERS[pattern.reads](parts)
    if form is None:
        return []
    if isinstance(form, list):
        return _halves(tokens, candidate, form, tense(text, start, end) if _needs_tense(form[0], text, start) else 0)
    return [Item(start, end, pattern.name, form, _tense(text, start, end, pattern.name) if _needs_tense(form, text, start) else 0)]


def _tense(text: str, start: int, end: int, pattern: str) -> int:
    return 1 if pattern == "month" and is_ware(text, start, end) else tense(text, start, end)


def _halves(tokens: list[Token], candidate: Candidate, forms: list[Form], told: int) -> list[Item]:
    """The mentions of a range or list, cut at its joints: "3" and "5 May" of "3 to 5 May"; "June 3", "4" and "5" of "June 3, 4 and 5"."""
    numbers = [at for role, at in candidate.roles if role in _RANGED or role[:-1] in _RANGED]
    if len(numbers) < len(forms):  # one token, "2007-08": four figures, a dash, two
        start, end = tokens[candidate.start].start, tokens[candidate.end - 1].end
        places = [(start, start + 4), (end - 2, end)]
    elif len(forms) > _TWO:
        cuts = [candidate.start, *numbers[1 : len(forms)], candidate.end]
        runs = [tokens[cut : after if i == len(forms) - 1 else numbers[i] + 1] for i, (cut, after) in enumerate(pairwise(cuts))]
        places = [(run[0].start, run[-1].end) for run in runs]
    else:
        joint = next(at for at in range(numbers[0] + 1, candidate.end) if at not in numbers)
        first, last = tokens[candidate.start : joint], tokens[joint + 1 : candidate.end]
        places = [(first[0].start, first[-1].end), (last[0].start, last[-1].end)]
    return [Item(start, end, candidate.pattern.name, form, told) for (start, end), form in zip(places, forms, strict=True)]


def _needs_tense(form: Form, text: str, start: int) -> bool:
    if form.text and (form.op == "deictic" or (form.op == "ago" and form.direction > 0) or (form.op == "shift" and form.unit == "day")):
        return True
    if form.shift == 0 and form.weekday is not None and not form.text:
        return True
    if form.shift == 1 and not form.text and (form.op in {"shift", "season"} or form.month is not None):
        return True
    if form.op == "shift" and form.shift == 0 and (form.name in {"the", "consecutive"} or form.unit in {"week", "weekend"}):
        return True
    if form.year is not None or form.shift is not None:
        return False
    if form.op == "duration":  # "in five years" alone leads to a date
        return form.low is not None and form.name is None and text[max(0, start - 4) : start].strip().lower() == "in"
    if form.op == "date":
        return form.weekday is not None or form.month is not None
    return form.op in {"season", "quarter", "holiday", "unit-of", "clock"}


@cache
def scanner() -> Scanner:
    """The English scanner; made once, at first use."""
    return Scanner(lexer(), grammar())


def scan_text(text: str, language: str | None = None) -> Scanned:
    """Find the expressions of a text without saying which day they mean: resolving does that, for as many anchors as are asked."""
    language = base_language(language) if language else detect_language(text)
    items = scanner().scan(text) if language == "en" else list(scan_foreign(text, language))
    return Scanned(text, _by_habit(items))


def _by_habit(items: list[Item]) -> tuple[Item, ...]:
    """Read 6/7/2019 as the rest of the text writes its dates: day first where it does so somewhere and never month first."""
    orders = {i.form.name for i in items if i.form.op == "date"}
    if "either" not in orders or "day first" not in orders or "month first" in orders:
        return tuple(items)
    return tuple(_turned(item) if item.form.op == "date" and item.form.name == "either" else item for item in items)


def _turned(item: Item) -> Item:
    form = item.form
    return msgspec.structs.replace(item, form=msgspec.structs.replace(form, month=form.day, day=form.month))
