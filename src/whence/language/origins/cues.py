"""Origins by cue words beside an outlet's name: "first reported by", "told the Gazette", "a Gazette report", photo credits, translations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from whence.language.outlets import canonical_outlet, outlet_at, outlet_before, wires
from whence.model import Origin, Span

_MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s\d{4})?"
_DATE = rf"(?:{_MONTH}\.?\s{_DAY}{_YEAR}|{_DAY}\s{_MONTH}\.?{_YEAR}|\d{{4}}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}/\d{{2,4}})"
_CAPS = r"[^\W\d_a-z][\w’'&.-]*(?:\s(?:(?:of|the|de|for|and)\s){0,2}[^\W\d_a-z][\w’'&.-]*){0,6}"
_TRIGGER = re.compile(r"[^\W\d_]+|©")


class _Cue(NamedTuple):
    """A cue that begins with one of the trigger words: what it says, and on which side of it the outlet stands."""

    how: str
    pattern: re.Pattern[str]
    side: str = "after"


_CUES: dict[str, tuple[_Cue, ...]] = {}


def _cue(triggers: str, how: str, pattern: str, side: str = "after") -> None:
    cue = _Cue(how, re.compile(pattern), side)
    for word in triggers.split():
        _CUES[word] = (*_CUES.get(word, ()), cue)


_cue(
    "photo photos photograph photographs image images picture pictures",
    "photo",
    r"\w+(?:\s(?:[Cc]redit|CREDIT|[Cc]ourtesy))?(?:\s(?:by|of)\s|\s?[:：]\s?)(?P<names>[^\n]{2,80}?)(?=$|\n|\.\s|\.$|\))",
    "names",
)
_cue("photo", "photo", r"\w+[^()\n]{0,60}\)", "before")
_cue(
    "translation translated",
    "translated",
    rf"\w+(?:\s(?:into\s\w+\s)?from\s(?:the\s)?(?:original\s)?[A-Z]\w+)?(?:\s?[:：]\s?|\sby\s)(?P<person>{_CAPS})",
    "none",
)
_cue("translated", "translated", r"\w+\sfrom\s(?:the\s)?(?:original\s)?[A-Z]\w+", "none")
_cue(
    "republished reprinted reproduced syndicated",
    "republished",
    r"\w+\s(?:here\s)?(?:with\s(?:the\s)?(?:kind\s)?permission\s(?:of|from)|from|courtesy\sof|by\spermission\sof|under\slicen[cs]e\sfrom)\s",
    "any",
)
_cue("used", "republished", r"\w+\s(?:with|by)\s(?:the\s)?(?:kind\s)?permission\s(?:of|from)\s", "any")
_cue("appeared published posted printed ran aired", "appeared in", r"\w+\s(?:in|on|by|at|with)\s", "any")
_cue("reported revealed disclosed published", "first reported", r"\w+\s(?:(?!by\b|in\b|on\b)\w+\s){0,3}(?:by|in|on)\s")
_cue("first", "first reported", r"\w+\s(?:reported|revealed|disclosed|broke)\b", "before")
_cue("press news", "press release", r"\w+\srelease\b", "none")
_cue("copyright ©", "credit", r"(?:©|\w+)\s?(?:©\s?)?(?:\d{4}\s)?(?:by\s)?")
_cue("source sources via", "credit", r"\w+\s?[:：]\s?")
_cue("contributed", "credit", r"\w+\sto\sthis\s(?:report|story|article)", "before")
_cue("reporting files material input", "credit", r"\w+\s(?:by|from)\s")
_cue("told telling tells interview interviewed speaking spoke comments remarks", "told", r"\w+\s(?:(?:with|by|to|in)\s)?")
_cue("report story article investigation exclusive dispatch reports stories articles", "report", r"\w+", "before")
_cue(
    "reported report reports revealed published story article investigation obtained quoted cited",
    "report",
    r"\w+\s(?:(?!by\b|in\b|from\b)\w+\s){0,3}(?:by|in|from)\s",
)
_cue("citing quoting cites cited quoted quotes", "report", r"\w+\s(?:a\sreport\s(?:in|by|from)\s)?")
_cue("reported reports", "report", r"\w+", "before")
_cue("reported", "report", r"\w+", "adverb")

_ADVERBS = re.compile(r"(?:\s(?:also|has|had|have|later|earlier|previously|separately|first)){1,2}\s$")
_INDEFINITE = re.compile(r"\b(?:[Aa]n?|[Tt]his|[Tt]hat)\s$")
_JOINED = re.compile(r",?\s(?:and\s)?$|,\s$")
_FIRST = re.compile(r"\b[Ff]irst\s$")
_WITH = re.compile(r"\b(?:[Ww]ith|[Aa]dditional|[Ff]urther)\s(?:\w+\s)?$")
_APPEARED = re.compile(
    r"\b(?:(?:[Tt]his|[Tt]he|[Aa])\s(?:\w+\s){0,3}?(?:article|story|piece|column|report|essay|op-ed|commentary|editorial|interview|post|text|version|dispatch)\s(?:\w+\s){0,4}?|"
    r"(?:[Ff]irst|[Oo]riginally|[Pp]reviously)\s)$",
)
_PROPER = re.compile(rf"(?:[Tt]he\s)?{_CAPS}")
_DATED = re.compile(rf",?\s(?:on\s|in\s)?(?P<date>{_DATE})")


def worded(text: str) -> Iterator[Origin]:
    """Every cue of the table that stands beside an outlet's name."""
    for word in _TRIGGER.finditer(text):
        for cue in _CUES.get(word.group().lower(), ()):
            found = cue.pattern.match(text, word.start())
            if found:
                yield from _read(text, cue, found)


