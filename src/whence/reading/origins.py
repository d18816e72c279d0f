"""Who rests on whom: the origins that each source goes back to, as a whole and for one passage."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from whence.language.outlets import canonical_outlet, is_known, outlet_at
from whence.language.quotations.words import lexicon
from whence.model import Fact, Origin

if TYPE_CHECKING:
    from whence.reading.reading import Reading

_NAME = re.compile(r"(?<=[^\W\d_] |, )[A-Z][^\W\d_]{3,}")
_SHARED = 0.3
"""Share of the names of the source with fewer from which two tell of one matter; 2% of pairs of unrelated articles of two years reach it."""
_FEW = 4
"""Names below which nothing can be told, and sources of one dossier are taken to tell of one matter, as a dossier's sources should."""
_WHOLE = frozenset({"dateline", "credit", "republished", "appeared in", "press release"})
"""How a text says that all of it is another's."""
_CITED = frozenset({"according to", "report", "first reported", "told"})
_LEAD = 4
"""Paragraphs (captions among them) within which a text that rests on another's report says so."""
_LONG = 100
"""Characters from which a line is a paragraph of text rather than a heading, byline or date."""


def rests_on(reading: Reading) -> dict[str, tuple[str, ...]]:
    """Which origins each source of the dossier rests on, by canonical name, in order of first mention.

    A source rests on the agency of its dateline or credit, on the outlet it is taken from, and on the outlets whose reports its lead cites; an outlet
    cited further down bears only its own sentence.
    """
    return {source.id: tuple(dict.fromkeys(o.name for o in resting(reading, source.id) if o.name)) for source in reading.dossier.sources}


def resting(reading: Reading, sid: str) -> tuple[Origin, ...]:
    """The origins on which a source rests as a whole, with their places."""
    return reading.keep(("resting", sid), lambda: tuple(_resting(reading, sid)))


def _resting(reading: Reading, sid: str) -> list[Origin]:
    if not reading.readable(sid):
        return []
    text = reading.sources[sid].text
    long = [span for span in reading.outline(sid).paragraphs if span[1] - span[0] >= _LONG]
    lead = long[min(_LEAD, len(long)) - 1][1] if long else len(text)
    found = [o for o in reading.origins(sid) if o.name and (o.how in _WHOLE or (o.how in _CITED and o.end <= lead and _is_outlet(o.name)))]
    return [o for o in found if not (o.how in _CITED and _is_self(reading, sid, o.name or ""))]


def bearing(reading: Reading, fact: Fact) -> tuple[Origin, ...]:
    """The origins on which a fact rests in its source: those of the whole text, and those that its own sentence cites."""
    evidence = reading.evidence(fact)
    if evidence is None or not reading.readable(fact.source):
        return ()
    clause = reading.clause(fact.source, evidence.start, evidence.end)
    whole = [o for o in resting(reading, fact.source) if o.how in _WHOLE]
    cited = [
        o
        for o in reading.origins(fact.source)
        if o.how in _CITED and o.name and _is_outlet(o.name) and clause.start <= o.start and o.end <= clause.end
    ]
    return tuple(o for o in (*whole, *cited) if o.how in _WHOLE or not _is_self(reading, fact.source, o.name or ""))


def outlet_of(reading: Reading, sid: str) -> str | None:
    """The canonical name of the outlet or agency that published the source, where it is known to be one."""
    publisher = reading.sources[sid].publisher
    return canonical_outlet(publisher) if publisher and _is_outlet(publisher) else None


def same_matter(reading: Reading, a: str, b: str) -> bool:
    """Whether two sources tell of one matter, by the names that they share: of a folder's articles only those can corroborate each other."""
    ours, theirs = _names(reading, a), _names(reading, b)
    least = min(len(ours), len(theirs))
    return least < _FEW or len(ours & theirs) >= _SHARED * least


def _names(reading: Reading, sid: str) -> frozenset[str]:
    """The capitalised words within a source's sentences, but for days, months and the outlets it cites."""

    def make() -> frozenset[str]:
        text = reading.sources[sid].text
        cited = {word for o in reading.origins(sid) for word in _NAME.findall(o.text)}
        return frozenset(word for word in _NAME.findall(text) if word.lower() not in lexicon().days and word not in cited)

    return reading.keep(("names", sid), make)


def _is_outlet(name: str) -> bool:
    found = outlet_at(name, 0)
    return is_known(name) or (found is not None and found[0] == len(name))


def _is_self(reading: Reading, sid: str, name: str) -> bool:
    """An outlet that cites itself cites nobody else."""
    source = reading.sources[sid]
    plain = "".join(c for c in name.casefold() if c.isalnum())
    host = (source.url or "").split("//")[-1].split("/")[0].replace("-", "").casefold()
    return outlet_of(reading, sid) == name or (len(plain) > 4 and plain in host)
