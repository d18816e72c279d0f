"""Human review: the worksheet covers every stratum, is drawn alike each time, and the error rate has its textbook bound."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

import whence
from whence.model import ReportFact, Reviewed
from whence.sampling import COLUMNS, draw, review_of, upper_bound, worksheet

ARTICLE = "The pier at Larne was opened on 4 May 2016. It is 240 metres long.\n"


@pytest.fixture(scope="module")
def report():
    rows = [whence.Fact(f"d{n}", "a.txt", "the pier at Larne", "opened", "2016-05-04", "opened on 4 May 2016") for n in range(30)]
    rows += [whence.Fact(f"n{n}", "a.txt", "the pier at Larne", "length", "240 metres", "It is 240 metres long") for n in range(8)]
    rows += [whence.Fact("w1", "a.txt", "the pier at Larne", "opened", "2015-05-04", "opened on 4 May 2016")]
    return whence.check(whence.Dossier([whence.Source("a.txt", ARTICLE)], rows))


def test_every_stratum_has_its_share(report):
    drawn = draw(report, 10, 7)
    assert len(drawn) == 10
    strata = {(fact.kind, fact.outcome) for fact in drawn}
    assert strata == {(fact.kind, fact.outcome) for fact in report.facts}
    dates = sum(fact.fact_id.startswith("d") for fact in drawn)
    assert 6 <= dates <= 8


def test_one_seed_one_sample(report):
    assert draw(report, 10, 7) == draw(report, 10, 7)
    assert draw(report, 10, 7) != draw(report, 10, 8)


@given(st.integers(1, 60), st.integers(0, 5))
def test_as_many_as_asked_for_and_none_twice(report, n, seed):
    drawn = draw(report, n, seed)
    assert len(drawn) == min(n, len(report.facts))
    assert len({fact.fact_id for fact in drawn}) == len(drawn)


def test_the_worksheet_runs_in_no_spreadsheet():
    fact = ReportFact("=1+1", "a.txt", "@x", "said", "-2+cmd|'/c calc'!A0", "text", "supported", quote="+1")
    rows = list(csv.DictReader(io.StringIO(worksheet([fact]))))
    assert tuple(rows[0]) == COLUMNS
    assert all(rows[0][name].startswith("'") for name in ("fact_id", "subject", "value"))


def test_the_last_verdict_counts_and_unclear_does_not():
    reviews = [
        Reviewed("f1", "A", "wrong"),
        Reviewed("f1", "B", "right"),
        Reviewed("f2", "A", "unclear"),
        Reviewed("f3", "A", "wrong"),
        Reviewed("gone", "A", "wrong"),
    ]
    review = review_of(reviews, ["f1", "f2", "f3"])
    assert (review.n, review.wrong) == (2, 1)
    assert review_of([], ["f1"]) is None


@pytest.mark.parametrize(("wrong", "n"), [(0, 59), (0, 60), (1, 60), (3, 20), (19, 20)])
def test_the_bound_is_where_so_few_become_a_rarity(wrong, n):
    bound = upper_bound(wrong, n)
    assert binom.cdf(wrong, n, bound) == pytest.approx(0.05, abs=1e-4)


def test_the_rule_of_three():
    assert upper_bound(0, 60) == pytest.approx(3 / 60, rel=0.05)
    assert upper_bound(5, 5) == 1.0


def test_reviews_are_read_back(tmp_path):
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "facts.csv").write_text(
        "fact_id,source,subject,predicate,value,quote\nf1,a.txt,the pier,opened,2016-05-04,opened on 4 May 2016\n", encoding="utf-8"
    )
    (tmp_path / "reviews.csv").write_text("fact_id,reviewer,date,verdict,note\nf1,A,2026-01-02,right,\nf1,A,,maybe,\n", encoding="utf-8")
    dossier = whence.open_dossier(tmp_path)
    report = whence.check(dossier)
    assert (report.coverage.review.n, report.coverage.review.wrong) == (1, 0)
    assert any(f.code == "WH801" and "maybe" in f.message for f in report.findings)
