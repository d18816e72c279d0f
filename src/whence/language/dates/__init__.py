"""Dates: what a text's date and time expressions are, and which days they mean."""

from __future__ import annotations

from datetime import date

from whence.language.dates.elapsed import elapsed_span
from whence.language.dates.forms import Scanned
from whence.language.dates.resolve import resolve
from whence.language.dates.scanning import scan
from whence.model import DateMention
from whence.when import When

__all__ = ["Scanned", "elapsed_span", "find_dates", "read_date", "resolve", "scan"]


def find_dates(text: str, anchor: date | None = None, *, language: str | None = None) -> list[DateMention]:
    """Find the date and time expressions of a text and resolve them as of ``anchor``, the day it was written on.

    Offsets are code points; values are TIMEX3's. ``anchor=None`` leaves relative expressions unresolved: a value with X, ``when`` None.
    """
    return resolve(scan(text, language), anchor)


def read_date(text: str, anchor: date | None = None, language: str | None = None) -> When | None:
    """Read a whole field or value as a date: EDTF, or words that find_dates reads whole; None when it is none."""
    from whence.errors import WhenError

    text = text.strip()
    try:
        return When.parse(text)
    except WhenError:
        pass
    for mention in find_dates(text, anchor, language=language):
        if mention.start == 0 and mention.end == len(text):
            return mention.when
    return None
