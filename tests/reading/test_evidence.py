import pytest

from whence.model import Dossier, Fact, Source
from whence.reading import Reading


def compare(quote, value, *, text=None, published="2019-06-26", subject="item 1", kind="date", language=None, **given):
    fact = Fact("f1", "a.txt", subject, given.pop("predicate", "dated"), value, quote, kind=kind, **given)
    reading = Reading(Dossier([Source("a.txt", text=text or quote, published=published, language=language)], [fact]))
    return reading.comparison(reading.facts[0])


DATES = [
    # literal, reformatted, EDTF
    ("It opened on May 25, 2018.", "May 25, 2018", "same"),
    ("It opened on May 25, 2018.", "25 May 2018", "same"),
    ("It opened on May 25, 2018.", "2018-05-25", "same"),
    ("It opened on May 25, 2018.", "2018-05", "compatible"),
    ("It opened on May 25, 2018.", "2018", "same"),
    ("It opened on May 25, 2018.", "2018-05-26", "conflict"),
    ("It opened on May 25.", "2019-05-25", "same"),
    ("It opened on May 25.", "May 26", "conflict"),
    ("It opened in the 1960s.", "1960", "compatible"),
    ("It opened in mid-1986.", "1986", "same"),
    # resolved by the day of publication, a Wednesday
    ("It opened on Tuesday.", "2019-06-25", "same"),
    ("It opened yesterday.", "2019-06-25", "same"),
    ("It opened last year.", "2018", "same"),
    ("It opened last year, the first since 1985.", "2018", "same"),
    ("It opened yesterday.", "2019-06-24", "conflict"),
    # a day whose year is inferred does not bear a bare year where the quote has another
    ("On March 20 it flooded again, as in 1983.", "2019", "conflict"),
    ("On March 20 it flooded again, as in 1983.", "1983", "same"),
    ("On March 20 it flooded again.", "2019", "compatible"),
    # ranges and open ends
    ("They met from June 28 to 29.", "2019-06-28/2019-06-29", "same"),
    ("It was built before 1960.", "../1959-12-31", "same"),
    ("It has stood since 1960.", "1960-01-01/..", "same"),
    # weekdays
    ("It opens on August 2.", "Friday, August 2", "same"),
    ("It opens on August 2.", "Saturday, August 2", "conflict"),
    ("It opened on Friday, August 2.", "Saturday, August 2", "conflict"),
    # nothing to bear it
    ("It opened to great cheer.", "2018-05-25", "conflict"),
    ("It opened on May 25, 2018.", "soon", "unknown"),
]


@pytest.mark.parametrize(("quote", "value", "verdict"), DATES)
def test_dates(quote, value, verdict):
    found = compare(quote, value)
    assert found.verdict == verdict, found


def test_a_year_that_the_text_names_may_complete_a_date():
    text = "In 2011 the ferry sank. The inquiry began on 23 October."
    assert compare("The inquiry began on 23 October.", "2011-10-23", text=text).holds
    assert compare("The inquiry began on 23 October.", "2012-10-23", text=text).verdict == "conflict"


def test_a_quote_that_cuts_a_date_bears_what_it_has():
    text = "It opened on May 25, 2018, in the rain."
    assert compare("It opened on May 25", "2018-05-25", text=text, published="2018-09-01").holds
    assert compare("2018, in the rain", "2018", text=text).holds


def test_words_left_out_by_an_elision_bear_nothing():
    text = "It opened on May 25, 2018, and closed again, for want of visitors, on July 1, 2019."
    assert compare("It opened on ... and closed again, for want of visitors, on July 1, 2019.", "2019-07-01", text=text).holds
    assert compare("It opened on ... and closed again, for want of visitors, on July 1, 2019.", "2018-05-25", text=text).verdict == "conflict"


NUMBERS = [
    ("Some 1,204 cars crossed.", "1204", "same"),
    ("Some 1,204 cars crossed.", "1,204", "same"),
    ("Seven engineers quit.", "7", "same"),
    ("Seven engineers quit.", "seven", "same"),
    ("Seven engineers quit.", "17", "conflict"),
    ("It cost $1.6 billion.", "1600000000", "same"),
    ("It cost $1.6 billion.", "$1.5 billion", "conflict"),
    ("It cost $1.6 billion.", "1.6 million", "conflict"),
    ("It fell 34 pct.", "34%", "same"),
    ("It fell 34 pct.", "43%", "conflict"),
    ("About 60 per cent voted.", "60%", "same"),
    ("It spent 5 million euros.", "5", "conflict"),
    ("A man was hurt.", "1", "compatible"),
    ("Both men were hurt.", "2", "compatible"),
    ("Nobody was hurt.", "0", "compatible"),
    ("The men were hurt.", "4", "conflict"),
    ("They played at 1000 UTC.", "1000", "same"),
    ("The COVID-19 ward is full.", "19", "conflict"),
    ("In all 12.5 tonnes came.", "5", "conflict"),
    ("Nobody counted.", "many", "unknown"),
    ("Some 15 to 20 boats sank.", "15/20", "same"),
    ("Three quarters agreed.", "3/4", "same"),
    ("Three quarters agreed.", "3", "same"),
    ("Some 300 to 400 boats sank.", "310", "finer"),
    ("More than 300 boats sank.", "340", "finer"),
    ("More than 300 boats sank.", "300", "compatible"),
    ("Some 18,250 to 63,000 came.", "63000", "same"),
]


@pytest.mark.parametrize(("quote", "value", "verdict"), NUMBERS)
def test_numbers(quote, value, verdict):
    found = compare(quote, value, kind="number", predicate="count")
    assert found.finer == (verdict == "finer"), found
    assert found.verdict == verdict or (found.finer and found.holds) or {found.verdict, verdict} == {"same", "compatible"}, found


OWNED = "The divers Anna Reed and Tom Birch are 41 and 38 respectively."


@pytest.mark.parametrize(
    ("subject", "value", "verdict"),
    [
        ("Anna Reed", "41", "same"),
        ("Reed", "38", "conflict"),
        ("Tom Birch", "38", "same"),
        ("the divers", "38", "same"),
        ("Tom Birch", "40", "conflict"),
    ],
)
def test_each_age_is_its_persons(subject, value, verdict):
    assert compare(OWNED, value, kind="number", predicate="age", subject=subject).verdict == verdict


@pytest.mark.parametrize(
    ("kind", "quote", "value", "verdict"),
    [
        ("name", "The treaty was signed by Takeshi Iwaya.", "Iwaya", "same"),
        ("name", "He signed it.", "Iwaya", "unknown"),
        ("name", "Aid came from the WHO.", "World Health Organization", "unknown"),
        ("place", "They met in Osaka.", "Japan", "compatible"),
        ("place", "They met in Osaka.", "Kyoto", "conflict"),
        ("quotation", "“We have not decided,” he said.", "We have not decided", "same"),
        ("quotation", "“We have not decided,” he said.", "We have decided", "conflict"),
        ("text", "The council met twice and closed the baths.", "closed the baths", "same"),
    ],
)
def test_words_of_every_kind(kind, quote, value, verdict):
    assert compare(quote, value, kind=kind, predicate="states").verdict == verdict


def test_an_unread_language_is_compared_by_its_letters_only():
    german = "Der Rat stimmte am Montag für neun von vierzehn Schulen, und niemand wollte es gewesen sein."
    assert compare(german, "2019-06-24", language="de").verdict == "unknown"
    assert compare("neun", "neun", text=german, kind="number", language="de").verdict == "same"
