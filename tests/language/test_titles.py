"""Titles are read as office, portfolio, polity and modifiers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.language.titles import describes, read_title


@pytest.mark.parametrize(
    ("text", "office", "portfolio", "polity", "modifiers"),
    [
        ("Acting US Defence Secretary", "secretary", "defence", "United States", ("acting",)),
        ("Secretary of Defense", "secretary", "defence", "", ()),
        ("Pentagon chief", "secretary", "defence", "United States", ()),
        ("Japan's defence minister", "minister", "defence", "Japan", ()),
        ("Sen.", "senator", "", "", ()),
        ("Chairwoman", "chairman", "", "", ()),
        ("Vice-President", "president", "", "", ("vice",)),
        ("ex-president", "president", "", "", ("former",)),
        ("President-elect", "president", "", "", ("elect",)),
        ("Deputy Prime Minister", "prime minister", "", "", ("deputy",)),
        ("Attorney General", "attorney general", "", "", ()),
        ("Lt. Gen.", "lieutenant general", "", "", ()),
        ("Minister for Foreign Affairs of Kenya", "minister", "foreign affairs", "Kenya", ()),
        ("former Secretary of State", "secretary", "state", "", ("former",)),
        ("House Speaker", "speaker", "", "", ()),
        ("Interim Prime Minister", "prime minister", "", "", ("interim",)),
        ("US Attorney General", "attorney general", "", "United States", ()),
        ("the late US Senator", "senator", "", "United States", ("late",)),
    ],
)
def test_read(text, office, portfolio, polity, modifiers):
    title = read_title(text)
    assert (title.office, title.portfolio, title.polity, title.modifiers) == (office, portfolio, polity, modifiers)


@pytest.mark.parametrize("text", ["US leader", "top official", "Japanese counterpart", "defence chief", "spokesman"])
def test_descriptions(text):
    assert read_title(text).description


def test_a_stack():
    title = read_title("president and chief executive")
    assert {title.office, *(t.office for t in title.also)} == {"president", "chief executive officer"}


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("Prime Minister Lord", {"prime minister", "lord"}),
        ("Minister of Defence Major", {"minister", "major"}),
        ("General Lord", {"general", "lord"}),
        ("Deputy General", {"general"}),
        ("Surgeon General", {"surgeon general"}),
        ("Army Colonel", {"colonel"}),
        ("Acting Major General", {"major general"}),
    ],
)
def test_a_rank_or_style_behind_an_office(text, offices):
    title = read_title(text)
    assert {title.office, *(t.office for t in title.also)} == offices


@pytest.mark.parametrize(
    ("words", "title", "fits"),
    [
        ("US leader", "United States President", True),
        ("Japanese leader", "US President", False),
        ("North's leader", "Supreme Leader", True),
        ("minister", "Japanese Minister of Defence", True),
        ("defence minister", "Foreign Minister", False),
        ("president", "Vice President", True),
        ("vice president", "President", False),
        ("prosecutor", "US Attorney", True),
    ],
)
def test_what_words_can_stand_for(words, title, fits):
    assert describes(read_title(words), read_title(title)) is fits


@given(st.text(max_size=60))
def test_reading_never_fails(text):
    assert read_title(text).text == text
