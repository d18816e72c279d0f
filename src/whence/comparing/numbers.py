"""Two numbers with their units: the same, both possible by rounding or hedge, in conflict, or not to be told."""

from __future__ import annotations

from math import isclose
from typing import NamedTuple

from whence.comparing import Comparison
from whence.model import NumberMention

_ABOUT = 0.05
"""How far off "about" and "nearly" may be, as a share: the slack that WH206 gives them."""
_CONVERSION = 0.05
"""How far off a round conversion may be, as a share: 60 km/h for 40 mph (64.4) is too far, 65 is not."""
_LOOSE = 0.13
"""As ``_CONVERSION``, of months, and of tons, of which the short one is 12% less than the long."""
_CONVERTED = 0.1
"""A conversion may have one digit more than its figure: 7.5 miles of 12 km."""
_ROUNDED = 0.15
_FAR = 1.5
"""Up to how many times the bound "more than" is said of: nobody writes "more than 300" of 3,000."""
_POUNDS = frozenset({"GBP", "EGP", "LBP", "SYP", "[lb_av]"})
"""What a bare "pound" may be: news says it of money and of weight."""
_STRICT = frozenset(("MORE_THAN", "LESS_THAN"))
_DOLLARS = frozenset(("USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD"))


class Extent(NamedTuple):
    """What a number says, in the base of its unit: ``low`` and ``high`` (infinite where open), the ``step`` of its last digit, its hedge.

    ``factor`` is what brought the figure to that base; ``plural`` marks a word for a range, like "dozens".
    """

    low: float
    high: float
    step: float
    hedge: str | None
    factor: float = 1.0
    plural: bool = False

    @property
    def point(self) -> bool:
        """One number, hedged or not, and no range."""
        return self.low == self.high

    @property
    def vague(self) -> bool:
        """A range that is no more than a manner of speaking."""
        return self.plural and not self.point

    def bound(self) -> float | None:
        """The figure that an open range is written with."""
        return self.low if self.high == float("inf") else self.high if self.low == -float("inf") else None


def compare_numbers(claim: NumberMention, borne: NumberMention) -> Comparison:
    """How a claimed number stands to one that a source bears.

    *same*: equal, in the same unit after conversion. *compatible*: equal but for a unit or hedge that one side leaves out, a rounding of the other
    (1.6 billion of 1,584,000,000; whole counts are not rounded unless hedged), or a part of a stated range; ``finer`` where the claim says more
    than the source does. *conflict*: no rounding or hedge reconciles them, or the units exclude each other (two currencies, percent and percentage
    points). *unknown*: equal figures of different nouns, which may or may not name one thing.
    """
    unit = _units(claim, borne)
    if claim.ordinal != borne.ordinal and any(n.unit is not None and (measure(n.unit) or _kind(n.unit) != "noun") for n in (claim, borne)):
        unit = "exclude"  # no second is two weeks
    if unit == "exclude":
        return Comparison("conflict", f"{_said(claim)} against {_said(borne)}: the units differ", seen=borne.text)
    a, b = _extents(claim, borne)
    found = _values(a, b, _CONVERSION if {_kind(n.unit or "") for n in (claim, borne)} == {"measure"} else _LOOSE)
    if found.verdict == "conflict":
        return Comparison("conflict", f"the source has {borne.text.strip()}{found.why}", seen=borne.text)
    if unit == "differ":
        return Comparison("unknown", f"{_said(claim)} against {_said(borne)}: whether they count the same cannot be told", seen=borne.text)
    same = found.verdict == "same" and unit == "same" and claim.ordinal == borne.ordinal
    return Comparison("same" if same else "compatible", found.why, finer=found.finer, seen=borne.text)


def _said(number: NumberMention) -> str:
    unit = number.unit
    shown = number.text.strip()
    return shown if unit is None or not unit.isalpha() or not shown.replace(",", "").replace(".", "").isdigit() else f"{shown} ({unit})"


# ---------------------------------------------------------------------------------------------------------------- units


def _units(claim: NumberMention, borne: NumberMention) -> str:
    """How the units stand to each other: ``same``, ``open`` (one is not given), ``differ`` (nouns) or ``exclude``."""
    from whence.language.numbers.lexicon import currency_codes

    a, b = claim.unit, borne.unit
    if a == b:
        return "same"
    if a is None or b is None:
        return "open"
    if a in currency_codes() and b in currency_codes():
        # A bare "$" or "dollars" may be of any country that has dollars.
        bare = {a, b} <= _DOLLARS and any(m.unit == "USD" and _bare_dollar(m.text) for m in (claim, borne))
        return "open" if bare else "exclude"
    if "pound" in {a, b} and {a, b} & _POUNDS:
        return "open"
    known = {_kind(a), _kind(b)}
    if (mine := measure(a)) and (theirs := measure(b)):
        return "same" if mine[1] == theirs[1] else "exclude"
    if "noun" in known:
        points = {"point", "percentage"} & {a, b}
        return "open" if points and "points" in known else "exclude" if "percent" in known and not points else "differ"
    return "same" if known == {"points"} else "exclude"


