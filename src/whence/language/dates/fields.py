"""Dates as fields: a manifest's, a byline's or a fact's value, which is a date from end to end or none at all."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from functools import lru_cache

from whence.errors import WhenError
from whence.language.dates.detect import base_language, detect_language
from whence.language.dates.resolving import resolve_scanned
from whence.language.dates.scanning import scan_text
from whence.model import DateMention
from whence.when import When

_LONGEST = 80
"""Longest field that is taken to be one date; the longest gold expression of news has 60 characters."""
_LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl", "ru")
"""Tried in turn on a field too short to tell its language."""
_LEAD = re.compile(r"(?:(?P<open>before|until|till|by|after|since|from|between|on|in|at|the|as of|published|posted|updated)\b:?\s*)?", re.IGNORECASE)
_JOINT = re.compile(r"\s*(?:-|–|—|to|and|until|through|till)\s*", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:1\d|20|21)\d\d(?!\d)")
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:?\d\d(?::?\d\d(?:[.,]\d+)?)?\s*(?:Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?")


def read_field(text: str, anchor: date | None = None, language: str | None = None) -> When | None:
    """Read a whole field or value as the days that it names; None when it is no date from end to end.

    EDTF and ISO 8601 date-times; else words that find_dates reads whole ("26 June 2019", "about 1960", "from 3 to 5 May 2019", "before 1960"),
    resolved as of ``anchor``; else what dateparser makes of it in ``language`` (without one: the likely ones in turn), provided that it states a
    month and a year of four figures.
    """
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return None
    try:
        return When.parse(text)
    except WhenError:
        pass
    stamp = _ISO.fullmatch(text)
    if stamp:
        return read_field(stamp[1])
    if language:
        return _in_words(text, anchor, language) or _by_dateparser(text, anchor, (base_language(language),))
    languages = tuple(dict.fromkeys((detect_language(text), *_LANGUAGES)))
    found = (_in_words(text, anchor, tongue) for tongue in (languages if _YEAR.search(text) else languages[:1]))
    return next((when for when in found if when), None) or _by_dateparser(text, anchor, languages)


def _in_words(text: str, anchor: date | None, language: str | None) -> When | None:
    mentions = resolve_scanned(scan_text(text, language), anchor)
    lead = _LEAD.match(text)
    word = (lead["open"] or "").lower() if lead else ""
    begin = lead.end() if lead else 0
    if not mentions or any(m.problem for m in mentions):
        return None
    first, last = mentions[0], mentions[-1]
    if first.start not in {0, begin} or last.end != len(text) or first.when is None:
        return None
    if len(mentions) == 1:
        return _opened(first.when, word if first.start else "")
    return _joined(text, first, last) if len(mentions) == 2 else None


def _opened(when: When, word: str) -> When | None:
    match word:
        case "before":
            return When.span(None, _before(when))
        case "until" | "till" | "by":
            return When.span(None, when.latest)
        case "after":
            return When.span(_after(when), None)
        case "since" | "from":
            return When.span(when.earliest, None)
        case "between":
            return None
        case _:
            return when


def _before(when: When) -> date | None:
    return date.fromordinal(when.earliest.toordinal() - 1) if when.earliest and when.earliest > date.min else when.earliest


def _after(when: When) -> date | None:
    return date.fromordinal(when.latest.toordinal() + 1) if when.latest and when.latest < date.max else when.latest


def _joined(text: str, first: DateMention, last: DateMention) -> When | None:
    if not _JOINT.fullmatch(text, first.end, last.start) or first.when is None or last.when is None:
        return None
    low, high = first.when.earliest, last.when.latest
    if low is None or high is None or low > high:
        return None
    return When.span(low, high)


@lru_cache(maxsize=4096)
def _by_dateparser(text: str, anchor: date | None, languages: tuple[str, ...]) -> When | None:
    # dateparser takes "may" and "60" for dates, and "Jan-60" for 2060: a field must state its year in full.
    if not _YEAR.search(text):
        return None
    from dateparser.date import DateDataParser

    base = datetime.combine(anchor or date(2000, 1, 1), time())
    settings = {"RELATIVE_BASE": base, "REQUIRE_PARTS": ["year", "month"], "PREFER_DAY_OF_MONTH": "first", "RETURN_AS_TIMEZONE_AWARE": False}
    try:
        found = DateDataParser(languages=list(languages), settings=settings).get_date_data(text)
    except ValueError:  # a language that dateparser does not know
        return None
    if found.date_obj is None:
        return None
    day = found.date_obj.date()
    return When.month(day.year, day.month) if found.period == "month" else When.year(day.year) if found.period == "year" else When.day(day)
