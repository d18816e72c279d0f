"""Who rests on whom: as a whole, in a lead, in one sentence only, or on itself."""

from whence.model import Dossier, Fact, Source
from whence.reading import Reading
from whence.reading.origins import bearing, outlet_of, rests_on

LONG = " The board voted on Monday after six hours of debate, and nobody had expected the count to be so clear as it was."
PARAGRAPHS = "\n\n".join(f"Paragraph {n}.{LONG}" for n in "abcdef")


def graph(**texts):
    return rests_on(Reading(Dossier([Source(name, text) for name, text in texts.items()])))


def test_dateline_lead_and_detail():
    found = graph(
        dispatch=f"ARLEN (Reuters) - The pier is closed.{LONG}",
        citing=f"The pier is closed, according to Reuters.{LONG}",
        detail=f"{PARAGRAPHS}\n\nFour piers were closed, according to Reuters.",
        alone=f"The pier is closed.{LONG}",
    )
    assert found == {"dispatch": ("Reuters",), "citing": ("Reuters",), "detail": (), "alone": ()}


def test_bodies_and_photographers_are_no_origins():
    assert graph(a=f"The pier is closed, according to the ministry.{LONG}\n\nPhoto: Reuters") == {"a": ()}


def test_an_outlet_that_cites_itself_cites_nobody():
    text = f"The mayor told the Arlen Gazette that the pier is closed.{LONG}"
    own = Source("own", text, publisher="Arlen Gazette")
    by_url = Source("url", text, url="https://www.arlengazette.example/pier")
    other = Source("other", text, publisher="Bray Herald")
    assert rests_on(Reading(Dossier([own, by_url, other]))) == {"own": (), "url": (), "other": ("Arlen Gazette",)}


def test_what_one_fact_rests_on():
    text = f"{PARAGRAPHS}\n\nFour piers were closed, according to Reuters. Two were rebuilt."
    facts = [
        Fact("f1", "a", "piers", "closed", "4", "Four piers were closed"),
        Fact("f2", "a", "piers", "rebuilt", "2", "Two were rebuilt"),
    ]
    reading = Reading(Dossier([Source("a", text)], facts))
    assert [o.name for o in bearing(reading, facts[0])] == ["Reuters"]
    assert bearing(reading, facts[1]) == ()


def test_publishers_that_are_outlets():
    reading = Reading(Dossier([Source("a", LONG, publisher="AFP"), Source("b", LONG, publisher="Ruth Ames")]))
    assert (outlet_of(reading, "a"), outlet_of(reading, "b")) == ("Agence France-Presse", None)
