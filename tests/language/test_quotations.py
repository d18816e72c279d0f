"""Quotations: marks of many countries, speech and scare quotes, and speakers in the plainest cases (the rest in test_speakers)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.language.people import find_people
from whence.language.quotations import find_quotations, pair_marks


def quoted(text):
    return [text[p.start : p.end] for p in pair_marks(text).pairs]


def said(text):
    return [(q.text, q.speaker.text if q.speaker else None) for q in find_quotations(text, find_people(text)) if q.speech]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('He said "one" and "two".', ["one", "two"]),
        ("He said “one” and ‘two’.", ["one", "two"]),
        ("„eins“ und ‚zwei‘ und »drei« und ›vier‹", ["eins", "zwei", "drei", "vier"]),
        ("« un » et «deux» et ‹trois›", ["un", "deux", "trois"]),
        ("”ett” och ”två”", ["ett", "två"]),
        ("「一」と『二』と《三》", ["一", "二", "三"]),
        ("``old'' and “mixed\" marks", ["old", "mixed"]),
        ("“He said ‘no’ to me.”", ["He said ‘no’ to me.", "no"]),
        ("「彼は『いいえ』と言った」", ["彼は『いいえ』と言った", "いいえ"]),
        ("'It isn't the allies' fault,' he said.", ["It isn't the allies' fault,"]),
        ("Rock 'n' roll in the '60s, don't you think?", []),
        ("He is 6'4\" and 5' 10\" tall.", []),
    ],
)
def test_marks(text, words):
    assert quoted(text) == words
    assert pair_marks(text).unclosed == pair_marks(text).unopened == ()


@pytest.mark.parametrize(
    ("text", "unclosed", "unopened"),
    [
        ('He said "one and left.', 1, 0),
        ('He said one" and left.', 0, 1),
        ("He said “one and left.\n\nThen he came.", 1, 0),
        ('"One.\n\n"Two.\n\n"Three."', 0, 0),
        ('"One.\n\n"Two.\n\nThree.', 1, 0),
        ("« Un.\n\n» Deux. »", 0, 0),
        ("“One.\n\nTwo,” he said.", 0, 0),
        ('A 12" record.', 0, 0),
    ],
)
def test_marks_that_stand_alone(text, unclosed, unopened):
    found = pair_marks(text)
    assert (len(found.unclosed), len(found.unopened)) == (unclosed, unopened)


@pytest.mark.parametrize(
    "text",
    [
        'The treaty, known as the "Anpo", was signed.',
        "It would turn the town into a “normal port” again.",
        'They watched the film "The Long Pier" twice.',
        'A process called "dredging" followed.',
        'The boat was nicknamed "Old Bess" by its crew.',
        'Nothing more than a "paper tiger" that could not bite.',
    ],
)
def test_terms_titles_and_scare_quotes_are_no_speech(text):
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"We will rebuild it," said Harbour Minister Carla Ortiz.', "Harbour Minister Carla Ortiz"),
        ('Both agreed to "work together on the pier", the Fisheries Ministry said in a statement on Monday.', "the Fisheries Ministry"),
        ('"It was built to last," the board\'s head, Ruth Ames, told the Gazette.', "Ruth Ames"),
        ('Analysts at Hale & Sons said: "Prices will fall."', "Analysts at Hale & Sons"),
        ('"Prices will fall," three people familiar with the matter said.', "three people familiar with the matter"),
        ('According to diver Tom Reed, "the piles were soft".', "diver Tom Reed"),
        ('"The piles were soft," according to a report on Friday by Ruth Ames.', "Ruth Ames"),
        ('"We will rebuild it," read Ames\'s statement.', "Ames"),
    ],
)
def test_speakers(text, speaker):
    assert {who for _, who in said(text)} == {speaker}


def test_pronouns_take_the_last_who_fits():
    text = 'Mr Reed and Mrs Ames quarrelled. "It is mine," she said. "It is ours," he replied.'
    assert said(text) == [("It is mine,", "Ames"), ("It is ours,", "Reed")]


def test_pronouns_without_given_people():
    text = 'Ruth Ames opened the hall. The weather was fine. "It is ours," she said.'
    assert [q.speaker.text for q in find_quotations(text)] == ["Ruth Ames"]


def test_nobody_fits():
    text = 'A woman came in. "It is ours," she said.'
    assert said(text) == [("It is ours,", "she")]


def test_paragraphs_of_one_quotation_share_a_speaker():
    text = 'Ruth Ames said: "One is done.\n\n"Two is begun.\n\n"Three will follow."'
    assert said(text) == [("One is done.", "Ruth Ames"), ("Two is begun.", "Ruth Ames"), ("Three will follow.", "Ruth Ames")]


def test_nested_quotations_have_their_own_speaker():
    text = "Ruth Ames said: “Reed told me ‘never again’ and left.”"
    assert ("never again", "Reed") in said(text)


@given(st.text(alphabet=st.sampled_from(list("aB. ,\n\"'“”‘’«»„「」`")), max_size=80))
def test_any_marks_slice_to_their_text(text):
    for pair in pair_marks(text).pairs:
        assert pair.left < pair.start <= pair.end <= pair.right <= len(text)
    for quotation in find_quotations(text):
        assert text[quotation.start : quotation.end] == quotation.text
        assert quotation.speaker is None or text[quotation.speaker.start : quotation.speaker.end] == quotation.speaker.text


@pytest.mark.parametrize("unit", ["“", '"a b. ', "'a ", "“‘", "said ", '"a\n\n', 'He said "x y z." ', "Smith, who said, "])
def test_work_grows_with_the_text(unit):
    """Ten times the text is not a hundred times the steps: counted in calls of Python, not in seconds."""
    import sys

    def steps(size):
        text = (unit * size)[:size]
        count = 0

        def tick(_frame, event, _arg):
            nonlocal count
            count += event in {"call", "c_call"}

        sys.setprofile(tick)
        try:
            find_quotations(text)
        finally:
            sys.setprofile(None)
        return count

    assert steps(8000) <= 6 * steps(2000) + 2000


def test_them_is_nobody_in_particular():
    text = "Ruth Ames wrote to them. The guild was told by them that “nothing was sold to anybody”."
    assert [q.speaker.text if q.speaker else None for q in find_quotations(text)] == ["them"]
