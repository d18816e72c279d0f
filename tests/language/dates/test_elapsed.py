"""The hedges of elapsed time, as the catalogue of checks sets them (WH206)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.language.dates import elapsed_span, find_dates
from whence.model import Amount
from whence.when import When

WRITTEN_ON = date(2019, 6, 26)
UNITS = ["second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century"]


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("60 years ago", date(1958, 6, 27), date(1959, 6, 26)),
        ("more than 60 years ago", None, date(1959, 6, 25)),
        ("at least 60 years ago", None, date(1959, 6, 26)),
        ("nearly 60 years ago", date(1959, 6, 27), date(1962, 6, 26)),
        ("less than a year ago", date(2018, 6, 26), WRITTEN_ON),
        ("about 60 years ago", date(1956, 6, 26), date(1962, 6, 26)),
        ("10 days ago", date(2019, 6, 16), date(2019, 6, 16)),
        ("two weeks ago", date(2019, 6, 6), date(2019, 6, 12)),
        ("three months ago", date(2019, 2, 27), date(2019, 3, 26)),
        ("three days from now", date(2019, 6, 29), date(2019, 6, 29)),
    ],
)
def test_the_hedge_sets_the_interval(text, earliest, latest):
    (mention,) = find_dates(text, WRITTEN_ON)
    assert mention.when is not None
    assert (mention.when.earliest, mention.when.latest) == (earliest, latest)


def test_january_1960_is_not_more_than_60_years_ago_but_nearly():
    said = When.month(1960, 1)
    spans = {hedge: elapsed_span(Amount(60, 60, "year", -1, hedge), WRITTEN_ON) for hedge in ("MORE_THAN", "LESS_THAN", "APPROX", None)}
    assert {hedge: said.agrees(span) for hedge, span in spans.items()} == {"MORE_THAN": False, "LESS_THAN": True, "APPROX": True, None: False}


@settings(deadline=None)
@given(
    st.floats(0.5, 300).map(lambda n: round(n * 2) / 2),
    st.sampled_from(UNITS),
    st.sampled_from([-1, 0, 1]),
    st.sampled_from([None, "APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS", "START"]),
    st.dates(date(1, 1, 1), date(9999, 12, 31)),
)
def test_every_amount_gives_a_span_on_its_own_side(count, unit, direction, hedge, anchor):
    span = elapsed_span(Amount(count, count, unit, direction, hedge), anchor)
    if direction > 0:
        assert span.earliest is not None
        assert span.earliest >= anchor
    else:
        assert span.latest is not None
        assert span.latest <= anchor


@settings(deadline=None)
@given(st.integers(1, 200), st.integers(0, 150), st.dates(date(1700, 1, 1), date(2100, 12, 31)))
def test_a_wider_hedge_holds_the_narrower(count, more, anchor):
    high = count + more
    plain = elapsed_span(Amount(count, count, "year", -1), anchor)
    assert plain.within(elapsed_span(Amount(count, count, "year", -1, "EQUAL_OR_MORE"), anchor))
    assert plain.within(elapsed_span(Amount(count, high, "year", -1), anchor))
