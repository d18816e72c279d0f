"""Two versions of one quotation: the same, one a part of the other, changed, or two quotations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.comparing.quotations import compare_quotations

LONG = "We will never close the eastern pier of our harbour while I am mayor of this town"


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        (LONG, LONG, "same"),
        (LONG, "“we will never close the eastern pier of our harbor while I am mayor of this town.”", "same"),
        ("They organised the defence of the theatre", "They organized the defense of the theater", "same"),
        (LONG, "never close the eastern pier", "compatible"),
        (LONG, "We will never close the eastern pier … while I am mayor of this town", "compatible"),
        (LONG, LONG.replace("never", "not"), "conflict"),
        (LONG.replace("eastern", "western"), LONG, "conflict"),
        (LONG, "The market will move to the customs house in the autumn of next year", "unknown"),
        ("", LONG, "unknown"),
    ],
)
def test_verdicts(a, b, verdict):
    assert compare_quotations(a, b).verdict == verdict
    assert compare_quotations(b, a).verdict == verdict


def test_why_names_the_words():
    assert "“western”" in compare_quotations(LONG.replace("eastern", "western"), LONG).why


@given(st.text(max_size=60), st.text(max_size=60))
def test_never_raises_and_is_reflexive(a, b):
    compare_quotations(a, b)
    assert compare_quotations(a, a).verdict in {"same", "unknown"}
