"""Why a fact is as it is: what of its quote bears the value, how a date was counted, or which finding speaks against it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from whence.model import Finding, ReadDate, ReportFact, ReportSource
from whence.render.page.dates import worded
from whence.render.page.names import clip, told
from whence.render.page.publication import published
from whence.render.page.states import questions

_LONGEST: Final = 240
_COUNTED: Final = {"weekday": "counted from", "relative": "counted from", "elapsed": "counted back from", "holiday": "its year told by"}
_PLAIN: Final = frozenset({"absolute", "period", "event"})


def reason(fact: ReportFact, findings: list[Finding], source: ReportSource | None, names: Mapping[str, str]) -> str:
    """Say in a sentence or two why a fact is contradicted, unsupported, questioned, unchecked or supported."""
    against = next((f for f in findings if questions(f)), None)
    parts = []
    if against is not None:
        parts.append(clip(told(against.message.replace("**", ""), names), _LONGEST))
    found = fact.compared
    if found is None:
        return parts[0] if parts else ""
    if dates := [said for read in found.dates if (said := _counted(read, source))]:
        parts.append(" ".join(dates))
        claimed = fact.normalised.get("date")
        if against is None and found.why and claimed and all(read.value != claimed for read in found.dates):
            parts.append(f"{found.why[:1].upper()}{found.why[1:]}.")  # the words mean another span, and yet bear this one
    elif against is None and found.why:
        seen = found.seen if found.seen and found.seen != fact.quote else ""
        parts.append(f"“{clip(seen, 60)}”: {found.why}." if seen else f"{found.why[:1].upper()}{found.why[1:]}.")
    return told(" ".join(parts), names)


def _counted(read: ReadDate, source: ReportSource | None) -> str:
    """Say which day the words of the quote mean, and what they were counted from; nothing where they say the day themselves."""
    if read.how in _PLAIN:
        return ""
    said = f"“{clip(read.text, 60)}” is {worded(read.value)}"
    if not read.anchor:
        return f"{said}, by the dates around it."
    if since := next((d.since for d in (source.dates if source else ()) if d.since and d.start == read.start), None):
        return f"{said}, its year inferred, since {since}."
    day = published(source) if source else None
    when = "the day taken as publication" if day is None or day.certain else "when it was probably published"
    return f"{said}, {_COUNTED.get(read.how, 'its year told by')} {worded(read.anchor)}, {when}."
