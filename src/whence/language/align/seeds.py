"""Where in a text pieces of a quote stand about as far apart as in the quote: stretches worth aligning, found by plain search."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whence.language.tokens import Tokens

_PIECES = 48
"""Most pieces looked for: half of them may be altered, and a tenth still marks the place."""
_HITS = 4096
"""Most occurrences of all pieces together: bounds the work where a text says one thing again and again."""
_SURE = 5
"""So many pieces are looked for before asking whether most of them agree on one place, and on no other."""


def find_windows(low: str, quote: str, quoted: Tokens, reach: int, start: int | None) -> Iterator[list[tuple[int, int]]]:
    """Stretches of ``low`` in which the quote may stand altered: one, or two nearly as likely; then others, by other pieces.

    Both strings are in lower case; ``quoted`` are the quote's tokens; ``reach`` is how many characters its elisions may leave out.
    """
    band = max(40, len(quote) // 2) + reach
    for plan in (_long_pieces, _words):
        pieces, final = plan(quote, quoted)
        clusters = _clusters(low, pieces, band, start)
        if clusters:
            yield [_stretch(cluster, final, len(quote)) for cluster in clusters]


def _clusters(low: str, pieces: Sequence[tuple[str, int]], band: int, start: int | None) -> list[list[tuple[int, int]]]:
    """The hits that agree best on a place, and those that agree nearly as well on another; looked for no longer than it takes to tell."""
    hits: list[tuple[int, int]] = []
    best: list[tuple[int, int]] = []
    other: list[tuple[int, int]] = []
    first = second = 0
    for begin, end in ((0, _SURE), (_SURE, 2 * _SURE), (2 * _SURE, len(pieces))):
        if begin >= len(pieces):
            break
        hits += _hits(low, pieces[begin:end], band, start)
        if not hits and begin:
            break  # ten pieces, and none of them stands anywhere
        best = _densest(hits, band, start)
        first = _kinds(best)
        if len(hits) > len(best):
            other = _densest([hit for hit in hits if not best[0][0] <= hit[0] <= best[-1][0]], band, start)
            second = _kinds(other)
        else:
            other, second = [], 0
        if first > _SURE // 2 and first > second + 1:
            break
    return [cluster for cluster, count in ((best, first), (other, second)) if cluster and count >= 0.75 * first]


def _kinds(cluster: Sequence[tuple[int, int]]) -> int:
    return len({offset for _, offset in cluster})


def _long_pieces(quote: str, _: Tokens) -> tuple[list[tuple[str, int]], int]:
    """Pieces with their offsets that are rare in any text: the first and the last, which mark the ends, then from all over the quote.

    And the offset of the one that ends the quote.
    """
    size = 16 if len(quote) > 120 else 12 if len(quote) > 60 else 6
    last = max(len(quote) - size, 0)
    offsets = range(0, last, max(size, len(quote) // _PIECES))
    return [(quote[at : at + size], at) for at in (0, last, *offsets[2::2], *offsets[1::2])], last


def _words(quote: str, quoted: Tokens) -> tuple[list[tuple[str, int]], int]:
    """The quote's longest words; of a script without spaces, runs of three characters. And the offset of the one that ends the quote, or -1."""
    longest = sorted(zip(quoted.starts, quoted.ends, strict=True), key=lambda span: (span[0] - span[1], span[0]))[:_PIECES]
    if longest[0][1] - longest[0][0] > 1:
        pieces = [(quote[start:end], start) for start, end in longest if end - start > 3]
    else:
        pieces = [(quote[at : at + 3], at) for at in range(0, len(quote) - 2, max(3, len(quote) // _PIECES))]
    return pieces, next((offset for piece, offset in pieces if offset + len(piece) == len(quote)), -1)


def _hits(low: str, pieces: Sequence[tuple[str, int]], band: int, start: int | None) -> list[tuple[int, int]]:
    """``(shift, offset)`` of each occurrence found: where the quote would begin by it, and where in the quote the piece stands."""
    hits: list[tuple[int, int]] = []
    each = _HITS // max(len(pieces), 1)
    find = low.find
    for piece, offset in pieces:
        at = find(piece)
        if at < 0:
            continue
        if start is not None and (near := find(piece, max(start + offset - band, 0), start + offset + 2 * band)) >= 0:
            hits.append((near - offset, offset))
        left = each
        while at >= 0 and left:
            hits.append((at - offset, offset))
            at = find(piece, at + 1)
            left -= 1
    return hits


def _densest(hits: list[tuple[int, int]], band: int, start: int | None) -> list[tuple[int, int]]:
    """The hits of most different pieces among those whose shifts differ by ``band`` at most; of equals the nearest to ``start``, or the first."""
    hits.sort()
    if not hits or hits[-1][0] - hits[0][0] <= band:
        return hits
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
        if len(counts) >= best[0]:
            rank = (len(counts), 0 if start is None else -abs(shift - start))
            if rank > best:
                best, span = rank, (tail, head + 1)
    return hits[span[0] : span[1]]


def _stretch(cluster: Sequence[tuple[int, int]], final: int, size: int) -> tuple[int, int]:
    """From where the quote begins to where it ends, or with room to spare at an end that no piece marks; ``final`` is the last piece's offset."""
    slack = 20 + size // 6
    begin, end = cluster[0][0] - slack, cluster[-1][0] + slack
    for shift, offset in reversed(cluster):
        if offset == 0:
            begin = shift
    for shift, offset in cluster:
        if offset == final:
            end = shift
    return begin, size + end
