"""The context of resolution: the anchor, the last date that a text told, the quarter that it reports on, and whether it is a history."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Literal, TypeAlias

from whence.language.dates.forms import Form, Item, Scanned
from whence.model import DateHow
from whence.when import When

Result: TypeAlias = tuple[Literal["DATE", "TIME", "DURATION", "SET"], str, When | None, DateHow]
"""What a resolver gives: TIMEX3 type and value, the span of days, and how it was resolved."""

TOLD = 1000
"""How far back, in characters, news may have told the day that "the next day" and "in the evening" count from."""
REPORTED = 1200
"""How far apart, in characters, mentions of the quarter that is reported on may stand: a paragraph or two of financial news."""
_SENTENCE_END = re.compile(r"[.!?;]['\"”’)]*\s+[A-Z]|\n\s*\n")
_SENTENCE = 300
"""How long a sentence is taken to be at most, in characters."""
_FEWEST, _LONG, _NEAR = 6, 40, 0.15
"""A history states so many dates at least; a short one, of fewer than 40, hardly any of the year of publication or the one beside it."""
_RECENT = 3
"""Years of news: a text that states no others is no history, however many."""
_TOLD = 4
"""So many full dates at least let a text be a history."""


class Context:
    """What is known while a text is resolved from its beginning to its end.

    ``item`` is the expression at hand; ``last`` a day of the date told last, ``unit`` and ``value`` its precision and TIMEX3 value; ``before_christ``
    the last year, negative, where that was one; ``used_text`` says that a resolver reckoned from the text instead of the anchor. ``following`` is the
    expression after the one at hand; ``since`` the first day of the one before it, where the two are a range, and
    ``range_of_weekdays`` whether that one is a weekday by itself.
    """

    __slots__ = (
        "_day", "_day_at", "_period", "_period_at", "_stated", "_stated_end", "anchor", "before_christ", "following", "history", "item", "last",
        "range_of_weekdays", "since", "text", "unit", "used_text", "value", "years",
    )  # fmt: skip

    def __init__(self, scanned: Scanned, anchor: date | None) -> None:
        self.text = scanned.text
        self.anchor = anchor
        self.history = anchor is not None and is_history(scanned.items, anchor)
        self.item: Item = Item(0, 0, "", Form("date"))
        self.following: Item | None = None
        self.since: date | None = None
        self.range_of_weekdays = False
        self._day: date | None = None
        self._day_at = 0
        self._stated: date | None = None
        self._stated_end = 0
        self.last: date | None = None
        self.unit = ""
        self.value = ""
        self.before_christ: int | None = None
        self.used_text = False
        self.years: frozenset[int] = frozenset()
        self._period: tuple[int, int] | None = None
        self._period_at = -REPORTED
        if self.history:
            self._open(scanned.items)

    def _open(self, items: Iterable[Item]) -> None:
        # A history tells of the years of its full dates, or of all its years where those are few; it begins at the first.
        dated = [f for f in _dated(items) if (f.year or 0) > 0 and not f.problem]
        told = [f for f in dated if f.month is not None]
        told = told if len(told) >= _TOLD else dated
        self.years = frozenset(f.year for f in told if f.year is not None)
        if told:
            self.last, self.unit = date(told[0].year or 1, told[0].month or 1, 1), "month"

    def base(self, *, text: bool) -> date | None:
        """The day from which to reckon: the last one told where the expression or a history asks for it, else the anchor."""
        if (text or self.history) and self.last is not None:
            self.used_text = True
            return self.last
        return self.anchor

    def told_day(self) -> date | None:
        """The day told last, where one was told shortly before and no longer time since that it does not lie in; a history needs no nearness."""
        if self._day is None or (not self.history and self.item.start - self._day_at > TOLD):
            return None
        self.used_text = True
        return self._day

    def stated_before(self) -> date | None:
        """The last date with a year of its own, where it stands in the same sentence as the expression at hand."""
        if self._stated is None or self.item.start - self._stated_end > _SENTENCE:
            return None
        return None if _SENTENCE_END.search(self.text, self._stated_end, self.item.start) else self._stated

    def keep(self, day: date, unit: str, value: str) -> None:
        """Note the date told last."""
        self.before_christ = None
        self.last, self.unit, self.value = day, unit, value
        if unit == "day":
            # "The May 3 agreement" is what is spoken of, not when: a day that counts from there is nobody's to tell.
            self._day, self._day_at = None if self._is_attribute() else day, self.item.start
        elif self._day is not None and (day.year != self._day.year or (unit == "month" and day.month != self._day.month)):
            self._day = None
        form = self.item.form
        if form.op == "date" and form.year is not None and form.month is not None:
            self._stated, self._stated_end = day, self.item.end

    def _is_attribute(self) -> bool:
        start, end = self.item.start, self.item.end
        return (
            self.item.form.month is not None
            and self.text[max(0, start - len("the ")) : start].lower() == "the "
            and _NOUN.match(self.text, end) is not None
        )

    def reported(self) -> tuple[int, int] | None:
        """Year and number of the quarter that a report is about, while it was named shortly before and no other period since."""
        if self._period is not None and self.item.start - self._period_at <= REPORTED:
            self._period_at = self.item.start
            return self._period
        return None

    def report(self, period: tuple[int, int] | None) -> None:
        """Note what quarter the text reports on now; None for a longer period."""
        self._period, self._period_at = period, self.item.start


_NOUN = re.compile(
    r"\s(?!(?:to|and|or|at|in|on|when|after|before|for|as|was|is|were|by|through|until|that|with|from|the|he|she|it|they|but|of)\b)[a-z]{3}"
)


def _dated(items: Iterable[Item]) -> list[Form]:
    return [i.form for i in items if i.form.op == "date" and i.form.year is not None]


def _by_today(form: Form) -> bool:
    """Whether an expression takes its meaning from the day the text was written on, as those of news do."""
    if form.text or form.name == "the":
        return False
    return form.op in {"deictic", "shift", "ago"} or (form.op == "date" and form.year is None and form.month is None and form.day is None)


def is_history(items: tuple[Item, ...], anchor: date) -> bool:
    """Say whether a text dates itself by the years stated in it, which lie far from the anchor, and hardly by the day it was written on.

    The shares are read off WikiWars against news: of its 22 histories all but one have no more than 6 expressions by today for 120 with a year, and
    of 700 articles of Wikinews and Reuters none is taken for one.
    """
    dated = _dated(items)
    if sum((f.year or 1) < 0 for f in dated) > 2:
        return True
    near = sum(abs(anchor.year - (f.year or 1)) <= 1 for f in dated)
    if len(dated) < _FEWEST or (len(dated) < _LONG and near > _NEAR * len(dated)):
        return False
    today = sum(_by_today(i.form) for i in items)
    told = [f for f in dated if f.month is not None]
    if len(told) < _TOLD:  # years alone must carry it, beside many days without a year and none by today
        partial = sum(i.form.op == "date" and i.form.year is None and i.form.month is not None for i in items)
        if today or (partial < 6 and len(dated) < 12) or sum(abs(anchor.year - (f.year or 1)) > _RECENT for f in dated) < 0.5 * len(dated):
            return False
        told = dated
    far = sum(abs((anchor.year - (f.year or 1)) * 12 + anchor.month - (f.month or anchor.month)) > 3 for f in told)
    return far >= 0.75 * len(told) and len(dated) > 3 * today
