"""Date against date: as spans of days where both are known, else by the calendar parts that both state."""

from __future__ import annotations

import re
from datetime import date

from whence.comparing import Comparison
from whence.model import DateMention, Stated
from whence.when import When

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def compare_dates(a: When, b: When) -> Comparison:
    """Compare two spans of days: ``a`` the claim, ``b`` what the source bears.

    A claim that lies inside a longer span is *compatible* and ``finer``; one that holds the source's span is compatible: it says less.
    """
    if (a.earliest, a.latest) == (b.earliest, b.latest):
        return Comparison("same", f"both are {b}")
    if a.conflicts(b):
        return Comparison("conflict", f"{a} is not {b}")
    if _length(a) < 0.9 * _length(b) and a.within(b):  # a year is no shorter than a leap year
        return Comparison("compatible", f"{b} does not give {a}", finer=True)
    return Comparison("compatible", f"{a} agrees with {b}")


def compare_mentions(a: DateMention, b: DateMention) -> Comparison:
    """Compare two date expressions, each resolved as far as it can be: ``a`` the claim, ``b`` the source's words.

    A date without a year is compared by month and day, a bare weekday by the weekday:
    the two may agree where neither names a day of a calendar year.
    """
    return _seen(_weekdays(a, b) or _days(a, b), b)


def as_mention(when: When, text: str) -> DateMention:
    """A date that was given as EDTF, in the form in which expressions are compared."""
    known = _parts(when)
    return DateMention(0, len(text), text, "DATE", text, when, stated=Stated(known.year, known.month, known.day))


def parts(mention: DateMention) -> Stated:
    """The calendar parts of an expression: those that it states, completed from the days that it names."""
    said, known = mention.stated or Stated(), _parts(mention.when)
    return Stated(said.year or known.year, said.month or known.month, said.day or known.day, said.weekday or known.weekday)


def day_stands(claim: DateMention, text: str) -> bool:
    """Whether the claim's month and day stand side by side in an English text, in either order, with its year if it has one.

    So "21 October" is literally borne by "the week of October 21", as "October 21" is. A month 13 stands nowhere.
    """
    said = claim.stated
    if said is None or said.month is None or not 1 <= said.month <= len(_MONTHS) or said.day is None or said.weekday:
        return False
    name = _MONTHS[said.month - 1]
    month, day = rf"(?:{name}|{name[:3]}t?\.?)", rf"0?{said.day}(?:st|nd|rd|th)?"
    side_by_side = rf"(?<![\w.,]){day}(?:\s+of)?\s+{month}(?!\w)|(?<!\w){month}\s+(?:the\s+)?{day}(?![\w%])"
    return re.search(side_by_side, text) is not None and (said.year is None or re.search(rf"(?<!\w){said.year}(?!\w)", text) is not None)


# ---------------------------------------------------------------------------------------------------------------- the two ways


def _weekdays(a: DateMention, b: DateMention) -> Comparison | None:
    """What the weekday of the claim decides; None when it decides nothing."""
    claim = a.stated.weekday if a.stated else None
    if claim is None:
        return None
    borne = parts(b).weekday
    bare = not (a.stated and (a.stated.day or a.stated.month or a.stated.year))
    if borne is None:
        return Comparison("unknown", "the quote gives no day of the week") if bare and b.when is None else None
    if claim != borne:
        true = "names" if b.stated and b.stated.weekday else "falls on"
        return Comparison("conflict", f"the value says {WEEKDAYS[claim - 1]}, the quote {true} a {WEEKDAYS[borne - 1]}")
    if bare and b.stated and b.stated.weekday == claim:
        return Comparison("same", f"both say {WEEKDAYS[claim - 1]}")
    return None


def _days(a: DateMention, b: DateMention) -> Comparison:
    said = a.stated
    if said and said.year is None and (said.month or said.day):
        return _in_span(said, b.when) if _spans_years(b) else _by_parts(said, parts(b))
    if a.when is not None and b.when is not None:
        return compare_dates(a.when, b.when)
    if a.when is not None and b.stated:
        return _yearless(a.when, b.stated)
    return Comparison("unknown", "one of the two names no day")


def _spans_years(b: DateMention) -> bool:
    """Whether the words mean a known span across New Year and state neither month nor day: "a year earlier"."""
    known, said = b.when, b.stated or Stated()
    if known is None or known.earliest is None or known.latest is None:
        return False
    return known.earliest.year != known.latest.year and not (said.year or said.month or said.day or said.weekday)


def _in_span(claim: Stated, span: When | None) -> Comparison:
    """A month (and day) without a year against a span of days: what does not fall into it conflicts, and the rest claims more than it says."""
    if span is None or span.earliest is None or span.latest is None or claim.month is None:
        return Comparison("unknown", "the quote names no day")
    months = {(span.earliest.month + k - 1) % 12 + 1 for k in range(min(11, _months(span.earliest, span.latest)) + 1)}
    if claim.month not in months:
        return Comparison("conflict", "the month differs")
    return Comparison("compatible", "the quote does not name the day", finer=True)


def _months(first: date, last: date) -> int:
    return 12 * (last.year - first.year) + last.month - first.month


def _by_parts(claim: Stated, borne: Stated) -> Comparison:
    """A claim without a year against the month and day that the source has."""
    for name in ("month", "day"):
        ours, theirs = getattr(claim, name), getattr(borne, name)
        if ours is None:
            continue
        if theirs is None:
            if borne.month or borne.year:
                return Comparison("compatible", "the quote does not name the day", finer=True)
            return Comparison("unknown", "the quote names no day")
        if ours != theirs:
            return Comparison("conflict", f"the {name} differs")
    return Comparison("same", "the same month and day")


def _yearless(claim: When, borne: Stated) -> Comparison:
    """A claim with a year against words that name none and that nothing resolves."""
    ours = _parts(claim)
    if borne.month is None and borne.day is None and borne.weekday is None:
        return Comparison("unknown", "the quote names no day")
    if borne.month and ours.month and borne.month != ours.month:
        return Comparison("conflict", "the month differs")
    if borne.day and ours.day and borne.day != ours.day:
        return Comparison("conflict", "the day differs")
    if borne.weekday and ours.weekday and borne.weekday != ours.weekday:
        return Comparison("conflict", f"{claim} is a {WEEKDAYS[ours.weekday - 1]}, the quote says {WEEKDAYS[borne.weekday - 1]}")
    return Comparison("compatible", "the quote names no year")


# ---------------------------------------------------------------------------------------------------------------- small parts


def _parts(when: When | None) -> Stated:
    if when is None or when.earliest is None or when.latest is None:
        return Stated()
    first, last = when.earliest, when.latest
    if first == last:
        return Stated(first.year, first.month, first.day, first.isoweekday())
    if (first.year, first.month) == (last.year, last.month):
        return Stated(first.year, first.month)
    return Stated(first.year) if first.year == last.year else Stated()


def _length(when: When) -> int:
    """Days spanned, an open end counted to the calendar's end."""
    return ((when.latest or date.max) - (when.earliest or date.min)).days


def _seen(found: Comparison, b: DateMention) -> Comparison:
    return Comparison(found.verdict, found.why, found.finer, b.text, found.misspelt)
