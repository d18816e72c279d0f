"""A quote whose words were changed: seeds find the place, a word alignment judges how much of the quote stands there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from whence.language.align.edits import Op, Sides, compare, find_edits, same_words
from whence.language.normalise import Folded
from whence.language.tokens import Token, find_tokens, inside
from whence.model import Edit

ENOUGH = 0.6
"""Share of a quote's words, by weight, that must stand there in order; quotes of other articles share under 0.4."""
_SEEDS = 48
_HITS = 8
_SHORT = 3
"""Quotes of so few words must be near in spelling: one common word of two proves nothing."""
_SLIPS = 4
"""One wrong letter in so many is near in spelling."""


class Near(NamedTuple):
    """A place of an altered quote, in offsets of the folded text; ``score`` is the share of its words that stand there, less what was left out."""

    start: int
    end: int
    score: float
    edits: list[Edit]
    elided: list[Edit]


def find_near(form: Folded, low: str, parts: Sequence[tuple[str, int]], start: int | None = None) -> Near | None:
    """The place where most of the quote stands in order, if that is enough of it.

    ``low`` is ``form.text`` in lower case; ``parts`` are the quote's segments, each with how many characters may be elided before it; ``start`` is an
    offset of the folded text.
    """
    quote, quoted, seams = _join(parts)
    if not quoted:
        return None
    if len(quoted) <= _SHORT:
        return _near_spelling(form, low, quote, quoted, start)
    reach = sum(reach for _, reach in parts)
    best: Near | None = None
    for pieces in _seed_plans(quote.lower(), quoted):
        for window in _windows(low, len(quote), pieces, reach, start):
            near = _judge(Sides(quote, quoted, form, (), seams), window)
            if near and (best is None or near.score > best.score):
                best = near
        if best:
            return best
    return None


def _join(parts: Sequence[tuple[str, int]]) -> tuple[str, list[Token], frozenset[int]]:
    quote, tokens, seams = "", list[Token](), set[int]()
    for text, reach in parts:
        if reach:
            seams.add(len(tokens))
        at = len(quote)
        quote += text + " "
        tokens += find_tokens(quote, at)
    return quote.rstrip(), tokens, frozenset(seams)


