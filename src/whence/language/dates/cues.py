"""Cues: what one word of a clause tells of its tense, with the words before and after it."""

from __future__ import annotations

from collections.abc import Iterable

from whence.language.dates.cue_lists import Cues, cues, third

BE = frozenset({"is", "are", "was", "were", "be", "been", "to", "will", "would"})
PRESENT = frozenset({"is", "are"})
_WERE = frozenset({"was", "were"})
_AUXILIARY = frozenset({"be", "have", "been", "not", "never"})
_CERTAIN = frozenset({"will", "shall", "'ll", "’ll"})
"""Before "have" and a participle these alone look ahead: "will have left", not "could have left"."""
WEAK = 4
"""To come, if nothing else tells."""
_OWNS = frozenset({"has", "have", "had"})
_CLAUSE = frozenset({"to", "after", "who", "why", "when", "because", "that", "was", "were"})
_CLOSES = frozenset({"close", "closes", "end", "ends", "finish", "finishes"})
_EXPECTED = frozenset({"expected", "forecast"})
_PERFECT = frozenset({"have", "has"})
_OWNED = frozenset({"its", "their", "his", "her", "our", "my", "your", "s"})
_CUSTODY = frozenset({"custody", "prison", "jail", "detention", "cell", "cells", "hospital", "hostage", "captive", "over", "after"})
_PREPOSITIONS = frozenset(
    {"in", "on", "for", "at", "by", "of", "from", "with", "about", "after", "before", "against", "over", "under", "between", "into"}
)
_SUBJECTS = frozenset({"he", "she", "it", "who", "which", "that"})
_PLURAL = frozenset({"they", "we", "you", "people", "police", "both", "all"})
_AHEAD_BY_VERB = 5
"""How many words after a verb of ordering "to" may stand, and before a participle "wants": "wants the deal signed"."""
_NEAR = 8
"""How many words before a cue are looked at for a negation."""


def first_cue(words: list[str], places: Iterable[int], *, reporting: bool, after: bool = False) -> int:
    """What the first word at ``places`` that tells does: 1 to 3 to come, -1 past, 0 none; WEAK where only a noun looks ahead, "the plan".

    ``reporting``: whether verbs of saying count; ``after``: whether the words
    stand behind the expression.
    """
    lists, weak = cues(), 0
    for at in places:
        word = words[at]
        if word not in lists.known and not word.endswith("ed"):
            continue
        if (word in lists.ahead_nouns and is_noun(words, at)) or (word in lists.nounish and _is_doubtful(words, at, lists)):
            weak = weak or WEAK
            continue
        told = 0 if not reporting and word in lists.reporting else cue(words, at, after=after)
        if told == 1 and after and word.endswith("ed") and words[at + 1 : at + 2] == ["to"] and BE.isdisjoint(words[max(0, at - 2) : at]):
            return -1  # "In March he pledged to go": then he pledged
        if told:
            return 1 if weak and word in _OWNS else told  # "has plans for"
    return weak


def _is_doubtful(words: list[str], at: int, lists: Cues) -> bool:
    """Whether a word behind a noun may be a verb or a noun: "the council votes on Thursday", "media reports on Thursday"."""
    before = words[max(0, at - 1) : at]
    return (
        bool(before)
        and words[0] not in {"a", "an"}
        and not is_noun(words, at)
        and not before[0].endswith("s")
        and before[0] not in BE
        and before[0] not in lists.modals
    )


def is_noun(words: list[str], at: int) -> bool:
    """Whether a word that may be a verb is a noun: "the plan", "its growth forecasts", "by 62 votes", "unveiled plans", not "they plan"."""
    before = words[max(0, at - 2) : at]
    if not before:
        return False
    last, lists = before[-1], cues()
    if last in lists.determiners or last in _PREPOSITIONS or last[0].isdigit() or not _OWNED.isdisjoint(before):
        return True
    return last not in _PERFECT and last != "had" and (last in lists.behind or (last.endswith("ed") and last not in lists.not_behind))


