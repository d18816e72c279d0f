"""Figures, names and words of sport are no times; what stands beside them in the same words is."""

from datetime import date

import pytest

from whence.language.dates import find_dates

WRITTEN_ON = date(2023, 7, 27)  # a Thursday


def _found(sentence, written_on=WRITTEN_ON):
    return [(m.text, m.value) for m in find_dates(sentence, written_on)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The council passed resolution 1973 by ten votes.",
        "The Russell 2000 rose 1%.",
        "They sued under Section 1983 of the code.",
        "Senators debated House Bill 2023 and S.B. 1718.",
        "He checked in to room 2012 before Flight 1907.",
        "The index closed at 2010.",
        "Nickel fetched 1910 a tonne.",
        "Polls close at 1900.",
        "The office is open from 0700 to 2000.",
        "At 2015 the prime minister spoke.",
        "Call +44 20 7542 1998, 1-800-555-1990 or 202-555-1998.",
        "It broke Directive 2014/65/EU and Regulation (EU) 2016/679.",
        "They live at 1920 Oak Street, in the 1900 block of it.",
        "It cost 1950 Swiss francs and held 1984 seats.",
        "Expect highs in the 90s and lows in the mid-60s.",
        "After May resigned, critics of May said so.",
        "The May government lost it.",
        "Editing by Jan Harvey and April Joyner",
        "Ms. August and Mr. Friday said no.",
        "Theresa May was weak.",
        "He praised the Good Friday Agreement.",
        "The film was made by 21st Century Fox.",
        "NOW said it would sue.",
        "They danced under the midnight sun.",
        "Today presenter Ann Roe asked him.",
        "She won two medals at the Winter Olympics.",
        "She broke her hip in the fall and died.",
        "He made par on the 18th, finishing two behind.",
        "She scored 12 points in the third quarter.",
        "He was sent off early in the second half.",
        "It was running at 100 miles an hour.",
        "They drew level at 12:30 of overtime.",
        "On Super Bowl Sunday, on Selection Sunday and on bank holiday Monday",
        "He died on a Sunday.",
    ],
)
def test_no_time_at_all(sentence):
    assert _found(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The Human Rights Act 1998 was passed.", [("1998", "1998")]),
        ("They are given at 1990 prices.", [("1990", "1990")]),
        ("In 1987 Wall Street fell; the 1987 Wall Street crash", [("1987", "1987"), ("1987", "1987")]),
        ("He lost the 2006, 2011 and 2016 votes.", [("2006", "2006"), ("2011", "2011"), ("2016", "2016")]),
        ("It won the 2009/10 season.", [("2009/10", "2009")]),
        ("They sang hits of the 90s.", [("the 90s", "199")]),
        ("He came on Good Friday.", [("Good Friday", "2023-04-07")]),
        ("It was built in the 20th century.", [("the 20th century", "19")]),
        ("They met at midnight.", [("midnight", "2023-07-27T00:00")]),
        ("It fell in the fall.", [("the fall", "2022-FA")]),
        ("He left on the 18th, and she stayed.", [("the 18th", "2023-07-18")]),
        ("Profit fell 12 points in the second quarter.", [("the second quarter", "2023-Q2")]),
        ("The economy grew in the first half.", [("the first half", "2023-H1")]),
        ("They won in May 5-4.", [("May", "2023-05")]),
        ("In March 12 people died.", [("March", "2023-03")]),
        ("On March 12 people died.", [("March 12", "2023-03-12")]),
        ("He died on a Sunday in June.", [("June", "2023-06")]),
        ("One Saturday in May 1985 he left.", [("May 1985", "1985-05")]),
        ("They spoke at a Monday news conference.", [("Monday", "2023-07-24")]),
    ],
)
def test_a_time_in_such_words(sentence, found):
    assert _found(sentence) == found


@pytest.mark.parametrize(
    ("sentence", "month"),
    [
        ("June was the second-warmest on record.", "June"),
        ("April's gain was revised to 2%.", "April"),
        ("May payrolls fell.", "May"),
        ("March saw 40 deaths.", "March"),
        ("But May was the deadliest month of all.", "May"),
        ("It was the driest May on record.", "May"),
    ],
)
def test_a_month_that_its_weather_or_figures_tell(sentence, month):
    assert _found(sentence)[0][0] == month


