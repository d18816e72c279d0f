"""Births that no fact is read from, since a pronoun or the name behind tells whose: "She was born on …", "Born in Holm on …, Brandt …"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from whence.comparing.names import generation, given_names
from whence.model import DateMention, PersonMention
from whence.reading.ages import spoken_of
from whence.reading.elapsed import Dated, Elapsed
from whence.reading.identity import resolve

if TYPE_CHECKING:
    from whence.reading.reading import Reading

_PRONOUN = re.compile(r"(?:He|She)\s+was\s+born\b(?P<rest>[^.;:,“”\"]{0,60})\Z")
_BORN = re.compile(r"Born\s(?:[^.;:“”\"]{0,60}\s)?(?:on|in)\s\Z")
_TO_NAME = re.compile(r"(?:\s(?:in|at|to|near)\s[^,.;:]{2,60}|,\s[A-Z][\w’'-]+)?,\s")


def births_of(reading: Reading, key: str) -> list[Dated]:
    """The births of a person that the texts tell by a pronoun or before the name."""

    def by_key() -> dict[str, list[Dated]]:
        rows: dict[str, list[Dated]] = {}
        for sid in reading.sources:
            for row in _births(reading, sid) if reading.readable(sid) else ():
                rows.setdefault(row.subject.key, []).append(row)
        return rows

    return reading.keep("births", by_key).get(key, [])


def _births(reading: Reading, sid: str) -> Iterator[Dated]:
    people = [m for m in reading.people(sid) if m.name is not None]
    for mention in reading.dates(sid):
        if mention.type != "DATE" or mention.how not in {"absolute", "partial"} or mention.when is None or (mention.when.days or 999) > 366:
            continue
        sentence = reading.clause(sid, mention.start, mention.end)
        person = _whose(reading, sid, sentence.start, mention, people) if mention.start - sentence.start <= 100 else None
        subject = resolve(reading, person.name.text, sid) if person and person.name else None
        if subject is not None and person is not None and person.name is not None:
            place = reading.place(sid, sentence.start, mention.end, "related")
            yield Dated(mention.when, subject, "born", place, None, sid, person.name.text)


def _whose(reading: Reading, sid: str, start: int, mention: DateMention, people: list[PersonMention]) -> PersonMention | None:
    text = reading.sources[sid].text
    before = text[start : mention.start]
    if _PRONOUN.fullmatch(before):
        return spoken_of(reading, sid, start, people)
    if not _BORN.fullmatch(before) or (found := _TO_NAME.match(text, mention.end)) is None:
        return None
    at = bisect_left(people, found.end(), key=lambda m: m.start)
    return people[at] if at < len(people) and people[at].start == found.end() else None


def one_person(elapsed: Elapsed, row: Dated) -> bool:
    """Whether an age and a birth are of one person by their names as written: no son has his father's, no John is Jack where both stand."""
    if not elapsed.name or not row.name:
        return True
    mine, theirs = given_names(elapsed.name), given_names(row.name)
    if mine and theirs and not _same_given(mine[0], theirs[0]):
        return False
    return not (mine and theirs) or generation(elapsed.name) == generation(row.name)


def _same_given(mine: str, theirs: str) -> bool:
    return mine == theirs or (min(len(mine), len(theirs)) == 1 and mine[0] == theirs[0])
