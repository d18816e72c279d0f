"""Breaks: where sentences end, as far as dates ask for it; the stop of "Mr." and "U.S." ends none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from whence.language.sentences import abbreviations, is_full_stop

_CLOSING = re.compile(r"[\"'”’)\]]*\s*")
_LONGEST = 24
"""How far back, in characters, the word before a stop is looked for."""


def breaks(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern that begins with a mark between two places of a text, without those at the stop of an abbreviation."""
    for found in pattern.finditer(text, start, end):
        if ends(text, found.start()):
            yield found


def first_break(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    """The first of the breaks between two places of a text; None where there is none."""
    return next(breaks(pattern, text, start, end), None)


def ends(text: str, mark: int) -> bool:
    """Whether a sentence or clause ends at a mark: not at the stop of an abbreviation."""
    if text[mark] != ".":
        return True
    word = text[text.rfind(" ", max(0, mark - _LONGEST), mark) + 1 : mark]
    if len(word) > 1 and word.isalpha() and word.casefold() not in abbreviations():  # as nearly all are, which is seen at once
        return True
    after = _CLOSING.match(text, mark + 1)
    return is_full_stop(text, mark, after.end() if after else mark + 1)
