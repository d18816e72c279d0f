"""WH201."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from whence.checking import Check, Outcome
from whence.model import Fact, Location, Stated
from whence.reading import Reading
from whence.reading.elapsed import value_dates
from whence.reading.impossible import is_leap_slip
from whence.reading.weekdays import DAYS, DatedWeekday, dated_weekdays, named_as_wrong, told_years, weekday_name, weekdays_of
from whence.reading.years import day_in, fitting_years, year_for

_REACH = 400
"""Characters before and behind a date that may say by which calendar it is, or that it is wrong."""
_SIX_MONTHS = 183
"""Days from a known publication within which a date without a year is taken to lie."""


class WeekdayMismatch(Check):
    """A weekday and a date that stand together disagree.

    Why: one of the two is wrong, and a reader who was there will know which. It is also the surest sign of a date carried over from another year.

    Found: a weekday beside a full date ("Thursday, 26 June 2019", "26 June 2019 (Thursday)", "26 June 2019, which was a Thursday") that the calendar
    contradicts, in a source, a draft or a fact's value. Where the year is missing, the date is taken as the occurrence nearest a known publication,
    within six months.

    Not found: a date without a year in a source that nothing dates, where the weekday tells the year instead; one that fits in a year told nearby; a
    day of the old calendar that fits there; a day that the text itself calls wrong; a day's difference where the date is another place's ("Tuesday
    (June 26 in Tokyo)").

    What to do: check both against the calendar of the event. The message names the true weekday and the nearest years in which the two fit.
    """

    code = "WH201"
    severity = "error"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Every date with a weekday, in sources and in the values of given facts."""
        for sid, source in reading.sources.items():
            for beside in dated_weekdays(source.text, reading.dates(sid)):
                yield from self._judge(reading, sid, beside, reading.place(sid, beside.start, beside.end), None)
        for fact in reading.dossier.facts:
            if reading.kind(fact) != "date":
                continue
            for beside in dated_weekdays(fact.value, value_dates(fact.value)):
                yield from self._judge(reading, fact.source, beside, reading.row(fact), fact)

    def _judge(self, reading: Reading, sid: str, beside: DatedWeekday, place: Location, fact: Fact | None) -> Iterator[Outcome]:
        stated, around = beside.stated, "" if fact else _around(reading, sid, beside)
        day, why = self._day(reading, sid, stated)
        if day is None:
            yield self.skipped("a weekday with a date that has no year, in a source that nothing dates")
            return
        if any((weekday - (stated.weekday or 0)) % 7 in {0, beside.slack, 7 - beside.slack} for weekday in weekdays_of(day, around)):
            yield self.held()
            return
        if not fact and is_leap_slip(reading, sid, beside):
            yield self.skipped("a 29 February that no year in question has on that weekday: WH208 speaks of it")
            return
        if why and not fact and (doubt := _doubt(reading, sid, beside, day)):
            yield self.held() if doubt == "fits" else self.skipped(doubt)
            return
        said, true = DAYS[(stated.weekday or 1) - 1], weekday_name(day)
        if not fact and _called_wrong(reading, sid, beside, true):
            yield self.skipped("a weekday that the text itself calls wrong")
            return
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
            return day_in(stated.year, stated), ""
        known = reading.published(sid).value if sid in reading.sources else None
        if known is None or known.earliest is None or not known.is_day:
            return None, ""
        return year_for(stated, known.earliest, last=False), f" (The year is that of its publication, {known}.)"


def _doubt(reading: Reading, sid: str, beside: DatedWeekday, day: date) -> str:
    """Why the year of a day near the publication may be another: "fits" where the weekday is right in a year that the text tells; else ""."""
    stated, mentions = beside.stated, reading.dates(sid)
    read = beside.mention.when.low.year if beside.mention.when else day.year
    years = {*told_years(mentions, beside.mention), read}
    if any((other := day_in(year, stated)) and other.isoweekday() == stated.weekday for year in years):
        return "fits"
    known = reading.anchor(sid)
    if known is None or abs((day - known).days) > _SIX_MONTHS or read != day.year:
        return "a weekday with a date without a year, more than six months from the publication"
    return ""


def _around(reading: Reading, sid: str, beside: DatedWeekday) -> str:
    """The paragraph of a date, as far as it reaches on either side."""
    paragraph = reading.outline(sid).paragraph(beside.start)
    return reading.sources[sid].text[max(paragraph.start, beside.start - _REACH) : min(paragraph.end, beside.end + _REACH)]


def _called_wrong(reading: Reading, sid: str, beside: DatedWeekday, true: str) -> bool:
    before = reading.sources[sid].text[max(0, beside.start - 30) : beside.start]
    return named_as_wrong(reading.clause(sid, beside.start, beside.end).text, _around(reading, sid, beside), before, true)
