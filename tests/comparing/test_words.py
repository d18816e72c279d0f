import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.comparing.words import compare_words

VOTED = "The council voted on Monday to close nine of the town's 14 schools by the summer."


@pytest.mark.parametrize(
    ("claim", "source", "verdict"),
    [
        ("voted on Monday to close nine of the town’s 14 schools", VOTED, "same"),
        ("The council voted to close schools by the summer", VOTED, "compatible"),
        ("The council voted on Monday to close nine of the town's 24 schools by the summer.", VOTED, "conflict"),
        ("Most pupils will have to change buses twice", VOTED, "unknown"),
        ("", VOTED, "unknown"),
        ("the mayor did not sign the charter for the new theatre", "On Friday the mayor did sign the charter for the new theatre.", "conflict"),
        ("the mayor signed it", "On Friday the mayor did not sign the charter.", "unknown"),
    ],
)
def test_words(claim, source, verdict):
    assert compare_words(claim, source).verdict == verdict


@given(st.text(st.characters(codec="utf-8"), max_size=80), st.text(st.characters(codec="utf-8"), max_size=200))
def test_never_raises_and_a_part_is_borne(part, whole):
    compare_words(part, whole)
    found = compare_words(whole, whole)
    assert found.verdict == "same" or not any(c.isalnum() for c in whole)
