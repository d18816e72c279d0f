"""Human review: a stratified worksheet out, and the error rate that the judged rows allow."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from random import Random

from whence.model import Report, ReportFact, Review, Reviewed

COLUMNS = ("fact_id", "source", "subject", "predicate", "value", "kind", "outcome", "quote", "found", "reviewer", "date", "verdict", "note")
_CONFIDENCE = 0.95


def draw(report: Report, n: int, seed: int) -> tuple[ReportFact, ...]:
    """``n`` facts (all, where there are fewer), drawn so that every kind and outcome has its share and at least one, in the order of the report.

    The same report, ``n`` and ``seed`` draw the same facts.
    """
    strata: dict[tuple[str, str], list[ReportFact]] = {}
    for fact in report.facts:
        strata.setdefault((fact.kind, fact.outcome), []).append(fact)
    shares = _shares({key: len(rows) for key, rows in strata.items()}, min(n, len(report.facts)))
    random = Random(seed)  # noqa: S311 - a sample for review, no secret
    chosen = {fact.fact_id for key in sorted(strata) for fact in random.sample(strata[key], shares[key])}
    return tuple(fact for fact in report.facts if fact.fact_id in chosen)


def _shares(sizes: dict[tuple[str, str], int], n: int) -> dict[tuple[str, str], int]:
    """Proportional shares by largest remainder, at least one for each stratum while they last."""
    total = sum(sizes.values())
    keys = sorted(sizes, key=lambda key: (-sizes[key], key))
    shares = {key: 1 if k < n else 0 for k, key in enumerate(keys)}
    ideal = {key: n * sizes[key] / total for key in keys} if total else {}
    while sum(shares.values()) < n:
        key = max((k for k in keys if shares[k] < sizes[k]), key=lambda k: (ideal[k] - shares[k], sizes[k], k))
        shares[key] += 1
    return shares


def worksheet(facts: Iterable[ReportFact]) -> str:
    """The facts as CSV with the reviewer's columns empty.

    ``verdict`` takes right, wrong or unclear. Cells that a spreadsheet would run are disarmed.
    """
    from whence.store.writing import guarded

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for fact in facts:
        found = fact.evidence.text if fact.evidence else ""
        row = (fact.fact_id, fact.source, fact.subject, fact.predicate, fact.value, fact.kind, fact.outcome, fact.quote, found)
        writer.writerow([*map(guarded, row), "", "", "", ""])
    return out.getvalue()


def review_of(reviews: Sequence[Reviewed], known: Iterable[str]) -> Review | None:
    """What the judged rows say of the facts in the table: the last verdict on a fact counts, ``unclear`` does not.

    ``upper95`` is the one-sided 95% bound of Clopper and Pearson (1934): the largest error rate under which so few wrong rows are no rarity.
    """
    ids = set(known)
    verdicts = {row.fact_id: row.verdict for row in reviews if row.fact_id in ids and row.verdict != "unclear"}
    n, wrong = len(verdicts), sum(verdict == "wrong" for verdict in verdicts.values())
    return Review(n, wrong, upper_bound(wrong, n)) if n else None


def upper_bound(wrong: int, n: int) -> float:
    """The upper one-sided 95% Clopper-Pearson bound of a share of ``wrong`` in ``n``, rounded to six digits."""
    if wrong >= n:
        return 1.0
    from scipy.special import betaincinv

    return round(float(betaincinv(wrong + 1, n - wrong, _CONFIDENCE)), 6)
