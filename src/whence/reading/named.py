"""Things that something dates, where a text names them: the words right behind a place, or right before it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from whence.language.lexicon import table
from whence.model import Span
from whence.reading.elapsed import dated
from whence.reading.fingerprint import folded
from whence.reading.things import undetermined

if TYPE_CHECKING:
    from whence.reading.reading import Reading

_WORD = re.compile(r"[^\W_][\w’'.&-]*")
_LONGEST = 10
"""The most words that a name is tried with."""
_REACH = 120
_BEGINS = re.compile(r"(?:\A|[.!?,;:—–“\"‘(]\s*|\b(?:and|but|that|because|while|when)\s+)(?:[Tt]he\s+)?\Z")
_ENDS = re.compile(r"\s*(?:[,.;:!?)”\"’—–]|\Z)|\s+(?:(?:on|this|next|today|tomorrow|and|but|with|will|is|falls|comes|later)\b|in\s+(?:[A-Z]|\d{4}))")
_BETWEEN = re.compile(r"(?:[^\S\n]|,\s)+")


def named_after(reading: Reading, sid: str, start: int) -> Span | None:
    """The dated thing that is named from ``start`` on, as a whole name: of "the Karsten Bridge on Sunday" its first three words."""
    text = reading.sources[sid].text
    words = _row(list(_WORD.finditer(text, start, start + _REACH)), text)[:_LONGEST]
    if not words:
        return None
    for count in range(len(words), 0, -1):
        end = words[count - 1].end() - (text[words[count - 1].end() - 1] == ".")
        phrase = text[start:end]
        if _known(reading, sid, phrase) and _complete(text, end):
            return Span(start, end, phrase)
    return None


def named_before(reading: Reading, sid: str, end: int) -> Span | None:
    """The dated thing whose name ends at ``end``: of "by the town of Holm, the Karsten Bridge" its last three words."""
    text = reading.sources[sid].text
    words = list(_WORD.finditer(text, max(0, end - _REACH), end))[-_LONGEST:]
    for word in words:
        phrase = text[word.start() : end]
        if _known(reading, sid, phrase) and not _goes_on(text[max(0, word.start() - 20) : word.start()]):
            return Span(word.start(), end, phrase)
    return None


def begins(text: str, start: int, thing: Span) -> bool:
    """Whether a thing begins its clause, so that what is said is said of it and not of "the owner of the Karsten Bridge"."""
    return _BEGINS.search(text[start : thing.start]) is not None


def ends_there(text: str, end: int) -> bool:
    """Whether words are said in full at ``end``: of "marks its 60th anniversary as a charity" the figure is not that of the thing."""
    return _ENDS.match(text, end) is not None


def _row(words: list[re.Match[str]], text: str) -> list[re.Match[str]]:
    """The words up to the first stop between them."""
    out: list[re.Match[str]] = []
    for word in words:
        if out and not _BETWEEN.fullmatch(text, out[-1].end(), word.start()):
            break
        out.append(word)
    return out


def _known(reading: Reading, sid: str, phrase: str) -> bool:
    """Whether something dates a thing of these words; a common noun ("the bridge") only where its own source does."""
    tellers = reading.keep("dated names", lambda: _names(reading)).get(folded(undetermined(phrase)))
    if tellers is None:
        return False
    return sid in tellers or any(letter.isupper() for letter in undetermined(phrase))


def _names(reading: Reading) -> dict[str, set[str]]:
    names: dict[str, set[str]] = {}
    for row in dated(reading):
        for name in {row.name, row.subject.label} - {""}:
            names.setdefault(folded(undetermined(name)), set()).add(row.told_by)
    return names


def _complete(text: str, end: int) -> bool:
    """Whether a name that ends here is whole: a stop follows, or a word that goes on with something else."""
    after = re.compile(r"\s*(?:(?P<word>[\w’'-]+)|(?P<rest>.)|\Z)", re.DOTALL).match(text, end)
    if after is None or not after["word"]:
        return True
    if after.start("word") == end:  # "Bridge's"
        return False
    return after["word"].lower() in follow() or "\n" in text[end : after.start("word")]


def _goes_on(before: str) -> bool:
    """Whether the word before a name is part of it: "Old" before "Karsten Bridge"."""
    last = re.search(r"([^\W_][\w’'&-]*)[^\S\n]+\Z", before)
    return last is not None and last[1][0].isupper() and last[1].lower() not in {"the", "its", "their"} and not re.search(r"[.!?:]\s+\Z", before)


@cache
def follow() -> frozenset[str]:
    """The words that follow what is complete."""
    return frozenset(table("elapsed")["follow"]["words"])
