import pytest
from hypothesis import given
from hypothesis import strategies as st

from effort import no_runaway
from whence.language.hedges import find_hedges, governs


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The board had not approved it.", ["negation"]),
        ("They didn't sign, and they won’t.", ["negation", "negation"]),
        ("He not only wrote it but sang it.", []),
        ("It was not until June that it opened.", []),
        ("She denied that the firm had reportedly paid.", ["denial", "report"]),
        ("In May, Will Carter may resign if he loses.", ["modal", "condition"]),
        ("The vote is expected to fail.", ["plan"]),
        ("Every knot was tied; the notary noted it.", []),
        ("He can no longer vote.", ["negation"]),
    ],
)
def test_hedges(text, kinds):
    assert [h.kind for h in find_hedges(text)] == kinds


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("had not approved the loan", "approved", True),
        ("had not yet been formally approved", "approved", True),
        ("did not say when it approved the loan", "approved", False),
        ("had not paid, and approved the loan", "approved", False),
        ("The loan was approved, not the grant", "approved", False),
    ],
)
def test_reach(text, word, expected):
    (hedge,) = [h for h in find_hedges(text) if h.kind == "negation"]
    assert governs(text, hedge, text.index(word)) is expected


@given(st.text(max_size=200))
def test_spans_hold_their_text(text):
    for hedge in find_hedges(text):
        assert text[hedge.start : hedge.end] == hedge.text


def test_a_hostile_text_costs_no_square():
    with no_runaway():
        find_hedges("not " * 200_000 + "n't" * 200_000 + "rejected the " * 80_000)