def cue(words: list[str], at: int, *, after: bool) -> int:
    """What one word tells, with the words before it and after: 1 ahead (2 and 3: then), -1 behind, 0 nothing."""
    word, lists = words[at], cues()
    if word not in lists.known and (not word.endswith("ed") or word[0].isupper()):  # "United"
        return 0
    before = words[max(0, at - 3) : at]
    if (word in lists.asides or word in lists.joined or word in lists.naming or before[-2:] == ["to", "be"]) and _is_skipped(
        words, at, lists, after=after
    ):
        return 0
    if word == "cut":  # "cut its forecast", not "a rate cut"
        return -1 if _governs(words[at + 1 : at + 2], lists) and not (before[-1:] and _is_infinitive(before[-1], lists)) else 0
    if word == "due" and words[at + 1 : at + 2] == ["to"]:
        caused = not lists.causes.isdisjoint(words[at + 2 : at + 3]) or (before[-1:] != [] and before[-1].endswith("ed"))  # "cancelled due to fog"
        return 0 if caused else then(before)
    told = _looks_ahead(words, at, before, lists)
    if told or (
        word not in lists.behind and not (word.endswith("ed") and len(word) > 3 and word not in lists.not_behind and not word.startswith("un"))
    ):
        return told
    return _of_past_form(words, at, before, lists, after=after)


def _governs(after: list[str], lists: Cues) -> bool:
    return bool(after) and (after[0] in lists.determiners or after[0][0].isdigit())


def _is_skipped(words: list[str], at: int, lists: Cues, *, after: bool) -> bool:
    """Whether a word belongs to what stands beside it, and tells nothing: "bonds due in 2030", ", followed by"."""
    if words[at] in lists.joined and words[at + 1 : at + 2] == ["by"]:
        return True
    complement = words[at + 1 : at + 3]
    if words[at] in lists.naming:
        return complement[:1] != [] and complement[0][0].isupper() and not lists.determiners.isdisjoint(words[max(0, at - 3) : at])
    infinitive = words[max(0, at - 2) : at] == ["to", "be"] and BE.isdisjoint(words[max(0, at - 4) : at - 2])  # "the election to be held in May"
    if not (infinitive or words[at] in lists.asides) or len(words) <= at + (2 if after else 3) or complement[0] not in _PREPOSITIONS:
        return False
    return complement[1].lower() in lists.times or complement[1][0].isdigit()


def _of_past_form(words: list[str], at: int, before: list[str], lists: Cues, *, after: bool) -> int:
    """What a past form or participle tells: "left", "will be left", "to set", "could have left", "wants it signed"."""
    word = words[at]
    if before[-1:] and _is_infinitive(before[-1], lists):  # "will hit", "to set": no past tense, though it looks like one
        if word == "have":  # "is said to have left", "may have left", but "would have to leave"
            return 1 if before[-1] in _CERTAIN or words[at + 1 : at + 2] == ["to"] else -1
        return 0 if before[-1] in {"to", "could", "can"} else 1
    if before[-2:-1] and word.endswith("ed") and before[-1] not in _AUXILIARY and before[-3:-2] != ["due"] and _is_infinitive(before[-2], lists):
        return 0  # "is to publish revised figures": behind the verb it is an adjective
    if {"could", "be"} <= set(before) and not lists.negations.isdisjoint(words[max(0, at - _NEAR) : at]):
        return -1  # "could not be reached on Tuesday"
    if word in lists.accused and not PRESENT.isdisjoint(before[-1:]):  # "is accused of killing two people in March"
        return -1
    if before[-1:] == ["being"] and not PRESENT.isdisjoint(before[-2:-1]):  # "is being held in Oslo on Friday", "is being released on Friday"
        return int((word == "held" and _CUSTODY.isdisjoint(words[at + 1 :])) or (at == len(words) - 2 and words[-1] in _PREPOSITIONS)) or -1
    wider = words[max(0, at - _AHEAD_BY_VERB) : at]
    if _CLAUSE.isdisjoint(wider) and before[-1:] != ["have"] and not lists.wanted.isdisjoint(wider[:-1]):
        return 1  # "wants the deal signed"
    return then(before) if _is_planned(word, before, lists, after=after) else -1


def _is_infinitive(word: str, lists: Cues) -> bool:
    return word == "to" or word in lists.modals


