"""Whether a sentence tells a date as over or as still to come: by the verb that the date belongs to, and only where it surely belongs to it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal, NamedTuple

from whence.language.lexicon import either, table

Grain = Literal["day", "span"]
"""How closely a date is told: to the day, or as a month or a year, which hangs more often on a noun than on the verb ("growth in 2026")."""
_REACH = 200
"""How far before the date its verb is looked for, in characters."""
_LONG, _SHORT = 10, 3
"""How many years a date "to come" may lie back: further, it is a story told from within ("the house will close in 1915, never to open again")."""
_ADVERB = r"(?:\s+(?:\w+ly|first|also|then|only|just|later|finally))?"
_DETERMINER = r"(?:the|a|an|his|her|its|their|our|this|that|some|both|two|three|four|five|\d+)"
_NAMES = r"[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'.-]*){0,3}"
_BE = rf"(?:was|were|had been){_ADVERB}"
_WILL = rf"\b(?:will|(?:is|are)(?:\s+(?:due|set|scheduled|expected|slated))?\s+to){_ADVERB}"
_FREE = re.compile(r"\s*(?:[.!?,;:)”\"]|$)|\s+(?:and|but|in|at|on|by|with|after|before|when|as|to|near|amid|during|for|against|from|while|because)\b")
"""What may stand behind a year that is one: not the noun of "the 2026 budget"."""
_STOP = re.compile(r"\s*(?:[.!?]|$)|,\s+(?:and|but|after|when|with)\b")
_OR_LATER = re.compile(r"\s*(?:or|and)\s+(?:later|after|earlier|before)\b|\s+onwards?\b")
_RELATIVE = re.compile(r"\b(?:who|which|that|anyone|those|anybody|everyone|all)\s+$")
_FIRST = re.compile(r"On\s+(?:[A-Z][a-z]+day,?\s+)?$")
_MONTH = re.compile(r"\bMay\b")


class _Past(NamedTuple):
    """``day`` and ``span`` end at a day and at a month or year; ``alone`` is the whole of a clause up to a day; ``behind`` follows "On 3 May"."""

    day: re.Pattern[str]
    span: re.Pattern[str]
    alone: re.Pattern[str]
    said: re.Pattern[str]
    behind: re.Pattern[str]
    hedged: re.Pattern[str]


class _Ahead(NamedTuple):
    """``day``, ``span``, ``fixed`` and ``present`` end at the date; ``behind`` follows "On 3 May"."""

    day: re.Pattern[str]
    span: re.Pattern[str]
    fixed: re.Pattern[str]
    present: re.Pattern[str]
    works: re.Pattern[str]
    behind: re.Pattern[str]
    said: re.Pattern[str]


def is_past(before: str, after: str, grain: Grain) -> bool:
    """Whether the sentence tells the date between ``before`` and ``after`` as over: "the dam burst on", "was born in Holm, Norway, on".

    Not where a verb is that of somebody still to be found ("children who were born in 2030 will …") or of a plan ("voted to close the mine in").
    """
    forms = _past()
    hedged_before, hedged_behind = _hedged(forms, before), _hedged(forms, after)
    if hedged_before or _OR_LATER.match(after):
        return False
    if _FIRST.fullmatch(before):
        return grain == "day" and not hedged_behind and forms.behind.match(after) is not None
    if grain == "span" and not _FREE.match(after):
        return False
    near = before[-_REACH:]
    if found := (forms.span if grain == "span" else forms.day).search(near):
        return not (hedged_behind and _RELATIVE.search(near, 0, found.start()))
    if grain == "span" or hedged_behind:
        return False
    return forms.said.search(near) is not None or (_STOP.match(after) is not None and forms.alone.match(before[-_REACH:]) is not None)


def is_ahead(before: str, after: str, grain: Grain, years: float) -> bool:
    """Whether the sentence tells the date, ``years`` before the day of writing, as still to come: "will open on", "is due on", "opens on".

    Not where the date may belong to a noun ("will show letters written in 1912", "is to be tried for a theft in"), or to what somebody once said.
    """
    forms = _ahead()
    if years > _LONG or _OR_LATER.match(after):
        return False
    near = before[-_REACH:]
    if _FIRST.fullmatch(before):
        return grain == "day" and years <= _SHORT and forms.behind.match(after) is not None
    found = forms.fixed.search(near) or (forms.day if grain == "day" else forms.span).search(near)
    if found:
        return not forms.said.search(before[: len(before) - len(near) + found.start()])
    return grain == "day" and years <= _SHORT and forms.present.match(before) is not None and not forms.works.search(before)


def _hedged(forms: _Past, text: str) -> bool:
    return forms.hedged.search(_MONTH.sub("", text)) is not None


@cache
def _past() -> _Past:
    words, phrase = table("told")["past"], table("told")["phrase"]
    near, subject = _phrases(phrase["prepositions"]), _subject()
    finite = rf"(?:{_BE}\s+(?:{_any(words['done'])})|(?:{_any(words['happened'])}))"
    done = rf"\b{finite}(?:\s+(?:\w+ly|{_any(phrase['adverbs'])}))?{near}"
    did = rf"\b(?:{_any(words['did'])})\s+{_object()}{near}"
    on = r",?\s+(?:late\s+|early\s+|only\s+|back\s+)?(?:on|in|of)\s+(?:[A-Z][a-z]+day,?\s+)?$"
    return _Past(
        day=re.compile(rf"(?:{done}|{did}){on}|\b{finite}\s+$"),
        span=re.compile(rf"{done},?\s+(?:back\s+)?in\s+(?:early\s+|late\s+|mid-)?$"),
        alone=re.compile(rf"{subject}{_ADVERB}\s+(?:{_any(words['began'])}){near}\s+on\s+$"),
        said=re.compile(rf"\b(?:{_any(words['told'])})\s+on\s+$"),
        behind=re.compile(rf",?\s+{subject}{_ADVERB}\s+(?:{finite}\b|(?!(?:{_any(words['not_done'])})\b)[a-z]+ed\s+{_object()})"),
        hedged=re.compile(rf"\b(?:{_any(table('told')['hedged']['words'])})\b", re.IGNORECASE),
    )


@cache
def _ahead() -> _Ahead:
    words, near, subject = table("told")["ahead"], _phrases(table("told")["phrase"]["places"]), _subject()
    will = rf"{_WILL}\s+(?:{_any(words['verbs'])}|be\s+(?:{_any(words['passive'])}))"
    return _Ahead(
        day=re.compile(rf"{will}(?:\s+\w+ly)?(?:{near}\s+(?:from\s+)?|(?:\s+{_object(_of_past())})?{near}\s+(?:on\s+)?)(?:[A-Z][a-z]+day,?\s+)?$"),
        span=re.compile(rf"{will}(?:\s+\w+ly)?{near}\s+in\s+$"),
        fixed=re.compile(rf"\b(?:is|are){_ADVERB}\s+(?:{_any(words['fixed'])})\s+$"),
        present=re.compile(rf"{subject}{_ADVERB}\s+(?:{_any(words['present'])}){near}\s+on\s+$"),
        works=re.compile(rf"\b(?:{_any(words['works'])})\b", re.IGNORECASE),
        behind=re.compile(rf",?\s+{subject}\s+will{_ADVERB}\s+(?:{_any(words['verbs'])}|be\s+(?:{_any(words['passive'])}))\b"),
        said=re.compile(rf"\b(?:{_any(words['said'])}|who|that|which|if)\b"),
    )


def _noun(beside: str = "") -> str:
    """Up to four words of a noun phrase, none of which begins another phrase or clause, nor is ``beside`` what one may hold."""
    words = table("told")
    others = (*words["phrase"]["breaks"], *words["phrase"]["prepositions"], "with", *words["ahead"]["present"])
    word = rf"(?!(?:{_any(others)}{beside})\b)[a-z][\w’'-]*"
    return rf"(?:{word}|[A-Z][\w’'.-]*)(?:\s+(?:{word}|[A-Z][\w’'.-]*)){{0,3}}(?:\s+of\s+{_NAMES})?"


def _of_past() -> str:
    return rf"|{_any(table('told')['phrase']['of_past'])}|\w+ed"


def _phrases(prepositions: Iterable[str]) -> str:
    """Up to four phrases of place or company: " in heavy seas and under grey skies", " in Holm, Norway,", " with Ole Dahl"."""
    place = rf"(?:{_any(prepositions)})\s+(?:{_DETERMINER}\s+)?{_noun()}"
    return rf"(?:,?\s+(?:and\s+)?(?:{place}|with\s+{_NAMES})|,\s+{_NAMES}){{0,4}}"


def _subject() -> str:
    return rf"(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey|(?:{_DETERMINER}|The|A|An|Both|Two|Three)\s+{_noun()}|{_NAMES})"


def _object(beside: str = "") -> str:
    return rf"(?:{_DETERMINER}\s+{_noun(beside)}|{_NAMES})"


def _any(words: Iterable[str]) -> str:
    return either(words).replace(r"\ ", r"\s+")
