"""WH303."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

import msgspec

from whence.checking import Check, Outcome
from whence.comparing.names import name_key
from whence.comparing.titles import compare_read
from whence.language.titles import Title, read_title
from whence.model import Fact, Finding, Location, Office, Skipped
from whence.reading import Reading
from whence.reading.offices import covers, holders, place, said
from whence.reading.people import person_named
from whence.reading.tenure import Bearing, as_of, bearings, prospective, retrospective, terms_of
from whence.when import When

Key: TypeAlias = tuple[str, str, str]
_PAST = frozenset({"former", "late", "then"})
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
        """Look up every title that a text or a fact gives a person whom the register knows."""
        if not reading.registers.offices:
            yield self.skipped("the dossier has no register of offices")
            return
        facts = _facts_by_claim(reading)
        told: set[Key] = set()
        for sid in reading.sources:
            for row in bearings(reading, sid):
                key = (sid, row.person.key, row.title.text.lower())
                outcome = self._judge(reading, _of_text(reading, sid, row, [f.fact_id for f in facts.get(key, ())]))
                if not isinstance(outcome, Finding) or key not in told:
                    yield outcome
                told |= {key}
        for key, rows in facts.items():
            for fact in rows if key not in told else ():
                yield self._judge(reading, _of_fact(reading, fact))

    def _judge(self, reading: Reading, claimed: Claimed) -> Outcome:
        if not claimed.days:
            return self.skipped("nothing dates the source")
        terms = terms_of(reading, claimed.name, claimed.days[0])
        if not terms:
            return self.skipped("the register has no terms of the person")
        same = [term for term in terms if _is_office(_bare(claimed.title), term)]
        marks = set(claimed.title.modifiers)
        if marks & _PAST:
            past = any(term.start is None or term.start.low <= max(day.high for day in claimed.days) for term in same)
            return self.held() if past else self.skipped("the register does not reach back to the former office")
        if marks & _COMING:
            coming = any(term.start and term.start.high >= min(day.low for day in claimed.days) for term in same)
            return self.held() if coming else self.skipped("the register has no such coming term")
        if any(covers(term, day) for term in same for day in claimed.days):
            return self.held()
        if not same:
            return self._never(reading, claimed, terms)
        return self.held() if self._excused(claimed, same) else self._finding(reading, claimed, terms)

    def _excused(self, claimed: Claimed, same: Sequence[Office]) -> bool:
        # Told in retrospect, or kept by courtesy, after a term; told of what is to come, before it.
        when = claimed.days[0]
        if all(term.start is not None and term.start.low > when.high for term in same):
            return claimed.ahead
        ended = max((term.end.high for term in same if term.end), default=when.low)
        return claimed.back or (when.low - ended).days > self.courtesy_years * 366

    def _never(self, reading: Reading, claimed: Claimed, terms: Sequence[Office]) -> Finding | Skipped:
        # The register never gives the person this office: a fault only where it gives the office, by its full name, to another on that day.
        when = claimed.days[0]
        now = [read_title(term.title) for term in terms if covers(term, when)]
        conflict = bool(now) and all(compare_read(claimed.title, title).verdict == "conflict" for title in now)
        if conflict and not claimed.back and holders(reading, claimed.title, when):
            return self._finding(reading, claimed, terms)
        return self.skipped("the register does not have the office for the person")

    def _finding(self, reading: Reading, claimed: Claimed, terms: Sequence[Office]) -> Finding:
        name, title, when = claimed.name, claimed.title, claimed.days[0]
        held = [term for term in terms if covers(term, when)]
        others = [term for term in holders(reading, _bare(title), when) if term not in terms]
        then = " and ".join(dict.fromkeys(term.title for term in held))
        was = f"{name} was {then} then" if held else f"the register has {name} as {_spoken(terms)}"
        who = f"; {title.text} was {others[0].person}" if others else ""
        return self.found(
            reading,
            f"{name} was not {title.text} on {when}: {was}{who}.",
            [claimed.where, *(place(term) for term in (*(held or terms[:2]), *others[:1]))],
            facts=claimed.facts,
            expected=then or None,
            observed=title.text,
            suggestion="Give the title of that day, or say “then” or “former”; or date the text by the day it tells of.",
        )


class Claimed(msgspec.Struct, frozen=True):
    """A title as a text or a fact claims it: for one of ``days``; ``back`` and ``ahead`` say that it is told of an earlier or a later time."""

    name: str
    title: Title
    days: tuple[When, ...]
    where: Location
    back: bool = False
    ahead: bool = False
    facts: tuple[str, ...] = ()


def _of_text(reading: Reading, sid: str, row: Bearing, facts: Sequence[str]) -> Claimed:
    published = reading.published(sid).value
    quoted = any(q.start <= row.mention.start < q.end for q in reading.quotations(sid))
    return Claimed(
        row.person.name,
        row.title,
        (*as_of(reading, sid, row.mention), *([published] if published else [])),
        reading.place(sid, row.mention.start, row.mention.end),
        # Inside a quotation the title is the speaker's.
        quoted or retrospective(reading, sid, row.mention),
        prospective(reading, sid, row.mention),
        tuple(facts),
    )


def _of_fact(reading: Reading, fact: Fact) -> Claimed:
    named = person_named(reading, fact.subject, fact.source) if fact.source in reading.sources else None
    published = reading.published(fact.source).value if fact.source in reading.sources else None
    days = [when for when in (_when(fact.as_of), published) if when][:1]
    return Claimed(named.name if named else fact.subject, read_title(fact.value), tuple(days), reading.row(fact), facts=(fact.fact_id,))


def _when(text: str | None) -> When | None:
    try:
        return When.parse(text) if text else None
    except ValueError:
        return None


def _facts_by_claim(reading: Reading) -> dict[Key, list[Fact]]:
    # The facts that give titles, by source, person and title; those that whence extracted are what the texts say, told already.
    rows: dict[Key, list[Fact]] = {}
    for fact in reading.facts:
        if not fact.extracted and reading.kind(fact) == "title":
            named = person_named(reading, fact.subject, fact.source) if fact.source in reading.sources else None
            key = (fact.source, named.key if named else name_key(fact.subject), fact.value.lower())
            # A fact as of a day of its own is judged by that day.
            rows.setdefault(key if not fact.as_of else (*key[:2], f"{key[2]} {fact.as_of}"), []).append(fact)
    return rows


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


def _spoken(terms: Sequence[Office]) -> str:
    return "; ".join(said(term).removeprefix(f"{term.person}, ") for term in terms[:2])
