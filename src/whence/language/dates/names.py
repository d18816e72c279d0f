"""Names that are made of words of time: programmes, books, papers and songs, "Saturday Night Live", ABC's "This Week"."""

from __future__ import annotations

import re

_SMALL = frozenset(
    {"night", "morning", "evening", "afternoon", "today", "tonight", "tomorrow", "yesterday", "day", "days", "hour", "hours", "minute", "minutes"}
    | {"week", "weeks", "weekend", "month", "months", "year", "years", "later", "ago"}
)
"""Words of time that running text writes small."""
_QUOTES = frozenset({'"', "“", "‘", "`"})
_QUOTED_AFTER = re.compile(r"[,.]?(?:[\"”’]|'')")
_QUOTED_BEFORE = re.compile(r"[\w'’][ \t\n]+(?:[\"“‘]|``)$")
_INITIAL = re.compile(r"(?:^|[.!?:;>*•|)\]–—\"“”‘`(\[]|--|\n)[ \t\n]*(?:[\"“‘'`(\[]+)?$")
_CALLED = re.compile(
    r"(?:s?['’]s?)?[ -](?:(?:Youth|Peace|Liberation|Popular)\s)?(?:Revolution|Uprising|Revolt|Rebellion|Rising|Wars?|Plot|Putsch|Coup|Crisis"
    r"|Offensive|Campaign|Agreement|Accords?|Massacre|Manifesto|Movement|Coalition|Alliance|Brigades?|Olympics|Games|Palace|Constitution|Declaration|Protocol"
    r"|Group|Club|Festival)\b"
)
"""What follows the name of an event, a treaty or a body: the October Revolution, the Good Friday Agreement, the Six-Day War, the Winter Olympics."""
_NEXT = 4
"""How far behind, in characters, the capital of that word stands."""
_STATED = re.compile(r"\d{4}")
_WORD = re.compile(r"[A-Za-z'’]{4,}")
_WRITTEN = re.compile(r"[A-Za-z]+")
_MARKS = 8
"""How many marks and spaces, in characters, stand before the first word of a sentence."""
_LINE = 120
"""How far, in characters, a line is looked at on either side for words that a headline would write with a capital."""
_ALWAYS_SMALL = frozenset({"with", "from", "after", "over", "into", "that", "their", "than", "amid", "upon", "near"})


def is_name(text: str, start: int, end: int) -> bool:
    """Whether an expression is a name, or the piece of one, and tells no time.

    It is the whole of what stands in quotation marks, with capitals, and no one's speech; or it has capitals that running text does not write: the
    second word of "Saturday Night", the only one of "the Tonight show".
    """
    if text[start].islower():
        return False
    written, quoted = text[start:end], text[start - 1 : start] in _QUOTES
    if not quoted and ((written.isalpha() and written.lower() not in _SMALL) or written == written.lower()):
        return False
    words: list[str] = _WRITTEN.findall(written)
    if quoted and _QUOTED_AFTER.match(text, end) and all(word[0].isupper() for word in words):
        return len(words) > 1 or _QUOTED_BEFORE.search(text, max(0, start - 4), start) is not None
    if not all(word[0].isupper() for word in words) or not any(word.lower() in _SMALL and not word.isupper() for word in words):
        return False
    if _INITIAL.search(text, max(0, start - _MARKS), start) and not any(word.lower() in _SMALL for word in words[1:]):
        return False
    return _is_running(text, start, end)


def is_called(text: str, start: int, end: int) -> bool:
    """Whether an event, a treaty or a body is called by it: "the October Revolution", "the Good Friday Agreement", not "the 2011 Revolution"."""
    behind = text[end : end + _NEXT]
    if behind == behind.lower() or _CALLED.match(text, end) is None:
        return False
    written = text[start:end]
    the = written[: len("the ")].lower() == "the " or text[max(0, start - len("the ")) : start].lower() == "the "
    return the and not _STATED.search(written)


def _is_running(text: str, start: int, end: int) -> bool:
    """Whether the line is no headline: a third of its words of four letters and more, prepositions apart, are written small."""
    low, high = text.rfind("\n", max(0, start - _LINE), start) + 1 or max(0, start - _LINE), text.find("\n", end, end + _LINE)
    around = text[low:start] + " " + text[end : high if high >= 0 else end + _LINE]
    words: list[str] = [word for word in _WORD.findall(around) if word not in _ALWAYS_SMALL]
    small = sum(word[0].islower() for word in words)
    return small * 3 > len(words)
