"""WH306."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf
from typing import Literal

from whence.checking import AgreementCheck, Outcome
from whence.comparing.names import compare_names
from whence.language.titles import Title, read_title
from whence.model import Claim, Location, Skipped
from whence.reading import Reading
from whence.reading.offices import place
from whence.reading.tenure import bearings, retrospective, terms_of

_TIMED = frozenset({"former", "then", "outgoing", "elect", "designate"})
_REGISTER = "the register"


class OfficeShared(AgreementCheck):
    """Two people hold one office that the register marks exclusive, at one time.

    Why: there is one prime minister at a time; where two are named, a name, a title or a date is wrong.

    Found: two persons with the same office in sources of one day, or two rows of the register whose terms overlap by more than the day of handing
    over, where `exclusive` is set for the office in `registers/offices.csv`.

    Not found: offices that are not marked; former, acting and elected holders beside the present one; what is told of an earlier time; a
    person whom the register knows and gives other terms (WH303).

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
        for n, term in enumerate(reading.registers.offices):
            if (key := _key(read_title(term.title))) in marked:
                low = term.start.high.toordinal() + 1 if term.start else None
                high = term.end.low.toordinal() - 1 if term.end else None
                yield Claim(key, str(n), low, high, "", _REGISTER, term.title, term.person)
        for sid in reading.sources:
            when = reading.published(sid).value
            for row in bearings(reading, sid):
                key = _key(row.title)
                if (
                    key in marked
                    and when
                    and not set(row.title.modifiers) & _TIMED
                    and not retrospective(reading, sid, row.mention)
                    and not terms_of(reading, row.person.name, when)
                ):
                    yield Claim(key, str(row.mention.start), when.low.toordinal(), when.high.toordinal(), "", sid, row.title.text, row.person.name)

    def judge(self, reading: Reading, key: str, claims: Sequence[Claim]) -> Iterator[Outcome]:
        """The first two different persons whose terms have a day in common."""
        del key
        for pair in _clashes(claims):
            one, two = sorted(pair, key=lambda c: c.source == _REGISTER)
            yield self.found(
                reading,
                f"{_said(one)} and {_said(two)}: one office, at one time.",
                [_place(reading, one, "primary"), _place(reading, two, "related")],
                expected=two.subject,
                observed=one.subject,
                suggestion=f"Look up who was {one.text} on that day.",
            )
            return
        yield self.held(len(claims))


def _key(title: Title) -> str:
    return "|".join((title.office, title.portfolio, title.polity, title.organisation, ",".join(title.modifiers)))


def _clashes(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Claims of two people with a day in common, found in one sweep by first day: the last to end so far, and the last to end of another name."""
    last: list[Claim] = []
    for claim in sorted(claims, key=lambda c: (c.low if c.low is not None else -inf, c.source, c.unit)):
        for other in last:
            if _end(other) >= (claim.low if claim.low is not None else -inf) and _two_people(claim.subject, other.subject):
                yield other, claim
        rest = [c for c in (*last, claim) if c.subject != claim.subject or c is claim]
        ahead = sorted(rest, key=_end, reverse=True)
        last = list({c.subject: c for c in reversed(ahead)}.values())[::-1][:2]


def _end(claim: Claim) -> float:
    return inf if claim.high is None else claim.high


def _two_people(one: str, two: str) -> bool:
    compared = compare_names(one, two)
    return compared.verdict == "conflict" and not compared.misspelt


def _said(claim: Claim) -> str:
    return f"{claim.source} has {claim.subject} as {claim.text}"


def _place(reading: Reading, claim: Claim, which: Literal["primary", "related"]) -> Location:
    if claim.source == _REGISTER:
        found = place(reading.registers.offices[int(claim.unit)])
        return Location(found.where, found.text, which, file=found.file, line=found.line, note=found.note)
    row = next(row for row in bearings(reading, claim.source) if str(row.mention.start) == claim.unit)
    return reading.place(claim.source, row.mention.start, row.mention.end, which)
