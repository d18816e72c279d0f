"""What the page calls things: one name for each source, plain words for roles and severities, clipped labels, which findings speak of dates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Final

from whence.model import Finding, Report, ReportSource

ROLES: Final = {
    "page": "date on the page",
    "original": "first publication",
    "dateline": "dateline",
    "metadata": "metadata",
    "modified": "last change",
    "text": "told in the text",
    "url": "its address",
    "retrieved": "collected",
    "sibling": "another source’s day",
}
"""What a piece of date evidence is, in plain words."""
_TOKEN: Final = re.compile(r"[^\s“”\"'‘’()<>,;:]+")


def source_names(report: Report) -> dict[str, str]:
    """Name each source by its publisher where that tells it from the others, else by its id."""
    publishers = Counter(source.publisher for source in report.sources)
    return {s.id: s.publisher if s.publisher and publishers[s.publisher] == 1 else s.id for s in report.sources}


def told(text: str, names: Mapping[str, str]) -> str:
    """Write a check's words with the page's names of the sources instead of their ids, so that each has one name; only ids that look like files."""

    def name(found: re.Match[str]) -> str:
        word = found.group()
        bare = word.rstrip(".")
        return names[bare] + word[len(bare) :] if "." in bare and bare in names else word

    return _TOKEN.sub(name, text)


def role_in_words(role: str) -> str:
    """Say what a piece of date evidence is."""
    return ROLES.get(role, role)


def severity_in_words(state: str) -> str:
    """Say a severity or status in the page's words."""
    return {"info": "note", "baseline": "in the baseline"}.get(state, state)


def is_translation(source: ReportSource) -> bool:
    """Tell whether a source says that somebody translated it."""
    return any(origin.how == "translated" for origin in source.origins)


def clip(text: str, most: int) -> str:
    """Cut a label to ``most`` characters, the last one an ellipsis."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def about_dates(finding: Finding) -> bool:
    """Tell whether a finding speaks of dates: the WH2 family, dates in conflict, and values that their quotes do not bear."""
    return finding.code.startswith("WH2") or finding.code in {"WH106", "WH107", "WH401", "WH601"}
