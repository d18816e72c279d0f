"""No value of a fact and no day of publication, however impossible, ends the run: each is a finding of some check, or none's business."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import whence
from whence.errors import WhenError
from whence.model import Dossier, Fact, Source

TEXT = (
    "Tom Hale, 57, spoke on Friday. Tom Hale was born in 1950. The siege ended on 30 April 2018, 60 years ago this week. The vote was held on"
    " 31 December 9999. The law took effect ten thousand years after the vote. It is the 0th anniversary of the founding of the Club, and the"
    " 9999th anniversary of the opening of the Elm Bridge. Last century, next decade, in three centuries and at 25:10 nothing was planned."
)
QUOTES = ["The siege ended on 30 April 2018", "Tom Hale was born in 1950", "The vote was held on 31 December 9999", "", "words that stand nowhere"]
PREDICATES = ["ended", "born", "in force", "age", "held", "count"]
MONTHS = ["January", "Feb", "Feb.", "June", "Sept", "December", "Smarch"]
WORDS = [
    "June 31", "30 February", "29 February 2023", "May 0", "44 BC", "10000", "99999", "12345.5", "Jan-60", "31-Feb", "31-Feb-18", "00-Jan",
    "1.9E+999", "week 60 of 2018", "9999 years ago", "3000 centuries ago", "0 years ago", "five days after the vote",
    "ten thousand days before the vote", "the 0th anniversary", "the 200th century", "tomorrow", "next century", "25:61", "24:00", "000X",
    "00XX", "999X", "2018-W53", "2018-W60", "0000-W01", "9999-24", "2018-99", "inf", "nan", "1e400", "..", "/", "?", "\x00", "２０１８-０１-０１",
    "٢٠١٨-٠١-٠١", "²⁰¹⁸", "75 years ago this week", "Easter 9999", "mid-9999s",
]  # fmt: skip
figures = st.integers(0, 99).map("{:02}".format)
years = st.one_of(st.sampled_from(["0000", "0001", "0004", "1582", "1900", "2018", "9999", "10000"]), st.integers(0, 9999).map("{:04}".format))
numeric = st.one_of(
    st.builds("{}-{}-{}".format, years, figures, figures),
    st.builds("{}-{}".format, years, figures),
    st.builds("{}.{}.{}".format, figures, figures, years),
    st.builds("{}/{}/{}".format, figures, figures, years),
)
spelt = st.builds("{} {} {}".format, figures, st.sampled_from(MONTHS), years) | st.builds("{} {}".format, st.sampled_from(MONTHS), figures)
ranges = st.builds("{}/{}".format, numeric | st.just(".."), numeric | st.just(".."))
values = st.one_of(numeric, spelt, ranges, st.sampled_from(WORDS), st.builds("{}{}".format, years, st.sampled_from("~?%")), st.text(max_size=12))


def _findings(value, published="2024-03-14", kind=None, predicate="ended", quote=QUOTES[0], as_of=None):
    facts = [
        Fact("f1", "a.txt", "the siege", predicate, value, quote, kind=kind, as_of=as_of),
        Fact("f2", "a.txt", "Tom Hale", "born" if predicate == "age" else "age", value, QUOTES[1], as_of=as_of),
        Fact("f3", "a.txt", "the vote", "held", "9999-12-31", kind="date"),
    ]
    return whence.check(Dossier(sources=[Source(id="a.txt", text=TEXT, published=published)], facts=facts)).findings


@settings(deadline=None)  # the first one compiles the grammar
@given(values, st.sampled_from([None, "date", "number", "text"]), st.sampled_from(PREDICATES), st.sampled_from(QUOTES), st.none() | values)
def test_any_value_of_a_fact_is_judged(value, kind, predicate, quote, as_of):
    _findings(value, kind=kind, predicate=predicate, quote=quote, as_of=as_of)


@settings(deadline=None)
@given(values)
def test_any_day_of_publication_is_judged(published):
    try:
        Source(id="a.txt", text=TEXT, published=published)
    except WhenError:
        return  # refused in words, before anything is checked
    _findings("2018-04-30", published)


@pytest.mark.parametrize("published", ["0001-01-01", "0001", "9999-12-31", "9999", "9999-12", "../0001", "9999-12-31/.."])
@pytest.mark.parametrize("value", WORDS)
def test_the_calendar_has_ends(published, value):
    _findings(value, published, kind="date")


@pytest.mark.parametrize("value", ["2018-13-30", "2018-30-04", "30.13.2018", "13/30/2018", "30 Smarch 2018"])
def test_a_month_that_no_calendar_has_is_found(value):
    codes = {f.code for f in _findings(value, kind="date") if "f1" in f.facts}
    assert codes & {"WH106", "WH208", "WH804"}, codes
