"""Where a text says that it, or something in it, comes from: datelines, credits, attributions to outlets, statements and unnamed sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from whence.language.outlets import anonymous_nouns, canonical_outlet, is_known, outlet_at, outlet_before, wires
from whence.language.quotations.subjects import subject_left, subject_right
from whence.language.quotations.words import words_of
from whence.language.sentences import last_stop, next_stop
from whence.model import Origin, Span

_MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
_DATE = rf"(?:{_MONTH}\.?\s\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s\d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}\.?(?:,?\s\d{{4}})?|\d{{4}}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}/\d{{2,4}})"
_CAPS = r"[^\W\d_a-z][\w’'&.-]*(?:\s(?:(?:of|the|de|for|and)\s){0,2}[^\W\d_a-z][\w’'&.-]*){0,6}"
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_LINE = 160
"""Longest credit line, in characters."""
_PRIORITY = (
    "dateline",
    "photo",
    "translated",
    "republished",
    "appeared in",
    "first reported",
    "press release",
    "anonymous",
    "credit",
    "according to",
    "report",
    "told",
    "statement",
)
_TRIGGER = re.compile(r"[^\W\d_]+|©")


class _Cue(NamedTuple):
    """A cue that begins with one of the trigger words: what it says, and on which side of it the outlet stands."""

    how: str
    pattern: re.Pattern[str]
    side: str = "after"


_ANON_KNOWING = (
    r"(?:\w+\s){0,2}?(?:familiar\swith|briefed\son|close\sto|with\s(?:direct\s|first-?hand\s|inside\s)?knowledge\sof|with\sinformation\sabout|aware\sof|"
    r"(?:who\s)?(?:asked|requested|declined|wished|refused|preferred|insisted|spoke|speaking)\s(?:that\s(?:he|she|they|it)\s)?(?:not\s(?:to\s)?be\s(?:named|identified)|"
    r"to\sbe\s(?:named|identified)|anonymity|to\sremain\sanonymous|on\s(?:the\s)?condition\s(?:of\sanonymity|that)|anonymously))"
)
_OTHER_DATE = rf"(?:,?\s(?:on\s|in\s)?(?P<date>{_DATE}))?"
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
    "republished reprinted reproduced syndicated used",
    "republished",
    r"\w+\s(?:here\s)?(?:with\s(?:the\s)?(?:kind\s)?permission\s(?:of|from)|from|courtesy\sof|by\spermission\sof|under\slicen[cs]e\sfrom)\s",
    "any",
)
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


_DATELINE = re.compile(
    r"(?m)^[^\S\n]*(?P<place>[^\W\d_a-z][^\n()]{0,60}?)?[^\S\n]*[(（](?P<name>[^()（）\n]{2,40})[)）][^\S\n]*(?:[-–—]{1,2}|:|,\s[A-Z]\w+\s\d{1,2}\s?[-–—])(?=\s)"
)
_ACCORDING = re.compile(r"\b[Aa]ccording\sto\s")
_STATEMENT = re.compile(
    r"\b(?:in|In|via|Via|through|issued|released|according\sto)\s(?:an?|the|his|her|its|their)\s(?:[\w-]+\s){0,2}(?P<word>statement|communiqué|communique|press\srelease|news\srelease)s?\b(?P<by>\s(?:from|by|of)\s)?"
)


def find_origins(text: str) -> list[Origin]:
    """Find where a text says that it, or something in it, comes from, in order of place; offsets in code points.

    Names are canonical where the outlet is known ("BLOOMBERG" is Bloomberg News). Attributions to persons and bodies carry their words as name.
    """
    found = [*_datelines(text), *_worded(text), *_unnamed(text), *_according(text), *_statements(text), *_credit_lines(text)]
    found.sort(key=lambda o: (o.start, _PRIORITY.index(o.how), o.end))
    return _without_overlaps(found)


def _without_overlaps(found: list[Origin]) -> list[Origin]:
    out: list[Origin] = []
    for one in found:
        clash = next((n for n in range(len(out) - 1, max(len(out) - 5, -1), -1) if out[n].end > one.start), None)
        if clash is None or (out[clash].how == one.how and out[clash].start == one.start and out[clash].name != one.name):
            out.append(one)  # "PHOTO: AFP, REUTERS" credits two
        elif _PRIORITY.index(one.how) < _PRIORITY.index(out[clash].how):
            out[clash] = one
    return out


def _origin(text: str, start: int, end: int, name: str | None, how: str) -> Origin:
    return Origin(start, end, text[start:end], name, how)


def _datelines(text: str) -> Iterator[Origin]:
    for found in _DATELINE.finditer(text):
        place = (found["place"] or "").strip()
        if place and (len(place.split()) > 8 or not any(w[:1].isupper() for w in place.split()) or ". " in place.replace("St. ", "")):
            continue
        for name in re.split(r"\s?[/,]\s?|\sand\s", found["name"]):
            named = outlet_at(name, 0)
            if is_known(name) or (named and named[0] == len(name)) or (place.isupper() and name.isupper() and len(name) > 2 and name.isalpha()):
                yield _origin(text, found.start() + len(found.group()) - len(found.group().lstrip()), found.end(), canonical_outlet(name), "dateline")


def _worded(text: str) -> Iterator[Origin]:
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
    while named:
        start, name = named
        if cue.how == "photo" and text[start - 1 : start] != "(":
            return
        article = _INDEFINITE.search(text, max(low, start - 6), start) if cue.how == "report" else None
        yield _origin(text, article.start() if article else start, found.end(), name, cue.how)
        joined = _JOINED.search(text, low, start) if cue.how == "credit" else None
        named = outlet_before(text, joined.start(), low) if joined else None


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


@cache
def _anonymous() -> re.Pattern[str]:
    nouns = "|".join(anonymous_nouns())
    return re.compile(
        rf"\b(?:{nouns})\s{_ANON_KNOWING}|\bsources?\s(?:said|say|says|told)\b|\b(?:unnamed|unidentified|anonymous)\s(?:\w+\s)?(?:{nouns})\b|"
        r"\b(?:on|under)\s(?:the\s)?condition\s(?:of\sanonymity|(?:that\s)?(?:he|she|they)\snot\sbe\s(?:named|identified))",
    )


_COUNTED = re.compile(
    rf"(?:\b(?P<cue>[Aa]ccording\sto)\s)?(?:\b(?P<count>{'|'.join(_NUMBERS)}|[Aa]n?|\d{{1,2}})\s)?(?:(?:other|senior|unnamed|anonymous|[A-Z][\w.'’-]*|[a-z]+)\s){{0,2}}$"
)


def _unnamed(text: str) -> Iterator[Origin]:
    for found in _anonymous().finditer(text):
        low = max(text.rfind("\n", 0, found.start()) + 1, found.start() - 60)
        before = next(
            (
                m
                for m in (_COUNTED.search(text, at, found.start()) for at in _word_starts(text, low, found.start()))
                if m and (m["count"] or m["cue"])
            ),
            None,
        )
        count = before["count"] if before else None
        number = (_NUMBERS.get(count.lower()) or int(count)) if count else None
        start = before.start() if before else found.start()
        yield Origin(start, found.end(), text[start : found.end()], None, "anonymous", count=number)


def _word_starts(text: str, low: int, high: int) -> list[int]:
    return [low + m.start() for m in re.finditer(r"(?<!\S)\S", text[low:high])][-5:]


def _sentence_like(names: str) -> bool:
    """A line that goes on in prose is no credit."""
    words = names.split()
    return (
        len(words) > 10
        or not words[0][:1].isupper()
        or sum(1 for w in words if w.islower() and w not in {"and", "via", "by", "for", "of", "the", "de", "von", "van"}) > 1
    )


def _according(text: str) -> Iterator[Origin]:
    for found in _ACCORDING.finditer(text):
        named = outlet_at(text, found.end())
        if named:
            yield _origin(text, found.start(), named[0], named[1], "according to")
            continue
        words = words_of(text, found.end(), min(next_stop(text, found.end(), len(text)), found.end() + _LINE))
        subject = subject_right(words, 0)
        if subject is None:
            continue
        start, end = words[subject.first].start, words[subject.last - 1].end
        said = text[start:end].rstrip(".'’")
        if said.lower() in {"him", "her", "them", "it", "he", "she", "they"} or (said.islower() and said.endswith("ing")):
            continue
        yield _origin(text, found.start(), start + len(said), said, "according to")


def _statements(text: str) -> Iterator[Origin]:
    for found in _STATEMENT.finditer(text):
        how = "press release" if "release" in found["word"] else "statement"
        if found["by"]:
            words = words_of(text, found.end(), min(next_stop(text, found.end(), len(text)), found.end() + _LINE))
            subject = subject_right(words, 0)
            name = text[words[subject.first].start : words[subject.last - 1].end].rstrip(".") if subject else None
            yield _origin(text, found.start(), found.end("word"), name, how)
            continue
        start = last_stop(text, max(0, found.start() - 2 * _LINE), found.start())
        yield _origin(text, found.start(), found.end("word"), _who_stated(text, start, found.start(), found.end()), how)


def _who_stated(text: str, start: int, at: int, end: int) -> str | None:
    """The subject of the sentence's verb: before "said in a statement", or after "In a statement, the ministry said"."""
    words = words_of(text, start, at)
    if words:
        verb = next(
            (
                n
                for n in range(len(words) - 1, -1, -1)
                if words[n].low in {"said", "announced", "confirmed", "added", "wrote", "stated", "says", "denied", "has", "had"}
            ),
            None,
        )
        subject = subject_left(words, verb) if verb else None
    else:
        words = words_of(text, end, min(next_stop(text, end, len(text)), end + _LINE))
        verb = next(
            (n for n in range(len(words)) if words[n].low in {"said", "announced", "confirmed", "added", "wrote", "stated", "says", "denied"}), None
        )
        subject = subject_left(words, verb) if verb else None
    if subject is None:
        return None
    said = text[words[subject.first].start : words[subject.last - 1].end]
    return None if said.lower() in {"he", "she", "it", "they", "we", "i"} else said


_LINE_CREDIT = re.compile(
    r"(?m)^[^\S\n]*(?:[-–—(]{1,2}[^\S\n]?(?P<alone>[^\W\d_a-z][^\n()]{1,40}?)\)?|By\s[^\n]{2,80}?,\s(?P<by>[^\W\d_a-z][^\n,]{1,40}?))[^\S\n]*$"
)


def _credit_lines(text: str) -> Iterator[Origin]:
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
