from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from whence.render.differing import differing


def marked(pieces):
    return [p.text for p in pieces if p.differs]


def test_the_words_that_only_one_side_has_are_marked():
    both = differing("the board has agreed to pay rent", "the board has not agreed to pay any rent")
    assert both
    assert (marked(both[0]), marked(both[1])) == ([], ["not", "any"])


def test_case_alone_is_no_difference():
    both = differing("The alliance is the cornerstone", "the alliance is a cornerstone")
    assert both
    assert marked(both[1]) == ["a"]


def test_two_texts_that_share_little_are_not_two_wordings():
    assert differing("15 December 2019 on the page", "first appeared in the Herald on Jun 26") is None
    assert differing("same words on both sides", "same words on both sides") is None
    assert differing("2019", "2018") is None


words = st.lists(st.sampled_from(["a", "the", "has", "not", "agreed", "treaty", ",", "1960"]), min_size=4, max_size=20).map(" ".join)


@given(words, words)
def test_the_pieces_are_the_wordings(a, b):
    both = differing(a, b)
    if both:
        assert "".join(p.text for p in both[0]) == a
        assert "".join(p.text for p in both[1]) == b
        kept = ["".join(p.text for p in side if not p.differs).casefold().split() for side in both]
        assert kept[0] == kept[1]
