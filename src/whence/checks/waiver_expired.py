"""WH805."""

from __future__ import annotations

from collections.abc import Iterator

from whence.checking import Check, Outcome
from whence.reading import Reading


class WaiverExpired(Check):
    """A waiver is past its day.

    Why: a waiver is a promise to mend something by a date. After it the finding counts again, and somebody must decide anew.

    Found: any waiver whose `expires` lies before the day of the run (`--today`, else `SOURCE_DATE_EPOCH`, else the day itself).

    Not found: on the day that the waiver names, which is its last.

    What to do: mend what the finding says, take the waiver out, or have it renewed by its owner. This finding cannot itself be waived.
    """

    code = "WH805"
    severity = "error"
    of_gate = True

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Nothing: the gate speaks for it, once all findings are known."""
        del reading
        return iter(())
