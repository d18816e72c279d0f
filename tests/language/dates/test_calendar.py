"""Calendar truth, as properties over all days: what is written comes back, what is reckoned agrees with datetime, and no value is malformed."""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from whence.language.dates import find_dates
from whence.language.dates.days import add_months, problem_of, quarter_span, season_span, week_value
from whence.language.dates.holidays import easter, holiday_day, nth_weekday
from whence.language.dates.lexicon import data
from whence.when import When

DAYS = st.dates(date(1700, 1, 1), date(2100, 12, 31))
ANCHORS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
# TIMEX3's values, as ISO-TimeML and TempEval-3 write them, and BC years as WikiWars does.
YEAR = r"(?:\d{4}|BC\d{4}|XXXX)"
VALUE = re.compile(
    rf"{YEAR}|{YEAR}-(?:\d\d|XX)(?:-(?:\d\d|XX))?(?:T(?:MO|AF|EV|NI|MI|XX|\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?))?"
    rf"|{YEAR}-W(?:\d\d|XX)(?:-(?:WE|[1-7]))?(?:T(?:MO|AF|EV|NI|\d\d:\d\d))?|{YEAR}-(?:SP|SU|FA|WI|Q[1-4X]|H[12X])|(?:BC)?(?:\d\d|XX)X?|(?:BC)?\d{{3}}|XXX"
    r"|PT?(?:\d+(?:\.\d+)?|X)(?:[SMHDWQYX]|WE)|P(?:\d+[YMWD])*(?:T(?:\d+[HM])*(?:\d+(?:\.\d+)?S)?)?|PXX|PAST_REF|PRESENT_REF|FUTURE_REF",
)


def one(text, anchor=None):
    (mention,) = find_dates(text, anchor, language="en")
    return mention


@settings(deadline=None)
@given(DAYS)
def test_a_full_date_is_that_day_in_every_form(day):
    month = MONTHS[day.month - 1]
    weekday = WEEKDAYS[day.weekday()]
    for text in (
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{weekday}, {month} {day.day}, {day.year}",
        f"the {day.day} of {month}, {day.year}",
        f"{month[:3]}. {day.day}, {day.year}" if month != "May" else f"May {day.day}, {day.year}",
        day.isoformat(),
        f"{day.year}/{day.month}/{day.day}",
    ):
        mention = one(f"on {text}.")
        assert (mention.value, mention.when, mention.text) == (day.isoformat(), When.day(day), text)


@settings(deadline=None)
@given(ANCHORS, st.sampled_from(WEEKDAYS))
def test_weekdays_fall_on_their_weekday_within_a_week(anchor, weekday):
    for text, low, high in (
        (f"They met on {weekday}.", -6, 0),
        (f"They will meet on {weekday}.", 0, 6),
        (f"last {weekday}", -7, -1),
        (f"next {weekday}", 1, 7),
    ):
        day = date.fromisoformat(one(text, anchor).value)
        assert WEEKDAYS[day.weekday()] == weekday
        assert low <= (day - anchor).days <= high


@settings(deadline=None)
@given(ANCHORS, st.integers(0, 400))
def test_days_and_weeks_ago_are_counted(anchor, count):
    if count > 1:
        assert one(f"{count} days ago", anchor).value == (anchor - timedelta(days=count)).isoformat()
        assert one(f"{count} weeks from now", anchor).value == (anchor + timedelta(weeks=count)).isoformat()
        month = add_months(anchor, -count)
        assert one(f"{count} months ago", anchor).value == f"{month.year}-{month.month:02}"


@settings(deadline=None)
@given(ANCHORS)
def test_units_around_the_anchor(anchor):
    year, week, _ = anchor.isocalendar()
    assert one("this week", anchor).value == f"{year}-W{week:02}"
    assert one("yesterday", anchor).when == When.day(anchor - timedelta(days=1))
    assert one("last year", anchor).value == str(anchor.year - 1)
    assert one("next month", anchor).when == When.month(*divmod(anchor.year * 12 + anchor.month, 12)[:1], anchor.month % 12 + 1)
    assert one("this month", anchor).when == When.month(anchor.year, anchor.month)
    weekend = one("this weekend", anchor)
    assert weekend.when is not None
    assert weekend.when.earliest is not None
    assert (weekend.when.earliest.isoweekday(), weekend.when.days) == (6, 2)
    assert weekend.value == week_value(weekend.when.earliest) + "-WE"


@settings(deadline=None)
@given(ANCHORS, st.sampled_from([t.split("[")[1].split("]")[0] for p in data("dates_grammar")["pattern"] for t in p["examples"]]))
def test_every_value_is_timex3s_and_every_span_holds_the_day_that_the_value_names(anchor, text):
    for mention in find_dates(f"It was {text}.", anchor, language="en"):
        assert VALUE.fullmatch(mention.value), mention
        if mention.when is not None and (named := re.match(r"\d{4}-\d\d-\d\d", mention.value)):
            assert When.day(date.fromisoformat(named.group())).within(mention.when)
        if mention.when is None:
            assert mention.anchored is None


