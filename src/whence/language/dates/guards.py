"""Guards: conditions on the words around an expression, where its own words do not decide whether it is a date at all."""

from __future__ import annotations

import re
from collections.abc import Callable

Guard = Callable[[str, int, int], bool]
_UNIT_WORDS = frozenset({"week", "month", "year", "decade", "century", "day", "hour"})
_BEFORE = re.compile(r"(?:([\w.'’$£€]+)[ \t\n,]*|([^\w\s]))\s*$")
_WORD_AFTER = re.compile(r"[\s]*([A-Za-z][\w'’-]*|[^\w\s]|\d\S*)?")
_MONTH_LEADS = frozenset(
    "in by since until till from to between and or of late early mid last next this during for before after through throughout on at into as is was ending ended end "
    "beginning began begins begin starting start the that each every per about around over not than past coming following previous".split()
)
_AMBIGUOUS_MONTHS = frozenset({"May", "March", "April", "June", "August", "Mar", "Jan", "Jun", "Jul", "MAY", "MARCH", "APRIL", "JUNE", "AUGUST", "Dec", "Sep"})


def word_before(text: str, start: int) -> str:
    """The word or mark right before a place; empty at the start of a line."""
    m = _BEFORE.search(text, max(0, start - 24), start)
    return "" if m is None else (m[1] or m[2] or "")


def word_after(text: str, end: int) -> str:
    m = _WORD_AFTER.match(text, end)
    return (m[1] or "") if m else ""


def _month_alone(text: str, start: int, end: int) -> bool:
    written = text[start:end].rsplit(None, 1)[-1].rsplit("-", 1)[-1].rstrip(".")
    if len(written) == 3 and written != "May" and text[end - 1] != ".":
        return word_before(text, start).lower() in {"in", "by", "since", "until", "last", "next", "this"}
    if written not in _AMBIGUOUS_MONTHS:
        return True
    if len(text[start:end].split()) > 1:
        return True
    before = word_before(text, start).lower()
    if before in _MONTH_LEADS:
        return True
    return False


