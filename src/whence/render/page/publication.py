"""When a source was published, as surely as that is known: what dates it, what had to be inferred, what stays unknown."""

from __future__ import annotations

from typing import Final

import msgspec

from whence.model import ReportDate, ReportSource
from whence.render.page.dates import Days, days, worded
from whence.render.page.names import is_translation, role_in_words

_SAID: Final = ("original", "dateline", "page", "metadata", "url")
"""Evidence that names the day of publication itself; a day that the text tells of only hints at it."""
_WEIGHED: Final = (*_SAID, "text")


class Published(msgspec.Struct, frozen=True):
    """A day taken as publication: ``label`` says "probably" where it is not ``certain``; ``day``, ``year`` and ``unknown`` are sentences on it."""

    label: str
    certain: bool
    day: str = ""
    year: str = ""
    unknown: str = ""


def published(source: ReportSource) -> Published | None:
    """Say when a source was published; None where nothing tells.

    Certain is what a piece of evidence for the publication itself says in full, and none of the others gainsays by more than a day (time zones).
    """
    found = source.published
    if found is None:
        return None
    piece = _taken(source)
    taken = days(found.value)
    said = worded(found.value)
    if piece is None:
        return Published(f"probably {said}", certain=False)
    gainsaid = taken is not None and any(_apart(taken, read) for d in source.dates if d.role in _WEIGHED and (read := days(d.value)))
    certain = not piece.inferred and piece.role in _SAID and not gainsaid
    words = f"{role_in_words(piece.role)}, “{piece.text}”"
    what = "Day and month" if piece.inferred == "year" else "Day"
    return Published(
        label=said if certain else f"probably {said}",
        certain=certain,
        day=f"{what}: {words}.",
        year=f"{piece.inferred.capitalize()}: inferred{f', since {piece.since}' if piece.since else ''}." if piece.inferred else "",
        unknown=_unknown(source, piece),
    )


def _taken(source: ReportSource) -> ReportDate | None:
    """The piece that was taken: as the report says, else the best of those that say the same."""
    found = source.published
    if found is None:
        return None
    if found.taken is not None and 0 <= found.taken < len(source.dates):
        return source.dates[found.taken]
    alike = [d for d in source.dates if d.value == found.value and d.role in _WEIGHED]
    return min(alike, key=lambda d: _WEIGHED.index(d.role), default=None)


def _apart(one: Days, other: Days) -> bool:
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return False
    return other.low - one.high > 1 or one.low - other.high > 1


def _unknown(source: ReportSource, piece: ReportDate) -> str:
    if is_translation(source) and piece.role == "original":
        return "This is the day of the original; when the translation was published is not known."
    return ""
