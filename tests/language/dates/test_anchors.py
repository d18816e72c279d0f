"""What an expression counts from, where another one of the text says it: a year told beside it, a quotation that goes on, the day of the dateline."""

from __future__ import annotations

from datetime import date

import pytest

from whence.language.dates import find_dates

OCTOBER, MAY, JUNE = date(2019, 10, 31), date(2023, 5, 12), date(2019, 6, 26)


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
    assert [m.value for m in find_dates(text, anchor=anchor)] == expected


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
    assert [m.value for m in find_dates(text, anchor=anchor)] == expected
