"""A weekday and the date that it stands beside, before or behind: what the two state together, and whether any calendar bears them out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

import msgspec

from whence.language.lexicon import either, table
from whence.model import DateMention, Stated

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_BEFORE = re.compile(rf"\b({_DAY})\.?,?\s*\(?\s*$", re.IGNORECASE)
_JOINT = r"(?:\s*,\s*(?:(?:and|or|to)\s+)?|\s+(?:and|or|to|through|thru|until|till)\s+|\s*[-–—&]\s*)"
_CHAIN = re.compile(rf"\b({_DAY})\.?{_JOINT}(?:{_DAY}\.?{_JOINT})*\Z", re.IGNORECASE)
_MORE_DAYS = re.compile(rf"{_JOINT}(\d{{1,2}})(?:st|nd|rd|th)?\b")
_BEHIND = re.compile(
    rf"\s*\(\s*(?:an?\s+)?(?P<bracket>{_DAY})\.?\s*\)"
    rf"|,\s*(?:which|that|it)\s+(?:was|is|fell\s+on|falls\s+on|will\s+be)\s+an?\s+(?P<clause>{_DAY})\b"
    rf"|,\s*(?:which\s+)?(?:fell|falls|falling)\s+on\s+an?\s+(?P<fell>{_DAY})\b"
    rf"|,\s+an?\s+(?P<apposed>{_DAY})(?:\s+(?:morning|afternoon|evening|night))?(?=\s*(?:[,;:)!?–—]|\.(?:\s|$)|$|\s(?:when|after|before|because|as)\b))"
    rf"|(?:\s+[-–—]\s+|,\s+)(?P<head>{_DAY})(?=[^\S\n]*(?:\n|\Z))",
    re.IGNORECASE,
)
_OF_CLOCK = re.compile(r"\d|\b(?:morning|afternoon|evening|night|noon|midnight|midday|dawn|dusk)\b")
_ELSEWHERE = re.compile(r"\s*,?\s*[^\s\d)][^()\n]{1,30}\)")
_AROUND = 12
"""Date expressions before and behind one in which the year is looked for that the text tells it of."""


class DatedWeekday(msgspec.Struct, frozen=True):
    """A date with the weekday said of it. ``slack``: days by which the two may differ, as in "Tuesday (June 26 in Tokyo)"."""

    mention: DateMention
    stated: Stated
    start: int
    end: int
    slack: int = 0


def dated_weekdays(text: str, mentions: Sequence[DateMention]) -> Iterator[DatedWeekday]:
    """Every date of a text that has a weekday beside it, in order; ``mentions`` are all the date expressions of the text."""
    for at, mention in enumerate(mentions):
        stated = mention.stated
        if stated is None or not (stated.day and stated.month) or mention.problem:
            continue
        beside = _before(text, mention) or _clock_between(text, mentions[at - 1] if at else None, mention) or _behind(text, mention)
        if beside:
            yield beside


def with_weekday(text: str, mention: DateMention) -> Stated:
    """What a mention states, with the weekday that stands just before it: "Wednesday (June 26)"."""
    stated = mention.stated or Stated()
    return stated if stated.weekday else _on(stated, weekday_before(text, mention))


def weekday_before(text: str, mention: DateMention) -> int | None:
    """The weekday that stands just before a mention, 1 to 7: "Wednesday (" before "June 26"."""
    found = _BEFORE.search(text, max(0, mention.start - 14), mention.start)
    return _number(found.group(1)) if found else None


def _before(text: str, mention: DateMention) -> DatedWeekday | None:
    stated = with_weekday(text, mention)
    if not stated.weekday:
        return None
    chain, more = _CHAIN.search(text[max(0, mention.start - 80) : mention.start]), _MORE_DAYS.match(text, mention.end)
    if chain and more:  # "Thursday to Sunday, 4-7 July": the first weekday is that of the first day
        first = _number(chain[1])
        if (int(more[1]) - (stated.day or 0) - stated.weekday + first) % 7:  # "Monday to Friday, 12 March to 4 April": of every week
            return None
        stated = _on(stated, first)
    in_bracket = text[mention.start - 1 : mention.start] == "(" or "(" in mention.text
    slack = 1 if in_bracket and _ELSEWHERE.match(text, mention.end) else 0
    return DatedWeekday(mention, stated, mention.start, mention.end, slack)


def _clock_between(text: str, before: DateMention | None, mention: DateMention) -> DatedWeekday | None:
    """A weekday that an hour parts from its date: "on Friday at 9 p.m., 6 May 2024"."""
    if before is None or before.stated is None or not before.stated.weekday or before.stated.month or before.problem:
        return None
    if text[before.end : mention.start].strip() not in {"", ","} or not _OF_CLOCK.search(before.text):
        return None
    return DatedWeekday(mention, _on(mention.stated, before.stated.weekday), before.start, mention.end)


def _behind(text: str, mention: DateMention) -> DatedWeekday | None:
    """A weekday behind its date: "6 May 2024 (Friday)", "on 6 May, a Friday,", "6 May 2024 - Friday" as a line of its own."""
    found = _BEHIND.match(text, mention.end)
    if found is None or (mention.when is not None and not mention.when.is_day):
        return None
    kind = found.lastgroup or ""
    if kind == "head" and text[text.rfind("\n", 0, mention.start) + 1 : mention.start].strip():
        return None
    return DatedWeekday(mention, _on(mention.stated, _number(found[kind])), mention.start, found.end())


def _number(word: str) -> int:
    return next(n for n, name in enumerate(DAYS, 1) if name[:3].casefold() == word[:3].casefold())


def _on(stated: Stated | None, weekday: int | None) -> Stated:
    stated = stated or Stated()
    return Stated(stated.year, stated.month, stated.day, weekday)


# ---------------------------------------------------------------------------------------------------------------- the calendars


_REFORM = date(1582, 10, 15)
_ENGLISH_REFORM = date(1752, 9, 14)
_LAST_REFORM = date(1923, 3, 1)
"""The first days of the Gregorian calendar: of all; in Britain and its colonies; in Greece, the last state to take it up."""


def weekdays_of(day: date, around: str) -> frozenset[int]:
    """The weekdays, 1 to 7, of a day that a text states, in each calendar that it may be by.

    Before September 1752 that is the Gregorian or the Julian one, whose year began on 25 March in England; until 1923 the Julian one only where the
    text ``around`` speaks of it or of a land that kept it.
    """
    found = {day.isoweekday()}
    if day < _ENGLISH_REFORM or (day < _LAST_REFORM and _old_style().search(around.casefold())):
        found.add(_julian(day.year, day.month, day.day))
    if _REFORM <= day < _ENGLISH_REFORM and (day.month, day.day) < (3, 25):
        found.add(_julian(day.year + 1, day.month, day.day))
    return frozenset(found)


def weekday_name(day: date) -> str:
    """The name of a day's weekday, by the calendar in use then."""
    return DAYS[(_julian(day.year, day.month, day.day) if day < _REFORM else day.isoweekday()) - 1]


