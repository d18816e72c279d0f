"""Does the quote bear it? Dates and numbers: the value against every mention that the quote holds, for the fact's subject."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

import msgspec

from whence.comparing import Comparison
from whence.comparing.dates import as_mention, compare_mentions, day_stands, parts
from whence.comparing.words import words
from whence.errors import WhenError
from whence.model import DateMention, Evidence, Fact, NumberMention, Span
from whence.reading.counted import as_told, other_fate
from whence.reading.misdated import other_verb, overreach
from whence.when import When

if TYPE_CHECKING:
    from whence.reading.reading import Reading

M = TypeVar("M", DateMention, NumberMention)

_SCALE = re.compile(r"\s*-?\s*(?:hundred|thousand|million|mln|billion|bln|bn|trillion|tn|crore|lakh|dozen|[mk]\b)", re.IGNORECASE)
_ONE = re.compile(r"\b(?:an?|single|sole|lone)\b", re.IGNORECASE)
_FEW = {
    2: r"\b(?:both|pair|couple|twins?|twice|either|neither|double[sd]?|duo)\b",
    3: r"\b(?:trio|triplets?|triple[sd]?|thrice)\b",
    0: r"\b(?:no|none|nobody|nothing|nil|zero)\b",
}
_HARD_UNIT = re.compile(r"[A-Z]{3}|%|pp|bp")
_RANK = {"same": 0, "compatible": 1, "unknown": 3, "conflict": 4}


# ---------------------------------------------------------------------------------------------------------------- dates


def date(reading: Reading, fact: Fact, evidence: Evidence) -> Comparison:
    """Whether a date follows from the quote: literally, or by what the quote's date expressions mean on the day of publication."""
    claim = claimed_date(reading, fact)
    if claim is None:
        return Comparison("unknown", "the value is not read as a date")
    mentions = dates_in(reading, fact, evidence)
    literal = _literal(fact.value, said(fact, evidence)) or day_stands(claim, said(fact, evidence))
    pairs = [(m, _by_context(reading, fact, m, compare_mentions(claim, m))) for m in mentions]
    bearing = [m for m, c in pairs if c.holds and not c.finer]
    if other := _other_owner(reading, fact, evidence, mentions, bearing):
        return other
    if wrong := other_verb(fact, evidence, mentions, bearing) or overreach(claim, mentions, evidence):
        return wrong
    if literal:
        return Comparison("same", "the value stands in the quote", seen=fact.value.strip())
    ranged = _range(claim, mentions)
    if ranged:
        return ranged
    known = [c for m, c in pairs if _counts(claim, m, mentions) and not (c.finer and _filled(claim, m, pairs))]
    return _best(known) if known else Comparison("conflict", "the quote has no such date" if mentions else "the quote has no date")


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

    rows = _within(reading.dates(fact.source), evidence, again)
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


def _range(claim: DateMention, mentions: Sequence[DateMention]) -> Comparison | None:
    """A claimed interval whose ends two mentions name, or one of whose ends is open and the other is named."""
    when = claim.when
    if when is None or when.precision != "interval":
        return None
    spans = [m.when for m in mentions if m.when is not None]
    first = when.earliest is None or any(w.earliest is not None and abs((w.earliest - when.earliest).days) <= 1 for w in spans)
    last = when.latest is None or any(w.latest is not None and abs((w.latest - when.latest).days) <= 1 for w in spans)
    open_end = when.earliest is None or when.latest is None
    edge = when.latest or when.earliest
    near = open_end and edge is not None and any(e is not None and abs((e - edge).days) <= 1 for w in spans for e in (w.earliest, w.latest))
    return Comparison("same", "the quote names its ends") if (first and last and spans) or near else None


# ---------------------------------------------------------------------------------------------------------------- numbers


def number(reading: Reading, fact: Fact, evidence: Evidence) -> Comparison:
    """Whether a number follows from the quote: literally, or in meaning, with its unit."""
    claims = _readings(fact)
    if not claims:
        return Comparison("unknown", "the value is not read as a number")
    return _best([_number(reading, fact, evidence, claim) for claim in claims])


def _number(reading: Reading, fact: Fact, evidence: Evidence, claim: NumberMention) -> Comparison:
    from whence.comparing.numbers import compare_numbers

    mentions = numbers_in(reading, fact, evidence)
    pairs = [(m, _within_range(claim, m, compare_numbers(as_told(claim, m, evidence), m))) for m in mentions]
    bearing = [m for m, c in pairs if c.holds and not c.finer]
    if other := _other_owner(reading, fact, evidence, mentions, bearing):
        return other
    if wrong := other_fate(fact, evidence, pairs):
        return wrong
    best = _best([c for _, c in pairs]) if pairs else None
    if best and best.holds and not best.finer:
        return best
    forms = [form for form in _forms(fact.value, claim) if _literal(form, said(fact, evidence)) and not _scaled(form, evidence, mentions)]
    if forms and not _hard_unit(claim, mentions):
        return Comparison("same", "the value stands in the quote", seen=fact.value.strip())
    if _in_words(claim, said(fact, evidence)):
        return Comparison("compatible", "the quote says so in words")
    return best or Comparison("conflict", "the quote has no number")


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

    return _within(reading.numbers(fact.source), evidence, find_numbers)


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
    spots = _occurrences(value, evidence.text)
    spans = [(m.start - evidence.start, m.end - evidence.start) for m in mentions]
    heads = [(a, b) for a, b in spots if _SCALE.match(evidence.text, b) and any(low <= a and b < high for low, high in spans)]
    return bool(spots) and len(heads) == len(spots)


