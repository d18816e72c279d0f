"""The dates at the head and the foot of a page that are the page's own: after "Published on", or alone on a line, unless they tell an event."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from whence.language.lexicon import either, table
from whence.model import DateMention, Source
from whence.reading.years import year_for
from whence.when import When

if TYPE_CHECKING:
    from datetime import date

_HEAD_LINES = 6
"""Lines at the top (and bottom) among which a page's own date stands."""
_AROUND = 3
"""Lines above and below a date among which the labels of an event's notice stand."""
_ENTRIES = 40
"""Dates on lines of their own that are looked at: more than enough to see a timeline."""
_STORY_DAYS = 31
"""Days by which dates on lines of their own must differ to be a timeline's and not those of a page and its update."""
_NOTICE_DAYS = 183
"""Days ahead of the known publication up to which a date below the headline may be that of the event announced."""
_HISTORY_YEARS = 25
"""Years before the known publication from which a date below the headline is taken for the story's and not the page's."""
_LINE = re.compile(r"[^\n]*\n?")
_CLEAN = re.compile(r"[\s,;:|·•.()\[\]/*_#>–—-]+|\b(?:GMT|UTC|EST|EDT|CET|BST|PST|PDT|HKT|JST|SGT|ET|local time|am|pm|a\.m|p\.m)\b", re.IGNORECASE)
_CLOCK = re.compile(r"[,;|·at\s-]*\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:\(?[A-Z]{2,4}\)?)?(?:[+-]\d{2}:?\d{2})?", re.IGNORECASE)
_BY = re.compile(r"[\s,;|·–—-]*by\s+[^,|.\n]{2,60}", re.IGNORECASE)
_TOWN = re.compile(r"\s*[^\W\d_a-z][^\W\d_a-z.'’-]+(?: [^\W\d_a-z][^\W\d_a-z.'’-]+){0,2},\s*")


class _Line(msgspec.Struct, frozen=True):
    """A line that holds dates and nothing else but the words before each (``leads``); ``number`` counts lines that are not blank."""

    number: int
    start: int
    end: int
    mentions: tuple[DateMention, ...]
    leads: tuple[str, ...]


def dates_at_edges(source: Source, mentions: list[DateMention]) -> Iterator[tuple[str, DateMention, str]]:
    """Role, mention and reason of the dates on the first and last lines that are the page's own: "Published on 3 May", "LONDON, 3 May 2020"."""
    text = source.text
    spans = [m.span() for m in _LINE.finditer(text) if m.group().strip()]
    lines = [text[a:b].strip().casefold() for a, b in spans]
    alone = list(_lines_of_dates(text, spans, mentions))
    bare = [m for line in alone for m, lead in zip(line.mentions, line.leads, strict=True) if not lead][:_ENTRIES]
    taken = False
    for line in alone:
        head = line.number < _HEAD_LINES
        if not head and line.number < len(spans) - _HEAD_LINES:
            continue
        where = "at the head of the page" if head else "at the foot of the page"
        for mention, lead in zip(line.mentions, line.leads, strict=True):
            if _words()["modified"].fullmatch(lead):
                yield "modified", mention, f"“{text[line.start : line.end].strip()}” stands by itself {where}"
            elif not taken and (lead or head) and _is_own(source, lines, line, mention, lead, bare):
                taken = True
                role, why = (
                    ("dateline", f"dateline “{text[line.start : mention.end].strip()}”")
                    if lead == "town"
                    else ("page", f"it stands by itself {where}")
                )
                yield role, mention, why


def _lines_of_dates(text: str, spans: list[tuple[int, int]], mentions: list[DateMention]) -> Iterator[_Line]:
    at = 0
    for number, (start, end) in enumerate(spans):
        while at < len(mentions) and mentions[at].start < start:
            at += 1
        first = at
        while at < len(mentions) and mentions[at].end <= end:
            at += 1
        here = mentions[first:at]
        leads = [_lead(raw) for raw in _before(text, here, start)] if here else []
        if here and None not in leads and _ends(text[here[-1].end : end], leads[-1] or ""):
            yield _Line(number, start, end, tuple(here), tuple(lead or "" for lead in leads))


def _before(text: str, here: list[DateMention], start: int) -> Iterator[str]:
    """What stands before each mention of a line, back to the mention before it."""
    yield text[start : here[0].start]
    for one, two in pairwise(here):
        yield text[one.end : two.start]