def _read(text: str, cue: _Cue, found: re.Match[str]) -> Iterator[Origin]:
    start, end = found.span()
    match cue.side:
        case "names":
            yield from _photographers(text, cue.how, found)
        case "none":
            person = found.groupdict().get("person")
            yield Origin(start, end, text[start:end], person, cue.how)
        case "before" | "adverb":
            yield from _before(text, cue, found)
        case _:
            yield from _after(text, cue, found)


def _photographers(text: str, how: str, found: re.Match[str]) -> Iterator[Origin]:
    names = found["names"]
    if not _sentence_like(names):
        for name in re.split(r"\s?[/,;|]\s?|\s(?:and|via)\s", names.split(" (")[0]):
            if name.strip():
                yield _origin(text, found.start(), found.start("names") + len(names.rstrip()), canonical_outlet(name), how)


def _sentence_like(names: str) -> bool:
    """A line that goes on in prose is no credit."""
    words = names.split()
    return (
        len(words) > 10
        or not words[0][:1].isupper()
        or sum(1 for w in words if w.islower() and w not in {"and", "via", "by", "for", "of", "the", "de", "von", "van"}) > 1
    )


def _before(text: str, cue: _Cue, found: re.Match[str]) -> Iterator[Origin]:
    at = found.start()
    if cue.side == "adverb":
        adverb = _ADVERBS.search(text, max(0, at - 40), at)
        if not adverb:
            return
        at = adverb.start() + 1
    low = max(text.rfind("\n", 0, at) + 1, at - 80)
    end = at - 1
    if text[end - 2 : end] in {"'s", "’s"}:
        end -= 2
    named = outlet_before(text, end, low) if end > low else None
    stop = found.end()
    while named:
        start, name = named
        if cue.how == "photo" and text[start - 1 : start] != "(":
            return
        article = _INDEFINITE.search(text, max(low, start - 6), start) if cue.how == "report" else None
        yield _origin(text, article.start() if article else start, stop, name, cue.how)
        joined = _JOINED.search(text, low, start) if cue.how == "credit" else None
        stop = joined.start() if joined else start
        named = outlet_before(text, stop, low) if joined else None


def _after(text: str, cue: _Cue, found: re.Match[str]) -> Iterator[Origin]:
    start, end = found.span()
    if cue.how == "first reported":
        if not _FIRST.search(text, max(0, start - 7), start):
            return
        start = text.rindex(" ", 0, start - 1) + 1 if " " in text[: start - 1] else 0
    elif cue.how == "appeared in":
        before = _APPEARED.search(text, max(text.rfind("\n", 0, start) + 1, start - 90), start)
        if not before:
            return
        start = before.start()
    elif cue.how == "credit" and found.group().lower().startswith(("reporting", "files", "material", "input")):
        if not _WITH.search(text, max(0, start - 14), start):
            return
    elif (
        cue.how == "told"
        and found.group().split()[0].lower() in {"interview", "speaking", "spoke", "comments", "remarks", "interviewed"}
        and len(found.group().split()) < 2
    ):
        return
    named = outlet_at(text, end)
    if named is None and cue.side == "any":
        capitals = _PROPER.match(text, end)
        named = (capitals.end(), canonical_outlet(capitals.group())) if capitals else None
    if named is None:
        return
    stop, name = named
    dated = _DATED.match(text, stop) if cue.how == "appeared in" else None
    when = Span(dated.start("date"), dated.end("date"), dated["date"]) if dated else None
    how = "press release" if name in wires() else cue.how
    yield Origin(start, dated.end() if dated else stop, text[start : dated.end() if dated else stop], name, how, when=when)


def _origin(text: str, start: int, end: int, name: str | None, how: str) -> Origin:
    return Origin(start, end, text[start:end], name, how)
