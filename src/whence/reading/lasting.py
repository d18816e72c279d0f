"""How long a thing has lasted: "is 60 years old", "has stood for 60 years", "it is 60 years since it was opened"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from whence.language.lexicon import table
from whence.model import DateMention, Span
from whence.reading.anniversaries import around
from whence.reading.elapsed import Elapsed
from whence.reading.identity import resolve
from whence.reading.named import begins, ends_there, named_after, named_before
from whence.reading.standpoints import in_quotation, told_days
from whence.when import When

if TYPE_CHECKING:
    from whence.reading.reading import Reading

_OLD = re.compile(r"\s+(?:is|are)\s+(?:now\s+|already\s+)?\Z")
_SINCE_BEFORE = re.compile(r"(?:\A|[.!?“\"]\s*|,\s+)(?:[Ii]t\s+(?:is|has been)|[Ii]t’s|[Ii]t's)\s+(?:now\s+|been\s+)?\Z")
_SINCE = re.compile(r"\s+since\s+")
_AFTER = re.compile(r"\s+after\s+")
_NOW = re.compile(r"[^,.;]{0,40},\s+(?:it|the\s+[\w’'-]+)\s+(?:is|has|will)\b")


def lasting(reading: Reading) -> Iterator[Elapsed]:
    """Round spans that the text gives the age of a thing in, where something dates its beginning: give or take a year."""
    for sid in reading.sources:
        anchor = reading.anchor(sid)
        if anchor is None or not reading.readable(sid):
            continue
        text = reading.sources[sid].text
        for mention in reading.dates(sid):
            amount = mention.amount
            if amount is None or amount.unit != "year" or amount.hedge or amount.low < 1 or amount.low != amount.high or mention.type != "DURATION":
                continue
            found = _told(reading, sid, text, mention)
            if found and not in_quotation(reading, sid, mention.start):
                yield from _elapsed(reading, sid, anchor, mention, *found)


def _elapsed(reading: Reading, sid: str, anchor: date, mention: DateMention, thing: Span, predicates: tuple[str, ...], end: int) -> Iterator[Elapsed]:
    subject = resolve(reading, thing.text, sid)
    if subject is None or subject.person or mention.amount is None:
        return
    first, *also = (reading.vocabulary.canonical(predicate) for predicate in predicates)
    place = reading.place(sid, min(thing.start, mention.start), max(end, mention.end))
    years = int(mention.amount.low)
    days = told_days(reading, sid, mention.start, mention.end)
    others = tuple((day, around(years, day)) for day in days)
    span = around(years, When.day(anchor))
    yield Elapsed(place.text, sid, place, mention.amount, anchor, span, subject, first, "anniversary", others=others, also=tuple(also))


def _told(reading: Reading, sid: str, text: str, mention: DateMention) -> tuple[Span, tuple[str, ...], int] | None:
    """The thing, the acts that its age can count from, and where the words end."""
    beginnings = tuple(table("elapsed")["beginnings"]["words"])
    start = max(reading.clause(sid, mention.start, mention.end).start, mention.start - 120)
    before = text[start : mention.start]
    if mention.pattern == "age":
        if old := _OLD.search(before):
            return _of_subject(reading, sid, text, start + old.start(), beginnings, mention)
        return _with(named_after(reading, sid, mention.end + 1), beginnings, mention.end) if text[mention.end : mention.end + 1] == " " else None
    if stood := _stood().search(before):
        return _of_subject(reading, sid, text, start + stood.start(), (*beginnings, "built"), mention)
    since = _SINCE.match(text, mention.end) if _SINCE_BEFORE.search(before) else None
    after = _AFTER.match(text, mention.end) if not before.strip() else None
    return _done(reading, sid, text, since or after, now=since is None)


def _of_subject(
    reading: Reading, sid: str, text: str, end: int, predicates: tuple[str, ...], mention: DateMention
) -> tuple[Span, tuple[str, ...], int] | None:
    """The thing that a clause is about, where the clause says no more than how long: not "is 3 years old in its present form"."""
    thing = named_before(reading, sid, end)
    whole = thing is not None and begins(text, reading.clause(sid, thing.start, end).start, thing) and ends_there(text, mention.end)
    return _with(thing, predicates, mention.end) if whole else None


def _with(thing: Span | None, predicates: tuple[str, ...], end: int) -> tuple[Span, tuple[str, ...], int] | None:
    return (thing, predicates, max(end, thing.end)) if thing else None


def _done(reading: Reading, sid: str, text: str, link: re.Match[str] | None, *, now: bool) -> tuple[Span, tuple[str, ...], int] | None:
    """What was done "since the bridge was opened", or with ``now`` "after the bridge was opened, it is closed"."""
    thing = named_after(reading, sid, link.end()) if link else None
    verbs = reading.keep("lasting verbs", lambda: _verbs(tuple(sorted(reading.vocabulary.words("date"), key=lambda w: (-len(w), w)))))
    done = verbs.match(text, thing.end) if thing else None
    if thing is None or done is None or (now and not _NOW.match(text, done.end())):
        return None
    return thing, (done[1],), done.end()


@cache
def _verbs(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        rf"\s+(?:was|were)\s+(?:\w+ly\s+)?({'|'.join(re.escape(w.replace('-', ' ')) for w in words)})\b(?!\s+(?:to|as|for|up|again|anew)\b)"
    )


@cache
def _stood() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:has|have)\s+(?:{'|'.join(table('elapsed')['lasts']['words'])})\s+(?:\w+\s+){{0,2}}for\s+\Z")