def _seed_plans(quote: str, quoted: Sequence[Token]) -> list[list[tuple[str, int]]]:
    """Pieces of the quote with their offsets: first long ones, which are rare in any text, then its longest words."""
    size = 12 if len(quote) > 60 else 6
    step = max(size, len(quote) // _SEEDS)
    plans = [[(quote[at : at + size], at) for at in range(0, len(quote) - size + 1, step)]]
    longest = sorted(quoted, key=lambda t: (t.start - t.end, t.start))[:_SEEDS]
    if len(longest[0].key) > 1:
        plans.append([(quote[t.start : t.end], t.start) for t in longest if t.end - t.start > 3])
    else:
        plans.append([(quote[at : at + 3], at) for at in range(0, len(quote) - 2, max(3, len(quote) // _SEEDS))])
    return plans


def _windows(low: str, size: int, pieces: Sequence[tuple[str, int]], reach: int, start: int | None) -> list[tuple[int, int]]:
    """Up to two stretches where most of the pieces stand about as far apart as in the quote."""
    hits: list[tuple[int, int]] = []
    for piece, offset in pieces:
        at = low.find(piece)
        for _ in range(_HITS):
            if at < 0:
                break
            hits.append((at - offset, offset))
            at = low.find(piece, at + 1)
        if start is not None and (near := low.find(piece, max(start + offset - size, 0), start + offset + 2 * size + reach)) >= 0:
            hits.append((near - offset, offset))
    slack = 20 + size // 6
    out: list[tuple[int, int]] = []
    for _ in range(2):
        cluster = _densest(hits, max(40, size // 2) + reach, start)
        if not cluster:
            break
        first, last = cluster[0][0], cluster[-1][0]
        out.append((first - slack, last + size + slack))
        hits = [hit for hit in hits if not first <= hit[0] <= last]
    return out


def _densest(hits: list[tuple[int, int]], band: int, start: int | None) -> list[tuple[int, int]]:
    """The hits of most different pieces among those whose shifts differ by ``band`` at most; of equals the nearest to ``start``, or the first."""
    hits.sort()
    counts: dict[int, int] = {}
    best, span, tail = (0, 0), (0, 0), 0
    for head, (shift, offset) in enumerate(hits):
        counts[offset] = counts.get(offset, 0) + 1
        while shift - hits[tail][0] > band:
            gone = hits[tail][1]
            counts[gone] -= 1
            if not counts[gone]:
                del counts[gone]
            tail += 1
        rank = (len(counts), 0 if start is None else -abs(shift - start))
        if rank > best:
            best, span = rank, (tail, head + 1)
    return hits[span[0] : span[1]]


def _judge(sides: Sides, window: tuple[int, int]) -> Near | None:
    """Align the quote's words with those of a stretch of the text, keep the part where they hang together, and score it."""
    quoted, keys = sides.quoted, [t.key for t in sides.quoted]
    source = find_tokens(sides.form.text, *_widen(sides.form.text, *window))
    first, last = _hanging_together(compare(keys, [t.key for t in source]), sides._replace(source=source))
    if first is None or last is None:
        return None
    before = _reach(sides.form.text, source, first.j1, first.i1, -1)
    after = _reach(sides.form.text, source, last.j2 - 1, len(quoted) - last.i2, 1)
    sides = sides._replace(source=source[first.j1 - before : last.j2 + after])
    ops = compare(keys, [t.key for t in sides.source])
    kept, left_out = _weigh(ops, sides)
    total = sum(map(_weight, quoted))
    if kept < ENOUGH * total:
        return None
    return Near(sides.source[0].start, sides.source[-1].end, kept / (total + left_out), *find_edits(sides, ops))


def _hanging_together(ops: Sequence[Op], sides: Sides) -> tuple[Op | None, Op | None]:
    """First and last of the equal runs that gain more by their words than the words between them cost (maximal segment sum)."""
    best, total = 0.0, 0.0
    first = last = begun = None
    end = 0
    for op in ops:
        if not op.equal:
            continue
        gap = 0.0 if begun is None or op.i1 in sides.seams else sum(map(_weight, sides.source[end : op.j1])) / 2
        gain = sum(map(_weight, sides.quoted[op.i1 : op.i2]))
        if begun is None or total - gap <= 0:
            begun, total = op, gain
        else:
            total += gain - gap
        if total > best:
            best, first, last = total, begun, op
        end = op.j2
    return first, last


def _reach(text: str, source: Sequence[Token], at: int, words: int, step: int) -> int:
    """How many source tokens beyond ``at``, at most ``words``, stand in the same sentence: what the quote's unmatched end may have replaced."""
    count = 0
    while count < words and 0 <= at + step < len(source):
        left, right = (at + step, at) if step < 0 else (at, at + step)
        if any(c in '.!?:;"()' for c in text[source[left].end : source[right].start]):
            break
        at += step
        count += 1
    return count


def _weigh(ops: Sequence[Op], sides: Sides) -> tuple[float, float]:
    """Weight of the quote's words that stand there, half for a near spelling; and half the weight of the source's words that were left out."""
    from rapidfuzz.distance import Levenshtein

    kept = left_out = 0.0
    for op in ops:
        ours, theirs = sides.quoted[op.i1 : op.i2], sides.source[op.j1 : op.j2]
        if op.equal or same_words([t.key for t in ours], [t.key for t in theirs]):
            kept += sum(map(_weight, ours))
            continue
        kept += sum(
            _weight(a) / 2
            for a, b in zip(ours, theirs, strict=False)
            if len(a.key) > 3 and Levenshtein.distance(a.key, b.key) <= len(a.key) // _SLIPS
        )
        if op.i1 not in sides.seams:
            left_out += sum(map(_weight, theirs[len(ours) :])) / 2
    return kept, left_out


def _weight(token: Token) -> float:
    # Words of up to three letters are the grammar's, and any sentence has them; a figure or an ideograph is a word of content.
    return 1.0 if token.end - token.start <= 3 and token.key[0].isascii() and not token.key[0].isdigit() else 2.0


def _near_spelling(form: Folded, low: str, quote: str, quoted: Sequence[Token], start: int | None) -> Near | None:
    """One to three words with a slip of the pen. None where several different words are equally near: then none of them is meant."""
    import edlib
    from rapidfuzz.distance import Levenshtein

    wanted = quote.lower()
    slips = len(wanted) // _SLIPS
    if slips < 1 or all(t.key[0].isdigit() for t in quoted):
        return None
    found = edlib.align(*_encode(wanted, low), mode="HW", task="locations", k=slips)
    places: dict[str, int] = {}
    for first, last in found["locations"] if found["editDistance"] >= 0 else []:
        at, end = _widen(low, first or 0, last + 1)
        if len(low[at:end]) > 2 * len(wanted) or Levenshtein.distance(wanted, low[at:end]) > slips:
            continue
        if low[at:end] not in places or (start is not None and abs(at - start) < abs(places[low[at:end]] - start)):
            places[low[at:end]] = at
        if len(places) > 1:
            return None
    for words, at in places.items():
        source = find_tokens(form.text, at, at + len(words))
        ops = compare([t.key for t in quoted], [t.key for t in source])
        edits, _ = find_edits(Sides(quote, quoted, form, source), ops)
        if source and len(source) == len(quoted):
            return Near(source[0].start, source[-1].end, 1 - Levenshtein.distance(wanted, words) / len(wanted), edits, [])
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
    """The two strings within edlib's limit of 256 different characters: those that the quote lacks may all be one."""
    letters = set(low)
    if len(letters.union(wanted)) <= 250:
        return wanted, low
    return wanted, low.translate({ord(c): "\0" for c in letters.difference(wanted)})
