from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from whence.comparing.dates import as_mention, compare_mentions
from whence.comparing.numbers import compare_numbers
from whence.language.dates import find_dates
from whence.language.numbers import read_number
from whence.reading.shelves import Dates, Numbers
from whence.when import When

UNITS = ("", " km", " miles", "%", " percentage points", " basis points", " people", " weeks", " days", " tons", " kg")
WRITTEN = st.builds(
    lambda hedge, figure, scale, unit: f"{hedge}{figure}{scale}{unit}",
    st.sampled_from(["", "", "about ", "more than ", "up to ", "nearly ", "at least "]),
    st.one_of(st.integers(0, 3000).map(str), st.sampled_from(["half", "three", "dozens of", "5 to 9", "0.5", "12.25", "40-60"])),
    st.sampled_from(["", "", " thousand", " million"]),
    st.sampled_from(UNITS),
)
NUMBERS = WRITTEN.map(read_number).filter(lambda n: n is not None and not n.ordinal)
WORDS = (
    "in June",
    "on 5 June",
    "on Monday",
    "last week",
    "in 1987",
    "this year",
    "on 31 December 1988",
    "from 1979 to 1990",
    "in the 1980s",
    "tomorrow",
)
SPANS = st.builds(
    lambda day, days: When.span(day, date.fromordinal(day.toordinal() + days)), st.dates(date(1980, 1, 1), date(1992, 1, 1)), st.integers(0, 900)
)
DATES = st.one_of(
    st.tuples(st.sampled_from(WORDS), st.dates(date(1980, 1, 1), date(1992, 1, 1))).map(lambda row: find_dates(*row)[0]),
    SPANS.map(lambda when: as_mention(when, when.edtf())),
)


@settings(deadline=None)
@given(st.lists(NUMBERS, max_size=25), NUMBERS)
def test_what_is_left_out_conflicts(many, number):
    shelves = Numbers(("s", n) for n in many)
    near = [n for _, n in shelves.near(number)]
    for other in many:
        assert other in near or compare_numbers(number, other).verdict == "conflict", (number.text, other.text)
    assert [n for n in many if n in near] == near
    alike = [n for n in many if (n.low, n.high, n.unit) == (number.low, number.high, number.unit)]
    assert [n for _, n in shelves.like(number)] == alike


@settings(deadline=None)
@given(st.lists(DATES, max_size=25), DATES)
def test_dates_that_are_left_out_conflict_and_are_farther(many, mention):
    near = [m for _, m in Dates(("s", m) for m in many).near(mention)]
    for other in many:
        assert other in near or compare_mentions(mention, other).verdict == "conflict", (mention, other)
    when = mention.when
    gaps = [when.gap(m.when) for m in many if when and m.when and m.when.earliest and m.when.latest]
    if when and gaps and all(m.when for m in near):
        assert min(when.gap(m.when) for m in near if m.when) == min(gaps)


def test_the_nearest_of_a_unit():
    shelves = Numbers(("s", read_number(text)) for text in ("12 km", "100 km", "90 km", "90 people"))
    assert shelves.nearest(read_number("95 km"))[1].text == "90 km" or shelves.nearest(read_number("95 km"))[1].text == "100 km"
    assert shelves.nearest(read_number("13 km"))[1].text == "12 km"
    assert shelves.nearest(read_number("3 euros")) is None