def _hard_unit(claim: NumberMention, mentions: Iterable[NumberMention]) -> bool:
    """Whether the same figure stands in the quote, but as other money, as percent where the claim has points, or in kilograms where it has tons."""
    same = [m for m in mentions if (m.low, m.high) == (claim.low, claim.high)]
    return bool(claim.unit and same) and all(m.unit is not None and _apart(claim.unit or "", m.unit) for m in same)


def _apart(a: str, b: str) -> bool:
    """Whether two units cannot be meant of one figure; tons of any kind are alike."""
    from whence.language.numbers.lexicon import factors

    if _HARD_UNIT.fullmatch(a) and _HARD_UNIT.fullmatch(b):
        return a != b
    ours, theirs = (factors().get("t" if unit == "ton" else unit) for unit in (a, b))
    return ours is not None and theirs is not None and (ours[1] != theirs[1] or not 0.8 < ours[0] / theirs[0] < 1.25)


def _in_words(claim: NumberMention, text: str) -> bool:
    """The numbers that English says without a numeral: a, both, none."""
    if claim.low is None or claim.low != claim.high or (claim.unit and _HARD_UNIT.fullmatch(claim.unit)):
        return False
    if claim.low == 1:
        return _ONE.search(text) is not None
    pattern = _FEW.get(int(claim.low)) if claim.low == int(claim.low) else None
    return pattern is not None and re.search(pattern, text, re.IGNORECASE) is not None


# ---------------------------------------------------------------------------------------------------------------- for both


def said(fact: Fact, evidence: Evidence) -> str:
    """What the quote says: the source's words, but for those that a marked elision leaves out."""
    return fact.quote if evidence.match == "elided" else evidence.text


def _within(rows: Sequence[M], evidence: Evidence, again: Callable[[str], Iterable[M]]) -> list[M]:
    """The mentions inside the quote; where its edge cuts one, or words are left out, what the quote itself says."""
    over = [m for m in rows if m.start < evidence.end and evidence.start < m.end]
    inside = [m for m in over if evidence.start <= m.start and m.end <= evidence.end]
    cut = [m for m in over if m not in inside]
    for m in again(evidence.text) if cut else ():
        moved = msgspec.structs.replace(m, start=m.start + evidence.start, end=m.end + evidence.start)
        if any(moved.start < c.end and c.start < moved.end for c in cut):
            inside.append(moved)
    gaps = [gap for gap in evidence.elided if gap.op == "missing"]
    inside = [m for m in inside if not any(m.start < gap.end and gap.start < m.end for gap in gaps)]
    return sorted(inside, key=lambda m: (m.start, m.end))


def _best(found: Sequence[Comparison]) -> Comparison:
    return min(found, key=lambda c: _RANK[c.verdict] + c.finer)


def _other_owner(reading: Reading, fact: Fact, evidence: Evidence, mentions: Sequence[M], bearing: Sequence[M]) -> Comparison | None:
    """The conflict where the quote plainly gives the value to another named subject, and this one another value."""
    from whence.reading.owners import capitalised, owners

    if not bearing or len(mentions) < 2:
        return None
    base = evidence.start
    people = [m.name for m in reading.people(fact.source) if m.name and base <= m.start and m.end <= evidence.end]
    placed = [Span(m.start - base, m.end - base, m.text) for m in mentions]
    named = [Span(n.start - base, n.end - base, n.text) for n in people]
    for names in ([named] if len(named) > 1 else []) + [capitalised(evidence.text, placed)]:
        mine = [k for k, name in enumerate(names) if _is(fact.subject, name.text)]
        owned = owners(evidence.text, names, placed) if len(mine) == 1 else {}
        holders = {owned[k] for k, m in enumerate(mentions) if m in bearing and k in owned}
        if holders and mine[0] not in holders and mine[0] in owned.values() and all(k in owned for k, m in enumerate(mentions) if m in bearing):
            true = next(mentions[k] for k, who in owned.items() if who == mine[0])
            why = f"the quote gives it to {names[min(holders)].text}, and {true.text} to {names[mine[0]].text}"
            return Comparison("conflict", why, seen=true.text)
    return None


def _is(subject: str, name: str) -> bool:
    ours, theirs = set(words(subject)), set(words(name))
    return bool(ours and theirs) and (theirs <= ours or ours <= theirs)


def _literal(value: str, text: str) -> bool:
    return bool(_occurrences(value, text))


def _occurrences(value: str, text: str) -> list[tuple[int, int]]:
    """Where the value stands in the text on token boundaries: not in a longer word, and not in a longer figure (the 5 of 1.5, 5,000 or 5/8)."""
    body = r"\s+".join(re.escape(part) for part in value.split())
    if not body:
        return []
    left = r"(?<![\w$€£¥])(?<!\d[.,:/])(?<![A-Z]-)" if value.strip()[0].isalnum() else r"(?<!\w)"
    return [found.span() for found in re.finditer(rf"{left}{body}(?![\w%])(?![.,:/]\d)", text)]
