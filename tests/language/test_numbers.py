"""Numbers of a text, and values read as numbers."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from effort import no_runaway
from whence.language.numbers import find_numbers, read_number
from whence.language.numbers.lexicon import names, singular


def said(text):
    """What is found, shortly: ``(text, value or (low, high), unit, hedge)``."""
    return [(m.text, m.low if m.low == m.high else (m.low, m.high), m.unit, m.hedge) for m in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 1,984 people left.", [("1,984", 1984, "person", "APPROX")]),
        ("more than 300 were hurt", [("300", (300, None), None, "MORE_THAN")]),
        ("up to 300 seats", [("300", (None, 300), "seat", "EQUAL_OR_LESS")]),
        ("100+ firms", [("100", (100, None), "firm", "EQUAL_OR_MORE")]),
        ("worth US$1.6 billion", [("US$1.6 billion", 1.6e9, "USD", None)]),
        ("about £1.2bn", [("£1.2bn", 1.2e9, "GBP", "APPROX")]),
        ("not $5m", [("$5m", 5e6, "USD", None)]),
        ("700 billion yen", [("700 billion yen", 7e11, "JPY", None)]),
        ("12 mln Canadian dlrs", [("12 mln Canadian dlrs", 12e6, "CAD", None)]),
        ("2.5 crore rupees", [("2.5 crore rupees", 25e6, "INR", None)]),
        ("1,6 Milliarden Euro", [("1,6 Milliarden Euro", 1.6e9, "EUR", None)]),
        ("1.600.000 Euro", [("1.600.000 Euro", 1.6e6, "EUR", None)]),
        ("12,34,567 votes", [("12,34,567", 1234567, "vote", None)]),
        ("3億円", [("3億円", 3e8, "JPY", None)]),
        ("fell 34 pct", [("34 pct", 34, "%", None)]),
        ("to 54.2 per cent", [("54.2 per cent", 54.2, "%", None)]),
        ("by 2.5 percentage points", [("2.5 percentage points", 2.5, "pp", None)]),
        ("10 miles (26 km)", [("10 miles", 10, "[mi_i]", None), ("26 km", 26, "km", None)]),
        ("at 80 km/h", [("80 km/h", 80, "km/h", None)]),
        ("in -5 °C heat", [("-5 °C", -5, "Cel", None)]),
        ("to 27-1/2 from 3/4", [("27-1/2", 27.5, None, None), ("3/4", 0.75, None, None)]),
        ("two-thirds of them, half of us", [("two-thirds", 2 / 3, None, None), ("half", 0.5, None, None)]),
        ("a quarter of a million trees", [("a quarter of a million", 250000, "tree", None)]),
        ("twenty-one men", [("twenty-one", 21, "man", None)]),
        ("two hundred and five cars", [("two hundred and five", 205, "car", None)]),
        ("a dozen eggs", [("a dozen", 12, "egg", None)]),
        ("Tens of thousands of marchers", [("Tens of thousands", (20000, 99999), "marcher", "APPROX")]),
        ("millions of dollars", [("millions", (2000000, 9999999), "USD", "APPROX")]),
        ("between 5 and 7 million voters", [("5 and 7 million", (5e6, 7e6), "voter", None)]),
        ("10-15 ships", [("10-15", (10, 15), "ship", None)]),
        ("10 to 15 ships", [("10 to 15", (10, 15), "ship", None)]),
        ("$5-7 billion", [("$5-7 billion", (5e9, 7e9), "USD", None)]),
        ("rose from 5 to 7 pct", [("5", 5, None, None), ("7 pct", 7, "%", None)]),
        ("won 52-48", [("52", 52, None, None), ("48", 48, None, None)]),
        ("three or four days", [("three or four", (3, 4), "day", None)]),
        ("the third man", [("third", 3, "man", None)]),
        ("a 45-nation group", [("45", 45, "nation", None)]),
        ("1,000 Danish soldiers", [("1,000", 1000, "soldier", None)]),
        ("In 2019 300 people came", [("300", 300, "person", None)]),
        ("two and five", [("two", 2, None, None), ("five", 5, None, None)]),
    ],
)
def test_what_is_found(text, expected):
    assert said(text) == [(words, pytest.approx(value) if isinstance(value, float) else value, unit, hedge) for words, value, unit, hedge in expected]


@pytest.mark.parametrize(
    "text",
    [
        "On June 26, 2019 at 10:30 a.m.",
        "26 June, 1 May 1960 and Oct. 23",
        "2019-06-26 and 26/06/2019",
        "in 1984, the 1960s, 1939-45",
        "at 5 p.m. or 0930 GMT",
        "The G20, an F-16, COVID-19",
        "a Boeing 737, Article 9, Room 101, No. 5, Apollo 11",
        "call 555-1234 or +1 212-555-0100",
        "version 3.1.2 at 192.168.0.1",
        "no one knew one another",
        "1" * 400,
    ],
)
def test_what_is_no_number(text):
    assert said(text) == []


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        ("1984", None, (1984, 1984, None)),
        ("1,600,000,000", "USD", (1.6e9, 1.6e9, "USD")),
        ("$1.6 billion", None, (1.6e9, 1.6e9, "USD")),
        ("1.6", "bn", (1.6e9, 1.6e9, None)),
        ("1.6", "billion dollars", (1.6e9, 1.6e9, "USD")),
        ("34", "people", (34, 34, "person")),
        ("34", "percent", (34, 34, "%")),
        ("26", "mi", (26, 26, "[mi_i]")),
        ("$5", "people", (5, 5, "USD")),
        ("seven", None, (7, 7, None)),
        ("one", None, (1, 1, None)),
        ("half", None, (0.5, 0.5, None)),
        ("5/7", None, (5, 7, None)),
        ("../300", None, (None, 300, None)),
        ("300/..", None, (300, None, None)),
        ("more than 300 people", None, (300, None, "person")),
        ("5-7 million", None, (5e6, 7e6, None)),
        ("12 500", None, (12500, 12500, None)),
        ("3,5", None, (3.5, 3.5, None)),
        ("1.6e9", None, (1.6e9, 1.6e9, None)),
        ("(1,234)", None, (-1234, -1234, None)),
        (" -5 ", None, (-5, -5, None)),
    ],
)
def test_a_value_read_whole(value, unit, expected):
    number = read_number(value, unit)
    assert (number.low, number.high, number.unit) == expected
    assert (number.start, number.end) == (len(value) - len(value.lstrip()), len(value.rstrip()))


@pytest.mark.parametrize(
    "value", ["", " ", "3 and 4", "June 26", "2019-06-26", "10:30", "Ada Berg", "34 of 50", "G20", "nan", "inf", "1e400", "9" * 400, "1.2.3"]
)
def test_a_value_that_is_no_number(value):
    assert read_number(value) is None


@pytest.mark.parametrize(
    ("text", "step"),
    [("1.6 billion", 1e8), ("1,984", 1), ("300", 1), ("34.50", 0.01), ("two million", 1e6), ("27-1/2", 0.5), ("8.2 mln", 1e5)],
)
def test_the_step_is_the_size_of_the_last_digit(text, step):
    assert find_numbers(text)[0].step == pytest.approx(step)


def test_ordinals_say_so():
    assert [m.ordinal for m in find_numbers("the 21st of 40 ships, second to none")] == [True, False, True]


@given(st.integers(0, 10**12))
def test_figures_with_and_without_separators_read_alike(number):
    assert read_number(str(number)).low == read_number(f"{number:,}").low == number


@given(
    st.lists(
        st.sampled_from(
            ["5", "1,234", "$", "million", "-", "to", "half", "twenty", "%", "/", "and", "one", ".", "a", "dozen", "1/2", "June", "½", "億"]
        ),
        max_size=12,
    )
)
@example(["1", "/", "0"])
def test_mentions_are_in_order_and_slice_the_text(words):
    for text in (" ".join(words), "".join(words)):
        last = 0
        for mention in find_numbers(text):
            assert last <= mention.start < mention.end <= len(text)
            assert text[mention.start : mention.end] == mention.text
            assert mention.low is not None or mention.high is not None
            assert mention.low is None or mention.high is None or mention.low <= mention.high
            last = mention.end
        read_number(text)


@given(st.text(max_size=40))
def test_no_text_makes_it_raise(text):
    find_numbers(text)
    read_number(text, text)


@pytest.mark.parametrize("piece", ["1", "1,", "1,111,", "three-", "1-", "1/2", "one hundred ", "5 to ", "$", "1 million ", "0 000", "hundred ", "1."])
def test_hostile_texts_take_no_square_of_their_length(piece):
    with no_runaway():
        find_numbers(piece * (200_000 // len(piece)))


def test_units_have_one_meaning_each():
    assert names()["km"] == "km"
    assert [singular(w) for w in ("people", "countries", "churches", "houses", "gas", "bus", "votes")] == [
        "person", "country", "church", "house", "gas", "bus", "vote",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It is a one point six billion dollar plan.", 1.6e9, "USD"),
        ("Prices rose by two point five percent.", 2.5, "%"),
        ("It grew twenty-two point oh five per cent.", 22.05, "%"),
        ("At one point six million people were without power.", 6e6, "person"),
    ],
)
def test_decimals_as_they_are_said(text, value, unit):
    assert (value, unit) in [(n.low, n.unit) for n in find_numbers(text)]
    assert len([n for n in find_numbers(text) if n.low != 1]) == 1


@pytest.mark.parametrize(
    ("text", "value", "ordinal"),
    [
        ("The town grew by a fifth in a decade.", 0.2, False),
        ("Output fell by a third.", 1 / 3, False),
        ("It was signed by a third party.", 3, True),
    ],
)
def test_a_share_that_something_changed_by(text, value, ordinal):
    assert [(pytest.approx(n.low), n.ordinal) for n in find_numbers(text)] == [(value, ordinal)]


def test_a_letter_beside_a_unit_multiplies():
    assert read_number("1.3m", "USD").low == 1_300_000
    assert read_number("2B", "people").low == 2_000_000_000
    assert (read_number("1.3m").low, read_number("1.3m").unit) == (1.3, "m")
    assert read_number("1.3m", "m").low == 1.3
