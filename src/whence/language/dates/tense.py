"""Tense: whether the words around an expression tell of what was or of what is to come."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from whence.language.dates.lexicon import data

_WORD = re.compile(r"['’]?[a-z]+(?:['’]t)?", re.IGNORECASE)
_STOP = re.compile(r"[.!?]['\"”’)]*\s|\n\s*\n|;|``|''|\"")
_STOP_BEFORE = re.compile(r"[.!?;\n`'\",](?:(?<=[.!?])['’)]{0,2}\s|(?<=\n)\n|(?<=;)|(?<=`)`|(?<=')'|(?<=\")|(?<=,) (?:which|who|when|where) )")
_DEADLINE = frozenset({"by", "until", "before"})
_WERE = frozenset({"was", "were"})
_BE = frozenset({"is", "are", "was", "were", "be", "been", "to", "will", "would"})
_LEADS = frozenset({"in", "earlier", "last", "this", "week", "month", "on", "late", "early", "but", "and", "also", "then", "by"})
_UNTIL = frozenset({"until", "till", "to"})
_NEAR, _ADJACENT = 8, 3
"""How many words before the expression are looked at for what was put off until then, and for a phrase."""
_MAY = re.compile(r"(?<=[a-z,\d] )May\b")
"""The month, which a sentence does not begin with as a verb does not either."""
_AUXILIARY = frozenset({"be", "have", "been", "not", "never"})
_RELATIVE = frozenset({"who", "which"})
_RELATIVE_TO_HERE = re.compile(r"\b(?:who|which)\b[^,]*$")
_EXPECTING = frozenset({"will", "shall", "would", "should"})
_BACK = frozenset({"be", "is", "are", "was", "were", "been", "come", "comes", "came", "go", "goes", "went", "get", "got"})
_PERFECT = frozenset({"have", "has"})
_OBJECT = 5
"""How many words after a verb of ordering "to" may stand."""
_WARE = re.compile(r"(?:\s+[A-Za-z]+){1,2}")
_LEFT, _RIGHT = 160, 100
"""How far a clause is looked at on either side, in characters."""


class _Cues(NamedTuple):
    modals: frozenset[str]
    alone: frozenset[str]
    ahead_to: frozenset[str]
    ahead_for: frozenset[str]
    schedules: frozenset[str]
    forecasts: frozenset[str]
    orders: frozenset[str]
    asides: frozenset[str]
    determiners: frozenset[str]
    earlier: frozenset[str]
    ahead: frozenset[str]
    ahead_after_be: frozenset[str]
    ahead_pairs: frozenset[str]
    ahead_phrases: frozenset[str]
    behind: frozenset[str]
    certainly_behind: frozenset[str]
    reporting: frozenset[str]
    not_behind: frozenset[str]
    negations: frozenset[str]
    put_off: frozenset[str]
    opening: frozenset[str]
    causes: frozenset[str]
    wares: frozenset[str]
    known: frozenset[str]
    """All words that may tell, but for those in -ed."""


@cache
def _cues() -> _Cues:
    lists = {name: frozenset(words) for name, words in data("dates_context")["tense"].items()}
    telling = ("alone", "ahead_to", "ahead_for", "forecasts", "orders", "ahead", "schedules", "behind")
    known = {word for name in telling for word in lists[name]} | {f"{word}s" for word in lists["schedules"]}
    return _Cues(**lists, known=frozenset(known | {pair.rsplit(None, 1)[-1] for pair in lists["ahead_pairs"]}))


def tense(text: str, start: int, end: int) -> int:
    """Say whether the clause around ``start``..``end`` speaks of the past (-1, certainly: -2), of what is to come (1), or does not tell (0).

    What was still to come when it was told is 2 ("would") or 3 ("was to", "was expected"): by now it may be over. The last verb before the expression
    decides, else the first after it; "by" and "until" look ahead where there is none.
    """
    if text[end : end + 2] in {"'s", "’s"}:  # "Tuesday's ruling" has been given
        return 1 if text[max(0, start - len("ahead of ")) : start].lower() == "ahead of " else -1
    low = max(0, start - _LEFT)
    for stop in _STOP_BEFORE.finditer(text, low, start):
        low = stop.end()
    words = _words(text[low:start])
    cues = _cues()
    if words and words[-2 if words[-1] == "the" and len(words) > 1 else -1] in cues.certainly_behind:
        return -2
    if words[-2:] == ["back", "in"] and _first_cue(words, range(len(words) - 3, -1, -1), cues, reporting=True) == -1 and words[-3] not in _BACK:
        return -2  # "heard of it back in July", not "wants to come back in July"
    if _is_opening(words, cues):
        return 1
    phrase = any(f"{first} {second}" in cues.ahead_phrases for first, second in pairwise(words[-_ADJACENT:]))
    told = _first_cue(words, range(len(words) - 1, -1, -1), cues, reporting=not phrase)
    if _is_done(words, told, cues) or (told == -1 and _RELATIVE_TO_HERE.search(text, low, start) and _is_relative(words, cues)):
        return -2
    aside = _aside(words, cues) if told == 1 else None
    if (told or phrase) and aside is None:
        return told or 1
    later = _after(text, end, words, cues)
    if aside is not None:
        return _of_aside(words, aside, later, cues)
    if later:
        return later
    return 1 if words and (words[-1] in _DEADLINE or (words[-1] == "the" and words[-2:-1] and words[-2] in _DEADLINE)) else 0


def _after(text: str, end: int, words: list[str], cues: _Cues) -> int:
    """What the words after an expression tell; ``words`` stand before it."""
    limit = _STOP.search(text, end, min(len(text), end + _RIGHT))
    after = _words(text[end : limit.start() if limit else end + _RIGHT])
    if after and after[0] in cues.reporting and text[end : end + 1] == " ":  # "The president on Friday said the talks may go on"
        return -1
    # "On Friday, the minister announced": there saying is the act; else it tells who speaks, and not when
    return _first_cue(after, range(len(after)), cues, reporting=_LEADS.issuperset(words), after=True)


def _words(text: str) -> list[str]:
    return _WORD.findall((_MAY.sub("", text) if "May" in text else text).lower())


def _is_done(words: list[str], told: int, cues: _Cues) -> bool:
    """Whether the words right before tell of what is done, "the sale made in April", or was said before, "an earlier estimate in May"."""
    if words[-1:] != ["in"]:  # a month; "must buy back securities pledged on April 22" may mean the day of buying
        return False
    return not cues.earlier.isdisjoint(words[-4:-1]) or (told == -1 and _first_cue(words[:-1], [len(words) - 2], cues, reporting=False) == -1)


def _of_aside(words: list[str], aside: int, later: int, cues: _Cues) -> int:
    """What an adjective that looks ahead tells, with what the words after the expression tell.

    In "The launch planned for Wednesday was scrubbed" it was to come by then; in "He announced its planned launch in May" the verb tells.
    """
    if later or words[aside - 1 : aside] == [] or words[aside - 1] not in cues.determiners:
        return 3 if later < 0 else 1
    return _first_cue(words, range(aside - 1, -1, -1), cues, reporting=True) or 1


def _is_relative(words: list[str], cues: _Cues) -> bool:
    """Whether the verb that tells is that of a relative clause, "who killed a guard on …": no other clause has a say in it."""
    for at in range(len(words) - 1, 0, -1):
        if _cue(words, at, cues, after=False):
            return words[at - 1] in _RELATIVE
    return False


def _aside(words: list[str], cues: _Cues) -> int | None:
    """Where the word stands that looks ahead, if it is no verb of the clause: "its planned launch on …", "games scheduled for …"."""
    for at in range(len(words) - 1, max(-1, len(words) - 1 - _NEAR), -1):
        if words[at] in cues.asides:
            return at if _BE.isdisjoint(words[max(0, at - 2) : at]) else None
        if _cue(words, at, cues, after=False):
            return None
    return None


def _is_opening(words: list[str], cues: _Cues) -> bool:
    """Whether the words right before say that something is put off until then, or opens then."""
    if words and words[-1] in _UNTIL and "had" not in words[-_NEAR:] and not cues.put_off.isdisjoint(words[-_NEAR:]):
        return True
    return words[-2:] == ["ahead", "of"] or not cues.opening.isdisjoint(words[-2:] if words[-1:] == ["on"] else words[-1:])


def _first_cue(words: list[str], places: Iterable[int], cues: _Cues, *, reporting: bool, after: bool = False) -> int:
    for at in places:
        told = 0 if not reporting and words[at] in cues.reporting else _cue(words, at, cues, after=after)
        if told == 1 and after and words[at].endswith("ed") and words[at + 1 : at + 2] == ["to"] and _BE.isdisjoint(words[max(0, at - 2) : at]):
            return -1  # "In March he pledged to go": then he pledged
        if told:
            return told
    return 0


def is_ware(text: str, end: int) -> bool:
    """Whether the month that ends at ``end`` names goods to be delivered in it: "the June contract", "May crude futures"."""
    m = _WARE.match(text, end)
    return m is not None and not _cues().wares.isdisjoint(m[0].lower().split())


def _cue(words: list[str], at: int, cues: _Cues, *, after: bool) -> int:
    """What one word tells, with the words before it and after: 1 ahead, -1 behind, 0 nothing."""
    word = words[at]
    if word not in cues.known and not word.endswith("ed"):
        return 0
    before = words[max(0, at - 3) : at]
    if word == "due" and words[at + 1 : at + 2] == ["to"]:
        return 0 if not cues.causes.isdisjoint(words[at + 2 : at + 3]) else _then(before)
    told = _looks_ahead(word, before, words[at + 1 : at + 1 + _OBJECT], cues)
    if told or (
        word not in cues.behind and not (word.endswith("ed") and len(word) > 3 and word not in cues.not_behind and not word.startswith("un"))
    ):
        return told
    if before[-1:] and _is_infinitive(before[-1], cues):  # "will hit", "to set": no past tense, though it looks like one
        if word == "have":  # "is said to have left", "may have left"
            return 1 if before[-1] in _EXPECTING else -1
        return 0 if before[-1] in {"to", "could", "can"} else 1
    if before[-2:-1] and word.endswith("ed") and before[-1] not in _AUXILIARY and before[-3:-2] != ["due"] and _is_infinitive(before[-2], cues):
        return 0  # "is to publish revised figures": behind the verb it is an adjective
    if {"could", "be"} <= set(before) and not cues.negations.isdisjoint(words[max(0, at - _NEAR) : at]):
        return -1  # "could not be reached on Tuesday"
    return _then(before) if _is_planned(word, before, cues, after=after) else -1


def _is_infinitive(word: str, cues: _Cues) -> bool:
    return word == "to" or word in cues.modals


def _looks_ahead(word: str, before: list[str], after: list[str], cues: _Cues) -> int:
    if word in cues.alone:
        return 2 if word == "would" else 1
    if word in cues.ahead_to and after[:1] == ["to"]:
        return 3 if word in _WERE else _then(before)
    if (word in cues.ahead_for or word in cues.forecasts) and after[:1] == ["for"]:
        return _then(before)
    if word in cues.orders and not _PERFECT.isdisjoint(before[-1:]) and "to" in after:
        return 1  # "has instructed the agency to report on Monday"
    if word in cues.ahead or (before and f"{before[-1]} {word}" in cues.ahead_pairs):
        return -1 if before[-1:] == ["had"] else _then(before)  # "had proposed it in May"
    return 1 if _is_schedule(word, before, cues) else 0


def _is_schedule(word: str, before: list[str], cues: _Cues) -> bool:
    """Whether a verb in the present tense tells what is on the calendar: "markets reopen", "the council meets"."""
    if not before or before[-1] in cues.determiners or before[-1] in _BE or before[-1] in cues.modals:
        return False
    plural = before[-1].endswith("s")
    return (word in cues.schedules and plural) or (word.endswith("s") and word[:-1] in cues.schedules and not plural)


def _then(before: list[str]) -> int:
    """What is to come: 3 where it was so when the text's story was at that point, "was expected", else 1."""
    return 3 if before and (before[-1] in _WERE or before[-2:] == ["had", "been"]) else 1


def _is_planned(word: str, before: list[str], cues: _Cues, *, after: bool) -> bool:
    """Whether a participle or past form belongs to what is to come: "should be completed", "agreed to put", "is expected", "is heard in May"."""
    last = before[-1] if before else ""
    if last == "be" or (last == "have" and not cues.modals.isdisjoint(before[:-1])):
        return True  # no bare "be" tells of the past: "will be held", "asked that it be held"
    if last == "to":
        return len(before) > 1 and before[-2] in cues.ahead_to
    return last in {"is", "are"} and (not after or word in cues.ahead_after_be)