def _kind(unit: str) -> str:
    from whence.language.numbers.lexicon import currency_codes, factors

    if unit in currency_codes():
        return "money"
    if unit in {"pp", "bp"}:
        return "points"
    return "percent" if unit == "%" else "measure" if unit in factors() else "noun"


def measure(unit: str | None) -> tuple[float, str] | None:
    """The factor of a unit of measure to the base unit of its kind, and that base unit; None for money, shares and counted nouns."""
    from whence.language.numbers.lexicon import factors, measuring_nouns

    return factors().get(unit or "") or measuring_nouns().get(unit or "")


def _bare_dollar(text: str) -> bool:
    return not any(mark in text for mark in ("US", "U.S", "USD", "American"))


def _extents(claim: NumberMention, borne: NumberMention) -> tuple[Extent, Extent]:
    times = [1.0, 1.0]
    for at, (number, other) in enumerate(((claim, borne), (borne, claim))):
        if number.unit != other.unit and (known := measure(number.unit)) and measure(other.unit):
            times[at] = known[0]
        elif number.unit == "bp" and other.unit == "pp":
            times[at] = 0.01
        elif other.unit == "%" and number.unit != "%" and number.low is not None and 0 < abs(number.low) < 1 and is_fraction(number):
            times[at] = 100.0
    return _extent(claim, times[0]), _extent(borne, times[1])


def is_fraction(number: NumberMention) -> bool:
    """Whether the number is written in words or as a fraction, so that it may stand for a percentage."""
    return any(c.isalpha() or c in "/½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞" for c in number.text)


def _extent(number: NumberMention, factor: float) -> Extent:
    low = -float("inf") if number.low is None else number.low * factor
    high = float("inf") if number.high is None else number.high * factor
    fraction = is_fraction(number) and number.step < 1 and not _has_decimals(number.text)
    plural = number.hedge == "APPROX" and not any(c.isdigit() for c in number.text)
    # A fraction is exact; as a percentage it is compared to the nearest whole one.
    return Extent(
        low, high, (0.5 if factor == 100.0 else 0.01) if fraction else number.step * factor, number.hedge, 1.0 if fraction else factor, plural
    )


def _has_decimals(text: str) -> bool:
    return any(a.isdigit() and b in ".," and c.isdigit() for a, b, c in zip(text, text[1:], text[2:], strict=False))


# ---------------------------------------------------------------------------------------------------------------- values


def _values(claim: Extent, borne: Extent, off: float = _CONVERSION) -> Comparison:
    if _equal(claim.low, borne.low) and _equal(claim.high, borne.high):
        hedged = claim.hedge != borne.hedge and (claim.hedge or borne.hedge)
        return Comparison("compatible", "the same but for the hedge") if hedged else Comparison("same", "the same number")
    if claim.point and borne.point:
        return _points(claim, borne, off)
    if claim.bound() is not None or borne.bound() is not None:
        return _open(claim, borne)
    return _ranges(claim, borne)


def _points(claim: Extent, borne: Extent, off: float) -> Comparison:
    """Compare two figures: one may be the other's rounding or conversion, or within what "about" allows."""
    a, b = claim.low, borne.low
    gap = abs(a - b)
    coarse, fine = (claim, borne) if claim.step >= borne.step else (borne, claim)
    converted = claim.factor != borne.factor
    finer = claim.step < borne.step * (_CONVERTED if converted else 1)
    # A rounding changes the digits that the coarser one leaves out, and leaves out some: 1.6 billion of 1,584 million; 34 of 33.8; never 400 of 398.
    rounds = coarse.step > fine.step * 1.001 and (coarse.step > 1 or not fine.low.is_integer())
    half = coarse.step / 2 * (1.000001 if abs(coarse.low) > abs(fine.low) else 0.999999)  # a half is rounded up: 10 is no rounding of 10 1/2
    if rounds and gap <= min(half, _ABOUT * abs(fine.low)):
        return Comparison("compatible", "one is the other's rounding", finer=finer)
    same_figure = isclose(claim.low / claim.factor, borne.low / borne.factor)  # a conversion changes the figure
    if converted and not same_figure and gap <= _conversion(claim, borne, off):
        return Comparison("compatible", "one is the other's conversion", finer=finer)
    if "APPROX" in {claim.hedge, borne.hedge}:
        about = claim if claim.hedge == "APPROX" else borne
        if gap <= _slack(about):
            return Comparison("compatible", "within what the hedge allows", finer=about is borne and claim.hedge is None)
    return Comparison("conflict")


