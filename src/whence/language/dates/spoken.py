"""Words spoken: in a quotation "today" is the day it was said on, which the words around it may tell."""

from __future__ import annotations

import re
from datetime import date, timedelta

from whence.language.dates.breaks import breaks, first_break
from whence.language.dates.days import problem_of
from whence.language.dates.forms import Form, Item
from whence.language.dates.lexicon import data

_MARKS = ("``", "''", "“", "”", '"')
_OPENS = re.compile(r'(?<![^\s(\[“])"(?=\S)')
PARAGRAPH = re.compile(r"\n(?:\s*\n|[ \t]{2})")
"""The end of a paragraph: an empty line, or a line that is indented."""
_SENTENCE_END = re.compile(r"[.!?]['\"”’)]*\s+(?=[A-Z\"“`\[])")
_SPEECH_ENDS = re.compile(f"{PARAGRAPH.pattern}|{_SENTENCE_END.pattern}")
_CLOSED = re.compile(r"”|''|\"")
_SAYING = re.compile(
    r"\b(?:sa(?:id|ys|ying)|told|wr(?:ote|iting)|tweet(?:ed|ing)|posted|added|announc(?:ed|ing)|declared|statement|letter|tweet|post|speech)\b"
)
_PRESENT = re.compile(r"\b(?:says|writes|tells)\b")
_WRITTEN = re.compile(
    r"\b(?:wrote|tweeted|posted|statement|letter|tweet|post|speech|diary)\b|\b(?:[Hh]e|[Ss]he|[Tt]hey)\s+(?:later\s+)?(?:said|told|added)\b"
)
"""Words of a second sentence by which what it quotes was said when the first tells: "She resigned on Monday. In a letter she wrote: …"."""
_RELATIVE = re.compile(r"\b(?:who|which|whose|where|when)\b[^.,;:]{0,60}$")
"""What makes the day behind it that of another clause: "The captain of the ferry, which sank on"."""
_ASIDE = re.compile(r"\b(?:who|which|whose|that|before|since|when|for)\b|\bafter\s+(?:(?:he|she|they|it|\w+ing)\b|[^,]*\b(?:was|were|had)\b)")
"""What stands between who said it and a day that is another one's: "said Roe, who was elected on"."""
_SAID_ENDS = re.compile(r"\s*(?:[.,:;?!\"“”—-]|``|''|$|\n|(?:that|after|during|at|in|as|when|read|to)\b)")
"""What follows a day on which something was said."""
_PLACE = re.compile(
    r"\s+(?:on\s|late\s|early\s|again\s|also\s|here\s|(?:in|at|to|by|during|from|through|via|outside|over)\s|(?-i:[A-Z][a-z]+day\b))|\s*$"
)
"""What stands between "said" and the day where that is the day of saying: "said in Rome on Monday"."""
_WORD = re.compile(r"[A-Za-z]{3,}")
_NO_SPEAKER = frozenset({"the", "and", "said", "told", "added", "but", "her", "his", "its", "their", "reporters", "later"})
_SAME = frozenset({"he", "she", "they", "it"})
"""Words that name nobody; and those that mean whoever spoke before."""
_REACH = 800
"""How far back, in characters, a quotation may have been opened."""
_SPEAKER = 80
"""How far behind a quotation, in characters, who said it may stand with the day."""
_COLON = 12
"""How far behind the day on which something was said, in characters, its words begin."""


def opened_at(text: str, at: int) -> int | None:
    """Where the quotation was opened that ``at`` stands in; None outside of quotations. A paragraph closes what it opened, as newspapers print it."""
    low = max(0, at - _REACH)
    last = max(text.rfind(mark, low, at) for mark in _MARKS)
    if last < 0 or text[last] == "”" or text.startswith("''", last) or (text[last] == '"' and not _OPENS.match(text, last)):
        return None
    return None if PARAGRAPH.search(text, last, at) else last


