"""WH806."""

from __future__ import annotations

from collections.abc import Iterator

from whence.checking import Check, Outcome
from whence.reading import Reading


class WaiverUnused(Check):
    """A waiver covers no finding.

    Why: waivers that nobody needs hide what the next one excuses, and a list that only grows is not read.

    Found: any waiver that holds today and to which no finding answers: the fault was mended, or its fingerprint is mistyped.

    Not found: an expired waiver, which WH805 reports.

    What to do: remove the waiver.
    """

    code = "WH806"
    severity = "warning"
    of_gate = True

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Nothing: the gate speaks for it, once all findings are known."""
        del reading
        return iter(())
