"""Is the fact's subject who speaks: by surname, title or description; and whom the words of a speaker do not name."""

import pytest

from whence.model import Dossier, Source
from whence.reading import Reading
from whence.reading.speakers import persons_in, speaker_is

TEXT = """Mayor Ruth Ames met Tom Reed and a spokesman for Bishop Paul Okoro.

"One," said Ames. "Two," said a spokesman for Okoro. "Three," said Reed's lawyer. "Four," the board said. "Five," they said."""


def reading():
    return Reading(Dossier([Source("a", TEXT)]))


@pytest.mark.parametrize(
    ("words", "subject", "same"),
    [
        ("One,", "Ruth Ames", True),
        ("One,", "Ames", True),
        ("One,", "the mayor", True),
        ("One,", "Tom Reed", False),
        ("One,", "he", None),
        ("Two,", "a spokesman", True),
        ("Four,", "the board", True),
        ("Five,", "Tom Reed", None),
    ],
)
def test_speaker_is(words, subject, same):
    one = reading()
    quotation = next(q for q in one.quotations("a") if q.text == words)
    assert speaker_is(one, "a", quotation, subject) is same


@pytest.mark.parametrize(("words", "names"), [("One,", ["Ruth Ames"]), ("Two,", []), ("Three,", [])])
def test_on_whose_behalf_is_not_who(words, names):
    one = reading()
    quotation = next(q for q in one.quotations("a") if q.text == words)
    assert [p.name for p in persons_in(one, "a", quotation.speaker)] == names
