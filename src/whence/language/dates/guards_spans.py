"""Guards of units, amounts and sets: where an expression's own words do not decide whether it tells a time."""

from __future__ import annotations

import re

from whence.language.dates.around import Around, guard, words_of
from whence.language.dates.lexicon import data

_MODAL = re.compile(r"\b(?:will|would|may|might|could|can|to)\s+$")
_COUNT_OF = re.compile(
    r"\b(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|hundreds?|thousands?)(?:-\w+)?(?:\s[a-z-]+){1,4}\s+$",
)
_COUNTED_WITHIN = 48
"""How far back, in characters, the number of a rate is looked for: "60,000 ounces of gold a year"."""
_NEAR = 120
"""How far, in characters, the words of a match are looked for around a half."""
_WORDS = re.compile(r"[a-z%$£€-]+")
_YEAR = re.compile(r"\d{2}$|\d{4}")
_CLAUSE_BEGINS = re.compile(r"(?:^|[.,;:!?\"“‘'(`–—-]\s*|\b(?:[Bb]ut|[Aa]nd|[Bb]ecause|that|[Ss]o)\s+)[Aa]t\s+(?:the\s+)?$")
_CLAUSE = 16
"""How far back, in characters, the beginning of a clause is looked for."""
_TO_MONTH = re.compile(r"\s+(?:to|through)\s+(?:Jan|Feb|Mar|Apr|May|June|July|Aug|Sep|Oct|Nov|Dec|\d)")
_TITLED = re.compile(r"\d+ [A-Z][a-z]+s")
_MANY = re.compile(r"\d{4}|\d+,\d")
_LENGTHS = frozenset({"single", "entire", "extra", "further"})
_ONE_UNIT = frozenset({"an hour", "one day", "a day", "a century", "some day"})
_PARTS_OF_WHOLE = frozenset({"three", "3", "some", "many"})
_NO_RATE = frozenset({"ago", "earlier", "later", "before", "after", "from", "into", "old", "in"})
_BY_EVENT = re.compile(
    r"\s+(?:after|before|following|preceding|since|leading\s+up\s+to)\s+"
    r"(?:(?:the|a|an|his|her|their|its|our|he|she|they|it|we|that)\s+(?!(?:last|next|previous|following)\b)[a-z]"
    r"|(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun))[A-Z][a-z])"
)
_OF_COURSE = re.compile(r"\s+of\s+(?:the|his|her|their|its|our|a|an|this|that)\s+[a-z]")
"""As in "the last week of the campaign", which was no week before publication."""
_IN_A_ROW = re.compile(r"\s+(?:in\s+a\s+row|running)\b")
_OF_WHOLE = re.compile(r"\s+of\s+(?:the|its|their|his|all)\b")


@guard("unit shift")
def _unit_shift(a: Around) -> bool:
    if a.written.lower().startswith("following") and not a.follows("determiners"):  # "following month's end"
        return False
    if a.written.lower().endswith(("last day", "past day")):  # "on the last day of the fair": yesterday has a word of its own
        return False
    if _is_of_course(a):
        return False
    return not a.written.lower().endswith(("second", "minute", "hour"))


def _is_of_course(a: Around) -> bool:
    return a.written.lower().startswith(("the last ", "the next ")) and _OF_COURSE.match(a.text, a.end) is not None


@guard("the unit")
def _the_unit(a: Around) -> bool:
    """As "for the week", "by the end of the month", not "the year of the horse" nor "the day that"."""
    written = a.written.lower()
    unit = written.rsplit(None, 1)[-1]
    if unit in {"second", "minute", "hour"} or a.is_doubled or (unit == "quarter" and a.after in {"century", "final", "mile", "finals"}):
        return False
    if a.written[-len(unit)].isupper() and not a.written.isupper():  # "Person of the Year"
        return False
    if a.text[a.end : a.end + len("-old")] == "-old":
        return False
    if written in {"the end of the day", "end of the day"} and a.after == "," and _CLAUSE_BEGINS.search(a.text, max(0, a.start - _CLAUSE), a.start):
        return False  # "But at the end of the day, all that counts is"
    if not written.startswith("the ") or " of " in written:
        return True
    if unit in {"century", "decade", "millennium", "fortnight"} or written in {"the whole day", "the entire day", "the full day"}:
        return False
    if written == "the day":
        return a.follows("day_done") and a.after not in {"of", "when", "that", "after", "before"}
    return unit == "weekend" or (a.after not in {"of", "when", "that"} and (a.after not in {"he", "she", "it", "they", "we"} or a.before == "for"))


@guard("unit by event")
def _unit_by_event(a: Around) -> bool:
    """As "in the week after the vote", "the year before they came", not "the week before." nor "the day after"."""
    unit = a.written.lower().rsplit(None, 1)[-1]
    if unit in {"second", "minute", "hour", "moment", "day"}:
        return False
    return _is_of_course(a) or (a.written.lower() == f"the {unit}" and _BY_EVENT.match(a.text, a.end) is not None)


