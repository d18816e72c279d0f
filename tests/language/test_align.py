"""`whence.locate`: where a quote stands, and how well."""

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from effort import no_runaway
from whence.language.align import Aligner, locate
from whence.language.normalise import _broken_word, fold, fold_plainly, hyphenated
from whence.language.tokens import Tokenised, find_tokens, whole

TEXT = """HARBOURTOWN — Mayor Élodie Brandt said on Tuesday (May 7) that “the bridge, opened in March 1987, isn’t a toll road.”
Some 34 drivers — among them two minis-
ters — had not paid. In 1934 a woman sold 1,934 tickets. "We must finish the North-
South line," she told the council, "because the ﬁrst plan failed and nobody will wait for the second plan in the coming year."

The council voted 21 to 14 against the line. Councillor Pavel Orlov, 58, said it would cost £3.4 billion over ten years.
"""


def found(quote, text=TEXT, start=None):
    evidence = locate(quote, text, start)
    if evidence is not None:
        assert text[evidence.start : evidence.end] == evidence.text
        assert all(text[e.start : e.end] == e.source for e in (*evidence.edits, *evidence.elided))
    return evidence


def match(quote, text=TEXT, start=None):
    evidence = found(quote, text, start)
    return evidence.match if evidence else None


@pytest.mark.parametrize(
    ("quote", "how"),
    [
        ("The council voted 21 to 14 against the line", "exact"),
        ("the bridge, opened in March 1987, isn't a toll road", "normalised"),  # straight marks
        ("Some 34 drivers - among them two ministers - had not paid", "normalised"),  # dashes, a line wrap, a hyphen at a line end
        ("the North-South line", "normalised"),
        ("because the first plan failed", "normalised"),  # ligature
        ("Because the first plan failed", "normalised"),  # case of the first letter
        ("The\u00a0council\u00a0voted 21  to 14", "normalised"),  # no-break and repeated spaces
        (unicodedata.normalize("NFD", "Mayor Élodie Brandt"), "normalised"),
        ("Mayor Élo\u00addie Brandt", "normalised"),  # soft hyphen
        ("“The council voted 21 to 14 against the line.”", "normalised"),  # marks around it
        ("[t]he bridge, opened in March 1987", "normalised"),
        ("We must finish the [railway] because", "altered"),  # a speaker's words end before the reporter's begin
        ('She told the council[,] "because the first plan failed', "normalised"),
        ("We must finish the North-South [railway]", "normalised"),
        ("the bridge … isn't a toll road", "elided"),
        ("Some 34 drivers [...] had not paid", "elided"),
        ("the bridge (...) isn't ... a toll road", "elided"),
        ("Councillor Pavel Orlov ... ten years", "elided"),
        ("the bridge, opened in March 1988, isn't a toll road", "altered"),
        ("Some 34 drivers had paid", "altered"),
        ("The council voted 21 to 13 against the line", "altered"),
        ("said it would cost £3.4 million over ten years", "altered"),
        ("Councillor Pavel Orlev", "altered"),
        ("she told the counc", "altered"),  # cut within a word
        ("The harbour froze over in the winter of that year", None),
        ("man", None),
        ("934", None),
        ("34", "exact"),
        ("woman", "exact"),
        ("is", None),  # stands in "isn't" and "minis-" only
        ("", None),
        (" \n", None),
        ("…", None),
    ],
)
def test_how_a_quote_stands(quote, how):
    assert match(quote) == how


@pytest.mark.parametrize(
    ("quote", "op", "source", "said", "what"),
    [
        ("the bridge, opened in March 1988, isn't a toll road", "replaced", "1987", "1988", "number"),
        ("Some 34 drivers - among them two ministers - had paid", "missing", "not", "", "negation"),
        ("the bridge, opened in March 1987, is a toll road", "replaced", "isn’t", "is", "negation"),
        ("the council never voted 21 to 14 against the line", "added", "", "never", "negation"),
        ("Councillor Pavel Petrov, 58, said it would cost", "replaced", "Orlov", "Petrov", "name"),
        ("said it would save £3.4 billion over ten years", "replaced", "cost", "save", "word"),
        ("said it would cost £3.4 billion over two years", "replaced", "ten", "two", "number"),
    ],
)
def test_edits_name_what_changed(quote, op, source, said, what):
    evidence = found(quote)
    assert evidence.match == "altered"
    edit, *others = evidence.edits
    assert (edit.op, edit.source, edit.quote, edit.what) == (op, source, said, what)
    assert not others
    assert 0.5 < evidence.score < 1


