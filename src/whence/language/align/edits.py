"""How a quote's words differ from the source's: a word diff, with numbers, negations and names named."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple, TypeAlias

from rapidfuzz.distance.Levenshtein import opcodes

from whence.language.align.seams import ELIDED
from whence.language.normalise import Folded
from whence.language.tokens import Tokens
from whence.model import Edit

What: TypeAlias = Literal["number", "negation", "name", "word"]

_SMALL = 4_000_000
"""Largest product of two word counts that is compared in full: some 60,000 words against 64, or 2,000 against 2,000, a millisecond's work."""


_OPENS = frozenset(("", ".", "!", "?", ":"))
"""What stands before a sentence."""


class Op(NamedTuple):
    """Tokens ``i1`` .. ``i2`` of the quote against ``j1`` .. ``j2`` of the source; ``equal`` if they are the same."""

    equal: bool
    i1: int
    i2: int
    j1: int
    j2: int


@cache
def _negations() -> tuple[frozenset[str], tuple[str, ...]]:
    raw = tomllib.loads(files("whence.language").joinpath("data/negation.toml").read_text("utf-8"))
    return frozenset(w for words in raw["words"].values() for w in words), tuple(e for ends in raw["endings"].values() for e in ends)


@cache
def _number_words() -> frozenset[str]:
    raw = tomllib.loads(files("whence.language").joinpath("data/number_words.toml").read_text("utf-8"))
    return frozenset(raw["words"]) | frozenset(raw["scales"]) | frozenset(raw["ordinals"])


def compare(quote: Sequence[str], source: Sequence[str]) -> list[Op]:
    """Runs of equal and of different words, covering both sides. Never takes the product of two long texts: those are cut at what both have once."""
    out: list[Op] = []
    i = j = 0
    anchors = _anchors(quote, source) if len(quote) * len(source) > _SMALL else []
    for a, b in [*anchors, (len(quote), len(source))]:
        if (a - i) * (b - j) > _SMALL:
            out.append(Op(equal=False, i1=i, i2=a, j1=j, j2=b))
        else:
            found = opcodes(quote[i:a], source[j:b])
            out += [Op(o.tag == "equal", i + o.src_start, i + o.src_end, j + o.dest_start, j + o.dest_end) for o in found]
        i, j = a, b
    return out


def _anchors(quote: Sequence[str], source: Sequence[str], size: int = 4) -> list[tuple[int, int]]:
    """Places of runs of words that both sides have exactly once, as far as they stand in the same order (patience diff)."""
    from bisect import bisect_left

    once = _unique(source, size)
    pairs = [(i, once[key]) for key, i in _unique(quote, size).items() if key in once]
    pairs.sort()
    tails: list[int] = []
    chain: list[list[tuple[int, int]]] = []
    back: dict[tuple[int, int], tuple[int, int] | None] = {}
    for pair in pairs:
        at = bisect_left(tails, pair[1])
        if at == len(tails):
            tails.append(pair[1])
            chain.append([pair])
        else:
            tails[at] = pair[1]
            chain[at].append(pair)
        back[pair] = chain[at - 1][-1] if at else None
    out: list[tuple[int, int]] = []
    step = chain[-1][-1] if chain else None
    while step is not None:
        out.append(step)
        step = back[step]
    return out[::-1]


def _unique(words: Sequence[str], size: int) -> dict[tuple[str, ...], int]:
    seen: dict[tuple[str, ...], int] = {}
    for at in range(len(words) - size + 1):
        key = tuple(words[at : at + size])
        seen[key] = -1 if key in seen else at
    return {key: at for key, at in seen.items() if at >= 0}


def same_words(quote: Sequence[str], source: Sequence[str]) -> bool:
    """Whether two runs differ only in where a compound is parted ("policy-makers", "policy makers"); figures may be parted by thousands only."""
    if "".join(quote) != "".join(source):
        return False
    return all(_grouped(run) for run in (quote, source) if sum(word[0].isdigit() for word in run) > 1)


def _grouped(run: Sequence[str]) -> bool:
    return re.fullmatch(r"\d{1,3}(?: \d{3})+", " ".join(run)) is not None


class Sides(NamedTuple):
    """What is compared: the folded quote with its tokens, a folded text with tokens of the place in question.

    ``seams`` are the indices of ``quoted`` before which the quote marks an elision.
    """

    quote: str
    quoted: Tokens
    form: Folded
    source: Tokens
    seams: frozenset[int] = frozenset()


def find_edits(sides: Sides, ops: Sequence[Op]) -> tuple[list[Edit], list[Edit]]:
    """Edits in the order of the text, and apart from them what stands inside marked elisions."""
    edits: list[Edit] = []
    elided: list[Edit] = []
    for op in _merged(ops):
        _, i1, i2, j1, j2 = op
        ours, theirs = sides.quoted.keys[i1:i2], sides.source.keys[j1:j2]
        if not ours and i1 in sides.seams:
            elided.append(_edit(sides, op, ELIDED))
        elif len(ours) == len(theirs):
            edits += [
                _edit(sides, Op(equal=False, i1=i1 + k, i2=i1 + k + 1, j1=j1 + k, j2=j1 + k + 1)) for k in range(len(ours)) if ours[k] != theirs[k]
            ]
        elif not same_words(ours, theirs):
            edits.append(_edit(sides, op))
    return edits, elided


def _merged(ops: Sequence[Op]) -> list[Op]:
    """Differences, those that touch made one."""
    out: list[Op] = []
    for op in ops:
        if op.equal:
            continue
        if out and out[-1].i2 == op.i1 and out[-1].j2 == op.j1:
            out[-1] = Op(equal=False, i1=out[-1].i1, i2=op.i2, j1=out[-1].j1, j2=op.j2)
        else:
            out.append(op)
    return out


def _edit(sides: Sides, op: Op, marked: str = "") -> Edit:
    quote, quoted, form, source, _ = sides
    _, i1, i2, j1, j2 = op
    if j1 < j2:
        start, end = form.start(source.starts[j1]), form.end(source.ends[j2 - 1])
    else:  # where the added words would stand: after the token before, or before the first
        start = end = form.end(source.ends[j1 - 1]) if j1 else form.start(source.starts[0]) if source.keys else 0
    said = quote[quoted.starts[i1] : quoted.ends[i2 - 1]] if i1 < i2 else marked
    what = what_changed(set(quoted.keys[i1:i2]), set(source.keys[j1:j2]))
    if what == "word" and (_names(quote, quoted.starts[i1:i2]) or _names(form.text, source.starts[j1:j2])):
        what = "name"
    return Edit("replaced" if i1 < i2 and j1 < j2 else "added" if i1 < i2 else "missing", form.original[start:end], said, start, end, what)


def _names(text: str, starts: Sequence[int]) -> bool:
    """Whether a word that begins at one of these places has a capital that is more than the beginning of a sentence's."""
    return any(text[start].isupper() and text[max(start - 4, 0) : start].rstrip(" \"'([")[-1:] not in _OPENS for start in starts)


def what_changed(quote: set[str], source: set[str]) -> What:
    """The weightiest of what only one side has, of words in lower case: a negation, a number, or any word."""
    if _denies(quote) != _denies(source):
        return "negation"
    numbers = _number_words()
    for word in quote ^ source:
        if word[0].isdigit() or word in numbers:
            return "number"
    return "word"


def _denies(words: set[str]) -> bool:
    negations, endings = _negations()
    return not negations.isdisjoint(words) or any(word.endswith(endings) for word in words)
