"""Guards of years and decades: four figures are as often a number, a price, an hour or a house as they are a year."""

from __future__ import annotations

import re

from whence.language.dates.around import Around, guard, words_of
from whence.language.dates.breaks import breaks
from whence.language.dates.lexicon import data

_FIGURES = re.compile(r"\d{4}|['’]\d")
_JOINED_AFTER = re.compile(r"-(?:[A-Za-z]|\d{3})")
_ROUND = re.compile(r"\b(?:about|around|roughly|approximately|some)\s+\d\d00$")
_HEDGED = re.compile(r"((?!the )[A-Za-z][a-z. ]*?)\s+\d{4}$")
_COUNTED = re.compile(r"\b(?:(?:more|less|fewer) than|nearly|almost|up to|as many as|close to)\s+$", re.IGNORECASE)
_LISTED = re.compile(r"\b\d{4},?\s+(?:and|or)\s+$")
_OF_LISTED = 12
"""How far back, in characters, the year stands that another is listed with: "2011 and 2016"."""
_CURRENCY = "$£€¥#"
_HEDGE = 16
"""How far back, in characters, the hedge of a count is looked for."""
_LABEL = re.compile(r"\b((?:House |Senate |Assembly |VFW |Legion )?[A-Za-z][A-Za-z.]*)\s+(?:numbers?\s+|No\.?\s+|no\.\s+)?$")
_NUMBERED = re.compile(r"\b(?:[Nn]umbers?|Nos?\.?|nos?\.)\s+$")
_OF_LABEL = 32
"""How far back, in characters, the label of a number begins: "Security Council resolution 1973"."""
_PHONE = re.compile(r"(?:\+\d[\d ().-]{3,16}|(?<!\d)0\d{2,4}[ -]\d{3,4}[ -]|(?<!\d)\d{3}[-.])$")
_OF_PHONE = 20
"""How far back, in characters, the beginning of a telephone number is looked for."""
_STREET = re.compile(
    r"\s+(?:[A-Z][\w.'’-]*\s+){0,3}(?:Street|St|Road|Rd|Avenue|Ave|Boulevard|Blvd|Lane|Ln|Drive|Terrace|Parkway|Pkwy|Turnpike|Broadway)\b",
)
_ACT = re.compile(r"/\d{1,4}/[A-Z]{2}|/\d{3}(?!\d)")
_ACTS = re.compile(r"\b(?:[Dd]irectives?|[Rr]egulations?|[Dd]ecisions?|SI|\(?(?:EU|EC|EEC)\)?)\s+(?:\(?(?:EU|EC|EEC)\)?\s+)?$")
_AT = re.compile(r"(?:\b([A-Za-z]+)\s+)?\b[Aa]t\s+(?:(?:about|around|shortly after|just after|just before)\s+)?$")
_OF_HOUR = 28
"""How far back, in characters, the words of an hour are looked for: "from 0700 to", "traded at"."""
_FROM_HOUR = re.compile(r"(?<!\d)0\d{3}\s*(?:to|until|till|and|-|–)\s*$")
_TO_HOUR = re.compile(r"\s*(?:to|until|till|-|–)\s*(?:0\d{3}(?!\d)|\d{4}\s(?:GMT|UTC|[A-Z]{1,3}T|hours|hrs)\b)")
_PRICED = re.compile(
    r"\s+(?:an?|per)\s+(?:tonne|ton|ounce|barrel|bushel|pound|share|head)\b"
    r"|\s+[A-Z][a-z]+\s+(?:francs|dollars|pounds|pesos|rupees)\b"
)
_PLAIN = frozenset({"in", "since", "during"})
"""Words before a year that stand before no label, house nor hour."""
_GAUGED = 60
"""How far back, in characters, what the nineties are degrees of is looked for: "highs in the 90s"."""
_WORDS = re.compile(r"[a-z]+")
_SENTENCES = re.compile(r"[.!?;]\s")


@guard("year")
def _year(a: Around) -> bool:
    """Four figures by themselves: "in 1984", "the 1984 election", not "1984 people" nor "$1984"."""
    if not a.is_free(_CURRENCY + "./:_=@+", "%°$£€_=@") or (a.text[a.end : a.end + 1] in ".:" and a.text[a.end + 1 : a.end + 2].isdigit()):
        return False
    if _JOINED_AFTER.match(a.text, a.end) or (a.text[a.start - 1 : a.start] == "-" and a.text[a.start - 2 : a.start - 1].isupper()):
        return False  # "555 2019-1234", "BA-1984"
    if a.written[0] in "'’":
        return a.follows("short_year_leads")
    if a.before in _PLAIN and a.written.isdecimal() and a.text[a.end : a.end + 1] != "/":
        return a.after.lower() not in words_of("counted")
    hedged = _HEDGED.match(a.written)
    hedge = hedged[1].lower() if hedged and hedged[1].lower() in data("dates_words")["HEDGE"]["words"] else ""
    if a.written[0].isalpha() and not hedge:  # "early 1991", "the end of 1990"
        return True
    if hedge and hedge not in words_of("about"):  # "up 5% over 1986": the year is what follows
        return False
    if _is_number(a, hedge) or _is_count(a):
        return False
    year = a.written[-4:]  # of a year in words, "nineteen ninety", no figures
    return a.follows("year_leads") or (year.isdecimal() and _stands_for_a_year(int(year), a.after))


