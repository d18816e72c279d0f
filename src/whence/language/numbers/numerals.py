"""What a numeral is worth: figures, fractions, number words and the scale words that multiply them."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from whence.language.lexicon import table
from whence.language.numbers.lexicon import FIGURE, VULGAR, WORD_END, atoms, attached, either, ordinals, scales


class Numeral(NamedTuple):
    """A numeral that ends at ``end`` of the text, with the step of its last digit and how it was written.

    ``low`` and ``high`` are its value, or the range that a plural like "dozens" names (``vague``).
    """

    low: Fraction
    high: Fraction
    step: Fraction
    end: int
    scale: int = 1
    ordinal: bool = False
    words: bool = False
    vague: bool = False


@cache
def _figure() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<whole>\d{{1,4}})(?:-|\s| and )(?P<n>\d{{1,2}})/(?P<d>\d{{1,2}})(?![\d/])"
        rf"|(?P<n2>\d{{1,2}})/(?P<d2>\d{{1,3}})(?![\d/])"
        rf"|(?P<figure>{FIGURE})(?P<vulgar>[{VULGAR}])?|\.(?P<tail>\d+)|(?P<alone>[{VULGAR}])"
    )


_DENOMINATORS = frozenset((2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 32, 64, 100))
"""Denominators of fractions in print; "9/11" and "24/7" are none."""
_MOST_SCALES = 3
"""Scale words that follow one another in print: "five hundred thousand million"."""
_COMMA = re.compile(r"(?P<comma>\d{1,15},\d{1,2})(?![\d,])")


def read_numeral(text: str, at: int) -> Numeral | None:
    """The numeral that begins at ``at``, with its scale words; None if there is none."""
    first = text[at : at + 1]
    found = _figures(text, at) if first.isdigit() or first == "." or first in VULGAR else _words(text, at)
    if found is None or found.ordinal or found.vague:
        return found
    return _and_half(text, _multiplied(text, _spoken(text, at, found)))


def _figures(text: str, at: int) -> Numeral | None:
    found = _figure().match(text, at)
    if not found:
        return None
    if found["whole"] and _proper(found["n"], found["d"]):
        part = Fraction(int(found["n"]), int(found["d"]))
        value = int(found["whole"]) + part
        return Numeral(value, value, Fraction(1, int(found["d"])), found.end())
    if found["n2"] and _proper(found["n2"], found["d2"]):
        value = Fraction(int(found["n2"]), int(found["d2"]))
        return Numeral(value, value, Fraction(1, int(found["d2"])), found.end())
    if found["whole"] or found["n2"]:
        end = found.end("whole") if found["whole"] else found.end("n2")
        value = Fraction(int(text[at:end]))
        return Numeral(value, value, Fraction(1), end)
    if found["tail"]:
        value = Fraction(Decimal("0." + found["tail"]))
        return Numeral(value, value, Fraction(1, 10 ** len(found["tail"])), found.end())
    value, step = (Fraction(0), Fraction(1)) if found["alone"] else figure_value(found["figure"])
    sign = found["vulgar"] or found["alone"]
    if sign:
        part = Fraction(unicodedata.numeric(sign)).limit_denominator(8)
        value, step = value + part, Fraction(1, part.denominator)
    end = found.end()
    ordinal = None if sign else _ORDINAL.match(text, end)
    return Numeral(value, value, step, ordinal.end() if ordinal else end, ordinal=ordinal is not None)


_ORDINAL = re.compile(rf"(?:st|nd|rd|th){WORD_END}")


def _proper(n: str, d: str) -> bool:
    return 0 < int(n) < int(d) and int(d) in _DENOMINATORS


def decimal_comma(text: str, at: int) -> Numeral | None:
    """A figure with one or two digits after a comma: a decimal where what follows says so, else the first of a list."""
    found = _COMMA.match(text, at)
    if not found:
        return None
    value, step = figure_value(found["comma"])
    return _multiplied(text, Numeral(value, value, step, found.end()))


def figure_value(figure: str) -> tuple[Fraction, Fraction]:
    """Value of a figure and size of its last digit; which of comma and stop parts the thousands is told by their places."""
    digits = re.sub(r"[\s']", "", figure)
    comma, stop = digits.rfind(","), digits.rfind(".")
    if comma >= 0 and stop >= 0:
        digits = digits.replace("," if comma < stop else ".", "")
    elif comma >= 0:
        digits = digits.replace(",", "") if re.fullmatch(r"\d{1,3}(?:,\d{2,3})*,\d{3}", digits) else digits
    elif digits.count(".") > 1:
        digits = digits.replace(".", "")
    digits = digits.replace(",", ".")
    places = len(digits) - digits.rfind(".") - 1 if "." in digits else 0
    return Fraction(Decimal(digits)), Fraction(1, 10**places)


@cache
def _scale() -> re.Pattern[str]:
    touching = "".join(k for k in attached() if not k.isascii())
    return re.compile(rf"[\s-]?(?P<word>(?i:{either(scales())})){WORD_END}\.?(?=$|[^\w])|(?P<sign>[{touching}])|(?P<letter>[kKmMbB]){WORD_END}")


def _multiplied(text: str, numeral: Numeral) -> Numeral:
    """With the scale words that follow ("million", "hundred thousand"); a letter only where it is a scale for certain: "k"."""
    low, high, step, end, scale = numeral.low, numeral.high, numeral.step, numeral.end, 1
    for _ in range(_MOST_SCALES):
        found = _scale().match(text, end)
        if not found:
            break
        if found["letter"]:
            if found["letter"] not in "kK" or scale != 1:
                break
            factor = attached()["k"]
        else:
            factor = attached()[found["sign"]] if found["sign"] else scales()[found["word"].lower()]
            if found["word"] and text[end] == "-" and text[end - 1] == "-":
                break
        low, high, step, scale = low * factor, high * factor, step * factor, scale * factor
        end = found.end() - (found["word"] is not None and text[found.end() - 1] == ".")
    return numeral._replace(low=low, high=high, step=step, end=end, scale=numeral.scale * scale)


# ---------------------------------------------------------------------------------------------------------------- words


@cache
def _atom() -> re.Pattern[str]:
    full = [w for w in table("number_words")["words"] if len(w) > 2]
    full += ["hundred", "thousand", "million", "billion", "trillion"]
    return re.compile(rf"(?P<joint>[\s-]|\sand\s|-and-)?(?P<atom>(?i:{either(full)})){WORD_END}")


@cache
def _special() -> re.Pattern[str]:
    raw = table("number_words")
    parts = either(raw["denominators"])
    return re.compile(
        rf"(?P<plural>(?i:{either(raw['plurals'])})){WORD_END}"
        rf"|(?P<halfdozen>(?i:half[\s-]a[\s-]dozen|half-dozen)){WORD_END}|(?P<dozen>(?i:(?:an?\s)dozen)){WORD_END}"
        rf"|(?P<half>(?i:half))(?=\s(?:of|the|an?|all|its|their|his|her|our|those|these)\b)(?P<million>\sa(?=\s(?:million|billion|trillion)\b))?"
        rf"|(?P<count>(?i:an?|one|two|three|four|five|six|seven|eight|nine|ten))[\s-](?P<part>(?i:{parts})){WORD_END}"
        rf"|(?P<ordinal>(?i:(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-)?(?:{either(ordinals())}))){WORD_END}"
        rf"|(?P<article>(?i:an?))\s(?=(?i:hundred|thousand|million|billion|trillion)\b)"
    )


def _words(text: str, at: int) -> Numeral | None:
    found = _special().match(text, at)
    if found and (special := _special_value(text, found)):
        return special
    return _cardinal(text, at)


def _special_value(text: str, found: re.Match[str]) -> Numeral | None:
    end = found.end()
    if found["plural"]:
        low, high = table("number_words")["plurals"][" ".join(found["plural"].lower().split())]
        return Numeral(Fraction(low), Fraction(high), Fraction(low // 2), end, words=True, vague=True)
    if found["dozen"] or found["halfdozen"]:
        value = Fraction(12 if found["dozen"] else 6)
        return Numeral(value, value, Fraction(1), end, words=True)
    if found["half"]:
        return Numeral(Fraction(1, 2), Fraction(1, 2), Fraction(1, 2), end, words=True)
    if found["article"]:
        return Numeral(Fraction(1), Fraction(1), Fraction(1), end - 1, words=True)
    if found["ordinal"]:
        tens, _, unit = found["ordinal"].lower().rpartition("-")
        value = Fraction(ordinals()[unit] + (atoms()[tens] if tens else 0))
        return Numeral(value, value, Fraction(1), end, ordinal=True, words=True)
    return _part(text, found)


_OF_A_MILLION = re.compile(r"\sof\sa(?=\s(?:million|billion|trillion)\b)")


def _part(text: str, found: re.Match[str]) -> Numeral | None:
    """Read "two-thirds", "a quarter of", "one third": not "a third man" nor "one second"."""
    count, part = found["count"].lower(), found["part"].lower()
    number = 1 if count in {"a", "an"} else atoms()[count]
    below = table("number_words")["denominators"][part]
    plural = part.endswith(("s", "halves"))
    if plural != (number > 1) or number >= below:
        return None
    if number == 1 and not re.compile(r"(?:\s|-)of\b").match(text, found.end()) and count != "one" and not _by_a_part(text, found):
        return None
    value = Fraction(number, below)
    of = _OF_A_MILLION.match(text, found.end())
    return Numeral(value, value, Fraction(1, below), of.end() if of else found.end(), words=True)


_NO_NOUN = re.compile(
    r"(?=\s*(?:\Z|[.,;:!?)\u201d\"]))"
    r"|\s(?:in|to|from|since|over|on|this|last|next|during|between|compared|and|or|after|within|as|for|at|while|when)\b"
)


def _by_a_part(text: str, found: re.Match[str]) -> bool:
    """Whether it is a share that something changed by, "grew by a fifth", and no ordinal: "by a third party"."""
    return text[max(found.start() - 3, 0) : found.start()].lower() == "by " and _NO_NOUN.match(text, found.end()) is not None


def _cardinal(text: str, at: int) -> Numeral | None:
    """Number words as far as they make one number: "two hundred and five", not "two three"."""
    found = _atom().match(text, at)
    if not found or found["joint"] or atoms()[found["atom"].lower()] >= 100:
        return None
    total, current, end = 0, atoms()[found["atom"].lower()], found.end()
    last, step = current, 1
    while (found := _atom().match(text, end)) and found["joint"]:
        value = atoms()[found["atom"].lower()]
        if not _follows(last, value, current, joined="and" in found["joint"]):
            break
        if value == 100:
            current *= 100
        elif value > 100:
            total, current = total + current * value, 0
        else:
            current += value
        last, end, step = value, found.end(), value if value >= 100 else 1
    return _rounded_off(text, Fraction(total + current), step, end)


def _follows(last: int, value: int, current: int, *, joined: bool) -> bool:
    """Whether a word may go on a number that ended with ``last``: a scale above it, a unit after tens, anything below a hundred after a scale."""
    if value >= 100:
        return value > last and not (value == 100 and current >= 100)
    return last >= 100 or (last >= 20 and last % 10 == 0 and 0 < value < 10 and not joined)


@cache
def _after_point() -> re.Pattern[str]:
    digits = either([word for word, n in atoms().items() if n < 10] + ["oh"])
    measured = rf"(?:{either(scales())}|percent(?:age)?|per\s?cent|degrees|points?)"
    return re.compile(rf"\spoint(?P<digits>(?:[\s-](?i:{digits})){{1,4}})(?=[\s-](?i:{measured}){WORD_END})")


def _spoken(text: str, at: int, whole: Numeral) -> Numeral:
    """A decimal as it is said, "one point six billion", where what it measures follows; "at one point six million people …" is none."""
    found = _after_point().match(text, whole.end) if whole.words and whole.scale == 1 and whole.step == 1 else None
    if not found or (whole.low == 1 and text[max(at - 3, 0) : at].lower() == "at "):
        return whole
    digits = "".join(str(atoms().get(word, 0)) for word in re.split(r"[\s-]", found["digits"].lower()) if word)
    value, step = whole.low + Fraction(Decimal("0." + digits)), Fraction(1, 10 ** len(digits))
    return whole._replace(low=value, high=value, step=step, end=found.end())


def _and_half(text: str, numeral: Numeral) -> Numeral:
    """Read "a million and a half"."""
    found = _AND_A_HALF.match(text, numeral.end) if numeral.words and numeral.scale >= 1_000_000 else None
    if not found:
        return numeral
    more = Fraction(numeral.scale, 2)
    return numeral._replace(low=numeral.low + more, high=numeral.high + more, step=more, end=found.end())


_DOZEN = re.compile(r"\sdozen\b")
_AND_A_HALF = re.compile(r"[-\s]and[-\s]a[-\s]half\b")


def _rounded_off(text: str, value: Fraction, step: int, end: int) -> Numeral:
    if found := _DOZEN.match(text, end):
        return Numeral(value * 12, value * 12, Fraction(1), found.end(), words=True)
    if found := _AND_A_HALF.match(text, end):
        return Numeral(value + Fraction(1, 2), value + Fraction(1, 2), Fraction(1, 2), found.end(), words=True)
    return Numeral(value, value, Fraction(step), end, scale=step, words=True)
