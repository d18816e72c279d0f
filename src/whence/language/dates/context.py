"""The context of resolution: the anchor, the last date that a text told, the quarter that it reports on, and whether it is a history."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal, TypeAlias

import msgspec

from whence.language.dates.breaks import breaks, first_break
from whence.language.dates.clauses import frame_ends, is_attribute, is_bound, is_compared, opens_sentence
from whence.language.dates.datelines import day_of_dateline
from whence.language.dates.forms import Form, Item, Scanned
from whence.language.dates.histories import TOLD_DATES, dated_forms, is_history
from whence.language.dates.spoken import PARAGRAPH, day_said, is_said_with, opened_at
from whence.language.dates.stories import Story
from whence.language.dates.timelines import Timeline
from whence.model import DateHow, DateMention
from whence.when import When

Result: TypeAlias = tuple[Literal["DATE", "TIME", "DURATION", "SET"], str, When | None, DateHow]
"""What a resolver gives: TIMEX3 type and value, the span of days, and how it was resolved."""

TOLD = 1000
"""How far back, in characters, news may have told the day that "the next day" and "in the evening" count from."""
REPORTED = 1200
"""How far apart, in characters, mentions of the quarter that is reported on may stand: a paragraph or two of financial news."""
_SENTENCE_END = re.compile(r"[.!?;]['\"”’)]*\s+[\"“`'(\[]*[A-Z]|\n\s*\n")
_SENTENCE = 300
"""How long a sentence is taken to be at most, in characters."""
_SPOKEN = 500
"""How far before a quotation, in characters, the day may stand on which it was said."""
_FRESH = timedelta(days=7)
"""How old what is said may be, for news to quote it without its date."""
_DATELINE, _LEAD = 80, 700
"""How far from the beginning, in characters, a dateline and the first sentences of news reach."""
_RECENT = 3
"""How many years ago a year was, at least, of which a second clause is bound to tell too: "In 1992 it was signed, and in June …"."""
_OLD = timedelta(days=14)
"""How long ago a day was that is told as background, in news."""
_LATE = frozenset({"EV", "NI", "20", "21", "22", "23"})
_SMALL_HOURS = frozenset({"00", "01", "02", "03", "04"})
"""Parts of the day and hours."""
_KEPT = 6
"""How many of the days told last are remembered."""


class _Told(msgspec.Struct, frozen=True, gc=False):
    """A day that the text told, where it did, whether with an hour or part of it, whether that was its evening or night, and whether with a month."""

    day: date
    at: int
    end: int
    timed: bool = False
    late: bool = False
    dated: bool = False


class Context:
    """What is known while a text is resolved from its beginning to its end.

    ``item`` is the expression at hand, ``previous`` and ``following`` those on either side of it, ``told`` what the previous one means; ``last`` a
    day of the date told last, ``unit`` and ``value`` its precision and TIMEX3 value; ``before_christ`` the last year, negative, where that was one;
    ``used_text`` says that a resolver reckoned from the text instead of the anchor. ``listed`` is the month or day that the one at hand is listed
    after; ``since`` the first day of the expression before it, where the two are a range, and ``range_of_weekdays`` whether that one is a weekday
    by itself; ``reported_past`` whether the quarter reported on is told as past.
    """

    __slots__ = (
        "_days", "_frame", "_frame_end", "_lead", "_period", "_period_at", "_sent", "_stated", "_stated_end", "_units", "anchor", "before_christ",
        "following", "history", "item", "last", "listed", "previous", "range_of_weekdays", "reported_past", "since", "story", "text", "timeline",
        "told", "unit", "used_text", "value", "years",
    )  # fmt: skip

    def __init__(self, scanned: Scanned, anchor: date | None) -> None:
        self.text = scanned.text
        self.anchor = anchor
        self.history = anchor is not None and is_history(scanned.items, anchor)
        self.item: Item = Item(0, 0, "", Form("date"))
        self.following: Item | None = None
        self.previous: Item | None = None
        self.told: DateMention | None = None
        self.since: date | None = None
        self.range_of_weekdays = False
        self.listed: date | None = None
        self._days: deque[_Told] = deque(maxlen=_KEPT)
        self._lead: date | None = None
        self._frame: date | None = None
        self._frame_end = 0
        self._units: dict[str, _Told] = {}
        self.story = Story(scanned.text)
        self.timeline = Timeline(scanned.text)
        self._stated: date | None = None
        self._stated_end = 0
        self.last: date | None = None
        self.unit = self.value = ""
        self.before_christ: int | None = None
        self.used_text = False
        self._sent = None if anchor is None else day_of_dateline(scanned.text, scanned.items, anchor)
        self.years: frozenset[int] = frozenset()
        self._period: tuple[int, int] | None = None
        self._period_at, self.reported_past = -REPORTED, False
        if self.history:
            self._open(scanned.items)

    def _open(self, items: Iterable[Item]) -> None:
        # A history tells of the years of its full dates, or of all its years where those are few; it begins at the first.
        dated = [f for f in dated_forms(items) if (f.year or 0) > 0 and not f.problem]
        told = [f for f in dated if f.month is not None]
        told = told if len(told) >= TOLD_DATES else dated
        self.years = frozenset(f.year for f in told if f.year is not None)
        if told:
            self.last, self.unit = date(told[0].year or 1, told[0].month or 1, 1), "month"

    def base(self, *, text: bool) -> date | None:
        """The day from which to reckon: the last one told where the expression or a history asks for it, else the anchor."""
        if (text or self.history) and self.last is not None:
            self.used_text = True
            return self.last
        return self.anchor

    def told_day(self, *, shift: int = 0, bounds: bool = True) -> date | None:
        """The day told last, where one was told shortly before and no other month since; a history needs no nearness.

        What is told as past did not happen after publication: a day that would lie there with ``shift`` days added is passed over for the one before
        it. Without ``bounds``, so is a day that only ends or begins something, "until 3 May".
        """
        told = self._told_last(shift=shift, bounds=bounds)
        return told.day if told else None

    def _told_last(self, *, shift: int = 0, bounds: bool) -> _Told | None:
        for told in reversed(self._days):
            if not self.history and self.item.start - told.at > TOLD:
                break
            if not self.is_ahead(told.day + timedelta(days=shift)) and (bounds or told.timed or not is_bound(self.text, told.at)):
                self.used_text = True
                return told
        return None

    def day_of_event(self) -> date | None:
        """The day on which an hour lies that states none: told in its sentence or paragraph, else the day of the news; else told last, or the anchor.

        The news is what the text's first sentences tell: when a report comes back to it, it says the hour, and the day no more.
        """
        told = self._told_last(bounds=False)
        if self.history or self.anchor is None:
            return told.day if told else None
        if told is None or (self.item.tense > 0 and told.day < self.anchor):
            return self.anchor
        if self._lead is None or self.item.tense > 0 or len(list(breaks(_SENTENCE_END, self.text, told.at, self.item.start))) <= 1:
            return self._lead if self._lead and self.anchor - told.day > _OLD and not self.is_sentence(told.at, self.item.start) else told.day
        return self._lead if PARAGRAPH.search(self.text, told.at, self.item.start) or self.anchor - told.day > _OLD else told.day

    def is_framed(self) -> bool:
        """Whether the year told last is the time of what follows: in a history, and where it opened a sentence."""
        return self.history or self._frame == self.last

    def frame(self) -> date | None:
        """The year that opened the sentence at hand: "In 2016, …", "In the 2016 election …"."""
        if self._frame is None or self.history or self.anchor is None or self._frame.year > self.anchor.year:
            return None
        recent = self.anchor.year - self._frame.year < _RECENT
        ended = frame_ends(self.text, self._frame_end, self.item.start, recent=recent)
        return self._frame if not ended and self.is_sentence(self._frame_end, self.item.start) else None

    def is_after_midnight(self, base: date) -> bool:
        """Whether an hour of early morning follows an evening or night that the paragraph tells: "left on Thursday evening; at 12:45 a.m. it hit"."""
        if not self._days or (self.item.form.time or "")[:2] not in _SMALL_HOURS:
            return False
        told = self._days[-1]
        if not told.late or told.day != base or self.item.start - told.at > TOLD or self.is_sentence(told.at, self.item.start):
            return False
        return PARAGRAPH.search(self.text, told.at, self.item.start) is None

    def told_within(self, unit: str, *, sentence: bool) -> date | None:
        """A day of the week, month, quarter or year told last, where one was told shortly before and is not yet to come; or in the same sentence.

        ``unit`` may be "date" as well, for a day told with its month.
        """
        told = self._units.get(unit)
        if told is None or self.item.start - told.at > _SPOKEN or (self.anchor is not None and told.day > self.anchor):
            return None
        if sentence and not self.is_sentence(told.at, self.item.start):
            return None
        self.used_text = True
        return told.day

    def told_of(self) -> date | None:
        """A day of the time that the text tells of: of the week to year told last that nothing was compared with; else of whatever was told last."""
        if not self.history:
            told = [(self._units[unit].at, day) for unit in self._units if (day := self.told_within(unit, sentence=False)) is not None]
            if told:
                return max(told)[1]
        return self.base(text=True)

    def is_sentence(self, start: int, end: int) -> bool:
        """Whether no sentence ends between two places of the text."""
        return end - start <= _SENTENCE and first_break(_SENTENCE_END, self.text, start, end) is None

    def day_of_speech(self, *, dateline: bool = False) -> date | None:
        """The day that "today" means: in a quotation the one on which it was said, where the text tells it; else the dateline's, or the anchor."""
        opened = None if self.anchor is None or self.history else opened_at(self.text, self.item.start)
        said = None if opened is None or self.anchor is None else self._day_said(opened, self.anchor)
        if said is None and dateline and not self.history:
            said = self._sent
        if said is None:
            return self.anchor
        self.used_text = True
        return said

    def _day_said(self, opened: int, anchor: date) -> date | None:
        """The day on which what is quoted from ``opened`` on was said."""
        if (said := day_said(self.item, self.following, self.text, anchor)) is not None:
            return said
        for told in reversed(self._days):
            if opened - told.at > _SPOKEN:
                break
            if told.at > opened or told.day > anchor or is_bound(self.text, told.at) or opened_at(self.text, told.at) is not None:
                continue
            fresh = anchor - told.day <= _FRESH or (told.dated and self.is_sentence(told.end, opened))
            if fresh and is_said_with(self.text, (told.at, told.end), opened):
                return told.day
        return self._month_said(opened)

    def _month_said(self, opened: int) -> date | None:
        """The month in which it was said, for "last year" in its words: "In March 1996 the minister told parliament: …"."""
        told, form = self._units.get("month"), self.item.form
        if told is None or form.op != "shift" or form.unit not in {"month", "year"} or not self.is_sentence(told.end, opened):
            return None
        return told.day if is_said_with(self.text, (told.at, told.end), opened) else None

    def is_ahead(self, day: date) -> bool:
        """Whether a day lies after the publication of what is told as past, or not told to come where it counts from another day."""
        # An hour or "that day" takes a day to come where nothing speaks against it, "The doors open at 8 p.m."; "the next day" needs a word for it.
        least = 1 if self.item.form.shift or self.item.form.op == "ago" else 0
        return self.anchor is not None and not self.history and self.item.tense < least and day > self.anchor

    def stated_before(self) -> date | None:
        """The last date with a year of its own, where it stands in the same sentence as the expression at hand."""
        return self._stated if self.is_sentence(self._stated_end, self.item.start) else None

    def is_compared(self) -> bool:
        """Whether the expression at hand is what something else is compared with: "than in January", "down from $3 in the third quarter"."""
        return is_compared(self.text, self.item.start)

    def keep(self, day: date, unit: str, value: str) -> None:
        """Note the date told last."""
        self.before_christ = None
        self.last, self.unit, self.value = day, unit, value
        self.story.keep(self.item, day, self.anchor)
        self.timeline.keep(self.item, day)
        if unit == "day" or not (self.item.form.op == "ago" or self.is_compared()):
            self._units[unit] = _Told(day, self.item.end, self.item.end)
        if unit == "day":
            if self.item.form.month is not None:
                self._units["date"] = _Told(day, self.item.end, self.item.end)
            # "The May 3 agreement" is what is spoken of, not when: a day that counts from there is nobody's to tell.
            if is_attribute(self.text, self.item):
                self._days.clear()
            else:
                time = self.item.form.time
                self._days.append(
                    _Told(day, self.item.start, self.item.end, time is not None, (time or "")[:2] in _LATE, self.item.form.month is not None)
                )
                if self._lead is None and self._is_lead(day):
                    self._lead = day
        elif self._days and self._turns_from(day, unit):
            self._days.clear()
        form = self.item.form
        if unit == "year" and form.op == "date" and opens_sentence(self.text, self.item.start):
            self._frame, self._frame_end = day, self.item.end
        if form.op == "date" and form.year is not None and form.month is not None:
            self._stated, self._stated_end = day, self.item.end

    def _turns_from(self, day: date, unit: str) -> bool:
        """Whether a month or longer, told since, is another time than that of the days told; news names years in passing, save to open a sentence."""
        last = self._days[-1].day
        if unit == "month" or day.year == last.year:
            return unit == "month" and (day.year, day.month) != (last.year, last.month)
        return self.history or opens_sentence(self.text, self.item.start)

    def _is_lead(self, day: date) -> bool:
        """Whether a day is that of the news: told at the beginning, as past, and behind the dateline."""
        dateline = self.item.form.month is not None and self.item.start < _DATELINE
        return not dateline and self.item.start < _LEAD and self.anchor is not None and timedelta(0) <= self.anchor - day <= _FRESH

    def reported(self) -> tuple[int, int] | None:
        """Year and number of the quarter that a report is about, while it was named shortly before and no other period since."""
        if self._period is not None and self.item.start - self._period_at <= REPORTED:
            self._period_at = self.item.start
            return self._period
        return None

    def report(self, period: tuple[int, int] | None) -> None:
        """Note what quarter the text reports on now; None for a longer period."""
        self.reported_past = self.item.tense < 0 if self._period is None else self.reported_past and period == self._period
        self._period, self._period_at = period, self.item.start
