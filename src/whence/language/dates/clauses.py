"""What an expression is to its clause, by the words beside it: a bound, what something is compared with, the time of the sentence, an attribute."""

from __future__ import annotations

import re

from whence.language.dates.forms import Item

_BOUND = re.compile(r"\b(?:until|till|by|before|ahead of|since|through|effective|expir\w+)\s+(?:the\s+)?$", re.IGNORECASE)
_OPENS = re.compile(r"(?:^|[.!?;]['\"”’)]*\s+|\n\s*)(?:In|During|Back in)\s+(?:the\s+)?$")
_FRAME_ENDS = re.compile(
    r"\b(?:sa(?:id|ys)|told|announced|but\s+(?:in|on))\b|(?:ed|was|were|had|has|have|won|lost)\b[^,]*,\s(?:an?|which|who|but|while)\b"
)
"""What ends the time that a year gives a sentence: who says it, another clause."""
_AND_IN = re.compile(r"\band\s+(?:in|on)\b")
"""What ends it as well where the year is a recent one: "In 2018 it lost money, and in May it closed", which may be this May."""
_COMPARED = re.compile(r"\b(?:than|against|versus|vs\.?|since|compared\s+(?:with|to)|from)\s(?:[^.;,\n]|[.,]\d){0,40}$")
_COMPARING = ("than", "from", "since", "compared", "against", "versus", "vs")
"""One of these is in every comparison, and none in most places."""
_COMPARED_WITHIN = 60
"""How far back, in characters, the words of a comparison are looked for."""
_BEFORE = 16
"""How far back, in characters, the words are looked for that make a day a bound, or a year the time of what follows."""
_NOUN = re.compile(
    r"\s(?!(?:to|and|or|at|in|on|when|after|before|for|as|was|is|were|by|through|until|that|with|from|the|he|she|it|they|but|of)\b)[a-z]{3}"
)


def is_bound(text: str, at: int) -> bool:
    """Whether the day told at a place ends or begins something, "until 3 May"."""
    return _BOUND.search(text, max(0, at - _BEFORE), at) is not None


def opens_sentence(text: str, at: int) -> bool:
    """Whether a year at a place is the time of its sentence, "In 2016, …"."""
    return _OPENS.search(text, max(0, at - _BEFORE), at) is not None


def frame_ends(text: str, start: int, end: int, *, recent: bool) -> bool:
    """Whether the words between two places end the time that a year, maybe a recent one, gave their sentence."""
    return _FRAME_ENDS.search(text, start, end) is not None or (recent and _AND_IN.search(text, start, end) is not None)


def is_compared(text: str, at: int) -> bool:
    """Whether something else is compared with what stands at a place: "than in January", "down from $3 in the third quarter"."""
    low = max(0, at - _COMPARED_WITHIN)
    before = text[low:at]
    return any(word in before for word in _COMPARING) and _COMPARED.search(text, low, at) is not None


def is_attribute(text: str, item: Item) -> bool:
    """Whether a day belongs to a noun, "the May 3 agreement"."""
    start = item.start
    return item.form.month is not None and text[max(0, start - len("the ")) : start].lower() == "the " and _NOUN.match(text, item.end) is not None
