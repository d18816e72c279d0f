"""Does the quote bear it? What titles, names, dates and numbers share: the words judged, the best of several mentions, and whose value it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

import msgspec

from whence.comparing import Comparison
from whence.comparing.words import unmarked, words
from whence.model import DateMention, Evidence, Fact, NumberMention, PersonMention, Span

if TYPE_CHECKING:
    from whence.reading.reading import Reading

M = TypeVar("M", DateMention, NumberMention)

_RANK = {"same": 0, "compatible": 1, "unknown": 3, "conflict": 4}


def said(fact: Fact, evidence: Evidence) -> str:
    """What the quote says: the source's words, but for those that a marked elision leaves out."""
    return fact.quote if evidence.match == "elided" else evidence.text


def in_words(value: str, text: str) -> bool:
    """Whether the words of a value stand in a text, on word boundaries, whatever the typography, case and diacritics."""
    part = " ".join(words(unmarked(value)))
    return bool(part) and f" {part} " in f" {' '.join(words(unmarked(text)))} "


def mentioned(reading: Reading, fact: Fact, evidence: Evidence) -> list[PersonMention]:
    """The persons of the quote, those that its edge cuts included: "Sheriff Bill" is still read as the source has it."""
    return [m for m in reading.people(fact.source) if m.start < evidence.end and evidence.start < m.end]


def within(rows: Sequence[M], evidence: Evidence, again: Callable[[str], Iterable[M]]) -> list[M]:
    """The mentions inside the quote; where its edge cuts one, or words are left out, what the quote itself says."""
    over = [m for m in rows if m.start < evidence.end and evidence.start < m.end]
    inside = [m for m in over if evidence.start <= m.start and m.end <= evidence.end]
    cut = [m for m in over if m not in inside]
    for m in again(evidence.text) if cut else ():
        moved = msgspec.structs.replace(m, start=m.start + evidence.start, end=m.end + evidence.start)
        if any(moved.start < c.end and c.start < moved.end for c in cut):
            inside.append(moved)
    gaps = [gap for gap in evidence.elided if gap.op == "missing"]
    inside = [m for m in inside if not any(m.start < gap.end and gap.start < m.end for gap in gaps)]
    return sorted(inside, key=lambda m: (m.start, m.end))


def best_of(found: Sequence[Comparison]) -> Comparison:
    """Of the comparisons with several mentions, the one that bears the value best."""
    return min(found, key=lambda c: _RANK[c.verdict] + c.finer - 0.5 * c.misspelt)


def owner(reading: Reading, fact: Fact, evidence: Evidence, mentions: Sequence[M], bearing: Sequence[M]) -> Comparison | None:
    """Where the quote plainly says whose the value is: *same* where its subject's, *conflict* where another's, and the subject has another value."""
    from whence.reading.owners import capitalised, owners

    if not bearing or len(mentions) < 2:
        return None
    base = evidence.start
    people = [m.name for m in reading.people(fact.source) if m.name and base <= m.start and m.end <= evidence.end]
    placed = [Span(m.start - base, m.end - base, m.text) for m in mentions]
    named = [Span(n.start - base, n.end - base, n.text) for n in people]
    for names in ([named] if len(named) > 1 else []) + [capitalised(evidence.text, placed)]:
        mine = [k for k, name in enumerate(names) if _is(fact.subject, name.text)]
        owned = owners(evidence.text, names, placed) if len(mine) == 1 else {}
        holders = {owned[k] for k, m in enumerate(mentions) if m in bearing and k in owned}
        if holders and mine[0] in holders:
            return Comparison("same", "the quote gives it to its subject")
        if holders and mine[0] in owned.values() and all(k in owned for k, m in enumerate(mentions) if m in bearing):
            true = next(mentions[k] for k, who in owned.items() if who == mine[0])
            why = f"the quote gives it to {names[min(holders)].text}, and {true.text} to {names[mine[0]].text}"
            return Comparison("conflict", why, seen=true.text)
    return None


def _is(subject: str, name: str) -> bool:
    ours, theirs = ({w.removesuffix("'s") for w in words(one)} for one in (subject, name))
    return bool(ours and theirs) and (theirs <= ours or ours <= theirs)


def stands(value: str, text: str) -> bool:
    """Whether a value stands in a text to the letter, on token boundaries."""
    return bool(occurrences(value, text))


def occurrences(value: str, text: str) -> list[tuple[int, int]]:
    """Where the value stands in the text on token boundaries: not in a longer word, and not in a longer figure (the 5 of 1.5, 5,000 or 5/8)."""
    body = r"\s+".join(re.escape(part) for part in value.split())
    if not body:
        return []
    left = r"(?<![\w$€£¥])(?<!\d[.,:/])(?<![A-Z]-)" if value.strip()[0].isalnum() else r"(?<!\w)"
    return [found.span() for found in re.finditer(rf"{left}{body}(?![\w%])(?![.,:/]\d)", text)]
