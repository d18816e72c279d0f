"""The words around a place, as far as the report may show them."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from whence.model import Location, Report, ReportSource


class Passage(msgspec.Struct, frozen=True):
    """What a place points at and the words around it; ``cut_before`` and ``cut_after`` say whether more stands there than is shown."""

    before: str
    marked: str
    after: str
    cut_before: bool = False
    cut_after: bool = False


def by_id(report: Report) -> dict[str, ReportSource]:
    """Index the report's sources by their id."""
    return {source.id: source for source in report.sources}


def passage(sources: Mapping[str, ReportSource], place: Location, margin: int, stop: str = "\n") -> Passage:
    """Show the place with up to ``margin`` code points on each side, cut between words and never across ``stop``.

    Where the report holds no text around the place (a table's cell, a source that may not be shown) it is the place's own words alone.
    """
    held = _text_around(sources.get(place.source or ""), place)
    if held is None or place.start is None or place.end is None:
        return Passage("", place.text, "")
    text, shift = held
    start, end = place.start - shift, place.end - shift
    low = text.rfind(stop, max(0, start - margin - len(stop)), start)
    high = text.find(stop, end, end + margin + len(stop))
    before, cut_before = (text[low + len(stop) : start], False) if low >= 0 else _tail(text[max(0, start - margin - 1) : start], margin)
    after, cut_after = (text[end:high], False) if high >= 0 else _head(text[end : end + margin + 1], margin)
    return Passage(before, text[start:end], after, cut_before, cut_after)


def _text_around(source: ReportSource | None, place: Location) -> tuple[str, int] | None:
    """Find the stretch of the source that the report holds around a place, and where in the source it begins."""
    if source is None or place.start is None or place.end is None or not 0 <= place.start <= place.end:
        return None
    if source.text is not None:
        return (source.text, 0) if place.end <= len(source.text) else None
    return next(((e.text, e.start) for e in source.excerpts if e.start <= place.start and place.end <= e.end), None)


def _tail(text: str, margin: int) -> tuple[str, bool]:
    if len(text) <= margin:
        return text, False
    kept = text[-margin:]
    space = kept.find(" ")
    return (kept[space + 1 :] if 0 <= space < margin // 2 else kept), True


def _head(text: str, margin: int) -> tuple[str, bool]:
    if len(text) <= margin:
        return text, False
    kept = text[:margin]
    space = kept.rfind(" ")
    return (kept[:space] if space > margin // 2 else kept), True
