"""What the page calls things: short names of sources, clipped labels, which findings speak of dates."""

from __future__ import annotations

from collections import Counter

from whence.model import Finding, Report


def source_names(report: Report) -> dict[str, str]:
    """Name each source by its publisher where that tells it from the others, else by its id."""
    publishers = Counter(source.publisher for source in report.sources)
    return {s.id: s.publisher if s.publisher and publishers[s.publisher] == 1 else s.id for s in report.sources}


def clip(text: str, most: int) -> str:
    """Cut a label to ``most`` characters, the last one an ellipsis."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def about_dates(finding: Finding) -> bool:
    """Tell whether a finding speaks of dates: the WH2 family, dates in conflict, and values that their quotes do not bear."""
    return finding.code.startswith("WH2") or finding.code in {"WH106", "WH107", "WH401", "WH601"}
