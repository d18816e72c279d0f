"""What is said to have been so long ago: in facts, and in the orders of words that no fact is read from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from whence.language.dates import elapsed_span, find_dates
from whence.language.lexicon import table
from whence.model import Amount, DateMention, Fact, Span
from whence.reading.elapsed import Elapsed, elapsed_mention, full_on, is_tail, place_of, sound, years_before
from whence.reading.identity import resolve
from whence.reading.named import begins, named_after, named_before
from whence.reading.standpoints import counted_back, told_days
from whence.when import When

if TYPE_CHECKING:
    from whence.reading.reading import Reading

_SHORT = {"week": (1, 7), "month": (5, 30.44)}
"""Days by which a plain "two weeks ago" or "a month ago" may be short, and days of the unit: nobody counts those to the day."""
_SHARE = 0.05
"""The share of a longer span by which it may: "six months ago"."""
_TO_THE_DAY = "ago-to-the-day"
"""The pattern that reads "50 years ago on Sunday" as one."""
_SLACK = {"weekday": 7, "relative": 1}
"""Days to either side of the day or week on which the years are full: "50 years ago this week"."""
_AGENT = r"(?:\s+by\s+(?:the|a|an|his|her|its|their)\s+[\w’'-]+(?:\s+[\w’'-]+){0,3})?"
_RELATIVE = re.compile(r",?\s+(?:which|that|who)\Z|\Z")
_FRONT = re.compile(r"[“\"‘\s]*(?:(?:It|That)\s+was\s+)?\Z")


def elapsed_facts(reading: Reading) -> Iterator[Elapsed | str]:
    """The facts whose value is an elapsed expression; a string says why one could not be placed."""
    for fact in reading.facts:
        if reading.kind(fact) != "date" or fact.source not in reading.sources:
            continue
        mention = elapsed_mention(fact.value)
        if mention is None or mention.amount is None or not sound(reading, fact):
            continue
        subject, anchor = reading.subject(fact), reading.anchor(fact.source)
        if subject is None:
            yield "the subject is a pronoun or could be several things"
        elif anchor is None:
            yield "the source's day of publication is not known"
        else:
            others = _others(reading, fact, mention.amount, anchor)
            span = _tail_of(reading, fact, mention, anchor) or span_of(mention.amount, anchor)
            predicate = reading.vocabulary.canonical(fact.predicate)
            place = place_of(reading, fact, "primary")
            yield Elapsed(mention.text, fact.source, place, mention.amount, anchor, span, subject, predicate, fact=fact, others=others)


def span_of(amount: Amount, anchor: date) -> When:
    """When a thing was that lies ``amount`` before ``anchor``: weeks and months without a hedge may be a few days short."""
    span = elapsed_span(amount, anchor)
    if amount.unit not in _SHORT or amount.hedge is not None or span.latest is None:
        return span
    least, unit = _SHORT[amount.unit]
    short = max(least, round(_SHARE * amount.low * unit))
    return When.span(span.earliest, min(span.latest + timedelta(days=short), anchor), span.precision, approximate=span.approximate)


def _others(reading: Reading, fact: Fact, amount: Amount, anchor: date) -> tuple[tuple[When, When], ...]:
    evidence = reading.evidence(fact)
    if evidence is None or not reading.readable(fact.source):
        return ()
    return tuple(counted_back(amount, told_days(reading, fact.source, evidence.start, evidence.end), anchor))


def _tail_of(reading: Reading, fact: Fact, mention: DateMention, anchor: date) -> When | None:
    """The span by the words behind a fact's expression, which stand in its value or, where whence read it, in the text."""
    if mention.pattern == _TO_THE_DAY:
        return _in_one(next(iter(find_dates(fact.value, anchor)), mention))
    if mention.end < len(fact.value.rstrip()):
        rows = find_dates(fact.value, anchor)
        return _full(mention.amount, rows[1]) if len(rows) == 2 else None
    if not fact.extracted or fact.end is None:
        return None
    text = reading.sources[fact.source].text
    ago = next((m for m in reading.dates(fact.source) if m.end == fact.end and m.how == "elapsed"), None)
    return _tail(reading, fact.source, text, ago) if ago else None


def _tail(reading: Reading, sid: str, text: str, ago: DateMention) -> When | None:
    if ago.pattern == _TO_THE_DAY:
        return _in_one(ago)
    after = reading.keep(("dates by start", sid), lambda: {m.start: m for m in reading.dates(sid)})
    for start in range(ago.end + 1, ago.end + 6):
        if start in after:
            return _full(ago.amount, after[start]) if is_tail(text, ago, after[start]) else None
    return None


