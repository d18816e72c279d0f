"""WH203."""

from __future__ import annotations

from collections.abc import Iterator

from whence.checking import Check, Outcome
from whence.reading import Reading
from whence.reading.dating import hints_of
from whence.reading.drafts import drafts_of
from whence.reading.unplaced import unplaced
from whence.reading.years import fitting_years


class UndatedSource(Check):
    """Nothing tells when a source was published, and it speaks of time as if the reader knew.

    Why: "yesterday", "last week" and "in March" mean nothing without the day they were written on, and no fact that rests on them can be checked.

    Found: a source with no date at its head or foot, no dateline, no metadata and no manifest entry, in which relative dates stay unresolved.

    Not found: an undated source whose dates are all complete in themselves or by those told before ("The strike of 1984 began in March"); seasons and
    hours of any year or day; what is quoted with its day; a draft, which has no day yet.

    What to do: give its date in `sources.csv`, column `published`.
    """

    code = "WH203"
    severity = "warning"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Every readable source."""
        drafts = set(drafts_of(reading))
        for sid in reading.sources:
            if not reading.readable(sid):
                yield self.skipped("the source's text is withheld, empty or in a language that is not read")
                continue
            if reading.published(sid).value is not None:
                yield self.held()
                continue
            if sid in drafts:
                yield self.skipped("a draft has no day of publication yet")
                continue
            loose = unplaced(reading, sid)
            if not loose:
                yield self.held()
                continue
            shown = ", ".join(f"“{m.text}”" for m in loose[:3])
            rest = f" and {len(loose) - 3} more" if len(loose) > 3 else ""
            years = self._years(reading, sid)
            yield self.found(
                reading,
                f"Nothing says when this was published, so {shown}{rest} cannot be placed in time.{years}",
                [reading.place(sid, m.start, m.end, "primary" if k == 0 else "related") for k, m in enumerate(loose[:3])],
                suggestion="Give the day of publication in sources.csv, column published.",
            )

    @staticmethod
    def _years(reading: Reading, sid: str) -> str:
        for hint in hints_of(reading, sid):
            if hint.stated.weekday and not hint.full:
                years = fitting_years(hint.stated, 2017, 10)
                return f" “{hint.text}” fits the calendar of {', '.join(map(str, years))}, among others." if years else ""
        return ""
