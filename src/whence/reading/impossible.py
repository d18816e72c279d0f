"""Days and hours that no calendar has: which of them are slips, and which are spoken of as such or are no dates at all."""

from __future__ import annotations

import re
from calendar import isleap
from functools import cache
from typing import TYPE_CHECKING

from whence.language.lexicon import either, table
from whence.model import DateMention
from whence.reading.weekdays import DatedWeekday, told_years
from whence.reading.years import day_in, year_for

if TYPE_CHECKING:
    from whence.reading.reading import Reading

_YEAR = re.compile(r"\d{4}")
_LEAP_DAY = re.compile(r"(\d{4})-02-29")
_CAPITAL = re.compile(r"\b[A-Z][\w’'-]*\Z")
_BEFORE = 30
"""Characters before a day in which the words stand that deny it or count something else."""
_SIX_MONTHS = 183


def slips(reading: Reading, sid: str) -> list[DateMention]:
    """The days and hours of a source that no calendar has, but for those that the text itself speaks of as such wherever it names them."""
    wrong = [m for m in reading.dates(sid) if m.problem]
    if not wrong:
        return []
    spoken = {_month_and_day(m) for m in wrong if _is_spoken_of(reading, sid, m)} - {(None, None)}
    return [m for m in wrong if _month_and_day(m) not in spoken and _is_slip(reading, sid, m)]


def _is_slip(reading: Reading, sid: str, mention: DateMention) -> bool:
    """Whether what no calendar has is meant as a day or hour, as neither "at 25:10 after eight kilometres" nor "Gate 30 February sale" is."""
    stated = mention.stated
    if ":" in mention.text and (stated is None or not (stated.day or stated.weekday or stated.month)):
        return re.search("[a-z]", mention.text, re.IGNORECASE) is not None  # a time run, a minute of play: an hour has "p.m." or a day beside it
    if stated is not None and not stated.month:
        return not _words()["broadcast"].search(_sentence(reading, sid, mention))
    return _YEAR.search(mention.text) is not None or not _counts_else(mention, _lead(reading, sid, mention))


def _is_spoken_of(reading: Reading, sid: str, mention: DateMention) -> bool:
    """Whether the text says that there is no such day: "31 June 1980, a day that no calendar has"; or it is Sweden's 30 February."""
    words, sentence = _words(), _sentence(reading, sid, mention)
    swedish = _month_and_day(mention) == (2, 30) and words["swedish"].search(sentence)
    return bool(swedish or words["spoken of"].search(sentence) or words["denied"].search(_lead(reading, sid, mention).casefold()))


def _month_and_day(mention: DateMention) -> tuple[int | None, int | None]:
    return (mention.stated.month, mention.stated.day) if mention.stated else (None, None)


def _sentence(reading: Reading, sid: str, mention: DateMention) -> str:
    return reading.clause(sid, mention.start, mention.end).text.casefold()


def _lead(reading: Reading, sid: str, mention: DateMention) -> str:
    return reading.sources[sid].text[max(0, mention.start - _BEFORE) : mention.start].rstrip(" ")


def _counts_else(mention: DateMention, before: str) -> bool:
    """Whether the figure of a day without a year belongs to the word before it: "the M 31 June traffic", "he was 31 September last"."""
    named = mention.text[:1].isdigit() and _CAPITAL.search(before) is not None and not _words()["opening"].search(before)
    return named or _words()["counted"].search(before.casefold()) is not None


@cache
def _words() -> dict[str, re.Pattern[str]]:
    known = table("impossible")
    found = {key.replace("_", " "): re.compile(rf"(?<!\w)(?:{either(known[key])})(?!\w)") for key in ("spoken_of", "broadcast", "swedish")}
    found |= {key: re.compile(rf"(?<!\w)(?:{either(known[key])})\Z") for key in ("denied", "counted")}
    return found | {"opening": re.compile(rf"(?:^|[.!?\n]\s*|\b)(?:{either(known['openings'])})\Z")}


# ---------------------------------------------------------------------------------------------------------------- 29 February


def lacks_leap_day(mention: DateMention) -> str:
    """The year without a 29 February in which the words place one: "29 February last year"; "" where they do not."""
    found = _LEAP_DAY.fullmatch(mention.value[:10])
    if found is None or mention.when is not None or mention.problem or isleap(int(found[1])):
        return ""
    return found[1] if "year" in mention.text.casefold() else ""


def is_leap_slip(reading: Reading, sid: str, beside: DatedWeekday) -> bool:
    """Whether a 29 February with a weekday and no year is of no year in question: "Wednesday, 29 February", told on 3 March 2023."""
    stated, known = beside.stated, reading.anchor(sid)
    if known is None or stated.year or (stated.month, stated.day) != (2, 29):
        return False
    near = year_for(stated, known, last=False)
    if near is not None and abs((near - known).days) <= _SIX_MONTHS:
        return False
    read = beside.mention.when
    years = {*told_years(reading.dates(sid), beside.mention), *((read.low.year,) if read else ())}
    return not any((day := day_in(year, stated)) and day.isoweekday() == stated.weekday for year in years)
