"""WH301."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from whence.checking import Check, Outcome
from whence.comparing.titles import compare_read
from whence.model import Finding
from whence.reading import Reading
from whence.reading.tenure import Bearing, apart_in_time, bearings, changing

_PAST = frozenset({"former", "late", "then", "outgoing", "elect", "designate"})


class TitleInconsistent(Check):
    """One source gives one person, for one time, two titles that cannot both be meant.

    Why: a title that changes between caption and body is wrong in one of them; "acting" or "deputy" lost on the way makes another claim.

    Found: an office kept and dropped its "acting", "deputy" or "former"; two ministries, two ranks, two seats for one person.

    Not found: "Mr", or "President Trump" after "US President Donald Trump"; other names of one office (Defence Secretary, Pentagon chief); words that
    describe ("the US leader", "officials"); titles that go together (professor and chairman); a former or coming office beside the present one, and
    what is told of an earlier time.

    What to do: look up which title held on that day, and use it throughout.
    """

    code = "WH301"
    severity = "warning"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Compare the titles that each person is given in each source."""
        for sid in reading.sources:
            if not reading.readable(sid):
                yield self.skipped("the source's language is not read, or its text withheld")
                continue
            groups: dict[str, list[Bearing]] = {}
            for row in bearings(reading, sid):
                groups.setdefault(row.person.key, []).append(row)
            for rows in groups.values():
                yield from self._judge(reading, sid, rows)
            if not groups:
                yield self.skipped("no person is given a title")

    def _judge(self, reading: Reading, sid: str, rows: Sequence[Bearing]) -> Iterator[Outcome]:
        firsts = list({row.title.text.lower(): row for row in reversed(rows)}.values())[::-1]
        for one, two in combinations(firsts, 2):
            if self._clash(reading, sid, one, two):
                yield self._finding(reading, sid, one, two, rows)
                return
        yield self.held(len(rows))

    def _clash(self, reading: Reading, sid: str, one: Bearing, two: Bearing) -> bool:
        compared = compare_read(one.title, two.title)
        if compared.verdict != "conflict" or apart_in_time(reading, sid, one.mention, two.mention):
            return False
        left, right = set(one.title.modifiers), set(two.title.modifiers)
        if one.title.office == two.title.office and one.title.portfolio == two.title.portfolio and not (left ^ right) & _PAST:
            return True
        if (left | right) & _PAST:
            return False
        return not changing(reading, sid, one.mention) and not changing(reading, sid, two.mention)

    def _finding(self, reading: Reading, sid: str, one: Bearing, two: Bearing, rows: Sequence[Bearing]) -> Finding:
        often = [sum(row.title.text.lower() == x.title.text.lower() for row in rows) for x in (one, two)]
        usual, odd = (two, one) if often[1] > often[0] else (one, two)
        assert usual.mention.title
        assert odd.mention.title
        return self.found(
            reading,
            f"{usual.person.name} is “{usual.title.text}” here and “{odd.title.text}” there: {compare_read(usual.title, odd.title).why}.",
            [
                reading.place(sid, odd.mention.start, odd.mention.end),
                reading.place(sid, usual.mention.start, usual.mention.end, "related", f"{max(often)} times so" if max(often) > 1 else None),
            ],
            expected=usual.title.text,
            observed=odd.title.text,
            suggestion=f"Check which title {usual.person.name} bore, and use it throughout.",
        )
