"""One text as the other's sentence with something exchanged: which exchange of words makes it say something else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple, TypeVar

from whence.comparing import Comparison
from whence.comparing.names import compare_names
from whence.comparing.numbers import compare_numbers
from whence.comparing.places import compare_places
from whence.comparing.spelt import spelt
from whence.language.hedges import find_hedges
from whence.language.lexicon import FAMILY, GIVEN, HONORIFIC, POLITY, SURNAME, TITLE, flags, table
from whence.model import DateMention, NumberMention

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_MOST = 0.34
"""The share of words up to which a text is another with words exchanged; past it, the sentence is its writer's own."""
_SHORT = 3
"""Words of an exchange of contraries: "less than" for "over"."""
_STEM = 3
_PREFIXES = frozenset(("un", "in", "im", "il", "ir", "dis", "non"))
_INITIAL = re.compile(r"(?<!\w)[A-Z]\.\Z")
_BETWEEN = " -$£€¥\u00a0"
"""What may stand between a number and its hedge or unit."""
DENIALS = frozenset(("negation", "denial"))
_WORD = re.compile(r"\w+|[^\w\s,]")
_JOINS = frozenset(("and", "or", "nor", "with", "met", "&", "/"))
_STOPS = frozenset(".!?:")
_CALENDAR = frozenset(
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mon", "tue", "wed", "thu", "fri", "sat", "sun")
)


M = TypeVar("M", NumberMention, DateMention)


class Token(NamedTuple):
    """A word or figure: folded, as written, and its place."""

    key: str
    text: str
    start: int
    end: int


class Run(NamedTuple):
    """Words of one side that stand where the other side has others; empty where it has none. ``first`` is their position among the tokens."""

    whole: str
    tokens: Sequence[Token]
    first: int
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words as they stand."""
        return self.whole[self.start : self.end]


class Exchange(NamedTuple):
    """What the claim has, and what the source has in its place."""

    claim: Run
    source: Run


def exchanged(claim: str, source: str) -> Exchange | None:
    """The first exchange by which a claim contradicts the sentence that it otherwise repeats; None where there is none, or it is no such sentence.

    Numbers (in figures or words, with unit and hedge), names and contraries ("rose", "fell") are judged; other forms of the same are none: dates,
    spellings, abbreviations, initials, a people for its country, a rounding that says so.
    """
    found = exchanges(claim, source)
    words = max(len(_tokens(claim)), len(_tokens(source)))
    near = sum(max(len(e.claim.tokens), len(e.source.tokens)) for e in found) <= _MOST * words
    denials = [_denials(e.source, DENIALS) for e in found]
    if near and not any(denials) and (put_in := next((e for e in found if _denials(e.claim, {"negation"})), None)):
        return put_in
    turned = any(denials) or any(_denials(e.claim, DENIALS) for e in found)
    found = [e for e in found if not _listed_otherwise(e, found)]
    return next((e for e in found if _numbers(e) or _names(e) or (near and not turned and _contrary(e))), None)


def _listed_otherwise(pair: Exchange, others: Sequence[Exchange]) -> bool:
    """Whether the two words of an exchange change places in a list: "Long and Short" for "Short and Long"."""
    ours, theirs = ([t.key for t in run.tokens] for run in pair)
    for other in others:
        if ours and [t.key for t in other.claim.tokens] == theirs and [t.key for t in other.source.tokens] == ours:
            (_, low), (high, _) = sorted([(pair.claim.start, pair.claim.end), (other.claim.start, other.claim.end)])
            return set(_WORD.findall(pair.claim.whole[low:high].casefold())) <= _JOINS
    return False


def _denials(run: Run, kinds: Container[str]) -> bool:
    """Whether the run holds a negation, or the part of a word that is one."""
    return any(h.kind in kinds and h.start < run.end and run.start < h.end for h in find_hedges(run.whole))


def exchanges(claim: str, source: str) -> list[Exchange]:
    """The places at which two texts differ in words, in order."""
    from whence.language.align.edits import compare

    ours, theirs = _tokens(claim), _tokens(source)
    out: list[list[int]] = []
    for tag, i1, i2, j1, j2 in compare([t.key for t in ours], [t.key for t in theirs]):
        if tag == "equal":
            continue
        if out and out[-1][1] == i1 and out[-1][3] == j1:
            out[-1][1], out[-1][3] = i2, j2
        else:
            out.append([i1, i2, j1, j2])
    return [Exchange(_run(claim, ours, a, b), _run(source, theirs, c, d)) for a, b, c, d in _split(out)]


def _split(rows: Iterable[Sequence[int]]) -> Iterator[Sequence[int]]:
    """Runs of equal length word by word."""
    for i1, i2, j1, j2 in rows:
        if i2 - i1 == j2 - j1 > 1:
            yield from ((i1 + k, i1 + k + 1, j1 + k, j1 + k + 1) for k in range(i2 - i1))
        else:
            yield i1, i2, j1, j2


def _tokens(text: str) -> list[Token]:
    return [Token(_fold(m.group()), m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text)]


def _fold(word: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    plain = plain.replace("’", "'").casefold().removesuffix("'s")
    return plain.replace(",", "") if plain[:1].isdigit() else spelt(plain)


def _run(whole: str, tokens: Sequence[Token], first: int, last: int) -> Run:
    if first < last:
        return Run(whole, tokens[first:last], first, tokens[first].start, tokens[last - 1].end)
    at = tokens[first - 1].end if first else 0
    return Run(whole, (), first, at, at)


# ---------------------------------------------------------------------------------------------------------------- numbers and dates


def _numbers(pair: Exchange) -> bool:
    """Whether the exchange makes another number: its figure, its unit, or the hedge before it."""
    from whence.language.numbers import find_numbers

    ours, theirs = (_touched(run, find_numbers(run.whole)) for run in pair)
    if ours and theirs:
        whole = any(not run.tokens for run in pair) and any(
            run.start <= m.start and m.end <= run.end for run, m in ((pair.claim, ours), (pair.source, theirs))
        )
        return not whole and compare_numbers(ours, theirs).verdict == "conflict"
    figures = [any(c.isdigit() for c in run.text) for run in pair]
    compared = _dates(pair) if any(figures) else None
    return compared.verdict == "conflict" if compared else all(figures)


def _touched(run: Run, mentions: Sequence[M]) -> M | None:
    """The mention that a run is part of, or that stands right after it (a hedge) or before it (a unit)."""
    over = [m for m in mentions if m.start < run.end and run.start < m.end]
    after = [m for m in mentions if run.end <= m.start and not run.whole[run.end : m.start].strip(_BETWEEN)]
    before = [m for m in mentions if m.end <= run.start and not run.whole[m.end : run.start].strip(_BETWEEN)]
    return next((m for found in (over, after, before) for m in found), None)


def _dates(pair: Exchange) -> Comparison | None:
    """How the dates compare that the exchange is part of; None where it is part of none."""
    from whence.comparing.dates import compare_mentions
    from whence.language.dates import find_dates

    ours, theirs = (_touched(run, find_dates(run.whole)) for run in pair)
    return compare_mentions(ours, theirs) if ours and theirs else None


def _same_date(pair: Exchange) -> bool:
    compared = _dates(pair)
    return compared is not None and compared.holds


# ---------------------------------------------------------------------------------------------------------------- names


def _names(pair: Exchange) -> bool:
    """Whether one name stands for another: both have capitals that no beginning of a sentence explains, and neither is a form of the other."""
    ours, theirs = pair
    if not ours.tokens or not theirs.tokens or not all(_proper(run, (ours.whole, theirs.whole)) for run in pair):
        return False
    if any(flags(t.text) & (HONORIFIC | TITLE) for run in pair for t in run.tokens):
        return False
    if {t.key for t in ours.tokens if len(t.key) > 2} & {t.key for t in theirs.tokens if len(t.key) > 2}:
        return False
    return not (
        _abbreviated(pair)
        or _same_name(ours.text, theirs.text)
        or any(_same_name(a.text, b.text) for a in ours.tokens for b in theirs.tokens)
        or (_of_calendar(pair) and _same_date(pair))
    )


def _proper(run: Run, either: Sequence[str]) -> bool:
    first = run.tokens[0]
    if not first.text[0].isupper():
        return False
    if _opens(run.whole, first.start) and not flags(first.text.removesuffix("'s").removesuffix("’s")) & (GIVEN | FAMILY | SURNAME | POLITY):
        return any(t.key == first.key and t.text[0].isupper() and not _opens(whole, t.start) for whole in either for t in _tokens(whole))
    return True


def _opens(whole: str, at: int) -> bool:
    """Whether a sentence begins here, so that a capital says nothing."""
    before = whole[:at].rstrip(" \"'“‘([")
    return not before or (before[-1] in _STOPS and not _INITIAL.search(before))


def _same_name(ours: str, theirs: str) -> bool:
    if compare_names(ours, theirs).holds:
        return True
    one, two = (name.removesuffix("s") if name != "US" else name for name in (ours, theirs))  # "Americans" as "American"
    return any(compare_places(a, b).holds for a, b in ((ours, theirs), (theirs, ours), (one, two), (two, one)))


def _abbreviated(pair: Exchange) -> bool:
    """Whether one is the other's initials ("UN") or its first letters with a stop ("Tues.", "Oct.")."""
    short, long = sorted(pair, key=lambda run: len(run.text))
    letters = "".join(t.text[0] for t in long.tokens if t.text[0].isupper())
    if len(letters) > 1 and short.text.replace(".", "").removesuffix("s") == letters:
        return True
    a, b = (run.tokens[0].key for run in (short, long))
    return len(short.tokens) == len(long.tokens) == 1 and b.startswith(a) and (short.whole[short.end : short.end + 1] == "." or a[:3] in _CALENDAR)


