from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.comparing.dates import as_mention, compare_dates, compare_mentions
from whence.language.dates import find_dates
from whence.when import When

days = st.dates(date(1800, 1, 1), date(2100, 12, 31))


@st.composite
def whens(draw):
    a, b = sorted((draw(days), draw(days)))
    return draw(
        st.sampled_from([When.day(a), When.month(a.year, a.month), When.year(a.year), When.span(a, b), When.span(None, b), When.span(a, None)])
    )


@pytest.mark.parametrize(
    ("claim", "source", "verdict", "finer"),
    [
        ("1960-01", "1960-01", "same", False),
        ("1960", "1960-01", "compatible", False),
        ("1960-01-19", "1960-01", "compatible", True),
        ("1960-02", "1960-01", "conflict", False),
        ("1951-09-08", "../1959-06-26", "compatible", True),
        ("1960-01", "../1959-06-26", "conflict", False),
        ("1961", "1960~", "compatible", False),
    ],
)
def test_spans_of_days(claim, source, verdict, finer):
    found = compare_dates(When.parse(claim), When.parse(source))
    assert (found.verdict, found.finer) == (verdict, finer), found


def mention(text, anchor=None):
    (found,) = find_dates(text, anchor)
    return found


@pytest.mark.parametrize(
    ("claim", "source", "verdict"),
    [
        ("23 October", "Oct. 23", "same"),
        ("23 October", "Oct. 24", "conflict"),
        ("Saturday 5 October 2019", "Saturday, October 5, 2019", "same"),
        ("Tuesday, September 3, 2019", "Wednesday, September 4, 2019", "conflict"),
        ("Tuesday", "Tuesday", "same"),
        ("Tuesday", "Friday", "conflict"),
        ("24 October 2019", "Oct. 24", "compatible"),
        ("24 October 2019", "Oct. 23", "conflict"),
        ("May 25", "May 25, 2018", "same"),
    ],
)
def test_expressions_without_an_anchor(claim, source, verdict):
    assert compare_mentions(mention(claim), mention(source)).verdict == verdict


def test_a_month_does_not_give_a_day():
    found = compare_mentions(mention("23 October"), mention("October 2018"))
    assert found.holds
    assert found.finer
    assert found.seen == "October 2018"


def test_a_weekday_is_compared_with_the_day_that_the_anchor_gives():
    friday = mention("August 2", date(2019, 8, 12))
    assert compare_mentions(mention("Saturday, August 2"), friday).verdict == "conflict"
    assert compare_mentions(mention("Friday, August 2"), friday).holds


def test_edtf_states_no_weekday():
    assert compare_mentions(as_mention(When.parse("2019-06-27"), "2019-06-27"), mention("26 June 2019")).why == "27 June 2019 is not 26 June 2019"


@given(whens())
def test_a_span_is_itself(when):
    assert compare_dates(when, when).verdict == "same"


@given(whens(), whens())
def test_conflict_is_mutual_and_only_the_longer_is_finer_than_the_other(a, b):
    ours, theirs = compare_dates(a, b), compare_dates(b, a)
    assert (ours.verdict == "conflict") == (theirs.verdict == "conflict")
    assert not (ours.finer and theirs.finer)
    assert not ours.finer or a.within(b)