def _in_one(ago: DateMention) -> When | None:
    """The days of an expression that says itself when the years are full, "50 years ago on Sunday", with the slack of a separate one."""
    if ago.when is None:
        return None
    slack = max(_SLACK.values())
    return When.span(years_before(ago.when.low, 0, days=-slack), years_before(ago.when.high, 0, days=slack))


def _full(amount: Amount | None, tail: DateMention) -> When | None:
    return full_on(amount, tail.when, _SLACK[tail.how]) if amount is not None and tail.when is not None and tail.how in _SLACK else None


# ---------------------------------------------------------------------------------------------------------------- from the text itself


def elapsed_texts(reading: Reading) -> Iterator[Elapsed]:
    """Elapsed times of the text that no extracted fact holds, where the thing is one that something dates."""
    if not reading.extracting:
        return
    held = {(fact.source, fact.end) for fact in reading.extracted if fact.end is not None}
    for sid in reading.sources:
        anchor = reading.anchor(sid)
        if anchor is None or not reading.readable(sid):
            continue
        text = reading.sources[sid].text
        for mention in reading.dates(sid):
            if mention.how != "elapsed" or mention.amount is None or mention.amount.direction >= 0 or (sid, mention.end) in held:
                continue
            if found := _told_of(reading, sid, text, mention):
                yield from _elapsed(reading, sid, mention, mention.amount, anchor, *found)


def _elapsed(reading: Reading, sid: str, mention: DateMention, amount: Amount, anchor: date, thing: Span, verb: str) -> Iterator[Elapsed]:
    subject = resolve(reading, thing.text, sid)
    if subject is None:
        return
    start, end = min(thing.start, mention.start), max(thing.end, mention.end)
    span = _tail(reading, sid, reading.sources[sid].text, mention) or span_of(amount, anchor)
    others = tuple(counted_back(amount, told_days(reading, sid, start, end), anchor))
    predicate = reading.vocabulary.canonical(verb)
    yield Elapsed(mention.text, sid, reading.place(sid, start, end), amount, anchor, span, subject, predicate, others=others)


def _told_of(reading: Reading, sid: str, text: str, mention: DateMention) -> tuple[Span, str] | None:
    """The thing and the verb that an expression is told of, in one of three orders of words."""
    sentence = reading.clause(sid, mention.start, mention.end)
    start = max(sentence.start, mention.start - 200)
    patterns = reading.keep("ago verbs", lambda: _patterns(tuple(sorted(reading.vocabulary.words("date"), key=lambda w: (-len(w), w)))))
    before = text[start : mention.start]
    if _FRONT.fullmatch(before) and start == sentence.start:
        return _in_front(reading, sid, text, mention, patterns["behind"])
    if (passive := patterns["passive"].search(before)) and (link := _RELATIVE.search(before, 0, passive.start())):
        thing = named_before(reading, sid, start + link.start())
        return (thing, passive[1]) if thing and begins(text, sentence.start, thing) else None
    thing = named_before(reading, sid, start + len(patterns["weighed"].sub("", before)))
    active = patterns["active"].search(text[start : thing.start]) if thing else None
    return (thing, active[1]) if thing and active else None


def _in_front(reading: Reading, sid: str, text: str, mention: DateMention, behind: re.Pattern[str]) -> tuple[Span, str] | None:
    """Of "Sixty years ago the Karsten Bridge was opened" the bridge and what was done."""
    end = mention.end
    after = reading.keep(("dates by start", sid), lambda: {m.start: m for m in reading.dates(sid)})
    tail = next((after[n] for n in range(end + 1, end + 6) if n in after and is_tail(text, mention, after[n])), None)
    lead = re.compile(r",?\s+(?:when\s+|that\s+)?").match(text, tail.end if tail else end)
    thing = named_after(reading, sid, lead.end()) if lead else None
    done = behind.match(text, thing.end) if thing else None
    return (thing, done[1]) if thing and done else None


@cache
def _patterns(verbs: tuple[str, ...]) -> dict[str, re.Pattern[str]]:
    verb = "|".join(re.escape(word.replace("-", " ")) for word in verbs)
    weigh = rf"(?:(?:{'|'.join(table('elapsed')['weighing']['words'])})\s+)?"
    return {
        "behind": re.compile(rf"\s+(?:was|were)\s+(?:\w+ly\s+)?({verb})\b(?!\s+(?:to|as|for|up|again|anew)\b)"),
        "passive": re.compile(rf"\s+(?:was|were)\s+(?:\w+ly\s+|first\s+)?({verb}){_AGENT},?\s+{weigh}\Z"),
        "weighed": re.compile(rf"\s+{weigh}\Z"),
        "active": re.compile(rf"(?<!was)(?<!were)(?<!been)\s({verb})\s+(?:the\s+)?\Z"),
    }
