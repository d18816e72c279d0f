"""Guards of vague references, to now, to once and to some day: most of their words mean other things as well."""

from __future__ import annotations

import re

from whence.language.dates.around import Around, guard, words_of

_MODAL = re.compile(r"\b(?:will|would|may|might|could|can|to)\s+$")
_AND_THEN = re.compile(r"\s+and\s+(?:then|again)\b")
_REMARK = re.compile(r",?\s+(?:if|imagine|suppose|let|consider)\b")


@guard("now")
def _now(a: Around) -> bool:
    """As "now", not "now and then", nor the word that opens a remark, "Now, if you ask me", nor an organisation, "NOW said"."""
    if a.written == "NOW" and a.after in words_of("organised"):
        return False
    return _AND_THEN.match(a.text, a.end) is None and (a.written != "Now" or _REMARK.match(a.text, a.end) is None)


@guard("moment")
def _moment(a: Around) -> bool:
    """As "for the moment", "at this time", "the largest to date", not "at the moment of", "up to date"."""
    after = a.after.lower()
    match a.written.lower().split():
        case ["to", "date"]:
            if a.before in {"up", "year", "quarter", "month", "season"}:
                return False
            return not after[:1].isalnum() or a.before in {"", ".", ","} or after in words_of("after_to_date") or after.endswith("ed")
        case ["the", "time", "being"]:
            return a.before == "for"
        case ["the", "moment" | "present"] if a.before not in {"for", "at"}:
            return False
        case ["the", "present"]:
            return not after[:1].isalnum() or after in words_of("no_noun")
        case _:
            return after not in {"of", "when", "that", "the", "he", "she", "it", "they", "last", "next", "for", "in", "a", "his", "her", "their"}


@guard("present")
def _present(a: Around) -> bool:
    """As "its present form", "present-day Ghana", not "present at the talks" nor "a birthday present"."""
    if a.written.lower().endswith("day"):
        return True
    after = a.after
    if not a.written.islower() or not a.follows("present_owners") or not after.islower() or after.endswith("ed"):
        return False
    return after not in words_of("no_noun") and after not in words_of("present_nouns")


@guard("current")
def _current(a: Around) -> bool:
    """As "his current post", not the "Current Biology" of a title, the current account nor the current of a river."""
    after = a.after
    if after in words_of("no_current") or a.text.startswith("-account", a.end):
        return False
    if after not in {"and", "or"} and (after[:1] in ".,;:)?" or after in words_of("no_noun")):
        return False
    if a.text[a.start - 1 : a.start] == "-" or a.follows("is_current") or (a.before != "a" and a.follows("currents")):
        return False
    return a.written[0] != "C" or not after[:1].isupper()


@guard("past reference")
def _past_reference(a: Around) -> bool:
    """As "recently", "in the past", not "the past president"."""
    match a.written.lower():
        case "formerly":
            return False
        case "recently" if a.before == "as" and a.after == "as":  # "as recently as 2009" is in 2009
            return False
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
        case "soon" | "shortly" if a.text[a.start - 1 : a.start] == "-":  # a name: "Won-soon"
            return False
        case "soon" | "shortly":
            after = a.after.lower()
            return not a.follows("too_soon") and after not in words_of("soon_after") and not after.endswith("ed")
        case "the future" if a.written[-len("future")].isupper() and not a.written.isupper():  # a title
            return False
        case "future":
            return a.before == "in"
        case _:
            return True


@guard("some time")
def _some_time(a: Around) -> bool:
    """As "for some time", not "some time after the vote" nor "once in a while"."""
    if a.before == "for":
        return True
    return (
        a.after not in {"after", "before", "in", "during", "between", "around"}
        and a.text[max(0, a.start - len("once in ")) : a.start].lower() != "once in "
    )
