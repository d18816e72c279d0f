"""WH208: slips, and what only looks like one."""

import pytest

import whence
from whence.model import Dossier, Source


def _found(text, published="2024-03-14"):
    report = whence.check(Dossier([Source(id="a.txt", text=text, published=published)]), select=["WH208"])
    return [f.message for f in report.findings]


@pytest.mark.parametrize(
    "text",
    [
        "The rent is due on 31 April.",
        "Rent due: 31 April.",
        "Deadline 31 April. The rent is high.",
        "She was born 31 June 1980 in Hull.",
        "Smith was arrested 31 June.",
        "The branch closes 31 June.",
        "The mill burned at 25:10 on Monday.",
        "The mill burned at 25:10 p.m.",
        "The ship sank on 29 February last year.",
    ],
)
def test_a_slip(text):
    assert len(_found(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "He was at 25:10 after eight kilometres.",
        "Goals fell at 31:10 and 48:31; the siren went at 60:00.",
        "The late show is listed at 25:30 on Friday.",
        "On the M 31 June traffic is heavy.",
        "Gate 30 February sale.",
        "He was 31 September last.",
        "There is no 31 June, the clerk wrote.",
        "Sweden had a 30 February in 1712.",
        "The man born on 31 June\n\nHis passport said 31 June 1980, a day that no calendar has.",
        "The ship sank on 29 February this year.",
    ],
)
def test_no_slip(text):
    assert _found(text) == []


@pytest.mark.parametrize(
    ("text", "published", "finds"),
    [
        ("The mill burned on Wednesday, 29 February, police said.", "2023-03-03", 1),
        ("Leap day is Thursday, 29 February.", "2023-08-14", 0),
        ("The mill burned on Thursday, 29 February.", "2024-03-03", 0),
        ("The mill burned on Wednesday, 29 February.", "2024-03-03", 0),
        ("In 2012 the mill burned, on Wednesday, 29 February.", "2023-03-03", 0),
        ("The mill burned on 29 February, police said.", "2023-03-03", 0),
    ],
)
def test_a_leap_day_without_a_year(text, published, finds):
    assert len(_found(text, published)) == finds
