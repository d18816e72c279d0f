"""Does the quote bear the number? The value against every number that the quote holds, for the fact's subject."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from whence.comparing import Comparison
from whence.model import Evidence, Fact, NumberMention
from whence.reading.borne import best_of, occurrences, owner, said, stands, within
from whence.reading.counted import as_told, other_fate

if TYPE_CHECKING:
    from whence.reading.reading import Reading

_SCALE = re.compile(r"\s*-?\s*(?:hundred|thousand|million|mln|billion|bln|bn|trillion|tn|crore|lakh|dozen|[mk]\b)", re.IGNORECASE)
_ONE = re.compile(r"\b(?:an?|single|sole|lone)\b", re.IGNORECASE)
_FEW = {
    2: r"\b(?:both|pair|couple|twins?|twice|either|neither|double[sd]?|duo)\b",
    3: r"\b(?:trio|triplets?|triple[sd]?|thrice)\b",
    0: r"\b(?:no|none|nobody|nothing|nil|zero)\b",
}
_HARD_UNIT = re.compile(r"[A-Z]{3}|%|pp|bp")


def number(reading: Reading, fact: Fact, evidence: Evidence) -> Comparison:
    """Whether a number follows from the quote: literally, or in meaning, with its unit."""
    claims = _readings(fact)
    if not claims:
        return Comparison("unknown", "the value is not read as a number")
    return best_of([_number(reading, fact, evidence, claim) for claim in claims])


def _number(reading: Reading, fact: Fact, evidence: Evidence, claim: NumberMention) -> Comparison:
    from whence.comparing.numbers import compare_numbers

    mentions = numbers_in(reading, fact, evidence)
    pairs = [(m, _within_range(claim, m, compare_numbers(as_told(claim, m, evidence), m))) for m in mentions]
    bearing = [m for m, c in pairs if c.holds and not c.finer]
    whose = owner(reading, fact, evidence, mentions, bearing)
    if whose and whose.verdict == "conflict":
        return whose
    if wrong := other_fate(fact, evidence, pairs):
        return wrong
    best = best_of([c for _, c in pairs]) if pairs else None
    if best and best.verdict == "unknown" and (other := _other_measure(claim, pairs)):
        return other
    if best and best.holds and not best.finer:
        return best
    forms = [form for form in _forms(fact.value, claim) if stands(form, said(fact, evidence)) and not _scaled(form, evidence, mentions)]
    if forms and not _hard_unit(claim, mentions):
        return Comparison("same", "the value stands in the quote", seen=fact.value.strip())
    if _in_words(claim, said(fact, evidence)):
        return Comparison("compatible", "the quote says so in words")
    return best or Comparison("conflict", "the quote has no number")


def _other_measure(claim: NumberMention, pairs: Iterable[tuple[NumberMention, Comparison]]) -> Comparison | None:
    """The conflict with the same figure in another measure of the same kind, whatever else the quote counts: two months for "two weeks"."""
    from whence.comparing.numbers import measure

    mine = measure(claim.unit)
    for m, c in pairs:
        theirs = measure(m.unit)
        if c.verdict == "conflict" and mine and theirs and mine[1] == theirs[1] and (m.low, m.high) == (claim.low, claim.high):
            return c
    return None


def claimed_number(fact: Fact) -> NumberMention | None:
    """The value of a number fact, with its unit; None where it cannot be read."""
    from whence.language.numbers import read_number

    return read_number(fact.value, fact.unit)


def _readings(fact: Fact) -> list[NumberMention]:
    """What a number value can mean: "15/20" in a table is a share in print and a range by the table's own rule."""
    from whence.language.numbers import read_number
    from whence.language.numbers.reader import in_millions

    claim = claimed_number(fact)
    if claim and not fact.unit and (full := in_millions(fact.value)) and (known := read_number(full)):
        return [claim, known]
    low, slash, high = fact.value.partition("/")
    ends = (read_number(low.strip(), fact.unit), read_number(high.strip(), fact.unit)) if slash and claim else None
    if not claim or not ends or not ends[0] or not ends[1] or ends[0].low is None or ends[1].high is None or ends[0].low > ends[1].high:
        return [claim] if claim else []
    return [claim, msgspec.structs.replace(ends[0], start=0, end=len(fact.value), text=fact.value, high=ends[1].high)]


def numbers_in(reading: Reading, fact: Fact, evidence: Evidence) -> list[NumberMention]:
    """The numbers of the quote, those that it cuts read again as it has them."""
    from whence.language.numbers import find_numbers

    return within(reading.numbers(fact.source), evidence, find_numbers)


def _within_range(claim: NumberMention, mention: NumberMention, found: Comparison) -> Comparison:
    """A plain number inside a stated range claims more than the range does: "60 to 100" does not give 62, but its ends stand there."""
    ends = (mention.low, mention.high)
    inside = found.holds and claim.low is not None and claim.low == claim.high and None not in ends and mention.low != mention.high
    if not inside or (claim.low in ends and not any(c.isdigit() for c in mention.text)):
        return found
    return msgspec.structs.replace(found, finer=claim.low not in ends)


def _forms(value: str, claim: NumberMention) -> list[str]:
    """The value; a figure with commas; a small one as a word: the 3 of "three quarters" stands there as literally as "three" does."""
    from whence.language.numbers.lexicon import atoms

    if not value.strip().isdecimal() or not value.isascii() or len(value) > 18 or claim.low is None:
        return [value]
    return [value, f"{int(value):,}", *(w for word, n in atoms().items() if n == claim.low <= 20 for w in (word, word.capitalize()))]


def _scaled(value: str, evidence: Evidence, mentions: Iterable[NumberMention]) -> bool:
    """Whether every literal occurrence of the value is the head of a larger number: the 5 of "5 million"."""
    spots = occurrences(value, evidence.text)
    spans = [(m.start - evidence.start, m.end - evidence.start) for m in mentions]
    heads = [(a, b) for a, b in spots if _SCALE.match(evidence.text, b) and any(low <= a and b < high for low, high in spans)]
    return bool(spots) and len(heads) == len(spots)


def _hard_unit(claim: NumberMention, mentions: Iterable[NumberMention]) -> bool:
    """Whether the same figure stands in the quote, but as other money, as percent where the claim has points, or in kilograms where it has tons."""
    same = [m for m in mentions if (m.low, m.high) == (claim.low, claim.high)]
    return bool(claim.unit and same) and all(m.unit is not None and _apart(claim.unit or "", m.unit) for m in same)


def _apart(a: str, b: str) -> bool:
    """Whether two units cannot be meant of one figure; tons of any kind are alike."""
    from whence.comparing.numbers import measure

    if _HARD_UNIT.fullmatch(a) and _HARD_UNIT.fullmatch(b):
        return a != b
    ours, theirs = measure(a), measure(b)
    return ours is not None and theirs is not None and (ours[1] != theirs[1] or not 0.8 < ours[0] / theirs[0] < 1.25)


def _in_words(claim: NumberMention, text: str) -> bool:
    """The numbers that English says without a numeral: a, both, none."""
    if claim.low is None or claim.low != claim.high or (claim.unit and _HARD_UNIT.fullmatch(claim.unit)):
        return False
    if claim.low == 1:
        return _ONE.search(text) is not None
    pattern = _FEW.get(int(claim.low)) if claim.low == int(claim.low) else None
    return pattern is not None and re.search(pattern, text, re.IGNORECASE) is not None
