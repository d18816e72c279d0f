"""WH303."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from whence.checking import Check, Outcome
from whence.comparing.titles import compare_read
from whence.language.titles import Title, read_title
from whence.model import Finding, Held, Office, Skipped
from whence.reading import Reading
from whence.reading.offices import covers, holders, place, said
from whence.reading.tenure import Bearing, as_of, bearings, prospective, retrospective, terms_of
from whence.when import When

_PAST = frozenset({"former", "then"})
_COMING = frozenset({"elect", "designate"})


class TitleOutOfTerm(Check):
    """A person is given an office that the register of offices has somebody else hold on that day, or nobody.

    Why: a title is right as of a day. Copy that is written up later, or translated and dated anew, keeps the titles of the day it tells of.

    Found: a title of a person whom `registers/offices.csv` knows, outside the terms that it lists for that office; as of the dates in the
    sentence, else as of the publication. The finding says who held the office then and what the person held.

    Not found: a date within any term, acting terms included, its first and last days counted; ends of unknown day; "then" and "former"
    where the person did hold the office before, and titles whose term ended more than `courtesy_years` (3) ago; "-elect" and "designate"
    before a term; sentences that look back; persons and offices that the register lacks; namesakes whose terms lie more than 80 years off.

    What to do: check the title against the day. If the text is of another day, date it; if the register is wrong, mend its row.
    """

    code = "WH303"
    severity = "error"
    courtesy_years: int = 3
    """A title whose term ended longer ago than this is taken as told in retrospect, or as kept by courtesy ("President Carter")."""

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Look up every titled mention of a person whom the register knows."""
        if not reading.registers.offices:
            yield self.skipped("the dossier has no register of offices")
            return
        for sid in reading.sources:
            seen: set[tuple[str, str]] = set()
            for row in bearings(reading, sid):
                outcome = self._judge(reading, sid, row)
                key = (row.person.key, row.title.text.lower())
                if isinstance(outcome, Finding) and key in seen:
                    continue
                if isinstance(outcome, Finding):
                    seen.add(key)
                yield outcome

    def _judge(self, reading: Reading, sid: str, row: Bearing) -> Outcome:
        days = as_of(reading, sid, row.mention)
        if not days:
            return self.skipped("nothing dates the source")
        published = reading.published(sid).value
        terms = terms_of(reading, row.person.name, days[0])
        if not terms:
            return self.skipped("the register has no terms of the person")
        return _outcome(self, reading, sid, row, terms, (*days, *([published] if published else [])))

    def finding(self, reading: Reading, sid: str, row: Bearing, terms: Sequence[Office], when: When) -> Finding:
        """What is said of a title out of term."""
        held = [term for term in terms if covers(term, when)]
        others = [term for term in holders(reading, _bare(row.title), when) if term not in terms]
        was = (
            f"{row.person.name} was {' and '.join(dict.fromkeys(t.title for t in held))} then"
            if held
            else f"the register has {row.person.name} as {_spoken(terms)}"
        )
        who = f"; {row.title.text} was {others[0].person}" if others else ""
        return self.found(
            reading,
            f"{row.person.name} was not {row.title.text} on {when}: {was}{who}.",
            [reading.place(sid, row.mention.start, row.mention.end), *(place(term) for term in (*(held or terms[:2]), *others[:1]))],
            expected=held[0].title if held else None,
            observed=row.title.text,
            suggestion="Give the title of that day, or say “then” or “former”; or date the text by the day it tells of.",
        )


def _outcome(
    check: TitleOutOfTerm, reading: Reading, sid: str, row: Bearing, terms: Sequence[Office], days: Sequence[When]
) -> Finding | Held | Skipped:
    marks = set(row.title.modifiers)
    bare = _bare(row.title)
    same = [term for term in terms if _is_office(bare, term)]
    if marks & _PAST:
        past = any(term.start is None or term.start.low <= max(day.high for day in days) for term in same)
        return check.held() if past else check.skipped("the register does not reach back to the former office")
    if marks & _COMING:
        return (
            check.held()
            if any(term.start and term.start.high >= min(day.low for day in days) for term in same)
            else check.skipped("the register has no such coming term")
        )
    if any(covers(term, day) for term in same for day in days):
        return check.held()
    if not same:
        return _unheld(check, reading, sid, row, terms, days)
    when = days[0]
    begun = any(term.start is None or term.start.low <= when.high for term in same)
    ended = max((term.end.high for term in same if term.end), default=when.low)
    if begun and (when.low - ended).days > check.courtesy_years * 366:
        return check.held()
    if begun and (retrospective(reading, sid, row.mention) or _within(reading, sid, row)):
        return check.held()
    if not begun and prospective(reading, sid, row.mention):
        return check.held()
    return check.finding(reading, sid, row, terms, when)


def _unheld(check: TitleOutOfTerm, reading: Reading, sid: str, row: Bearing, terms: Sequence[Office], days: Sequence[When]) -> Finding | Skipped:
    # The register never gives the person this office: a fault only where it gives the office, by its full name, to another on that day.
    when = days[0]
    now = [term for term in terms if covers(term, when)]
    conflict = bool(now) and all(compare_read(row.title, read_title(term.title)).verdict == "conflict" for term in now)
    if conflict and holders(reading, row.title, when) and not retrospective(reading, sid, row.mention):
        return check.finding(reading, sid, row, terms, when)
    return check.skipped("the register does not have the office for the person")


def _is_office(title: Title, term: Office) -> bool:
    # An acting term counts for the plain office; the plain office does not count for "acting".
    read = read_title(term.title)
    if compare_read(title, read).holds:
        return True
    return "acting" in read.modifiers and "acting" not in title.modifiers and compare_read(title, _without(read, {"acting"})).holds


def _bare(title: Title) -> Title:
    return _without(title, _PAST | _COMING | {"outgoing"})


def _without(title: Title, marks: set[str] | frozenset[str]) -> Title:
    return msgspec.structs.replace(title, text=f"{title.text} ", modifiers=tuple(m for m in title.modifiers if m not in marks))


def _within(reading: Reading, sid: str, row: Bearing) -> bool:
    # Inside a quotation the title is the speaker's.
    return any(q.start <= row.mention.start < q.end for q in reading.quotations(sid))


def _spoken(terms: Sequence[Office]) -> str:
    return "; ".join(said(term).removeprefix(f"{term.person}, ") for term in terms[:2])
