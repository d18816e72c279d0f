"""Titles: one office, a description, titles that go together, or a conflict."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.comparing.titles import compare_titles

SAME = [
    ("Defence Secretary", "Secretary of Defense"),
    ("US Defence Secretary", "Pentagon chief"),
    ("US President", "American President"),
    ("United States President", "U.S. President"),
    ("Minister of Defence", "Defence Minister"),
    ("Sen.", "Senator"),
    ("Rep.", "Congresswoman"),
    ("Chairwoman", "Chairman"),
    ("Vice-President", "Vice President"),
    ("ex-president", "former president"),
    ("Treasury Secretary", "Secretary of the Treasury"),
    ("Prime Minister", "Premier"),
]
COMPATIBLE = [
    ("US President", "president"),
    ("US leader", "United States President"),
    ("Japanese counterpart", "Prime Minister"),
    ("top official", "Defence Secretary"),
    ("Defence Minister", "Defence Secretary"),
    ("Colonel", "Lieutenant Colonel"),
    ("foreign minister", "Egyptian Foreign Minister"),
    ("prosecutor", "U.S. Attorney"),
    ("then-Senator", "Senator"),
]
CONFLICT = [
    ("Acting US Defence Secretary", "US Defence Secretary"),
    ("Deputy Prime Minister", "Prime Minister"),
    ("Vice President", "President"),
    ("former president", "president"),
    ("President-elect", "President"),
    ("Foreign Minister", "Defence Minister"),
    ("President", "Governor"),
    ("US President", "French President"),
    ("Secretary of State", "Defence Secretary"),
    ("Admiral", "General"),
    ("Senator", "Mayor"),
]
UNKNOWN = [("Professor", "President"), ("Dr.", "Prime Minister"), ("General", "President"), ("Chairman", "Senator"), ("chief cook", "bottle washer")]


@pytest.mark.parametrize(("verdict", "pairs"), [("same", SAME), ("compatible", COMPATIBLE), ("conflict", CONFLICT), ("unknown", UNKNOWN)])
def test_verdicts(verdict, pairs):
    wrong = [(a, b, compare_titles(a, b).verdict) for pair in pairs for a, b in (pair, pair[::-1]) if compare_titles(a, b).verdict != verdict]
    assert wrong == []


def test_a_stack_agrees_when_one_of_it_does():
    assert compare_titles("president and chief executive", "chief executive officer").verdict == "same"


def test_a_conflict_says_why():
    assert "acting" in compare_titles("Acting Mayor", "Mayor").why


@given(st.text(max_size=40), st.text(max_size=40))
def test_symmetric_and_never_fails(a, b):
    assert compare_titles(a, b).verdict == compare_titles(b, a).verdict
