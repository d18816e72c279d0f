"""Names: the same, a shorter form, a slip of spelling, or another's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.comparing.names import compare_names, generations_differ, name_key

SAME = [
    ("Shinzō Tanabe", "Shinzo Tanabe"),
    ("Shinzou Tanabe", "Shinzō Tanabe"),
    ("Tanabe Shinzo", "Shinzo Tanabe"),
    ("Kim Jae-sun", "Kim Jae Sun"),
    ("Mohammed Saleh", "Muhammad Salih"),
    ("Karl Pöhl", "Karl Poehl"),
    ("Recep Erdoğan", "Recep Erdogan"),
    ("Nuri al-Hakim", "Nouri al-Hakim"),
    ("Dr. Ada Stone", "Ada Stone"),
]
SHORTER = [
    ("Stone", "Ada Stone"),
    ("A. Stone", "Ada Stone"),
    ("Ada Stone", "Ada B. Stone Jr."),
    ("Joe Reed", "Joseph R. Reed"),
    ("Andrés López", "Andrés Manuel López Aguilar"),
]
SLIPS = [("Ada Stoen", "Ada Stone"), ("Hanna Lindquist", "Hanna Lindqvist"), ("Rosvelt", "Theo Roosvelt"), ("Jmaes Baker", "James Baker")]
OTHERS = [
    ("Ada Stone", "Bea Stone"),
    ("Ada Stone", "Ada Marsh"),
    ("John Jellicot", "John J. Persing"),
    ("Aung San", "Aung San Suu Kyi"),
    ("Cao Dai", "Bao Dai"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_same(a, b):
    assert compare_names(a, b).verdict == compare_names(b, a).verdict == "same"


@pytest.mark.parametrize(("a", "b"), SHORTER)
def test_shorter(a, b):
    assert compare_names(a, b).verdict == compare_names(b, a).verdict == "compatible"


@pytest.mark.parametrize(("a", "b"), SLIPS)
def test_slips(a, b):
    for found in (compare_names(a, b), compare_names(b, a)):
        assert found.verdict == "conflict"
        assert found.misspelt


@pytest.mark.parametrize(("a", "b"), OTHERS)
def test_others(a, b):
    for found in (compare_names(a, b), compare_names(b, a)):
        assert found.verdict == "conflict"
        assert not found.misspelt


def test_nothing_to_compare():
    assert compare_names("", "Ada Stone").verdict == "unknown"


def test_key():
    assert name_key("Mr. Jean-Luc  d'Été Jr.") == "jean luc dete"


@given(st.text(max_size=30), st.text(max_size=30))
def test_comparing_is_symmetric_and_never_fails(a, b):
    one, two = compare_names(a, b), compare_names(b, a)
    assert (one.verdict, one.misspelt) == (two.verdict, two.misspelt)


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll"]), min_size=1, max_size=20))
def test_a_name_is_itself(a):
    assert compare_names(a, a).verdict in {"same", "unknown"}


def test_a_surname_before_a_comma():
    assert compare_names("Holm, Arne", "Arne Holm").verdict == "same"
    assert compare_names("Holm, Arne", "K. Arne Holm").holds
    assert compare_names("Holm, Arne", "Sarah Holm").verdict == "conflict"
    assert compare_names("Arne Holm, Jr.", "Arne Holm").holds


@pytest.mark.parametrize(("a", "b", "differ"), [
    ("Per Dahl Sr.", "Per Dahl Jr.", True), ("Henry Ross III", "Henry Ross IV", True), ("Per Dahl", "Per Dahl Jr.", False),
    ("Per Dahl Jr.", "Dahl", False), ("Per Dahl Jr", "Per Dahl, Jr.", False), ("Per Dahl", "Per Dahl", False),
])  # fmt: skip
def test_father_and_son(a, b, differ):
    assert generations_differ(a, b) is generations_differ(b, a) is differ
