"""WH203: which expressions of time need the day of publication."""

import pytest

import whence
from whence.model import Dossier, Source


def _found(text):
    return [f.message for f in whence.check(Dossier([Source(id="a.txt", text=text)]), select=["WH203"]).findings]


@pytest.mark.parametrize(
    "text",
    [
        "On 3 May 1987 the ferry sank. Divers came, and on 5 May the wreck was found.",
        "The strike of 1984 began in March.",
        "He was born in 1902. In May 1920 he went to sea; in June he was in Lima.",
        "In winter, use rye.",
        "Since 1921 the bells ring at six in the morning.",
        'On 3 May 1987 the captain wired: "Ship lost yesterday. Send help today."',
        "The mill burned on 3 May 1987.\n\nIt was rebuilt.\n\nIt reopened in March, and closed for good a year later.",
        "The siege of 1643 began in May.\n\nThe walls fell.\n\nEarly the next year, in June, the town was taken; nobody lives there now.",
        "In the 18th century the town had four mills. Today none is left.",
    ],
)
def test_a_text_that_needs_no_day(text):
    assert _found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The mill burned down in March.",
        "In March the mill burned. It was built in 1902.",
        "The mill burned on 3 May 1987.\n\nIt was rebuilt.\n\nIt reopened in March, said Ann Lowe on Tuesday.",
        "Founded in 1902, the mill burned down on Tuesday.",
        "The council meets today.",
        "The council met six days later.",
        "In 1902 the mill burned down. Today the council meets, and it will vote tomorrow.",
        "The captain wired: “Ship lost yesterday.”",
        "The mill burned last winter.",
    ],
)
def test_a_text_that_needs_one(text):
    assert len(_found(text)) == 1
