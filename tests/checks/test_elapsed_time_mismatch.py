"""WH206: on which day an age, an anniversary or a length of time is counted, of whom, and in which words."""

import sys

import pytest

import whence
from whence.model import Dossier, Fact, Source

BORN = " Vera Quist was born on 8 May 1949."
MILL = " The Alden Mill was opened on 20 June 1971."
GUILD = " The Weavers Guild was founded in 1921."

COUNTED_THEN = [
    "Vera Quist, 22, was last seen on 3 July 1971." + BORN,
    "In 1971, Vera Quist, 22, left for the coast." + BORN,
    "The 22-year-old Vera Quist left in July 1971." + BORN,
    "Vera Quist, aged 22 at the time, first sang in public." + BORN,
    "“Vera Quist, 22, has a voice of brass,” the Gazette wrote.\n\n" + BORN,
    "Nobody saw her again after 3 July 1971.\n\nVera Quist, 22, had packed a bag." + BORN,
    "Vera Quist, 64, died in 2013." + BORN,
    "Vera Quist, who died aged 64 in 2013, was a baker." + BORN,
    "Vera Quist, who ran the shop from 1970, died aged 64." + BORN,
    "Vera Quist died of burns suffered in 1990 aged 64." + BORN,
    "A plaque was unveiled in 1996 for the 25th anniversary of the opening of the Alden Mill." + MILL,
    "In 2031 the town will mark the 60th anniversary of the opening of the Alden Mill." + MILL,
    "“The Alden Mill was opened 30 years ago,” the owner told the council in 2001." + MILL,
]
OF_ANOTHER = [
    "Vera Quist, 71, leads after the first round, two strokes ahead of Ida Holm, 73." + BORN,
    "The ballot gave Vera Quist, 61, and Ida Holm, 44, their seats by votes of the hall." + BORN,
    "Vera Quist, 9, did the rest." + BORN,
    "Vera Quist (31) is on page three." + BORN,
    "Per Dahl Sr., 80, and Per Dahl Jr., 52, run the boat. Per Dahl Sr. was born on 4 May 1943. Per Dahl Jr. was born on 4 May 1971.",
    "Bill Tanner, 24, learns the trade. William Tanner was born on 4 May 1969.",
    "Vera Quist met a nurse on the ferry. The 31-year-old was seasick." + BORN,
    "Vera Quist praised her daughter. She was born on 5 March 1999. Vera Quist, 74, was moved." + BORN,
    "Vera Quist turned 180, in her words." + BORN,
    "The town marks the 60th anniversary of the opening of the Alden Mill Museum." + MILL,
    "The town marks the Old Alden Mill's 60th anniversary." + MILL,
    "The Weavers Guild celebrates its 90th anniversary of weaving at court." + GUILD,
    "The 46-year-old son of Vera Quist was glad." + BORN,
    "A 46-year-old client of Vera Quist sued." + BORN,
    "Vera Quist, whose father died aged 66, was glad." + BORN,
    "By the time Vera Quist turned 60, she had sung everywhere." + BORN,
    "For the Alden Mill's 25th anniversary the king came." + MILL,
    "The book was written for the 25th anniversary of the opening of the Alden Mill." + MILL,
    "The Weavers Guild marks its 60th anniversary as a charity." + GUILD,
    "The Weavers Guild celebrates its 60th anniversary ball." + GUILD,
    "The Weavers Guild celebrates Ida Holm's 60th birthday." + GUILD,
    "It is 40 years since the Alden Mill was opened to women." + MILL,
    "Ten years ago the Alden Mill was opened as a museum." + MILL,
    "The Alden Mill has been open for 3 years without a fire." + MILL,
    "The Alden Mill is 3 years old in its present form." + MILL,
    "The roof of the Alden Mill is 3 years old." + MILL,
    "The roof of the Alden Mill was opened by the crane 3 years ago." + MILL,
    "Ten years after the Alden Mill was opened, it closed." + MILL,
    "The Holm School celebrates its 100th anniversary. The Holm School was built in 1950.",
]
RIGHT = [
    "Vera Quist, 74, spoke." + BORN,
    "The prize went to Vera Quist, 74. She was born on 8 May 1949.",
    "Vera Quist, who turned 74 last year, spoke." + BORN,
    "Vera Quist turns 75 in May." + BORN,
    "Vera Quist, who has died aged 74, was a baker." + BORN,
    "The Alden Mill was opened 53 years ago next month. The Alden Mill was opened in April 1971.",
    "The Alden Mill was opened 50 years ago this week. The Alden Mill was opened on 17 March 1974.",
    "The Alden Mill was opened 50 years ago on Sunday. The Alden Mill was opened on 17 March 1974.",
    "The Alden Mill was opened 50 years ago this year. The Alden Mill was opened on 17 November 1974.",
    "The Alden Mill was opened two weeks ago. The Alden Mill was opened on 1 March 2024.",
    "The Alden Mill was opened a month ago. The Alden Mill was opened on 17 February 2024.",
    "The Alden Mill was opened six months ago. The Alden Mill was opened on 20 September 2023.",
    "On Thursday the town marks the 50th anniversary of the opening of the Alden Mill. The Alden Mill was opened on 14 March 1974.",
    "The Weavers Guild looks forward to its centenary." + " The Weavers Guild was founded in 1925.",
    "The Alden Mill has stood for 60 years. The Alden Mill was built in 1963.",
]
WRONG = [
    ("Vera Quist has won, and Ida Holm lost to Vera Quist, 66." + BORN, "“Vera Quist, 66”"),
    ("Vera Quist (66) has won the cup." + BORN, "“Vera Quist (66)”"),
    ("Vera Quist, who is 66, has won the cup." + BORN, "who is 66"),
    ("Vera Quist, now 66, has won the cup." + BORN, "now 66"),
    ("Vera Quist is 66 years old." + BORN, "66 years old"),
    ("Vera Quist, who turned 66 last week, has won the cup." + BORN, "turned 66"),
    ("Vera Quist has won the cup. The 66-year-old was glad." + BORN, "“The 66-year-old”"),
    ("Vera Quist, who has died aged 66, was a baker." + BORN, "has died aged 66"),
    ("Vera Quist died on Tuesday, aged 66." + BORN, "aged 66"),
    ("Vera Quist died on 5 March 2024 at the age of 66." + BORN, "at the age of 66"),
    ("Vera Quist, 66, has won the cup. Born in Holm on 8 May 1949, Quist was glad.", "8 May 1949"),
    ("Vera Quist, 66, has won the cup.\n\nVera Quist had tea. She was born in Holm on 8 May 1949.", "8 May 1949"),
    ("The town marks the 60th anniversary of the opening of the Alden Mill on Sunday." + MILL, "60th anniversary of the opening of the Alden Mill”"),
    ("The town marks the 60th anniversary of the opening of the Alden Mill with a ball." + MILL, "60th anniversary"),
    ("The town marks the 60th anniversary of the Alden Mill." + MILL, "60th anniversary of the Alden Mill"),
    ("The town marks the Alden Mill's 60th anniversary." + MILL, "the Alden Mill's 60th anniversary"),
    ("The Alden Mill marks the 60th anniversary of its opening." + MILL, "of its opening"),
    ("The Alden Mill celebrates its 60th anniversary." + MILL, "its 60th anniversary"),
    ("The Weavers Guild celebrates its 100th birthday. The Weavers Guild was founded in 1934.", "100th birthday"),
    ("The Weavers Guild will mark its bicentenary." + GUILD, "bicentenary"),
    (
        "On Thursday the town marks the 50th anniversary of the opening of the Alden Mill. The Alden Mill was opened on 14 March 1975.",
        "14 March 1974",
    ),
    ("It is 60 years since the Alden Mill was opened." + MILL, "60 years since"),
    ("Sixty years after the Alden Mill was opened, it is for sale." + MILL, "Sixty years after"),
    ("The Alden Mill is 60 years old." + MILL, "60 years old"),
    ("The Alden Mill has stood for 60 years. The Alden Mill was built in 1990.", "for 60 years"),
    ("Sixty years ago the Alden Mill was opened." + MILL, "“Sixty years ago”"),
    ("The Alden Mill, which was opened by the mayor 60 years ago, is for sale." + MILL, "“60 years ago”"),
    ("The mayor opened the Alden Mill 60 years ago." + MILL, "“60 years ago”"),
    ("The Alden Mill was opened only 20 years ago." + MILL, "20 years ago"),
    ("The Alden Mill was opened 50 years ago this week. The Alden Mill was opened on 17 June 1974.", "50 years ago"),
    ("The Alden Mill was opened two weeks ago. The Alden Mill was opened on 9 March 2024.", "Write “5 days ago”"),
    ("The Alden Mill was opened 30 years ago. The Alden Mill was opened in 1984.", "1984 (39 to 40 years). Write “39 or 40 years ago”"),
    ("The Alden Mill was opened a year ago. The Alden Mill was opened on 18 March 2023.", "Write “nearly a year ago”"),
]


