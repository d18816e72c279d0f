"""What an expression counts from: the year told beside it, the date before it, who said it and when, the entry of a timeline, a dateline."""

from __future__ import annotations

from datetime import date

import pytest

from whence.language.dates import find_dates

THURSDAY = OCTOBER = date(2019, 10, 31)
MAY, JUNE = date(2023, 5, 12), date(2019, 6, 26)


def values(text, anchor=THURSDAY):
    return [m.value for m in find_dates(text, anchor=anchor)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Last year, on May 3, the mill burned down.", ["2018", "2018-05-03"]),
        ("The mill burned down last year, in May.", ["2018", "2018-05"]),
        ("A year ago, in May, rates stood at 1 percent.", ["2018", "2018-05"]),
        ("Three years ago on May 3 the mill burned down.", ["2016", "2016-05-03"]),
        ("They married in 2014, in May.", ["2014", "2014-05"]),
        ("She will leave next year, in May.", ["2020", "2020-05"]),
        ("Last year the fair was in June.", ["2018", "2018-06"]),
        ("Last year she lost the vote and resigned in May.", ["2018", "2018-05"]),
        ("The mill closed on July 4 last year and on July 9.", ["2018-07-04", "2018-07-09"]),
        ("The war ended in 1953 with an armistice on July 27.", ["1953", "1953-07-27"]),
        ("The 2011 quake, which struck on March 11, broke the dam.", ["2011", "2011-03-11"]),
        ("The 2011 quake killed 19,000 people in March.", ["2011", "2011-03"]),
        ("The 2020 Games open on July 24.", ["2020", "2020-07-24"]),
        ("Last year's fair was held in June.", ["2018", "2018-06"]),
        ("In 1992 the pact was signed, and in June the Danes voted it down.", ["1992", "1992-06"]),
    ],
)
def test_a_year_told_beside_is_the_year(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Last year's winner, Ann Roe, pulled out in May.", ["2018", "2019-05"]),
        ("Last year 300 people died there, the ministry reported in March.", ["2018", "2019-03"]),
        ("Last year the bank lost money. In May it closed.", ["2018", "2019-05"]),
        ("Last year the club was sold and in May it moved.", ["2018", "2019-05"]),
        ("Ten years ago he was a clerk; in May he became mayor.", ["2009", "2019-05"]),
        ("Its results for last year, on March 3, were poor.", ["2018", "2019-03-03"]),
        ("Rates were at 1 percent last year but were raised in April.", ["2018", "2019-04"]),
        ("The 2015 attack, which killed 130 people, was condemned in March.", ["2015", "2019-03"]),
        ("He was convicted of the 2011 attack in March.", ["2011", "2019-03"]),
        ("The 2018 law was struck down in May.", ["2018", "2019-05"]),
        ("In 2018 the firm lost money, and in May it closed.", ["2018", "2019-05"]),
    ],
)
def test_a_year_told_of_something_else_is_not(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He was arrested on June 3, 2017, and charged on June 5.", ["2017-06-03", "2017-06-05"]),
        ("He served there from Nov. 3, 2017, to Jan. 5.", ["2017-11-03", "2018-01-05"]),
        ("He was hurt on Nov. 3, 2017, and on Jan. 5 he died.", ["2017-11-03", "2018-01-05"]),
        ("He took office in January 2017; in May he fired his deputy, and by August there were charges.", ["2017-01", "2017-05", "2017-08"]),
        ("Ann Roe, elected in January 2017, resigned in May.", ["2017-01", "2019-05"]),
        ("Ann Roe, who was elected in January 2017, resigned in May.", ["2017-01", "2019-05"]),
        ("He was born on May 3, 1950. He died on Oct. 20.", ["1950-05-03", "2019-10-20"]),
        ("The firm, founded in May 2010, closed in March.", ["2010-05", "2019-03"]),
    ],
)
def test_a_story_goes_on_in_its_year(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The law was struck down in 2014 and rewritten the next year.", ["2014", "2015"]),
        ("He was arrested in April 2015. The very next month he confessed.", ["2015-04", "2015-05"]),
        ("He was jailed in 2017 and freed the following May.", ["2017", "2018-05"]),
        ("He was jailed in 2015 and freed the next March.", ["2015", "2016-03"]),
        ("He was jailed in 2015 and freed in June the next year.", ["2015", "2016-06"]),
        ("He was jailed in 2015 and freed in the autumn of the next year.", ["2015", "2016-FA"]),
        ("In 1991 the north left; the following spring the south burned.", ["1991", "1992-SP"]),
        ("In spring 2015 it fell. That autumn it rose, and the following summer it fell again.", ["2015-SP", "2015-FA", "2016-SU"]),
        ("The merger closed in 2014. The next year will be hard.", ["2014", "2020"]),
        ("The vote is set for next March.", ["2020-03"]),
        ("He was hurt in July 2009 and was out for the rest of the year.", ["2009-07", "2009"]),
        ("The plan of July 2009 is to be dropped for the rest of the year.", ["2009-07", "2019"]),
        ("It sold 40 in 1994-95 and 19 in the previous year.", ["1994", "1995", "1993"]),
        ("Sales fell in 2013-2014 and rose the following year.", ["2013", "2014", "2015"]),
    ],
)
def test_next_and_following_count_from_the_date_told(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The war ended on 11 November 1918, four years later.", ["1918-11-11", "1918"]),
        ("He left in 2005. In 2008, three years later, he came back.", ["2005", "2008", "2008"]),
        ("He came in 2005; three years later he left.", ["2005", "2008"]),
        ("On 4 May they met, three days after that they quit, and two days later it was over.", ["2019-05-04", "2019-05-07", "2019-05-09"]),
        ("He died on 9 May; two days after that vote he was buried.", ["2019-05-09", "P2D"]),
    ],
)
def test_so_much_later_is_the_date_beside_it_or_counts_on(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In the week after the vote the pound fell.", ["P1W"]),
        ("In the week leading up to the vote he was ill.", ["P1W"]),
        ("In the year after Katrina the town grew.", ["P1Y"]),
        ("In the last week of the campaign he was ill.", ["P1W"]),
        ("He was ill in the last year of his life.", ["P1Y"]),
        ("He was ill in the last year.", ["2018"]),
        ("In the last week of May 2019 he was ill.", ["2019-W22"]),
        ("In the week leading up to May 10, 2019 he was ill.", ["2019-W19", "2019-05-10"]),
    ],
)
def test_a_week_by_an_event_is_a_length(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"It is a sad day," she said on Tuesday. "Tomorrow we go back to work."', ["2019-10-29", "2019-10-30"]),
        ('"It is out," she told reporters on Monday.\n\n"Tomorrow we go home."', ["2019-10-28", "2019-10-29"]),
        ("“It is out,” Mayor Ann Roe said Monday. “By tomorrow they will know,” Roe added.", ["2019-10-28", "2019-10-29"]),
        ("He told reporters on Monday that it was out. “We go back tomorrow,” he said.", ["2019-10-28", "2019-10-29"]),
        ('"We play tomorrow," Roe said after practice Monday.', ["2019-10-29", "2019-10-28"]),
        ('She posted on October 3: "Tomorrow I run."', ["2019-10-03", "2019-10-04"]),
        ('A statement on Monday read: "He left last night."', ["2019-10-28", "2019-10-27TNI"]),
        ('The mayor said in Hull on Wednesday, "Today we vote."', ["2019-10-30", "2019-10-30"]),
        ('"Today we vote," the mayor said on October 14.', ["2019-10-14", "2019-10-14"]),
        ('"Yesterday we were robbed," she told the court on May 8, 1941.', ["1941-05-07", "1941-05-08"]),
        ('On 8 May 1941 she told the court: "Yesterday we were robbed."', ["1941-05-08", "1941-05-07"]),
        ('In March 1996 she told the court: "Last year we were robbed."', ["1996-03", "1995"]),
        ('"We will vote next week," the mayor said on Friday.', ["2019-W44", "2019-10-25"]),
    ],
)
def test_words_quoted_count_from_the_day_they_were_said(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"It is out," Roe said on Monday. "Tomorrow we go home," said her son.', ["2019-10-28", "2019-11-01"]),
        ('"It is out," said the mayor, who was hurt on Monday. "We go back tomorrow."', ["2019-10-28", "2019-11-01"]),
        ('Roe said the fire on Monday was out. "We go back tomorrow," he said.', ["2019-10-28", "2019-11-01"]),
        ('Roe told reporters the fire began on Monday. "We go back tomorrow," he said.', ["2019-10-28", "2019-11-01"]),
        ('The council met on Monday. "We go back tomorrow," the mayor said.', ["2019-10-28", "2019-11-01"]),
        ('The ferry sank on Sunday. The mayor told the radio: "This morning I saw it."', ["2019-10-27", "2019-10-31TMO"]),
        ('The hall, which burned down on Sunday, is shut. The mayor says: "There is room today."', ["2019-10-27", "2019-10-31"]),
        ('The captain, who was hurt on Sunday, said: "Today I am well."', ["2019-10-27", "2019-10-31"]),
        ('The mayor was hurt on Friday. "We will vote next week," he said.', ["2019-10-25", "2019-W45"]),
    ],
)
def test_the_day_of_something_else_is_not_when_words_were_said(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "anchor", "expected"),
    [
        ("PARIS, March 9 (AP) - A bomb went off today. It was laid last night.", date(1998, 3, 10), ["1998-03-09", "1998-03-09", "1998-03-08TNI"]),
        ("PARIS, Monday - A bomb went off yesterday.", date(1998, 3, 10), ["1998-03-09", "1998-03-08"]),
        ("PARIS, March 9 - A bomb went off today.", date(1998, 3, 9), ["1998-03-09", "1998-03-09"]),
        ("PARIS, March 9 - A bomb went off today.", date(1998, 6, 3), ["1998-03-09", "1998-06-03"]),
        ("In Paris, March 9 was quiet. A bomb went off today.", date(1998, 3, 10), ["1998-03-09", "1998-03-10"]),
    ],
)
def test_today_is_the_day_of_the_dateline(text, anchor, expected):
    assert values(text, anchor) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Monday the hearing ran from 10 a.m. until noon.", ["2019-10-28", "2019-10-28T10:00", "2019-10-28T12:00"]),
        ("On Monday the hall was shut from 10 p.m. to 4 a.m. for repairs.", ["2019-10-28", "2019-10-28T22:00", "2019-10-29T04:00"]),
        ("Polls are open from 7 a.m. until 8 p.m.", ["2019-10-31T07:00", "2019-10-31T20:00"]),
    ],
)
def test_hours_of_one_span_lie_on_its_days(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jan. 12, 2002 - It opens.\nDec. 12 - It shuts.\nJan. 10 - It burns.", ["2002-01-12", "2002-12-12", "2003-01-10"]),
        ("2018\nDec 30: A cluster is seen.\n2019\nJan 23: The city is shut.", ["2018", "2018-12-30", "2019", "2019-01-23"]),
        ("Jan. 12, 2002 - It opens.\nIt was shut. May 3–5 was a holiday.", ["2002-01-12", "2019-05-03", "2019-05-05"]),
        ("9.55am: On Sunday it rained.\n10.15am: The mayor is speaking.", ["2019-10-31T09:55", "2019-10-27", "2019-10-31T10:15"]),
        ("Monday:\n9 a.m. - The hall opens.\n10.15 a.m. - The mayor speaks.", ["2019-10-28", "2019-10-28T09:00", "2019-10-28T10:15"]),
        ("Police told of Saturday's fire:\n\n8:15 a.m.: Smoke.\n8:20 a.m.: Bells.", ["2019-10-26", "2019-10-26T08:15", "2019-10-26T08:20"]),
        ("Three men were shot on Saturday. Police came at 8:15 a.m.", ["2019-10-26", "2019-10-26T08:15"]),
    ],
)
def test_entries_of_a_timeline_go_on_from_the_entry_before(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "anchor", "expected"),
    [
        ("Last year the fair was in June.", OCTOBER, ["2018", "2018-06"]),
        ("They wed in 2014, in May.", OCTOBER, ["2014", "2014-05"]),
        ("Three years ago on May 3 the mine was shut.", OCTOBER, ["2016", "2016-05-03"]),
        ("The 2011 quake, which struck on March 11, is not forgotten.", OCTOBER, ["2011", "2011-03-11"]),
        ("The 2020 Games open on July 24.", OCTOBER, ["2020", "2020-07-24"]),
        ("A year ago, in May, rates were lower.", MAY, ["2022", "2022-05"]),
        ("He was arrested on June 3, 2017, and charged on June 5.", JUNE, ["2017-06-03", "2017-06-05"]),
        ("Roe was held in 2017 and freed the following May.", JUNE, ["2017", "2018-05"]),
        ("Roe, elected in January 2017, resigned in May.", OCTOBER, ["2017-01", "2019-05"]),
        ("The law of 2014 was changed in May.", OCTOBER, ["2014", "2019-05"]),
    ],
)
def test_a_year_told_beside_a_month_or_day_is_its_year(text, anchor, expected):
    assert values(text, anchor) == expected


@pytest.mark.parametrize(
    ("text", "anchor", "expected"),
    [
        ('"Today is a sad day," she said on Tuesday. "Tomorrow we go back."', MAY, ["2023-05-09", "2023-05-09", "2023-05-10"]),
        ('"We were hit yesterday," he told the house on December 8, 1941.', MAY, ["1941-12-07", "1941-12-08"]),
        ("PARIS, March 9 (AP) - The law was passed today.", date(2019, 3, 11), ["2019-03-09", "2019-03-09"]),
        ("The fair began on Saturday at 10 a.m. and was over by 9 a.m. the next day.", JUNE, ["2019-06-22T10:00", "2019-06-23T09:00"]),
    ],
)
def test_words_count_from_the_day_they_were_said_or_written(text, anchor, expected):
    assert values(text, anchor) == expected