def _conversion(claim: Extent, borne: Extent, off: float) -> float:
    """How far a figure may be from its conversion: half the last digit of the finer of the two, or of the coarser, then the share ``off`` at most.

    News gives conversions as roundly as the figure itself: 200 miles are 320 km (321.9), 6 feet 1.8 metres (1.83).
    """
    small, large = sorted(_rounding(e.low / e.factor, e.step / e.factor) * e.factor / 2 for e in (claim, borne))
    return max(small, min(large, off * abs(borne.low)))


def _slack(about: Extent) -> float:
    """How far from a figure "about" reaches: a share, or half of what it is rounded to, but 15% at most (a million is not about 700,000)."""
    return max(_ABOUT * abs(about.low), min(_rounding(about.low, about.step) / 2, _ROUNDED * abs(about.low))) * 1.000001


def _rounding(value: float, step: float) -> float:
    """The size of the last digit that is not a nought: what a hedged round number is rounded to (300: 100)."""
    if not value:
        return step
    size = step
    while size < abs(value) and (value / (size * 10)).is_integer():
        size *= 10
    return size


def _open(claim: Extent, borne: Extent) -> Comparison:
    """At least one side has only one end ("more than 300")."""
    if claim.point and claim.hedge == "APPROX" and (end := borne.bound()) is not None and abs(claim.low - end) <= _slack(claim):
        return Comparison("compatible", "within what the hedge allows")
    if claim.low > borne.high or claim.high < borne.low:
        return Comparison("conflict")
    ours, theirs = claim.bound(), borne.bound()
    if ours is not None and theirs is not None and _equal(ours, theirs) and claim.low != borne.low and {claim.hedge, borne.hedge} & _STRICT:
        return Comparison("conflict", ": the hedge is not the source's")
    if ours is not None and theirs is not None:
        return _bounds(claim, borne, ours, theirs)
    if ours is None and theirs is not None:
        if claim.point and _equal(claim.low, theirs):
            return Comparison("compatible", "the same but for the hedge")
        near = _near(claim, theirs)
        return (
            Comparison("compatible", "within the bound, which is all that is said", finer=True)
            if near
            else Comparison("conflict", ": far beyond the bound")
        )
    bound = ours or 0.0
    if claim.hedge in {"MORE_THAN", "LESS_THAN"} and borne.point and _equal(bound, borne.low):
        return Comparison("conflict", ": the hedge is not the source's")
    near = _near(borne, bound)
    return Comparison("compatible", "within the bound that is claimed") if near else Comparison("conflict", ": far beyond the bound")


def _bounds(claim: Extent, borne: Extent, ours: float, theirs: float) -> Comparison:
    if (claim.high == float("inf")) != (borne.high == float("inf")):  # "at least 5" and "up to 9": both can be
        return Comparison("compatible", "both bounds can hold", finer=True)
    if _equal(ours, theirs):
        return Comparison("compatible", "the same but for the hedge")
    stronger = ours > theirs if claim.high == float("inf") else ours < theirs
    if not 1 / _FAR <= _ratio(ours, theirs) <= _FAR:
        return Comparison("conflict", ": the bounds are far apart")
    return Comparison("compatible", "a narrower bound" if stronger else "a wider bound", finer=stronger)


def _near(number: Extent, bound: float) -> bool:
    return all(1 / _FAR <= _ratio(end, bound) <= _FAR for end in (number.low, number.high))


def _ratio(a: float, b: float) -> float:
    return a / b if b and a / b > 0 else 1.0 if a == b else float("inf")


def _ranges(claim: Extent, borne: Extent) -> Comparison:
    """At least one side is a range with both ends."""
    slack = max(claim.step if claim.point else 0.0, borne.step if borne.point else 0.0) / 2
    slack = slack if slack >= 1 else 0.0
    if claim.low > borne.high + slack or claim.high < borne.low - slack:
        return Comparison("conflict")
    if claim.point:
        at_end = not borne.vague and (_equal(claim.low, borne.low) or _equal(claim.low, borne.high))
        return Comparison("compatible", "an end of the range" if at_end else "within the range, which is all that is said", finer=not at_end)
    if not borne.point and not claim.vague and not borne.vague and _one_end(claim, borne):
        return Comparison("conflict", ": only one end is the same")
    if borne.point or (claim.low <= borne.low and borne.high <= claim.high):
        return Comparison("compatible", "within the range that is claimed")
    return Comparison("compatible", "the ranges overlap", finer=True)


def _one_end(claim: Extent, borne: Extent) -> bool:
    """Whether two ranges share one end, and the other is no rounding: 60 to 90 for "60 to 70"."""
    if _equal(claim.low, borne.low) == _equal(claim.high, borne.high):
        return False
    a, b = (claim.high, borne.high) if _equal(claim.low, borne.low) else (claim.low, borne.low)
    return abs(a - b) > (
        _ABOUT * abs(b) if "APPROX" in {claim.hedge, borne.hedge} else 0 if claim.step == borne.step else max(claim.step, borne.step) / 2
    )


def _equal(a: float, b: float) -> bool:
    return a == b or isclose(a, b, rel_tol=1e-12)