def _messages(text, facts=()):
    report = whence.check(Dossier(sources=[Source(id="a.txt", text=text, published="2024-03-14")], facts=list(facts)))
    return [f.message for f in report.findings if f.code in {"WH206", "WH401"}]


@pytest.mark.parametrize("text", COUNTED_THEN)
def test_time_is_counted_on_the_day_that_the_passage_tells(text):
    assert _messages(text) == []


@pytest.mark.parametrize("text", OF_ANOTHER)
def test_figures_names_and_things_of_others(text):
    assert _messages(text) == []


@pytest.mark.parametrize("text", RIGHT)
def test_what_fits_is_left_alone(text):
    assert _messages(text) == []


@pytest.mark.parametrize(("text", "words"), WRONG)
def test_what_does_not_fit_is_found_once(text, words):
    messages = _messages(text)
    assert len(messages) == 1, messages
    assert words in messages[0]


def test_an_age_at_death_by_the_table():
    facts = [
        Fact("f1", "a.txt", "Vera Quist", "born", "1949-05-08", kind="date"),
        Fact("f2", "a.txt", "Vera Quist", "died", "2016-02-01", kind="date"),
    ]
    assert len(_messages("Vera Quist, who died aged 57, was a baker.", facts)) == 1
    assert _messages("Vera Quist, who died aged 66, was a baker.", facts) == []


@pytest.mark.parametrize(("value", "readable"), [
    ("ten days after the strike", True), ("two years before the vote", True), ("75 years ago this week", True), ("60 years ago on Sunday", True),
    ("after the strike", False), ("the strike", False), ("long ago, they say, it rained", False),
])  # fmt: skip
def test_a_value_that_counts_from_another_event_is_a_date(value, readable):
    fact = Fact("f1", "a.txt", "the Alden pact", "signed", value, kind="date")
    report = whence.check(Dossier(sources=[Source(id="a.txt", text="The Alden pact was signed.", published="2024-03-14")], facts=[fact]))
    assert ("WH804" not in {f.code for f in report.findings}) is readable


def test_three_thousand_ages_and_dates_take_no_square_of_steps():
    text = " ".join(f"Vera Quist, 74, spoke on {n % 28 + 1} May {1950 + n % 70}; the Alden Mill's 60th anniversary was near." for n in range(1500))
    assert _calls(text[:120_000] + MILL) < 6 * _calls(text[:30_000] + MILL)


def _calls(text):
    """How many Python functions are called when a text is checked."""
    calls = 0

    def count(_frame, event, _argument):
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        _messages(text)
    finally:
        sys.setprofile(before)
    return calls
