"""Guards of days, months and years, and of the hours of a day: where an expression's own words do not decide whether it is a date."""

from __future__ import annotations

import re

from whence.language.dates.around import Around, guard, words_of

_FIGURES = re.compile(r"\d{4}|['’]\d")
_JOINED_AFTER = re.compile(r"-(?:[A-Za-z]|\d{3})")
_SCORE = re.compile(r"[-–]\d+(?![\d:])")
_BARE_HOUR = re.compile(r"[\d:]+")
_CURRENCY = "$£€¥#"


@guard("month alone")
def _month_alone(a: Around) -> bool:
    """A month by itself: "In May", not "Theresa May"; "in Jan", not "Jan Novak"."""
    written = a.written.rsplit(None, 1)[-1].rsplit("-", 1)[-1].rstrip(".")
    if len(written) == 3 and written.title() != "May" and a.text[a.end - 1] != ".":
        return a.follows("abbreviation_leads")
    if written.title() not in words_of("month_names") or " " in a.written or a.follows("strong_month_leads"):
        return True
    return a.follows("month_leads") and not (a.after[:1].isupper() and a.after[1:2].islower())  # "and June Carter"


@guard("year")
def _year(a: Around) -> bool:
    """Four figures by themselves: "in 1984", "the 1984 election", not "1984 people" nor "$1984"."""
    if not a.is_free(_CURRENCY + "./:_=@+", "%°$£€_=@") or (a.text[a.end : a.end + 1] in ".:" and a.text[a.end + 1 : a.end + 2].isdigit()):
        return False
    if _JOINED_AFTER.match(a.text, a.end) or (a.text[a.start - 1 : a.start] == "-" and a.text[a.start - 2 : a.start - 1].isupper()):
        return False  # "555 2019-1234", "BA-1984"
    if a.written[0].isalpha():  # "early 1991", "the end of 1990"
        return True
    if a.written[0] in "'’":
        return a.follows("short_year_leads")
    after = a.after
    if after.lower() in words_of("counted"):
        return False
    if a.follows("year_leads"):
        return True
    year = int(a.written)
    # A round number before a plural is a count, "2000 houses"; a year stands before what it dates, "2000 elections", far more seldom.
    return 1700 <= year <= 2050 and not (year % 100 == 0 and after.islower() and after.endswith("s") and len(after) > 3)


@guard("year range")
def _year_range(a: Around) -> bool:
    return a.is_free("-/." + _CURRENCY, "%")


@guard("free number")
def _free_number(a: Around) -> bool:
    return a.is_free("-./" + _CURRENCY, "/%")


@guard("day range")
def _day_range(a: Around) -> bool:
    """As "May 3-5", not "May 3-5,000"."""
    return not (a.text[a.end : a.end + 1] == "," and a.text[a.end + 1 : a.end + 2].isdigit())


@guard("ordinal day")
def _ordinal_day(a: Around) -> bool:
    """As "on the 26th." but not "the 26th amendment"."""
    return a.follows("ordinal_day_leads") and a.after[:1] in {"", ",", ".", ";", ")"}


@guard("decade")
def _decade(a: Around) -> bool:
    """The nineties, not "in his thirties"; "the 90s", not "90s"."""
    if any(c.isdigit() for c in a.written) and not _FIGURES.search(a.written):
        return "the " in a.written.lower()
    return not a.follows("owners")


@guard("season alone")
def _season_alone(a: Around) -> bool:
    """As "during the summer", "in spring," but not "shares fall" nor "prices spring back"."""
    written = a.written.lower()
    if written in {"fall", "spring"}:
        return a.follows("season_leads") and (a.written[0].isupper() or a.after in {".", ","})
    if written in {"the fall", "the spring"}:
        return a.follows("the_season_leads") and a.after not in {"of", "in"}
    return written not in {"summer", "winter", "autumn"} or a.follows("season_leads")


@guard("weekday")
def _weekday(a: Around) -> bool:
    """Bare "Sun" and "Sat" need their stop, and words before: a newspaper, a company and a verb bear those names."""
    return a.written.rstrip(".").upper() not in {"SUN", "SAT"} or (a.written.endswith(".") and a.start > 0)


@guard("holiday")
def _holiday(a: Around) -> bool:
    """As "Christmas Day", "at Christmas", not "Christmas trees"."""
    words = a.written.split()
    bare = words[1:] if words[0].lower() in {"the", "last", "next", "this"} else words
    if len(bare) > 1 or bare[0].endswith(("'s", "’s")):
        return True
    return (len(words) > 1 or a.follows("holiday_leads")) and not a.after[:1].isalpha()


@guard("clock")
def _clock(a: Around) -> bool:
    if not a.is_free("-.:" + _CURRENCY, "%") or _SCORE.match(a.text, a.end):
        return False
    # "won 21:19" is a score: a bare hour needs "at", "from" and the like, a bracket, or a line of its own
    return not _BARE_HOUR.fullmatch(a.written) or a.before in {"", "(", "-", "–"} or a.follows("hour_leads")


@guard("part alone")
def _part_alone(a: Around) -> bool:
    """As "in the morning", "at noon", but not "mornings" nor "overnight"."""
    written = a.written.lower()
    if written in {"noon", "midnight", "midday"}:
        return True
    return written.startswith("the ") and a.follows("part_leads") and (not a.written[4].isupper() or a.written.isupper())  # a show's title
