"""Indirect speech: what is said, by whom, and by which words one can tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.language.quotations import find_attributions


@pytest.mark.parametrize(
    ("text", "said", "source", "cue"),
    [
        ("Mayor Ruth Ames said that the pier would be closed.", "the pier would be closed", "Mayor Ruth Ames", "said"),
        ("The pier would be closed in autumn, Ruth Ames said on Monday.", "The pier would be closed in autumn", "Ruth Ames", "said"),
        ("The pier will be closed, according to the board.", "The pier will be closed", "the board", "according to"),
        ("According to the board, the pier will be closed.", "the pier will be closed", "the board", "According to"),
        ("Ruth Ames told Tom Reed the pier would close.", "the pier would close", "Ruth Ames", "told"),
        ("Police said twelve boats had sunk.", "twelve boats had sunk", "Police", "said"),
        ("Ames, who lost the vote, later admitted she had been wrong.", "she had been wrong", "Ames", "admitted"),
    ],
)
def test_statements(text, said, source, cue):
    (one,) = find_attributions(f"It rained. {text} It rained.")
    assert (one.text, one.source.text, one.cue.text) == (said, source, cue)


@pytest.mark.parametrize("text", ["The pier was closed in autumn.", 'Ames said "the pier is closed".', "The reported losses were small."])
def test_nothing_is_attributed(text):
    assert find_attributions(text) == []


@given(st.text(alphabet=st.sampled_from(list("aB. ,\nsaid")), max_size=80))
def test_offsets_slice_to_their_text(text):
    for one in find_attributions(text):
        assert text[one.start : one.end] == one.text
        assert text[one.source.start : one.source.end] == one.source.text
