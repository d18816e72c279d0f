"""WH208."""

from __future__ import annotations

from collections.abc import Iterator

from whence.checking import Check, Outcome
from whence.reading import Reading
from whence.reading.elapsed import value_dates
from whence.reading.impossible import is_leap_slip, lacks_leap_day, slips
from whence.reading.weekdays import dated_weekdays


class ImpossibleDate(Check):
    """A date that no calendar has: 30 February, 31 June, hour 25.

    Why: it is a slip of the pen or of a program, and whatever was meant is lost until somebody looks.

    Found: such dates in sources, drafts and the values of facts; 29 February in a year without one ("29 February last year", or beside a weekday in
    an article that no leap day is near).

    Not found: 29 February without a year; a day that the text itself says does not exist; figures that count something else ("She was at 25:10 after
    eight kilometres"); the hours past 24 in which broadcasters list the small hours.

    What to do: look at the source of the date; the message names the last day that the month has.
    """

    code = "WH208"
    severity = "error"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Every date expression that states a day or a clock time."""
        held = 0
        for sid in reading.sources:
            wrong = list(_wrong(reading, sid))
            held += len(reading.dates(sid)) - len(wrong)
            for start, end, why in wrong:
                place = reading.place(sid, start, end)
                yield self.found(reading, _message(place.text, why), [place], observed=place.text, suggestion=_SUGGESTION)
        for fact in reading.dossier.facts:
            if reading.kind(fact) != "date":
                continue
            problem = next((m for m in value_dates(fact.value) if m.problem), None)
            if problem and problem.problem:
                message = _message(problem.text, problem.problem)
                yield self.found(reading, message, [reading.row(fact)], facts=[fact.fact_id], observed=fact.value, suggestion=_SUGGESTION)
            else:
                held += 1
        yield self.held(held) if held else self.skipped("no date stands in the sources")


def _wrong(reading: Reading, sid: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and problem of the days and hours of a source that no calendar has."""
    mentions = reading.dates(sid)
    yield from ((m.start, m.end, m.problem or "") for m in slips(reading, sid))
    yield from ((m.start, m.end, f"{year} had no 29 February") for m in mentions if (year := lacks_leap_day(m)))
    if any(m.stated and (m.stated.month, m.stated.day) == (2, 29) and not m.stated.year for m in mentions):
        for beside in dated_weekdays(reading.sources[sid].text, mentions):
            if is_leap_slip(reading, sid, beside) and not lacks_leap_day(beside.mention):
                yield beside.start, beside.end, f"no year near {reading.published(sid).value} had it on that weekday"


_SUGGESTION = "Look the date up in its source; one figure is wrong."


def _message(text: str, problem: str) -> str:
    return f"“{text}” is no date: {problem}." if problem != "impossible" else f"“{text}” is no date that a calendar has."
