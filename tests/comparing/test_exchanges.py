import tomllib
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.comparing.exchanges import exchanged, exchanges
from whence.comparing.words import compare_words


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Sales of the mill fell 4 percent in the spring quarter.", "Sales of the mill rose 4 percent in the spring quarter."),
        ("The bridge cost less than 30 million euros in the end.", "The bridge cost over 30 million euros in the end."),
        ("The ferry was held for three weeks in the outer harbour.", "The ferry was held for three days in the outer harbour."),
        ("The ferry was held for four days in the outer harbour.", "The ferry was held for three days in the outer harbour."),
        ("She was the third woman to cross the bay by kite.", "She was the second woman to cross the bay by kite."),
        ("Rates went up 2 percentage points in a single night.", "Rates went up 2 percent in a single night."),
        ("Sarah Lund, the harbour master, closed the lock at noon.", "Margaret Lund, the harbour master, closed the lock at noon."),
        ("“It is a show,” said Arne K. Holm of the harbour union.", "“It is a show,” said Arne K. Brandt of the harbour union."),
        ("Norvik outbid Halden for the old rope works by the quay.", "Halden outbid Norvik for the old rope works by the quay."),
        ("The lock was closed on 6 May 2021 by order of the mayor.", "The lock was closed on May 5, 2021 by order of the mayor."),
        ("The new dam is illegal under the law of the province.", "The new dam is legal under the law of the province."),
        ("The dam, which nobody wanted, was not built in the end.", "The dam, which nobody wanted, was built in the end."),
        ("The envoy of Ghana walked out of the talks on fishing.", "The envoy of Kenya walked out of the talks on fishing."),
    ],
)
def test_an_exchange_says_something_else(claim, source):
    assert exchanged(claim, source) is not None
    assert compare_words(claim, source).verdict == "conflict"


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("President Holm spoke to the crew on the lower deck.", "Mr. Holm spoke to the crew on the lower deck."),
        ("The American envoy came late to the talks on fishing.", "The US envoy came late to the talks on fishing."),
        ("Nine US citizens were in the crew of the lost ferry.", "Nine Americans were in the crew of the lost ferry."),
        ("Talks on fishing with the UK begin in the autumn.", "Talks on fishing with Britain begin in the autumn."),
        ("The United Nations sent two ships to the outer harbour.", "The UN sent two ships to the outer harbour."),
        ("The lock was closed on 2021-05-05 by order of the mayor.", "The lock was closed on May 5, 2021 by order of the mayor."),
        ("The lock was closed on Oct. 5 by order of the mayor.", "The lock was closed on October 5 by order of the mayor."),
        ("The crew was held on Tues. after the crash in the lock.", "The crew was held on Tuesday after the crash in the lock."),
        ("Three sailors were held after the crash in the lock.", "3 sailors were held after the crash in the lock."),
        ("The firm paid $1.6bn for the mine in the far north.", "The firm paid $1.6 billion for the mine in the far north."),
        ("About 1,600 people lost their homes in the flood there.", "1,587 people lost their homes in the flood there."),
        ("The crew stayed two weeks in the outer harbour.", "The crew stayed 14 days in the outer harbour."),
        ("The ship left Kyiv with a cargo of grain and timber.", "The ship left Kiev with a cargo of grain and timber."),
        ("Munoz put the plan aside and ran for mayor again.", "Muñoz put the plan aside and ran for mayor again."),
        ("The labour court heard the sailors in the spring.", "The labor court heard the sailors in the spring."),
        ("Norvik and Halden bid for the old rope works by the quay.", "Halden and Norvik bid for the old rope works by the quay."),
        ("The price of rope did not rise in the spring quarter.", "The price of rope didn't rise in the spring quarter."),
        ("In the spring the council closed the lock for repairs.", "The council closed the lock for repairs in the spring."),
        ("The master said the lock was shut for the whole night.", "Lund said the lock was shut for the whole night."),
    ],
)
def test_another_form_of_the_same_is_none(claim, source):
    assert exchanged(claim, source) is None
    assert compare_words(claim, source).verdict != "conflict"


def test_a_sentence_of_its_own_is_not_judged_by_its_contraries():
    assert exchanged("After the storm fewer boats fell", "Before noon more ships rose and left the harbour for the islands") is None


def test_an_exchange_names_both_sides():
    found = exchanged("Sales of rope fell in the spring.", "Sales of rope rose in the spring.")
    assert found is not None
    assert [run.text for run in found] == ["fell", "rose"]


def test_no_field_of_contraries_has_a_word_on_both_sides():
    raw = tomllib.loads(files("whence.language").joinpath("data/opposites.toml").read_text("utf-8"))["pairs"]
    assert not [name for name, (left, right) in raw.items() if set(left.split()) & set(right.split())]
    assert not [word for sides in raw.values() for side in sides for word in side.split() if word != word.lower()]


@settings(deadline=None)  # the first call loads the data
@given(st.text(st.characters(codec="utf-8"), max_size=120), st.text(st.characters(codec="utf-8"), max_size=120))
def test_never_raises_and_a_text_is_itself(a, b):
    exchanged(a, b)
    assert exchanges(a, a) == []
