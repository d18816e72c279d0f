"""Figures that a text lets one compute: what computes, what does not, and what is not to be computed."""

import pytest

from whence.language.numbers import find_numbers
from whence.language.sums import find_sums


def sums(text):
    return [(s.kind, s.holds, s.due) for s in find_sums(text, find_numbers(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("10 miles (26 km) off", [("conversion", False, "16 km")]),
        ("10 miles (16 km) off", [("conversion", True, "16 km")]),
        ("450°F (232°C)", [("conversion", True, "232 °C")]),
        ("450°F (132°C)", [("conversion", False, "232 °C")]),
        ("100 acres (40 ha), or 12 hours", [("conversion", True, "40 ha")]),
        ("about 250 miles (about 420 km)", [("conversion", True, "402 km")]),
        ("12 of 40 members (50%)", [("share", False, "30%")]),
        ("12 out of the 40 members, or 30 percent,", [("share", True, "30%")]),
        ("12 people (7 men and 4 women)", [("total", False, "11")]),
        ("12 people, 7 men and five women, died", [("total", True, "12")]),
        ("four reasons: cost, time and weather.", [("list", False, "3")]),
        ("three reasons: cost, time and weather.", [("list", True, "3")]),
        ("three reasons: he was late and she was tired.", []),
        ("12 people (7 of them men and 2 women)", []),
        ("12 people, 7 men and 2 children, died", []),
        ("5 million dollars (3 million pounds)", []),
        ("The scores were 5 (3) and 7 (2).", []),
    ],
)
def test_sums(text, found):
    assert sums(text) == found