def _year(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    if before and (before.isalnum() or before in "$£€¥#./:_=@+"):
        return False
    if after and (after.isalnum() or after in "%°$£€_=@" or (after in ".:" and text[end + 1 : end + 2].isdigit())):
        return False
    if after == "-" and text[end + 1 : end + 2].isalpha():
        return False
    if not text[start].isdigit() and any(c.isalpha() for c in text[start:end]):
        return True
    if text[start] in "'’":
        return word_before(text, start).lower() in {"in", "since", "of", "by", "from", "until", "before", "after"}
    lead = word_before(text, start).lower() in _YEAR_LEADS
    year = int(re.sub(r"\D", "", text[start:end]) or 0)
    follows = word_after(text, end)
    if follows and follows.lower() in _COUNTED:
        return False
    if lead:
        return True
    if not 1700 <= year <= 2050:
        return False
    # A round number before a plural is a count, "2000 houses"; a year goes before what it dates, "2000 elections", far more seldom.
    return not (year % 100 == 0 and follows.islower() and follows.endswith("s") and len(follows) > 3)


_YEAR_LEADS = frozenset({"in", "since", "by", "until", "from", "to", "of", "before", "after", "between", "year", "during", "for"})


_COUNTED = frozenset("people points shares workers employees jobs miles kilometers kilometres km meters metres metre meter feet acres troops soldiers tons tonnes men women children percent pct dollars yen pounds votes homes houses units cars vehicles aircraft flights cases deaths students members delegates barrels bushels contracts lots francs marks lire hours days weeks months minutes seconds".split())


def _free_number(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before and (before.isalnum() or before in "-./$£€#")) and not (after and (after.isalnum() or after in "/%"))


def _iso_month(text: str, start: int, end: int) -> bool:
    return _free_number(text, start, end)


def _ordinal_day(text: str, start: int, end: int) -> bool:
    if word_before(text, start).lower() not in {"on", "by", "until", "from", "to", "and"}:
        return False
    return word_after(text, end)[:1] in {"", ",", ".", ";", ")"}


def _decade(text: str, start: int, end: int) -> bool:
    written = text[start:end]
    if any(c.isdigit() for c in written) and not re.search(r"\d{4}|['’]\d", written):
        return "the " in written.lower()  # "in his 30s" is an age
    return word_before(text, start).lower() not in {"his", "her", "their", "my", "your"}


def _season_alone(text: str, start: int, end: int) -> bool:
    written = text[start:end].lower()
    before = word_before(text, start).lower()
    if written in {"fall", "spring"}:
        return before in {"in", "by", "since", "until", "during", "of", "from", "and", "every", "each"} and text[start].isupper() or before in {"in", "by", "since", "until"} and word_after(text, end) in {".", ","}
    if written in {"the fall", "the spring"}:
        return before in {"in", "by", "since", "until", "during", "of", "from", "through"} and word_after(text, end) not in {"of", "in"}
    if written in {"summer", "winter", "autumn"}:
        return before in {"in", "by", "since", "until", "during", "of", "from", "and", "every", "each", "mid"}
    return True


def _weekday(text: str, start: int, end: int) -> bool:
    written = text[start:end].rstrip(".")
    if written in {"Sun", "Sat", "SUN", "SAT"}:
        return text[end - 1] == "." and text[start - 1 : start] != ""
    return True


def _clock(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before and (before.isalnum() or before in "-.$£€#:")) and not (after and (after.isalnum() or after in "%"))


def _part_alone(text: str, start: int, end: int) -> bool:
    written = text[start:end].lower()
    if written in {"noon", "midnight", "midday", "overnight"}:
        return written != "overnight"
    return written.startswith("the ") and word_before(text, start).lower() in {"in", "during", "until", "by", "of", "through"}


def _the_unit(text: str, start: int, end: int) -> bool:
    written = text[start:end].lower()
    if written.rsplit(None, 1)[-1] in {"second", "minute", "hour", "century", "decade", "millennium", "fortnight"}:
        return not written.startswith("the ") or False
    if not written.startswith("the "):
        return True
    if written.rsplit(None, 1)[-1] == "weekend":
        return True
    if written == "the day":
        return word_before(text, start).lower() in _DAY_DONE and word_after(text, end) not in {"of", "when", "that", "after", "before"}
    return word_after(text, end) not in {"of", "when", "that"}


_DAY_DONE = frozenset("for end ends ended ending finish finished finishing close closed closing began start started".split())


def _unit_shift(text: str, start: int, end: int) -> bool:
    words = text[start:end].lower().split()
    if words[-1] in {"second", "minute", "hour"}:
        return False
    return True


def _earlier(text: str, start: int, end: int) -> bool:
    last = text[start:end].rsplit(None, 1)[-1].lower()
    if last in {"on", "prior"}:
        return False
    if last in {"before", "after"}:
        return word_after(text, end) in {".", ",", ";", ""}
    return word_after(text, end).lower() != "than"


def _duration(text: str, start: int, end: int) -> bool:
    written = text[start:end].lower()
    if written == "one day" and _MODAL.search(text, max(0, start - 8), start):
        return False
    words = written.replace("-", " ").split()
    if words[-1] == "quarters":
        return words[-2] not in {"three", "3"} and not re.match(r"\s+of\s+(?:the|its|their|his|all)\b", text[end : end + 16])
    if words[0] == "over" and words[1] in {"several", "the", "a", "many", "some", "few"} and not (words[1] == "a" and words[2] in _UNIT_WORDS):
        return False
    if words[-1] in {"second", "quarter"} and words[-2] in {"a", "an", "the", "one"}:
        return False
    if words[0] in {"a", "an"} and len(words) == 2 and words[1] == "day":
        return False
    if words[-1] == "minute" and words[0] in {"a"}:
        return False
    return True


def _bare_units(text: str, start: int, end: int) -> bool:
    if "-" in text[start:end]:
        return True
    if text[start:end].lower() in {"quarters", "days", "hours", "minutes"} and word_before(text, start).lower() not in {"for", "in", "within", "of", "after", "over"}:
        return False
    return text[start:end].lower() != "seconds" and word_before(text, start).lower() not in {"the", "these", "those", "his", "her", "their", "its", "our"}


def _frequency(text: str, start: int, end: int) -> bool:
    if text[start:end].lower() in {"annual", "quarterly", "monthly"}:
        return word_after(text, end)[:1] in {"", ".", ",", ";"}
    if text[start].isupper() and word_before(text, start) not in {"", ".", '"'}:
        return False
    return not (text[start].isupper() and word_after(text, end)[:1].isupper())


_RATED = re.compile(r"(?:\d|%|[$£€¥]\S*|\b(?:twice|once|times|thousands?|hundreds?|[mb]illion|trillion|dollars?|cents?|pct|percent|pounds|euros|tons|barrels|people|share|days|hours|minutes|miles|km|kilometers))\s*$", re.IGNORECASE)


def _rate(text: str, start: int, end: int) -> bool:
    if text[start:end].rsplit(None, 1)[-1].lower() in {"second", "quarter"}:
        return False
    return text[start:end].lower().startswith("per") or _RATED.search(text, max(0, start - 14), start) is not None


def _past_reference(text: str, start: int, end: int) -> bool:
    written = text[start:end].lower()
    if written in {"former", "once", "formerly"}:
        return False
    if written == "previously":
        return text[start] == "P"
    if written == "recent":
        return not text[start].isupper()
    if written == "the past":
        return word_after(text, end)[:1] in {"", ",", ".", ";", '"'} or not word_after(text, end)[:1].isalnum() or word_before(text, start).lower() in {"in", "of"}
    return True


_MODAL = re.compile(r"\b(?:will|would|may|might|could|can|to)\s+$")


def _future_reference(text: str, start: int, end: int) -> bool:
    written = text[start:end].lower()
    if written == "one day":
        if _MODAL.search(text, max(0, start - 8), start):
            return True
        return word_before(text, start).lower() not in {"in", "for", "after", "within", "than", "just", "only", "by"}
    if written in {"soon", "shortly"}:
        follows = word_after(text, end).lower()
        return word_before(text, start).lower() != "as" and follows not in {"as", "after", "before", "thereafter", "afterward", "afterwards"} and not follows.endswith("ed")
    if written == "future":
        return word_before(text, start).lower() == "in"
    return True


def _some_time(text: str, start: int, end: int) -> bool:
    return text[start:end].lower() in {"some time", "a while", "a long time"}


def _last_units(text: str, start: int, end: int) -> bool:
    return "seconds" not in text[start:end].lower() and text[end : end + 4].lower() not in {"-old", " old"}


_AT = frozenset("on at by before after since until for this last next during of over around past from and".split())


def _holiday(text: str, start: int, end: int) -> bool:
    written = text[start:end]
    if written.endswith(("Day", "Eve", "Sunday", "Monday", "Friday", "Wednesday", "Night", "s")) or any(c.isdigit() for c in written):
        return True
    return word_before(text, start).lower() in _AT and not word_after(text, end)[:1].isalpha() or written.split()[0].lower() in {"this", "last", "next"}


def _yes(text: str, start: int, end: int) -> bool:
    return True


GUARDS: dict[str, Guard] = {
    "": _yes,
    "iso month": _iso_month,
    "ordinal day": _ordinal_day,
    "free number": _free_number,
    "month name": _yes,
    "month alone": _month_alone,
    "year": _year,
    "year value": _yes,
    "decade": _decade,
    "year range": lambda t, s, e: not t[e : e + 1].isalnum() and (s == 0 or t[s - 1] not in "-$£€#/."),
    "day range": lambda t, s, e: not t[e : e + 1] == "," or not t[e + 1 : e + 2].isdigit(),
    "holiday": _holiday,
    "season alone": _season_alone,
    "weekday": _weekday,
    "clock": _clock,
    "part alone": _part_alone,
    "unit shift": _unit_shift,
    "the unit": _the_unit,
    "half": _yes,
    "finance period": _yes,
    "earlier": _earlier,
    "last units": _last_units,
    "duration": _duration,
    "bare units": _bare_units,
    "frequency": _frequency,
    "rate": _rate,
    "past reference": _past_reference,
    "future reference": _future_reference,
    "some time": _some_time,
}
