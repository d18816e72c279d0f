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
        ("Net fell 16% to $123.1 million, or $1.02 a share, from $145.7 million.", [("change", True, "a fall of 16%")]),
        ("Net fell 26% to $123.1 million, or $1.02 a share, from $145.7 million.", [("change", False, "a fall of 16%")]),
        ("Net rose 16% to $123.1 million, or $1.02 a share, from $145.7 million.", [("direction", False, "a fall of 16%")]),
        ("Sales were 8.59 billion crowns, up 9.4% from 7.85 billion crowns.", [("change", True, "a rise of 9.4%")]),
        ("Sales were 8.59 billion crowns, up 14.9% from 7.85 billion crowns.", [("change", False, "a rise of 9.4%")]),
        ("Deaths fell 14.9 pct to 2,300 from 2,703 a year earlier.", [("change", True, "a fall of 15%")]),
        ("The jobless rate rose to 5.1% from 5.6%.", [("direction", False, "a fall of 8.9%")]),
        ("The jobless rate fell 9% to 5.1% from 5.6%.", []),
        ("The dollar fell to 152 yen from 150 yen.", []),
        ("She dropped to 12 from 9 in the world ranking.", []),
        ("Rents rose 4% to 900 crowns, while wages stood still at 700 crowns from 1 May.", []),
        ("Output rose to 1.2 from 900 million tonnes.", []),
        ("It rose about 20% to $40 from $30.", []),
        ("The scores were 5 (3) and 7 (2).", []),
    ],
)
def test_sums(text, found):
    assert sums(text) == found
