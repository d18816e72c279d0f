"""Figures that a text itself lets one check: conversions, shares of a whole, parts and their total, counted lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

import msgspec

from whence.language.movements import find_movements
from whence.language.numbers.lexicon import factors
from whence.language.sentences import next_stop
from whence.model import NumberMention, Span

_BETWEEN = re.compile(
    r"\s?\((?:about\s|around\s|approximately\s|roughly\s|nearly\s|some\s|or\s|~|≈|c\.\s?|ca\.\s?|just\s(?:over|under)\s)?$|\s?/\s?$|,\sor\s(?:about\s|roughly\s)?$|\s\[$"
)
"""What stands between a measure and its conversion: a bracket, a stroke, ", or"."""
_OUT_OF = re.compile(r"(?:\s[^\W\d_]+){0,2}\s(?:out\s)?of\s(?:the\s|its\s|their\s|all\s)?$")
_SHARE = re.compile(r"(?:\s[\w’'-]+){0,3}(?:,\sor\s|\s?\(|\s[—–-]\s)(?:about\s|around\s|roughly\s|nearly\s|some\s|just\s(?:over|under)\s|almost\s)?$")
_PARTS = re.compile(r"(?:\s[^\W\d_]+){0,2}\s?(?:\(|:\s|\s?[—–]\s?|,\s)$")
_AND = re.compile(r"(?:\s[^\W\d_]+){0,3}(?:,\s(?:and\s)?|\sand\s|\s&\s)$")
_CLOSED = re.compile(r"(?:\s[^\W\d_]+){0,2}\s?(?:[).;:—–]|,\s|$)")
_LIST = re.compile(r"(?:\s(?!that\b|which\b|who\b)[\w’'-]+){0,4}:\s")
_OPEN_LIST = re.compile(
    r"\b(?:including|includes?|such\sas|among|e\.g|for\sexample|etc|mostly|mainly|other|others|others|between|from|to|than|plus|as\swell\sas)\b|[\"“”«»\d(]",
    re.IGNORECASE,
)
_MEN = frozenset({"man", "woman", "boy", "girl", "child", "adult", "male", "female"})
_PEOPLE = frozenset(
    {
        "person",
        "people",
        "victim",
        "passenger",
        "member",
        "patient",
        "student",
        "worker",
        "soldier",
        "survivor",
        "suspect",
        "death",
        "fatality",
        "casualty",
        "hostage",
    }
)
_EXACT = 0.08
"""How far a conversion without a hedge may be off, as a share: news rounds 5 miles to 8 km and 8,000 ft to 2,400 m."""
_LOOSE = 0.2

Kind = Literal["conversion", "share", "total", "list", "change", "direction"]


class Sum(msgspec.Struct, frozen=True):
    """A figure that follows from others of the text: ``whole`` are the words concerned, ``given`` what the text says, ``due`` what it should be."""

    kind: Kind
    whole: Span
    given: str
    due: str
    holds: bool


def find_sums(text: str, numbers: Sequence[NumberMention]) -> list[Sum]:
    """Find the figures of a text that can be computed from others beside them; ``numbers`` as ``find_numbers`` gives them, in order."""
    rows = [n for n in numbers if not n.ordinal]
    found = (*_conversions(text, rows), *_shares(text, rows), *_totals(text, rows), *_lists(text, rows), *_changes(text, rows))
    return sorted(found, key=lambda s: s.whole.start)


def _span(text: str, start: int, end: int) -> Span:
    return Span(start, end, text[start:end])


def _plain(number: NumberMention) -> float | None:
    return number.low if number.low is not None and number.low == number.high else None


# ---------------------------------------------------------------------------------------------------------------- conversions


def _conversions(text: str, rows: Sequence[NumberMention]) -> Iterator[Sum]:
    for a, b in pairwise(rows):
        if a.unit is None or b.unit is None or a.unit == b.unit or b.start - a.end > 24 or not _BETWEEN.search(text[a.end : b.start]):
            continue
        first, second = _plain(a), _plain(b)
        due = _converted(first, a.unit, b.unit) if first is not None else None
        if due is None or second is None:
            continue
        hedged = a.hedge is not None or b.hedge is not None
        slack = max(_rounding(b), abs(due) * (_LOOSE if hedged else _EXACT), _factor(a.unit, b.unit) * a.step / 2)
        given = b.text
        end = b.end + (text[b.end : b.end + 1] in {")", "]"})
        yield Sum("conversion", _span(text, a.start, end), given, f"{_shown(due)} {_name(b, text)}", abs(due - second) <= slack)


def _rounding(number: NumberMention) -> float:
    """Half of the last digit that carries weight: 2,400 is taken as rounded to hundreds."""
    value = number.low or 0.0
    step = number.step
    while step >= 1 and value and value % (step * 10) == 0 and step * 10 < value:
        step *= 10
    return step / 2


def _factor(a: str, b: str) -> float:
    known = factors()
    if a in known and b in known and known[a][1] == known[b][1]:
        return known[a][0] / known[b][0]
    return 1.8 if (a, b) == ("Cel", "[degF]") else 1 / 1.8 if (a, b) == ("[degF]", "Cel") else 0.0


def _converted(value: float, a: str, b: str) -> float | None:
    if (a, b) == ("Cel", "[degF]"):
        return value * 1.8 + 32
    if (a, b) == ("[degF]", "Cel"):
        return (value - 32) / 1.8
    factor = _factor(a, b)
    return value * factor if factor else None


def _shown(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 10 or value == int(value) else f"{value:.1f}"


def _name(number: NumberMention, text: str) -> str:
    words = re.sub(r"^[\d.,\s\-–]+", "", text[number.start : number.end]).strip()
    return words or number.unit or ""


# ---------------------------------------------------------------------------------------------------------------- shares


def _shares(text: str, rows: Sequence[NumberMention]) -> Iterator[Sum]:
    """``12 of 40 members (30%)``."""
    for part, whole, share in zip(rows, rows[1:], rows[2:], strict=False):
        if share.unit != "%" or share.start - part.start > 90 or part.unit == "%" or whole.unit == "%":
            continue
        if not _OUT_OF.fullmatch(text[part.end : whole.start]) or not _SHARE.fullmatch(text[whole.end : share.start]):
            continue
        a, b, given = _plain(part), _plain(whole), _plain(share)
        if a is None or b is None or given is None or b <= 0 or a > b or part.hedge or whole.hedge:
            continue
        due = 100 * a / b
        slack = max(share.step, 1.0) if share.hedge is None else 5.0
        yield Sum(
            "share",
            _span(text, part.start, share.end + (text[share.end : share.end + 1] == ")")),
            share.text,
            f"{due:.0f}%" if share.step >= 1 else f"{due:.1f}%",
            abs(due - given) <= slack,
        )


# ---------------------------------------------------------------------------------------------------------------- changes


def _changes(text: str, rows: Sequence[NumberMention]) -> Iterator[Sum]:
    """``fell 16% to $123.1 million from $145.7 million``; ``dropped to 12 from 9``."""
    for one in find_movements(text, rows):
        way = "rise" if one.due > 0 else "fall"
        size = abs(one.due)
        due = f"a {way} of {size:.0f}%" if size >= 10 else f"a {way} of {size:.1f}%"
        yield Sum(one.kind, _span(text, one.start, one.end), one.given, due, one.holds)


# ---------------------------------------------------------------------------------------------------------------- parts and total


def _totals(text: str, rows: Sequence[NumberMention]) -> Iterator[Sum]:
    """``12 people (7 men and 4 women)``: parts that are all there is, because they are men and women, children and adults."""
    for n, total in enumerate(rows[:-2]):
        parts = _parts(text, rows, n)
        whole = _plain(total)
        if len(parts) < 2 or whole is None or total.hedge or (total.unit not in _PEOPLE and not (total.unit is None or total.unit == "crew")):
            continue
        values = [_plain(p) for p in parts]
        if any(v is None or p.hedge or v != int(v) for v, p in zip(values, parts, strict=True)) or not _exhaustive([p.unit for p in parts]):
            continue
        due = sum(v for v in values if v is not None)
        yield Sum("total", _span(text, total.start, parts[-1].end), total.text, f"{due:g}", due == whole)


def _parts(text: str, rows: Sequence[NumberMention], n: int) -> list[NumberMention]:
    found: list[NumberMention] = []
    at = n
    while at + 1 < len(rows) and len(found) < 5:
        between = text[rows[at].end : rows[at + 1].start]
        pattern = _PARTS if at == n else _AND
        if len(between) > 40 or not pattern.fullmatch(between) or rows[at + 1].unit not in _MEN:
            break
        found.append(rows[at + 1])
        at += 1
    return found if found and _CLOSED.match(text, found[-1].end) else []


def _exhaustive(units: Sequence[str | None]) -> bool:
    names = set(units)
    sexes = {"man", "male", "boy"} & names and {"woman", "female", "girl"} & names
    ages = "adult" in names and {"child", "boy", "girl"} & names
    return bool(sexes or ages) and len(names) == len(units)


# ---------------------------------------------------------------------------------------------------------------- counted lists


def _lists(text: str, rows: Sequence[NumberMention]) -> Iterator[Sum]:
    """``three reasons: cost and time``: a list that closes its sentence with fewer members than announced."""
    for number in rows:
        count = _plain(number)
        if count is None or not 2 < count <= 12 or number.hedge or number.unit is None or number.unit == "%" or number.unit in factors():
            continue
        opened = _LIST.match(text, number.end)
        if not opened:
            continue
        end = next_stop(text, opened.end(), min(len(text), opened.end() + 200))
        members = text[opened.end() : end].rstrip(".!? \n")
        if _OPEN_LIST.search(members) or "\n" in members or _most(members) < 2 or _is_clause(members):
            continue
        most = _most(members)
        yield Sum("list", _span(text, number.start, end), f"{count:g}", f"{most}", most >= count)


def _most(members: str) -> int:
    """The greatest number of members that a list can be read to have."""
    if ";" in members:
        return members.count(";") + 1
    return 1 + len(re.findall(r",\s(?:and|or)\s|,\s|\sand\s|\sor\s|\s&\s", members))


def _is_clause(members: str) -> bool:
    return (
        re.search(
            r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|must|may|do|does|did|said|says|it|they|he|she|we|I|you|not)\b", members
        )
        is not None
    )
