"""Origins by their place on the page: datelines, bylines, credits that stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from whence.language.outlets import canonical_outlet, is_known, outlet_at
from whence.model import Origin

# what a line begins with is passed over once: what follows is no space, and a megabyte of them is no dateline
_DATELINE = re.compile(
    r"(?m)^[^\S\n]*+(?P<place>[^\W\d_a-z][^\n()]{0,60}?)?[^\S\n]*[(（](?P<name>[^()（）\n]{2,40})[)）][^\S\n]*(?:[-–—]{1,2}|:|,\s[A-Z]\w+\s\d{1,2}\s?[-–—])(?=\s)"
)
_LINE_CREDIT = re.compile(
    r"(?m)^[^\S\n]*+(?:[-–—(]{1,2}[^\S\n]?(?P<alone>[^\W\d_a-z][^\n()]{1,40}?)\)?|By\s[^\n]{2,80}?,\s(?P<by>[^\W\d_a-z][^\n,]{1,40}?))[^\S\n]*$"
)


def datelines(text: str) -> Iterator[Origin]:
    """``ARLEN (Reuters) -`` at the head of a paragraph."""
    for found in _DATELINE.finditer(text):
        place = (found["place"] or "").strip()
        if place and (len(place.split()) > 8 or not any(w[:1].isupper() for w in place.split()) or ". " in place.replace("St. ", "")):
            continue
        for name in re.split(r"\s?[/,]\s?|\sand\s", found["name"]):
            named = outlet_at(name, 0)
            if is_known(name) or (named and named[0] == len(name)) or (place.isupper() and name.isupper() and len(name) > 2 and name.isalpha()):
                yield _origin(text, found.start() + len(found.group()) - len(found.group().lstrip()), found.end(), canonical_outlet(name), "dateline")


def credit_lines(text: str) -> Iterator[Origin]:
    """An outlet's name that stands alone after a dash, ends a byline, or is the last line."""
    for found in _LINE_CREDIT.finditer(text):
        name = found["alone"] or found["by"]
        named = outlet_at(name, 0)
        if named and named[0] == len(name):
            yield _origin(
                text,
                found.start() + len(found.group()) - len(found.group().lstrip()),
                found.start() + len(found.group().rstrip()),
                named[1],
                "credit",
            )
    body = text.rstrip()
    start = body.rfind("\n") + 1
    line = body[start:].strip(" –—-()")
    named = outlet_at(line, 0) if start and 0 < len(line) < 60 else None
    if named and named[0] == len(line):
        at = text.index(line, start)
        yield _origin(text, at, at + len(line), named[1], "credit")


def _origin(text: str, start: int, end: int, name: str | None, how: str) -> Origin:
    return Origin(start, end, text[start:end], name, how)
