"""Drafts against sources: what a draft claims, and what there is that may bear it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from whence.comparing.dates import as_mention
from whence.model import DateMention, NumberMention
from whence.reading.shelves import Dates, Numbers

if TYPE_CHECKING:
    from whence.reading.people import Person
    from whence.reading.reading import Reading

UNREAD = "a source is withheld or in a language that is not read, and may bear it"
DRAFT_UNREAD = "the draft's language is not read"


def drafts_of(reading: Reading) -> list[str]:
    """The ids of the drafts, in their order; none where nothing is held against the sources."""
    return [draft.id for draft in reading.dossier.drafts]


def across(reading: Reading, one: str, other: str) -> bool:
    """Whether one of two texts is a draft and the other a source: what WH601 to WH605 hold against each other, and no other check does again."""
    drafts = set(drafts_of(reading))
    return (one in drafts) != (other in drafts)


def bearers(reading: Reading) -> list[str]:
    """The ids of the sources that may bear a draft's claims."""
    return [source.id for source in reading.dossier.sources if source.text.strip()]


def all_read(reading: Reading) -> bool:
    """Whether every source's meaning is read, so that what is not found in one is nowhere."""
    return all(reading.readable(source.id) for source in reading.dossier.sources)


def dates_claimed(reading: Reading, sid: str) -> list[DateMention]:
    """The days, months and years that a draft names: not its own date of publication, bare lengths, vague times or dates that do not exist."""
    own = {piece.start for piece in reading.published(sid).evidence}
    kinds = {"absolute", "partial", "weekday", "relative"}
    return [m for m in reading.dates(sid) if m.type in {"DATE", "TIME"} and m.how in kinds and not m.problem and m.start not in own]


def dates_borne(reading: Reading) -> Dates:
    """The dates of all sources, and the days that they were published on, each with its source; alike ones of a source once."""
    return reading.keep("dates borne", lambda: Dates(_dates(reading)))


def numbers_borne(reading: Reading) -> Numbers:
    """The numbers of all sources but for ordinals, each with its source; alike ones once, with the first source that has them."""
    return reading.keep("numbers borne", lambda: Numbers(_numbers(reading)))


def _numbers(reading: Reading) -> Iterable[tuple[str, NumberMention]]:
    alike = {(n.low, n.high, n.unit, n.hedge, n.step): (sid, n) for sid in reversed(bearers(reading)) for n in reading.numbers(sid) if not n.ordinal}
    return alike.values()


def _dates(reading: Reading) -> Iterable[tuple[str, DateMention]]:
    for sid in bearers(reading):
        seen = set()
        for mention in reading.dates(sid):
            key = (mention.when, mention.stated)
            if (mention.when is not None or mention.stated is not None) and not mention.problem and key not in seen:
                seen.add(key)
                yield sid, mention
        published = reading.published(sid).value
        if published is not None:
            yield sid, as_mention(published, published.edtf())


def persons_borne(reading: Reading) -> list[Person]:
    """The persons of all sources."""
    return reading.keep("persons borne", lambda: [person for sid in bearers(reading) for person in reading.persons(sid)])
