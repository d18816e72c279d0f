"""Numbers of a running text: figures and words, with currency, unit or counted noun, ranges and hedges."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from whence.language.lexicon import table
from whence.language.numbers.context import after_naming_word, is_name_part, not_a_number
from whence.language.numbers.lexicon import (
    VULGAR,
    atoms,
    attached,
    context,
    currencies_before,
    currency_before,
    hedges_after,
    hedges_before,
    is_plural,
    names,
    ordinals,
    singular,
    unit_after,
)
from whence.language.numbers.numerals import Numeral, decimal_comma, read_numeral
from whence.model import NumberMention


class Quantity(NamedTuple):
    """A numeral with the unit written beside it; ``start``..``end`` covers both."""

    start: int
    end: int
    numeral: Numeral
    unit: str | None


def find_numbers(text: str) -> list[NumberMention]:
    """Numbers in order, without overlap; offsets are code points and cover currency, scale and unit, but neither hedge nor counted noun.

    A counted noun is given in the singular and lower case. Plurals such as "dozens" give the range that they name, with the hedge APPROX. Calendar
    dates, years and clock times, telephone numbers, versions, and figures within names ("G20", "F-16", "Boeing 737", "Article 9") are left out.
    "5 to 7" and "10-15" are ranges when they rise; "from 5 to 7" is a change and gives both numbers.
    """
    out: list[NumberMention] = []
    search = _trigger().search
    at = 0
    while found := search(text, at):
        start = found.start()
        mentions, at = read_at(text, start, at)
        out += mentions
        at = max(at, start + 1)
    return out


@cache
def _trigger() -> re.Pattern[str]:
    """A figure, or a word that begins a number."""
    words = {w for w, v in atoms().items() if v < 100 and w.isalpha()} | set(ordinals()) | {"half"}
    words |= {w for w in table("number_words")["plurals"] if " " not in w} | {"tens"}
    first: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda w: (-len(w), w)):
        first.setdefault(word[0], []).append(word[1:])
    branches = [f"[{letter}{letter.upper()}](?:{'|'.join(rest)})" for letter, rest in sorted(first.items())]
    counted = "hundred|thousand|million|billion|trillion|dozen|half|third|quarter|fifth|sixth|tenth"
    return re.compile(rf"[\d{VULGAR}]|(?<![^\W_])(?:[aA]n?(?=\s(?:{counted})\b)|{'|'.join(branches)})(?![^\W_])")


def read_at(text: str, start: int, floor: int = 0) -> tuple[list[NumberMention], int]:
    """The number that begins at ``start``, or two that belong together, and where to go on; what stands before ``floor`` is another's."""
    figure = not text[start].isalpha()
    if figure and (end := not_a_number(text, start)):
        return [], end
    first = quantity(text, start, floor)
    if first is None:
        return [], start + 1
    if not figure and _is_pronoun(text, first):
        return [], first.end
    low, high = _range(text, first)
    if high is None:
        return _single(text, first, bare_name=figure and first.unit is None)
    second = high
    if low is None:  # two numbers that a word or hyphen puts side by side
        return [_mention(text, first, first), _mention(text, second, second)], second.end
    return [_mention(text, low, second)], second.end


def _single(text: str, first: Quantity, *, bare_name: bool) -> tuple[list[NumberMention], int]:
    if bare_name and text[first.start : first.end].isdigit():
        noun, _ = counted_noun(text, first.end, first.numeral)
        if (is_name_part(text, first.start) and noun is None) or after_naming_word(text, first.start):
            return [], first.end
    return [_mention(text, first, first)], first.end


