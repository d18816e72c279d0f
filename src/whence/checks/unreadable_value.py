"""WH804."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from whence.checking import Check, Outcome
from whence.errors import WhenError
from whence.model import Fact, Location
from whence.reading import Reading
from whence.when import When

_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec"
_NUMBER_OF = {name: n for n, name in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1)}
# What Excel, LibreOffice and Google Sheets put in a cell in place of what was typed.
_ERROR = re.compile(r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!|ERROR!)|Err:\d{3}|#{3,}")
_MONTH_YEAR = re.compile(rf"({_MONTHS})-(\d{{2}})", re.IGNORECASE)
_DAY_MONTH = re.compile(rf"(\d{{1,2}})-({_MONTHS})(?:-(\d{{2}}))?", re.IGNORECASE)
_SCIENTIFIC = re.compile(r"[+-]?\d(?:[.,]\d+)?E[+-]\d{2,3}")  # Java and Spark write 1.6E9: unshortened
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
# Day 0 of the spreadsheets' count, which includes a 29 February 1900 that never was: right from March 1900 on.
_DAY_ZERO = date(1899, 12, 30)


class Damage(msgspec.Struct, frozen=True):
    """What a spreadsheet did to a value: ``what`` in words, ``likely`` the original where it can be told."""

    what: str
    likely: str | None = None


class UnreadableValue(Check):
    """A value cannot be read as its kind.

    Why: a date or number that cannot be read cannot be compared with its source; and spreadsheets change values in silence: January 1960 becomes
    `Jan-60`, 1960 becomes `1.96E+03`, 19 January 1960 becomes `21934`.

    Found: a date (or `as_of`) that is neither EDTF nor words that name a date, a number that is none, and the marks that spreadsheets leave,
    each with the likely original where the quote or the pattern tells it.

    Not found: names, titles, places and texts, which any words can be; values that are readable and wrong
    (WH106); days that no calendar has (WH208).

    What to do: put the original back. Format the columns of a spreadsheet as text before filling them.
    """

    code = "WH804"
    severity = "error"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Every given fact's value and ``as_of``; and what loading met."""
        for problem in reading.dossier.problems:
            if problem.code == self.code:
                place = Location("table", problem.value or "", "primary", None, problem.file, line=problem.line, note=f"column {problem.column}")
                yield self.found(reading, problem.message, [place], expected=problem.expected, observed=problem.value, suggestion=problem.suggestion)
        readable = 0
        for fact in reading.dossier.facts:
            outcome = self._fact(reading, fact)
            if outcome is None:
                readable += 1
            else:
                yield outcome
        if readable:
            yield self.held(readable)
        elif not reading.dossier.facts:
            yield self.skipped("the dossier has no facts table")

    def _fact(self, reading: Reading, fact: Fact) -> Outcome | None:
        for field, value in (("value", fact.value), ("as_of", fact.as_of or "")):
            damage = damaged(value.strip(), fact, reading) if value else None
            if damage:
                return self._damaged(reading, fact, field, value, damage)
        for field in ("subject", "predicate", "unit", "event", "attributed_to"):
            value = getattr(fact, field) or ""
            if _ERROR.fullmatch(value):
                return self._damaged(reading, fact, field, value, Damage("a spreadsheet's error mark, not a value"))
        kind = reading.kind(fact)
        if kind == "date" and not _is_date(fact.value):
            return self._unread(reading, fact, "value", "a date: EDTF (1960-01, 2019-06-28/2019-06-29) or words that name one")
        if kind == "number" and not _is_number(fact.value, fact.unit):
            return self._unread(reading, fact, "value", "a number: plain, low/high, or in words")
        if fact.as_of and not _is_date(fact.as_of):
            return self._unread(reading, fact, "as_of", "a date: EDTF or words that name one")
        return None

    def _damaged(self, reading: Reading, fact: Fact, field: str, value: str, damage: Damage) -> Outcome:
        likely = f"; the original was probably {damage.likely}" if damage.likely else ""
        return self.found(
            reading,
            f"“{value.strip()}” is {damage.what}{likely}.",
            self._places(reading, fact, field),
            facts=[fact.fact_id],
            expected=damage.likely or "the value that was typed",
            observed=value.strip(),
            suggestion=f"Write {damage.likely} and format the column as text." if damage.likely else "Take the value from the source again.",
        )

    def _unread(self, reading: Reading, fact: Fact, field: str, expected: str) -> Outcome:
        value = fact.value if field == "value" else fact.as_of or ""
        return self.found(
            reading,
            f"“{value.strip()}” cannot be read as {expected.partition(':')[0]}.",
            self._places(reading, fact, field),
            facts=[fact.fact_id],
            expected=expected,
            observed=value.strip(),
            suggestion="Write it so, or set the column `kind` if it is meant as something else." if field == "value" else "Write it so.",
        )

    def _places(self, reading: Reading, fact: Fact, field: str) -> list[Location]:
        places = [reading.row(fact, field=field, note=f"column {field}")]
        evidence = reading.evidence(fact)
        if evidence:
            places.append(reading.place(fact.source, evidence.start, evidence.end, "related", "the quote"))
        return places


