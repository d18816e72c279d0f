"""Breaks: where a sentence ends, which the stop of an abbreviation does not, and what that does to the tense of a clause."""

from __future__ import annotations

import re
from datetime import date

import pytest

from whence.language.dates import find_dates
from whence.language.dates.breaks import breaks, ends, first_break

TUESDAY = date(2023, 10, 31)
_STOP = re.compile(r"[.!?;]\s")


@pytest.mark.parametrize(
    "text",
    [
        "The mayor left. She was",
        "It closed at 3 p.m. The bank",
        "They live in the U.S. The court",
        "He took it. Nobody saw",
        "It rose in 1998. Nobody saw",
        "“We won.” He left",
        "Is it so? Nobody",
        "It rose; nobody",
        "Calls came from Messrs. The rest",
    ],
)
def test_a_mark_that_ends_a_sentence(text: str) -> None:
    mark = re.search(r"(?<!p)[.?;](?=[”\s])", text)
    assert mark is not None
    assert ends(text, mark.start()) == ("Messrs" not in text)


@pytest.mark.parametrize(
    "text",
    [
        "Then Mr. Smith",
        "Then Gen. Smith",
        "the U.S. Senate",
        "Acme Inc. said",
        "in Tulsa, Okla. police",
        "with J. Smith",
        "Roe vs. Wade",
        "on Jan. 5",
    ],
)
def test_the_stop_of_an_abbreviation_ends_nothing(text: str) -> None:
    assert not ends(text, text.rindex("."))
    assert first_break(_STOP, text, 0, len(text)) is None


def test_breaks_come_in_order() -> None:
    text = "Mr. Low left. Gen. High stayed; the U.S. Army came. It rained"
    assert [text[: m.end()].rsplit(maxsplit=1)[-1] for m in breaks(_STOP, text, 0, len(text))] == ["left.", "stayed;", "came."]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Mr. Smith will meet Mr. Jones on Friday.", "2023-11-03"),
        ("On Friday, Mr. Smith will resign.", "2023-11-03"),
        ("The U.S. Senate will vote with Sen. Brown on Friday.", "2023-11-03"),
        ("Acme Inc. will meet bankers from Goliath Corp. on Friday.", "2023-11-03"),
        ("In January Mr. Smith resigned.", "2023-01"),
        ("In January, Gen. Marshall killed the plan.", "2023-01"),
        ("Gen. Marshall said Mr. Smith resigned in January.", "2023-01"),
        ("It will close. Mr. Smith left on Friday.", "2023-10-27"),
    ],
)
def test_a_clause_goes_on_over_an_abbreviation(text: str, value: str) -> None:
    assert [m.value for m in find_dates(text, TUESDAY)] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "In January, a week after the council of the harbour town had been told of the cracks in both bridges over the river, a lorry fell.",
            "2023-01",
        ),
        (
            "On Thursday, Ann Bell, a candidate for the seat in the regional assembly, at the election to be held on August 9, held a rally.",
            "2023-10-26",
        ),
        (
            "On Thursday, Ann Bell, a candidate for the seat in the regional assembly, who won it in a first vote by hands, will hold a rally.",
            "2023-11-02",
        ),
    ],
)
def test_the_verb_may_stand_far_behind(text: str, value: str) -> None:
    assert find_dates(text, TUESDAY)[0].value == value


@pytest.mark.parametrize(
    ("text", "anchor", "value"),
    [
        ("The offer was to expire on Friday.", date(2023, 10, 30), "2023-10-27"),
        ("The offer had been scheduled to expire at midnight Friday.", date(2023, 10, 30), "2023-10-27T24:00"),
        ("The offer is to expire on Friday.", date(2023, 10, 30), "2023-11-03"),
        ("The offer was to expire on Friday.", date(2023, 11, 2), "2023-11-03"),
    ],
)
def test_what_was_to_end_may_have_ended(text: str, anchor: date, value: str) -> None:
    assert [m.value for m in find_dates(text, anchor)] == [value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The brewer reported lower fourth-quarter earnings. Sales in the latest period were $2 billion.", ["2023-Q4", "2023-Q4"]),
        ("The brewer expects lower fourth-quarter earnings. Sales in the latest period were $2 billion.", ["2023-Q4", "2023-Q3"]),
        ("It had a third-quarter profit. It gave no fourth-quarter outlook. In the latest quarter it sold more.", ["2023-Q3", "2023-Q4", "2023-Q3"]),
        ("It reported a third-quarter loss. This quarter's loss includes a charge of $2 million.", ["2023-Q3", "2023-Q3"]),
        ("The third-quarter loss fell. The latest quarter includes a gain. Last year's results were hurt.", ["2023-Q3", "2023-Q3", "2022-Q3"]),
        ("The third-quarter loss was small. Last year's results were hurt by a fire.", ["2023-Q3", "2022"]),
        ("It reported a third-quarter loss. This quarter's loss will be larger.", ["2023-Q3", "2023-Q4"]),
    ],
)  # fmt: skip
def test_the_quarter_that_is_reported(text: str, values: list[str]) -> None:
    assert [m.value for m in find_dates(text, date(2023, 11, 2))] == values