def quantity(text: str, at: int, floor: int = 0) -> Quantity | None:
    """The numeral at ``at`` with its sign, the currency before it and the unit after it."""
    numeral = read_numeral(text, at)
    if numeral is None:
        return None
    start, code = at, None
    if at and (text[at - 1] in _CURRENCY_ENDS or (text[at - 1] in " \u00a0" and text[at - 2 : at - 1] in _CURRENCY_ENDS)):
        written = currency_before().search(text[max(at - 6, floor) : at])
        if written:
            code, start = currencies_before()[_squeezed(written.group())], at - len(written.group())
    decimal = decimal_comma(text, at) if text[numeral.end : numeral.end + 1] == "," else None
    if decimal and (code or decimal.scale > 1 or unit_after().match(text, decimal.end)):
        numeral = decimal
    numeral = _lettered(text, numeral, code)
    if start > floor and text[start - 1] in "-−" and (start == 1 or text[start - 2] in " (\n\t") and not numeral.words:
        numeral, start = numeral._replace(low=-numeral.high, high=-numeral.low), start - 1
    elif start > floor + 5 and text[start - 6 : start].lower() == "minus ":
        numeral, start = numeral._replace(low=-numeral.high, high=-numeral.low), start - 6
    if numeral.ordinal or (numeral.words and numeral.vague):
        return Quantity(start, numeral.end, numeral, code)
    found = unit_after().match(text, numeral.end)
    if found and (unit := _named_unit(found, text, numeral)) and (code is None or unit in (code, "USD")):
        return Quantity(start, found.end(), numeral, code or unit)
    return Quantity(start, numeral.end, numeral, code)


_CURRENCY_ENDS = frozenset("$£€¥₹₩₽₺₪₫฿₱₦₴＄￡￥.DRPSCBYLKNMVTFAIHUEZrQGXd ")


def _squeezed(written: str) -> str:
    return written if written in currencies_before() else written.rstrip()


def _lettered(text: str, numeral: Numeral, code: str | None) -> Numeral:
    """Read "$5m", "£2b", "5m people": a letter that multiplies, as no measure can be meant."""
    letter = text[numeral.end : numeral.end + 1]
    if letter not in {"m", "M", "b", "B"} or text[numeral.end + 1 : numeral.end + 2].isalnum() or numeral.scale != 1 or numeral.words:
        return numeral
    follows = re.compile(r"\s([a-z]+)").match(text, numeral.end + 1)
    if code is None and not (follows and is_plural(follows[1]) and follows[1] not in context("stop")):
        return numeral
    factor = attached()[letter.lower()]
    return numeral._replace(low=numeral.low * factor, high=numeral.high * factor, step=numeral.step * factor, end=numeral.end + 1, scale=factor)


def _named_unit(found: re.Match[str], text: str, numeral: Numeral) -> str | None:
    form = found["sign"] or found["symbol"] or found["word"]
    if found["symbol"] and len(form) == 1 and form.isalpha() and found.start("symbol") != numeral.end and not text[numeral.end].isspace():
        return None
    known = names()
    form = " ".join(form.split())
    return known.get(form) or known.get(form.lower()) or next(unit for name, unit in known.items() if name.lower() == form.lower())


def _is_pronoun(text: str, first: Quantity) -> bool:
    """Whether "one" counts nothing: "no one", "one another", "one who"."""
    word = text[first.start : first.end].lower()
    if word != "one" or first.unit:
        return False
    before = text[max(first.start - 12, 0) : first.start].split()
    after = re.compile(r"[\s-]([A-Za-z']+)").match(text, first.end)
    return bool(before and before[-1].lower() in context("pronoun", "before")) or (after is None or after[1].lower() in context("pronoun", "after"))


# ---------------------------------------------------------------------------------------------------------------- ranges


_JOINT = re.compile(r"(?P<hyphen>\s?[-–—]\s?|-to-)|\s(?P<word>to|and|or)\s")


def _range(text: str, first: Quantity) -> tuple[Quantity | None, Quantity | None]:
    """Both ends of a range; (None, second) for two numbers that are none; (None, None) when no second number follows."""
    found = None if first.numeral.ordinal or first.numeral.vague else _JOINT.match(text, first.end)
    if not found:
        return None, None
    at = _past_currency(text, found.end())
    if not (text[at : at + 1].isdigit() or (found["word"] and _trigger().match(text, at)) or (first.numeral.words and _trigger().match(text, at))):
        return None, None
    if text[at].isdigit() and not_a_number(text, at) and not found["hyphen"]:
        return None, None
    second = quantity(text, at, first.end)
    if second is None or second.numeral.ordinal or second.numeral.vague:
        return None, None
    before = text[max(first.start - 9, 0) : first.start].lower()
    between = before.endswith("between ")
    if found["word"] in {"and", "or"} and not between and not (found["word"] == "or" and second.numeral.low == first.numeral.low + 1):
        return None, None
    low = _shared(first, second)
    other = first.unit is not None and second.unit is not None and first.unit != second.unit
    other = other or (found["word"] == "to" and second.unit is None and first.end > first.numeral.end)  # "fell 16 pct to 2,300"
    if other or low.numeral.low >= second.numeral.low or (found["word"] == "to" and _is_change(before, text, first.start)):
        return None, second
    return low, second._replace(unit=second.unit or low.unit)


