"""WH102."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from whence.checking import Check, Outcome
from whence.model import Location, Problem, Source
from whence.reading import Reading


class SourceChanged(Check):
    """A source's text is not the one that was pinned.

    Why: a fact rests on the words that someone read. Articles are edited after publication, and a text that changed in silence can bear another fact.

    Found: a text whose hash is not the one that `sources.csv` records, as an error. As information only: a file whose bytes differ while its
    text is the same (line ends, markup), and a page whose text was taken by another version of the extractor than the one recorded.

    Not found: sources without a recorded hash.

    What to do: look at what changed; if the facts still hold, run `whence lock` to record the new text.
    """

    code = "WH102"
    severity = "error"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """The changes met in loading, and the hashes that sources in memory were given."""
        changed = set()
        for problem in reading.dossier.problems:
            if problem.code == self.code:
                changed.add(problem.source)
                yield self._problem(reading, problem)
        for source in reading.sources.values():
            if source.id in changed:
                continue
            if source.text_sha256 is None or not (source.pinned or source.file is None):
                yield self.skipped("no hash of the source is recorded")
            elif source.kept == "hash":
                yield self.skipped("the source is kept as a hash only")
            elif source.text_sha256 != (actual := hashlib.sha256(source.text.encode("utf-8", "surrogatepass")).hexdigest()):
                yield self._differs(reading, source, actual)
            else:
                yield self.held()

    def _problem(self, reading: Reading, problem: Problem) -> Outcome:
        source = problem.source if problem.source in reading.sources else None
        place = Location("manifest", problem.value or "", "primary", source, problem.file, line=problem.line, note=f"column {problem.column}")
        return self.found(
            reading,
            problem.message,
            [place],
            expected=problem.expected,
            observed=problem.value,
            suggestion=problem.suggestion,
            severity=problem.severity,
        )

    def _differs(self, reading: Reading, source: Source, actual: str) -> Outcome:
        return self.found(
            reading,
            f"{source.id} is not the text that its hash was taken of.",
            [reading.manifest(source.id, actual, note="text_sha256")],
            expected=source.text_sha256,
            observed=actual,
            suggestion="Restore the text, or look at what changed and record the new hash.",
        )