def _stands_for_a_year(year: int, after: str) -> bool:
    # A round number before a plural is a count, "2000 houses"; a year stands before what it dates, "2000 elections", far more seldom.
    return 1700 <= year <= 2050 and not (year % 100 == 0 and after.islower() and after.endswith("s") and len(after) > 3)


def _is_count(a: Around) -> bool:
    """Whether the figures count what follows, "1984 people", "more than 1990 of them", "roughly 2000 Thai shops", "1950 Swiss francs"."""
    if _LISTED.search(a.text, max(0, a.start - _OF_LISTED), a.start):  # "the 2006, 2011 and 2016 votes"
        return False
    if a.after.lower() in words_of("counted") or _PRICED.match(a.text, a.end):
        return True
    low = max(0, a.start - _HEDGE)
    if a.after not in {"'", "’"} and _COUNTED.search(a.text, low, a.start):
        return True
    return _ROUND.search(a.text, low, a.end) is not None and a.after[:1].isalpha()


def _is_number(a: Around, hedge: str) -> bool:
    """Whether the figures are the name of something, the number of a telephone or a house, or an hour."""
    if not a.written.isdecimal() and not hedge:
        return False
    return _is_label(a) or _is_house(a) or _is_hour(a) or _PHONE.search(a.text, max(0, a.start - _OF_PHONE), a.start) is not None


def _is_label(a: Around) -> bool:
    """As "Resolution 1973", "Flight 1907", "No. 1984", "House Bill 2023", "the Russell 2000", "Directive 2014/65/EU"."""
    low = max(0, a.start - _OF_LABEL)
    if _ACT.match(a.text, a.end) or (a.text[a.end : a.end + 1] == "/" and _ACTS.search(a.text, low, a.start)):
        return True
    m = _LABEL.search(a.text, low, a.start)
    if m is None:
        return False
    return _NUMBERED.search(a.text, low, a.start) is not None or m[1] in words_of("labels") or m[1].lower() in words_of("small_labels")


def _is_house(a: Around) -> bool:
    """As "1920 Oak Street", "the 1900 block of it", not "In 1987 Wall Street fell"."""
    return a.after == "block" or (not a.follows("no_address") and _STREET.match(a.text, a.end) is not None)


def _is_hour(a: Around) -> bool:
    """As "close at 1900", "from 0700 to 2000", and the level of "closed at 2010"; not "at 1990 prices"."""
    low = max(0, a.start - _OF_HOUR)
    if _FROM_HOUR.search(a.text, low, a.start) or _TO_HOUR.match(a.text, a.end):
        return True
    m = _AT.search(a.text, low, a.start)
    if m is None or (m[1] or "").lower() in words_of("at_a_year") or a.after in {"'", "’"}:
        return False
    return not a.after.islower() or a.after in words_of("no_noun")


@guard("year range")
def _year_range(a: Around) -> bool:
    """As "1939-45", "fiscal 1986/87", not a part of a longer row of figures nor "Directive 2014/65/EU"."""
    return a.is_free("-/." + _CURRENCY, "%/") and not ("/" in a.written and _ACTS.search(a.text, max(0, a.start - _OF_LABEL), a.start))


@guard("decade")
def _decade(a: Around) -> bool:
    """The nineties, not "in his thirties"; "the 90s", not "90s"; and not "highs in the 90s"."""
    if _FIGURES.search(a.written):
        return not a.follows("owners")
    if any(c.isdigit() for c in a.written) and "the " not in a.written.lower():
        return False
    low = max(0, a.start - _GAUGED)
    for stop in breaks(_SENTENCES, a.text, low, a.start):
        low = stop.end()
    return not a.follows("owners") and words_of("gauges").isdisjoint(_WORDS.findall(a.text[low : a.start].lower())) and a.after != "degrees"


@guard("century")
def _century(a: Around) -> bool:
    """As "in the 20th century", not "21st Century Fox"."""
    return "Century" not in a.written or a.after not in words_of("century_names")
