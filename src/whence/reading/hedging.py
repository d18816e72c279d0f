"""What a fact drops of its source's reserve: a negation or denial that governs the value, or a hedge, plan or condition."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from whence.comparing.words import words
from whence.language.hedges import Hedge, find_hedges, governs
from whence.model import Edit, Evidence, Fact

if TYPE_CHECKING:
    from whence.reading.reading import Reading

_REVERSED = re.compile(r"\b(?:until|till|before|unless|except)\b", re.IGNORECASE)
_BREAK = re.compile(r"[;:!?\n]|\.(?:\s|$)|,\s+(?:and|but|while|who|which)\b", re.IGNORECASE)
_OPENING = re.compile(r"[\"“«‹„「『]\s*$")
_BESIDE = re.compile(r"\s+(?:(?:on|in|at|the|an?)\s+){0,2}", re.IGNORECASE)
_DENIED = re.compile(
    r"\s+(?:(?:any|all|the|these|those)\s+)?(?:(?:claims?|reports?|allegations?|suggestions?|accusations?|rumou?rs?|charges?)\s+)?"
    r"that\s+(?:[\w’'-]+\s+){0,4}[\"“]?$"
)
_HAVING = re.compile(r"\s+(?:ever\s+)?having\s+(?:ever\s+)?(?:been\s+)?")


class Dropped(msgspec.Struct, frozen=True):
    """A word that the fact drops, its place in the source, and ``how``; ``reverses`` when dropping it turns the statement round."""

    hedge: Hedge
    how: str

    @property
    def reverses(self) -> bool:
        """A negation or denial."""
        return self.hedge.kind in {"negation", "denial"}


def dropped(reading: Reading, fact: Fact, evidence: Evidence) -> Dropped | None:
    """The gravest reserve that a fact drops; None where it keeps them all, or where none governs its value.

    A bare number, title or name states nothing flatly: only a negation or denial of the value itself, or of the fact's own predicate, counts there.
    """
    found = [d for d in _all(reading, fact, evidence) if not _kept(fact, d)]
    found.sort(key=lambda d: (not d.reverses, d.hedge.start))
    return found[0] if found else None


def hedges_of(reading: Reading, sid: str) -> tuple[Hedge, ...]:
    """The hedges of a source, in order of place."""
    return reading.keep(("hedges", sid), lambda: tuple(find_hedges(reading.sources[sid].text)))


def _all(reading: Reading, fact: Fact, evidence: Evidence) -> Iterator[Dropped]:
    text = reading.sources[fact.source].text
    kind = reading.kind(fact)
    low = reading.clause(fact.source, evidence.start, evidence.end).start
    near = _between(hedges_of(reading, fact.source), low, evidence.end)
    yield from _elided(text, evidence, near)
    yield from _cut(text, evidence, near, kind)
    if kind == "text":
        yield from _unsaid(text, fact, evidence, near)
    elif kind != "quotation":
        yield from _predicated(reading, fact, evidence, near)


def _kept(fact: Fact, found: Dropped) -> bool:
    """Whether the fact's own columns carry the reserve."""
    if found.reverses:
        return fact.modality == "denied"
    return fact.modality not in {None, "asserted"} or (found.hedge.kind == "report" and bool(fact.attributed_to))


# ---------------------------------------------------------------------------------------------------------------- the four ways to drop one


def _elided(text: str, evidence: Evidence, near: Sequence[Hedge]) -> Iterator[Dropped]:
    """Inside a marked elision, governing what stands after it: "had … approved"."""
    for gap in evidence.elided:
        for hedge in near:
            if gap.start <= hedge.start and hedge.end <= gap.end and hedge.kind in {"negation", "denial"} and _reaches(text, hedge, gap.end):
                yield Dropped(hedge, "left out by the elision")


def _cut(text: str, evidence: Evidence, near: Sequence[Hedge], kind: str) -> Iterator[Dropped]:
    """Right before the quote begins: "denied that | the firm had paid"."""
    spoken = _OPENING.search(text, max(0, evidence.start - 3), evidence.start) is not None
    for hedge in near:
        if hedge.end > evidence.start or not _reaches(text, hedge, evidence.start):
            continue
        if kind not in {"text", "quotation"} and not _BESIDE.fullmatch(text, hedge.end, evidence.start):
            continue
        if hedge.kind in {"negation", "denial"} or (kind == "text" and not spoken):
            yield Dropped(hedge, "standing right before the quote")


