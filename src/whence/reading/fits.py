"""Relative dates as evidence: which candidate day "this weekend" fits, when another source says when the thing was."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec

from whence.model import DateMention, Span
from whence.reading.publication import RANK
from whence.reading.things import is_pronoun
from whence.when import When

if TYPE_CHECKING:
    from whence.reading.reading import Reading

# Things that happen on days known beforehand and that several articles date. Common nouns of the news calendar.
_OCCASION = re.compile(
    r"\b(summit|election|elections|referendum|conference|congress|convention|festival|championships?|final|finals|games|olympics|world cup|"
    r"ceremony|funeral|inauguration|wedding|coronation|trial|hearing|verdict|launch|landing|eclipse|"
    r"marathon|grand prix|derby|concert|exhibition|premiere|"
    r"strike|march|rally|parade|vote|ballot|debate|meeting|talks)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"\b(?:[A-Z][\w’'-]+|[A-Z]{1,4}\d+)\b")
_SPREAD = timedelta(days=3)
"""An occasion of several days begins on one of them and is spoken of by another."""


class Fit(msgspec.Struct, frozen=True):
    """A relative expression beside a named occasion, and how each candidate day of publication fits the occasion's day as known elsewhere."""

    mention: DateMention
    occasion: str
    known: When
    known_from: str
    known_at: Span
    fitting: tuple[date, ...]
    misfitting: tuple[tuple[date, When], ...]


def candidates(reading: Reading, sid: str, tolerance: int = 1) -> tuple[date, ...]:
    """The days that a source's own evidence gives for its publication, those within ``tolerance`` days of an earlier one left out.

    The one taken first.
    """
    publication = reading.published(sid)
    if publication.taken is None or publication.taken.value.earliest is None:
        return ()
    days = [publication.taken.value.earliest]
    for piece in publication.evidence:
        day = piece.value.earliest
        if piece.role in RANK and piece.value.is_day and day and all(abs((day - other).days) > tolerance for other in days):
            days.append(day)
    return tuple(days)


def fitting_relatives(reading: Reading, sid: str) -> tuple[Fit, ...]:
    """The relative expressions of a source that fit one candidate and not another."""
    return reading.keep(("fits", sid), lambda: tuple(_fits(reading, sid)))


def _fits(reading: Reading, sid: str) -> list[Fit]:
    days = candidates(reading, sid)
    if len(days) < 2:
        return []
    found = []
    for mention in _relatives(reading, sid):
        for occasion, names in _occasions(reading, sid, mention):
            known = _known(reading, sid, occasion, names)
            if known is None:
                continue
            when, other, place = known
            resolved = {day: _span(reading, sid, mention, day) for day in days}
            fitting = tuple(day for day in days if (w := resolved[day]) and w.agrees(when))
            misfitting = tuple((day, w) for day in days if (w := resolved[day]) and w.conflicts(when))
            if fitting and misfitting:
                found.append(Fit(mention, occasion, when, other, place, fitting, misfitting))
                break
    return found


def _relatives(reading: Reading, sid: str) -> list[DateMention]:
    return [m for m in reading.dates(sid) if m.how in {"weekday", "relative"} and m.type == "DATE" and m.when is not None]


def _span(reading: Reading, sid: str, mention: DateMention, day: date) -> When | None:
    again = next((m for m in reading.dates_as_of(sid, day) if m.start == mention.start), None)
    if again is None or again.when is None or again.when.earliest is None or again.when.latest is None:
        return None
    # news counts Friday evening to the weekend
    early = again.when.earliest - timedelta(days=1) if "weekend" in again.text.lower() else again.when.earliest
    return When.span(early, again.when.latest)


def _occasions(reading: Reading, sid: str, mention: DateMention) -> list[tuple[str, frozenset[str]]]:
    clause = reading.clause(sid, mention.start, mention.end)
    names = frozenset(word for word in _NAME.findall(clause.text) if not is_pronoun(word))
    return [(found.group(1).lower().rstrip("s"), names) for found in _OCCASION.finditer(clause.text)]


def _known(reading: Reading, sid: str, occasion: str, names: frozenset[str]) -> tuple[When, str, Span] | None:
    """The day of the same occasion as another source has it: the same noun, beside a place or name that both give and that is not everywhere."""
    common = _everywhere(reading)
    for other in reading.sources:
        if other == sid or reading.anchor(other) is None or len(candidates(reading, other)) > 1:
            continue
        for mention in reading.dates(other):
            if (
                mention.type != "DATE"
                or mention.when is None
                or not mention.when.is_day
                or mention.how not in {"absolute", "partial", "weekday", "relative"}
            ):
                continue
            for noun, theirs in _occasions(reading, other, mention):
                if noun == occasion and (names & theirs) - common and mention.when.earliest and mention.when.latest:
                    span = When.span(mention.when.earliest, mention.when.latest + _SPREAD)
                    return span, other, Span(mention.start, mention.end, mention.text)
    return None


def _everywhere(reading: Reading) -> frozenset[str]:
    """Names of persons and polities: they stand in every sentence of a dossier and tell no occasion from another."""

    def make() -> frozenset[str]:
        from whence.language.lexicon import polity_names

        people = {word for sid in reading.sources for m in reading.people(sid) for word in m.text.split()}
        return frozenset(people | {word for name in polity_names("states", "unions") for word in name.split()})

    return reading.keep("everywhere", make)
