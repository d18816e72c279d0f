"""WH202: which dates of a text are those of its own publication."""

import pytest

import whence
from whence.model import Dossier, Source
from whence.reading import Reading

BODY = "\n\nThe town is quiet, and it has three inns.\n\nThe fourth was closed yesterday.\n\n"
NOTES = [
    "This essay first appeared in the Northern Review on 3 May 2019.",
    "(A shorter version of this piece ran in the Courier on 3 May 2019.)",
    "Editor's note: This story was originally published on 3 May 2019.",
    "Ann Lowe is a novelist. This essay was first published in the Northern Review on 3 May 2019.",
    "This interview with the keeper, a widow, was first published on 3 May 2019.",
    "This article by Ann Lowe originally ran in the Courier, Hull, on 3 May 2019 and has been updated.",
    "First published in the Northern Review on 3 May 2019.",
    "This is a translation of an article which appeared in the Review on 3 May 2019.",
]
NEWS = [
    "The cracks first appeared on 3 May 2019, the engineer said.",
    "This is the story of a ship that first appeared off Hull on 3 May 2019.",
    "This column of smoke first appeared on 3 March.",
    "This post was held by Ann Lowe until her memoir was published on 3 May 2019.",
    "This week's feature: the comet first appeared on 3 March.",
    "She wrote a novel (first published on 3 May 1813).",
    "First published on 3 May 1813. It has never been out of print.",
    "She first ran for the council on 3 May 2019.",
    "The report on the flood was published on 3 May 2019.",
    "Your article which appeared on 3 February was wrong.",
    "The series, first broadcast on 3 May 1994, returns.",
    "First published on 3 May 1813, the novel has never been out of print.",
    "First published by Egerton on 3 May 1813, the novel has never been out of print.",
    "The police gave a report. This report was first published on 3 May 2019 and is long.",
    "This report was first published on 3 May 2019, the ministry said.",
    "“This article first appeared on 3 May 2019,” he said.",
]


def _found(text, published="2024-03-14", **more):
    report = whence.check(Dossier([Source(id="a.txt", text=text, published=published, **more)]), select=["WH202"])
    return list(report.findings)


@pytest.mark.parametrize("note", NOTES)
def test_a_note_of_the_page_is_its_own(note):
    assert len(_found("The quiet town" + BODY + note)) == 1


@pytest.mark.parametrize("sentence", NEWS)
def test_what_the_news_tells_is_no_note(sentence):
    assert _found("The quiet town" + BODY + sentence) == []
    assert _found(sentence + BODY) == []


def test_a_note_is_quoted_without_its_paragraph():
    (finding,) = _found("The quiet town" + BODY + "Ann Lowe keeps an inn. This essay was first published on 3 May 2019. She lives in Hull.")
    assert "says “This essay was first published on 3 May 2019.”: " in finding.message


LABELS = [
    "Published on {}",
    "Published at 10:15 on {}",
    "Posted on {} by Ann Lowe",
    "Issued on {}",
    "Date of publication: {}",
    "Story published on: {}",
    "This page was published on {}",
    "LONDON, {}",
]


@pytest.mark.parametrize("label", LABELS)
def test_labels_of_a_page_date(label):
    text = f"The quiet town\n\n{label.format('3 March 2024')}{BODY}"
    assert len(_found(text, "2024-03-22")) == 1
    assert Reading(Dossier([Source(id="a.txt", text=text)])).published("a.txt").value.edtf() == "2024-03-03"


@pytest.mark.parametrize("label", ["Posted on {}", "Published on {} by admin"])
def test_labels_at_the_foot(label):
    assert len(_found("The quiet town" + BODY * 4 + label.format("3 March 2024"), "2024-03-22")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Summer play of the guild\n\n12 April 2024\n\nThe guild invites.",
        "Summer play of the guild\n\nFriday 12 April 2024, 19:30\n\nThe guild invites.",
        "Summer play of the guild\n\nDate: 12 April 2024\nPlace: Guild Hall\n\nThe guild invites.",
        "Summer play of the guild\n\nGUILD HALL, 12 April 2024\n\nThe guild invites.",
        "On this day\n\n14 March 1879\n\nA physicist was born in Ulm.",
        "A tunnel at last\n\n3 May 2004\nThe council votes.\n\n9 June 2008\nWork stops.",
        "The letter in full\n\n2 February 2024\n\nDear colleague,\n\nI shall go.",
        "A life of bees\n\nPages: 320\n\nPublished: 3 May 2019\n\nThe book is long.",
    ],
)
def test_a_date_on_a_line_that_is_of_something_else(text):
    assert _found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Pool closed\n\n3 May 2023\n\nThe council closed the pool.",
        "Pool closed\n\n3 May 2023\nUpdated 5 May 2023\n\nThe council closed the pool.",
        "12 April 2024\n\nPool closed\n\nThe council closed the pool.",
        "Pool closed\n\nPublished 12 April 2024\n\nThe council closed the pool.",
        "Pool closed\n\n3 May 2025\n\nThe council closed the pool.",
    ],
)
def test_a_page_date_that_disagrees(text):
    assert len(_found(text)) == 1


def test_the_day_of_collection_is_the_page_date():
    (finding,) = _found("Pool closed\n\n12 April 2024\n\nThe council closed the pool.", retrieved="2024-04-12")
    assert finding.severity == "warning"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A tunnel at last\n\n3 May 2004\nThe council votes.\n\n9 June 2008\nWork stops.", None),
        ("9 June 2008\n\nA tunnel at last\n\n3 May 2004\nThe council votes.", "2008-06-09"),
        ("A tunnel at last\n\n3 May 2004\n\nThe council votes.", "2004-05-03"),
    ],
)
def test_an_undated_timeline(text, day):
    value = Reading(Dossier([Source(id="a.txt", text=text)])).published("a.txt").value
    assert (value and value.edtf()) == day
