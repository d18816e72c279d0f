"""How a quote's words differ from the source's: a word diff, with numbers, negations and names named."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
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


Op: TypeAlias = tuple[str, int, int, int, int]
"""``(tag, i1, i2, j1, j2)``: tokens ``i1`` .. ``i2`` of the quote against ``j1`` .. ``j2`` of the source; the tag is "equal" if they are the same."""


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
    if len(quote) * len(source) <= _SMALL:
        return _opcodes(quote, source)
    out: list[Op] = []
    i = j = 0
    for a, b in [*_anchors(quote, source), (len(quote), len(source))]:
        if (a - i) * (b - j) > _SMALL:
            out.append(("replace", i, a, j, b))
        else:
            out += [(tag, i + i1, i + i2, j + j1, j + j2) for tag, i1, i2, j1, j2 in _opcodes(quote[i:a], source[j:b])]
        i, j = a, b
    return out


def _opcodes(quote: Sequence[str], source: Sequence[str]) -> list[Op]:
    return opcodes(quote, source).as_list()  # type: ignore[return-value]  # tuples, in half the time of its objects; both unpack alike


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
    quoted, source, seams = sides.quoted.keys, sides.source.keys, sides.seams
    for i1, i2, j1, j2 in _merged(ops):
        if i1 == i2 and i1 in seams:
            elided.append(_edit(sides, i1, i2, j1, j2, ELIDED))
        elif i2 - i1 == j2 - j1:
            for i in range(i1, i2):
                j = i - i1 + j1
                if quoted[i] != source[j]:
                    edits.append(_replaced(sides, i, j))
        elif not same_words(quoted[i1:i2], source[j1:j2]):
            edits.append(_edit(sides, i1, i2, j1, j2))
    return edits, elided


def _merged(ops: Sequence[Op]) -> list[tuple[int, int, int, int]]:
    """Differences, those that touch made one."""
    out: list[tuple[int, int, int, int]] = []
    for tag, i1, i2, j1, j2 in ops:
        if tag == "equal":
            continue
        if out and out[-1][1] == i1 and out[-1][3] == j1:
            out[-1] = out[-1][0], i2, out[-1][2], j2
        else:
            out.append((i1, i2, j1, j2))
    return out


def _replaced(sides: Sides, i: int, j: int) -> Edit:
    """One word for another: by far the most frequent edit, and so without the loops that ``_edit`` needs."""
    quote, quoted, form, source, _ = sides
    ours, theirs, at = quoted.keys[i], source.keys[j], source.starts[j]
    what: What = "word"
    if _denies(ours) is not _denies(theirs):
        what = "negation"
    elif _counts(ours) or _counts(theirs):
        what = "number"
    elif _is_name(quote, quoted.starts[i]) or _is_name(form.text, at):
        what = "name"
    start, end = form.span(at, source.ends[j])
    return Edit("replaced", form.original[start:end], quote[quoted.starts[i] : quoted.ends[i]], start, end, what)


def _edit(sides: Sides, i1: int, i2: int, j1: int, j2: int, marked: str = "") -> Edit:
    quote, quoted, form, source, _ = sides
    if j1 < j2:
        start, end = form.span(source.starts[j1], source.ends[j2 - 1])
    else:  # where the added words would stand: after the token before, or before the first
        start = end = form.end(source.ends[j1 - 1]) if j1 else form.start(source.starts[0]) if source.keys else 0
    said = quote[quoted.starts[i1] : quoted.ends[i2 - 1]] if i1 < i2 else marked
    what = what_changed(quoted.keys[i1:i2], source.keys[j1:j2])
    if what == "word" and (any(_is_name(quote, at) for at in quoted.starts[i1:i2]) or any(_is_name(form.text, at) for at in source.starts[j1:j2])):
        what = "name"
    return Edit("replaced" if i1 < i2 and j1 < j2 else "added" if i1 < i2 else "missing", form.original[start:end], said, start, end, what)


def _is_name(text: str, start: int) -> bool:
    """Whether the word that begins there has a capital that is more than the beginning of a sentence's."""
    return text[start].isupper() and text[max(start - 4, 0) : start].rstrip(" \"'([")[-1:] not in _OPENS


def what_changed(quote: Sequence[str], source: Sequence[str]) -> What:
    """The weightiest of what only one side has, of words in lower case: a negation, a number, or any word."""
    if any(map(_denies, quote)) is not any(map(_denies, source)):
        return "negation"
    return "number" if any(map(_counts, set(quote).symmetric_difference(source))) else "word"


@lru_cache(maxsize=4096)
def _denies(word: str) -> bool:
    negations, endings = _negations()
    return word in negations or word.endswith(endings)


@lru_cache(maxsize=4096)
def _counts(word: str) -> bool:
    return word[0].isdigit() or word in _number_words()
