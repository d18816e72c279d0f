"""WH101."""

from __future__ import annotations

from collections.abc import Iterator

from whence.checking import Check, Outcome
from whence.nearest import nearest
from whence.reading import Reading


class SourceMissing(Check):
    """A fact cites a source that the dossier lacks.

    Why: a fact without its source cannot be traced, and nothing else about it can be checked.

    Found: a fact whose `source` is the id of no source in the dossier; the nearest id is named.

    Not found: a source that is listed but whose text may not be kept (`kept = "hash"`): its facts are unchecked, not missing. An id without its file
    extension, where only one source has that name.

    What to do: add the source, or correct the id. This finding cannot be waived.
    """

    code = "WH101"
    severity = "error"
    bears = "unsupported"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Look up the source of every fact."""
        for fact in reading.facts:
            if fact.source in reading.sources:
                yield self.held()
                continue
            close = nearest(fact.source, reading.sources) if reading.sources else None
            yield self.found(
                reading,
                f"The dossier has no source “{fact.source}”." + (f" The nearest is “{close}”." if close else ""),
                [reading.row(fact, field="source")],
                facts=[fact.fact_id],
                expected=close,
                observed=fact.source,
                suggestion=f"Add “{fact.source}” to the sources" + (f", or cite “{close}”." if close else "."),
            )
