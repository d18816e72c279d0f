"""Numbers compared in meaning: with their units, hedges, ranges, and the rounding that news allows."""

from __future__ import annotations

from whence.comparing import Comparison
from whence.model import NumberMention

_SLACK = 0.4999
"""Just under half a unit of the last digit: 1.58 rounds to 1.6, and 34 is not 35."""
_ABOUT = 0.1
"""How far "about" reaches either way, as a share."""


def compare_numbers(claim: NumberMention, borne: NumberMention) -> Comparison:
    """What the source's number bears of the claimed one."""
    unit = _units(claim.unit, borne.unit)
    if unit is not None and unit.verdict != "compatible":
        return unit
    if (claim.low, claim.high) == (borne.low, borne.high):
        return Comparison("same", "the same number", seen=borne.text)
    if claim.low is not None and claim.low == claim.high and claim.low in {borne.low, borne.high}:
        return Comparison("compatible", f"“{borne.text}” names that very figure", seen=borne.text)
    low, high = _interval(borne)
    if _inside(claim, low, high):
        finer = borne.hedge is not None or claim.step < borne.step
        return Comparison("compatible", f"“{borne.text}” bears it, rounded or hedged", finer=finer, seen=borne.text)
    if _inside(borne, *_interval(claim)):
        return Comparison("compatible", f"it is “{borne.text}”, rounded or hedged", seen=borne.text)
    return Comparison("conflict", f"the source has {borne.text}", seen=borne.text)


def _interval(number: NumberMention) -> tuple[float | None, float | None]:
    slack = _SLACK * number.step if number.step < 1 or number.step >= 1000 else 0.0
    about = _ABOUT if number.hedge == "APPROX" else 0.0
    low = None if number.low is None else number.low - max(slack, abs(number.low) * about)
    high = None if number.high is None else number.high + max(slack, abs(number.high) * about)
    return low, high


def _inside(number: NumberMention, low: float | None, high: float | None) -> bool:
    if number.low is None and low is not None:
        return False
    if number.high is None and high is not None:
        return False
    return (low is None or number.low is None or number.low >= low) and (high is None or number.high is None or number.high <= high)


def _units(claim: str | None, borne: str | None) -> Comparison | None:
    if claim is None or borne is None or claim == borne:
        return None
    if measured(claim) and measured(borne):
        return Comparison("conflict", f"{claim} is not {borne}", seen=borne)
    if {claim, borne} & {"%", "pp"}:
        return Comparison("conflict", f"{claim} is not {borne}", seen=borne)
    return Comparison("compatible")


def measured(unit: str) -> bool:
    """Whether a unit is a currency or a percentage, of which two different ones never mean the same."""
    return unit in {"%", "pp"} or (len(unit) == 3 and unit.isupper() and unit.isascii())
