"""The year told beside a month or day that states none: "last year, on May 3", "the 2011 quake, which struck on March 11"."""

from __future__ import annotations

import re
from functools import cache

from whence.language.dates.context import Context
from whence.language.dates.forms import Form, Item
from whence.language.dates.lexicon import data

_RIGHT_AFTER = re.compile(r"(?:,\s+|\s+)(?:early\s+|late\s+)?(?:in|on|around|about)\s+(?:the\s+)?", re.IGNORECASE)
"""What stands between a year and its month or day: "last year, on May 3"."""
_AGAIN = re.compile(r",?\s+(?:and|or)\s+(?:again\s+|then\s+)?(?:in|on)\s+(?:the\s+)?")
"""What stands between two days of one year: "on July 4 last year and on July 9"."""
_WITH = re.compile(r"\s+with\s+(?:[\w'’-]+\s+){1,5}(?:in|on)\s+")
"""As in "ended in 1953 with an armistice on July 27"."""
_OTHERS = re.compile(r"\b(?:of|for|from|than|since|until|by|with|against|to|over|the)\s+$", re.IGNORECASE)
"""What stands before a year that belongs to another word: "results for 2014, on May 3"."""
_IN = re.compile(r"\b(?:in|during)\s+(?:early\s+|late\s+|mid-)?$", re.IGNORECASE)
_OPENS = re.compile(r"(?:^|[.!?:]['\"”’)]*\s+|\n)\s*(?:But\s+|And\s+|Just\s+)?(?:[\"“]|``)?$")
"""The beginning of a sentence."""
_CLAUSE_ENDS = re.compile(r"\b(?:sa(?:id|ys)|told|announced|added|according|but|while|since|now|has|have|and\s+(?:in|on|by))\b|;|[.!?]\s|\n\s*\n")
"""What ends the clause of a year: who says it, another clause, another time."""
_LEAD, _CLAUSE, _YEAR = 12, 140, 4
"""How far back the words before a year are looked at, and how long a clause is, in characters; the length of a year's value."""


def year_beside(form: Form, context: Context) -> int | None:
    """The year that the expression right before tells, where the month or day at hand belongs to it; None where none does."""
    before, told, text = context.previous, context.told, context.text
    if before is None or told is None or form.text or told.when is None:
        return None
    between = text[before.end : context.item.start]
    if len(between) > _CLAUSE:
        return None
    lead = text[max(0, before.start - _LEAD) : before.start]
    if before.form.month is not None:
        same = before.form.unit == "year" and before.form.shift is not None and told.when.earliest is not None and _AGAIN.fullmatch(between)
        return told.when.earliest.year if same and told.when.earliest else None
    if told.type != "DATE" or len(told.value) != _YEAR or not told.value.isdigit() or before.form.op not in {"date", "shift", "ago"}:
        return None
    bare, year = before.form.op == "date", int(told.value)
    if _RIGHT_AFTER.fullmatch(between):
        beside = _IN.search(lead) if bare else not _OTHERS.search(lead)
    elif bare:
        beside = _WITH.fullmatch(between) and _IN.search(lead)
    else:
        beside = _is_frame(before, lead, between, context.item.tense)
    if not beside and not _is_event(between):
        return None
    context.used_text = True
    return year


def _is_frame(before: Item, lead: str, between: str, tense: int) -> bool:
    """Whether a year that opens its sentence is that of the clause: "Last year the fair was in June", "Next year's fair opens on May 11"."""
    ahead = before.form.op == "shift" and before.form.shift == 1
    if (tense < 0 and ahead) or (tense > 0 and not ahead) or (before.form.op == "shift" and not before.form.shift):
        return False
    return _OPENS.search(lead) is not None and _CLAUSE_ENDS.search(between) is None


@cache
def _event() -> re.Pattern[str]:
    words = data("dates_context")["yearly"]
    events, verbs = "|".join(words["events"]), "|".join(words["happens"])
    return re.compile(rf"(?:['’]s)?\s+(?:[\w-]+\s+){{0,2}}(?:{events}),?\s+(?:(?:which|that)\s+)?(?:{verbs})\s+(?:[\w,]+\s+){{0,4}}(?:in|on|from)\s+")


def _is_event(between: str) -> bool:
    """Whether a year names an event and the verb behind says when it was: "the 2011 quake, which struck on", "The 2020 Games open on"."""
    return _event().fullmatch(between) is not None