def _julian(year: int, month: int, day: int) -> int:
    # The Julian day number of a date of the Julian calendar (E. G. Richards, Mapping Time, 1998); day 0 was a Monday.
    late = (14 - month) // 12
    years, months = year + 4800 - late, month + 12 * late - 3
    return (day + (153 * months + 2) // 5 + 365 * years + years // 4 - 32083) % 7 + 1


@cache
def _old_style() -> re.Pattern[str]:
    known = table("weekdays")
    return re.compile(rf"(?<!\w)(?:{either([*known['old_style'], *known['old_style_lands']])})(?!\w)")


# ---------------------------------------------------------------------------------------------------------------- what the text says of it


def told_years(mentions: Sequence[DateMention], mention: DateMention) -> frozenset[int]:
    """The years that the date expressions around one name: "Last year the fair …", "In 1983 …"."""
    at = bisect_left(mentions, mention.start, key=lambda m: m.start)
    near = mentions[max(0, at - _AROUND) : at + _AROUND + 1]
    return frozenset(m.when.earliest.year for m in near if m is not mention and m.when is not None and m.when.earliest is not None)


def named_as_wrong(sentence: str, paragraph: str, before: str, true: str) -> bool:
    """Whether the text itself calls the weekday wrong: "on Saturday, not on Sunday, 4 May", or a correction that names the ``true`` one too."""
    denied, mistaken, corrections = _wrong()
    if denied.search(before.casefold()) or mistaken.search(sentence.casefold()):
        return True
    return corrections.search(paragraph.casefold()) is not None and re.search(rf"\b{true}\b", paragraph) is not None


@cache
def _wrong() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    known = table("weekdays")
    return (
        re.compile(rf"\b(?:{either(known['denied'])})\s+(?:on\s+|the\s+)?\Z"),
        re.compile(rf"\b(?:{either(known['mistaken'])})\b"),
        re.compile(rf"\b(?:{either(known['corrections'])})\b"),
    )