def _past_currency(text: str, at: int) -> int:
    found = re.compile(r"(?:US|HK|NT|[ACS])?[$£€¥]").match(text, at)
    return found.end() if found else at


def _shared(first: Quantity, second: Quantity) -> Quantity:
    """The first number with the scale and unit that it shares with the second: "5 to 7 million dollars"."""
    numeral = first.numeral
    if numeral.scale == 1 and second.numeral.scale > 1 and numeral.low < 1000 and numeral.words == second.numeral.words:
        factor = second.numeral.scale
        if numeral.low * factor < second.numeral.low:
            numeral = numeral._replace(low=numeral.low * factor, high=numeral.high * factor, step=numeral.step * factor, scale=factor)
    return first._replace(numeral=numeral, unit=first.unit or second.unit)


def _is_change(before: str, text: str, start: int) -> bool:
    """Whether the words before say so: "rose from 5 to 7", "from about 5 to 7"."""
    return before.endswith("from ") or re.search(r"\bfrom\s\S+(?:\s\S+)?\s\Z", text[max(start - 30, 0) : start]) is not None


# ---------------------------------------------------------------------------------------------------------------- the mention


def _mention(text: str, low: Quantity, high: Quantity) -> NumberMention:
    numeral, unit, end = high.numeral, high.unit or low.unit, high.end
    hedge, after = _hedge(text, low.start, end)
    if numeral.vague and text.startswith(" of ", after):  # "millions of dollars"
        after += 3
        written = unit_after().match(text, after)
        unit = _named_unit(written, text, numeral) if written else None
    if unit is None:
        unit, _ = counted_noun(text, after, numeral)
    bottom: float | None = float(low.numeral.low)
    top: float | None = float(numeral.high)
    if numeral.vague:
        hedge = "APPROX"
    elif low is high:
        bottom = None if hedge in {"LESS_THAN", "EQUAL_OR_LESS"} else bottom
        top = None if hedge in {"MORE_THAN", "EQUAL_OR_MORE"} else top
    return NumberMention(low.start, end, text[low.start : end], bottom, top, unit, hedge, float(min(low.numeral.step, numeral.step)), numeral.ordinal)


def _hedge(text: str, start: int, end: int) -> tuple[str | None, int]:
    """The hedge before or after a number, and where what it counts may begin."""
    pattern, meanings = hedges_after()
    found = pattern.match(text, end) if text[end : end + 1] in {" ", "-", "+"} else None
    if found:
        return meanings[" ".join(found["hedge"].lower().split())], found.end()
    pattern, meanings = hedges_before()
    left = text[max(start - 24, 0) : start]
    found = pattern.search(left) if left[-1:] in _BEFORE_HEDGED else None
    return (meanings[" ".join(found["hedge"].lower().split())] if found else None), end


_BEFORE_HEDGED = frozenset(" \u00a0~≈\n")
_WORD = r"[^\W\d_][\w'’]{0,30}(?:-[a-z]{1,30}){0,3}"
_NOUNS = re.compile(rf"(?:(?P<hyphen>-)|\s)(?P<first>{_WORD})(?:[ \n](?P<second>{_WORD}))?(?:[ \n](?P<third>{_WORD}))?")


def counted_noun(text: str, end: int, numeral: Numeral) -> tuple[str | None, int]:
    """What the numeral counts: the first plural among the next three words, no function word before it; after "one" and an ordinal the next word.

    In the singular and lower case, with where it ends; (None, end) if nothing is counted.
    """
    found = _NOUNS.match(text, end)
    if not found:
        return None, end
    stop = context("stop")
    if found["hyphen"]:
        first = found["first"].lower().split("-")[0]
        return (None, end) if first in stop or first == "old" else (singular(first), found.end("first"))
    for key in ("first", "second", "third"):
        word = found[key]
        if not word or word.lower() in stop or "'" in word or "’" in word:
            return None, end
        low = word.lower()
        single = numeral.ordinal or numeral.low == 1 or numeral.low < 1
        if is_plural(low) and not word[0].isupper():
            return singular(low), found.end(key)
        if single and key == "first" and word.islower() and not low.endswith(("ly", "ed", "ing", "est")):
            return low, found.end(key)
    return None, end
