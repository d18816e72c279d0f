"""Stories of a past year: what a day or month without a year goes on from, "They landed on 2 April 1982. They surrendered on 14 June."."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from whence.language.dates.breaks import breaks
from whence.language.dates.forms import Item

_PARAGRAPH = re.compile(r"\n\s*\n|\n[ \t]{2}")
_SENTENCE_END = re.compile(r"[.!?]['\"”’)]*\s+[\"“`'(\[]*[A-Z]")
_TOLD_ON = re.compile(r"\b(?:on|in|by|until|from|of early|of late|of mid)\s+(?:[a-z]+\s+)?$", re.IGNORECASE)
_AND = re.compile(r"[,;]?\s*(?:and|then|but|before)\b[^,;]*$|;[^;,]*$")
"""What stands between two days of one sentence that tell one story: "came on 15 November 2015 and left on"."""
_AND_BY = re.compile(r"[^.!?;]*[,;]\s+(?:and|but|then)\s+(?:by|in|on)\s+(?:early\s+|late\s+|mid-)?")
"""What stands before a third day of the story: "in May he fired the director, and by October"."""
_OF_LIFE = re.compile(r"\b(?:born|founded|established|incorporated|married|baptised)\b[^.;]*$")
"""What a life or a firm begins with, which the next sentence hardly goes on from: "He was born on May 3, 1950. He died on"."""
_LIFE, _SHORTEST, _CLOSE = 48, 28, timedelta(days=120)
"""How far back, in characters, that is looked for; the days of the shortest month; how soon a story goes on in the next year."""
_NEAR = 240
"""How far behind the day told before, in characters, a story goes on."""
_LEAD = 16
"""How far back, in characters, the preposition of a day is looked for."""
_MONTHS = 11
"""How long a story goes on in its year, in months: past that, a day without a year is as likely of another."""


class Story:
    """The day that a story told last, with its year; none where the text has come back to its own time."""

    __slots__ = ("_anchor", "_at", "_day", "_fine", "_goes_on", "_lives", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._day: date | None = None
        self._at = 0
        self._fine = False
        self._goes_on = False
        self._lives = False
        self._anchor: date | None = None

    def keep(self, item: Item, day: date, anchor: date | None) -> None:
        """Note a day that was resolved: a date with a month begins a story or goes on with it, and whatever counts from publication ends it."""
        form = item.form
        if form.op == "date" and form.month is not None:
            told = _TOLD_ON.search(self._text, max(0, item.start - _LEAD), item.start) is not None
            begins = form.year is not None and told and anchor is not None and day.year < anchor.year
            goes_on = self._day is not None and day.year == self._day.year
            self._day, self._goes_on = day if begins or goes_on else None, goes_on
            self._lives, self._anchor = begins and _OF_LIFE.search(self._text, max(0, item.start - _LIFE), item.start) is not None, anchor
            self._at, self._fine = item.end, form.day is not None
        elif not form.text and form.op in {"date", "deictic", "shift", "ago"} and form.year is None:
            self._day = None

    def year(self, item: Item) -> int | None:
        """The story's year for a day or month told as past without one, soon after in the paragraph; None where no story goes on."""
        told, form = self._day, item.form
        if told is None or item.tense >= 0 or form.month is None or item.start - self._at > _NEAR:
            return None
        if _PARAGRAPH.search(self._text, self._at, item.start):
            return None
        ends = len(list(breaks(_SENTENCE_END, self._text, self._at, item.start + 1)))
        if ends > 1 or (ends == 1 and self._lives) or (ends == 0 and not (self._fine == (form.day is not None) and self._is_joined(item.start))):
            return None
        day = min(form.day or 31, monthrange(told.year, form.month)[1])
        if date(told.year, form.month, day) >= told and form.month - told.month <= _MONTHS:
            return told.year
        return told.year + 1 if ends == 0 and self._is_soon(date(told.year + 1, form.month, min(day, _SHORTEST))) else None

    def _is_soon(self, day: date) -> bool:
        """Whether a day of the next year closely follows the day told: "hurt on Nov. 3, 2017, and on Jan. 5 he died"."""
        return self._day is not None and self._anchor is not None and day - self._day <= _CLOSE and day <= self._anchor

    def _is_joined(self, at: int) -> bool:
        """Whether what is told at a place of the same sentence goes on with the story: right behind it, or as one more link of its chain."""
        if _AND.match(self._text, self._at, at):
            return True
        return self._goes_on and _AND_BY.fullmatch(self._text, self._at, at) is not None
