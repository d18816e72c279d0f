"""Origins: who wrote it, who reported it, who is cited, and who stays unnamed."""

import pytest

from effort import no_runaway
from whence.language.origins import find_origins
from whence.language.outlets import canonical_outlet, outlet_at, outlet_before


def found(text):
    return [(o.how, o.name) for o in find_origins(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ARLEN (Reuters) - The pier is closed.", [("dateline", "Reuters")]),
        ("ARLEN, May 3 (AP) — The pier is closed.", [("dateline", "Associated Press")]),
        ("ARLEN (BLOOMBERG) - The pier is closed.", [("dateline", "Bloomberg News")]),
        ("Arlen (dpa) – The pier is closed.", [("dateline", "dpa")]),
        ("ARLEN (AFP/Reuters) - The pier is closed.", [("dateline", "Agence France-Presse"), ("dateline", "Reuters")]),
        ("ARLEN (Arlen Gazette) - The pier is closed.", [("dateline", "Arlen Gazette")]),
        ("PHOTO: AFP, REUTERS", [("photo", "Agence France-Presse"), ("photo", "Reuters")]),
        ("The pier. Photo: Ruth Ames/Getty Images", [("photo", "Ruth Ames"), ("photo", "Getty Images")]),
        ("The pier (AP Photo/Ruth Ames).", [("photo", "Associated Press")]),
        ("© 2014 Agence France-Presse", [("credit", "Agence France-Presse")]),
        ("The pier is closed.\n\nArlen Gazette", [("credit", "Arlen Gazette")]),
        ("By Ruth Ames, Associated Press\n\nThe pier is closed.", [("credit", "Associated Press")]),
        ("The pier is closed.\n— Reuters\nMore follows.", [("credit", "Reuters")]),
        ("Reuters and the BBC contributed to this report.", [("credit", "Reuters"), ("credit", "BBC")]),
        ("It is closed, according to the Arlen Gazette.", [("according to", "Arlen Gazette")]),
        ("It is closed, according to Mayor Ruth Ames.", [("according to", "Mayor Ruth Ames")]),
        ("It was closed after a Bloomberg News report said so.", [("report", "Bloomberg News")]),
        ("Kyodo reported that it is closed.", [("report", "Kyodo News")]),
        ("It is closed, the Arlen Gazette has also reported.", [("report", "Arlen Gazette")]),
        ("The sale was first reported by the Arlen Gazette.", [("first reported", "Arlen Gazette")]),
        ("The Arlen Gazette first reported the sale.", [("first reported", "Arlen Gazette")]),
        ("He told the Arlen Gazette that it is closed.", [("told", "Arlen Gazette")]),
        ("In an interview with TASS he said so.", [("told", "TASS")]),
        ("He told reporters that it is closed.", []),
        ("Translated from the Danish by Ruth Ames", [("translated", "Ruth Ames")]),
        ("Translation by Ruth Ames", [("translated", "Ruth Ames")]),
        ("Republished with permission from The Conversation.", [("republished", "The Conversation")]),
        ("This article is republished from The Conversation under a licence.", [("republished", "The Conversation")]),
        ("The ministry said in a statement that it is closed.", [("statement", "The ministry")]),
        ("In a statement, the ministry said that it is closed.", [("statement", "the ministry")]),
        ("A press release has the details.", [("press release", None)]),
        ("ARLEN (PRNewswire) - Hale & Sons announce a sale.", [("dateline", "PR Newswire")]),
        ("The march of the mirror makers ended in the Arlen square (north).", []),
    ],
)
def test_origins(text, expected):
    assert found(text) == expected


def test_appeared_in_keeps_its_date():
    text = "This article first appeared in the Arlen Gazette on May 3, 2014"
    (one,) = find_origins(text)
    assert (one.how, one.name, one.when.text) == ("appeared in", "Arlen Gazette", "May 3, 2014")
    assert text[one.when.start : one.when.end] == one.when.text


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It will be sold, according to three people familiar with the matter.", 3),
        ("It will be sold, said two officials who asked not to be named.", 2),
        ("A source close to the board says so.", 1),
        ("Several bankers spoke on condition of anonymity.", None),
        ("Sources said it will be sold.", None),
    ],
)
def test_unnamed_sources_are_counted(text, count):
    (one,) = find_origins(text)
    assert (one.how, one.name, one.count) == ("anonymous", None, count)


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("AFP", "Agence France-Presse"),
        ("the BBC", "BBC"),
        ("BLOOMBERG", "Bloomberg News"),
        ("Bloomberg News", "Bloomberg News"),
        ("the Arlen Gazette", "Arlen Gazette"),
        ("ARLEN GAZETTE", "Arlen Gazette"),
        ("New York Times", "The New York Times"),
    ],
)
def test_one_name_for_each(name, canonical):
    assert canonical_outlet(name) == canonical


def test_outlets_by_form():
    assert outlet_at("newspaper Yedioth wrote", 0) == (17, "Yedioth")
    assert outlet_at("the Arlen Evening Post wrote", 0) == (22, "Arlen Evening Post")
    assert outlet_at("the mayor wrote", 0) is None
    assert outlet_before("as the Arlen Gazette reported", 20) == (3, "Arlen Gazette")


def test_offsets_slice_to_their_text():
    text = "ARLEN (Reuters) - It is closed, the Arlen Gazette reported, citing two people briefed on the matter.\nPhoto: AFP"
    rows = find_origins(text)
    assert [o.how for o in rows] == ["dateline", "report", "anonymous", "photo"]
    assert all(text[o.start : o.end] == o.text for o in rows)


@pytest.mark.shared
def test_both_seeds_go_back_to_one_report(shared):
    for path in sorted((shared / "seeds").glob("*.txt")):
        names = {o.name for o in find_origins(path.read_text("utf-8")) if o.how in {"dateline", "report", "according to"}}
        assert names == {"Bloomberg News"}


def test_a_line_of_nothing_but_spaces_is_passed_over_once():
    with no_runaway():
        assert found(" " * 300_000 + "x\n" + "\t" * 300_000 + "(") == []
