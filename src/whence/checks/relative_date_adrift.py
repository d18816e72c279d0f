"""WH204."""

from __future__ import annotations

from collections.abc import Iterator

from whence.checking import Check, Outcome
from whence.reading import Reading
from whence.reading.fits import candidates, fitting_relatives
from whence.when import When


class RelativeDateAdrift(Check):
    """A relative date fits one of the days that a source might be of, and not another.

    Why: where a page and its text disagree on the day, the text's own "this weekend" tells which is right, and anyone who resolved it by the other
    day has recorded a wrong date.

    Found: an expression such as "this weekend" or "on Friday" beside an occasion (a summit, an election) that another source dates, where it fits one
    candidate day of publication and not another. A weekend is compared as Friday to Sunday.

    Not found: sources with one day of publication only; candidates no further apart than `tolerance-days`, which is WH202's.

    What to do: check every fact that was resolved by the other day.
    """

    code = "WH204"
    severity = "warning"
    tolerance_days: int = 1

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Every source with more than one candidate day."""
        for sid in reading.sources:
            if len(candidates(reading, sid, self.tolerance_days)) < 2:
                yield self.held() if reading.published(sid).value else self.skipped("nothing dates the source")
                continue
            fits = fitting_relatives(reading, sid)
            if not fits:
                yield self.skipped("no other source dates what the relative dates speak of")
            for fit in fits:
                good = " and ".join(f"{d.day} {d:%B} {d.year}" for d in fit.fitting)
                bad = " or ".join(f"{d.day} {d:%B} {d.year} (then it would be {w})" for d, w in fit.misfitting)
                yield self.found(
                    reading,
                    f"“{fit.mention.text}” fits {good} and not {bad}: {fit.known_from} has the {fit.occasion} from {When.day(fit.known.low)}.",
                    [
                        reading.place(sid, fit.mention.start, fit.mention.end),
                        reading.place(fit.known_from, fit.known_at.start, fit.known_at.end, "related", "the same occasion"),
                    ],
                    expected=fit.fitting[0].isoformat(),
                    observed=fit.misfitting[0][0].isoformat(),
                    suggestion=f"Take {good} as the day that the text was written for.",
                )
