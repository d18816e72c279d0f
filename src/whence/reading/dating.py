"""The dates in a text that speak of its own publication: at its head, in its dateline, after "first appeared in", beside a weekday of the telling."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from whence.language.lexicon import either, table
from whence.model import DateMention, Stated
from whence.reading.edges import dates_at_edges
from whence.reading.weekdays import weekday_before, with_weekday
from whence.reading.years import Hint
from whence.when import When

if TYPE_CHECKING:
    from whence.reading.reading import Reading

# "TOKYO, June 26 (Reuters) -", "WASHINGTON (AP) — June 26", "PARIS, 3 May 2020 –": place, then the date, then a dash.
_PLACE = re.compile(r"[^\W\d_a-z][^\n]{1,58}?[,(\s]\s*")
_DASH = re.compile(r"[^\S\n]*(?:,[^\S\n]*[A-Z][A-Za-z]+[^\S\n]*|\([^()\n]{2,40}\)|/[^/\n]{2,40}/)?[^\S\n]*(?:--|[-–—])")
_REACH = 120
"""Characters between "first appeared" and its day: "in the weekend edition of the Harbour Gazette on"."""
_LONGEST = 160
"""Characters of a note that is quoted as the reason."""
_STOP = re.compile(r"[.\n]")
_LINE_END = re.compile(r"[\s)\]*_]*?(?:\n|\Z)")
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
    for role, mention, why in (*dates_at_edges(reading.sources[sid], mentions), *_datelines(text, mentions), *_appeared(text, mentions)):
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


# ---------------------------------------------------------------------------------------------------------------- in the text's own words


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
    """The days of the notes that a page has of its own origin: "This column first appeared in the Gazette on 3 May"."""
    starts = [m.start for m in mentions]
    body = text.strip()
    first, last = text.find(body) + len(body.split("\n", 1)[0]), text.find(body) + body.rfind("\n")
    for note in _notes().finditer(text):
        at = bisect_left(starts, note.end())
        if at == len(mentions) or starts[at] - note.end() > _REACH or _STOP.search(text, note.end(), starts[at]):
            continue
        mention = mentions[at]
        end = min(len(text), mention.end + _LONGEST)
        stop = _STOP.search(text, mention.end, end)
        end = stop.end() if stop else end
        if _is_note(note, text[mention.end : end], text, end, at_edge=not first <= note.start() < last):
            whole = text[note.end("lead") : end].rstrip()
            yield "original", mention, f"“{whole if len(whole) <= _LONGEST else text[note.end('lead') : mention.end] + '…'}”"


def _is_note(note: re.Match[str], rest: str, text: str, end: int, *, at_edge: bool) -> bool:
    """Whether the words are a note about the page, by what stands around them; "This report was first published on 3 May, police said" is none."""
    told, follows = _tails()
    if note["bare"]:  # a line of its own: "Originally published in the Gazette on 3 May."
        begins = note.start() == 0 or text[note.start() - 1] == "\n"
        return begins and follows.fullmatch(rest) is not None and _LINE_END.match(text, end - rest.endswith("\n")) is not None
    if told.search(rest):
        return False
    return note["inner"] is None or (at_edge and note["loose"] is None and note["first"] is not None)


@cache
def _notes() -> re.Pattern[str]:
    known = table("publication")
    works, loose, first, verbs, parts, breaks = (either(known[key]) for key in ("works", "loose_works", "first", "appeared", "parts", "breaks"))
    lead = r"(?P<lead>^[^\S\n]*[*_#>(\[–—-]*[^\S\n]*(?:\w+[’']s\s)?(?:notes?\s?[:.–—-]\s*)?|[(\[]\s*|(?P<inner>(?<=[.!?”\"])[^\S\n]+))"
    part = rf"(?:(?:this\sis\s)?(?:an?|the)\s(?:[\w-]+\s){{0,3}}(?:{parts})s?\sof\s)"
    own = rf"(?:{part}?(?:this|the\sabove|the\spresent|the\sforegoing)|{part}(?:an?|the))\s(?:[\w-]+\s){{0,2}}?(?:(?:{works})|(?P<loose>{loose}))\b"
    gap = rf"(?:,?\s(?!(?:{breaks})\b)[^\s.]+){{0,9}}?,?(?:\s(?:which|that))?\s(?:(?:has\sbeen|had\sbeen|was|were)\s)?"
    told = rf"{gap}(?:(?P<first>{first})\s)?(?:{verbs})\b"
    return re.compile(rf"{lead}(?:{own}{told}|(?P<bare>(?:{first})\s(?:{verbs})\b))", re.IGNORECASE | re.MULTILINE)


@cache
def _tails() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What behind the day shows that news is told, and what may follow it in a note that names no work: "First published … in print"."""
    known = table("publication")
    changed = rf",\s(?:and\s)?(?:last\s)?(?:{either(known['modified'])})"
    return (
        re.compile(rf",\s(?:[\w’'-]+\s){{0,4}}(?:{either(known['told'])})\b"),
        re.compile(rf"(?:\s+(?:in|by|at|as|under|with|and)\b[^.,;\n]{{0,80}}|{changed}\b[^.;\n]{{0,80}})?[\s.)\]*_]*", re.IGNORECASE),
    )


# ---------------------------------------------------------------------------------------------------------------- in the telling


def _beside_weekday(text: str, mention: DateMention) -> bool:
    """Whether it is as in "Wednesday (June 26)": a weekday, its date in brackets, as agencies and Asian newspapers write the current week's days."""
    if mention.stated and mention.stated.weekday:
        return "(" in mention.text
    return text[mention.start - 1 : mention.start] == "(" and weekday_before(text, mention) is not None


def _is_told(reading: Reading, sid: str, mention: DateMention) -> bool:
    clause = reading.clause(sid, mention.start, mention.end)
    before = clause.text[: mention.start - clause.start]
    tail = before[-60:]
    return _TOLD.search(before) is not None and _AHEAD.search(tail) is None
