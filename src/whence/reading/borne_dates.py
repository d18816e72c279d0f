"""Does the quote bear the date? The value against every date expression that the quote holds, for the fact's subject."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from whence.comparing import Comparison
from whence.comparing.dates import as_mention, compare_mentions, day_stands, parts
from whence.comparing.words import words
from whence.errors import WhenError
from whence.model import DateMention, Evidence, Fact
from whence.reading.borne import best_of, owner, said, stands, within
from whence.reading.misdated import other_verb, overreach
from whence.when import When

if TYPE_CHECKING:
    from whence.reading.reading import Reading

_CLOCK = re.compile(r"\d{1,2}(?:[:.h]\d{2}){0,2}\s?(?:[ap]\.?\s?m\.?|noon|midnight|hours|hrs)?(?:\s+(?:local time|[A-Z]{2,5}))?", re.IGNORECASE)
"""A time of day that names no day."""
_JOINED = re.compile(r"\s*(?:to|until|till|through|[-–—])\s*(?:on\s+)?")
_TIME = re.compile(r"T(\d\d)(?::?(\d\d))?")


def date(reading: Reading, fact: Fact, evidence: Evidence) -> Comparison:
    """Whether a date follows from the quote: literally, or by what the quote's date expressions mean on the day of publication."""
    claim = claimed_date(reading, fact)
    if claim is None:
        return Comparison("unknown", "the value is not read as a date")
    mentions = dates_in(reading, fact, evidence)
    if claim.type == "TIME" and _CLOCK.fullmatch(fact.value.strip()):
        return _clock(claim, mentions)
    literal = stands(fact.value, said(fact, evidence)) or day_stands(claim, said(fact, evidence))
    pairs = [(m, _by_context(reading, fact, m, compare_mentions(claim, m))) for m in mentions]
    bearing = [m for m, c in pairs if c.holds and not c.finer]
    whose = owner(reading, fact, evidence, mentions, bearing)
    if whose and whose.verdict == "conflict":
        return whose
    if wrong := (None if whose else other_verb(fact, evidence, mentions, bearing)) or overreach(claim, mentions, evidence):
        return wrong
    if literal:
        return Comparison("same", "the value stands in the quote", seen=fact.value.strip())
    ranged = _range(reading, fact, claim, mentions)
    if ranged:
        return ranged
    known = [c for m, c in pairs if _counts(claim, m, mentions) and not (c.finer and _filled(claim, m, pairs))]
    return best_of(known) if known else Comparison("conflict", "the quote has no such date" if mentions else "the quote has no date")


def _clock(claim: DateMention, mentions: Sequence[DateMention]) -> Comparison:
    """A time of day alone, held against the times of the quote and no day: "20:55" is borne by "8:55 pm" on whatever day."""
    ours = _TIME.search(claim.value)
    told = [(m, time) for m in mentions if (time := _TIME.search(m.value))]
    if ours is None or not told:
        return Comparison("unknown", "the quote gives no time of day by the clock")
    for mention, time in told:
        if time[1] == ours[1] and (time[2] or "00") == (ours[2] or "00"):
            return Comparison("same", "both name one time of day", seen=mention.text)
    return Comparison("conflict", f"the quote has {told[0][0].text}", seen=told[0][0].text)


def claimed_date(reading: Reading, fact: Fact) -> DateMention | None:
    """The value of a date fact as a date expression; None where it cannot be read."""
    return reading.keep(("claimed date", fact.value, fact.source), lambda: _read_date(reading, fact))


def _read_date(reading: Reading, fact: Fact) -> DateMention | None:
    from whence.language.dates import find_dates, read_date

    value = fact.value.strip()
    try:
        return as_mention(When.parse(value), value)
    except WhenError:
        pass
    anchor = reading.anchor(fact.source) if fact.source in reading.sources else None
    whole = [m for m in find_dates(value, anchor) if words(m.text) == words(value)]
    if whole and whole[0].type in {"DATE", "TIME", "DURATION"} and (whole[0].when or whole[0].stated):
        return whole[0]
    when = read_date(value, anchor)
    return as_mention(when, value) if when else None


def dates_in(reading: Reading, fact: Fact, evidence: Evidence) -> list[DateMention]:
    """The date expressions of the quote, those that it cuts read again as it has them."""
    from whence.language.dates import find_dates

    def again(text: str) -> list[DateMention]:
        return find_dates(text, reading.anchor(fact.source))

    rows = within(reading.dates(fact.source), evidence, again)
    return [m for m in rows if m.when is not None or m.stated is not None]


