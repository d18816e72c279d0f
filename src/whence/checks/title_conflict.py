"""WH302."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Literal

from whence.checking import AgreementCheck, Outcome
from whence.comparing.names import name_key
from whence.comparing.titles import compare_read
from whence.language.titles import Title, read_title
from whence.model import Claim, Fact, Location, Skipped
from whence.reading import Reading
from whence.reading.drafts import across
from whence.reading.people import person_named, same_people
from whence.reading.tenure import bearings, changing
from whence.when import When

_TIMED = frozenset({"former", "late", "then", "outgoing", "elect", "designate"})
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
        keys: dict[str, str] = {}
        for group in same_people(reading):
            key = f"person {min((p.key for p in group), key=lambda key: (-len(key), key))}"
            for person in group:
                keys.setdefault(person.key, key)
                yield from self._of_text(reading, key, person.source, {m.start for m in person.mentions})
        for fact in _title_facts(reading):
            named = person_named(reading, fact.subject, fact.source) if fact.source in reading.sources else None
            who = named.key if named else name_key(fact.subject)
            if " " not in who:
                yield self.skipped("the fact's subject is nobody who is named in full")
            elif not set(read_title(fact.value).modifiers) & _TIMED:
                yield self._of_fact(reading, keys.get(who, f"person {who}"), fact, named.name if named else fact.subject)

    def _of_text(self, reading: Reading, key: str, sid: str, starts: set[int]) -> Iterator[Claim]:
        low, high = self._span(reading.published(sid).value)
        seen: set[str] = set()
        for row in bearings(reading, sid):
            words = row.title.text.lower()
            now = not set(row.title.modifiers) & _TIMED and not changing(reading, sid, row.mention)
            if row.mention.start in starts and words not in seen and now:
                seen.add(words)
                yield Claim(key, _UNIT, low, high, "", sid, row.title.text, row.person.name, str(row.mention.start))

    def _of_fact(self, reading: Reading, key: str, fact: Fact, name: str) -> Claim:
        published = reading.published(fact.source).value if fact.source in reading.sources else None
        low, high = self._span(_as_of(fact) or published)
        return Claim(key, _UNIT, low, high, fact.fact_id, fact.source, fact.value, name, fact.predicate)

    def _span(self, when: When | None) -> tuple[float | None, float | None]:
        return (when.low.toordinal(), when.high.toordinal() + self.overlap_days) if when else (None, None)

    def judge(self, reading: Reading, key: str, claims: Sequence[Claim]) -> Iterator[Outcome]:
        """The first pair of titles, from two sources, that cannot both be meant for one time."""
        del key
        firsts = list({_words(c): c for c in reversed(claims)}.values())[::-1]
        ours: dict[str, list[Title]] = {}
        for c in firsts:
            ours.setdefault(c.source, []).append(read_title(c.text))
        for one, two in _pairs(firsts):
            if across(reading, one.source, two.source) or (one.source == two.source and not (one.fact_id and two.fact_id)):
                continue
            left, right = read_title(one.text), read_title(two.text)
            if compare_read(left, right).verdict != "conflict":
                continue
            if one.source != two.source and (_agrees(left, ours[two.source]) or _agrees(right, ours[one.source])):
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


def _pairs(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """The pairs whose times overlap, in one sweep by first day; a claim without a time overlaps with all."""
    undated = [c for c in claims if c.low is None or c.high is None]
    dated = sorted((c for c in claims if c.low is not None and c.high is not None), key=lambda c: (c.low, c.source, c.text))
    for n, one in enumerate(undated):
        yield from ((one, two) for two in (*undated[n + 1 :], *dated))
    for n, one in enumerate(dated):
        for two in islice(dated, n + 1, None):
            if two.low is None or one.high is None or two.low > one.high:
                break
            yield one, two


def _title_facts(reading: Reading) -> list[Fact]:
    return [fact for fact in reading.facts if not fact.extracted and reading.kind(fact) == "title" and name_key(fact.subject)]


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
