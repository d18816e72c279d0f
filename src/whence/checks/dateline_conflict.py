"""WH202."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from whence.checking import Check, Outcome
from whence.model import DateEvidence, Location, Publication, Severity
from whence.reading import Reading
from whence.reading.fits import fitting_relatives

WHAT = {
    "page": "the page says",
    "original": "it appeared on",
    "dateline": "the dateline says",
    "metadata": "the metadata say",
    "url": "the address says",
    "modified": "it was modified on",
}


class DatelineConflict(Check):
    """A source's own dates of publication disagree.

    Why: every "yesterday" and "this weekend" in it hangs on that date. A page's date is often the day it was collected or moved, not the day it
    was written.

    Found: page date, dateline, "first appeared in … on …", metadata and address that lie more than `tolerance-days` apart; and a date of
    modification that lies before publication. It is an error, or a warning where the text explains the gap (it first appeared elsewhere, was
    translated or updated) and the gap is at most `explained-days`, where the page's date is the day of retrieval, and for a dateline up to
    `dateline-days` old. "First appeared" counts in a note about the page itself ("This column first appeared in …"), not in what the news tells.

    Not found: a later date of modification; a day's difference, which time zones make; a date on a line below the headline that is of something else
    (an event to come, a letter quoted, a timeline's entries, what happened more than 25 years before).

    What to do: give the day that is right in `sources.csv`, column `published`. The message says which day was taken as the original and why.
    """

    code = "WH202"
    severity = "error"
    tolerance_days: int = 1
    explained_days: int = 31
    dateline_days: int = 4

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Every source with any evidence of its date."""
        for sid in reading.sources:
            publication = reading.published(sid)
            taken = publication.taken
            rivals = [e for e in publication.evidence if e.role in WHAT and e is not taken and e.value.is_day]
            if taken is None or taken.role == "text" or (not rivals and not taken.value.is_day):
                yield self.skipped("nothing but the text's own telling dates the source") if taken else self.skipped("nothing dates the source")
                continue
            apart = [e for e in rivals if self._apart(e, taken)]
            if not apart:
                yield self.held()
            for rival in apart:
                yield self._finding(reading, sid, publication, taken, rival)

    def _apart(self, rival: DateEvidence, taken: DateEvidence) -> bool:
        if rival.role == "modified":
            return (taken.value.low - rival.value.high).days > self.tolerance_days
        return rival.value.gap(taken.value) > self.tolerance_days

    def _severity(self, reading: Reading, sid: str, taken: DateEvidence, rival: DateEvidence) -> Severity:
        gap = rival.value.gap(taken.value)
        explained = "original" in {taken.role, rival.role} or "modified" in {taken.role, rival.role}
        retrieved = reading.sources[sid].retrieved
        if retrieved is not None and any(e.role == "page" and e.value.agrees(retrieved) for e in (taken, rival)):
            return "warning"
        if explained and gap <= self.explained_days:
            return "warning"
        dateline = next((e for e in (taken, rival) if e.role == "dateline"), None)
        other = rival if dateline is taken else taken
        if dateline is not None and 0 < (other.value.low - dateline.value.high).days <= self.dateline_days:
            return "warning"
        return self.severity

    def _finding(self, reading: Reading, sid: str, publication: Publication, taken: DateEvidence, rival: DateEvidence) -> Outcome:
        gap = rival.value.gap(taken.value)
        said = f"{_sentence(rival)}; {_clause(taken)}: {gap} days apart."
        kept = f" Taken as the original: {taken.value}."
        translated = next((o for o in reading.origins(sid) if o.how == "translated"), None)
        notes = f" That day dates the text it was translated from; this is the translation (“{translated.text.strip()}”)." if translated else ""
        fits = fitting_relatives(reading, sid)
        if fits:
            notes += f" “{fits[0].mention.text}” fits it."
        if rival.role == "page" and not any(e.role == "retrieved" for e in publication.evidence):
            notes += f" {rival.value} may be the day of collection."
        places = [self._place(reading, sid, rival, "primary"), self._place(reading, sid, taken, "related")]
        if translated:
            places.append(reading.place(sid, translated.start, translated.end, "related", "translation"))
        if fits:
            places.append(reading.place(sid, fits[0].mention.start, fits[0].mention.end, "related", "fits the original"))
        return self.found(
            reading,
            said + kept + notes,
            places,
            expected=taken.value.edtf(),
            observed=rival.value.edtf(),
            severity=self._severity(reading, sid, taken, rival),
            suggestion=f"Record published = {taken.value.edtf()} for {sid} in sources.csv, or correct the day that is wrong.",
            concerns=places[:2],
        )

    @staticmethod
    def _place(reading: Reading, sid: str, piece: DateEvidence, role: Literal["primary", "related"]) -> Location:
        if piece.start is not None and piece.end is not None:
            return reading.place(sid, piece.start, piece.end, role, piece.role)
        if piece.why.startswith("so the manifest"):
            return reading.manifest(sid, piece.text, role, piece.role)
        return Location("metadata", piece.text, role, sid, note=f"{piece.role}: {piece.why}")


def _sentence(piece: DateEvidence) -> str:
    said = _clause(piece)
    return said[0].upper() + said[1:]


def _clause(piece: DateEvidence) -> str:
    if piece.role == "original":
        return f"its own note says {piece.why.split('; ')[0]}"
    return f"{WHAT[piece.role]} {piece.value}"
