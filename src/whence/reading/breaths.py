"""Two dated acts that a text tells in one breath of one subject: "was born in 1931 and died in 1913", "(1931-1913)", "mayor from 2011 to 2004"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from whence.language.dates import read_date
from whence.language.lexicon import either, table
from whence.model import DateMention
from whence.reading.elapsed import Dated
from whence.reading.events import ADVERB, AUX, GAP, DatedEvent, dated_events, event_verbs, other_sense
from whence.when import When

if TYPE_CHECKING:
    from whence.reading.reading import Reading

_DATE = r"(?:\d{1,2}\s+[A-Z][a-z]{2,8}\.?\s+\d{4}|[A-Z][a-z]{2,8}\.?\s+\d{1,2},\s+\d{4}|\d{4})"
_LIFE = re.compile(rf"\s\(\s*(?:born\s+|b\.\s*)?(?P<born>{_DATE})(?:\s*[-–—]\s*|[,;]?\s+)(?:to\s+)?(?:died\s+|d\.\s*)?(?P<died>{_DATE})\s*\)")
"""A life in brackets behind a name: "Ada Norn (1931-1913)", "(born 12 May 1890, died 3 June 1842)"."""
_LINK = re.compile(rf"(?:\s*,)?(?:\s+(?:and|but|then|and then|and later)|(?<=,))\s+(?:{AUX}\s+)?(?:\w+ly\s+|also\s+|later\s+)?$")
_NEXT_SENTENCE = re.compile(rf"\.\s+(?:He|She)\s+(?:{AUX}{ADVERB}\s+)?$")
_TO = re.compile(r"\s+(?:to|until|till)\s+(?:the end of\s+)?")
_BEFORE_CHRIST = re.compile(r"\bB\.?\s?C\b")
_MODERN = 1500
"""From this year on, years in brackets that run backwards are no years before Christ written without their letters."""
_FAR = 80
"""How far before a date its "from" is looked for, in characters."""


class Act(msgspec.Struct, frozen=True):
    """An act at a time: its canonical ``predicate``, "" for the end of a range; ``said``: as an editor says it."""

    predicate: str
    said: str
    when: When
    start: int
    end: int


class Breath(msgspec.Struct, frozen=True):
    """Two acts of one subject, in the order that the text or its form gives them."""

    sid: str
    label: str
    acts: tuple[Act, Act]

    def wrong(self, order: set[tuple[str, str]]) -> bool:
        """Whether the second act is dated before the first, which it cannot precede."""
        first, second = self.acts
        return second.when.high < first.when.low and (not first.predicate or (first.predicate, second.predicate) in order)


def breaths(reading: Reading, sid: str) -> Iterator[Breath]:
    """Every such pair of a source."""
    if not reading.readable(sid):
        return
    yield from _sequels(reading, sid)
    yield from _lives(reading, sid)
    yield from _ranges(reading, sid)


def may_be_two(first: Dated, second: Dated) -> bool:
    """Whether two dates read from a text may be of two things: two sentences on "the war", or a palace that is told to have been built again."""
    one, two = first.fact, second.fact
    if one is None or two is None or not one.extracted or not two.extracted or one.start is None or two.start is None:
        return False
    ended_first = second.predicate in table("orders")["again"]["words"] and two.start < one.start and one.source == two.source
    return first.subject.common or ended_first


def _sequels(reading: Reading, sid: str) -> Iterator[Breath]:
    """A dated act and the one that its sentence, or the next by "he" or "she", goes on with: "… and died in 1913"."""
    verb = event_verbs(reading)
    following = dict(pairwise(m for m in reading.dates(sid) if _firm(m)))
    for event in dated_events(reading, sid):
        head: DatedEvent | None = event
        while head is not None and (mention := following.get(head.mention)) is not None:
            then = _continued(reading, sid, verb, head, mention)
            if then is not None and head.mention.when is not None and mention.when is not None:
                acts = (_act(head.predicate, head.mention, head.mention.when), _act(then.predicate, mention, mention.when))
                yield Breath(sid, event.subject.text, acts)
            head = then


def _continued(reading: Reading, sid: str, verb: re.Pattern[str], event: DatedEvent, mention: DateMention) -> DatedEvent | None:
    """The act that the text tells of the same subject right behind an event, at the next date."""
    text, low = reading.sources[sid].text, event.mention.end
    if mention.start - low > _FAR or not _firm(event.mention):
        return None
    found = next((v for v in verb.finditer(text, low, mention.start) if GAP.fullmatch(text, v.end(), mention.start)), None)
    if found is None or other_sense(found.group(), text[mention.end : mention.end + _FAR]):
        return None
    between = text[low : found.start()]
    if not (_LINK.fullmatch(between) or (_NEXT_SENTENCE.fullmatch(between) and _alone(reading, sid, event))):
        return None
    return DatedEvent(event.subject, reading.vocabulary.canonical(found.group()), mention, event.quote)


def _alone(reading: Reading, sid: str, event: DatedEvent) -> bool:
    """Whether the subject is the one person whom its sentence names."""
    sentence = reading.clause(sid, event.mention.start, event.mention.end)
    people = reading.keep(("names", sid), lambda: sorted((m.start, m.end) for m in reading.people(sid) if m.name is not None))
    named = people[bisect_left(people, (sentence.start, 0)) : bisect_left(people, (sentence.end, 0))]
    return len(named) == 1 and event.subject.start <= named[0][0] and named[0][1] == event.subject.end


def _lives(reading: Reading, sid: str) -> Iterator[Breath]:
    text = reading.sources[sid].text
    lives = list(_LIFE.finditer(text))
    people = {m.end: m for m in reading.people(sid) if m.name is not None} if lives else {}
    ancient = _BEFORE_CHRIST.search(text) is not None
    for found in lives:
        person = people.get(found.start())
        born, died = read_date(found["born"]), read_date(found["died"])
        if person is None or born is None or died is None or ancient or died.low.year < _MODERN:
            continue
        acts = (Act("born", "born", born, *found.span("born")), Act("died", "died", died, *found.span("died")))
        yield Breath(sid, person.text, acts)


def _ranges(reading: Reading, sid: str) -> Iterator[Breath]:
    """A time with both ends: "was mayor from 2011 to 2004", where a verb says that it lasted."""
    text = reading.sources[sid].text
    ancient, (lasting, other) = _BEFORE_CHRIST.search(text) is not None, _lasting()
    for first, last in pairwise(m for m in reading.dates(sid) if _firm(m)):
        if ancient or first.when is None or last.when is None or last.when.low.year < _MODERN or not _TO.fullmatch(text, first.end, last.start):
            continue
        low = max(reading.clause(sid, first.start, last.end).start, first.start - _FAR)
        if lasting.search(text, low, first.start) and not other.search(text, low, first.start):
            acts = (Act("", "from", first.when, first.start, first.end), Act("", "to", last.when, last.start, last.end))
            yield Breath(sid, text[first.start : last.end], acts)


@cache
def _lasting() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What lasts from a date to another, up to the first; and the words that tell of something else, which may as well go backwards."""
    words = table("orders")["lasting"]
    lasting = rf"\b(?:{either(words['verbs'])})\b(?:\s+(?!(?:and|or|but)\b)[\w’'-]+){{0,7}}\s+from\s+(?:early\s+|late\s+)?$"
    return re.compile(lasting), re.compile(rf"\b(?:{either(words['not'])})\b", re.IGNORECASE)


def _firm(mention: DateMention) -> bool:
    """Whether a date says its year itself: one that is inferred may be a year out."""
    return mention.how == "absolute" and mention.type == "DATE" and mention.when is not None and mention.when.precision in {"day", "month", "year"}


def _act(predicate: str, mention: DateMention, when: When) -> Act:
    return Act(predicate, predicate.replace("-", " "), when, mention.start, mention.end)
