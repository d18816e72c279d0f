"""Bylines: the line near the head of an article that says who wrote it."""

from __future__ import annotations

import re
from itertools import islice

from whence.language.lexicon import GIVEN, flags
from whence.model import Span

_HEAD = 12
"""Lines with words, from the first on, among which a byline is looked for."""
_LINE = re.compile(r"(?m)^[^\S\n]*(\S[^\n]*?)[^\S\n]*$")
_NAME = r"[^\W\d_a-z][\w’'.-]*(?:\s(?:(?:de|da|del|della|der|van|von|bin|al|el|la|le|ten|ter|y)\s){0,2}[^\W\d_a-z][\w’'.-]*){1,3}"
_BYLINE = re.compile(
    rf"(?:By|BY|Words by|Written by|Story by|Reporting by|Author:)\s(?P<name>{_NAME})(?:(?:,|\sand|,\sand|\s&|\s[|–—-]|\sin)\s[^\n.!?]{{2,60}})?\.?"
)


def find_byline(text: str) -> Span | None:
    """The name that a byline gives ("By Ruth Ames, Staff Writer"), the first of several; None where no line is one.

    The first line may be a headline ("By Popular Demand"): it is a byline only where it begins with a known given name.
    """
    for n, line in enumerate(islice(_LINE.finditer(text), _HEAD)):
        found = _BYLINE.fullmatch(line[1])
        if found and (n or flags(found["name"].split()[0].title()) & GIVEN):
            start = line.start(1) + found.start("name")
            return Span(start, start + len(found["name"]), found["name"])
    return None
