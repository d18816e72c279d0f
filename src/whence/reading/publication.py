"""When a source was published: every piece of evidence gathered, weighed, and the reasons kept.

The original outranks the page: a page often shows the day of collection, a "first appeared in … on …" the day the words were written for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.model import DateEvidence, Publication, Source
from whence.reading.dating import hints_of
from whence.reading.years import Hint, Reference, complete
from whence.when import When

if TYPE_CHECKING:
    from whence.reading.reading import Reading

# What is taken as the day of publication, best first. Relative expressions hang on the day the text was written for: the original's, then the
# dateline's, then the page's. ``retrieved`` and ``modified`` only ever bound it.
RANK = ("original", "dateline", "page", "metadata", "url", "text")
TOLERANCE = 1
"""Days by which the same day may differ between time zones."""


def publication_of(reading: Reading, sid: str) -> Publication:
    """The publication of a source, by its own evidence; a year that it lacks may come from a sibling source of the dossier."""
    own = _own(reading, sid)
    if own.value is not None:
        return own
    hints = hints_of(reading, sid)
    if not hints:
        return own
    for other in reading.sources:
        if other == sid:
            continue
        sibling = _own(reading, other)
        if sibling.value is None or not sibling.value.is_day or sibling.value.earliest is None:
            continue
        reference = Reference(sibling.value.earliest, f"{other}, another source of the dossier, is of {sibling.value}")
        completed = tuple(e for hint in hints if (e := complete(hint, reference)))
        if completed and any(abs((e.value.low - sibling.value.earliest).days) <= 183 for e in completed):
            support = DateEvidence("sibling", sibling.value, str(sibling.value), f"{other} was published on {sibling.value}")
            return _weigh((*own.evidence, *completed, support))
    return _by_retrieval(reading.sources[sid], own, hints)


def _by_retrieval(source: Source, own: Publication, hints: tuple[Hint, ...]) -> Publication:
    """The last resort: a source is no younger than the day it was collected on; of the years before, the last that a stated weekday fits."""
    if source.retrieved is None or source.retrieved.latest is None:
        return own
    reference = Reference(source.retrieved.latest, f"it was collected on {source.retrieved}", bound=True)
    completed = tuple(e for hint in hints if (e := complete(hint, reference)))
    return _weigh((*own.evidence, *completed)) if completed else own


def _own(reading: Reading, sid: str) -> Publication:
    """The publication by the source's own evidence alone."""
    return reading.keep(("published by itself", sid), lambda: _weigh_own(reading, sid))


def _weigh_own(reading: Reading, sid: str) -> Publication:
    source = reading.sources[sid]
    outside = tuple(_outside(source))
    hints = hints_of(reading, sid)
    dated = tuple(e for hint in hints if (e := complete(hint, None)))
    reference = _reference((*dated, *outside))
    completed = tuple(e for hint in hints if not hint.full and (e := complete(hint, reference))) if reference else ()
    return _weigh((*dated, *completed, *outside))


def _outside(source: Source) -> list[DateEvidence]:
    """What stands outside the text: the manifest, or what the API was given, and the page's metadata."""
    found = []
    if source.published:
        found.append(DateEvidence("metadata", source.published, source.published.edtf(), "so the manifest (or the caller) says"))
    for row in source.metadata:
        try:
            value = When.parse(row.value)
        except ValueError:
            continue
        found.append(DateEvidence(row.role, value, row.value, f"so the page's {row.place} says"))
    if source.retrieved:
        found.append(DateEvidence("retrieved", source.retrieved, source.retrieved.edtf(), "the day the source was collected"))
    return found


def _reference(evidence: tuple[DateEvidence, ...]) -> Reference | None:
    """The full date that a date without a year is completed by."""
    for role in ("page", "metadata", "url", "dateline", "modified", "text"):
        for piece in evidence:
            if piece.role == role and piece.value.is_day and piece.value.earliest:
                what = {"page": "the page says", "metadata": "its metadata say", "url": "its address says"}.get(role, f"its {role} says")
                return Reference(piece.value.earliest, f"{what} {piece.value}")
    return None


def _weigh(evidence: tuple[DateEvidence, ...]) -> Publication:
    """Take the best piece as the day of publication and say why."""
    usable = [e for e in evidence if e.role in RANK and e.value.is_day]
    if not usable:
        coarse = next((e for e in evidence if e.role in RANK), None)
        if coarse is None:
            return Publication(None, (), evidence)
        return Publication(coarse.value, (f"“{coarse.text}”: {coarse.why}",), evidence, coarse)
    taken = min(usable, key=lambda e: (_doubt(e, usable), RANK.index(e.role)))
    why = [f"“{taken.text}”: {taken.why}"]
    why += [f"“{e.text}” ({e.role}) agrees" for e in usable if e is not taken and agrees(e, taken)]
    why += [f"“{e.text}” ({e.role}) says {e.value}, {_gap(e, taken)} days away" for e in usable if e is not taken and not agrees(e, taken)]
    why += [f"{e.why}" for e in evidence if e.role == "sibling"]
    return Publication(taken.value, tuple(why), evidence, taken)


def _doubt(piece: DateEvidence, usable: list[DateEvidence]) -> int:
    """An original is taken as it is; elsewhere the piece that the text's own dated weekdays bear out goes first."""
    if piece.role == "original":
        return 0
    said = [e for e in usable if e.role == "text"]
    return 1 if not said or any(0 <= (piece.value.low - e.value.low).days <= 7 for e in said) else 2


def agrees(one: DateEvidence, other: DateEvidence, tolerance: int = TOLERANCE) -> bool:
    """Whether two pieces name the same day, but for time zones."""
    return one.value.gap(other.value) <= tolerance


def _gap(one: DateEvidence, other: DateEvidence) -> int:
    return one.value.gap(other.value)
