"""WH209."""

from __future__ import annotations

from collections.abc import Iterator

from whence.checking import Check, Outcome
from whence.reading import Reading


class YearInferred(Check):
    """A date without a year was given one.

    Why: what was supplied is a conclusion and not the source's word; an auditor must see it, and by what evidence it was reached.

    Found: each piece of evidence for a source's publication whose year whence supplied: by the page's date, the calendar, or another source of the
    dossier. The message adds how the source's other open dates ("February", "Tuesday") then resolve.

    Not found: dates without a year inside a source that is dated: they are read from its publication, as every reader reads them.

    What to do: nothing, if the year is right; else give it in `sources.csv`.
    """

    code = "WH209"
    severity = "info"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Every piece of evidence of every source."""
        for sid in reading.sources:
            publication = reading.published(sid)
            inferred = [e for e in publication.evidence if e.inferred == "year" and e.role in {"original", "page", "text"}]
            if not inferred:
                yield self.held() if publication.value else self.skipped("nothing dates the source")
                continue
            for piece in inferred:
                if piece.start is None or piece.end is None:
                    continue
                taken = publication.value or piece.value
                recorded = any(e.role == "metadata" and e.value == taken for e in publication.evidence)  # there is nothing to add
                then = self._then(reading, sid, piece.start) if piece is publication.taken else ""
                yield self.found(
                    reading,
                    f"“{piece.text}” has no year; it was read as {piece.value}: {piece.why.split('; ', 1)[-1]}.{then}",
                    [reading.place(sid, piece.start, piece.end)],
                    expected=piece.value.edtf(),
                    observed=piece.text,
                    suggestion=None if recorded else f"If that is right, record published = {taken.edtf()} for {sid} in sources.csv.",
                )

    @staticmethod
    def _then(reading: Reading, sid: str, start: int) -> str:
        others = [m for m in reading.dates(sid) if m.when and m.start != start and m.how in {"partial", "weekday", "relative"}]
        said = dict.fromkeys(f"“{m.text}” is {m.when}" for m in others if not start - 20 <= m.start <= start + 20)
        return f" So {', '.join(list(said)[:5])}." if said else ""
