"""Fingerprints: what changes them and what does not."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from whence.checks.date_conflict import DateConflict
from whence.model import Dossier, Fact, Finding, Location, Source
from whence.reading import Reading

TEXT = "The pier at Larne was opened on 4 May 2016. It is 240 metres long."
WORDS = st.text(st.characters(categories=("L", "N", "P", "Zs")), min_size=1, max_size=30).filter(lambda s: s.strip())


def finding(**changes):
    given = {
        "code": "WH106",
        "name": "value-not-in-quote",
        "severity": "error",
        "message": "m",
        "facts": ("f1",),
        "locations": (Location("source", "opened on 4 May 2016", "primary", "a.txt", start=22, end=42, line=1, column=23),),
        "expected": "2016-05-04",
        "observed": "2015-05-04",
    }
    return Finding(**{**given, **changes})


def reading(*, sid="a.txt", url=None, subject="the pier", predicate="opened", fact_id="f1", extra=(), text=TEXT):
    fact = Fact(fact_id, sid, subject, predicate, "2015-05-04", "opened on 4 May 2016")
    return Reading(Dossier([Source(sid, text, url=url)], [*extra, fact]))


BASE = reading().fingerprint(finding())


def test_form():
    assert BASE.startswith("w1:")
    assert len(BASE) == len("w1:") + 16


@given(st.lists(WORDS, max_size=4), st.integers(0, 10_000), st.integers(1, 500))
def test_rows_added_and_edits_elsewhere_keep_it(rows, shift, line):
    extra = [Fact(f"g{n}", "a.txt", row, "said", row, row) for n, row in enumerate(rows)]
    moved = finding(locations=(Location("source", "opened on 4 May 2016", "primary", "a.txt", start=shift, end=shift + 20, line=line, column=2),))
    assert reading(extra=extra, text=TEXT + " More." * (shift % 7)).fingerprint(moved) == BASE


def test_another_id_of_the_fact_keeps_it():
    assert reading(fact_id="z9").fingerprint(finding(facts=("z9",))) == BASE


def test_typography_keeps_it():
    place = Location("source", "opened  on\u00a04 May 2016", "primary", "a.txt")
    assert reading().fingerprint(finding(locations=(place,))) == BASE


def test_message_severity_and_order_keep_it():
    assert reading().fingerprint(finding(message="other", severity="info", confidence="low")) == BASE


@given(WORDS, WORDS)
def test_other_values_change_it(expected, observed):
    other = reading().fingerprint(finding(expected=expected, observed=observed))
    assert (other == BASE) == ((expected.strip(), observed.strip()) == ("2016-05-04", "2015-05-04"))


def test_other_words_subject_predicate_code_or_source_change_it():
    place = Location("source", "opened on 5 May 2016", "primary", "a.txt")
    others = {
        reading().fingerprint(finding(locations=(place,))),
        reading(subject="the quay").fingerprint(finding()),
        reading(predicate="built").fingerprint(finding()),
        reading().fingerprint(finding(code="WH107")),
        reading().fingerprint(finding(locations=(msgspec.structs.replace(finding().locations[0], source="b.txt"),))),
        BASE,
    }
    assert len(others) == 6


def test_a_source_is_known_by_its_url():
    place = finding().locations[0]
    one = reading(url="https://example.org/pier").fingerprint(finding())
    renamed = finding(locations=(msgspec.structs.replace(place, source="b.txt"),))
    assert reading(sid="b.txt", url="https://example.org/pier").fingerprint(renamed) == one


def test_no_collision_in_100_000_findings():
    here = reading()
    seen = {here.fingerprint(finding(expected=f"{n}", observed=f"{n * 7919 % 100_003}")) for n in range(100_000)}
    assert len(seen) == 100_000


def agreement(*sources):
    texts = [Source(f"{n}.txt", f"Ada Brandt was born on {day}.") for n, (day, _) in enumerate(sources)]
    facts = [Fact(f"f{n}", f"{n}.txt", "Ada Brandt", "born", iso, f"born on {day}") for n, (day, iso) in enumerate(sources)]
    return [f for f in DateConflict().check(Reading(Dossier(texts, facts))) if isinstance(f, Finding)]


def test_one_more_agreeing_source_changes_nothing():
    two = agreement(("3 March 1950", "1950-03-03"), ("9 March 1950", "1950-03-09"))
    three = agreement(("3 March 1950", "1950-03-03"), ("9 March 1950", "1950-03-09"), ("3 March 1950", "1950-03-03"))
    assert [f.fingerprint for f in two] == [f.fingerprint for f in three]
    assert len(three[0].locations) == 3
