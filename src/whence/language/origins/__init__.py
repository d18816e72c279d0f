"""Where a text says that it, or something in it, comes from: datelines, credits, attributions to outlets, statements and unnamed sources."""

from __future__ import annotations

from whence.language.origins.attributed import according, statements, unnamed
from whence.language.origins.cues import worded
from whence.language.origins.lines import credit_lines, datelines
from whence.model import Origin

__all__ = ["find_origins"]

_PRIORITY = (
    "dateline",
    "photo",
    "translated",
    "republished",
    "appeared in",
    "first reported",
    "press release",
    "anonymous",
    "credit",
    "according to",
    "report",
    "told",
    "statement",
)
"""Which of two readings of the same words holds, best first."""


def find_origins(text: str) -> list[Origin]:
    """Find where a text says that it, or something in it, comes from, in order of place; offsets in code points.

    Names are canonical where the outlet is known ("BLOOMBERG" is Bloomberg News). Attributions to persons and bodies carry their words as name.
    """
    found = [*datelines(text), *worded(text), *unnamed(text), *according(text), *statements(text), *credit_lines(text)]
    found.sort(key=lambda o: (o.start, _PRIORITY.index(o.how), o.end))
    return _without_overlaps(found)


def _without_overlaps(found: list[Origin]) -> list[Origin]:
    out: list[Origin] = []
    for one in found:
        clash = next((n for n in range(len(out) - 1, max(len(out) - 5, -1), -1) if out[n].end > one.start), None)
        both = clash is not None and out[clash].how == one.how and out[clash].start == one.start and out[clash].name != one.name
        if clash is None or (both and out[clash].name is not None):
            out.append(one)  # "PHOTO: AFP, REUTERS" credits two
        elif both or _PRIORITY.index(one.how) < _PRIORITY.index(out[clash].how):
            out[clash] = one
    return out
