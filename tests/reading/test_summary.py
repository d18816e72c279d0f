"""What a report says of sources and facts beyond what was given: how values were compared, who speaks, what no fact covers."""

from datetime import date

import whence
from whence.engine import run
from whence.gate import Policy

TEXT = """Mayor Ida Holm opened the bridge on Tuesday, the council said on Wednesday (June 26).

"It will outlast us all," said Ida Holm. The bridge is 62 metres long and cost 4 million euros.
"""


def report(*facts, **source):
    given = {"id": "a.txt", "text": TEXT, "published": "2019-06-26", "licence": "CC0-1.0", "language": "en", **source}
    return whence.check(whence.Dossier([whence.Source(**given)], facts))


def fact(predicate, value, quote, subject="the bridge"):
    return whence.Fact(fact_id="f1", source="a.txt", subject=subject, predicate=predicate, value=value, quote=quote)


def test_a_dated_fact_says_how_the_date_of_its_quote_was_read():
    (made,) = report(fact("opened", "2019-06-25", "opened the bridge on Tuesday")).facts
    assert made.compared.verdict == "same"
    (read,) = made.compared.dates
    assert (read.text, read.value, read.how, read.anchor) == ("Tuesday", "2019-06-25", "weekday", "2019-06-26")
    assert TEXT[read.start : read.end] == "Tuesday"


def test_a_fact_whose_quote_is_not_found_was_compared_with_nothing():
    (made,) = report(fact("opened", "2019-06-25", "closed the tunnel for good")).facts
    assert made.compared is None


def test_a_contradicted_fact_says_what_it_was_held_against():
    (made,) = report(fact("opened", "2019-06-24", "opened the bridge on Tuesday")).facts
    assert made.compared.verdict == "conflict"
    assert made.compared.dates[0].value == "2019-06-25"


def test_who_says_what_is_named_as_the_source_has_it():
    (said,) = report(fact("length", "62 metres", "The bridge is 62 metres long")).sources[0].quotations
    assert said.text == "It will outlast us all,"
    assert (said.speaker.text, said.name) == ("Ida Holm", "Ida Holm")


def test_words_that_may_not_be_shown_are_not_in_the_quotations_either():
    made = report(fact("length", "62 metres", "The bridge is 62 metres long"), licence="all rights reserved").sources[0]
    assert made.text is None
    assert made.quotations == ()
    assert len(made.lines) == len(made.excerpts) == 2
    assert [TEXT.split("\n")[line - 1].startswith(e.text[:20]) for line, e in zip(made.lines, made.excerpts, strict=True)] == [True, False]


def test_what_no_fact_covers_is_listed_and_counted():
    made = report(fact("length", "62 metres", "The bridge is 62 metres long"))
    bare = [(row.kind, row.text) for row in made.sources[0].unclaimed]
    assert ("number", "62 metres") not in bare
    assert ("number", "4 million euros") in bare
    assert ("date", "Tuesday") in bare
    assert made.coverage.unclaimed.numbers == made.coverage.mentioned.numbers - 1
    assert made.coverage.unclaimed.dates == made.coverage.mentioned.dates == sum(kind == "date" for kind, _ in bare)


def test_the_piece_of_evidence_that_was_taken_is_named_and_what_told_its_year():
    source = whence.Source(
        id="a.txt", text="9 December 2019\n\nThe bridge is open.\n\nThis article first appeared in the Post on Jun 26\n", language="en"
    )
    published = whence.check(whence.Dossier([source])).sources[0]
    taken = published.dates[published.published.taken]
    assert (taken.role, taken.value, taken.inferred, taken.since) == ("original", "2019-06-26", "year", "the page says 9 December 2019")


def test_the_gate_says_what_it_was_compared_with():
    dossier = whence.Dossier([whence.Source(id="a.txt", text=TEXT)])
    note = run(dossier, Policy(against="main", today=date(2026, 1, 1))).gate
    assert (note.against, note.waivers, note.baseline) == ("main", 0, 0)
    assert run(dossier, Policy()).gate.against is None