@guard("half")
def _half(a: Around) -> bool:
    """As "the second half", "the first half of 2018", not "the second half of the match"."""
    if a.after == "of":
        return False
    if _YEAR.search(a.written):
        return True
    near: list[str] = _WORDS.findall(a.text[max(0, a.start - _NEAR) : a.end + _NEAR].lower())
    return words_of("match_words").isdisjoint(near) and not _is_of_game(near)


def _is_of_game(near: list[str]) -> bool:
    """Whether the words around a half or quarter are of sport, and none of money: "led by 12 points in the third quarter"."""
    return not words_of("game_words").isdisjoint(near) and words_of("money_words").isdisjoint(near)


@guard("quarter")
def _quarter(a: Around) -> bool:
    """As "profit in the third quarter", "the third quarter of 1990", not "scored 12 points in the third quarter"."""
    if _YEAR.search(a.written) or " year" in a.written:
        return True
    return not _is_of_game(_WORDS.findall(a.text[max(0, a.start - _NEAR) : a.end + _NEAR].lower()))


@guard("accounting year")
def _accounting_year(a: Around) -> bool:
    return a.after in {"ended", "ending", "starting", "beginning"} or _TO_MONTH.match(a.text, a.end) is not None


@guard("earlier")
def _earlier(a: Around) -> bool:
    """As "a year earlier", "two days before." but not "two days before the vote"."""
    last = a.written.rsplit(None, 1)[-1].lower()
    if last in {"before", "after"}:
        return a.after in {".", ",", ";", ""}
    if last == "that":  # "two days after that" but not "two days after that vote"
        return not a.follows("rated") and (not a.after[:1].isalnum() or a.after.lower() in words_of("after_that"))
    return last != "on" and a.after.lower() != ("to" if last == "prior" else "than")


@guard("this fiscal")
def _this_fiscal(a: Around) -> bool:
    """As "in the first quarter of this fiscal", not "this fiscal discipline"."""
    return not a.after[:1].isalnum() or a.after in words_of("no_noun")


@guard("this part")
def _this_part(a: Around) -> bool:
    """As "last night", not "on the last night of the fair"."""
    return a.before != "the" or not a.written.lower().startswith(("last", "past"))


@guard("last units")
def _last_units(a: Around) -> bool:
    if a.written.startswith("last") and a.follows("lasting"):  # "it will last five years"
        return False
    if a.written.startswith("following") and not a.follows("determiners"):  # "following weeks of talks": after them
        return False
    words = a.written.lower().replace("-", " ").split()
    if words[-1] in data("dates_words")["UNIT"]["words"] and len(words) > 2 and words[-3] in data("dates_words")["ORDINAL"]["words"]:
        return False  # "a second two-year term"
    return "seconds" not in a.written.lower() and a.text[a.end : a.end + 4].lower() not in {"-old", " old"}


@guard("units of date")
def _units_of_date(a: Around) -> bool:
    """As "the first nine months of 1986", not "of 1985/86"."""
    return a.text[a.end : a.end + 1] not in {"/", "-", "–"}


@guard("duration")
def _duration(a: Around) -> bool:
    """As "over a week", not "evolved over several years" (there over is no hedge), "a second" nor "three quarters of"."""
    written = a.written.lower()
    if a.is_doubled or a.text[a.start - 4 : a.start] in {"-on-", "-to-", "-by-"}:
        return False
    if written in _ONE_UNIT:
        return _is_one_unit(a, written)
    if _TITLED.fullmatch(a.written) and a.after[:1].islower():  # the programme "60 Minutes"
        return False
    words = written.replace("-", " ").split()
    if words[:2] == ["under", "the"] or (_MANY.match(a.written) and words[-1] in data("dates_words")["UNIT"]["words"]):
        return False  # "under the five-year plan", "5,970,000 Year", "1986 quarter"
    if _is_article_of_noun(a, words):
        return False
    if words[0] in {"a", "an"} and words[1] in data("dates_words")["ADJECTIVE"]["words"] and words[1] not in _LENGTHS:
        return False  # "a difficult day" is no day's length
    if words[-1] == "quarters":
        return _IN_A_ROW.match(a.text, a.end) is not None or (words[-2] not in _PARTS_OF_WHOLE and not _OF_WHOLE.match(a.text, a.end))
    if words[-1] in {"second", "quarter", "minute"}:
        return words[-2] not in {"a", "an", "the"} and (words[-2] != "one" or words[-1] == "minute")
    return words[0] != "over" or (
        words[1] not in {"several", "the", "many", "some", "few"} and words[:3] != ["over", "a", "few"] and _is_more_than(a)
    )


