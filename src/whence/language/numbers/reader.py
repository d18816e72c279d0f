"""A fact's value read as one number: all of it, with its unit."""

from __future__ import annotations

import re
from fractions import Fraction

from msgspec.structs import replace

from whence.language.numbers.finder import counted_noun, find_numbers, quantity, read_at
from whence.language.numbers.lexicon import currency_codes, factors, names, scales, unit_of
from whence.language.numbers.numerals import decimal_comma
from whence.model import NumberMention

_PLAIN = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,2})?")
_SPACED = re.compile(r"\d{1,3}(?: \d{3})+(?:[.,]\d+)?")
_SLASHED = re.compile(r"(?P<low>[^/]+)/(?P<high>[^/]+)")
_NEGATIVE = re.compile(r"\((?P<inner>[^()]*\d[^()]*)\)")
_LONGEST = 200
"""Characters that a number with its unit and hedge may take; longer values are texts."""


def read_number(text: str, unit: str | None = None) -> NumberMention | None:
    """Read a whole value as a number; None if it is none, or is more than one.

    Reads what ``find_numbers`` does, and bare years, ``1.6e9``, ``low/high`` with ``..`` for an open end, and accounting's brackets for negative
    figures; "3/4" is a fraction where print has such fractions. ``unit`` is the unit that a table gives beside the value: it holds where the text
    has none, and where it is a scale word ("mln") it multiplies. Offsets are those of ``text``.
    """
    lead = len(text) - len(text.lstrip())
    value = text.strip()
    if not value or len(value) > _LONGEST:
        return None
    if unit and (full := in_millions(value)) and unit_of(unit.strip()) not in factors():
        return replace(known, start=lead, end=lead + len(value), text=value) if (known := read_number(full, unit)) else None
    found = _plain(value) or (_pair(value, unit) if ".." in value else None) or _whole(value) or _negative(value) or _pair(value, unit)
    if found is None:
        return None
    found = replace(found, start=lead, end=lead + len(value), text=value)
    return _with_unit(found, unit.strip()) if unit and unit.strip() else found


_LETTERED = re.compile(r"(?P<figure>\d[\d,]{0,20}(?:\.\d{1,9})?)\s?(?P<letter>[mMbB])")


def in_millions(value: str) -> str | None:
    """The "1.3m" or "2B" of a table in full, as if no metre could be meant; None for any other value."""
    found = _LETTERED.fullmatch(value.strip())
    return f"{found['figure']} {'million' if found['letter'] in 'mM' else 'billion'}" if found else None


def _plain(value: str) -> NumberMention | None:
    if not _PLAIN.fullmatch(value):
        return None
    number = float(value)
    mantissa, _, power = value.lower().partition("e")
    places = len(mantissa.partition(".")[2])
    step = float(Fraction(10) ** (int(power or 0) - places))
    return NumberMention(0, len(value), value, number, number, step=step) if abs(number) < float("inf") else None


def _whole(value: str) -> NumberMention | None:
    """The value as one mention that nothing stands outside of but its hedge and what it counts."""
    if _SPACED.fullmatch(value):
        return _whole(value.replace(" ", "\u00a0"))
    found = decimal_comma(value, 0)
    if found and found.end == len(value):
        return NumberMention(0, len(value), value, float(found.low), float(found.high), step=float(found.step))
    for mentions in (find_numbers(value), _first(value)):
        if len(mentions) == 1 and _is_hedge(value[: mentions[0].start], mentions[0]) and _is_noun(value, mentions[0]):
            return mentions[0]
    return None


def _first(value: str) -> list[NumberMention]:
    """What running text would take for a year or part of a name: a value is neither."""
    if value.lower() in {"one", "half"}:
        number = 1.0 if value.lower() == "one" else 0.5
        return [NumberMention(0, len(value), value, number, number, step=number)]
    if value[:1].isalpha():  # "dozen", "million", "quarter of a million": running text has an article before them
        return [replace(m, start=0, end=len(value), text=value) for m in find_numbers("a " + value) if m.start == 0]
    head = re.compile(r"\d").search(value)
    if not head or not _is_opening(value[: head.start()]):
        return []
    alone = quantity(value, head.start())
    return read_at("\u200b" + value, head.start() + 1)[0] if alone is None else _bare(value, alone.start, alone.end)


def _bare(value: str, start: int, end: int) -> list[NumberMention]:
    found = quantity(value, start if value[start].isdigit() else start + 1)
    if found is None:
        return []
    noun, _ = counted_noun(value, end, found.numeral)
    low, high = float(found.numeral.low), float(found.numeral.high)
    return [NumberMention(start, end, value[start:end], low, high, found.unit or noun, step=float(found.numeral.step), ordinal=found.numeral.ordinal)]


def _is_opening(before: str) -> bool:
    return not before.strip(" ~≈$£€¥+-−")


def _is_hedge(before: str, mention: NumberMention) -> bool:
    words = before.strip().lower()
    return not words or mention.hedge is not None or words in {"between", "from", "the", "a", "an", "+", "total of", "a total of"}


def _is_noun(value: str, mention: NumberMention) -> bool:
    """Whether what follows is what is counted, a hedge, or a stop."""
    after = value[mention.end :].strip(" .,;")
    if not after or (mention.hedge and not re.search(r"\d", after)):
        return True
    if not after.lstrip("-")[:1].isalpha():
        return False
    return len(after.split()) <= 4 and not re.search(r"\d|[.;:!?]", after) and (mention.unit is not None or len(after.split()) <= 2)


def _negative(value: str) -> NumberMention | None:
    found = _NEGATIVE.fullmatch(value)
    inner = _plain(found["inner"].strip()) or _whole(found["inner"].strip()) if found else None
    if inner is None or inner.low is None or inner.high is None:
        return None
    return replace(inner, low=-inner.high, high=-inner.low)


def _pair(value: str, unit: str | None) -> NumberMention | None:
    """``low/high``, either of which may be ``..``."""
    found = _SLASHED.fullmatch(value)
    if not found:
        return None
    low, high = (None if end.strip() == ".." else read_number(end, unit) for end in (found["low"], found["high"]))
    if (low is None) != (found["low"].strip() == "..") or (high is None) != (found["high"].strip() == ".."):
        return None
    known = low or high
    if known is None or (low and high and (low.low is None or high.high is None or low.low > high.high)):
        return None
    named = known.unit or (high.unit if high else None)
    return replace(known, low=low.low if low else None, high=high.high if high else None, unit=named, hedge=None)


def _with_unit(found: NumberMention, unit: str) -> NumberMention:
    head, _, rest = unit.partition(" ")
    factor = scales().get(head.lower())
    if factor and rest:
        return _with_unit(_with_unit(found, head), rest)
    if factor:
        times = (None if end is None else end * factor for end in (found.low, found.high))
        return replace(found, low=next(times), high=next(times), step=found.step * factor)
    given = unit_of(unit)
    hard = found.unit is not None and (found.unit in currency_codes() or found.unit in names().values())
    return found if hard else replace(found, unit=given)
