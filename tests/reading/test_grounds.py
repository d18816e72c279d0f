import importlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.model import Dossier, Fact, Finding, Held, Skipped, Source
from whence.reading import Reading
from whence.reading.grounds import unlocatable, weekday_alone

STEMS = [
    "source_missing",
    "quote_not_found",
    "quote_altered",
    "span_shifted",
    "value_not_in_quote",
    "value_too_precise",
    "hedge_dropped",
    "quote_ambiguous",
    "attribution_dropped",
]
TEXT = "Anna Reed, 41, did not sign on Tuesday, 4 May 1931. Tom Birch, 38, of Oslo, may sign the 1.6 billion deal, police said. 東京で会議。"
ODD = ["...", "", " ", "“", "\x00", "9" * 400]
PIECES = st.sampled_from([*ODD, TEXT, TEXT[:40], "Anna Reed", "41", "4 May", "1.6 billion deal", "Tom Birch, 38", "Oslo", "not", "会議"])
WORDS = st.one_of(PIECES, st.lists(PIECES, max_size=3).map(" ".join), st.text(max_size=30))
OFFSETS = st.one_of(st.none(), st.integers(-10, 300))
KINDS = st.sampled_from([None, "date", "number", "title", "name", "place", "quotation", "text"])


def checks():
    for stem in STEMS:
        yield getattr(importlib.import_module(f"whence.checks.{stem}"), "".join(p.capitalize() for p in stem.split("_")))()


@settings(max_examples=60, deadline=None)
@given(WORDS, WORDS, WORDS, OFFSETS, OFFSETS, KINDS, st.sampled_from(["a.txt", "b.txt", "withheld"]))
def test_no_fact_makes_a_check_raise_and_one_fault_has_one_finding(subject, value, quote, start, end, kind, source):
    fact = Fact("f1", source, subject, "signed", value, quote, start, end, kind)
    reading = Reading(Dossier([Source("a.txt", text=TEXT, published="1931-05-06"), Source("withheld", kept="hash")], [fact]))
    found = {}
    for check in checks():
        for outcome in check.check(reading):
            assert isinstance(outcome, Finding | Held | Skipped)
            if isinstance(outcome, Finding):
                found[outcome.code] = outcome
                assert outcome.facts == ("f1",)
                for place in outcome.locations:
                    if place.where == "source":
                        assert TEXT[place.start : place.end] == place.text
    # where the quote is missing or altered, its value, offsets and reserve are nobody's business
    assert sum(code in found for code in ("WH101", "WH103", "WH104")) <= 1
    if {"WH101", "WH103", "WH104"} & set(found):
        assert not {"WH105", "WH106", "WH107", "WH108"} & set(found)
    assert not {"WH106", "WH107"} <= set(found)


@pytest.mark.parametrize(
    ("value", "alone"),
    [
        ("Friday, 26 June 2019", True),  # it was a Wednesday
        ("Wednesday, 26 June 2019", False),
        ("Friday, June 26", True),
        ("Friday, 27 June 2019", False),  # the day is wrong too
        ("26 June 2019", False),
    ],
)
def test_a_weekday_that_the_values_own_date_belies(value, alone):
    fact = Fact("f1", "a.txt", "the pact", "signed", value, "signed on Wednesday, 26 June 2019", kind="date")
    reading = Reading(Dossier([Source("a.txt", text="It was signed on Wednesday, 26 June 2019.", published="2019-06-27")], [fact]))
    assert weekday_alone(reading, fact) is alone


def test_why_a_quote_cannot_be_looked_for():
    sources = [Source("a.txt", text="It rained."), Source("withheld", kept="hash")]
    reading = Reading(Dossier(sources, [Fact("f1", "a.txt", "it", "did", "rain", "It rained.")]))
    why = {
        source: unlocatable(reading, Fact("f", source, "it", "did", "rain", quote))
        for source, quote in [("b", "x"), ("withheld", "x"), ("a.txt", " ")]
    }
    assert why == {"b": "the source is not in the dossier", "withheld": "the source's text is withheld", "a.txt": "the fact has no quote"}
    assert unlocatable(reading, reading.facts[0]) is None
