"""When: the algebra of spans of days, and EDTF in and out."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.errors import WhenError
from whence.when import When

DAYS = st.dates(date(2, 1, 1), date(9998, 12, 31))


@st.composite
def whens(draw):
    kind = draw(st.sampled_from(["day", "month", "year", "span", "open", "before"]))
    one, two = sorted((draw(DAYS), draw(DAYS)))
    about = draw(st.booleans())
    match kind:
        case "day":
            return When.day(one, approximate=about)
        case "month":
            return When.month(one.year, one.month, approximate=about)
        case "year":
            return When.year(one.year, approximate=about)
        case "span":
            return When.span(one, two, approximate=about)
        case "open":
            return When.span(one, None)
        case _:
            return When.span(None, two)


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("1960", date(1960, 1, 1), date(1960, 12, 31), "year"),
        ("1960-02", date(1960, 2, 1), date(1960, 2, 29), "month"),
        ("1960-01-19", date(1960, 1, 19), date(1960, 1, 19), "day"),
        ("1960-22", date(1960, 6, 1), date(1960, 8, 31), "season"),
        ("1960-24", date(1960, 12, 1), date(1961, 2, 28), "season"),
        ("1960-35", date(1960, 7, 1), date(1960, 9, 30), "quarter"),
        ("196X", date(1960, 1, 1), date(1969, 12, 31), "decade"),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31), "century"),
        ("2019-W26", date(2019, 6, 24), date(2019, 6, 30), "week"),
        ("2019-06-28/2019-06-29", date(2019, 6, 28), date(2019, 6, 29), "interval"),
        ("../1959-06-26", None, date(1959, 6, 26), "interval"),
        ("1960-01/..", date(1960, 1, 1), None, "interval"),
        ("1960/", date(1960, 1, 1), None, "interval"),
    ],
)
def test_reads_edtf(text, earliest, latest, precision):
    when = When.parse(text)
    assert (when.earliest, when.latest, when.precision) == (earliest, latest, precision)
    again = When.parse(when.edtf())
    assert (again.earliest, again.latest) == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "60",
        "1960-13",
        "1960-02-30",
        "2019-02-29",
        "../..",
        "/",
        "1962/1960",
        "196",
        "1960-1-9",
        "yesterday",
        "1960-01-19T10:00",
        "0000",
        "2019-W54",
    ],
)
def test_refuses_what_is_no_edtf(text):
    with pytest.raises(WhenError):
        When.parse(text)


def test_marks():
    assert When.parse("1960~").approximate
    assert When.parse("1960?").uncertain
    both = When.parse("1960%")
    assert both.approximate
    assert both.uncertain
    assert both.edtf() == "1960%"
    assert When.parse("1960~/1962").approximate


@given(whens())
def test_edtf_round_trip(when):
    again = When.parse(when.edtf())
    assert (again.earliest, again.latest, again.approximate) == (when.earliest, when.latest, when.approximate)


@given(whens())
def test_agrees_with_itself_and_lies_within_itself(when):
    assert when.agrees(when)
    assert when.within(when)
    assert when.gap(when) == 0


@given(whens(), whens())
def test_agreement_is_symmetric_and_the_opposite_of_conflict(one, two):
    assert one.agrees(two) == two.agrees(one)
    assert one.conflicts(two) != one.agrees(two)
    assert one.gap(two) == two.gap(one)
    assert (one.gap(two) == 0) == one.agrees(two)


@given(whens(), whens(), whens())
def test_within_is_transitive_for_exact_spans(one, two, three):
    if not two.approximate and not three.approximate and one.within(two) and two.within(three):
        assert one.within(three)


@given(whens(), whens())
def test_what_lies_within_agrees(one, two):
    if one.within(two):
        assert one.agrees(two)


@given(DAYS)
def test_a_day_lies_within_its_month_and_year(day):
    assert When.day(day).within(When.month(day.year, day.month))
    assert When.month(day.year, day.month).within(When.year(day.year))
    assert not When.year(day.year).within(When.day(day))


@given(DAYS, st.integers(2, 400))
def test_neighbours_conflict_and_about_bridges_them(day, days):
    later = day + timedelta(days=days) if day.year < 9990 else day - timedelta(days=days)
    assert When.day(day).conflicts(When.day(later))
    assert When.day(day).gap(When.day(later)) == days
    assert When.year(1960, approximate=True).agrees(When.year(1961))
    assert When.year(1960).conflicts(When.year(1961))


def test_a_datetime_is_taken_as_its_day():
    from datetime import datetime

    assert When.day(datetime(2019, 6, 26, 10, 30)).earliest == date(2019, 6, 26)  # noqa: DTZ001 - a naive clock time is what callers hand over


def test_words():
    assert str(When.parse("1960-01")) == "January 1960"
    assert str(When.parse("2019-06-26")) == "26 June 2019"
    assert str(When.parse("1960~")) == "about 1960"
    assert str(When.parse("../1959-06-25")) == "25 June 1959 or before"
