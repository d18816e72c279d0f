"""Quotation marks paired: which mark opens, which closes, across nesting and paragraphs, in European and East Asian typography."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from whence.language.sentences import find_paragraphs

_MARKS = re.compile("[\"“”„‟«»‹›「」『』《》〈〉＂'‘’‚`]")
_CLOSER = {
    "“": "”",
    "„": "“”",
    "‟": "”",
    "”": "”",
    '"': '"',
    "＂": "＂",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "「": "」",
    "『": "』",
    "《": "》",
    "〈": "〉",
    "``": "''",
    "‘": "’",
    "'": "'",
    "‚": "‘’",
}
"""What closes what, by the opening mark; slips of the keyboard (a straight mark closing a curly one) are allowed for in `_closes`."""
_LOOSE = frozenset("‘'‚")
"""Marks that are apostrophes as well: one that does not close is never a fault."""
_TITLES = frozenset("《〈")
_ELISION = re.compile(r"(?:em|til|tis|twas|cause|cos|bout|round|n|n'|s|d|ve|ll|re|m|t)\b|\d", re.IGNORECASE)
_FEET = re.compile(r"\d['’]\s?\d{1,2}$")
_DEEPEST = 8
"""Quotations within quotations; what opens beyond is taken for unclosed."""
_FAR = 6
"""How many paragraphs a quotation may run through without opening anew."""


class Pair(NamedTuple):
    """A pair of marks: ``start``/``end`` enclose the words between them, ``left``/``right`` the marks too; ``depth`` counts from 0.

    ``again`` says that it carries on the pair before it, in a new paragraph; ``open_end`` that the next paragraph carries it on.
    """

    left: int
    start: int
    end: int
    right: int
    mark: str
    depth: int
    again: bool = False
    open_end: bool = False

    @property
    def title(self) -> bool:
        """Marks that set off names of works and nothing else."""
        return self.mark in _TITLES


class Marks(NamedTuple):
    """All marks of a text: the pairs in order of their start, and the offsets of those that never close, or close what was never opened."""

    pairs: tuple[Pair, ...]
    unclosed: tuple[int, ...]
    unopened: tuple[int, ...]


class _Open(NamedTuple):
    at: int
    mark: str
    again: bool


def pair_marks(text: str, paragraphs: Sequence[tuple[int, int]] | None = None) -> Marks:
    """Pair the quotation marks of a text; linear in its length."""
    found = [(m.start(), m.group()) for m in _MARKS.finditer(text)]
    found = _tokens(text, found)
    if not found:
        return Marks((), (), ())
    pairing = _Pairing(text)
    at, total = 0, len(found)
    for start, end in paragraphs if paragraphs is not None else find_paragraphs(text):
        first = at
        while at < total and found[at][0] < end:
            at += 1
        if first < at or pairing.stack:
            pairing.paragraph(found[first:at], start, end)
            if pairing.stack:
                pairing.edge(found, at, end)
    pairing.give_up()
    return Marks(_nested(pairing.pairs), tuple(sorted(pairing.unclosed)), tuple(sorted(pairing.unopened)))


def _tokens(text: str, found: list[tuple[int, str]]) -> list[tuple[int, str]]:
    # Apostrophes within words go first, since they are most of what is found; `` and '' of old wires become one mark each.
    out: list[tuple[int, str]] = []
    skip = -1
    for at, mark in found:
        if at == skip:
            continue
        if mark in "'’`":
            after = text[at + 1 : at + 2]
            if mark != "’" and after == mark:
                skip = at + 1
                out.append((at, mark * 2))
                continue
            if mark == "`" or (after.isalnum() and at and text[at - 1].isalnum()):
                continue
        out.append((at, mark))
    return out


def _nested(pairs: list[Pair]) -> tuple[Pair, ...]:
    out: list[Pair] = []
    ends: list[int] = []
    for pair in sorted(pairs):
        while ends and ends[-1] <= pair.left:
            ends.pop()
        out.append(pair._replace(depth=len(ends)) if ends else pair)
        ends.append(pair.right)
    return tuple(out)


class _Pairing:
    def __init__(self, text: str) -> None:
        self.text = text
        self.stack: list[_Open] = []
        self.pairs: list[Pair] = []
        self.unclosed: list[int] = []
        self.unopened: list[int] = []
        self._carried = -1

    def paragraph(self, found: list[tuple[int, str]], start: int, end: int) -> None:
        straight = [at for at, mark in found if mark == '"' and not self._inches(at)]
        toggles = len(straight) % 2 == 0 and not (straight and self._shape(straight[0]) < 0 < self._shape(straight[-1]))
        for at, mark in found:
            if mark == '"':
                self._straight(at, start, toggles=toggles)
            elif mark in _LOOSE or mark == "’":
                self._single(at, mark, end)
            else:
                self._paired(at, mark, start)

    def edge(self, found: list[tuple[int, str]], at: int, end: int) -> None:
        """Settle, at a paragraph's end, whether the next one carries on what is open."""
        self.stack = [one for one in self.stack if one.mark not in _LOOSE]
        if not self.stack:
            return
        first = self.stack[0]
        following = next(((pos, mark) for pos, mark in found[at : at + 4] if mark not in _LOOSE and mark != "’"), None)
        begins = _next_word(self.text, end)
        again = following is not None and following[0] == begins and following[1] in ("»«" if first.mark == "«" else first.mark)
        if again and self._shape(begins) >= 0:
            self._emit(first, end, end, open_end=True)
            self.stack = []
            self._carried = begins
            return
        self._carried = -1
        if following and self._closes(first.mark, *following) and self.text.count("\n", end, following[0]) <= 3 * _FAR:
            return
        self.give_up()

    def give_up(self) -> None:
        """Nothing closes what is open: a fault, but not of marks that may be apostrophes."""
        self.unclosed.extend(one.at for one in self.stack if one.mark not in _LOOSE)
        self.stack = []

    def _straight(self, at: int, start: int, *, toggles: bool) -> None:
        if self._inches(at):
            return
        shape = self._shape(at)
        is_open = any(one.mark == '"' for one in self.stack)
        if not is_open and shape <= 0 and any(one.mark in "“„" for one in self.stack):
            self._close(at, "“„", 1)
        elif is_open and (toggles or shape <= 0):
            self._close(at, '"', 1)
        elif not is_open and (toggles or shape >= 0):
            self._push(at, '"')
        elif is_open:  # opens again within the paragraph: the first never closed
            self.unclosed.extend(one.at for one in self.stack if one.mark == '"')
            self.stack = [one for one in self.stack if one.mark != '"']
            self._push(at, '"')
        elif at > start and not self.text[at - 1].isdigit():  # 12" is a length
            self.unopened.append(at)

    def _paired(self, at: int, mark: str, start: int) -> None:
        if at == self._carried:  # French: the mark that closes stands before each paragraph of a quotation
            self._push(at, "«" if mark == "»" else mark)
            return
        opened = next((one.mark for one in reversed(self.stack) if one.mark not in _LOOSE and self._closes(one.mark, at, mark)), None)
        if opened is not None:
            self._close(at, opened, len(mark))
        elif mark in _CLOSER and (mark not in "”»›" or self._shape(at) > 0):
            self._push(at, mark)
        elif mark == "''":
            if self._shape(at, 2) > 0:
                self._push(at, mark)
        elif at >= start:
            self.unopened.append(at)

    def _closes(self, opened: str, at: int, mark: str) -> bool:
        if opened == "“" and mark == "“":  # “so“: a slip, unless it stands where a mark opens
            return self._shape(at) < 0
        if opened == '"' and mark == "”":
            return True
        if opened in "“„" and mark == '"':
            return self._shape(at) <= 0
        if opened == '"' and mark == '"':
            return self._shape(at) < (1 if self.text[at + 1 : at + 2] in {"", "\n"} else 0)
        if opened == "«" and mark == "«":
            return False
        return mark in _CLOSER.get(opened, "") or (opened == "''" and mark == "''")

    def _single(self, at: int, mark: str, end: int) -> None:
        before, after = self.text[at - 1 : at], self.text[at + 1 : at + 2]
        opens = mark != "’" and not before.isalnum() and after and not after.isspace() and (not before or before not in ".,!?…")
        elided = mark == "'" and _ELISION.match(self.text, at + 1)
        if opens and not elided and not any(one.mark in _LOOSE for one in self.stack):
            self._push(at, mark)
            return
        if after.isalnum() or not before or before.isspace():
            return
        opened = next((one for one in reversed(self.stack) if one.mark in _LOOSE), None)
        if opened is None or opened is not self.stack[-1]:
            return
        if before in "sS" and after == " " and self._later(at, end):
            return  # "the allies' forces": a possessive, when another mark may close
        self._close(at, opened.mark, 1)

    def _later(self, at: int, end: int) -> bool:
        low = self.text.find("'", at + 1, min(end, at + 200))
        if low < 0:
            low = self.text.find("’", at + 1, min(end, at + 200))
        return low > 0 and not self.text[low + 1 : low + 2].isalnum() and not self.text[low - 1].isspace()

    def _push(self, at: int, mark: str) -> None:
        if len(self.stack) >= _DEEPEST:
            self.unclosed.append(self.stack.pop(0).at)
        self.stack.append(_Open(at, mark, again=at == self._carried))

    def _close(self, at: int, marks: str, width: int) -> None:
        while self.stack:
            one = self.stack.pop()
            if one.mark == marks or (len(marks) > 1 and one.mark in marks):
                self._emit(one, at, at + width)
                return
            if one.mark not in _LOOSE:
                self.unclosed.append(one.at)

    def _emit(self, one: _Open, end: int, right: int, *, open_end: bool = False) -> None:
        start = one.at + len(one.mark)
        inner = self.text[start:end]
        low = start + len(inner) - len(inner.lstrip())
        high = max(low, start + len(inner.rstrip()))
        self.pairs.append(Pair(one.at, low, high, right, one.mark, 0, one.again, open_end))

    def _inches(self, at: int) -> bool:
        return self.text[at - 1 : at].isdigit() and _FEET.search(self.text, max(at - 6, 0), at) is not None

    def _shape(self, at: int, width: int = 1) -> int:
        """Tell by its neighbours whether a mark opens (1), closes (-1) or may do either (0)."""
        before, after = self.text[at - 1 : at] if at else "", self.text[at + width : at + width + 1]
        blank_before = not before or before.isspace() or before in "([{—–-/‘'«“„"
        blank_after = not after or after.isspace() or after in ".,;:!?)]}…"
        if blank_before and not blank_after:
            return 1
        if blank_after and not blank_before:
            return -1
        if blank_before and blank_after:
            return 0
        return -1 if before in ".,!?…" else 0


def _next_word(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at
