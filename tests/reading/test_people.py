"""Who is who: mentions gathered into persons, with reasons, and whether a text bears a title."""

import pytest

from whence.model import Alias, Dossier, Office, Registers, Source
from whence.reading import Reading
from whence.reading.borne_titles import title_borne
from whence.reading.people import full_name, person_named, same_people
from whence.when import When

STORY = """US President Clara Webb met Japanese Prime Minister Kenji Mori on Monday. Mrs Webb thanked Mr Mori.

The US leader left early. Mori stayed, and so did the prime minister's daughter Aiko Mori. Luis Vega, the mayor of Lima, was there too; Vega spoke."""


def reading(registers=None, **texts):
    sources = [Source(id=sid, text=text, published="2021-03-04") for sid, text in texts.items()]
    return Reading(Dossier(sources=sources, registers=registers), extract=False)


def people(text):
    return {person.name: person for person in reading(a=text).persons("a")}


def test_mentions_are_gathered():
    found = people(STORY)
    assert [m.text for m in found["Clara Webb"].mentions] == ["US President Clara Webb", "Mrs Webb", "The US leader"]
    assert [m.text for m in found["Kenji Mori"].mentions] == ["Japanese Prime Minister Kenji Mori", "Mr Mori", "Mori", "the prime minister"]
    assert [t.text for t in found["Luis Vega"].titles] == ["mayor of Lima"]
    assert set(found) == {"Clara Webb", "Kenji Mori", "Aiko Mori", "Luis Vega"}


def test_every_mention_has_its_reason():
    for person in people(STORY).values():
        assert len(person.why) == len(person.mentions)
        assert all(person.why)


def test_names_in_parts_and_in_full_are_one():
    assert len(people("Joseph R. Vega spoke. Joe Vega left. J. Vega wrote. Vega slept.")) == 1


def test_two_of_one_surname():
    found = people("President Ada Stone spoke to her brother Ben Stone. President Stone then left.")
    assert [m.text for m in found["Ada Stone"].mentions] == ["President Ada Stone", "President Stone"]


def test_across_sources():
    groups = same_people(reading(a="Shinzō Tanabe spoke.", b="Mr Tanabe left. Shinzo Tanabe wrote.", c="Tanabe slept."))
    assert [sorted(p.source for p in group) for group in groups if len(group) > 1] == [["a", "b"]]


def test_full_name():
    registers = Registers(offices=[Office("Ida Blom", "Mayor", When.parse("2020-01-01"), None)], aliases=[Alias("Kenny Mori", "Kenji Mori")])
    r = reading(registers, a=STORY)
    assert full_name(r, "Mori", "a") is None  # two of that name
    assert full_name(r, "Mrs Webb", "a") == "Clara Webb"
    assert full_name(r, "Ida Blom", "a") == "Ida Blom"
    assert full_name(r, "nobody", "a") is None


def test_person_named():
    r = reading(a=STORY)
    assert person_named(r, "Vega", "a").name == "Luis Vega"
    assert person_named(r, "Smith", "a") is None


QUOTE = "Solicitor General Jose Prado and Vice Chairman Ann Cole met Deputy Premier Rui Antunes."


@pytest.mark.parametrize(
    ("name", "title", "verdict"),
    [
        ("Jose Prado", "Solicitor General", "same"),
        ("Jose Prado", "General", "same"),
        ("Prado", "Solicitor General", "same"),
        ("Jose Prado", "President", "conflict"),
        ("Jose Prado", "Acting Solicitor General", "conflict"),
        ("Rui Antunes", "Chairman", "conflict"),
        ("Eva Lind", "Mayor", "unknown"),
    ],
)
def test_title_borne(name, title, verdict):
    r = reading(a=QUOTE)
    assert title_borne(name, title, QUOTE, r.people("a"), r.persons("a")).verdict == verdict


def test_the_source_bears_what_the_quote_does_not_say():
    r = reading(a=f"{QUOTE} Later Mr Prado left.")
    assert title_borne("Prado", "Solicitor General", "Later Mr Prado left.", r.people("a")[-1:], r.persons("a")).holds


@pytest.mark.parametrize(
    ("name", "title", "quote", "holds"),
    [
        ("Long", "Deputy General", "General Long left.", False),
        ("Bell", "Chief Justice", "Justice Anna Bell wrote it.", False),
        ("Bell", "Justice", "Chief Justice Anna Bell wrote it.", True),
        ("George", "General", "King George lost control.", False),
        ("North", "Prime Minister", "Prime Minister Lord North left.", True),
    ],
)
def test_no_rank_above_the_one_given_and_nobody_elses(name, title, quote, holds):
    text = f"General George Hale rode. {quote}"
    r = reading(a=text)
    quoted = [m for m in r.people("a") if m.start >= text.index(quote)]
    assert title_borne(name, title, quote, quoted, r.persons("a")).holds == holds