def test_two_months_of_which_each_may_be_a_name():
    assert _found("May and June were strong.") == [("May", "2023-05"), ("June", "2023-06")]
    assert _found("Growth in the Jan-March quarter was 2%.") == [("Jan", "2023-01"), ("March", "2023-03")]


@pytest.mark.parametrize(
    ("sentence", "text", "value"),
    [
        ("The fair will be at 2 p.m. Saturday, August 19, at the hall.", "2 p.m. Saturday, August 19", "2023-08-19T14:00"),
        ("It happened at 2:40 p.m. on Friday, June 30.", "2:40 p.m. on Friday, June 30", "2023-06-30T14:40"),
        ("It began at 8am on Monday 14 January 2019 in Leeds.", "8am on Monday 14 January 2019", "2019-01-14T08:00"),
        ("He was shot at 9 p.m. on Friday (July 7).", "9 p.m. on Friday (July 7", "2023-07-07T21:00"),
        ("He left at 9.30 on Tuesday.", "9.30 on Tuesday", "2023-07-25T09:30"),
        ("The shares closed at 9.30 on Tuesday.", "Tuesday", "2023-07-25"),
        ("They shut by late afternoon.", "late afternoon", "2023-07-27TAF"),
        ("He was hurt at 3.15am on New Year's Day.", "3.15am on New Year's Day", "2023-01-01T03:15"),
    ],
)
def test_hours(sentence, text, value):
    first = _found(sentence)[0]
    assert (first[0].rstrip(")"), first[1]) == (text, value)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The bank reports a week on Tuesday.", [("a week on Tuesday", "2023-08-08")]),
        ("They meet again on Tuesday week.", [("Tuesday week", "2023-08-08")]),
        ("It was closed for a week on Tuesday.", [("a week", "P1W"), ("Tuesday", "2023-07-25")]),
        ("It earns $300 a week today.", [("a week", "P1W"), ("today", "2023-07-27")]),
        ("The fete is on Saturday 5th at 2pm.", [("Saturday 5th at 2pm", "2023-08-05T14:00")]),
        ("On Friday 9th Circuit judges ruled.", [("Friday", "2023-07-21")]),
        ("She died a month ago today.", [("a month ago today", "2023-06-27")]),
        ("The school opened 50 years ago this month.", [("50 years ago this month", "1973-07")]),
        ("They met two weekends ago.", [("two weekends ago", "2023-W28-WE")]),
        ("They ran on July 19, 20 and 21.", [("July 19", "2023-07-19"), ("20", "2023-07-20"), ("21", "2023-07-21")]),
        ("On the 19th and 20th of June they ran.", [("the 19th", "2023-06-19"), ("20th of June", "2023-06-20")]),
        ("He came in the last week in May.", [("the last week in May", "2023-W21")]),
        ("He came on the last day of 2018.", [("the last day of 2018", "2018-12-31")]),
        ("They were champions in '62 and in the summer of '69.", [("'62", "1962"), ("the summer of '69", "1969-SU")]),
        ("By '25 it will be done.", [("'25", "2025")]),
        ("Sales fell for a second successive quarter.", [("a second successive quarter", "2023-Q2")]),
        ("Profit rose from $3bn in the prior quarter.", [("the prior quarter", "2023-Q1")]),
        ("It earned $5m in the same quarter of 2022.", [("the same quarter of 2022", "2022-Q2")]),
        ("It is up on the prior-year figure.", [("prior-year", "2022")]),
        ("It fell three quarters in a row.", [("three quarters", "P3Q")]),
        ("They have three quarters of it.", []),
        ("He got a two-and-a-half-year sentence.", [("two-and-a-half-year", "P2.5Y")]),
        ("He quit a day after the vote.", [("a day", "P1D")]),
        ("It eats three times a day after that.", [("a day", "P1D")]),
    ],
)
def test_counts_of_days_and_lengths(sentence, found):
    assert _found(sentence) == found


def test_a_year_of_two_figures_is_of_its_century_as_of_the_day_of_writing():
    assert _found("He recorded it in '57.", date(1996, 7, 1)) == [("'57", "1957")]
    assert _found("It is to open in '05.", date(1996, 7, 1)) == [("'05", "2005")]


def test_an_hour_of_the_next_day_counts_from_the_day_told():
    told = _found("It began on Saturday and was out by 9am the next day.")
    assert told == [("Saturday", "2023-07-22"), ("9am the next day", "2023-07-23T09:00")]