def test_a_negation_inside_an_elision_is_kept():
    evidence = found("Some 34 drivers … paid")
    assert evidence.match == "elided"
    assert evidence.edits == ()
    assert [(e.op, e.what) for e in evidence.elided] == [("missing", "negation")]


def test_an_insertion_says_what_it_stands_for():
    (gap,) = found("Some 34 [motorists] among them two ministers").elided
    assert (gap.op, gap.source, gap.quote) == ("replaced", "drivers", "[motorists]")


def test_brackets_of_the_source_are_its_words():
    text = 'He said: "to satisfy [the buyer\'s] terms we [quietly] cut the price".'
    assert match("to satisfy [the buyer's] terms", text) == "exact"
    assert match("to [the buyer's] terms", text) == "altered"
    assert match("terms we [loudly] cut the price", text) != "normalised"


def test_an_altered_quote_with_an_elision():
    evidence = found("The council voted 22 to 14 ... it would cost £3.4 billion")
    assert evidence.match == "altered"
    assert [(e.source, e.quote) for e in evidence.edits] == [("21", "22")]
    assert len(evidence.elided) == 1


def test_the_occurrence_at_or_nearest_to_start():
    text = "He paid. She paid. They paid at last. We paid."
    assert [locate("paid", text, at).start for at in (0, 3, 12, 13, 30, 99)] == [3, 3, 13, 13, 24, 41]
    assert locate("paid", text).start == 3
    curly = "It’s late. It's late."
    assert locate("It's late", curly, 0).match == "normalised"
    assert locate("It's late", curly, 11).match == "exact"


@pytest.mark.parametrize(
    ("quote", "text", "how"),
    [
        ("首相は水曜日に条約を批判した", "東京で首相は水曜日に条約を批判した。", "exact"),
        ("首相は木曜日に条約を批判した", "東京で首相は水曜日に条約を批判した。", "altered"),
        ("34", "1934年に34人が", "exact"),
        ("สัญญาฉบับนี้ลงนาม", "เมื่อวานนี้สัญญาฉบับนี้ลงนามแล้ว", "exact"),
        ("सड़क", "नई सड़कें बनीं", None),  # cut before a vowel sign
        ("नई सड़कें", "कल नई सड़कें बनीं", "exact"),
        ("मंत्री ने पुल नहीं खोला", "मंत्री ने पुल खोला था", "altered"),
        ("cafe", "the cafe\u0301 is shut", "altered"),  # an accent stands on the last letter
        ("café", "the cafe\u0301 is shut", "normalised"),
        ("각료", unicodedata.normalize("NFD", "각료 회의"), "normalised"),
        ("sailed 🚢 home", "They sailed 🚢 home.", "exact"),
        ("договор не подписан", "Вчера договор подписан в Риге", "altered"),
    ],
)
def test_other_scripts(quote, text, how):
    assert match(quote, text) == how


def test_one_aligner_folds_its_text_once(monkeypatch):
    import whence.language.align.aligner as module

    texts = []
    monkeypatch.setattr(module, "fold", lambda text, **kind: texts.append(text) or fold(text, **kind))
    aligner = Aligner(TEXT)
    for quote in ("isn't a toll road", "opened in March 1990", "nothing of the sort was ever said", "34"):
        aligner.locate(quote)
    assert texts.count(TEXT) == 2  # hyphens at line ends kept, and dropped


# ---------------------------------------------------------------------------------------------------------------- properties

WORDS = st.sampled_from(
    ["the", "Bridge", "isn’t", "not", "34", "1,934", "minis-\nters", "north—south", "ﬁrst", "ö", "o\u0308k", "東京", "🚢", "“so”", "...", "\u00a0"]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=40).map(" ".join)
ANY = st.text(st.characters(exclude_categories=()), max_size=60)


