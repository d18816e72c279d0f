"""Where the words of a source come from, apart from who took its picture, translated or printed it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from whence.model import Origin, ReportSource

_WORDED: Final = frozenset({"dateline", "credit", "according to", "report", "first reported", "republished", "statement", "told", "press release"})
"""How a text says that words or knowledge in it are another's; a photograph, a translator or a place of printing bears none of its facts."""
_HOW: Final[Mapping[str, str]] = {
    "dateline": "named in its dateline",
    "credit": "credited",
    "photo": "photograph",
    "according to": "cited: “according to”",
    "report": "its report is cited",
    "first reported": "reported it first",
    "appeared in": "where it appeared",
    "translated": "translated it",
    "republished": "republished from it",
    "statement": "its statement is cited",
    "told": "was told",
    "press release": "its press release",
}


def bears_words(source: ReportSource, origin: Origin) -> bool:
    """Tell whether words of the source come from an origin; its own publisher is none."""
    return origin.how in _WORDED and (origin.name or "").casefold() != (source.publisher or "").casefold()


def rests(source: ReportSource) -> dict[str, str]:
    """Name the origins that the source's words come from, folded for comparison, with the name as it is shown."""
    found = {o.name.casefold(): o.name for o in source.origins if o.name and bears_words(source, o)}
    own = (source.publisher or "").casefold()
    beside = {o.name.casefold() for o in source.origins if o.name} - set(found)
    for name in source.rests_on:
        if name.casefold() != own and name.casefold() not in beside:
            found.setdefault(name.casefold(), name)
    return found


def origins_of(source: ReportSource) -> dict[str, str]:
    """Name all that a source names as an origin, each with how the source says so, every way once; alike but for case is the same."""
    found: dict[str, tuple[str, list[str]]] = {}
    for origin in source.origins:
        if origin.name:
            how = found.setdefault(origin.name.casefold(), (origin.name, []))[1]
            if (said := how_in_words(origin)) not in how:
                how.append(said)
    for name in source.rests_on:
        found.setdefault(name.casefold(), (name, ["rests on it"]))
    return {name: ", ".join(how) for name, how in found.values()}


def how_in_words(origin: Origin) -> str:
    """Say how a source names an origin."""
    return _HOW.get(origin.how, origin.how)