def is_said_with(text: str, day: tuple[int, int], opened: int) -> bool:
    """Whether a day told at ``day`` is that of the words which are quoted from ``opened`` on.

    It stands in the sentence that says so, "On Monday he said: …", "He said on Monday: …", or in the one before: "She resigned on Monday. In a
    letter she wrote: …"; or it tells when the first half of a broken quotation was said: "…," she said on Monday. "…".
    """
    at, end = day
    if _RELATIVE.search(text, max(0, at - _SPEAKER), at):
        return False
    ends = [m.end() for m in breaks(_SENTENCE_END, text, end, opened + 1)]
    if len(ends) > 1:
        return False
    apart = PARAGRAPH.search(text, end, opened) is not None
    if not ends:
        return not apart and (_SAYING.search(text, end, opened) is not None or (opened - end <= _COLON and _is_said_on(text, day)))
    if not text[ends[0] : opened].strip():
        told = _is_said_on(text, day) or (not apart and _SAYING.search(text, end, min(ends[0], end + _SPEAKER)) is not None)
        return told and not _is_another(text, day, opened)
    return not apart and _PRESENT.search(text, ends[0], opened) is None and _WRITTEN.search(text, ends[0], opened) is not None


def _is_said_on(text: str, day: tuple[int, int]) -> bool:
    """Whether right before a day stands who said something then: "the minister told reporters in Rome on", not "said the fire on Monday was"."""
    at, end = day
    if not _SAID_ENDS.match(text, end):
        return False
    low = max(0, at - _SPEAKER)
    said = next(reversed(list(_SAYING.finditer(text, low, at))), None)
    if said is None or _ASIDE.search(text, said.end(), at) or first_break(_SENTENCE_END, text, said.end(), at):
        return False
    quoted = _CLOSED.search(text, low, said.start()) is not None
    return (quoted or said[0] != "said" or _PLACE.match(text, said.end(), at) is not None) and not _tells(text[said.end() : at])


def _tells(words: str) -> bool:
    """Whether there is a verb of the past among some words, that a day behind them belongs to: "told reporters the fire began on"."""
    behind = data("dates_context")["tense"]["behind"]
    return any(word.endswith("ed") or word in behind for word in words.lower().split())


def _is_another(text: str, day: tuple[int, int], opened: int) -> bool:
    """Whether what is quoted from ``opened`` on was said by another than the sentence before names, or is said now: "…," said her son."""
    closed = _CLOSED.search(text, opened + 1, opened + _REACH)
    if closed is None:
        return False
    stop = _SPEECH_ENDS.search(text, closed.end(), closed.end() + _SPEAKER)
    behind = text[closed.end() : stop.start() if stop else closed.end() + _SPEAKER]
    said = _SAYING.search(behind) if text[closed.start() - 1] in ",?!-" or text[closed.end() : closed.end() + 1] == "," else None
    if said is None:
        return False
    named = {word.lower() for word in _WORD.findall(behind)} | ({"he"} if re.search(r"\b[Hh]e\b", behind) else set())
    before = {word.lower() for word in _WORD.findall(text, max(0, day[0] - 2 * _SPEAKER), day[1])}
    return _PRESENT.search(behind) is not None or not (named & _SAME or (named & before) - _NO_SPEAKER)


def day_said(item: Item, following: Item | None, text: str, anchor: date) -> date | None:
    """The day that stands behind a quotation with who said it: "…," she told reporters on Monday."""
    if following is None or following.form.shift not in {None, -1, 0} or following.form.text:
        return None
    closed = _CLOSED.search(text, item.end, following.start)
    if closed is None or text[closed.start() - 1] == "." or _SPEECH_ENDS.search(text, closed.start(), following.start):
        return None
    if following.start - closed.end() > _SPEAKER or not _SAYING.search(text, closed.end(), following.start):
        return None
    if _ASIDE.search(text, closed.end(), following.start):
        return None
    return last_such_day(following.form, anchor)


def last_such_day(form: Form, anchor: date) -> date | None:
    """The last day up to the anchor that a form may mean; None for anything but a day."""
    if form.op == "deictic":
        return anchor + timedelta(days=form.shift or 0)
    if form.op != "date" or form.problem or form.shift is not None:
        return None
    if form.month is None:
        return None if form.weekday is None else anchor - timedelta(days=(anchor.isoweekday() - form.weekday) % 7)
    if form.day is None or (form.year or anchor.year) < 1:
        return None
    year = form.year or anchor.year - ((form.month, form.day) > (anchor.month, anchor.day))
    return None if problem_of(year, form.month, form.day) else date(year, form.month, form.day)
