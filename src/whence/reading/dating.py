"""The dates in a text that speak of its own publication: at its head, in its dateline, after "first appeared in", beside a weekday of the telling."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from whence.model import DateMention, Stated
from whence.reading.years import Hint
from whence.when import When

if TYPE_CHECKING:
    from whence.reading.reading import Reading

_HEAD_LINES = 6
"""Lines at the top (and bottom) among which a page's own date stands."""
_LINE = re.compile(r"[^\n]*\n?")
_PAGE = re.compile(
    r"(?:first |originally )?(?:published|posted|created|issued|filed|date|dated|release date|publication date|on|at|by [^,|]{2,60})?", re.IGNORECASE
)
_MODIFIED = re.compile(r"(?:last |latest )?(?:updated?|modified|revised|corrected|last edited|edited)(?: on| at)?", re.IGNORECASE)
_CLEAN = re.compile(r"[\s,;:|·•.()\[\]/*_#>–—-]+|\b(?:GMT|UTC|EST|EDT|CET|BST|PST|PDT|HKT|JST|SGT|ET|local time|am|pm|a\.m|p\.m)\b", re.IGNORECASE)
# "TOKYO, June 26 (Reuters) -", "WASHINGTON (AP) — June 26", "PARIS, 3 May 2020 –": place, then the date, then a dash.
_PLACE = re.compile(r"[^\W\d_a-z][^\n]{1,58}?[,(\s]\s*")
_DASH = re.compile(r"[^\S\n]*(?:,[^\S\n]*[A-Z][A-Za-z]+[^\S\n]*|\([^()\n]{2,40}\)|/[^/\n]{2,40}/)?[^\S\n]*(?:--|[-–—])")
_APPEARED = re.compile(
    r"\b(?:(?:first|originally|previously|initially)\s+(?:appeared|published|posted|ran|printed|aired|broadcast)|"
    r"(?:article|story|column|piece|post|op-ed|essay|commentary|editorial|interview|version|report|text|item)\b[^.\n]{0,40}?"
    r"\b(?:appeared|ran|was (?:first |originally )?(?:published|posted|printed)))\b[^.\n]{0,120}$",
    re.IGNORECASE,
)
# Words that put the day beside a weekday in the telling's own past.
_TOLD = re.compile(r"\b(?:said|says|told|announced|reported|confirmed|stated|wrote|tweeted|issued|released|ruled|voted|met|held|was|were|had)\b")
_AHEAD = re.compile(
    r"\b(?:will|would|is due|are due|due to|scheduled|plans? to|is to|are to|next|until|by|from|expected|set to|before|ahead of|on or after)\b"
)


def hints_of(reading: Reading, sid: str) -> tuple[Hint, ...]:
    """The dates of a source's text that speak of its publication, in order of the text."""
    return reading.keep(("hints", sid), lambda: tuple(_hints(reading, sid)))


def _hints(reading: Reading, sid: str) -> Iterator[Hint]:
    text = reading.sources[sid].text
    mentions = [m for m in reading.dates_as_of(sid, None) if m.stated and m.stated.month and m.stated.day and not m.problem]
    if not mentions:
        return
    seen: set[int] = set()
    for role, mention, why in (*_at_the_edges(text, mentions), *_datelines(text, mentions), *_appeared(text, mentions)):
        if mention.start not in seen:
            seen.add(mention.start)
            yield _hint(role, mention, why)
    told = [m for m in mentions if m.start not in seen and _beside_weekday(text, m) and _is_told(reading, sid, m)]
    if told:
        latest = max(told, key=lambda m: (m.stated.month or 0, m.stated.day or 0) if m.stated else (0, 0))
        yield _hint("text", latest, "a weekday with its date, told as just past", with_weekday(text, latest))


def _hint(role: str, mention: DateMention, why: str, stated: Stated | None = None) -> Hint:
    stated = stated or mention.stated or Stated()
    value = When.parse(f"{stated.year:04}-{stated.month:02}-{stated.day:02}") if stated.year else None
    return Hint(role, stated, mention.text, why, mention.start, mention.end, last=role in {"original", "text"}, value=value)


# ---------------------------------------------------------------------------------------------------------------- at the head and the foot


