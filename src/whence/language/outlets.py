"""Names of news agencies and outlets: a list of the known, and the forms by which unknown ones are recognised; one canonical name for each."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

_FIRST = re.compile(r"[^\W\d_a-z](?:[\w&-]|[.’'](?=\w))*+")
_NEXT = re.compile(r"\s(?:(?:of|and|de|la|el|am|della|del|du|&)\s(?:the\s)?)?[^\W\d_a-z](?:[\w&-]|[.’'](?=\w))*+")
_WORDS = re.compile(r"(?<![\w’'-])\w")
_ARTICLE = re.compile(r"[Tt]he\s")
_ARTICLE_BEFORE = re.compile(r"\b[Tt]he\s$")


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("whence.language").joinpath("data/agencies.toml").read_text("utf-8"))


@cache
def _canonical() -> dict[str, str]:
    table: dict[str, str] = {}
    for group in ("outlets", "wires", "agencies"):
        for name, others in _data()[group].items():
            table.update((_key(one), name) for one in (name, *others))
    return table


@cache
def wires() -> frozenset[str]:
    """Canonical names of the wires that carry press releases."""
    return frozenset(_data()["wires"])


@cache
def _last_words() -> frozenset[str]:
    return frozenset(word.casefold() for word in _data()["forms"]["last"])


@cache
def _described() -> re.Pattern[str]:
    words = "|".join(re.escape(one).replace(r"\ ", r"\s") for one in sorted(_data()["forms"]["described"], key=len, reverse=True))
    return re.compile(rf"(?:\w+\s)?(?:{words})\s(?=[^\W\d_a-z])")


def outlet_at(text: str, start: int) -> tuple[int, str] | None:
    """Read the outlet's name that begins at ``start``: the offset where it ends and its canonical name; None where no outlet is named."""
    at = start
    article = _ARTICLE.match(text, at)
    if article:
        at = article.end()
    words = _described().match(text, at)
    run = [m.end() for m in _run(text, words.end() if words else at)]
    if not run:
        return None
    begin = words.end() if words else at
    for end in reversed(run):
        name = text[begin:end]
        if _key(name) in _canonical():
            if name.islower() or (not name[:1].isupper() and name[:1].isalpha()):
                return None
            return end, canonical_outlet(name)
        if len(run) > 1 and end != run[0] and name.rsplit(None, 1)[-1].casefold() in _last_words():
            return end, canonical_outlet(name)
    return (run[-1], canonical_outlet(text[begin : run[-1]])) if words else None


def outlet_before(text: str, end: int, low: int = 0) -> tuple[int, str] | None:
    """Read the outlet's name that ends at ``end``: the offset where it begins (its article included) and its canonical name."""
    window = max(low, end - 70)
    starts = [m.start() for m in _WORDS.finditer(text, window, end)]
    for start in starts[-7:]:
        if not text[start].isupper():
            continue
        found = outlet_at(text, start)
        if found and found[0] == end:
            article = _ARTICLE_BEFORE.search(text, max(low, start - 5), start)
            return (article.start() if article else start), found[1]
    return None


def _run(text: str, at: int) -> list[re.Match[str]]:
    """The capitalised words from ``at`` on, small words between them allowed, at most seven."""
    out: list[re.Match[str]] = []
    pattern = _FIRST
    while len(out) < 7:
        found = pattern.match(text, at)
        if not found:
            break
        out.append(found)
        at = found.end()
        pattern = _NEXT
    return out


@cache
def anonymous_nouns() -> tuple[str, ...]:
    """Nouns of sources that stay unnamed, longest first."""
    return tuple(sorted(_data()["forms"]["anonymous"], key=lambda n: (-len(n), n)))


def canonical_outlet(name: str) -> str:
    """Give the one name of an outlet: "BLOOMBERG" and "Bloomberg" are "Bloomberg News"; an unknown one loses its article and capitals throughout."""
    words = " ".join(name.split()).strip(" .,;:'’")
    if words.endswith(("’s", "'s")) and _key(words) not in _canonical():
        words = words[:-2]
    known = _canonical().get(_key(words))
    if known is None and words.endswith((" News", " News Agency", " news agency")):
        known = _canonical().get(_key(words.removesuffix(" Agency").removesuffix(" agency").removesuffix(" News").removesuffix(" news")))
    if known is not None:
        return known
    bare = re.sub(r"^[Tt]he\s|^THE\s", "", words)
    return bare.title() if bare.isupper() and len(bare) > 5 else bare


def is_known(name: str) -> bool:
    """Tell whether a name, or all of it but "News", is on the list."""
    words = " ".join(name.split())
    return _key(words) in _canonical()


def _key(name: str) -> str:
    return re.sub(r"^the\s", "", " ".join(name.split()).casefold())
