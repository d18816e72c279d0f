"""Persons are found whole, with their titles; bodies and places are none."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effort import calls, no_runaway
from whence.language.people import find_people, is_caption, is_headline


def named(text):
    return [tuple(span.text if span else None for span in (m.honorific, m.title, m.name)) for m in find_people(text)]


@pytest.mark.parametrize(
    ("text", "title", "name"),
    [
        ("Acting US Defence Secretary Walter Hume spoke.", "Acting US Defence Secretary", "Walter Hume"),
        ("Japanese Minister of Defence Kenji Mori spoke.", "Japanese Minister of Defence", "Kenji Mori"),
        ("the South's leader Lee Min Ho spoke", "South's leader", "Lee Min Ho"),
        ("Kenji Mori, Japan's defence minister, spoke.", "Japan's defence minister", "Kenji Mori"),
        ("Carla Nunes, the president of the Central Bank of Peru, spoke.", "president of the Central Bank of Peru", "Carla Nunes"),
        ("The mayor of Lisbon, Rui Antunes, spoke.", "mayor of Lisbon", "Rui Antunes"),
        ("Egyptian foreign minister Samir Halim spoke.", "Egyptian foreign minister", "Samir Halim"),
        ("House Ways and Means Committee Chairman Ned Foster spoke.", "House Ways and Means Committee Chairman", "Ned Foster"),
        ("Bank of Norway Governor Ola Berg spoke.", "Bank of Norway Governor", "Ola Berg"),
        ("Secretary of Housing and Urban Development Ann Cole spoke.", "Secretary of Housing and Urban Development", "Ann Cole"),
        ("Lt. Gen. Mark Poole spoke.", "Lt. Gen.", "Mark Poole"),
        ("the Rev. Paul Stone spoke", "Rev.", "Paul Stone"),
        ("Detective Chief Inspector Joan Mills spoke.", "Detective Chief Inspector", "Joan Mills"),
        ("Chief Justice Ruth Palmer wrote.", "Chief Justice", "Ruth Palmer"),
        ("Vice President-elect Dora Finch smiled.", "Vice President-elect", "Dora Finch"),
        ("then-Senator Luis Vega voted.", "then-Senator", "Luis Vega"),
        ("its president and chief executive officer Tom Reed resigned", "president and chief executive officer", "Tom Reed"),
        ("central bank governor Aino Salo said", "central bank governor", "Aino Salo"),
        ("Crown Prince Mohammed bin Rashid spoke.", "Crown Prince", "Mohammed bin Rashid"),
        ("Queen Margrethe II spoke.", "Queen", "Margrethe II"),
        ("Pope Leo spoke.", "Pope", "Leo"),
        ("Commerce Minister Suleiman Abdulaziz al-Harbi spoke.", "Commerce Minister", "Suleiman Abdulaziz al-Harbi"),
        ("Senator from Vermont Luis Vega spoke.", "Senator from Vermont", "Luis Vega"),
        ("Harbour Corp Chairman A.W. Clyde said so.", "Harbour Corp Chairman", "A.W. Clyde"),
        ("Labour and Social Affairs Minister Ola Berg spoke.", "Labour and Social Affairs Minister", "Ola Berg"),
        ("the rights under Soviet leader Oleg Petrov grew", "Soviet leader", "Oleg Petrov"),
        ("future president Dora Finch smiled", "future president", "Dora Finch"),
        ("doctoral candidate Ingrid Dahl said", "doctoral candidate", "Ingrid Dahl"),
        ("said Joseph Hale, analyst with L.F. Marsh and Co.", "analyst with L.F. Marsh and Co", "Joseph Hale"),
        ("Latvia's president, Andris Ozols, spoke.", "Latvia's president", "Andris Ozols"),
        ("Daily Harbour's editorial director, Rachel Long, said", "editorial director", "Rachel Long"),
        ("including herpetologist David Long, who", "herpetologist", "David Long"),
        ("It was Tom Reed, the mayor. Anna Bell left.", "mayor", "Tom Reed"),
        ("retired general Luis Vega called.", "retired general", "Luis Vega"),
        ("the guild's president Dean Hollis called.", "president", "Dean Hollis"),
        ("US Secretary of State Dean Hollis called.", "US Secretary of State", "Dean Hollis"),
        ("Minister of Defence Major Ali Hassan said", "Minister of Defence Major", "Ali Hassan"),
    ],
)
def test_title_and_name(text, title, name):
    assert (None, title, name) in named(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It was Tom Reed, the mayor. Anna Bell left.", "Anna Bell"),
        ("Fourteen-year-old Zoe, on the pier, ran.", "Zoe"),
        ("Gárdor Marósy came. Marósy said it was old.", "Gárdor Marósy"),
        ("Crystal Meyrick was convicted in May.", "Crystal Meyrick"),
        ("Democrat Rod Hale left.", "Rod Hale"),
    ],
)
def test_persons_that_their_surroundings_show(text, name):
    assert name in [m.name.text for m in find_people(text) if m.name]


@pytest.mark.parametrize(
    "name",
    [
        "Ursula van der Berg",
        "Luiz Inácio da Costa",
        "José Luis Rodríguez Navarro",
        "Jean-Yves Le Goff",
        "Valéry Morin d'Aubigny",
        "Robert F. Hale Jr.",
        "Henry Ford III",
        "Ban Ki-moon",
        "Shinzō Tanabe",
        "Kim Jae Sun",
        "Sean O'Brien",
        "Mary McDonald",
        "Karl-Heinz Vogel",
        "Robert “Bobby” Kent",
        "James (Jim) Hedley",
    ],
)
def test_forms_of_names(name):
    assert named(f"On the quay {name} waited for an hour.") == [(None, None, name)]


@pytest.mark.parametrize(
    "text",
    [
        "General Motors said so.",
        "The General Assembly met in New York.",
        "The Justice Department and the Supreme Court said nothing.",
        "Prince Edward Island is in Canada.",
        "The Hong Kong Evening Journal and Bloomberg News reported it.",
        "Top Japanese and American officials met in Far East Russia.",
        "Queen Victoria Market reopened on Monday.",
        "Morgan Stanley and Lockheed Martin lost money.",
        "San Jose, St. Louis and Tel Aviv bid for the Olympic Games.",
        "The Treaty of Mutual Cooperation and Security was signed in January.",
        "In May the Prime Minister's Office moved to Downing Street.",
        "a private Lisbon firm",
        "The mayor of Fort Lee left.",
        "in metropolitan France",
        "a major Hollywood studio",
        "its rival Norvik said so",
    ],
)
def test_bodies_and_places_are_no_persons(text):
    assert named(text) == []


def test_later_mentions():
    text = "US President Clara Webb landed. Mrs Webb waved, and Webb said nothing. The US leader left; the Webb administration and Webb Tower stayed."
    assert named(text) == [
        (None, "US President", "Clara Webb"),
        ("Mrs", None, "Webb"),
        (None, None, "Webb"),
        (None, "US leader", None),
    ]


def test_a_surname_that_is_a_month():
    assert [name for _, _, name in named("Theresa May won. In May it rained. On 5 May 2018 May said it would stop. Mrs May left.")] == [
        "Theresa May",
        "May",
        "May",
    ]


def test_a_bare_word_is_nobody_until_someone_bears_it():
    assert named("Webb said nothing.") == []
    assert named("Webb wins again\n\nClara Webb said nothing.")[0] == (None, None, "Webb")


def test_a_title_alone_needs_one_bearer():
    assert named("The minister said nothing.") == []
    two = "French Minister Luc Roy met German Minister Eva Lang. The minister said nothing."
    assert all(name for _, _, name in named(two))


def test_what_speech_and_later_use_say_of_unknown_names():
    assert (None, None, "Tsomu Hatari") in named('"No," Tsomu Hatari told the board. Hatari then left.')
    assert named("Velco Trellis told the board.") == []


def test_headline_and_caption():
    text = "Webb to sign the pact\n\nPhoto: Clara Webb (left) at home.\n\nClara Webb signed the pact on Monday, and then she left for the coast."
    assert is_headline(text, 0)
    assert is_caption(text, text.index("Clara"))
    assert not is_headline(text, text.rindex("Clara"))
    assert not is_caption(text, text.rindex("Clara"))


WORDS = st.sampled_from(["President", "Mr", "Ada", "Stone", "of", "the", "US", "Minister", "for", "and", "Bank"]) | st.sampled_from(
    [",", ".", "said", "May", "van", "der", "\n", "Jr.", "J.", "’s", "-", "(", "“"]
)


@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=80))
def test_mentions_are_slices_in_order_and_apart(text):
    found = find_people(text)
    for m in found:
        assert text[m.start : m.end] == m.text
        for span in (m.name, m.title, m.honorific):
            assert span is None or (text[span.start : span.end] == span.text and m.start <= span.start <= span.end <= m.end)
        assert m.name or m.title
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize("unit", ["A", "Mr ", "President of the ", "A. ", "Ada van der ", "and Ada ", "’s A", "minister of ", "A-", "The minister, "])
def test_long_hostile_texts_take_linear_time(unit):
    with no_runaway():
        find_people(unit * 40_000)
    find_people(unit)  # what is loaded once is not counted
    assert calls(lambda: find_people(unit * 2_000)) < 11 * calls(lambda: find_people(unit * 200)) + 1000


@pytest.mark.shared
def test_the_seeds(shared):
    texts = {path.name[:3]: path.read_text(encoding="utf-8") for path in (shared / "seeds").iterdir()}
    pact, anpo = texts["000"], texts["004"]
    assert {t for _, t, n in named(pact) if n == "Mark Esper"} == {"Acting US Defence Secretary"}
    assert {t for _, t, n in named(pact) if n == "Takeshi Iwaya"} == {"Japanese Minister of Defence"}
    assert {n for _, _, n in named(pact)} == {"Trump", "Donald Trump", "Mark Esper", "Takeshi Iwaya", "Iwaya", "Esper", "Kim Jong Un", None}
    assert (None, "US leader", None) in named(pact)
    assert {n for _, _, n in named(anpo)} == {"Donald Trump", "Trump", "Shinzō Abe", "Abe", "Alan Lee"}
    assert (None, "President", "Trump") in named(anpo)
