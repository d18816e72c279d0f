"""WH306."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf
from typing import Literal

import msgspec

from whence.checking import AgreementCheck, Outcome
from whence.comparing.names import compare_names, name_key
from whence.language.titles import Title, read_title
from whence.model import Claim, Location, Office, Skipped
from whence.reading import Reading
from whence.reading.offices import place, rows_naming
from whence.reading.tenure import bearings, retrospective

_TIMED = frozenset({"former", "late", "then", "outgoing", "elect", "designate"})
_REGISTER = "the register"
_REACH = frozenset({"national", "central", "federal", "regional", "local", "provincial", "county", "city", "district", "deputy"})
"""Words that say which of two offices is meant, and change nothing where titles are compared: Director of Central, of National Intelligence."""


class OfficeShared(AgreementCheck):
    """Two people hold one office that the register marks exclusive, at one time.

    Why: there is one prime minister at a time; where two are named, a name, a title or a date is wrong.

    Found: two persons with the same office in sources of one day, or two rows of the register whose terms overlap by more than the day of handing
    over, where `exclusive` is set for the office in `registers/offices.csv`.

    Not found: offices that are not marked; former, acting and elected holders beside the present one; what is told of an earlier time; a
    person whom the register knows and gives other terms (WH303); one person under two given names with one term; a term whose first day
    stands in one row and its last in another.

    What to do: look up who held the office on that day.
    """

    code = "WH306"
    severity = "warning"

    def claims(self, reading: Reading) -> Iterator[Claim | Skipped]:
        """Who holds each exclusive office when: by the register's rows, and by the titles in the texts as of their day."""
        marked = {_key(read_title(row.title)) for row in reading.registers.offices if row.exclusive}
        if not marked:
            yield self.skipped("the register marks no office as exclusive")
            return
        yield from _terms(reading.registers.offices, marked)
        for sid in reading.sources:
            when = reading.published(sid).value
            for row in bearings(reading, sid):
                key = _key(row.title)
                if (
                    key in marked
                    and when
                    and not set(row.title.modifiers) & _TIMED
                    and not retrospective(reading, sid, row.mention)
                    and not _known(reading, row.person.name)
                ):
                    yield Claim(key, str(row.mention.start), when.low.toordinal(), when.high.toordinal(), "", sid, row.title.text, row.person.name)

    def judge(self, reading: Reading, key: str, claims: Sequence[Claim]) -> Iterator[Outcome]:
        """The first two different persons of the texts whose terms have a day in common, and the first two of the register's own."""
        del key
        clashes = [tuple(sorted(pair, key=lambda c: c.source == _REGISTER)) for pair in _clashes(claims)]
        told = [next((pair for pair in clashes if (pair[0].source == _REGISTER) is own), None) for own in (False, True)]
        for one, two in filter(None, told):
            yield self.found(
                reading,
                f"{_said(one)} and {_said(two)}: one office, at one time.",
                [_place(reading, one, "primary"), _place(reading, two, "related")],
                expected=two.subject,
                observed=one.subject,
                suggestion=f"Look up who was {one.text} on that day.",
            )
        if not clashes:
            yield self.held(len(claims))


def _known(reading: Reading, name: str) -> bool:
    """Whether the register has a person of that name, of whatever age: when that person held which office is for WH303 to say."""
    return len(name_key(name).split()) > 1 and any(compare_names(name, row.person).holds for row in rows_naming(reading, name))


def _terms(rows: Sequence[Office], marked: set[str]) -> Iterator[Claim]:
    """The register's terms in exclusive offices, without the days of handing over.

    A row without a last day and one without a first day, both of one person in one office, are one term; where nothing tells the first day, only the
    last is certain.
    """
    opened: dict[tuple[str, str], int] = {}
    terms: list[Claim] = []
    for n, row in enumerate(rows):
        if (key := _key(read_title(row.title))) not in marked:
            continue
        low = row.start.high.toordinal() + 1 if row.start else None
        high = row.end.low.toordinal() - 1 if row.end else None
        at = opened.pop((key, row.person), None) if low is None else None
        if at is not None and high is not None and (terms[at].low or high) <= high:
            terms[at] = msgspec.structs.replace(terms[at], high=high)
            continue
        low = high if low is None else low
        if low is not None and high is None:
            opened[key, row.person] = len(terms)
        terms.append(Claim(key, str(n), low, high, "", _REGISTER, row.title, row.person))
    yield from terms


def _key(title: Title) -> str:
    told = ",".join(sorted(_REACH & set(title.text.lower().split())))
    return "|".join((title.office, title.portfolio, title.polity, title.organisation, ",".join(title.modifiers), told))


def _clashes(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Claims of two people with a day in common, found in one sweep by first day: the last to end so far, and the last to end of another name."""
    last: list[Claim] = []
    for claim in sorted(claims, key=lambda c: (c.low if c.low is not None else -inf, c.source, c.unit)):
        for other in last:
            if _end(other) >= (claim.low if claim.low is not None else -inf) and _two_people(claim, other):
                yield other, claim
        rest = [c for c in (*last, claim) if c.subject != claim.subject or c is claim]
        ahead = sorted(rest, key=_end, reverse=True)
        last = list({c.subject: c for c in reversed(ahead)}.values())[::-1][:2]


def _end(claim: Claim) -> float:
    return inf if claim.high is None else claim.high


def _two_people(one: Claim, two: Claim) -> bool:
    compared = compare_names(one.subject, two.subject)
    if (one.low, one.high) == (two.low, two.high) and one.source == two.source == _REGISTER:
        return name_key(one.subject).split()[-1:] != name_key(two.subject).split()[-1:]  # Bob and Robert, for one term
    return compared.verdict == "conflict" and not compared.misspelt


def _said(claim: Claim) -> str:
    return f"{claim.source} has {claim.subject} as {claim.text}"


def _place(reading: Reading, claim: Claim, which: Literal["primary", "related"]) -> Location:
    if claim.source == _REGISTER:
        found = place(reading.registers.offices[int(claim.unit)])
        return Location(found.where, found.text, which, file=found.file, line=found.line, note=found.note)
    row = next(row for row in bearings(reading, claim.source) if str(row.mention.start) == claim.unit)
    return reading.place(claim.source, row.mention.start, row.mention.end, which)
