"""Titles in time, and the register of offices."""

import pytest

from whence.language.titles import read_title
from whence.model import Dossier, Office, Registers, Source
from whence.reading import Reading
from whence.reading.offices import covers, holders, rows_naming
from whence.reading.tenure import apart_in_time, as_of, bearings, changing, prospective, retrospective, terms_of
from whence.when import When

TERMS = [
    Office("Ida Blom", "President of Norway", When.parse("2018-10-02"), When.parse("2019-09-11")),
    Office("Ola Berg", "President of Norway", When.parse("2019-09-11"), None),
    Office("Ida Blom", "Mayor of Oslo", None, When.parse("2010")),
    Office("Per Å. Dahl-Lie", "President of Norway", When.parse("1899"), When.parse("1901")),
]


def reading(text, published="2019-06-26"):
    return Reading(Dossier(sources=[Source(id="a", text=text, published=published)], registers=Registers(offices=TERMS)), extract=False)


def first(r):
    return bearings(r, "a")[0].mention


def test_bearings_leave_descriptions_out():
    r = reading("US leader Ada Stone met President Ida Blom. Mr Berg, an analyst, left.")
    assert [(b.person.name, b.title.office) for b in bearings(r, "a")] == [("Ida Blom", "president")]


@pytest.mark.parametrize(
    ("text", "looks_back"),
    [
        ("President Ida Blom opened the fair.", False),
        ("In 1975 President Ida Blom opened the fair.", True),
        ("The fair was founded during the era of President Ida Blom.", True),
        ("On 3 January 2019 President Ida Blom opened the fair.", True),
    ],
)
def test_retrospect(text, looks_back):
    r = reading(text)
    assert retrospective(r, "a", first(r)) is looks_back


def test_what_is_to_come_and_what_changes():
    r = reading("President Ida Blom will take office in May.")
    assert prospective(r, "a", first(r))
    r = reading("Mayor Ida Blom was sworn in as president.")
    assert changing(r, "a", first(r))


def test_the_date_in_the_sentence_counts_before_the_publication():
    r = reading("On 3 March 2018 President Ida Blom spoke.")
    assert as_of(r, "a", first(r)) == (When.parse("2018-03-03"),)
    r = reading("President Ida Blom spoke.")
    assert as_of(r, "a", first(r)) == (When.parse("2019-06-26"),)


def test_times_told_of():
    r = reading("In May 1961 Mayor Ida Blom came to Oslo. She left. In June 1968 President Ida Blom came back.")
    one, two = (b.mention for b in bearings(r, "a"))
    assert apart_in_time(r, "a", one, two)
    assert not apart_in_time(r, "a", one, one)


@pytest.mark.parametrize(
    ("day", "inside"), [("2018-10-01", False), ("2018-10-02", True), ("2019-09-11", True), ("2019-09-12", False), ("2018", True)]
)
def test_first_and_last_day_belong_to_a_term(day, inside):
    assert covers(TERMS[0], When.parse(day)) is inside


def test_open_ends():
    assert covers(TERMS[1], When.parse("2050-01-01"))
    assert covers(TERMS[2], When.parse("1990-01-01"))


def test_holders_and_terms():
    r = reading("")
    assert [t.person for t in holders(r, read_title("Norwegian President"), When.parse("2019-09-11"))] == ["Ida Blom", "Ola Berg"]
    assert [t.title for t in terms_of(r, "Ida Blom", When.parse("2019-06-26"))] == ["President of Norway", "Mayor of Oslo"]
    assert terms_of(r, "Blom", When.parse("2019-06-26")) == ()
    assert terms_of(r, "Per Dahl-Lie", When.parse("2019-06-26")) == ()
    assert [t.title for t in terms_of(r, "Per Dahl-Lie", When.parse("1925-06-26"))] == ["President of Norway"]


def test_rows_by_the_last_word_of_a_name():
    assert [t.person for t in rows_naming(reading(""), "Ola Berg")] == ["Ola Berg"]
    assert rows_naming(reading(""), "") == ()
