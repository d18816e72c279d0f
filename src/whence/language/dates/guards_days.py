"""Guards of days, months and years, and of the hours of a day: where an expression's own words do not decide whether it is a date."""

from __future__ import annotations

import re

from whence.language.dates.around import Around, guard, words_of
from whence.language.dates.breaks import breaks

_SCORE = re.compile(r"[-–]\d+(?![\d:])")
_CLOCKED = re.compile(r"[ap]\.?m\b|o['’]clock|\d:\d", re.IGNORECASE)
_BARE_HOUR = re.compile(r"[\d:]+")
_CURRENCY = "$£€¥#"
_CAPITAL = re.compile(r"\b([A-Z][A-Za-z]*)[ ]$")
_NAME = 24
_AGREEMENT = re.compile(r"\s+(?:[Pp]eace\s+)?(?:[Aa]greement|[Aa]ccords?|[Pp]act|[Dd]eal)\b")
_WORDS = re.compile(r"[a-z]+")
_SENTENCES = re.compile(r"[.!?;]\s")
_ACCIDENT = 60
"""How far back, in characters, the words of an accident are looked for: "was hurt in the fall"."""
_STOPPED = re.compile(r"\d{1,2}\.\d\d(?!\s?[ap]\.?m)")
_PRICE = 80
"""How far back, in characters, the words of a price are looked for: "the shares closed at 9.30"."""
_HOLES = 60
"""How far, in characters, the words of golf are looked for around "the 18th"."""
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
    """As "on the 26th." but not "the 26th amendment", nor a hole of golf, "made par on the 18th"."""
    if not a.follows("ordinal_day_leads") or a.after[:1] not in {"", ",", ".", ";", ")"}:
        return False
    return words_of("golf").isdisjoint(_WORDS.findall(a.text[max(0, a.start - _HOLES) : a.end + _HOLES]))


@guard("season alone")
def _season_alone(a: Around) -> bool:
    """As "during the summer", "in spring," but not "shares fall", "prices spring back" nor "winter wheat"."""
    written, after = a.written.lower(), a.after
    if after in words_of("crops") or _is_titled(a):
        return False
    if written in words_of("seasons") and (_SEASON_AFTER.match(a.text, a.end) or _SEASON_BEFORE.search(a.text, max(0, a.start - _NAME), a.start)):
        return True
    if written in {"fall", "spring"}:
        return a.follows("season_leads") and (a.written[0].isupper() or after in {".", ","})
    if written in {"the fall", "the spring"}:
        return a.follows("the_season_leads") and after not in {"of", "in"} and not (written == "the fall" and _is_accident(a))
    return written not in {"summer", "winter", "autumn"} or a.follows("season_leads")


@guard("season shift")
def _season_shift(a: Around) -> bool:
    """As "last winter", not "the last Winter Olympics"."""
    return not _is_titled(a)


def _is_titled(a: Around) -> bool:
    """Whether a season with a capital belongs to a name: "the Winter Olympics", "the Summer Palace", not "the Spring Offensive"."""
    season = a.written.rsplit(None, 1)[-1]
    if not (a.written[0].islower() and season[0].isupper() and a.after[:1].isupper() and a.after[1:2].islower()):
        return False
    return a.after.lower() not in words_of("season_events")


def _is_accident(a: Around) -> bool:
    """Whether somebody fell: "broke her hip in the fall"."""
    low = max(0, a.start - _ACCIDENT)
    for stop in breaks(_SENTENCES, a.text, low, a.start):
        low = stop.end()
    return not words_of("accidents").isdisjoint(_WORDS.findall(a.text[low : a.start]))


@guard("season of event")
def _season_of_event(a: Around) -> bool:
    """As "an autumn budget", not "winter clothes"."""
    return a.after in words_of("season_events")


@guard("year season")
def _year_season(a: Around) -> bool:
    """As "the 1936 summer tour", not "in 1982 fall" nor the Summer Olympics."""
    return a.written.islower() and not a.written.endswith(("fall", "spring")) and a.after not in words_of("crops")


@guard("deictic")
def _deictic(a: Around) -> bool:
    """As "today", not "USA Today" nor "the Today presenter"."""
    if a.written == "Today" and a.after in words_of("programmes"):
        return False
    return a.written != "Today" or _CAPITAL.search(a.text, max(0, a.start - _NAME), a.start) is None


@guard("that date")
def _that_date(a: Around) -> bool:
    """As "after that date", not "houses that date from the war"."""
    return a.before in {"by", "on", "after", "before", "until", "till", "from", "since", "of", "beyond", "through", "past"}


@guard("holiday")
def _holiday(a: Around) -> bool:
    """As "Christmas Day", "at Christmas", not "Christmas trees" nor "the Good Friday Agreement"."""
    if _AGREEMENT.match(a.text, a.end):
        return False
    words = a.written.split()
    bare = words[1:] if words[0].lower() in {"the", "last", "next", "this"} else words
    if len(bare) > 1 or bare[0].endswith(("'s", "’s")):
        return True
    after = a.after.lower()
    return (len(words) > 1 or a.follows("holiday_leads")) and (not after[:1].isalpha() or after in words_of("holiday_follows"))


@guard("clock")
def _clock(a: Around) -> bool:
    """As "at 8:30", not "won 21:19", "26:43.14 in the final" nor "scored at 12:30 of overtime"."""
    if not a.is_free("-.:" + _CURRENCY, "%") or _SCORE.match(a.text, a.end) or _STOPPED.match(a.written):
        return False
    if _BARE_HOUR.fullmatch(a.written) and (a.after == "of" or (a.text[a.end : a.end + 1] == "." and a.text[a.end + 1 : a.end + 2].isdigit())):
        return False
    if a.written.count(":") > 1 and a.before == "and" and _BARE_HOUR.fullmatch(a.written):  # "in 2:20:51 and 2:20:55"
        return False
    # "won 21:19" is a score: a bare hour needs "at", "from" and the like, a bracket, or a line of its own
    return not _BARE_HOUR.fullmatch(a.written) or a.before in {"", "(", "-", "–"} or a.follows("hour_leads")


@guard("british hour")
def _british_hour(a: Around) -> bool:
    """As "at 9.30 on Friday", not "the shares closed at 9.30 on Friday"."""
    if _STOPPED.match(a.written) is None:
        return True
    near = _WORDS.findall(a.text[max(0, a.start - _PRICE) : a.start].lower())
    return words_of("priced").isdisjoint(near) and words_of("money_words").isdisjoint(near)


@guard("hour of part")
def _hour_of_part(a: Around) -> bool:
    """As "at 10 tonight", "by 7.30 this morning", not "it killed 10 this morning"."""
    if not _british_hour(a):
        return False
    return a.before in {"at", "by", "until", "till", "before", "from", "about", "around"} or _CLOCKED.search(a.written) is not None


@guard("part alone")
def _part_alone(a: Around) -> bool:
    """As "in the morning", "at noon", not "mornings", "overnight" nor "the midnight sun"."""
    written = a.written.lower()
    if written.split(None, 1)[0] in {"noon", "midnight", "midday"}:
        return a.after.lower() not in words_of("midnight_things")
    if _PART_BEFORE.search(a.text, max(0, a.start - _PARTS), a.start):  # "in the morning and evening"
        return True
    if written.startswith(("early", "late", "mid")) and a.follows("part_bounds"):  # "by late afternoon"
        return True
    return written.startswith("the ") and a.follows("part_leads") and (not a.written[4].isupper() or a.written.isupper())  # a show's title
