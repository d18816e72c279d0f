"""Paragraphs, sentences and clauses stand where an editor would cut them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effort import no_runaway
from whence.language.sentences import Outline, find_paragraphs


def cut(text):
    return [text[a:b] for a, b in Outline(text).sentences]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The dam broke. Nobody was hurt.", ["The dam broke.", "Nobody was hurt."]),
        ("Mr. Hale met Sen. Ruth Ames. They spoke.", ["Mr. Hale met Sen. Ruth Ames.", "They spoke."]),
        ("It sits in the U.S. Senate. He left the U.S. The vote failed.", ["It sits in the U.S. Senate.", "He left the U.S.", "The vote failed."]),
        ("The talks began at 9 a.m. on Monday.", ["The talks began at 9 a.m. on Monday."]),
        ("J. R. Dale spoke for No. 5 of Acme Corp. Ltd. in Jan. 2014.", ["J. R. Dale spoke for No. 5 of Acme Corp. Ltd. in Jan. 2014."]),
        ('"Will it hold?" she asked. "It must!" he said.', ['"Will it hold?" she asked.', '"It must!" he said.']),
        ('He said: "It holds." The crowd left.', ['He said: "It holds."', "The crowd left."]),
        ("The pact was signed.PHOTO: ARCHIVE", ["The pact was signed.", "PHOTO: ARCHIVE"]),
        ("See Znak.com or U.S.A. Today for it.", ["See Znak.com or U.S.A. Today for it."]),
        ("Prices rose 3.5 percent. Wages did not.", ["Prices rose 3.5 percent.", "Wages did not."]),
        ("首相は述べた。会談は終わった。", ["首相は述べた。", "会談は終わった。"]),
        ("Harbour talks stall\n\nThe talks stalled.", ["Harbour talks stall", "The talks stalled."]),
        ("", []),
    ],
)
def test_sentences(text, parts):
    assert cut(text) == parts


def test_wrapped_lines_are_one_paragraph():
    text = (
        "The mayor of the small town said on Monday that\nthe bridge over the river would be closed for a\n"
        "year. Repairs had become urgent after the flood.\nTraffic will be led by ferry."
    )
    assert len(find_paragraphs(text)) == 1


def test_unwrapped_lines_are_paragraphs():
    body = "The mayor said on Monday that the bridge over the river would be closed for a year, and that repairs had become urgent."
    text = f"Bridge to close for a year\n{body}\nFerry"
    assert len(find_paragraphs(text)) == 3


def test_clause_is_cut_at_conjunctions():
    text = "Ames signed in May, but Hale, her deputy, waited until June; nobody knew why."
    at = text.index("Hale")
    assert Outline(text).clause(at, at + 4).text == "but Hale, her deputy, waited until June"


def test_around():
    text = "One is here. Two is there. Three is gone."
    outline = Outline(text)
    assert outline.sentence(text.index("there")).text == "Two is there."
    assert outline.sentence(0, text.index("there") + 2).text == "One is here. Two is there."
    assert outline.paragraph(5).text == text


@given(st.text(alphabet=st.sampled_from(list("aB. \n\"'!?…。」)1")), max_size=120))
def test_sentences_cover_all_but_blanks(text):
    spans = Outline(text).sentences
    assert all(a < b for a, b in spans)
    assert all(x[1] <= y[0] for x, y in pairwise(spans))
    inside = {n for a, b in spans for n in range(a, b)}
    assert all(c.isspace() for n, c in enumerate(text) if n not in inside)


def test_hostile_input_is_linear():
    for text in ("." * 300_000 + "x", ".)" * 150_000, "\n \n" * 100_000, "a.B" * 100_000, '."' * 100_000):
        with no_runaway():
            found = Outline(text).sentences
        assert all(low < high for low, high in found)


def test_what_has_no_stop_is_cut_within_reach():
    text = "1960 " * 20_000
    found = Outline(text).sentence(50_000, 50_004)
    assert found.start <= 50_000
    assert found.end >= 50_004
    assert len(found.text) < 5_000
