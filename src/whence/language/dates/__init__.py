"""Dates: what a text's date and time expressions are, and which days they mean.

``find_dates`` does both at once. ``scan`` finds the expressions, which hold for whatever day the text was written on; ``resolve`` says which days
they mean as of one: a text whose day of publication is in doubt is scanned once and resolved for each candidate. The grammar is read and compiled
at the first call, not at import.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from whence.language.dates.forms import Scanned as Scanned
    from whence.model import Amount, DateMention
    from whence.when import When

__all__ = ["elapsed_span", "find_dates", "read_date", "resolve", "scan"]


UNTIMED = frozenset({"age", "aged", "anniversary"})
"""Forms that count years and name no time."""


def find_dates(text: str, anchor: date | None = None, *, language: str | None = None) -> list[DateMention]:
    """Find the date and time expressions of a text and resolve them as of ``anchor``, the day it was written on.

    Offsets are code points; ``type`` and ``value`` are TIMEX3's as TempEval-3 annotates them. ``anchor=None`` leaves relative expressions
    unresolved: a value with X, ``when`` None. ``language`` is an ISO 639 code or a tag such as ``en-GB``; without one it is detected. Other languages
    than English give explicit dates. Ages and anniversaries, which say how old and not when, are no time expressions to TempEval-3: ``resolve``
    alone gives them.
    """
    return [mention for mention in resolve(scan(text, language), anchor) if mention.pattern not in UNTIMED]


def scan(text: str, language: str | None = None) -> Scanned:
    """Find the expressions of a text without saying which day they mean."""
    from whence.language.dates.scanning import scan_text

    return scan_text(text, language)


def resolve(scanned: Scanned, anchor: date | None) -> list[DateMention]:
    """Resolve the expressions of a scanned text as of ``anchor``."""
    from whence.language.dates.resolving import resolve_scanned

    return resolve_scanned(scanned, anchor)


def read_date(text: str, anchor: date | None = None, language: str | None = None) -> When | None:
    """Read a whole field or value as the days that it names; None when it is no date from end to end. See fields.read_field."""
    from whence.language.dates.fields import read_field

    return read_field(text, anchor, language)


def elapsed_span(amount: Amount, anchor: date) -> When:
    """Give the days on which something that ``amount`` separates from ``anchor`` can lie. See elapsed.days_elapsed."""
    from whence.language.dates.elapsed import days_elapsed

    return days_elapsed(amount, anchor)
