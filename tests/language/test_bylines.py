import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.language.bylines import find_byline

BODY = "\n\nThe lock was closed at noon. By Monday it was open again.\n"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Ruth Ames", "Ruth Ames"),
        ("BY RUTH AMES", "RUTH AMES"),
        ("By Ruth Ames and Arne Holm", "Ruth Ames"),
        ("By Ngozi Adeyemi, Staff Writer", "Ngozi Adeyemi"),
        ("Words by Maria de la Cruz", "Maria de la Cruz"),
        ("By J. K. Holm in Bergen", "J. K. Holm"),
        ("By noon the lock was open", None),
        ("By Ruth", None),
        ("By Ruth Ames the lock was never closed, she wrote.", None),
        ("The Lock By Ruth Ames", None),
    ],
)
def test_a_line_under_the_headline(line, name):
    found = find_byline(f"Lock closed\n{line}{BODY}")
    assert (found and found.text) == name
    assert found is None or f"Lock closed\n{line}{BODY}"[found.start : found.end] == name


def test_a_headline_is_a_byline_only_with_a_given_name():
    assert find_byline(f"By Popular Demand{BODY}") is None
    assert find_byline(f"By Sarah Ames{BODY}") is not None


def test_far_down_it_is_no_byline():
    assert find_byline("One line.\n" * 40 + "By Ruth Ames\n") is None


@given(st.text(st.characters(codec="utf-8"), max_size=200))
def test_never_raises(text):
    find_byline(text)
