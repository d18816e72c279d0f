"""The days from which a text may count time: that of publication, and others that the passage tells."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from whence.language.dates import elapsed_span
from whence.model import Amount, DateMention
from whence.when import When

if TYPE_CHECKING:
    from whence.reading.reading import Reading

_NEAR = 8
"""How many dates to either side are looked at: a list of a thousand would make a square of itself."""
_LONGEST = 3660
"""The longest span that tells a day well enough, in days: "in the 1980s"."""


def told_days(reading: Reading, sid: str, start: int, end: int) -> list[When]:
    """The days told beside ``start``..``end``: in its paragraph, and the last one before: "In 1986, Lena Voss, 19, vanished"."""
    rows = reading.keep(("told days", sid), lambda: [m for m in reading.dates(sid) if _tells(m)])
    starts = reading.keep(("told day starts", sid), lambda: [m.start for m in rows])
    at = bisect_left(starts, start)
    paragraph = reading.outline(sid).paragraph(start)
    near = [m for m in rows[max(0, at - _NEAR) : at + _NEAR] if paragraph.start <= m.start < paragraph.end and not (start <= m.start < end)]
    if at and not any(m.start < start for m in near):
        near.append(rows[at - 1])
    return list(dict.fromkeys(m.when for m in near if m.when is not None))


def days_of(reading: Reading, sid: str, start: int, end: int) -> list[DateMention]:
    """The single days that the sentence of ``start``..``end`` names beside it, as expressions: "on Thursday the town marks …"."""
    sentence = reading.clause(sid, start, end)
    rows = reading.keep(("told days", sid), lambda: [m for m in reading.dates(sid) if _tells(m)])
    starts = reading.keep(("told day starts", sid), lambda: [m.start for m in rows])
    near = rows[bisect_left(starts, max(sentence.start, start - 400)) : bisect_left(starts, min(sentence.end, end + 400))]
    return [m for m in near[: 2 * _NEAR] if m.when is not None and m.when.is_day and not (start <= m.start < end)]


def in_quotation(reading: Reading, sid: str, start: int) -> bool:
    """Whether a place lies within a quotation, whose "now" is its speaker's."""
    spans = reading.keep(("quotation spans", sid), lambda: sorted((q.start, q.end) for q in reading.quotations(sid)))
    at = bisect_left(spans, (start + 1, 0))
    return any(low < start < high for low, high in spans[max(0, at - 2) : at])


def _tells(mention: DateMention) -> bool:
    days = mention.when.days if mention.when is not None else None
    return mention.type in {"DATE", "TIME"} and days is not None and days <= _LONGEST


def counted_back(amount: Amount, days: Sequence[When], latest: date) -> Iterator[tuple[When, When]]:
    """Each of ``days`` but those after ``latest`` with when a thing was that lies ``amount`` before: "“… 40 years ago,” he said in 2004"."""
    for day in days:
        if day.high > latest:
            continue
        first, last = elapsed_span(amount, day.low), elapsed_span(amount, day.high)
        yield day, When.span(first.earliest, last.latest)
