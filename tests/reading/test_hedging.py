import pytest

from whence.model import Dossier, Fact, Source
from whence.reading import Reading
from whence.reading.hedging import dropped


def lost(text, quote, value=None, *, kind="text", predicate="states", **columns):
    fact = Fact("f1", "a.txt", "item 1", predicate, quote if value is None else value, quote, kind=kind, **columns)
    reading = Reading(Dossier([Source("a.txt", text=text, published="2019-06-26")], [fact]))
    evidence = reading.evidence(fact)
    assert evidence is not None
    found = dropped(reading, fact, evidence)
    return found and (found.hedge.text, found.reverses)


TURNED = [
    # inside an elision
    ("The senate had not yet approved the loan.", "The senate had ... approved the loan", "not"),
    ("The firm has never been fined for it.", "The firm has ... been fined for it", "never"),
    # right before the quote
    ("The firm denied that it had paid the inspectors.", "it had paid the inspectors", "denied"),
    ("The firm denied paying the inspectors.", "paying the inspectors", "denied"),
    ("The board did not approve the merger with the line.", "approve the merger with the line", "not"),
    ("He refuted claims that the bridge had been closed twice.", "the bridge had been closed twice", "refuted"),
]


@pytest.mark.parametrize(("text", "quote", "word"), TURNED)
def test_what_is_turned_round(text, quote, word):
    assert lost(text, quote) == (word, True)


def test_a_value_that_leaves_out_the_not_of_its_quote():
    text = "The union did not accept the offer of the bus company."
    assert lost(text, text, "accept the offer") == ("not", True)
    assert lost(text, text, "The union did accept the offer of the bus company.") == ("not", True)
    assert lost(text, text, "did not accept the offer") is None


FIRMER = [
    ("The singer has reportedly left the country.", "left the country", "reportedly"),
    ("The mayor may resign in May.", "resign in May", "may"),
    ("The town plans to sell the ferry.", "sell the ferry", "plans"),
]


@pytest.mark.parametrize(("text", "value", "word"), FIRMER)
def test_what_is_only_made_firmer(text, value, word):
    assert lost(text, text, value) == (word, False)
    assert lost(text, value) == (word, False)
    assert lost(text, text, value, modality="conditional") is None
    assert lost(text, text) is None


KEPT = [
    # text, quote, value
    ("He not only wrote the anthem but sang it.", "wrote the anthem", "wrote the anthem"),
    ("The hall was not built by the duke. The town bought the hall.", "The town bought the hall.", "bought the hall"),
    ("She did not say who paid, but the firm approved the plan.", "the firm approved the plan", "approved the plan"),
    ("“We will not go,” she said. He said “we go at once”.", "we go at once", "we go at once"),
    ("Nobody denied the claims, and the firm paid the fine.", "the firm paid the fine", "paid the fine"),
    ("The vote is not the first ... of its kind.", "of its kind", "of its kind"),
    ("In May, Will Carter opened the gallery.", "Will Carter opened the gallery", "opened the gallery"),
    ("The plan was not without merit, and the council adopted it.", "the council adopted it", "adopted it"),
    ("It was not long before the river rose.", "the river rose", "the river rose"),
    ("The rains did not stop until the dam had filled.", "the dam had filled", "the dam had filled"),
]


@pytest.mark.parametrize(("text", "quote", "value"), KEPT)
def test_what_is_kept_or_governs_something_else(text, quote, value):
    assert lost(text, quote, value) is None


DATES = [
    ("The lease was not signed on 3 May 2016.", "signed", "2016-05-03", ("not", True)),
    ("The firm denied having signed the lease on 3 May 2016.", "signed", "2016-05-03", ("denied", True)),
    ("The lease will be signed on 3 May 2016.", "signed", "2016-05-03", ("will", False)),
    ("The lease was not signed until 3 May 2016.", "signed", "2016-05-03", None),
    ("The lease was signed on 3 May 2016 and will not be renewed.", "signed", "2016-05-03", None),
    ("It was not clear who signed the lease on 3 May 2016.", "signed", "2016-05-03", None),
    ("The lease, not the deed, was signed on 3 May 2016.", "signed", "2016-05-03", None),
    ("The lease will be signed on 3 May 2016.", "dated", "2016-05-03", None),
]


@pytest.mark.parametrize(("text", "predicate", "value", "expected"), DATES)
def test_the_facts_own_verb(text, predicate, value, expected):
    assert lost(text, text, value, kind="date", predicate=predicate) == expected


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("Not 30 but 50 workers left.", "30", ("Not", True)),
        ("He did not have any of the 30 votes.", "30 votes", None),
        ("Up to 30 workers may leave.", "30 workers", None),
        ("The firm could lose 30 workers.", "lose 30 workers", None),
    ],
)
def test_a_bare_number_states_nothing_flatly(text, quote, expected):
    assert lost(text, quote, "30", kind="number", predicate="count") == expected


def test_attribution_keeps_a_report():
    text = "The singer has reportedly left the country."
    assert lost(text, text, "left the country", attributed_to="a friend") is None
