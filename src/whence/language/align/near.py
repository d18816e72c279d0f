"""A quote whose words were changed: seeds find the place, a word alignment judges how much of the quote stands there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance.Levenshtein import distance

from whence.language.align.edits import Op, Sides, compare, find_edits, same_words
from whence.language.align.seeds import find_windows
from whence.language.normalise import Folded
from whence.language.tokens import Tokenised, Tokens, find_tokens, inside
from whence.model import Edit

ENOUGH = 0.55
"""Share of a quote's words, by weight, that must stand there in order; quotes of other articles share under 0.4."""
_SHORT = 3
"""Quotes of so few words must be near in spelling: one common word of two proves nothing. Of three, more than the usual share may do."""
_ENOUGH_OF_SHORT = 0.7
_LONGEST_SHORT = 200
"""Characters that three words may have; more is no text, and would cost the square of its length."""
_SLIPS = 4
"""One wrong letter in so many is near in spelling."""
_EACH = 3
"""What a word weighs besides its letters."""


class Near(NamedTuple):
    """A place of an altered quote, in offsets of the folded text; ``score`` is the share of its words that stand there, less what was left out."""

    start: int
    end: int
    score: float
    edits: list[Edit]
    elided: list[Edit]


def find_near(form: Folded, tokenised: Tokenised, parts: Sequence[tuple[str, int]], start: int | None = None) -> Near | None:
    """The place where most of the quote stands in order, if that is enough of it.

    ``tokenised`` are the tokens of ``form.low``, ``parts`` the quote's segments, each with how many characters may be elided before it. ``start`` is
    an offset of the folded text.
    """
    quote, low, quoted, seams = _join(parts)
    count = len(quoted.keys)
    if not count or (count <= _SHORT and ((near := _near_spelling(form, quote, quoted, start)) or count < _SHORT)):
        return near if count else None
    enough = ENOUGH if count > _SHORT else _ENOUGH_OF_SHORT
    reach = sum([reach for _, reach in parts])
    for windows in find_windows(form.low, low, quoted, reach, start):
        found = []
        for window in windows:
            source = tokenised.between(*_widen(form.text, *window))
            near = _judge(Sides(quote, quoted, form, source, seams), enough)
            if near:
                found.append(near)
        if found:
            return max(found, key=_score) if len(found) > 1 else found[0]
    return None


def _score(near: Near) -> float:
    return near.score


def _join(parts: Sequence[tuple[str, int]]) -> tuple[str, str, Tokens, frozenset[int]]:
    """The parts as one quote; that in lower case; its tokens; and before which of them something is elided."""
    if len(parts) == 1:
        quote = parts[0][0]
        low = quote.lower()
        return quote, low, find_tokens(low), frozenset()
    quote = " ".join([text for text, _ in parts])
    low = quote.lower()
    keys: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    seams: set[int] = set()
    at = 0
    for text, reach in parts:
        if reach:
            seams.add(len(keys))
        tokens = find_tokens(low, at, at + len(text))
        keys += tokens.keys
        starts += tokens.starts
        ends += tokens.ends
        at += len(text) + 1
    return quote, low, Tokens(keys, starts, ends), frozenset(seams)


def _judge(sides: Sides, enough: float) -> Near | None:
    """Align the quote's words with those of a stretch of the text, keep the part where they hang together, and score it."""
    ours, theirs, seams = sides.quoted.keys, sides.source.keys, sides.seams
    ops = compare(ours, theirs)
    run = _hanging_together(ops, ours, theirs, seams)
    if not run:
        return None
    text, source = sides.form.text, sides.source
    _, begun, _, low, _ = ops[run[0]]
    _, _, done, _, high = ops[run[1]]
    ops = ops[run[0] : run[1] + 1]
    # What the quote has beyond the ends stands against as many words of the same sentence: not wherever in the window the alignment put it.
    if begun or seams:
        first = low - _beyond(text, source, low, begun, -1)
        ops.insert(0, ("replace", 0, begun, first, low))
        low = first
    if done < len(ours) or seams:
        last = high + _beyond(text, source, high - 1, len(ours) - done, 1)
        ops.append(("replace", done, len(ours), high, last))
        high = last
    lost, left_out = _lost(ops, ours, theirs, seams)
    total = _weight(ours)
    kept = total - lost
    if kept < enough * total:
        return None
    return Near(source.starts[low], source.ends[high - 1], kept / (total + left_out), *find_edits(sides, ops))