def _unsaid(text: str, fact: Fact, evidence: Evidence, near: Sequence[Hedge]) -> Iterator[Dropped]:
    """In the quote, and not in a value that otherwise says what the quote says."""
    from whence.language.align import locate

    held = locate(fact.value, evidence.text)
    ours = {word for hedge in find_hedges(fact.value) for word in words(hedge.text)}
    if held is None:
        return
    start, end = evidence.start + held.start, evidence.start + held.end
    changed = [edit for edit in held.edits if edit.op != "missing" and not _uncontracted(edit)]
    if changed:
        return
    for hedge in near:
        if hedge.start < evidence.start:
            continue
        inside = start <= hedge.start and hedge.end <= end and any(e.start <= hedge.start - evidence.start < e.end for e in held.edits)
        if inside or (_reaches(text, hedge, start) and not set(words(hedge.text)) & ours):
            yield Dropped(hedge, "not in the value")


def _predicated(reading: Reading, fact: Fact, evidence: Evidence, near: Sequence[Hedge]) -> Iterator[Dropped]:
    """In the quote, governing the fact's own verb, whose value stands after it: "was not signed on 26 June"."""
    text = reading.sources[fact.source].text
    act = reading.kind(fact) == "date"
    for verb in _verbs(reading, fact.predicate).finditer(text, evidence.start, evidence.end):
        for hedge in near:
            if hedge.start < evidence.start or not _reaches(text, hedge, verb.start()):
                continue
            rest = text[verb.end() : evidence.end]
            stop = _BREAK.search(rest)
            rest = rest[: stop.start()] if stop else rest
            if not _REVERSED.search(rest) and _bears(fact, rest) and (act or hedge.kind in {"negation", "denial"}):
                yield Dropped(hedge, f"before “{verb.group()}”")


# ---------------------------------------------------------------------------------------------------------------- small parts


def _uncontracted(edit: Edit) -> bool:
    """Whether an edit does nothing but take the "n't" off a word: "did" for "didn't"."""
    source, quote = (text.casefold().replace("’", "'") for text in (edit.source, edit.quote))
    return bool(source) and quote in {source.removesuffix("n't"), {"can't": "can", "won't": "will", "cannot": "can"}.get(source)} - {source}


def _reaches(text: str, hedge: Hedge, start: int) -> bool:
    """Whether a hedge governs what begins at ``start``; a denial by its "that", or where a gerund follows at once."""
    if hedge.kind != "denial":
        return governs(text, hedge, start)
    between = text[hedge.end : start]
    if len(between) > 120:
        return False
    gerund = re.match(r"[a-z]+ing\b", text[start : start + 20])
    return any((_DENIED.fullmatch(between), _HAVING.fullmatch(between), gerund and not between.strip()))


def _between(rows: Sequence[Hedge], low: int, high: int) -> Sequence[Hedge]:
    first = bisect_left(rows, low, key=lambda h: h.start)
    return rows[first : bisect_left(rows, high, key=lambda h: h.start)]


def _bears(fact: Fact, clause: str) -> bool:
    """Whether the rest of the clause holds the value at all: one of its words or figures."""
    if reading_figures := re.findall(r"\d+", fact.value):
        return any(re.search(rf"(?<!\d){figure.lstrip('0')}(?!\d)", clause) for figure in reading_figures if figure.strip("0"))
    return bool({w for w in words(fact.value) if len(w) > 2} & set(words(clause)))


def _verbs(reading: Reading, predicate: str) -> re.Pattern[str]:
    """The forms of a predicate's words: signed, sign, signs, signing; and of those that the vocabulary takes for the same."""

    def make() -> re.Pattern[str]:
        about = reading.vocabulary.about(predicate)
        same = {predicate, *(about.same_as if about else ())}
        forms = sorted({re.escape(form) for word in same for form in _forms(word.replace("_", " ").replace("-", " ").casefold().strip())})
        return re.compile(rf"\b(?:{'|'.join(forms)})\b", re.IGNORECASE) if forms else re.compile(r"(?!)")

    return reading.keep(("verbs", predicate), make)


def _forms(word: str) -> set[str]:
    if not word or " " in word:
        return {word} if word else set()
    if not word.endswith("ed"):
        return {word}
    stem = word[:-2]
    return {word, stem, f"{stem}s", f"{stem}ing", f"{stem}e", f"{stem}es"} if len(stem) > 2 else {word, f"{stem}e", f"{stem}es"}
