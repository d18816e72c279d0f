"""WH201: which weekday belongs to which date, by which calendar and of which year."""

import pytest

import whence
from whence.model import Dossier, Source

BEHIND = [
    "The council met on 12 March 2024 (Wednesday).",
    "The council met on 12 March 2024, a Wednesday.",
    "The council met on the 12th of March, a Wednesday, and again in May.",
    "The council met on 12 March 2024, which was a Monday, and voted.",
    "12 March 2024 - Monday\n\nThe council met.",
    "2024-03-12 (Mon)\n\nThe council met.",
    "The mast fell on Monday at 9 p.m., 12 March 2024.",
    "The mast fell at 8 p.m. on Monday night, 12 March 2024.",
]
NOT_BEHIND = [
    "The council met on 12 March 2024 (Tuesday).",
    "The council met on 12 March 2024, a Tuesday, and voted.",
    "The council met on 12 March 2024, a Sunday Times reporter said.",
    "The council met on 12 March 2024, Wednesday's paper said.",
    "The council met on 12 March 2024 (Wednesday in Auckland).",
    "It runs from 9 to 12 March 2024 (Tuesday).",
    "The mast fell on Tuesday at 9 p.m., 12 March 2024.",
]
LISTS = [
    "The fair is open Saturday and Sunday, 8 and 9 June 2024.",
    "The fair ran Friday through Sunday, March 8-10, 2024.",
    "The hall is open Monday to Friday, 12 March to 4 April.",
    "The fair runs from Thursday to Sunday, 6-9 June, and is free.",
]
WRONG_LISTS = ["The fair is open on Saturday and Sunday, 7 and 8 June 2024.", "The fair ran Friday through Sunday, March 9-11, 2024."]
OTHER_CALENDARS = [
    "The bakery burned on Sunday, 2 September 1666.",
    "The king died on Friday, 6 February 1685.",
    "He was crowned on Thursday, 23 April 1685, by the calendar of his day.",
    "The palace was stormed on Wednesday, 25 October 1917, in Petrograd.",
    "Her diary begins on Thursday, 1 January 1914 (New Style).",
]
OTHER_YEARS = [
    "In 1983 a plane was lost. It had left on Thursday, 1 September, with a full load.",
    "In 1983, on Thursday, 1 September, a plane was lost.",
    "Last year the fair began on Tuesday, 7 March.",
    "The day for 2025 is fixed: the race will be held on Sunday, 21 September.",
    "The race will be held on Sunday, 22 September, the club said.",
]
CALLED_WRONG = [
    "The bridge was opened on Saturday, not on Sunday, 4 May 1968.",
    "The plaque is misdated Sunday, 4 May 1968.",
    "Correction: an earlier version gave the day as Sunday, 4 May 1968. It was a Saturday.",
]
ELSEWHERE = ["They spoke late on Tuesday (13 March in Sydney).", "They spoke late on Tuesday (March 13, Sydney time)."]


def _found(text, published="2024-03-14"):
    report = whence.check(Dossier([Source(id="a.txt", text=text, published=published)]), select=["WH201"])
    return [f.message for f in report.findings]


@pytest.mark.parametrize("text", [*BEHIND, *WRONG_LISTS])
def test_a_weekday_that_the_calendar_contradicts(text):
    assert len(_found(text)) == 1


@pytest.mark.parametrize("text", [*NOT_BEHIND, *LISTS, *OTHER_CALENDARS, *OTHER_YEARS, *CALLED_WRONG, *ELSEWHERE])
def test_what_the_text_bears_out_or_leaves_open(text):
    assert _found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The king died on Monday, 6 May 1910.",
        "The king of Spain died on Monday, 5 May 1910.",
        "They spoke late on Monday (13 March in Sydney).",
        "They spoke late on Tuesday (13 March).",
        "Correction: the fair is on Sunday, 4 May 1968.",
        "The race will be held on Sunday, 22 June, the club said. It began in 2022.",
        "On Friday, 30 December 2016, and on Friday, 31 December 2016, it snowed.",
    ],
)
def test_the_guards_have_bounds(text):
    assert len(_found(text)) == 1


def test_the_last_day_of_a_year_is_of_that_year():
    assert "31 December 2016 was a Saturday" in _found("It snowed on Friday, 31 December 2016.")[0]


def test_a_leap_day_out_of_reach_is_left_to_the_impossible():
    assert _found("The fire broke out on Wednesday, 29 February, police said.", "2023-03-03") == []
