import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.model import Span
from whence.reading.owners import capitalised, owners

NAMES = re.compile(r"\b(?:Reed|Birch|Holm|Vance)\b")
NUMBERS = re.compile(r"\b\d+\b")


def spans(pattern, text):
    return [Span(m.start(), m.end(), m.group()) for m in pattern.finditer(text)]


def read(text):
    names, numbers = spans(NAMES, text), spans(NUMBERS, text)
    return {numbers[value].text: names[name].text for value, name in owners(text, names, numbers).items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Reed and Birch, 41 and 38 respectively, were found.", {"41": "Reed", "38": "Birch"}),
        ("Reed, Birch and Holm scored 3, 5 and 8 goals respectively.", {"3": "Reed", "5": "Birch", "8": "Holm"}),
        ("They found Reed, 41, and Birch, 38, on the ice.", {"41": "Reed", "38": "Birch"}),
        ("They found Reed (41) and Birch (38).", {"41": "Reed", "38": "Birch"}),
        ("Reed won 279 votes to Birch's 214.", {"279": "Reed", "214": "Birch"}),
        ("Reed was born in 1960 and Birch in 1962.", {"1960": "Reed", "1962": "Birch"}),
        ("The 41-year-old Reed and the 38-year-old Birch met.", {"41": "Reed", "38": "Birch"}),
        ("Turnout was 67 at Reed and 25 at Birch.", {"67": "Reed", "25": "Birch"}),
        ("Shares of Reed rose 47 points and those of Birch 40 points.", {"47": "Reed", "40": "Birch"}),
        # not plain: nothing is said
        ("Reed beat 1990 champion Birch in 2018.", {}),
        ("Reed met Birch on 3 and 4 May.", {}),
        ("Reed, 41, told Birch that 12 people had died.", {}),
        ("Reed scored 3 goals.", {}),
        ("Reed, Birch and Holm were born in 1960 and 1962 respectively.", {}),
    ],
)
def test_owners(text, expected):
    assert read(text) == expected


def test_the_first_word_of_a_sentence_is_no_owner():
    text = "Turnout was 67 at Reed and 25 at Birch."
    numbers = spans(NUMBERS, text)
    names = capitalised(text, numbers)
    assert [s.text for s in names] == ["Turnout", "Reed", "Birch"]
    assert owners(text, names, numbers) == {0: 1, 1: 2}
    assert [s.text for s in capitalised("In Oslo 41 boats sank, in Bergen 57.")] == ["Oslo", "Bergen"]


def test_possessives_own_what_follows():
    text = "Reed's 75 votes were enough to beat Birch's 36."
    numbers = spans(NUMBERS, text)
    assert owners(text, capitalised(text, numbers), numbers) == {0: 0, 1: 1}
    assert owners(text, spans(NAMES, text), numbers) == {0: 0, 1: 1}


def test_candidates_for_names():
    text = "Officials told Maria de la Cruz that Bank of Oslo had closed."
    assert [s.text for s in capitalised(text)] == ["Officials", "Maria de la Cruz", "Bank of Oslo"]


@given(st.lists(st.sampled_from(["Reed", "Birch", "41", "38", ", ", " and ", " respectively", " was born in "]), max_size=30))
def test_never_raises_and_names_only_what_is_there(parts):
    text = " ".join(parts)
    names, numbers = spans(NAMES, text), spans(NUMBERS, text)
    found = owners(text, names, numbers)
    assert all(0 <= v < len(numbers) and 0 <= n < len(names) for v, n in found.items())