def _at_the_edges(text: str, mentions: list[DateMention]) -> Iterator[tuple[str, DateMention, str]]:
    """Dates that stand alone on one of the first or last lines, but for a cue such as "Published" or "Updated"."""
    lines = [m.span() for m in _LINE.finditer(text) if m.group().strip()]
    head, foot = lines[:_HEAD_LINES], lines[_HEAD_LINES:][-_HEAD_LINES:]
    taken = False
    for start, end in (*head, *foot):
        here = [m for m in mentions if start <= m.start and m.end <= end]
        if not here:
            continue
        after = text[here[-1].end : end].strip()
        rests = [_CLEAN.sub(" ", before).strip() for before in _before(text, here, start)]
        if (_CLEAN.sub(" ", after).strip() and not _CLOCK.fullmatch(after)) or not all(_MODIFIED.fullmatch(r) or _PAGE.fullmatch(r) for r in rests):
            continue
        for mention, rest in zip(here, rests, strict=True):
            if _MODIFIED.fullmatch(rest):
                yield "modified", mention, f"“{text[start:end].strip()}” stands by itself {_where((start, end), head)}"
            elif not taken and (rest or (start, end) in head):
                taken = True
                yield "page", mention, f"it stands by itself {_where((start, end), head)}"


_CLOCK = re.compile(r"[,;|·at\s-]*\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:\(?[A-Z]{2,4}\)?)?(?:[+-]\d{2}:?\d{2})?", re.IGNORECASE)


def _before(text: str, here: list[DateMention], start: int) -> Iterator[str]:
    """What stands before each mention of a line, back to the mention before it."""
    yield text[start : here[0].start]
    for one, two in pairwise(here):
        yield text[one.end : two.start]


def _where(line: tuple[int, int], head: list[tuple[int, int]]) -> str:
    return "at the head of the page" if line in head else "at the foot of the page"


def _datelines(text: str, mentions: list[DateMention]) -> Iterator[tuple[str, DateMention, str]]:
    for mention in mentions:
        if mention.start > 1500:
            return
        start = text.rfind("\n", 0, mention.start) + 1
        lead = text[start : mention.start]
        first = not text[:start].strip()
        if len(lead) <= 60 and _PLACE.fullmatch(lead) and (_shouted(lead) or (first and _named(lead))) and _DASH.match(text, mention.end):
            yield "dateline", mention, f"dateline “{text[start : mention.end]}”"
            return


def _named(lead: str) -> bool:
    """Whether a text opens with a place by name: words with capitals, and a comma before the date."""
    return lead.rstrip().endswith(",") and all(word[0].isupper() for word in re.findall(r"[^\W\d_]+", lead))


def _shouted(lead: str) -> bool:
    word = lead.split(",", maxsplit=1)[0].split("(", maxsplit=1)[0]
    letters = [c for c in word if c.isalpha()]
    return len(letters) >= 2 and sum(c.isupper() for c in letters) >= 0.8 * len(letters)


def _appeared(text: str, mentions: list[DateMention]) -> Iterator[tuple[str, DateMention, str]]:
    for mention in mentions:
        start = text.rfind("\n", 0, mention.start) + 1
        if _APPEARED.search(text, max(start, mention.start - 200), mention.start):
            end = text.find("\n", mention.end)
            yield "original", mention, f"“{text[start : end if end >= 0 else len(text)].strip()}”"


# ---------------------------------------------------------------------------------------------------------------- in the telling


_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY_BEFORE = re.compile(r"\b(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s*\(?\s*$", re.IGNORECASE)


def with_weekday(text: str, mention: DateMention) -> Stated:
    """What a mention states, with the weekday that stands just before it: "Wednesday (June 26)"."""
    stated = mention.stated or Stated()
    return stated if stated.weekday else Stated(stated.year, stated.month, stated.day, _weekday_before(text, mention))


def _weekday_before(text: str, mention: DateMention) -> int | None:
    found = _WEEKDAY_BEFORE.search(text, max(0, mention.start - 14), mention.start)
    return _WEEKDAYS.index(found.group(1)[:3].lower()) + 1 if found else None


def _beside_weekday(text: str, mention: DateMention) -> bool:
    """Whether it is as in "Wednesday (June 26)": a weekday, its date in brackets, as agencies and Asian newspapers write the current week's days."""
    if mention.stated and mention.stated.weekday:
        return "(" in mention.text
    return text[mention.start - 1 : mention.start] == "(" and _weekday_before(text, mention) is not None


def _is_told(reading: Reading, sid: str, mention: DateMention) -> bool:
    clause = reading.clause(sid, mention.start, mention.end)
    before = clause.text[: mention.start - clause.start]
    tail = before[-60:]
    return _TOLD.search(before) is not None and _AHEAD.search(tail) is None
