"""What a source file gives: the text that offsets count in, and whatever it says about itself."""

from __future__ import annotations

import re

import msgspec

from whence.model import MetadataDate

MONTHS = {name: n for n, name in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1)}
_ISO = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?![\d-])")
_ISO_MONTH = re.compile(r"\s*(\d{4})-(\d{2})\s*")
# /2019/06/26/, /2019/jun/26/, /2019-06-26-…, /20190626/ and, for many blogs, /2019/06/
_URL_DAY = re.compile(r"[/_-]((?:19|20)\d{2})([/_-]?)([01]?\d|[a-z]{3})\2([0-3]?\d)(?=[/_.?#-]|$)", re.IGNORECASE)
_URL_MONTH = re.compile(r"/((?:19|20)\d{2})/([01]\d)/")


class Article(msgspec.Struct, frozen=True):
    """A source file, read: ``text_by`` names the extractor and its version where the text is not the file itself."""

    text: str
    text_by: str | None = None
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    licence: str | None = None
    metadata: tuple[MetadataDate, ...] = ()
    flaw: str | None = None


def iso_day(stamp: object) -> str | None:
    """The day of an ISO 8601 stamp, as written (``2019-06-26T23:30:00+09:00`` is 26 June, where it was published); None where it is none."""
    from datetime import date

    found = _ISO.match(stamp) if isinstance(stamp, str) else None
    try:
        if found:
            return date(*map(int, found.groups())).isoformat()
        month = _ISO_MONTH.fullmatch(stamp) if isinstance(stamp, str) else None
        return date(int(month[1]), int(month[2]), 1).isoformat()[:7] if month else None
    except ValueError:
        return None


def worded_day(text: str) -> str | None:
    """The day that words name ("June 26, 2019"), as EDTF; None where they name none."""
    if len(text) > 80:
        return None
    from whence.language.dates import read_date

    when = read_date(text.strip())
    return when.edtf() if when and when.days is not None and when.days <= 31 else None


def url_date(url: str) -> MetadataDate | None:
    """The date that a URL spells out."""
    for found in _URL_DAY.finditer(url):
        year, gap, month, day = found.groups()
        number = MONTHS.get(month.lower()) or (int(month) if month.isdigit() else 0)
        if not gap and len(month + day) != 4:
            continue
        if value := iso_day(f"{year}-{number:02}-{int(day):02}"):
            return MetadataDate("url", value, f"the address ({found[0].strip('/_-')})")
    month_only = _URL_MONTH.search(url)
    if month_only and (value := iso_day(f"{month_only[1]}-{month_only[2]}")):
        return MetadataDate("url", value, f"the address ({month_only[0].strip('/')})")
    return None


def dated(role: str, stamp: object, place: str) -> tuple[MetadataDate, ...]:
    """A piece of date evidence, where the stamp is a date."""
    value = iso_day(stamp) or (worded_day(stamp) if isinstance(stamp, str) and stamp.strip() else None)
    return (MetadataDate(role, value, place),) if value else ()