def _is_one_unit(a: Around, written: str) -> bool:
    """As "quit a day after the vote", "spoke for a day", "it lasted one day", not "will one day return" nor "100 miles an hour"."""
    match written:
        case "an hour":
            return not a.follows("speeds")
        case "one day":
            return not _MODAL.search(a.text, max(0, a.start - 8), a.start)
        case "a century":  # "a quarter of a century"
            return a.before != "of"
        case "some day":
            return False
        case _:
            return a.after in {"after", "before"} or (a.before == "for" and not a.after[:1].isalpha())


def _is_article_of_noun(a: Around, words: list[str]) -> bool:
    """Whether the article belongs to a noun that follows: "the five year agreement", "a month-long strike", "a Business Week report"."""
    if words[0] in {"the", "these", "those"} and words[-1] in data("dates_words")["UNIT"]["words"] and a.after[:1].isalpha():
        return True
    if words[0] not in {"a", "an", "the"}:
        return False
    return a.text[a.end : a.end + 5].lower() in {"-long", "-old ", "-old-"} or (words[0] != "the" and _is_named_unit(a))


def _is_more_than(a: Around) -> bool:
    """Whether "over" is "more than", as in "for over two years", "lasted over a week", and not "during": "paid over two years"."""
    return a.follows("more_than_leads") or a.after == "of" or a.text[a.end : a.end + 1] == "-"


@guard("over the units")
def _over_the_units(a: Around) -> bool:
    """As "grew over the years", not "over the years that he spent there"."""
    return a.before in {"over", "through"} and a.written.lower().endswith(("years", "decades", "centuries")) and a.after not in {"of", "that", "when"}


@guard("bare units")
def _bare_units(a: Around) -> bool:
    """As "for centuries", "decades-long", not "those days"."""
    written = a.written.lower()
    if "-" in written:
        return True
    if written in {"mins", "hrs", "yrs", "mths", "qtrs"}:  # the head of a column
        return False
    if a.after in {"after", "before"} and not a.follows("determiners"):  # "hours after the vote"
        return written not in {"quarters", "seconds"}
    if written in {"quarters", "days", "hours", "minutes", "seconds"}:
        return a.follows("length_leads") or (written in {"minutes", "seconds"} and a.follows("short_length_leads"))
    if a.text[max(0, a.start - len("light-")) : a.start].lower() in {"light-", "light "}:
        return False
    return not a.follows("determiners") and a.before != "dog"


@guard("units' frequency")
def _units_frequency(a: Around) -> bool:
    """As "three-monthly", "paid six monthly", not "six monthly payments"."""
    return a.written.lower().endswith(("monthly", "yearly", "weekly")) and (
        "-" in a.written or not a.after[:1].isalnum() or a.after in words_of("no_noun")
    )


@guard("frequency")
def _frequency(a: Around) -> bool:
    """As "paid annually", "the daily tally", not "the annual meeting" nor "the Daily Mail"."""
    if a.written.lower() in {"annual", "quarterly", "monthly"}:
        return not a.after[:1].isalnum() or (a.after in words_of("no_noun") and (a.follows("at_a_rate") or a.before.endswith("ed")))
    if a.written == "daily" and a.after[:1].isupper() and a.before != "a":  # the newspaper: "the daily Gazette"
        return False
    if a.after.lower() in words_of("periodicals") or (a.written.lower() in {"daily", "hourly"} and a.after in words_of("paid_by_time")):
        return False
    return not a.written[0].isupper() or (a.before in {"", ".", '"'} and not a.after[:1].isupper())


@guard("every")
def _every(a: Around) -> bool:
    """As "every year", "ten tons per hour", not "80 miles per hour", which is a unit."""
    return not (a.written.lower() in {"per hour", "per minute"} and a.follows("speeds"))


@guard("rate")
def _rate(a: Around) -> bool:
    """As "$33 million a year", "twice a week", not "in a year" nor "30 miles per hour", which is a unit."""
    if a.written.lower().endswith(("second", "quarter")) or _is_named_unit(a):
        return False
    if a.written.lower().startswith("per"):
        return _every(a)
    before = a.before
    if a.written.lower() == "an hour" and a.follows("speeds"):
        return False
    if before in words_of("rated") or before.endswith("%") or any(c.isdigit() for c in before):
        return True
    return not a.follows("one_unit") and a.after not in _NO_RATE and _COUNT_OF.search(a.text, max(0, a.start - _COUNTED_WITHIN), a.start) is not None


@guard("year earlier")
def _year_earlier(a: Around) -> bool:
    """As "the year-earlier loss", "from year ago levels", but not the "year ago" of other words."""
    return "-" in a.written or a.follows("compared_leads")


@guard("back")
def _back(a: Around) -> bool:
    """As "two years back." but not "took ten days back to base"."""
    return a.after in {"", ".", ",", ";", ")", "?", "when"}


def _is_named_unit(a: Around) -> bool:
    """A unit with a capital letter after a small word: "a Week", of a paper's name."""
    unit = a.written.rsplit(None, 1)[-1]
    return unit[0].isupper() and not unit.isupper() and a.written[0].islower()
