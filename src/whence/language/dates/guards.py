"""Guards: conditions on the words around an expression, where its own words do not decide whether it is a date at all."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TypeAlias

from whence.language.dates.lexicon import data

_BEFORE = re.compile(r"(?:([\w.'’$£€]+)[ \t\n,]*|([^\w\s]))\s*$")
_AFTER = re.compile(r"\s*([A-Za-z][\w'’-]*|[^\w\s]|\d\S*)?")
_LONGEST_WORD = 24
"""How far back, in characters, the word before an expression is looked for."""
_MODAL = re.compile(r"\b(?:will|would|may|might|could|can|to)\s+$")
_FIGURES = re.compile(r"\d{4}|['’]\d")
_OF_WHOLE = re.compile(r"\s+of\s+(?:the|its|their|his|all)\b")
_JOINED_AFTER = re.compile(r"-(?:[A-Za-z]|\d{3})")
_SCORE = re.compile(r"[-–]\d+(?![\d:])")
_BARE_HOUR = re.compile(r"[\d:]+")
_CURRENCY = "$£€¥#"


class Around:
    """An expression in its text, with the words on either side."""

    __slots__ = ("end", "start", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end

    @property
    def written(self) -> str:
        """The expression as written."""
        return self.text[self.start : self.end]

    @property
    def before(self) -> str:
        """The word or mark right before, in small letters; empty at the start of a text."""
        m = _BEFORE.search(self.text, max(0, self.start - _LONGEST_WORD), self.start)
        return (m[1] or m[2] or "").lower() if m else ""

    @property
    def after(self) -> str:
        """The word or mark right after; empty at the end of a text."""
        m = _AFTER.match(self.text, self.end)
        return (m[1] or "") if m else ""

    def follows(self, words: str) -> bool:
        """Whether the word before is in a list of dates_context.toml."""
        return self.before in _list(words)

    def is_free(self, before: str, after: str) -> bool:
        """Whether neither a letter or digit nor one of these marks touches the expression."""
        left, right = self.text[max(0, self.start - 1) : self.start], self.text[self.end : self.end + 1]
        return not (left and (left.isalnum() or left in before)) and not (right and (right.isalnum() or right in after))


Guard: TypeAlias = Callable[[Around], bool]
GUARDS: dict[str, Guard] = {}


def guard(name: str) -> Callable[[Guard], Guard]:
    """Register a guard under the name by which the grammar calls it."""

    def register(function: Guard) -> Guard:
        GUARDS[name] = function
        return function

    return register


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(data("dates_context")[name])


@guard("month alone")
def _month_alone(a: Around) -> bool:
    """A month by itself: "In May", not "Theresa May"; "in Jan", not "Jan Novak"."""
    written = a.written.rsplit(None, 1)[-1].rsplit("-", 1)[-1].rstrip(".")
    if len(written) == 3 and written.title() != "May" and a.text[a.end - 1] != ".":
        return a.follows("abbreviation_leads")
    if written.title() not in _list("month_names") or " " in a.written or a.follows("strong_month_leads"):
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
    if after.lower() in _list("counted"):
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


@guard("unit shift")
def _unit_shift(a: Around) -> bool:
    return not a.written.lower().endswith(("second", "minute", "hour"))


@guard("the unit")
def _the_unit(a: Around) -> bool:
    """As "for the week", "by the end of the month", not "the year of the horse" nor "the day that"."""
    written = a.written.lower()
    if not written.startswith("the "):
        return True
    unit = written.rsplit(None, 1)[-1]
    if unit in {"second", "minute", "hour", "century", "decade", "millennium", "fortnight"}:
        return False
    if written == "the day":
        return a.follows("day_done") and a.after not in {"of", "when", "that", "after", "before"}
    return unit == "weekend" or a.after not in {"of", "when", "that"}


@guard("half")
def _half(a: Around) -> bool:
    """As "the second half", "the first half of 2018", not "the second half of the match"."""
    return a.after != "of"


@guard("accounting year")
def _accounting_year(a: Around) -> bool:
    return a.after in {"ended", "ending"}


@guard("earlier")
def _earlier(a: Around) -> bool:
    """As "a year earlier", "two days before." but not "two days before the vote"."""
    last = a.written.rsplit(None, 1)[-1].lower()
    if last in {"before", "after"}:
        return a.after in {".", ",", ";", ""}
    return last not in {"on", "prior"} and a.after.lower() != "than"


@guard("last units")
def _last_units(a: Around) -> bool:
    return "seconds" not in a.written.lower() and a.text[a.end : a.end + 4].lower() not in {"-old", " old"}


@guard("duration")
def _duration(a: Around) -> bool:
    """As "over a week", not "evolved over several years" (there over is no hedge), "a second" nor "three quarters of"."""
    written = a.written.lower()
    if written in {"one day", "a day"}:
        return written == "one day" and not _MODAL.search(a.text, max(0, a.start - 8), a.start)
    words = written.replace("-", " ").split()
    if words[-1] == "quarters":
        return words[-2] not in {"three", "3"} and not _OF_WHOLE.match(a.text, a.end)
    if words[-1] in {"second", "quarter", "minute"}:
        return words[-2] not in {"a", "an", "the"} and (words[-2] != "one" or words[-1] == "minute")
    return not (words[0] == "over" and words[1] in {"several", "the", "many", "some", "few"}) and words[:3] != ["over", "a", "few"]


@guard("bare units")
def _bare_units(a: Around) -> bool:
    """As "for centuries", "decades-long", not "those days"."""
    written = a.written.lower()
    if "-" in written:
        return True
    if written in {"quarters", "days", "hours", "minutes"}:
        return a.follows("length_leads")
    return written != "seconds" and not a.follows("determiners")


@guard("frequency")
def _frequency(a: Around) -> bool:
    """As "paid annually", "the daily tally", not "the annual meeting" nor "the Daily Mail"."""
    if a.written.lower() in {"annual", "quarterly", "monthly"}:
        return not a.after[:1].isalnum()
    return not a.written[0].isupper() or (a.before in {"", ".", '"'} and not a.after[:1].isupper())


@guard("rate")
def _rate(a: Around) -> bool:
    """As "$33 million a year", "twice a week", not "in a year"."""
    if a.written.lower().endswith(("second", "quarter")):
        return False
    if a.written.lower().startswith("per"):
        return True
    before = a.before
    return before in _list("rated") or before.endswith("%") or any(c.isdigit() for c in before)


@guard("past reference")
def _past_reference(a: Around) -> bool:
    """As "recently", "in the past", not "the past president"; "previously announced" is the announcement's date, nobody's."""
    match a.written.lower():
        case "formerly":
            return False
        case "previously":
            return a.written[0] == "P"
        case "recent":
            return a.written[0] == "r"
        case "the past":
            return not a.after[:1].isalnum() or a.before in {"in", "of"}
        case _:
            return True


@guard("future reference")
def _future_reference(a: Around) -> bool:
    """As "soon", "in the future", "will one day", not "as soon as", "soon after", "for one day"."""
    match a.written.lower():
        case "one day":
            return _MODAL.search(a.text, max(0, a.start - 8), a.start) is not None or not a.follows("not_one_day")
        case "soon" | "shortly":
            after = a.after.lower()
            return a.before != "as" and after not in _list("soon_after") and not after.endswith("ed")
        case "future":
            return a.before == "in"
        case _:
            return True
