"""Misspelt names within a source, between persons, and of a fact against its quote."""

import pytest

from whence.model import Dossier, Source
from whence.reading import Reading
from whence.reading.spelling import deletions, one_misspelt, strays, subject_misspelt


def reading(text):
    return Reading(Dossier(sources=[Source(id="a", text=text)]), extract=False)


def found(text):
    return [(s.odd.text, s.usual.text) for s in strays(reading(text), "a")]


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("Paul Gallagher spoke. Gallagher left. Later Gallaghre said no.", "Gallaghre"),
        ("Paul Galagher spoke. Gallagher left. Gallagher said no.", "Paul Galagher"),
    ],
)
def test_strays(text, odd):
    assert [one for one, _ in found(text)] == [odd]


@pytest.mark.parametrize(
    "text",
    [
        "Paul Gallagher spoke. Gallagher left. The Gallaghers said no.",
        "John Warren spoke. Warren left. Warden is a word, said the warden.",
        "Ann Bolton spoke. Bolton left. Boston said no.",
        "Ann Bolton spoke. Bolton left. Rolton Street is closed.",
        "Jim Lee spoke. Lee left. Leo said no.",
        "Ann Baker spoke. Baker left. Paul Barker spoke. Barker left.",
        "Ann Bakerâ€™s dog. Ann Baker spoke. Baker left.",
    ],
)
def test_no_strays(text):
    assert found(text) == []


def both(a, b):
    one, two = reading(f"{a} spoke. {b} left.").persons("a")
    return one_misspelt(one, two)


def test_two_spellings_of_one():
    assert both("Hannah Lindqvist", "Hannah Lindquist")
    assert both("Finance Minister Luka Petrovic", "Finance Minister Luca Petrovic")


def test_two_people():
    assert not both("Maria Santos", "Mario Santos")
    assert not both("Mayor Tom Harker", "Judge Tom Parker")
    assert not both("Ada Stone", "Ben Marsh")


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("James Baekr", "James Baker"),
        ("Baekr", "Baker"),
        ("James Baker", None),
        ("Baker", None),
        ("Jim Baker", None),
        ("the treaty", None),
        ("Olga Petrova", None),
        ("item 7", None),
    ],
)
def test_a_subject_against_its_quote(name, right):
    quote = "Treasury Secretary James Baker spoke."
    r = reading(quote)
    names = [m.name.text for m in r.people("a")]
    said = subject_misspelt(name, quote, names, r.persons("a"))
    assert (said is None) == (right is None)
    assert right is None or right in said


def test_a_bare_surname_beside_it_says_nothing_of_the_given_name():
    quote = "They wrote to Minister Janet Reinhold, and would appeal if Reinhold refused."
    r = reading(quote)
    assert subject_misspelt("Jaet Reinhold", quote, [m.name.text for m in r.people("a")], r.persons("a")) == "Janet Reinhold"
    assert subject_misspelt("Reinhold", quote, [m.name.text for m in r.people("a")], r.persons("a")) is None


def test_one_slip_shares_a_deletion():
    for a, b in [("baker", "bakr"), ("baker", "bakre"), ("baker", "bakir"), ("baker", "bakker")]:
        assert deletions(a) & deletions(b)


def test_a_word_that_is_no_name_is_not_spelt_out():
    assert deletions("Kono") == {"Kono", "ono", "Kno", "Koo", "Kon"}
    assert deletions("W" * 5_000) == {"W" * 5_000}