def _lead(raw: str) -> str | None:
    """The label that stands before a date ("" for none, "town" for a place in capitals); None where other words do."""
    if _TOWN.fullmatch(raw):
        return "town"
    label = " ".join(_CLEAN.sub(" ", _CLOCK.sub(" ", raw) if raw.strip() else "").split()).casefold()
    if label in {"", "on", "at"}:
        return ""
    return label if any(words.fullmatch(label) for words in _words().values()) else None


def _ends(after: str, lead: str) -> bool:
    """Whether a line ends behind its last date: with nothing, a clock, or "by admin" behind "Posted on …"."""
    after = after.strip()
    signed = lead not in {"", "town"} and not lead.startswith("by ") and _BY.fullmatch(after) is not None
    return not _CLEAN.sub(" ", after).strip() or _CLOCK.fullmatch(after) is not None or signed


@cache
def _words() -> dict[str, re.Pattern[str]]:
    """What may stand before a page's date, in small letters and without marks: "published on", "updated", "by ann lowe"."""
    known = table("publication")
    works, first = either([*known["works"], *known["loose_works"]]), either(known["first"])
    published = rf"(?:{either(known['published'])})(?: online)?(?: at)?(?: on)?(?: at)?"
    return {
        "modified": re.compile(rf"(?:last |latest )?(?:{either(known['modified'])})(?: on| at)?"),
        "published": re.compile(rf"this (?:{works}) (?:was )?{published}|(?:(?:{works}) )?(?:(?:{first}) )?{published}"),
        "labels": re.compile(either(known["labels"])),
        "byline": re.compile(r"by .{2,60}"),
    }


@cache
def _openings() -> tuple[re.Pattern[str], re.Pattern[str]]:
    known = table("publication")
    return re.compile(rf"\W*(?:{either(known['event_labels'])})\s*(?::|\s[-–—]\s)"), re.compile(rf"(?:{either(known['salutations'])})\b[^.]{{0,60}}")


def _is_own(source: Source, lines: list[str], line: _Line, mention: DateMention, lead: str, bare: list[DateMention]) -> bool:
    """Whether a date is the page's own, and not that of an event announced, of a letter quoted in full, or of one entry of a timeline."""
    around = lines[max(0, line.number - _AROUND) : line.number + _AROUND + 1]
    event, greeting = _openings()
    if (not lead or not _words()["byline"].fullmatch(lead)) and any(event.match(other) for other in around):
        return False
    if lead not in {"", "town"}:
        return True
    if line.number + 1 < len(lines) and greeting.fullmatch(lines[line.number + 1]):
        return False
    if not lead and mention is not bare[0]:  # entries, where the first is none of the page's
        return False
    outside = _known_day(source)
    if outside is None:
        return line.number == 0 or _is_last(mention, bare)
    if source.retrieved is not None and (day := _day(mention, outside)) and source.retrieved.agrees(When.day(day)):
        return True
    return _may_be_of(mention, outside, bare, first=line.number == 0)


def _known_day(source: Source) -> date | None:
    """The day of publication that the manifest, the page's metadata or its address give."""
    if source.published is not None and source.published.is_day:
        return source.published.earliest
    for row in source.metadata:
        if row.role in {"metadata", "url"}:
            try:
                value = When.parse(row.value)
            except ValueError:
                continue
            if value.is_day:
                return value.earliest
    return None


def _may_be_of(mention: DateMention, outside: date, bare: list[DateMention], *, first: bool) -> bool:
    """Whether a bare date can be the day of a page that is known from elsewhere: not a notice's, a history's or a timeline's."""
    day = _day(mention, outside)
    ahead = 0 if day is None else (day - outside).days
    if abs(ahead) <= 1:
        return True
    days = [d for m in bare if (d := _day(m, outside))]
    if day is not None and any(abs((d - day).days) > _STORY_DAYS for d in days):
        return False
    return first or not (1 < ahead <= _NOTICE_DAYS or ahead < -365 * _HISTORY_YEARS)


def _is_last(mention: DateMention, bare: list[DateMention]) -> bool:
    """Whether none of the dates on lines of their own is later by more than a page's update: those of a timeline go on."""
    own = mention.stated and mention.stated.year and _day(mention, None)
    days: Iterable[date | None] = (_day(m, own or None) for m in bare)
    return not own or all(d is None or (d - own).days <= _STORY_DAYS for d in days)


def _day(mention: DateMention, near: date | None) -> date | None:
    """The day that a mention states; without a year the one nearest to ``near``."""
    stated = mention.stated
    if stated is None or not (stated.month and stated.day):
        return None
    if stated.year and 1 < stated.year < 9999:
        value = When.parse(f"{stated.year:04}-{stated.month:02}-{stated.day:02}")
        return value.earliest
    return year_for(stated, near, last=False) if near else None