def _counts(claim: DateMention, mention: DateMention, mentions: Sequence[DateMention]) -> bool:
    """Whether a mention can bear the claim at all.

    A claim of a bare year is not borne by a day whose year had to be inferred where the quote itself names years: "20 March … since the 1983 flood"
    has the year 1983 and no other.
    """
    if mention.how == "reference" or mention.type == "SET":
        return False
    bare_year = claim.when is not None and claim.when.precision == "year"
    inferred = mention.stated is not None and mention.stated.year is None and mention.how in {"partial", "weekday"}
    return not (bare_year and inferred and any(m.how == "absolute" and m.when is not None for m in mentions))


def _filled(claim: DateMention, mention: DateMention, pairs: Sequence[tuple[DateMention, Comparison]]) -> bool:
    """Whether a longer span that could hold the claim is told more closely in the quote, and otherwise: the 2020 of "on November 3 … of 2020"."""
    longer = mention.when
    if longer is None or claim.when is None or claim.when.days is None:
        return False
    closer = [m.when for m, c in pairs if c.verdict == "conflict" and m.when is not None and m.when.within(longer)]
    return any(w.days is not None and w.days <= claim.when.days for w in closer)


def _by_context(reading: Reading, fact: Fact, mention: DateMention, found: Comparison) -> Comparison:
    """A conflict of the year alone is none where the quote names no year and the text names the claimed one elsewhere."""
    claim = claimed_date(reading, fact)
    if found.verdict != "conflict" or claim is None or mention.stated is None or mention.stated.year or mention.how not in {"partial", "weekday"}:
        return found
    ours, theirs = parts(claim), parts(mention)
    if claim.stated and claim.stated.weekday and claim.stated.weekday != theirs.weekday:
        return found
    if mention.how == "weekday":
        near = claim.when is not None and claim.when.is_day and mention.when is not None and claim.when.gap(mention.when) <= 7
        same = ours.weekday == theirs.weekday and near
    else:
        told = any(m.stated and m.stated.year == ours.year for m in reading.dates(fact.source))
        same = (ours.month, ours.day) == (theirs.month, theirs.day) and told
    return Comparison("compatible", "the quote leaves open which", seen=mention.text) if same else found


def _range(reading: Reading, fact: Fact, claim: DateMention, mentions: Sequence[DateMention]) -> Comparison | None:
    """A claimed interval whose ends the mentions name, or one of whose ends is open and the other is named.

    An open end may be the day beside: "before 26 June" is up to the 25th, or to the 26th. A weekend may begin on its Friday, as news counts it.
    """
    when = claim.when
    if when is None or when.precision != "interval":
        return None
    spans = [(m.when, "weekend" in m.text.lower()) for m in mentions if m.when is not None]
    if when.earliest is not None and when.latest is not None:
        if any(w.earliest == when.earliest for w, _ in spans) and any(w.latest == when.latest for w, _ in spans):
            return Comparison("same", "the quote names its ends")
        if other := _other_end(reading, fact, when, mentions):
            return other
        friday = any(weekend and w.latest == when.latest and w.earliest == when.earliest + timedelta(days=1) for w, weekend in spans)
        return Comparison("compatible", "a weekend may be counted from its Friday") if friday else None
    edge = when.latest or when.earliest
    near = edge is not None and any(e is not None and abs((e - edge).days) <= 1 for w, _ in spans for e in (w.earliest, w.latest))
    return Comparison("same", "the quote names its end") if near else None


def _other_end(reading: Reading, fact: Fact, claim: When, mentions: Sequence[DateMention]) -> Comparison | None:
    """A range of the quote that shares one end with the claimed one and has another at the other: "from 3 to 5 May" for 3 to 6 May."""
    text = reading.sources[fact.source].text
    for one, two in pairwise(sorted(mentions, key=lambda m: m.start)):
        if one.when is None or two.when is None or not _JOINED.fullmatch(text[one.end : two.start]):
            continue
        if (one.when.earliest == claim.earliest) != (two.when.latest == claim.latest):
            said = text[one.start : two.end]
            return Comparison("conflict", f"the quote has {said}", seen=said)
    return None
