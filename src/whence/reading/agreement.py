"""Facts as claims: which facts speak of one thing and must agree, and as what interval each is compared."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from whence.language.numbers import read_number
from whence.language.numbers.lexicon import is_measure
from whence.model import Claim, Fact, Location, NumberMention
from whence.reading.borne_dates import claimed_date
from whence.reading.elapsed import date_of, elapsed_mention, place_of, sound
from whence.reading.fingerprint import folded

if TYPE_CHECKING:
    from whence.reading.reading import Reading

_SLACK = 0.499
"""A number bears what rounds to it: just under half a unit of its last digit, so that neighbours still conflict."""
_ABOUT = 0.1
"""How far "about" reaches, either way, as a share.

The customary reading of approximations in the style guides of news agencies is looser, never tighter.
"""


def claims_of(reading: Reading, kinds: Container[str], make: Callable[[Reading, Fact, str], Claim | None]) -> Iterator[Claim | str]:
    """The facts of some kinds that have to agree with others, as claims; a string says why one is none."""
    for fact in reading.facts:
        if reading.kind(fact) not in kinds or elapsed_mention(fact.value) is not None:
            continue
        if not sound(reading, fact):
            yield "its own quote does not bear it"
            continue
        key = key_of(reading, fact)
        claim = make(reading, fact, key) if key is not None else None
        if key is None:
            yield "the subject is not resolved, or may have several values of this kind"
        else:
            yield claim if claim is not None else "its value cannot be read"


def key_of(reading: Reading, fact: Fact) -> str | None:
    """The key under which a fact is compared with others; None when it need not agree with any.

    Facts of one ``event`` (and ``as_of``, but for tolls) and predicate agree; so do those of one resolved subject and a single-valued predicate.
    """
    predicate = reading.vocabulary.canonical(fact.predicate)
    subject = reading.subject(fact)
    if subject is None:
        return None
    if fact.event:
        grows = (about := reading.vocabulary.about(predicate)) is not None and about.grows
        as_of = "" if grows else fact.as_of or ""
        return f"event {folded(fact.event)}|{subject.key}|{predicate}|{as_of}"
    known = reading.vocabulary.about(predicate)
    if known is not None and known.single and (known.of != "thing" or not subject.person):
        return f"{subject.key}|{predicate}"
    return None


class Sides(NamedTuple):
    """The two facts of a conflict, all the facts that it concerns, their places in the same order, and how the second's source is named."""

    first: Fact
    last: Fact
    facts: list[str]
    places: list[Location]
    where: str


def sides_of(reading: Reading, pair: Sequence[Claim], claims: Sequence[Claim] = ()) -> Sides:
    """A pair of claims that conflict, and the other claims of the same thing after them."""
    first, last = (reading.fact(claim.fact_id) for claim in pair)
    rest = [fact for claim in claims if (fact := reading.fact(claim.fact_id)).fact_id not in {first.fact_id, last.fact_id}]
    places = [place_of(reading, first, "primary"), place_of(reading, last), *(place_of(reading, fact) for fact in rest)]
    where = "the same source" if first.source == last.source else last.source
    return Sides(first, last, [fact.fact_id for fact in (first, last, *rest)], places, where)


def date_claim(reading: Reading, fact: Fact, key: str) -> Claim | None:
    """A dated fact as a span of day ordinals; one that nothing gives a year, as a day of the year, which agrees with its like only."""
    when = date_of(reading, fact)
    if when is None:
        return _yearless_claim(reading, fact, key)
    low = when.low.toordinal() if when.earliest else None
    high = when.high.toordinal() if when.latest else None
    return Claim(key, "day", low, high, fact.fact_id, fact.source, str(when), fact.subject, fact.predicate)


def _yearless_claim(reading: Reading, fact: Fact, key: str) -> Claim | None:
    """The 6 April of undated sources: a date of the leap year 2000, with a key of its own, as no span of real days can be held against it.

    A day that no calendar has ("31 June") claims nothing: WH208 names it.
    """
    read = claimed_date(reading, fact)
    said = read.stated if read is not None and read.when is None and read.problem is None else None
    if said is None or said.year is not None or said.month is None or said.day is None:
        return None
    day = date(2000, said.month, said.day).toordinal()
    return Claim(f"{key}|of no year", "day", day, day, fact.fact_id, fact.source, fact.value.strip(), fact.subject, fact.predicate)


def number_claim(reading: Reading, fact: Fact, key: str) -> Claim | None:
    """A counted fact as an interval, widened by its rounding and its hedge; ``unit`` is empty for plain nouns, which name one thing in many words."""
    number = reading.keep(("number", fact.value, fact.unit), lambda: read_number(fact.value, fact.unit))
    if number is None:
        return None
    low, high = interval(number)
    unit = number.unit or fact.unit or ""  # as read: a column that says "miles" is the measure, not a noun
    return Claim(key, unit if is_measure(unit) else "", low, high, fact.fact_id, fact.source, number.text, fact.subject, fact.predicate)


def interval(number: NumberMention) -> tuple[float | None, float | None]:
    """What a number bears."""
    slack = _SLACK * number.step
    low = None if number.low is None else number.low - slack
    high = None if number.high is None else number.high + slack
    if number.hedge == "APPROX":
        low = None if number.low is None else min(number.low - abs(number.low) * _ABOUT, number.low - slack)
        high = None if number.high is None else max(number.high + abs(number.high) * _ABOUT, number.high + slack)
    return low, high


def text_claim(reading: Reading, fact: Fact, key: str) -> Claim | None:
    """A fact with a place, name or text: no interval, its words and kind."""
    return Claim(key, reading.kind(fact), None, None, fact.fact_id, fact.source, fact.value, fact.subject, fact.predicate)
