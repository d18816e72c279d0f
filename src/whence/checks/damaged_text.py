"""WH702."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from whence.checking import Check, Outcome
from whence.model import Flaw, Location, Problem
from whence.reading import Reading

_WHAT = {
    "mojibake": "Text decoded wrongly",
    "replacement": "Characters lost in decoding",
    "control": "Control characters or invisible characters within words",
    "bidi": "Controls that turn the direction of writing and can hide what is written",
}


class DamagedText(Check):
    """The text was damaged in decoding or carries characters that do not show.

    Why: damaged words are not found again, names are stored wrong, and invisible or direction-turning characters can make a text read as what it
    is not.

    Found: mojibake (“Ã©” for “é”), replacement characters, control characters, invisible characters within words, bidirectional controls; and
    what loading met: bytes that are not of their encoding, an encoding that had to be guessed. One finding for each kind and source.

    Not found: accents, other scripts, no-break spaces, soft hyphens.

    What to do: fetch the source again with the right encoding; where the repair is certain, it is given.
    """

    code = "WH702"
    severity = "warning"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """The text of every source, and the problems of loading."""
        problems = [p for p in reading.dossier.problems if p.code == self.code]
        for problem in problems:
            yield self._met(reading, problem)
        for sid in reading.sources:
            flaws = sorted((f for f in reading.flaws(sid) if f.kind in _WHAT), key=lambda f: (f.kind, f.start))
            if not flaws:
                yield self.held()
            for kind, group in groupby(flaws, key=lambda f: f.kind):
                yield self._damage(reading, sid, kind, list(group))

    def _damage(self, reading: Reading, sid: str, kind: str, flaws: list[Flaw]) -> Outcome:
        first = flaws[0]
        hint = f", probably “{first.hint}”" if first.hint else ""
        shown = "".join(c if c.isprintable() else f"U+{ord(c):04X}" for c in first.text)
        times = "" if len(flaws) == 1 else f", in {len(flaws)} places"
        return self.found(
            reading,
            f"{_WHAT[kind]}{times}: “{shown}”{hint}.",
            [reading.place(sid, f.start, f.end, "primary" if n == 0 else "related") for n, f in enumerate(flaws[:5])],
            observed=shown,
            expected=first.hint or None,
            suggestion="Fetch the source again and decode it as what it is.",
        )

    def _met(self, reading: Reading, problem: Problem) -> Outcome:
        if problem.source in reading.sources and problem.start is not None and problem.end is not None:
            place = reading.place(problem.source, problem.start, problem.end)
        else:
            place = Location("manifest", problem.value or "", "primary", problem.source, problem.file, line=problem.line)
        return self.found(
            reading,
            problem.message if problem.message.rstrip().endswith((".", "?", "!")) else f"{problem.message}.",
            [place],
            expected=problem.expected,
            observed=problem.value,
            suggestion=problem.suggestion or "Fetch the source again and decode it as what it is.",
            severity=problem.severity,
        )
