"""What a sentence tells as over and what as still to come: only of a date that surely belongs to its verb."""

import pytest

from whence.language.told import is_ahead, is_past

DAY, SPAN = "day", "span"


def split(sentence):
    """The words before and behind the date, which stands in square brackets."""
    before, rest = sentence.split("[")
    return before, rest.split("]")[1]


@pytest.mark.parametrize(
    "sentence",
    [
        "The weir burst on [9 November 2031].",
        "A tram crashed near the harbour on [9 November 2031].",
        "The duke visited the mill on [9 November 2031].",
        "The levy took effect on [9 November 2031].",
        "She was born in Oulu, Finland, on [9 November 2031].",
        "The works was closed [Nov. 9, 2031].",
        "The works was closed on Sunday, [9 November 2031].",
        "The regatta was held off the cape in thick fog and under sail on [9 November 2031].",
        "The senate voted on [9 November 2031] against the levy.",
        "He died on [9 November 2031], his son said, as planned near the sea.",
        "Eight men died in the fire of [9 November 2031].",
        "On [9 November 2031], she was arrested.",
        "On [9 November 2031] the guards searched the cellar.",
        "On Sunday, [9 November 2031] a barge sank off the pier.",
        "The gallery opened on [9 November 2031].",
        "The minister announced on [9 November 2031] that the mine had been sold.",
        "Both were killed in the city of Oulu on [9 November 2031] and lie there.",
        "Ole Dahl won the cup on [9 November 2031].",
    ],
)
def test_a_day_told_as_past(sentence):
    assert is_past(*split(sentence), DAY)


@pytest.mark.parametrize(
    "sentence",
    [
        "The pact sealed in Oulu lapses on [9 November 2031].",
        "The pact signed in Oulu lapses on [9 November 2031].",
        "Those elected in May take their seats on [9 November 2031].",
        "Accounts opened on [9 November 2031] pay more.",
        "Babies who were born on [9 November 2031] will get a bond.",
        "The report was published before the vote on [9 November 2031].",
        "He was released to stand for the seat on [9 November 2031].",
        "The chancellor called an election on [9 November 2031].",
        "The rules were planned to be signed on [9 November 2031].",
        "If the levy took effect on [9 November 2031], prices fell.",
        "Unless it was signed on [9 November 2031] it was void.",
        "The minister said on [9 November 2031] the bridge will open.",
        "The road that was closed in the spring opens on [9 November 2031].",
        "On [9 November 2031] the new levy is to be voted on.",
        "On [9 November 2031], the union planned a march.",
        "On [9 November 2031] the museum opens.",
        "The board approved a vote on [9 November 2031].",
        "He was told that the school opens on [9 November 2031].",
        "Work began on the hall that opens on [9 November 2031].",
        "The order was signed by both, with delivery on [9 November 2031].",
        "The loan was signed with an end date of [9 November 2031].",
        "Leases that were signed on [9 November 2031] or later are void.",
        "In the novel, the town was destroyed on [9 November 2031].",
    ],
)
def test_a_day_not_told_as_past(sentence):
    assert not is_past(*split(sentence), DAY)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The barge was sold in [November 2031].", True),
        ("The ferry sank off the cape in [2031].", True),
        ("She was elected to close the pit in [2031].", False),
        ("The house voted to close the pit in [2031].", False),
        ("The bank published its outlook for growth in [2031].", False),
        ("Oulu won the games in [2031].", False),
        ("The order was won for trams in [2031].", False),
        ("They met their goal for savings in [2031] early.", False),
        ("She was elected in [2031] primaries.", False),
        ("The firm announced the end of both lines in [2031].", False),
        ("The study was ready for the fair in [2031], they say.", False),
        ("He was told that the quay opens in [2031].", False),
        ("Homes built in [2031] need no boiler.", False),
    ],
)
def test_a_year_told_as_past(sentence, told):
    assert is_past(*split(sentence), SPAN) is told


@pytest.mark.parametrize(
    "sentence",
    [
        "The fair will open [4 May 2019].",
        "The fair will open on [4 May 2019].",
        "The fair will run from [4 May 2019] to 8 May 2019.",
        "The launch is scheduled for [4 May 2019].",
        "The verdict is due on [4 May 2019].",
        "The fair opens on [4 May 2019].",
        "The launch takes place at the quay on [4 May 2019].",
        "On [4 May 2019] the two envoys will meet.",
        "The hall is due to be opened on [4 May 2019].",
        "Oulu will host the games on [4 May 2019].",
        "The two will meet in Oulu on [4 May 2019].",
    ],
)
def test_a_day_told_as_to_come(sentence):
    assert is_ahead(*split(sentence), DAY, 1)


@pytest.mark.parametrize(
    "sentence",
    [
        "The gallery will show sketches drawn on [4 May 2019].",
        "The gallery will show the boat that sank on [4 May 2019].",
        "The court is to hear a suit filed on [4 May 2019].",
        "Oulu will remember the men killed on [4 May 2019].",
        "The firm will appeal a ruling handed down on [4 May 2019].",
        "In May the owners had said that the hall will open on [4 May 2019].",
        "The film opens on [4 May 2019] with a storm.",
        "The footage begins on [4 May 2019].",
        "Flats are to be let on terms set on [4 May 2019].",
        "The play will open with the crash on [4 May 2019].",
        "Pupils who will start on [4 May 2019] or later pay less.",
        "The hall opened on [4 May 2019].",
        "The clerk will open the letter found on [4 May 2019].",
        "She will return the medal she got on [4 May 2019].",
        "Oulu will hold the poll annulled on [4 May 2019] again.",
        "The band will perform the songs from [4 May 2019].",
        "The king will visit the site of the crash in Oulu on [4 May 2019].",
    ],
)
def test_a_day_not_told_as_to_come(sentence):
    assert not is_ahead(*split(sentence), DAY, 1)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The hall will open in [2019].", True),
        ("The hall is scheduled to open in [2019].", True),
        ("The gallery will show letters written in [2019].", False),
        ("He is to be tried for a theft in [2019].", False),
        ("Children who will start school in [2019] or later pay nothing.", False),
        ("Oulu will mark the day in [2019] when the bridge fell.", False),
        ("Oulu will hold the vote lost in [2019] again.", False),
    ],
)
def test_a_year_told_as_to_come(sentence, told):
    assert is_ahead(*split(sentence), SPAN, 1) is told


@pytest.mark.parametrize(
    ("sentence", "years", "told"),
    [
        ("The house will close on [4 May 1915], never to open again.", 104, False),
        ("The house will close on [4 May 2011].", 8, True),
        ("The fair opens on [4 May 2011].", 8, False),
        ("On [4 May 2011] the envoys will meet.", 8, False),
    ],
)
def test_what_is_far_back_is_a_story_told_from_within(sentence, years, told):
    assert is_ahead(*split(sentence), DAY, years) is told