def _hanging_together(ops: Sequence[Op], ours: Sequence[str], theirs: Sequence[str], seams: frozenset[int]) -> tuple[int, int] | None:
    """First and last of the equal runs, as indices of ``ops``, that weigh more than half of the words left out between them.

    The maximal segment sum (Kadane); what a marked elision leaves out costs nothing.
    """
    best, total, end, begun = 0.0, 0.0, 0, 0
    span: tuple[int, int] | None = None
    for at, (tag, i1, i2, j1, j2) in enumerate(ops):
        if tag != "equal":
            continue
        if end < j1 and i1 not in seams:
            total -= _weight(theirs[end:j1]) / 2
        if total <= 0:
            begun, total = at, 0.0
        total += _weight(ours[i1:i2])
        if total > best:
            best, span = total, (begun, at)
        end = j2
    return span


def _beyond(text: str, source: Tokens, at: int, words: int, step: int) -> int:
    """How many source tokens beyond ``at``, at most ``words``, stand in the same sentence: what the quote's unmatched end may have replaced."""
    count = 0
    while count < words and 0 <= at + step < len(source.keys):
        left, right = (at + step, at) if step < 0 else (at, at + step)
        if any(c in '.!?:;"()' for c in text[source.ends[left] : source.starts[right]]):
            break
        at += step
        count += 1
    return count


def _lost(ops: Sequence[Op], ours: Sequence[str], theirs: Sequence[str], seams: frozenset[int]) -> tuple[float, float]:
    """Weight of the quote's words that do not stand there, half for a near spelling; and half that of the source's words that were left out."""
    lost = left_out = 0.0
    for tag, i1, i2, j1, j2 in ops:
        if tag == "equal":
            continue
        mine, other = ours[i1:i2], theirs[j1:j2]
        if len(mine) != len(other) and same_words(mine, other):
            continue
        lost += _weight(mine)
        for a, b in zip(mine, other, strict=False):
            if a[0] == b[0] and len(a) >= _SLIPS and distance(a, b) <= len(a) // _SLIPS:
                lost -= (len(a) + _EACH) / 2
        if len(other) > len(mine) and i1 not in seams:
            left_out += _weight(other[len(mine) :]) / 2
    return lost, left_out


def _weight(words: Sequence[str]) -> int:
    # Long words are of content, but even a short one counts.
    return len("".join(words)) + _EACH * len(words)


def _near_spelling(form: Folded, quote: str, quoted: Tokens, start: int | None) -> Near | None:
    """One to three words with a slip of the pen. None where several different words are equally near: then none of them is meant."""
    import edlib

    wanted, low = quote.lower(), form.low
    slips = len(wanted) // _SLIPS
    if slips < 1 or len(wanted) > _LONGEST_SHORT or all(key[0].isdigit() for key in quoted.keys):
        return None
    found = edlib.align(*_encode(wanted, low), mode="HW", task="locations", k=slips)
    places: dict[str, int] = {}
    for first, last in found["locations"] if found["editDistance"] >= 0 else []:
        at, end = _widen(low, first or 0, last + 1)
        if len(low[at:end]) > 2 * len(wanted) or distance(wanted, low[at:end]) > slips:
            continue
        if low[at:end] not in places or (start is not None and abs(at - start) < abs(places[low[at:end]] - start)):
            places[low[at:end]] = at
        if len(places) > 1:
            return None
    for words, at in places.items():
        source = find_tokens(low, at, at + len(words))
        ops = compare(quoted.keys, source.keys)
        edits, _ = find_edits(Sides(quote, quoted, form, source), ops)
        if len(source.keys) == len(quoted.keys):
            return Near(source.starts[0], source.ends[-1], 1 - distance(wanted, words) / len(wanted), edits, [])
    return None


def _widen(text: str, at: int, end: int) -> tuple[int, int]:
    """Move both ends outwards to token boundaries, forty characters at most, and then inwards past blanks."""
    at, end = max(at, 0), min(end, len(text))
    floor, ceiling = at - 40, end + 40
    while at > floor and inside(text, at):
        at -= 1
    while end < ceiling and inside(text, end):
        end += 1
    while at < end and text[at] == " ":
        at += 1
    while end > at and text[end - 1] == " ":
        end -= 1
    return at, end


def _encode(wanted: str, low: str) -> tuple[str, str]:
    """The two strings within edlib's limits: 256 different characters, so those that the quote lacks may all be one; and no lone surrogates."""
    letters = set(low)
    alphabet = letters.union(wanted)
    other = {ord(c): "\0" for c in letters.difference(wanted)} if len(alphabet) > 250 else {}
    other |= {ord(c): "\ufffd" for c in alphabet if "\ud800" <= c <= "\udfff"}
    return (wanted.translate(other), low.translate(other)) if other else (wanted, low)
