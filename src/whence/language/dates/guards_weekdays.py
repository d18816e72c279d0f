"""Guards of weekdays: where one is a name, some day of its kind, or the beginning of another count."""

from __future__ import annotations

import re

from whence.language.dates.around import Around, guard, words_of

_PAPER = re.compile(r"\b[Tt]he (?:Mail|Independent) on $")
_CAPITAL = re.compile(r"\b([A-Z][A-Za-z]*)[ ]$")
_NAME = 24
"""How far back, in characters, the first word of a name is looked for: "Black Monday"."""
_SOME = re.compile(r"\b([Aa]n?|[Oo]ne)\s+(?:[a-z]+\s+)?$")
_IN_SPAN = re.compile(
    r"\s+(?:(?:morning|afternoon|evening|night)\s+)?(?:in|of)\s+(?:early\s+|mid-?\s?|late\s+)?"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|winter|\d{4})\b"
)
_BY_UNIT = re.compile(r"(?:week|fortnight)$", re.IGNORECASE)
_BANK_HOLIDAY = "bank holiday "


@guard("weekday")
def _weekday(a: Around) -> bool:
    """Bare "Sun" and "Sat" need their stop, and words before: a newspaper, a company and a verb bear those names."""
    if a.written.rstrip(".").split()[-1].upper() in {"SUN", "SAT"}:
        return a.written.endswith(".") and a.follows("abbreviated_day_leads")
    if _is_any(a):
        return False
    if a.after in words_of("sunday_papers") or a.after in words_of("opening_hours") or a.is_titled:
        return False
    return not _named(a)


def _named(a: Around) -> bool:
    if a.before == "on" and _PAPER.search(a.text, max(0, a.start - _NAME), a.start):
        return True
    if a.text[max(0, a.start - len(_BANK_HOLIDAY)) : a.start] == _BANK_HOLIDAY:
        return True
    if a.before.title() not in words_of("named_days"):
        return False
    m = _CAPITAL.search(a.text, max(0, a.start - _NAME), a.start)
    return m is not None and m[1] in words_of("named_days")


@guard("weekday part")
def _weekday_part(a: Around) -> bool:
    """As "on Monday morning", not "on a cold Monday morning in January"."""
    return not _is_any(a)


def _is_any(a: Around) -> bool:
    """Whether any such weekday is meant: "tomorrow, a Tuesday, is it", "on a Sunday in June", "one Friday", not "a Monday hearing"."""
    some = _SOME.search(a.text, max(0, a.start - _NAME), a.start)
    if some is None:
        return False
    if _IN_SPAN.match(a.text, a.end):
        return True
    direct = a.before in {"a", "one"}
    return direct and (some[1].lower() == "one" or not a.after[:1].isalpha() or a.after in words_of("no_noun"))


@guard("weekday week")
def _weekday_week(a: Around) -> bool:
    """As "on Tuesday week", "a week on Tuesday", not "after a week on Tuesday", "a week from Monday to Friday" nor "Tuesday week-end"."""
    if a.text[a.end : a.end + 1] == "-" or a.after in {"to", "through", "until", "till"}:
        return False
    if _BY_UNIT.search(a.written):
        return a.before != "the" and (not a.after[:1].isalnum() or a.after in words_of("no_noun"))
    return not (a.follows("lasting_leads") or a.follows("rated") or any(c.isdigit() for c in a.before))


@guard("weekday and day")
def _weekday_and_day(a: Around) -> bool:
    """As "on Saturday 20th", "Friday the 13th.", not "On Monday 9th Circuit judges"."""
    return not a.after[:1].isalnum() or a.after in words_of("no_noun")
