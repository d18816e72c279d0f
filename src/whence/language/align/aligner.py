"""The four steps of finding a quote: as it stands, in another type, with marked elisions, with words changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from whence.language.align.occurrences import nearest
from whence.language.align.seams import ELIDED, Segment, Split, parts, split, thread
from whence.language.normalise import Folded, fold, fold_plainly, hyphenated
from whence.language.tokens import Tokenised, find_tokens, whole
from whence.model import Edit, Evidence, Match

if TYPE_CHECKING:
    from whence.language.align.near import Near

Op: TypeAlias = Literal["replaced", "missing", "added"]

_MARKS = "\"' "
_STOPS = ".,;:!?-\"' "


def locate(quote: str, text: str, start: int | None = None) -> Evidence | None:
    """Find a quote in a text; None if it is not there.

    *exact*: as it stands, between token boundaries. *normalised*: but for typography (``whence.language.normalise.NORMALISATIONS``), capitals,
    punctuation and bracketed insertions. *elided*: but for what its own marks leave out. *altered*: with words changed, which ``edits`` lists;
    ``score`` is then the share of its words that stand there. ``start`` is where it is said to stand: the occurrence at or nearest to it is given,
    else the first. Offsets are code points of ``text``. The texts used last are kept folded.
    """
    if start is None:
        at = text.find(quote)
        if at >= 0 and not quote.isspace() and quote:
            end = at + len(quote)
            if whole(text, at, end):
                return Evidence(at, end, quote, "exact")
        if at < 0:
            return _kept(text).locate_inexact(quote)
    return _kept(text).locate(quote, start)


class Aligner:
    """A text to find many quotes in: folded once, on first need."""

    __slots__ = ("_forms", "_tokenised", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._forms: tuple[Folded, ...] = ()
        self._tokenised: Tokenised | None = None

    def locate(self, quote: str, start: int | None = None) -> Evidence | None:
        """Find a quote, as ``locate`` does."""
        if not quote or quote.isspace():
            return None
        at = nearest(self.text, quote, start)
        if at >= 0 and (start is None or at == start):
            return Evidence(at, at + len(quote), quote, "exact")
        if at >= 0:
            there = self._normalised(fold_plainly(quote).strip(), start)
            return there if there and there.start == start else Evidence(at, at + len(quote), quote, "exact")
        return self.locate_inexact(quote, start)

    def locate_inexact(self, quote: str, start: int | None = None) -> Evidence | None:
        """Find a quote that is known not to stand in the text as it is."""
        words = fold_plainly(quote).strip()
        return self._normalised(words, start) or self._elided(words, start) or self._altered(words, start)

    # ------------------------------------------------------------------ the text, folded

    @property
    def forms(self) -> tuple[Folded, ...]:
        """The folded text; twice, with hyphens at line ends kept and dropped, where it has any."""
        if not self._forms:
            forms = (fold(self.text),)
            self._forms = (*forms, fold(self.text, joined=True)) if hyphenated(self.text) else forms
        return self._forms

    # ------------------------------------------------------------------ the steps

    def _normalised(self, quote: str, start: int | None) -> Evidence | None:
        core = quote.strip(_STOPS)[1:]  # stands in every reading: where it does not, none does
        forms = [form for form in self.forms if core in form.text]
        for wanted in _readings(quote) if forms else ():
            for form in forms:
                at = nearest(form.text, wanted, None if start is None else form.offset(start))
                if at >= 0:
                    return self._evidence(form, (at, at + len(wanted)), "normalised")
        return None

    def _elided(self, quote: str, start: int | None) -> Evidence | None:
        if ELIDED not in quote and "[" not in quote:
            return None
        for brackets in (False, True) if "[" in quote else (False,):
            cut = split(quote, brackets=brackets)
            if cut.segments and (len(cut.segments) > 1 or cut.segments[0].text != quote.lower()):
                found = self._threaded(cut, start)
                if found:
                    return found
        return None

    def _threaded(self, cut: Split, start: int | None) -> Evidence | None:
        form, segments = self.forms[-1], cut.segments
        places = thread(form.low, segments, None if start is None else form.offset(start))
        if places is None:
            return None
        end = places[-1] + len(segments[-1].text)
        if cut.leading and form.text[max(places[0] - 2, 0) : places[0]].rstrip().endswith("]"):
            return None  # the source has brackets of its own there, and other words in them
        if cut.trailing and form.text[end : end + 2].lstrip().startswith("["):
            return None
        gaps: list[Edit] = []
        for i, segment in enumerate(segments[1:]):
            gap = self._gap(segment, places[i] + len(segments[i].text), places[i + 1])
            between = form.text[places[i] + len(segments[i].text) : places[i + 1]]
            if gap and segment.insert is not None and any(mark in between for mark in '["'):
                return None  # brackets of the source's own, or a speaker's words for the reporter's
            gaps += [gap] if gap else []
        return self._evidence(form, (places[0], end), "elided" if any(gap.op == "missing" for gap in gaps) else "normalised", elided=gaps)

    def _altered(self, quote: str, start: int | None) -> Evidence | None:
        form = self.forms[-1]
        if self._tokenised is None:
            self._tokenised = Tokenised(form.low)
        near = _finder()(form, self._tokenised, parts(quote), None if start is None else form.offset(start))
        if near is None:
            return None
        match: Match = "altered" if near.edits else "elided" if near.elided else "normalised"
        start, end = form.span(near.start, near.end)
        score = near.score if near.edits else 1.0
        return Evidence(start, end, self.text[start:end], match, score, tuple(near.edits), tuple(near.elided))

    def _gap(self, segment: Segment, start: int, end: int) -> Edit | None:
        """What stands in the text where the quote marks an elision or an insertion; None if no word does and none was inserted."""
        from whence.language.align.edits import what_changed

        form = self.forms[-1]
        theirs = find_tokens(form.low, start, end)
        ours = find_tokens((segment.insert or "").lower())
        if theirs.keys == ours.keys:
            return None
        low, high = (form.start(theirs.starts[0]), form.end(theirs.ends[-1])) if theirs.keys else (form.end(start), form.end(start))
        op: Op = "missing" if segment.insert is None else "replaced" if theirs.keys else "added"
        said = ELIDED if segment.insert is None else f"[{segment.insert}]"
        return Edit(op, self.text[low:high], said, low, high, what_changed(ours.keys, theirs.keys))

    def _evidence(self, form: Folded, span: tuple[int, int], match: Match, elided: Sequence[Edit] = ()) -> Evidence:
        start, end = form.span(*span)
        return Evidence(start, end, self.text[start:end], match, elided=tuple(elided))


def _readings(quote: str) -> list[str]:
    """The quote as it stands; without marks around it; without stops; each with the case of its first letter changed."""
    out: list[str] = []
    for words in (quote, quote.strip(_MARKS), quote.strip(_STOPS)):
        if not words:
            continue
        swapped = words[0].swapcase()
        out += (words, swapped + words[1:]) if len(swapped) == 1 else (words,)
    return list(dict.fromkeys(out))


@cache
def _finder() -> Callable[..., Near | None]:
    from whence.language.align.near import find_near  # with the libraries that only altered quotes need

    return find_near


@lru_cache(maxsize=8)
def _kept(text: str) -> Aligner:
    return Aligner(text)
