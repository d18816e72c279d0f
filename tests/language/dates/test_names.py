"""Names made of words of time are no times; what running text and headlines say of time is."""

from datetime import date

import pytest

from whence.language.dates import find_dates

WRITTEN_ON = date(2019, 10, 24)  # a Thursday


@pytest.mark.parametrize(
    "sentence",
    [
        "She was a guest of Saturday Night Live before the vote.",
        "The singer appeared on CBS This Morning to talk about it.",
        "The Tonight Show with the new host was cancelled.",
        "The minister told the Mail on Sunday that he would stay.",
        "Sheffield Wednesday signed the defender.",
        'The novel "Nineteen Eighty-Four" and the film "1917" were shown.',
        'The choir sang "Yesterday" and was cheered.',
        'The channel\'s "60 Minutes," a show of theirs, had the interview.',
        'Speaking on the network\'s "This Week," she denied it.',
        "They read A Year in Provence aloud.",
        "His film, The Day After Tomorrow, shows a flood.",
        "She walked in the March for Life and in the March on the capital.",
        "He hinted that Sun's profit would rise.",
        "They fought in the Six-Day War as young men.",
        "The October Revolution, the July Plot and the Winter Offensive are chapters of it.",
        "The Yom Kippur War and the Good Friday Agreement are others.",
        "It tells of the Thirty Years' War and the Hundred Years War.",
        "The April 6 Youth Movement backed the Winter Olympics.",
    ],
)
def test_a_name_is_no_time(sentence):
    assert [m.text for m in find_dates(sentence, WRITTEN_ON)] == []


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ('"Yesterday," he said, "we lost."', "Yesterday"),
        ('"Tomorrow", she said, "will be better."', "Tomorrow"),
        ("Three Killed Saturday Night In Harbour Fire", "Saturday Night"),
        ("POLICE SHOOT MAN SATURDAY NIGHT", "SATURDAY NIGHT"),
        ("Today is the last chance to vote.", "Today"),
        ("The list: Tomorrow's talks will be short.", "Tomorrow's"),
        ("They will count the votes on Election Day as always.", "Election Day"),
        ("They met in March for talks.", "March"),
        ("In October Group A met Group B.", "October"),
        ("The 2011 Revolution began it.", "2011"),
    ],
)
def test_what_is_told_or_printed_above_is_a_time(sentence, text):
    assert [m.text.removesuffix("'s") for m in find_dates(sentence, WRITTEN_ON)] == [text.removesuffix("'s")]
