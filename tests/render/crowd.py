"""Large reports, made from one seed: many sources, many facts, many findings."""

from __future__ import annotations

import random

import msgspec

from render.story import story
from whence.model import Evidence, Finding, Location, Report, ReportDate, ReportFact, ReportPublished, ReportSource, Summary

WORDS = [
    "the",
    "treaty",
    "was",
    "signed",
    "in",
    "January",
    "by",
    "both",
    "ministers",
    "and",
    "three",
    "officials",
    "said",
    "that",
    "troops",
    "might",
    "leave",
    "the",
    "bases",
    "on",
    "the",
    "island",
    "before",
    "summer",
]
CODES = (("WH104", "quote-altered", "error"), ("WH206", "elapsed-time-mismatch", "warning"), ("WH209", "year-inferred", "info"))


def crowd(sources: int, facts: int, findings: int, seed: int = 7) -> Report:
    """A report of that size."""
    rng = random.Random(seed)  # noqa: S311  # the same report each time
    made = [_source(n, rng) for n in range(sources)]
    rows, found = [], []
    for n in range(facts):
        source = made[n % sources]
        start, end, words = _span(source, rng)
        mark = (f"w1:{n:010x}",) if n < findings else ()
        rows.append(_fact(n, source, start, end, words, mark, rng))
        if mark:
            found.append(_finding(n, source, start, end, words, mark[0]))
    errors = sum(f.severity == "error" for f in found)
    summary = Summary(sources=sources, facts=facts, supported=facts - errors, contradicted=errors, error=errors)
    base = story()
    return msgspec.structs.replace(base, sources=tuple(made), facts=tuple(rows), findings=tuple(found), summary=summary, name="archive")


def _source(n: int, rng: random.Random) -> ReportSource:
    paragraphs = [" ".join(rng.choices(WORDS, k=110)) for _ in range(6)]
    text = "\n\n".join(paragraphs)
    day = f"20{rng.randrange(10, 24)}-{rng.randrange(1, 13):02}-{rng.randrange(1, 28):02}"
    return ReportSource(
        id=f"2019/article-{n:04}.txt",
        sha256=f"{n:064x}",
        text_sha256=f"{n:064x}",
        chars=len(text),
        title=f"Article number {n}",
        publisher=f"Paper {n % 40}",
        text=text,
        file=f"sources/2019/article-{n:04}.txt",
        dates=(ReportDate("page", day, day, "a line of its own", 0, 10), ReportDate("metadata", day, day, "meta")),
        published=ReportPublished(day, ("The page says so.",)),
        rests_on=("A Wire",) if n % 3 == 0 else (),
    )


def _span(source: ReportSource, rng: random.Random) -> tuple[int, int, str]:
    text = source.text or ""
    start = rng.randrange(len(text) - 100)
    end = start + rng.randrange(10, 90)
    return start, end, text[start:end]


def _fact(n: int, source: ReportSource, start: int, end: int, words: str, mark: tuple[str, ...], rng: random.Random) -> ReportFact:
    return ReportFact(
        fact_id=f"f{n:06}",
        source=source.id,
        subject=f"subject {n % 700}",
        predicate="signed",
        value=f"{rng.randrange(1945, 2020)}-{rng.randrange(1, 13):02}",
        kind="date",
        outcome="contradicted" if mark and n % 3 == 0 else "supported",
        quote=words,
        extractor="langextract",
        evidence=Evidence(start, end, words, "exact"),
        findings=mark,
        file="facts.csv",
        line=n + 2,
    )


def _finding(n: int, source: ReportSource, start: int, end: int, words: str, mark: str) -> Finding:
    code, name, severity = CODES[n % 3]
    return Finding(
        code,
        name,
        severity,  # type: ignore[arg-type]
        f"The words of fact {n} do not stand so in {source.id}.",
        facts=(f"f{n:06}",),
        locations=(
            Location("table", words, "primary", file="facts.csv", line=n + 2),
            Location("source", words, "related", source.id, source.file, start, end, 1, start + 1),
        ),
        expected="this",
        observed="that",
        suggestion="Mend it.",
        fingerprint=mark,
    )