@given(TEXTS | ANY, st.data())
def test_a_quote_cut_from_a_text_is_located_at_itself(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    quote = text[start:end]
    evidence = found(quote, text, start)
    if not quote.strip():
        assert evidence is None
    elif whole(text, start, end):
        assert (evidence.start, evidence.end, evidence.match) == (start, end, "exact")


NORMALISED = {
    "marks": lambda t: t.replace("'", "’").replace('"', "“"),
    "dashes": lambda t: t.replace(" - ", " — "),
    "spaces": lambda t: t.replace(" ", "\u00a0"),
    "wraps": lambda t: t.replace(" ", "\n"),
    "double": lambda t: t.replace(" ", "  "),
    "ligatures": lambda t: t.replace("fi", "ﬁ").replace("fl", "ﬂ"),
    "nfd": lambda t: unicodedata.normalize("NFD", t),
    "soft hyphens": lambda t: t.replace("ti", "t\u00adi"),
    "zero width": lambda t: t.replace(" ", " \u200b"),
    "first letter": lambda t: t[0].swapcase() + t[1:],
    "surrounding": lambda t: f"“{t}.”",
}
PLAIN = """Mayor Élodie Brandt said 'the first office' of 34 flats - the "final" station - isn't fit for use,
    and offered £3.4 billion to rectify it"""
PLAIN = PLAIN.split()


@pytest.mark.parametrize("name", NORMALISED)
@given(st.integers(0, len(PLAIN) - 2), st.integers(2, len(PLAIN)))
def test_locating_is_invariant_under_the_named_normalisations(name, first, length):
    quote = " ".join(PLAIN[first : first + length]).strip("- ")
    text = "Before it. " + " ".join(PLAIN) + " And after."
    assert match(NORMALISED[name](quote), text) in {"exact", "normalised"}
    assert match(quote, "Before it. " + NORMALISED[name](" ".join(PLAIN)) + " And after.") in {"exact", "normalised"}


@given(ANY | TEXTS, ANY | TEXTS, st.none() | st.integers(-5, 90))
@example("\ud800", "a \ud800 b", None)
@example("000@", "\ud800", None)
@example("abc\udfffefgh", "abcd\ud800efgh", None)
@example("[", "[]", 1)
@example("İ", "i̇ İ", 0)
def test_no_pair_of_strings_makes_it_raise(quote, text, start):
    found(quote, text, start)


@given(ANY | TEXTS, st.booleans())
def test_folding_maps_every_offset_back(text, joined):
    form = fold(text, joined=joined)
    last = 0
    for at in range(len(form.text)):
        start, end = form.start(at), form.end(at + 1)
        assert last <= start < end <= len(text)
        last = start
    assert len(form.low) == len(form.text)


@given(ANY | TEXTS, st.text("- ‐\u00ad\t\r\nab"))
@example("ΑΣ", "")
@example("e\u0301 É", "a-\n")
def test_the_short_ways_give_what_the_long_ones_would(text, broken):
    form = fold(text)
    assert fold_plainly(text) == form.text
    assert form.low == form.text.lower()
    assert hyphenated(broken) == (_broken_word().search(broken) is not None)
    assert all(form.span(at, end) == (form.start(at), form.end(end)) for at in range(len(form.text)) for end in (at + 1, len(form.text)))


@given(ANY | TEXTS, st.data())
def test_tokens_of_a_part_are_the_same_when_those_of_the_whole_are_kept(text, data):
    low = fold(text).low
    kept = Tokenised(low)
    kept.between(0, len(low))  # has cost as much as the whole
    start = data.draw(st.integers(0, len(low)))
    end = data.draw(st.integers(start, len(low)))
    part, plain = kept.between(start, end), find_tokens(low, start, end)
    assert (part.keys, part.starts, part.ends) == (plain.keys, plain.starts, plain.ends)


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(10, 120), st.sampled_from(["seventeen", "not", "Petrov", "1962", ""])), min_size=2))
def test_what_was_looked_for_before_changes_no_answer(cuts):
    aligner = Aligner(TEXT)
    for at, size, word in cuts:
        words = TEXT[at : at + size].split()
        quote = " ".join([*words[: len(words) // 2], word, *words[len(words) // 2 + 1 :]])
        assert aligner.locate(quote) == Aligner(TEXT).locate(quote)


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("a" * 20_000, "a" * 100_000),
        ("a" * 20_000 + "b", "a" * 100_000),
        ("ab " * 20_000 + "c", "ab " * 100_000),
        ("a … " * 5_000, "a " * 100_000),
        ("[a]" * 5_000, "[a] " * 30_000),
        ("- " * 20_000 + "x", "- " * 100_000),
        (" " * 20_000 + "x", " " * 100_000),
        ("the cat " * 3_000 + "dog", "the cat " * 30_000),
        ("e\u0301" * 5_000 + "x", "e\u0301" * 50_000),
    ],
)
def test_hostile_texts_take_no_square_of_their_length(quote, text):
    with no_runaway():
        locate(quote * 5, text * 5)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 4_000), st.integers(20, 60))
def test_a_long_text_is_found_by_seeds(at, length):
    words = [f"word{n * 7919 % 9973} of" for n in range(5_000)]
    at = min(at, len(words) - length)
    quote = words[at : at + length]
    quote[length // 2] = "never seen"
    evidence = found(" ".join(quote), " ".join(words))
    assert evidence.match == "altered"
    assert evidence.start == len(" ".join(words[:at])) + (at > 0)
