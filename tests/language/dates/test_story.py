"""What a story told before decides what its later words mean: the day, the month, the figures at hand, who said "today" and when."""

from __future__ import annotations

from datetime import date

import pytest

from whence.language.dates import find_dates

WEDNESDAY = date(2019, 6, 26)
SUNDAY, MONDAY = date(2019, 6, 23), date(2019, 6, 24)
MARCH = date(2019, 3, 12)


def values(text, anchor=WEDNESDAY):
    return [m.value for m in find_dates(text, anchor=anchor)]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("He was held on Friday until a hearing on 5 August. The blast was at 13:40.", "2019-06-21T13:40"),
        ("They met on Friday. The deal runs until July 31. It was signed the same day.", "2019-06-21"),
        ("On 3 May the party named Ann Roe, its 1996 nominee. The next day it named a deputy.", "2019-05-04"),
        ("The fair opens on Friday. Doors open at 8 p.m.", "2019-06-28T20:00"),
        ("The march was banned on Monday. It had been set for Friday. On the previous day, police met.", "2019-06-23"),
        ("It snowed on 3 May. In 1998 it had not. That day", "1998-XX-XX"),
    ],
)
def test_what_is_past_did_not_happen_after_publication(text, last):
    assert values(text)[-1] == last


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('On Monday the governor signed it. In a letter she wrote, "Today we close a chapter."', ["2019-06-24", "2019-06-24"]),
        ('"We found him yesterday," the mayor told reporters on Monday.', ["2019-06-23", "2019-06-24"]),
        ("On Monday the club said: “We lost it tonight and not before.”", ["2019-06-24", "2019-06-24TNI"]),
        ('The race is over. "Tomorrow I rest," said Ann Roe.', ["2019-06-27"]),
        ("He resigned on Monday. His deputy takes over today.", ["2019-06-24", "2019-06-26"]),
        ('On Monday he was ill. He "felt fine". He flew home today.', ["2019-06-24", "2019-06-26"]),
        ('"I came today," he said. "On Monday I was ill."', ["2019-06-26", "2019-06-24"]),
        ('"The vote will be held tomorrow," said Roe, who was elected on Sunday.', ["2019-06-27", "2019-06-23"]),
        ('The mayor was shot on Friday. "I am going home today," he said.', ["2019-06-21", "2019-06-26"]),
    ],
)
def test_today_in_a_quotation_is_the_day_it_was_said(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prices rose in April, by most in the second half of the month.", ["2019-04", "2019-04"]),
        ("The bank sold bonds in the last week of May. Reserves fell in the week.", ["2019-W22", "2019-W22"]),
        ("It had a loss in 2017 of $3, and the loss for the year was put down to rain.", ["2017", "2017"]),
        ("It will be decided by the end of the month.", ["2019-06"]),
        ("Sales were flat in April. They will rise by the end of the month.", ["2019-04", "2019-06"]),
        ("Deposits were 12 million at year-end.", ["2018"]),
        ("Turnover fell in 2017 because of weak demand in the second half.", ["2017", "2017-H2"]),
        ("Output rose for a third successive month in April.", ["2019-04", "2019-04"]),
        ("February was the fifth straight month that it rose.", ["2019-02", "2019-02"]),
        ("in the quarter starting July 1", ["2019-Q3", "2019-07-01"]),
    ],
)
def test_the_month_is_the_one_that_the_text_tells_of(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales in April rose to 3 million from 2 million a year earlier.", ["2019-04", "2018-04"]),
        ("The rate was 3 pct in May, up from 2 in April and 1 a year earlier.", ["2019-05", "2019-04", "2018-05"]),
        ("It was the worst rate since 1953. It was up from 2 pct a year earlier.", ["1953", "2018"]),
        ("He expects 4 dollars a share in 2019 compared with 3 last year.", ["2019", "2018"]),
        ("Return fell to 10 pct in 2018 from 12 pct the previous year.", ["2018", "2017"]),
    ],
)
def test_a_year_earlier_counts_from_the_figures_at_hand(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "anchor", "expected"),
    [
        ("Last week the board met.", SUNDAY, ["2019-W25"]),
        ("The law is to take effect later this week.", SUNDAY, ["2019-W26"]),
        ("The board met this week.", SUNDAY, ["2019-W25"]),
        ("Last week the board met.", MONDAY, ["2019-W25"]),
        ("A vigil was held this weekend.", MONDAY, ["2019-W25-WE"]),
        ("A vigil will be held this weekend.", MONDAY, ["2019-W26-WE"]),
        ("A vigil was held over the weekend.", WEDNESDAY, ["2019-W25-WE"]),
        ("There would be no talks over the weekend.", WEDNESDAY, ["2019-W26-WE"]),
        ("in the second week of March", MARCH, ["2019-W11"]),
        ("on the first weekend of September 2018", MARCH, ["2018-W35-WE"]),
    ],
)
def test_weeks_are_those_that_news_speaks_of(text, anchor, expected):
    assert values(text, anchor) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister on Friday said the talks may go on.", ["2019-06-21"]),
        ("In October Ann Roe said it may be late.", ["2018-10"]),
        ("They lose their say when the case is heard in September.", ["2019-09"]),
        ("The launch planned for Monday was scrubbed.", ["2019-06-24"]),
        ("He announced its proposed merger in September.", ["2018-09"]),
        ("A special meeting set for 3 December will vote.", ["2019-12-03"]),
        ("I have instructed the agency to report on Monday.", ["2019-07-01"]),
        ("They urged that the bill be completed by the fall.", ["2019-FA"]),
        ("The crop may fall from an earlier estimate in July.", ["2018-07"]),
        ("The governor signed an order delaying the vote until September.", ["2019-09"]),
        ("We first heard of it back in July.", ["2018-07"]),
        ("The deal could be completed on Friday.", ["2019-06-28"]),
        ("Forms must be submitted on Monday.", ["2019-07-01"]),
        ("It has to be signed in November.", ["2019-11"]),
        ("The storm will hit the coast on Monday.", ["2019-07-01"]),
        ("Schools are back in September.", ["2019-09"]),
        ("Voters, who elected Roe in May, go to the polls and will decide on Sunday.", ["2019-05", "2019-06-30"]),
        ("Clashes leave six dead on Monday.", ["2019-06-24"]),
        ("Rates rose in March, June, September and December.", ["2019-03", "2019-06", "2018-09", "2018-12"]),
        ("It put off the trial of a man who killed a guard on 12 November.", ["2018-11-12"]),
        ("The president had proposed the change in September.", ["2018-09"]),
        ("Markets reopen for a full session on Monday.", ["2019-07-01"]),
        ("The ministry is to publish revised figures on Monday.", ["2019-07-01"]),
        ("The council meets on Monday.", ["2019-07-01"]),
        ("It would thwart the plan that the bank sprang on the market on Monday.", ["2019-06-24"]),
        ("They are unlikely to meet on Friday, an analyst wrote.", ["2019-06-28"]),
        ("A vote on Monday failed.", ["2019-06-24"]),
        ("It will be fixed in a fortnight.", ["2019-07-10"]),
        ("the sentence that was imposed today, Tuesday, June 25, 2019", ["2019-06-25", "2019-06-25"]),
        ("under the lowest close of Aug. 9", ["2019-08-09"]),
        ("Ministers gather in Vienna on Wednesday and Thursday.", ["2019-06-26", "2019-06-27"]),
        ("It was shut on Friday and Saturday.", ["2019-06-21", "2019-06-22"]),
        ("It rained on Tuesday and Monday.", ["2019-06-25", "2019-06-24"]),
        ("It grew in this fiscal, after falling last fiscal.", ["2019", "2018"]),
        ("in the week of May 12", ["2019-W20"]),
        ("shares to be sold on Monday, 4 million of five-year notes and 3 million on Thursday", ["2019-07-01", "P5Y", "2019-06-27"]),
        ("It was marked in April, May and August last year.", ["2018-04", "2018-05", "2018-08"]),
        ("ahead of the sale in September or October", ["2019-09", "2019-10"]),
    ],
)
def test_tense_by_the_verb_that_governs(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The board usually meets on Monday.", ["XXXX-WXX-1"]),
        ("Grain normally ripens in July there.", ["XXXX-07"]),
        ("Most of it is typically sold in the second quarter.", ["XXXX-Q2"]),
        ("The third quarter is normally its weakest.", ["XXXX-Q3"]),
        ("Trade went on normally and the board met on Monday.", ["2019-06-24"]),
        ("The normally quiet town was shaken on Monday.", ["2019-06-24"]),
        ("Stocks, which typically rise in December, fell on Monday.", ["XXXX-12", "2019-06-24"]),
        ("Prices, usually stable, rose in March.", ["2019-03"]),
        ("He usually works on Monday but on Friday he was off.", ["XXXX-WXX-1", "2019-06-21"]),
        ("Schools reopened normally in March.", ["2019-03"]),
        ("Prices were generally higher on Monday.", ["2019-06-24"]),
    ],
)
def test_a_habit_has_no_day(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Police shot a man on Saturday.\n\nHe was ill, and his doctor was told on Monday. No more is known.\n\nIt began at 8:30 p.m. (0030 UTC).",
            ["2019-06-22", "2019-06-24", "2019-06-22T20:30", "2019-06-23T00:30Z"],
        ),
        ("It struck on Saturday at 02:00 (1700 UTC).", ["2019-06-22T02:00", "2019-06-21T17:00Z"]),
        ("It struck on Saturday at 13:40 (0040 UTC).", ["2019-06-22T13:40", "2019-06-22T00:40Z"]),
        ("The centre's 5 p.m. update on Monday put it at sea.", ["2019-06-24T17:00", "2019-06-24"]),
        ("He died on Saturday; his last vote was on May 11. At 2:45 a.m. he was found.", ["2019-06-22", "2019-05-11", "2019-06-22T02:45"]),
        ("This Sunday, a man crossed the sea on a board.", ["2019-06-23"]),
        ("This Sunday a man will cross the sea.", ["2019-06-30"]),
        ("He left in May. A few days later he died.", ["2019-05", "PXD"]),
        ("He spoke on the last night of the fair.", []),
        ("At 5:34 a.m. Lima time on Monday it struck.", ["2019-06-24T05:34"]),
        ("He came at 5 p.m. Monday, time and again.", ["2019-06-24T17:00"]),
        ("In the 2016 election, she went on until June and gave in in July.", ["2016", "2016-06", "2016-07"]),
        ("By 2030, half of the cars will be electric, the minister said in March.", ["2030", "2019-03"]),
        ("In 2017 the club won the cup, a feat it repeated on 3 May.", ["2017", "2019-05-03"]),
        (
            "The minister resigned on Monday.\n\nParliament met on Tuesday.\n\nThe session began at 10 a.m.",
            ["2019-06-24", "2019-06-25", "2019-06-25T10:00"],
        ),
        ("In 2018 it was seen first on February 6, then on October 22.", ["2018", "2018-02-06", "2018-10-22"]),
        ("Roe, a senator since 2016, gave up on the same day.", ["2016", "XXXX-XX-XX"]),
        ("the year it was first seen, 2018", ["2018"]),
        ("It left on Saturday evening in the rain. It hit the wall at about 12:45 a.m.", ["2019-06-22TEV", "2019-06-23T00:45"]),
        ("It was bought in May. Two years later it burned down.", ["2019-05", "XXXX"]),
        ("A 25-year-old mechanic, a 30-year-old company director and a 4-year-old panda", []),
        ("after the nine-year-old strike ended", ["P9Y"]),
        ("There were 103 in the week leading up to June 10.", ["2019-W23", "2019-06-10"]),
        ("A law moved the March 2022 vote to June.", ["2022-03", "2022-06"]),
        ("The vote usually takes place in May, but the session ended on June 7.", ["XXXX-05", "2019-06-07"]),
        ("two months prior, it had closed", ["2019-04"]),
        ("a 60 Minutes interview", []),
        ("Now, if you ask me, it is late.", []),
    ],
)
def test_hours_and_days_of_an_event(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "anchor", "expected"),
    [
        ("The mayor was arrested on Jan. 15.", date(2019, 10, 26), ["2019-01-15"]),
        ("The mayor was arrested on Jan. 15.", date(2019, 11, 15), ["2019-01-15"]),
        ("The mayor was arrested on Feb. 3 and freed on March 4.", date(2019, 10, 26), ["2019-02-03", "2019-03-04"]),
        ("The trial opens on Jan. 15.", date(2019, 10, 26), ["2020-01-15"]),
        ("The mayor was arrested on Dec. 28.", date(2020, 1, 3), ["2019-12-28"]),
        ("The letter bears the date of Thursday, Dec. 20.", date(2019, 6, 26), ["2018-12-20"]),
        ("The letter bears the date of Thursday, June 20.", date(2019, 6, 26), ["2019-06-20"]),
        ("They voted on October 14. The rules were released later the same day.", date(2019, 6, 26), ["2018-10-14", "2018-10-14"]),
        ("The minister resigned on 14 September after a scandal.", date(2022, 5, 19), ["2021-09-14"]),
        ("In June she won the seat.", date(2022, 5, 19), ["2021-06"]),
        ("In June, the company said, it will redeem its bonds.", date(2022, 5, 19), ["2022-06"]),
        ("It will redeem its preferred shares on Oct. 31.", date(2022, 5, 19), ["2022-10-31"]),
        ("The court asked him to testify on June 14.", date(2022, 5, 19), ["2022-06-14"]),
        ("It was the worst since the attacks of September 11.", date(2019, 6, 26), ["2001-09-11"]),
        ("The letter bears the date of Tuesday, June 20.", date(2019, 6, 26), ["2019-06-20"]),  # a Thursday: for a check to say
    ],
)
def test_a_day_without_a_year_is_of_the_year_that_tense_and_weekday_tell(text, anchor, expected):
    assert values(text, anchor) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The troops landed on 2 April 1982. They gave up on 14 June.", ["1982-04-02", "1982-06-14"]),
        ("The pact was signed in May 2018. In October it fell apart.", ["2018-05", "2018-10"]),
        ("The troops landed on 2 April 1982. On 3 May they met. They gave up on 14 June.", ["1982-04-02", "1982-05-03", "1982-06-14"]),
        ("She came on 15 November 2015 and left on 21 November.", ["2015-11-15", "2015-11-21"]),
        ("Roe, elected in January 2017, resigned in May.", ["2017-01", "2022-05"]),
        ("The rule was struck down in 2014 and rewritten the next year.", ["2014", "2015"]),
        ("Roe was held in April 2015. The next month she was freed.", ["2015-04", "2015-05"]),
        ("The war broke out in 1914. By the end of the year the front was fixed.", ["1914", "1914"]),
        ("Sales fell in 2014. By the end of the year, the firm said, they will rise.", ["2014", "2022"]),
        ("The plan was made in 2014. The budget for the next year is ready.", ["2014", "2023"]),
        ("Roe was elected in January 2017. Last month she was ill. In May she resigned.", ["2017-01", "2022-04", "2022-05"]),
        ("The bridge fell on 3 May 2018. Its heir will open on 14 June.", ["2018-05-03", "2022-06-14"]),
        ("The bridge fell on 3 May 2018.\n\nThe mayor resigned on 14 May.", ["2018-05-03", "2022-05-14"]),
    ],
)
def test_a_story_of_a_past_year_goes_on(text, expected):
    assert values(text, date(2022, 5, 19)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He died at 10 p.m. last night.", ["2019-06-25T22:00"]),
        ("He died at 2 a.m. last night.", ["2019-06-26T02:00"]),
        ("It was dark at 12 on Saturday night.", ["2019-06-22T24:00"]),
        ("It began at 10 Monday night.", ["2019-06-24T22:00"]),
        ("It killed 10 this morning.", ["2019-06-26TMO"]),
        ("At Easter in 1916 they rose. By Christmas the war was over.", ["1916-04-23", "2018-12-25"]),
    ],
)
def test_hours_of_a_part_of_the_day_and_holidays_of_a_year(text, expected):
    assert values(text) == expected
