"""Histories: texts that date themselves by the years stated in them, and not by the day they were written on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from whence.language.dates.forms import Form, Item

_FEWEST, _LONG, _NEAR = 6, 40, 0.15
"""A history states so many dates at least; a short one, of fewer than 40, hardly any of the year of publication or the one beside it."""
_RECENT = 3
"""Years of news: a text that states no others is no history, however many."""
TOLD_DATES = 4
"""So many full dates at least let a text be a history."""


def dated_forms(items: Iterable[Item]) -> list[Form]:
    """The forms of the dates that state a year."""
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
    dated = dated_forms(items)
    if sum((f.year or 1) < 0 for f in dated) > 2:
        return True
    near = sum(abs(anchor.year - (f.year or 1)) <= 1 for f in dated)
    if len(dated) < _FEWEST or (len(dated) < _LONG and near > _NEAR * len(dated)):
        return False
    today = sum(_by_today(i.form) for i in items)
    told = [f for f in dated if f.month is not None]
    if len(told) < TOLD_DATES:  # years alone must carry it, beside many days without a year and none by today
        partial = sum(i.form.op == "date" and i.form.year is None and i.form.month is not None for i in items)
        if today or (partial < 6 and len(dated) < 12) or sum(abs(anchor.year - (f.year or 1)) > _RECENT for f in dated) < 0.5 * len(dated):
            return False
        told = dated
    far = sum(abs((anchor.year - (f.year or 1)) * 12 + anchor.month - (f.month or anchor.month)) > 3 for f in told)
    return far >= 0.75 * len(told) and len(dated) > 3 * today
