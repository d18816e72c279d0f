"""Guards of months and of days within them: half of the months' names are names of people, or words, as well."""

from __future__ import annotations

import re

from whence.language.dates.around import Around, guard, words_of

_MONTHS = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
_DAY_AFTER = re.compile(r"\.?\s(?:[12]?\d|3[01])\b(?![\d,.:%]\d|%|\s+[a-z]+s\b)")
_MONTH_BEFORE = re.compile(rf"\b{_MONTHS}\.?(?:,|\s?[-–/])\s?$")
_MONTH_AFTER = re.compile(rf"(?:\s?[-–/]\s?|\s+(?:and|or|to|through)\s+){_MONTHS}\b(?!\s+[A-Z][a-z]|-)")
_MONTH_NEAR = 16
"""How far back, in characters, the other month of a range is looked for."""
_YEAR_AT_END = re.compile(r"\d{4}$")
_CAPITAL = re.compile(r"\b[A-Z][A-Za-z]*\.?[ ]$")
_NAME = 24
"""How far back, in characters, a first name or a title is looked for."""
_CLAUSE = re.compile(r"[.,;:!?()\n]")
_WORDS = re.compile(r"[a-z0-9-]+")
_LOOKED_AT = 48
"""How far, in characters, the words behind a month are looked at: "was by far the wettest"."""
_WERE = frozenset({"was", "is", "were", "has", "had", "been"})
_ARTICLES = frozenset({"a", "an", "the", "another", "its"})
_BROUGHT = frozenset({"saw", "brought", "marked"})
_IN_OFFICE = re.compile(
    r"\s+(?:premiership|administration|cabinet|government(?!\s+(?:bond|debt|securit|budget|report|data|auction|figures|statistics)))\b"
)
_MONTH_DAY = re.compile(r"[A-Z][a-z]+\.? \d{1,2}")
_SCORE_AFTER = re.compile(r"[-–]\d{1,2}(?![\d/]|\s?[A-Z])")
_CURRENCY = "$£€¥#"


@guard("month alone")
def _month_alone(a: Around) -> bool:
    """A month by itself: "In May", not "Theresa May"; "in Jan", not "Jan Novak"."""
    if " " in a.written and _DAY_AFTER.match(a.text, a.end):  # "the lowest close of Aug. 9" is no close of August
        return False
    written = a.written.rsplit(None, 1)[-1].rsplit("-", 1)[-1].rstrip(".")
    if "-" in a.written or _MONTH_BEFORE.search(a.text, max(0, a.start - _MONTH_NEAR), a.start):  # "mid-March", "January-March"
        return True
    if written == "March" and a.before in {"the", "a"} and a.after in {"for", "of", "on"}:  # "the March for Life"
        return False
    if len(written) == 3 and written.title() != "May" and a.text[a.end - 1] != ".":
        return (a.follows("abbreviation_leads") and (a.before != "by" or not _is_capital(a.after))) or _is_one_of_two(a)
    if written.title() not in words_of("month_names") or " " in a.written:
        return True
    return a.follows("strong_month_leads") or (not _is_person(a, written) and _is_month(a, written))


def _is_capital(word: str) -> bool:
    return word[:1].isupper() and word[1:2].islower()


def _is_person(a: Around, written: str) -> bool:
    """As "after May resigned", "Ms. August", "the May government", of which Theresa May was the head."""
    if a.is_titled or a.after in words_of("doing"):
        return True
    return written == "May" and a.before == "the" and _IN_OFFICE.match(a.text, a.end) is not None


def _is_month(a: Around, written: str) -> bool:
    if written in {"April", "June", "August"} and a.after[:1].islower() and a.after not in words_of("speaking"):  # "April crude rose"
        return True
    if a.follows("month_leads") and not _is_capital(a.after):  # "and June Carter"
        return True
    return _is_one_of_two(a) or (not _is_surname(a) and _is_told_of(a))


def _is_surname(a: Around) -> bool:
    """As "Theresa May was the first", not "In May" nor "But May was"."""
    return not (a.follows("month_leads") or a.follows("no_noun")) and _CAPITAL.search(a.text, max(0, a.start - _NAME), a.start) is not None


def _is_one_of_two(a: Around) -> bool:
    """As "May and June were strong", "the Jan-March quarter", not "Theresa May and June Roe"."""
    return not _is_surname(a) and _MONTH_AFTER.match(a.text, a.end) is not None


def _is_told_of(a: Around) -> bool:
    """Whether what follows is said of months: "June was the worst month", "August's gain", "March saw 40 deaths", "May retail sales rose"."""
    stop = _CLAUSE.search(a.text, a.end, a.end + _LOOKED_AT)
    behind = a.text[a.end : stop.start() if stop else a.end + _LOOKED_AT]
    words: list[str] = _WORDS.findall(behind.removeprefix("'s").removeprefix("’s"))
    if not words or not (behind[:1] in "'’" or behind[:1].isspace()):
        return False
    if not words_of("monthly").isdisjoint(words[:2]):
        return True
    if words[0] in _BROUGHT:
        told = not words_of("monthly").isdisjoint(words[2:5]) or "record" in words[2:5]
        return words[1:2] != [] and (words[1].isdecimal() or (words[1] in _ARTICLES and told))
    return words[0] in _WERE and any(word.rsplit("-", 1)[-1] in words_of("month_marks") for word in words[1:6])


@guard("small month")
def _small_month(a: Around) -> bool:
    """As "on march 9," not "they march 9 miles": written small, a month's name is mostly another word."""
    after = a.after
    if _is_score_or_count(a):
        return False
    return a.is_free("-." + _CURRENCY, "%:") and (not after[:1].isalpha() or after in words_of("no_noun") or bool(_YEAR_AT_END.search(a.written)))


@guard("date in words")
def _date_in_words(a: Around) -> bool:
    """As "effective April one,", "set for April one.", not "in May one of", "in March two men" nor "May one ask"."""
    if a.written[-1].isdecimal():
        return True
    if a.before == "in" or a.after in {"of", "in", "or"} or (a.before in {"", ".", '"'} and a.written.startswith(("May ", "March "))):
        return False
    return not a.after[:1].isalnum() or a.after in words_of("no_noun") or (a.follows("day_leads") and not a.after.endswith("s"))


@guard("date")
def _date(a: Around) -> bool:
    """As "on March 12", not "In March 12 people died" nor "won in May 5-4"."""
    return _MONTH_DAY.fullmatch(a.written) is None or not _is_score_or_count(a)


def _is_score_or_count(a: Around) -> bool:
    return (a.before == "in" and a.after in words_of("counted")) or _SCORE_AFTER.match(a.text, a.end) is not None


@guard("day range")
def _day_range(a: Around) -> bool:
    """As "May 3-5", not "May 3-5,000"."""
    return not (a.text[a.end : a.end + 1] == "," and a.text[a.end + 1 : a.end + 2].isdigit())


@guard("day list")
def _day_list(a: Around) -> bool:
    """As "on June 19, 20 and 21", not "On June 5, 20 and 30 people died"."""
    return a.is_free(_CURRENCY, "%") and _day_range(a) and (not a.after[:1].islower() or a.after in words_of("no_noun"))
