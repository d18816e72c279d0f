"""Origins in so many words: "according to", statements, and sources that stay unnamed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from whence.language.outlets import anonymous_nouns, outlet_at
from whence.language.quotations.subjects import subject_left, subject_right
from whence.language.quotations.words import words_of
from whence.language.sentences import last_stop, next_stop
from whence.model import Origin

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = {"a": 1, "an": 1} | {word: n for n, word in enumerate(_WORDS, 1)}
_LINE = 160
"""Characters within which a name that belongs to a cue stands."""
_ACCORDING = re.compile(r"\b[Aa]ccording\sto\s")
_STATEMENT = re.compile(
    r"\b(?:in|In|via|Via|through|issued|released|according\sto)\s(?:an?|the|his|her|its|their)\s(?:[\w-]+\s){0,2}(?P<word>statement|communiqué|communique|press\srelease|news\srelease)s?\b(?P<by>\s(?:from|by|of)\s)?"
)
_ANON_KNOWING = (
    r"(?:\w+\s){0,2}?(?:familiar\swith|briefed\son|close\sto|with\s(?:direct\s|first-?hand\s|inside\s)?knowledge\sof|with\sinformation\sabout|aware\sof|"
    r"(?:who\s)?(?:asked|requested|declined|wished|refused|preferred|insisted|spoke|speaking)\s(?:that\s(?:he|she|they|it)\s)?(?:not\s(?:to\s)?be\s(?:named|identified)|"
    r"to\sbe\s(?:named|identified)|anonymity|to\sremain\sanonymous|on\s(?:the\s)?condition\s(?:of\sanonymity|that)|anonymously))"
)
_COUNTED = re.compile(
    rf"(?:\b(?P<cue>[Aa]ccording\sto)\s)?(?:\b(?P<count>{'|'.join(_NUMBERS)}|[Aa]n?|\d{{1,2}})\s)?(?:(?:other|senior|unnamed|anonymous|[A-Z][\w.'’-]*|[a-z]+)\s){{0,2}}$"
)


def _stop(text: str, start: int) -> int:
    """The end of the sentence that runs at ``start``, a credit line away at most."""
    return next_stop(text, start, min(len(text), start + _LINE))


def according(text: str) -> Iterator[Origin]:
    """``according to`` an outlet, a person or a body; its words are the name."""
    for found in _ACCORDING.finditer(text):
        named = outlet_at(text, found.end())
        if named:
            yield _origin(text, found.start(), named[0], named[1], "according to")
            continue
        words = words_of(text, found.end(), _stop(text, found.end()))
        subject = subject_right(words, 0)
        if subject is None:
            continue
        start, end = words[subject.first].start, words[subject.last - 1].end
        said = text[start:end].rstrip(".'’")
        if said.lower() in {"him", "her", "them", "it", "he", "she", "they"} or (said.islower() and said.endswith("ing")):
            continue
        yield _origin(text, found.start(), start + len(said), said, "according to")


def statements(text: str) -> Iterator[Origin]:
    """``in a statement``, ``a news release``: the name is who made it, where the sentence says so."""
    for found in _STATEMENT.finditer(text):
        how = "press release" if "release" in found["word"] else "statement"
        if found["by"]:
            words = words_of(text, found.end(), _stop(text, found.end()))
            subject = subject_right(words, 0)
            name = text[words[subject.first].start : words[subject.last - 1].end].rstrip(".") if subject else None
            yield _origin(text, found.start(), found.end("word"), name, how)
            continue
        start = last_stop(text, max(0, found.start() - 2 * _LINE), found.start())
        yield _origin(text, found.start(), found.end("word"), _who_stated(text, start, found.start(), found.end()), how)


def _who_stated(text: str, start: int, at: int, end: int) -> str | None:
    """The subject of the sentence's verb: before "said in a statement", or after "In a statement, the ministry said"."""
    words = words_of(text, start, at)
    if words:
        verb = next(
            (
                n
                for n in range(len(words) - 1, -1, -1)
                if words[n].low in {"said", "announced", "confirmed", "added", "wrote", "stated", "says", "denied", "has", "had"}
            ),
            None,
        )
        subject = subject_left(words, verb) if verb else None
    else:
        words = words_of(text, end, _stop(text, end))
        verb = next(
            (n for n in range(len(words)) if words[n].low in {"said", "announced", "confirmed", "added", "wrote", "stated", "says", "denied"}), None
        )
        subject = subject_left(words, verb) if verb else None
    if subject is None:
        return None
    said = text[words[subject.first].start : words[subject.last - 1].end]
    return None if said.lower() in {"he", "she", "it", "they", "we", "i"} else said


@cache
def _anonymous() -> re.Pattern[str]:
    nouns = "|".join(anonymous_nouns())
    return re.compile(
        rf"\b(?:{nouns})\s{_ANON_KNOWING}|\b[Ss]ources?\s(?:said|say|says|told)\b|\b(?:unnamed|unidentified|anonymous)\s(?:\w+\s)?(?:{nouns})\b|"
        r"\b(?:on|under)\s(?:the\s)?condition\s(?:of\sanonymity|(?:that\s)?(?:he|she|they)\snot\sbe\s(?:named|identified))",
    )


def unnamed(text: str) -> Iterator[Origin]:
    """``three people familiar with the matter``, ``on condition of anonymity``: no name, and their number where it is given."""
    for found in _anonymous().finditer(text):
        low = max(text.rfind("\n", 0, found.start()) + 1, found.start() - 60)
        before = next(
            (
                m
                for m in (_COUNTED.search(text, at, found.start()) for at in _word_starts(text, low, found.start()))
                if m and (m["count"] or m["cue"])
            ),
            None,
        )
        count = before["count"] if before else None
        number = (_NUMBERS.get(count.lower()) or int(count)) if count else None
        start = before.start() if before else found.start()
        yield Origin(start, found.end(), text[start : found.end()], None, "anonymous", count=number)


def _word_starts(text: str, low: int, high: int) -> list[int]:
    return [low + m.start() for m in re.finditer(r"(?<!\S)\S", text[low:high])][-5:]


def _origin(text: str, start: int, end: int, name: str | None, how: str) -> Origin:
    return Origin(start, end, text[start:end], name, how)