def _looks_ahead(words: list[str], at: int, before: list[str], lists: Cues) -> int:
    word, after = words[at], words[at + 1 : at + 1 + _AHEAD_BY_VERB]
    if word in lists.alone:
        return 2 if word == "would" else 1
    if word in _EXPECTED and at == len(words) - 2 and words[-1] in _PREPOSITIONS and before[-1:] not in (["as"], ["than"], ["not"]):
        return then(before)  # "with a verdict expected on Friday"
    if word in lists.possible:
        return _is_possible(word, after, lists)
    if word in lists.ahead_to and after[:1] == ["to"]:
        if (
            word == "agreed" and words[-1] != "in" and not lists.deals.isdisjoint(after[1:2])
        ):  # "agreed to buy its rival on Sunday": then it was agreed
            return -1
        return 3 if word in _WERE else then(before)
    if (word in lists.ahead_for or word in lists.forecasts) and after[:1] == ["for"]:
        return then(before)
    if word in lists.orders and not _PERFECT.isdisjoint(before[-1:]) and "to" in after:
        return 1  # "has instructed the agency to report on Monday"
    if word in lists.ahead or (before and f"{before[-1]} {word}" in lists.ahead_pairs):
        if before[-1:] == ["had"]:
            return -1  # "had proposed it in May"
        return max(then(before), cue(words, at - 2, after=False) if at > 1 and before[-1] == "to" else 0)  # "was to expire": 3, as "was to" tells
    return int(word == "proposed" and not lists.determiners.isdisjoint(before[-1:])) or _of_calendar(words, at, before, lists)


def _of_calendar(words: list[str], at: int, before: list[str], lists: Cues) -> int:
    """What a verb in the present tense tells: "the bank reports" is ahead, "shares close higher" is past."""
    word, after = words[at], words[at + 1 : at + 2]
    if word in _CLOSES and not lists.market.isdisjoint(after):  # "shares close higher on Thursday"
        return -1
    if word in lists.ongoing:  # "is flying to Paris on Friday"
        return int(not PRESENT.isdisjoint(before[-1:]) and lists.not_scheduled.isdisjoint(after))
    return 1 if lists.not_scheduled.isdisjoint(after) and _is_schedule(words, at, before, lists) else 0


def _is_possible(word: str, after: list[str], lists: Cues) -> int:
    """What "could" and "can" tell: "could start", not "could hear"; "could not say" is past."""
    if not lists.negations.isdisjoint(after[:1]):
        return -1 if word == "could" else 0
    return int(bool(after) and after[0] not in lists.perceived)


def _is_schedule(words: list[str], at: int, before: list[str], lists: Cues) -> bool:
    """Whether a verb in the present tense tells what is on the calendar: "markets reopen", "the council meets", "Leeds face Hull"."""
    word = words[at]
    if word not in lists.calendar or not before or before[-1] in BE or before[-1] in lists.modals or is_noun(words, at):
        return False
    if words[0] in {"a", "an"} and word in lists.one and not _is_fixture(word, lists):
        return False  # "A man walks past a bank on Monday"
    name = before[-1][0].isupper()
    plural = before[-1] in _PLURAL or (before[-1].endswith("s") and not name)
    if word not in lists.one:
        return (plural and word in lists.schedules) or ((name or before[-1] == "they") and word in lists.scheduled_of_teams)
    return not plural and (word not in lists.nounish or name or before[-1] in _SUBJECTS)


def _is_fixture(word: str, lists: Cues) -> bool:
    """Whether a verb in the third person tells of what is on a calendar only: "meets", "reopens", not "walks"."""
    return any(third(verb) == word for verb in lists.schedules)


def then(before: list[str]) -> int:
    """What is to come: 3 where it was so when the text's story was at that point, "was expected", else 1."""
    return 3 if before and (before[-1] in _WERE or before[-2:] == ["had", "been"]) else 1


def _is_planned(word: str, before: list[str], lists: Cues, *, after: bool) -> bool:
    """Whether a participle or past form belongs to what is to come: "should be completed", "agreed to put", "is expected", "is heard in May"."""
    last = before[-1] if before else ""
    if last == "be" or (last == "have" and not _CERTAIN.isdisjoint(before[:-1])):
        return True  # no bare "be" tells of the past: "will be held", "asked that it be held"
    if last == "to":
        return len(before) > 1 and before[-2] in lists.ahead_to
    return last in PRESENT and (not after or word in lists.ahead_after_be)
