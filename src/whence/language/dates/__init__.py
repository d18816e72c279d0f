"""Dates: what a text's date and time expressions are, and which days they mean.

``find_dates`` does both at once. ``scan`` finds the expressions, which hold for whatever day the text was written on, and ``resolve`` says which days they mean
as of one: a text whose day of publication is in doubt is scanned once and resolved for each candidate.
"""

from __future__ import annotations

from datetime import date

from whence.language.dates.elapsed import elapsed_span
from whence.language.dates.fields import read_date
from whence.language.dates.forms import Scanned
from whence.language.dates.resolve import resolve
from whence.language.dates.scanning import scan
from whence.model import DateMention

__all__ = ["Scanned", "elapsed_span", "find_dates", "read_date", "resolve", "scan"]


def find_dates(text: str, anchor: date | None = None, *, language: str | None = None) -> list[DateMention]:
    """Find the date and time expressions of a text and resolve them as of ``anchor``, the day it was written on.

    Offsets are code points; ``type`` and ``value`` are TIMEX3's as TempEval-3 annotates them. ``anchor=None`` leaves relative expressions unresolved: a value with X,
    ``when`` None. ``language`` is an ISO 639 code or a tag such as ``en-GB``; without one it is detected. Other languages than English give explicit dates.
    """
    return resolve(scan(text, language), anchor)