@settings(deadline=None)
@given(
    ANCHORS,
    st.sampled_from(["", "about ", "nearly ", "more than ", "less than ", "at least ", "up to "]),
    st.integers(1, 90),
    st.sampled_from(["days", "weeks"]),
    st.sampled_from(["ago", "from now"]),
)
def test_a_hedged_span_of_days_holds_the_day_that_the_value_names(anchor, hedge, count, unit, word):
    mention = one(f"{hedge}{count} {unit} {word}", anchor)
    assert mention.when is not None
    assert When.day(date.fromisoformat(mention.value)).within(mention.when)


@settings(deadline=None)
@given(ANCHORS, st.integers(1, 31), st.sampled_from(MONTHS))
def test_a_day_without_a_year_is_the_nearest_of_its_name_and_of_the_running_year_rather_than_the_next(anchor, day, month):
    mention = one(f"{month} {day}", anchor)
    number = MONTHS.index(month) + 1
    if problem_of(None, number, day):
        assert (mention.problem, mention.when) == ("impossible", None)
    else:
        found = date.fromisoformat(mention.value)
        assert (found.month, found.day) == (number, day)
        gap = (found - anchor).days
        if (number, day) == (2, 29):
            assert abs(gap) <= 1461 + 366
        else:
            assert abs(gap) <= 184 or (found.year == anchor.year and gap >= -244)


@settings(deadline=None)
@given(st.integers(1, 9999), st.integers(-1, 14), st.integers(-1, 33))
def test_impossible_is_what_the_calendar_refuses(year, month, day):
    try:
        date(year, month, day)
    except ValueError:
        assert problem_of(year, month, day) == "impossible" or 0 in {month, day}
    else:
        assert problem_of(year, month, day) is None


@settings(deadline=None)
@given(DAYS, st.integers(-500, 500))
def test_months_keep_the_day_or_end_the_month(day, months):
    moved = add_months(day, months)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    assert moved.day == min(day.day, monthrange(moved.year, moved.month)[1])


@settings(deadline=None)
@given(st.integers(2, 9998), st.integers(1, 4))
def test_quarters_and_seasons_tile_the_year(year, quarter):
    span = quarter_span(year, quarter)
    following = quarter_span(year + quarter // 4, quarter % 4 + 1)
    assert span.latest is not None
    assert following.earliest == span.latest + timedelta(days=1)
    names = ["SP", "SU", "FA", "WI"]
    season, after = season_span(year, names[quarter - 1]), season_span(year + quarter // 4, names[quarter % 4])
    assert season.latest is not None
    assert after.earliest == season.latest + timedelta(days=1)


@settings(deadline=None)
@given(st.integers(1583, 4099))
def test_easter_is_a_sunday_between_22_march_and_25_april(year):
    day = easter(year)
    assert day.isoweekday() == 7
    assert date(year, 3, 22) <= day <= date(year, 4, 25)


@settings(deadline=None)
@given(st.integers(1900, 2100), st.integers(1, 12), st.integers(1, 7))
def test_nth_weekdays(year, month, weekday):
    first, last = nth_weekday(year, 1, weekday, month), nth_weekday(year, -1, weekday, month)
    assert first.isoweekday() == last.isoweekday() == weekday
    assert first.day <= 7
    assert (last + timedelta(days=7)).month != month


def test_holidays():
    days = {
        "thanksgiving": "2018-11-22",
        "memorial day": "2019-05-27",
        "election day": "2016-11-08",
        "good friday": "2019-04-19",
        "easter monday": "2024-04-01",
    }
    assert {name: str(holiday_day(name, int(day[:4]))) for name, day in days.items()} == days
    assert holiday_day("lunar new year", 2019) == date(2019, 2, 5)
    assert holiday_day("no such day", 2019) is None
    assert all(holiday_day(name, 2019) for name in data("dates_holidays"))


def test_leap_years():
    for year in (1896, 1900, 1999, 2000, 2019, 2020, 2100):
        assert (one(f"29 February {year}").problem is None) == isleap(year)


@given(st.dates(date(1990, 1, 1), date(2050, 12, 31)), st.integers(1, 28))
def test_the_first_and_last_days_of_a_month_lie_at_its_ends(day, count):
    last = monthrange(day.year, day.month)[1]
    month = f"{MONTHS[day.month - 1]} {day.year}"
    first = one(f"in the first {count} days of {month}")
    assert (first.value, first.when.earliest, first.when.latest) == (f"P{count}D", day.replace(day=1), day.replace(day=count))
    final = one(f"in the last {count} days of {month}")
    assert (final.value, final.when.earliest, final.when.latest) == (f"P{count}D", day.replace(day=last - count + 1), day.replace(day=last))


def test_the_first_and_last_months_of_a_year_lie_at_its_ends():
    for count in range(1, 13):
        first, final = one(f"in the first {count} months of 2018"), one(f"in the last {count} months of 2018")
        assert (first.when.earliest, first.when.latest) == (date(2018, 1, 1), date(2018, count, monthrange(2018, count)[1]))
        assert (final.when.earliest, final.when.latest) == (date(2018, 13 - count, 1), date(2018, 12, 31))
    assert one("in the first 13 months of 2018").when is None
    assert one("in the last 400 days of 2018").when is None
    assert [one(f"in the {end} two quarters of 2018").value for end in ("first", "last")] == ["2018-H1", "2018-H2"]
