"""Numbers against numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.comparing.numbers import compare_numbers
from whence.language.numbers import read_number


def compared(claim, borne):
    return compare_numbers(read_number(claim), read_number(borne))


@pytest.mark.parametrize(
    ("claim", "borne", "verdict"),
    [
        ("1.6 billion", "1,600,000,000", "same"),
        ("seven", "7", "same"),
        ("34 pct", "34%", "same"),
        ("1-3/4", "1.75", "same"),
        ("15 basis points", "0.15 percentage points", "same"),
        ("half", "50%", "compatible"),
        ("two-thirds", "66.7%", "compatible"),
        ("34", "34 pct", "compatible"),
        ("1.58", "about 1.6", "compatible"),
        ("1.6 billion", "1,584,321,000", "compatible"),
        ("34%", "33.8%", "compatible"),
        ("about 400", "398", "compatible"),
        ("300", "more than 300", "compatible"),
        ("more than 300", "312", "compatible"),
        ("5", "5 to 7", "compatible"),
        ("10 miles", "16 km", "compatible"),
        ("320 km", "200 miles", "compatible"),
        ("2 metres", "6 feet", "conflict"),
        ("1.8 metres", "6 feet", "compatible"),
        ("7.5 miles", "12 km", "compatible"),
        ("350 km", "200 miles", "conflict"),
        ("41%", "two fifths", "conflict"),
        ("dozens", "34", "compatible"),
        ("14 days", "two weeks", "same"),
        ("12 months", "one year", "same"),
        ("365 days", "one year", "compatible"),
        ("two months", "two weeks", "conflict"),
        ("two weeks", "second", "conflict"),
        ("4,500 kg", "5 tons", "compatible"),
        ("2 tons", "2 kg", "conflict"),
        ("1,000 pounds", "1,000 tons", "conflict"),
        ("20 knots", "20 mph", "conflict"),
        ("60 to 91", "60 to 70", "conflict"),
        ("36-70", "60 to 70 percent", "conflict"),
        ("275 to 455", "about 275 to 350", "conflict"),
        ("50-100", "60 to 70", "compatible"),
        ("60-70", "60 to 69.8", "compatible"),
        ("about 120,000", "at least 118,381", "compatible"),
        ("approximately 1,000", "at least 1,035", "compatible"),
        ("about 1,000,000", "700,000", "conflict"),
        ("around 10,000", "8,000", "conflict"),
        ("about 300", "275", "compatible"),
        ("less than 50", "at least 50", "conflict"),
        ("more than 50", "up to 50", "conflict"),
        ("$5 million", "C$5 million", "compatible"),  # the bare dollar may be Canada's
        ("34 people", "34 passengers", "unknown"),
        ("34", "35", "conflict"),
        ("400", "398", "conflict"),  # a whole count is not rounded
        ("3 million", "2.6 million", "conflict"),
        ("10 pct", "10-1/2 pct", "conflict"),
        ("11 pct", "10-1/2 pct", "compatible"),
        ("34%", "34 percentage points", "conflict"),
        ("34%", "34 people", "conflict"),
        ("$5m", "£5m", "conflict"),
        ("US$5m", "C$5m", "conflict"),
        ("1.6", "1.6 billion", "conflict"),
        ("more than 300", "300", "conflict"),
        ("3,000", "more than 300", "conflict"),
        ("8", "5 to 7", "conflict"),
        ("10 miles", "26 km", "conflict"),
        ("third", "4th", "conflict"),
        ("500", "dozens", "conflict"),
        ("-5", "5", "conflict"),
    ],
)
def test_verdicts(claim, borne, verdict):
    assert compared(claim, borne).verdict == verdict


@pytest.mark.parametrize(
    ("claim", "borne", "finer"),
    [
        ("1,584,321,000", "1.6 billion", True),
        ("1.6 billion", "1,584,321,000", False),
        ("350", "more than 300", True),
        ("6", "5 to 7", True),
        ("5 to 7", "6", False),
        ("34", "dozens", True),
        ("7.5 miles", "12 km", False),
        ("7.46 miles", "12 km", True),
    ],
)
def test_a_claim_may_say_more_than_is_borne(claim, borne, finer):
    found = compared(claim, borne)
    assert found.holds
    assert found.finer == finer


def test_a_conflict_says_what_the_source_has():
    found = compared("34 people", "35 people")
    assert found.why == "the source has 35 people"
    assert found.seen == "35 people"


@given(st.integers(0, 10**9), st.sampled_from(["", "%", " people", " km"]))
def test_a_number_agrees_with_itself_and_with_no_other_count(number, unit):
    assert compared(f"{number}{unit}", f"{number:,}{unit}").verdict == "same"
    assert compared(f"{number}{unit}", f"{number + 1}{unit}").verdict == "conflict"


NUMBERS = st.sampled_from(
    [
        "5",
        "5.0",
        "about 5",
        "more than 5",
        "up to 5",
        "4-6",
        "$5",
        "5%",
        "5 pp",
        "5 people",
        "dozens",
        "half",
        "5 million",
        "0",
        "-5",
        "5 km",
        "third",
    ]
)


@given(NUMBERS, NUMBERS)
def test_any_two_can_be_compared(a, b):
    assert compared(a, b).verdict in {"same", "compatible", "conflict", "unknown"}
    assert compared(a, a).verdict == "same"
