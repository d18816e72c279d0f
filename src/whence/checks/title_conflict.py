"""WH302."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Literal

from whence.checking import AgreementCheck, Outcome
from whence.comparing.names import name_key
from whence.comparing.titles import compare_read
from whence.language.titles import Title, read_title
from whence.model import Claim, Fact, Location, Skipped
from whence.reading import Reading
from whence.reading.people import person_named, same_people
from whence.reading.tenure import bearings, changing
from whence.when import When

_TIMED = frozenset({"former", "then", "outgoing", "elect", "designate"})
_UNIT = "title"


class TitleConflict(AgreementCheck):
    """Sources or facts give one person different titles for overlapping times.

    Why: two articles on one event that call one person defence minister and foreign minister, or acting secretary and secretary, cannot
    both be right.

    Found: titles that cannot both be meant, in sources published within a day of each other (option `overlap_days`) or in facts of one
    `as_of`; sources that nothing dates are taken to be of one time, at lower confidence.

    Not found: a change of office between two articles; other names of one office; words that describe; titles that go together; former and
    coming offices, and what is told of an earlier time. Two titles in one source are WH301's, a fact against its own quote is WH106's.

    What to do: look up which title held on that day; mend the text or the row that is wrong.
    """

    code = "WH302"
    severity = "error"
    overlap_days: int = 1

    def claims(self, reading: Reading) -> Iterator[Claim | Skipped]:
        """The titles of persons named in full: those of texts, and those of facts."""
        for group in same_people(reading):
            key = f"person {min((p.key for p in group), key=lambda key: (-len(key), key))}"
            for person in group:
                yield from self._of_text(reading, key, person.source, {m.start for m in person.mentions})
                yield from self._of_facts(reading, key, person.source, person.key)
        for fact in reading.facts:
            if reading.kind(fact) == "title" and (fact.source not in reading.sources or not person_named(reading, fact.subject, fact.source)):
                yield self.skipped("the fact's subject is nobody whom its source names in full")

    def _of_text(self, reading: Reading, key: str, sid: str, starts: set[int]) -> Iterator[Claim]:
        low, high = self._span(reading.published(sid).value)
        seen: set[str] = set()
        for row in bearings(reading, sid):
            words = row.title.text.lower()
            now = not set(row.title.modifiers) & _TIMED and not changing(reading, sid, row.mention)
            if row.mention.start in starts and words not in seen and now:
                seen.add(words)
                yield Claim(key, _UNIT, low, high, "", sid, row.title.text, row.person.name, str(row.mention.start))

    def _of_facts(self, reading: Reading, key: str, sid: str, who: str) -> Iterator[Claim]:
        for fact in _title_facts(reading).get(sid, ()):
            person = person_named(reading, fact.subject, sid)
            if person and person.key == who and not set(read_title(fact.value).modifiers) & _TIMED:
                low, high = self._span(_as_of(fact) or reading.published(sid).value)
                yield Claim(key, _UNIT, low, high, fact.fact_id, sid, fact.value, person.name, fact.predicate)

    def _span(self, when: When | None) -> tuple[float | None, float | None]:
        return (when.low.toordinal(), when.high.toordinal() + self.overlap_days) if when else (None, None)

    def judge(self, reading: Reading, key: str, claims: Sequence[Claim]) -> Iterator[Outcome]:
        """The first pair of titles, from two sources, that cannot both be meant for one time."""
        del key
        firsts = list({_words(c): c for c in reversed(claims)}.values())[::-1]
        ours = {c.source: [read_title(x.text) for x in firsts if x.source == c.source] for c in firsts}
        for one, two in combinations(firsts, 2):
            if one.source == two.source or not _overlap(one, two):
                continue
            if compare_read(read_title(one.text), read_title(two.text)).verdict != "conflict":
                continue
            if _agrees(read_title(one.text), ours[two.source]) or _agrees(read_title(two.text), ours[one.source]):
                continue
            yield self._finding(reading, one, two, claims)
            return
        yield self.held(len(claims))

    def _finding(self, reading: Reading, one: Claim, two: Claim, claims: Sequence[Claim]) -> Outcome:
        facts = [c.fact_id for c in claims if c.fact_id and _words(c) in {_words(one), _words(two)}]
        why = compare_read(read_title(one.text), read_title(two.text)).why
        undated = one.low is None or two.low is None
        return self.found(
            reading,
            f"{one.source} calls {one.subject} “{one.text}”; {two.source} says “{two.text}”: {why}.",
            [_place(reading, one, "primary"), _place(reading, two, "related")],
            facts=facts,
            expected=one.text,
            observed=two.text,
            suggestion="Look up which title held on that day; mend the one that is wrong.",
            confidence="medium" if undated else "high",
        )


def _words(claim: Claim) -> tuple[str, str]:
    return claim.source, claim.text.lower()


def _agrees(title: Title, others: Sequence[Title]) -> bool:
    return any(compare_read(title, other).holds for other in others)


def _overlap(one: Claim, two: Claim) -> bool:
    if one.low is None or one.high is None or two.low is None or two.high is None:
        return True
    return max(one.low, two.low) <= min(one.high, two.high)


def _title_facts(reading: Reading) -> dict[str, list[Fact]]:
    def make() -> dict[str, list[Fact]]:
        rows: dict[str, list[Fact]] = {}
        for fact in reading.facts:
            if not fact.extracted and reading.kind(fact) == "title" and name_key(fact.subject):
                rows.setdefault(fact.source, []).append(fact)
        return rows

    return reading.keep("title facts", make)


def _as_of(fact: Fact) -> When | None:
    try:
        return When.parse(fact.as_of) if fact.as_of else None
    except ValueError:
        return None


def _place(reading: Reading, claim: Claim, which: Literal["primary", "related"]) -> Location:
    if claim.fact_id:
        return reading.row(reading.fact(claim.fact_id), which)
    row = next(row for row in bearings(reading, claim.source) if str(row.mention.start) == claim.predicate)
    return reading.place(claim.source, row.mention.start, row.mention.end, which)