def damaged(value: str, fact: Fact, reading: Reading) -> Damage | None:
    """The mark that a spreadsheet left in place of a value, if it is one."""
    if _ERROR.fullmatch(value):
        return Damage("a spreadsheet's error mark, not a value")
    if found := _MONTH_YEAR.fullmatch(value):
        return Damage("what a spreadsheet makes of a month and a year", _month_year(found, fact, reading))
    if found := _DAY_MONTH.fullmatch(value):
        return Damage("what a spreadsheet makes of a day and a month", _day_month(found, fact, reading))
    if _SCIENTIFIC.fullmatch(value):
        return Damage("how a spreadsheet shortens a number", _unshortened(value, fact, reading))
    if _SERIAL.fullmatch(value) and reading.kind(fact) == "date":
        day = _DAY_ZERO + timedelta(days=int(float(value)))
        return Damage("a spreadsheet's count of days", day.isoformat())
    return None


def _month_year(found: re.Match[str], fact: Fact, reading: Reading) -> str:
    month, short = _NUMBER_OF[found[1][:3].lower()], int(found[2])
    years = [year for year in _years(fact, reading) if year % 100 == short]
    # Excel's own rule for two digits: 00 to 29 are this century, 30 to 99 the last.
    return f"{years[0] if years else short + (2000 if short < 30 else 1900):04}-{month:02}"


def _day_month(found: re.Match[str], fact: Fact, reading: Reading) -> str | None:
    day, month = int(found[1]), _NUMBER_OF[found[2][:3].lower()]
    if reading.kind(fact) == "number":
        return f"{day}/{month}"  # a share such as 3/4, taken for a date
    if found[3]:
        short = int(found[3])
        years = [year for year in _years(fact, reading) if year % 100 == short] or [short + (2000 if short < 30 else 1900)]
    else:
        years = _years(fact, reading)
    try:
        return date(years[0], month, day).isoformat() if len(set(years)) == 1 else None
    except ValueError:
        return None


def _years(fact: Fact, reading: Reading) -> list[int]:
    """The years that the fact's own quote names, else the source's."""
    named = [int(year) for year in re.findall(r"(?<!\d)(1\d{3}|20\d{2})(?!\d)", fact.quote)]
    source = reading.sources.get(fact.source)
    return named or ([int(year) for year in re.findall(r"(?<!\d)(1\d{3}|20\d{2})(?!\d)", source.text[:100_000])] if source else [])


def _unshortened(value: str, fact: Fact, reading: Reading) -> str | None:
    """The number of the quote that shortens to the value; else the value written out, where that loses nothing."""
    number = float(value.replace(",", "."))
    digits = len(re.sub(r"E.*|\D", "", value))
    from whence.language.numbers import find_numbers

    for mention in find_numbers(fact.quote):
        if mention.low is not None and mention.low == mention.high and f"{mention.low:.{digits - 1}e}" == f"{number:.{digits - 1}e}":
            return f"{mention.low:.15g}"
    if reading.kind(fact) == "date" and number.is_integer() and 1000 <= number <= 2999:
        return str(int(number))
    return str(int(number)) if number.is_integer() and abs(number) < 10**digits else None


def _is_date(value: str) -> bool:
    try:
        When.parse(value)
    except WhenError:
        from whence.language.dates import find_dates, read_date

        # "May 25" and "Tuesday" name a date that only the source can complete
        text = value.strip()
        return read_date(text) is not None or any((m.start, m.end) == (0, len(text)) and m.type != "SET" for m in find_dates(text)) or _counts(text)
    return True


def _counts(text: str) -> bool:
    """Whether a value tells how long after or before another event or day: "ten days after the strike", "75 years ago this week"."""
    from whence.reading.elapsed import elapsed_mention, value_dates

    first = next(iter(value_dates(text)), None)
    after = first is not None and first.start == 0 and first.how == "event" and first.amount is not None and bool(first.amount.direction)
    if after and first is not None:
        return re.match(r"\s+(?:after|before|following|since)\s+\w", text[first.end :]) is not None
    return (found := elapsed_mention(text)) is not None and found.start == 0


def _is_number(value: str, unit: str | None) -> bool:
    from whence.language.numbers import read_number

    low, slash, high = value.partition("/")
    if slash and read_number(low.strip(), unit) and read_number(high.strip(), unit):
        return True
    return read_number(value, unit) is not None
