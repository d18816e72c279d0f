"""How far a verdict reaches: what could not be read or compared at all, so that a pass over nothing does not look like one over everything."""

from __future__ import annotations

from typing import Final

from whence.model import Report, ReportSource
from whence.render.order import plural
from whence.render.visible import one_line

_READ: Final = "en"
"""The language in which whence reads what a text means (ISO 639-1)."""


def hollow(report: Report) -> bool:
    """Tell whether no fact's value was compared with its source, so that a pass says nothing of facts."""
    return report.summary.facts == report.summary.unchecked


def reach(report: Report) -> tuple[str, ...]:
    """Say, in clauses for the line of the verdict, what stood outside it; none where every source was read and some fact checked."""
    told = []
    if hollow(report):
        told.append(f"none of {plural(report.summary.facts, 'fact')} could be checked" if report.summary.facts else "no fact was checked")
    total = len(report.sources)
    foreign = [source for source in report.sources if source.language and source.language != _READ]
    if foreign:
        codes = sorted({one_line(source.language or "") for source in foreign})
        named = ", ".join(codes[:5]) + (", …" if len(codes) > 5 else "")
        who = "no source is in" if len(foreign) == total else f"{_share(len(foreign), total)} not in"
        told.append(f"{who} English, which alone is read ({named})")
    if blank := sum(map(_blank, report.sources)):
        told.append(f"{'every source is' if blank == total else _share(blank, total)} withheld or empty")
    return tuple(told)


def _blank(source: ReportSource) -> bool:
    return source.kept == "hash" or not source.chars


def _share(count: int, total: int) -> str:
    return f"{count:,} of {total:,} sources {'is' if count == 1 else 'are'}"
