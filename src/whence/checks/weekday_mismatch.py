"""WH201."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from whence.checking import Check, Outcome
from whence.model import Fact, Location, Stated
from whence.reading import Reading
from whence.reading.dating import with_weekday
from whence.reading.elapsed import value_dates
from whence.reading.years import fitting_years, year_for

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class WeekdayMismatch(Check):
    """A weekday and a date that stand together disagree.

    Why: one of the two is wrong, and a reader who was there will know which. It is also the surest sign of a date carried over from another year.

    Found: a weekday beside a full date ("Thursday, 26 June 2019") that the calendar contradicts, in a source, a draft or a fact's value. Where the
    year is missing, the date is taken as the occurrence nearest a known publication, within six months.

    Not found: a date without a year in a source that nothing dates: there the weekday tells the year instead, and nothing remains to check.

    What to do: check both against the calendar of the event. The message names the true weekday and the nearest years in which the two fit.
    """

    code = "WH201"
    severity = "error"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Every date with a weekday, in sources and in the values of given facts."""
        for sid, source in reading.sources.items():
            for mention in reading.dates(sid):
                stated = with_weekday(source.text, mention)
                if stated.weekday and stated.day and stated.month and not mention.problem:
                    yield from self._judge(reading, sid, stated, reading.place(sid, mention.start, mention.end), None)
        for fact in reading.dossier.facts:
            if reading.kind(fact) != "date":
                continue
            for mention in value_dates(fact.value):
                written = mention.stated
                if written is not None and written.weekday and written.day and written.month and not mention.problem:
                    yield from self._judge(reading, fact.source, written, reading.row(fact), fact)

    def _judge(self, reading: Reading, sid: str, stated: Stated, place: Location, fact: Fact | None) -> Iterator[Outcome]:
        day, why = self._day(reading, sid, stated)
        if day is None:
            yield self.skipped("a weekday with a date that has no year, in a source that nothing dates")
            return
        if day.isoweekday() == stated.weekday:
            yield self.held()
            return
        said, true = DAYS[(stated.weekday or 1) - 1], DAYS[day.isoweekday() - 1]
        years = sorted(sorted(fitting_years(stated, day.year), key=lambda y: (abs(y - day.year), y))[:2])
        fits = f" It was a {said} in {' and '.join(map(str, years))}." if years else ""
        yield self.found(
            reading,
            f"{day.day} {day:%B} {day.year} was a {true}, not a {said}.{why} Check day and date.{fits}",
            [place],
            facts=[fact.fact_id] if fact else (),
            expected=true,
            observed=said,
            suggestion=f"Write {true}, or find the {said} that is meant.",
        )

    @staticmethod
    def _day(reading: Reading, sid: str, stated: Stated) -> tuple[date | None, str]:
        if stated.year:
            return year_for(stated, date(stated.year, 7, 1), last=False) if 1 < stated.year < 9999 else None, ""
        known = reading.published(sid).value if sid in reading.sources else None
        if known is None or known.earliest is None or not known.is_day:
            return None, ""
        return year_for(stated, known.earliest, last=False), f" (The year is that of its publication, {known}.)"
