"""Guards of days, months and years, and of the hours of a day: where an expression's own words do not decide whether it is a date."""

from __future__ import annotations

import re

from whence.language.dates.around import Around, guard, words_of

_SCORE = re.compile(r"[-–]\d+(?![\d:])")
_CLOCKED = re.compile(r"[ap]\.?m\b|o['’]clock|\d:\d", re.IGNORECASE)
_BARE_HOUR = re.compile(r"[\d:]+")
_CURRENCY = "$£€¥#"
_CAPITAL = re.compile(r"\b([A-Z][A-Za-z]*)[ ]$")
_PAPER = re.compile(r"\b[Tt]he (?:Mail|Independent) on $")
_NAME = 24
_PART_BEFORE = re.compile(r"\b(?:in|during) the (?:morning|afternoon|evening|night) (?:and|or) $")
_PARTS = 32
"""How far back, in characters, the first of two parts of a day begins."""
_SEASON_AFTER = re.compile(r"(?:\s+(?:and|or|to)\s+|-)(?:early\s+|late\s+)?(?:spring|summer|autumn|fall|winter)\b")
_SEASON_BEFORE = re.compile(r"\b(?:spring|summer|autumn|fall|winter)(?:\s+(?:and|or|to)\s+|-)$")


@guard("free number")
def _free_number(a: Around) -> bool:
    return a.is_free("-./" + _CURRENCY, "/%")


@guard("ordinal day")
def _ordinal_day(a: Around) -> bool:
    """As "on the 26th." but not "the 26th amendment"."""
    return a.follows("ordinal_day_leads") and a.after[:1] in {"", ",", ".", ";", ")"}


@guard("season alone")
def _season_alone(a: Around) -> bool:
    """As "during the summer", "in spring," but not "shares fall", "prices spring back" nor "winter wheat"."""
    written, after = a.written.lower(), a.after
    if after in words_of("crops"):
        return False
    if written in words_of("seasons") and (_SEASON_AFTER.match(a.text, a.end) or _SEASON_BEFORE.search(a.text, max(0, a.start - _NAME), a.start)):
        return True
    if written in {"fall", "spring"}:
        return a.follows("season_leads") and (a.written[0].isupper() or after in {".", ","})
    if written in {"the fall", "the spring"}:
        return a.follows("the_season_leads") and after not in {"of", "in"}
    return written not in {"summer", "winter", "autumn"} or a.follows("season_leads")


@guard("season of event")
def _season_of_event(a: Around) -> bool:
    """As "an autumn budget", not "winter clothes"."""
    return a.after in words_of("season_events")


@guard("year season")
def _year_season(a: Around) -> bool:
    """As "the 1936 summer tour", not "in 1982 fall" nor the Summer Olympics."""
    return a.written.islower() and not a.written.endswith(("fall", "spring")) and a.after not in words_of("crops")


@guard("weekday")
def _weekday(a: Around) -> bool:
    """Bare "Sun" and "Sat" need their stop, and words before: a newspaper, a company and a verb bear those names."""
    if a.written.rstrip(".").split()[-1].upper() in {"SUN", "SAT"}:
        return a.written.endswith(".") and a.follows("abbreviated_day_leads")
    if a.before == "a" and not a.after[:1].isalpha():  # "tomorrow, a Tuesday, is the day"
        return False
    if a.after in words_of("sunday_papers") or a.after in words_of("opening_hours") or a.is_titled:
        return False
    return not _named(a)


def _named(a: Around) -> bool:
    if _PAPER.search(a.text, max(0, a.start - _NAME), a.start):
        return True
    m = _CAPITAL.search(a.text, max(0, a.start - _NAME), a.start)
    return m is not None and m[1] in words_of("named_days")


@guard("deictic")
def _deictic(a: Around) -> bool:
    """As "today", not "USA Today"."""
    return a.written != "Today" or _CAPITAL.search(a.text, max(0, a.start - _NAME), a.start) is None


@guard("that date")
def _that_date(a: Around) -> bool:
    """As "after that date", not "houses that date from the war"."""
    return a.before in {"by", "on", "after", "before", "until", "till", "from", "since", "of", "beyond", "through", "past"}


@guard("holiday")
def _holiday(a: Around) -> bool:
    """As "Christmas Day", "at Christmas", not "Christmas trees"."""
    words = a.written.split()
    bare = words[1:] if words[0].lower() in {"the", "last", "next", "this"} else words
    if len(bare) > 1 or bare[0].endswith(("'s", "’s")):
        return True
    after = a.after.lower()
    return (len(words) > 1 or a.follows("holiday_leads")) and (not after[:1].isalpha() or after in words_of("holiday_follows"))


@guard("clock")
def _clock(a: Around) -> bool:
    if not a.is_free("-.:" + _CURRENCY, "%") or _SCORE.match(a.text, a.end):
        return False
    if a.written.count(":") > 1 and a.before == "and" and _BARE_HOUR.fullmatch(a.written):  # "in 2:20:51 and 2:20:55"
        return False
    # "won 21:19" is a score: a bare hour needs "at", "from" and the like, a bracket, or a line of its own
    return not _BARE_HOUR.fullmatch(a.written) or a.before in {"", "(", "-", "–"} or a.follows("hour_leads")


@guard("hour of part")
def _hour_of_part(a: Around) -> bool:
    """As "at 10 tonight", "by 7.30 this morning", not "it killed 10 this morning"."""
    return a.before in {"at", "by", "until", "till", "before", "from", "about", "around"} or _CLOCKED.search(a.written) is not None


@guard("part alone")
def _part_alone(a: Around) -> bool:
    """As "in the morning", "at noon", but not "mornings" nor "overnight"."""
    written = a.written.lower()
    if written.split(None, 1)[0] in {"noon", "midnight", "midday"}:
        return True
    if _PART_BEFORE.search(a.text, max(0, a.start - _PARTS), a.start):  # "in the morning and evening"
        return True
    return written.startswith("the ") and a.follows("part_leads") and (not a.written[4].isupper() or a.written.isupper())  # a show's title