def _of_calendar(pair: Exchange) -> bool:
    return any(t.key[:3] in _CALENDAR or t.key[0].isdigit() for run in pair for t in run.tokens)


# ---------------------------------------------------------------------------------------------------------------- contraries


def _contrary(pair: Exchange) -> bool:
    """Whether a word stands for its contrary."""
    ours, theirs = ([t.key for t in run.tokens] for run in pair)
    if not 0 < len(ours) <= _SHORT or not 0 < len(theirs) <= _SHORT:
        return False
    if len(ours) == len(theirs) == 1 and _negated(*sorted((ours[0], theirs[0]), key=len)):
        return True
    left, right = ({field for word in row for field in _fields().get(word, ())} for row in (ours, theirs))
    return any((name, 1 - side) in right and (name, 1 - side) not in left and (name, side) not in right for name, side in left)


def _negated(short: str, long: str) -> bool:
    return len(short) > _STEM and long.endswith(short) and long.removesuffix(short) in _PREFIXES


@cache
def _fields() -> dict[str, tuple[tuple[str, int], ...]]:
    raw: dict[str, list[str]] = table("opposites")["pairs"]
    found: dict[str, tuple[tuple[str, int], ...]] = {}
    moving = table("movements")  # which way a figure goes has its own list
    for name, sides in (*raw.items(), ("change", [" ".join(moving["up"]), " ".join(moving["down"])])):
        for side, many in enumerate(sides):
            for word in many.split():
                if (name, side) in found.get(word, ()):
                    continue
                found[word] = (*found.get(word, ()), (name, side))
    return found
