"""WH705."""

from __future__ import annotations

from collections.abc import Iterator

from whence.checking import Check, Outcome
from whence.language.bylines import find_byline
from whence.model import Location, Source
from whence.reading import Reading

_SAYS_WHERE = frozenset({"appeared in", "republished", "credit"})


class NoProvenance(Check):
    """Nobody can tell where a source was published.

    Why: a reader who wants to check a fact has to find the article; without publisher, author or address there is nothing to look for.

    Found: a source of which neither publisher, author nor URL is known, and whose text names no outlet as its own. An agency's dateline says who
    wrote it, not who printed it.

    Not found: a source whose manifest, metadata, byline ("By Ruth Ames") or last lines name one of them; drafts.

    What to do: add it to `sources.csv`.
    """

    code = "WH705"
    severity = "info"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """The manifest of every source, and what its text says of itself."""
        for source in reading.dossier.sources:
            own = [o for o in reading.origins(source.id) if o.how in _SAYS_WHERE and o.name] if reading.readable(source.id) else []
            if source.publisher or source.author or source.url or own or find_byline(source.text):
                yield self.held()
                continue
            agency = next((o.name for o in reading.origins(source.id) if o.how == "dateline"), None)
            only = f" Its dateline names {agency}, which wrote it; who printed it is not said." if agency else ""
            yield self.found(
                reading,
                f"{source.id} has neither publisher, author nor URL.{only}",
                [_place(reading, source)],
                expected="publisher, author or url",
                suggestion="Add one of them to sources.csv.",
            )


def _place(reading: Reading, source: Source) -> Location:
    """The source's row of the manifest; without one, its first line."""
    if source.manifest_line is not None:
        return reading.manifest(source.id, source.id)
    start, end = next(iter(reading.outline(source.id).paragraphs), (0, 0))
    return reading.place(source.id, start, min(end, start + 80))
