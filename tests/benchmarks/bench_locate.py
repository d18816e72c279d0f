"""Time of `whence.locate` as a ratio to what it is named against, in one run: `python tests/benchmarks/bench_locate.py [FILE]`.

Texts are made of the words of FILE, or of our own fixtures. Medians of many; a ratio says more than a time on a busy machine. "rapidfuzz" is its
`partial_ratio_alignment`. "Text not kept" folds the text each time; else it is folded once, as for the facts of one article.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from rapidfuzz import fuzz

from whence.language.align import Aligner, locate

FIXTURES = Path(__file__).parents[2] / "fixtures"
ELSEWHERE = ["umbrella", "saxophone", "glacier", "marzipan", "trombone", "velvet", "lighthouse", "porcelain", "orchard", "juniper"]


def words() -> list[str]:
    files = [Path(sys.argv[1])] if len(sys.argv) > 1 else sorted([*FIXTURES.glob("*/sources/*.txt"), *FIXTURES.glob("*/sources/*.md")])
    return " ".join(p.read_text("utf-8") for p in files).split()


def made(size: int, rng: random.Random, vocabulary: list[str]) -> str:
    """News-like text of `size` characters: runs of eight words out of the fixtures, so that the pieces of a quote occur elsewhere too."""
    parts: list[str] = []
    length = 0
    while length < size:
        at = rng.randrange(max(1, len(vocabulary) - 8))
        run = " ".join(vocabulary[at : at + 8])
        parts.append(run)
        length += len(run) + 1
    return " ".join(parts)[:size]


def altered(quote: str, rng: random.Random) -> str:
    """Three words changed."""
    out = quote.split()
    for at in rng.sample(range(1, len(out) - 1), 3):
        out[at] = rng.choice(("seventeen", "never", "Kowalski", "vessels", "1962"))
    return " ".join(out)


def median(action: Callable[[], object], rounds: int) -> float:
    """Microseconds, the median of many."""
    times = []
    for _ in range(rounds):
        begun = time.perf_counter_ns()
        action()
        times.append(time.perf_counter_ns() - begun)
    return sorted(times)[len(times) // 2] / 1000


def row(name: str, ours: float, baseline: str, theirs: float, goal: str) -> None:
    print(f"{name:30} {ours:10.2f} µs   {baseline:24} {theirs:12.2f} µs   ratio {ours / theirs:8.3f}   goal {goal}")


def main() -> None:
    rng = random.Random(4)  # noqa: S311 - no secret: the same seed must give the same texts
    vocabulary = words()
    for size, rounds in ((3_000, 2_000), (100_000, 200), (1_000_000, 20)):
        compare(made(size, rng, vocabulary), rng, rounds)
    many(rng, vocabulary)
    langextract(rng, vocabulary)


def compare(text: str, rng: random.Random, rounds: int) -> None:
    at = text.index(" ", len(text) // 2) + 1
    quote = text[at : text.rindex(" ", at, at + 150)]
    changed, absent = altered(quote, rng), " ".join(rng.choices(ELSEWHERE, k=18))
    size = f"{len(text) // 1000} KB"
    found = locate(changed, text)
    assert found is not None
    assert found.match == "altered"
    row(f"exact, {size}", median(lambda: locate(quote, text), rounds), "str.find", median(lambda: text.find(quote), rounds), "<= 3")
    theirs = median(lambda: fuzz.partial_ratio_alignment(changed, text, score_cutoff=60), rounds)
    row(f"altered, {size}", median(lambda: locate(changed, text), rounds), "rapidfuzz", theirs, "<= 2" if len(text) < 10_000 else "< 1")
    row(f"altered, {size}, text not kept", median(lambda: Aligner(text).locate(changed), max(rounds // 10, 5)), "rapidfuzz", theirs, "-")
    theirs = median(lambda: fuzz.partial_ratio_alignment(absent, text, score_cutoff=60), rounds)
    row(f"absent, {size}", median(lambda: locate(absent, text), rounds), "rapidfuzz", theirs, "-")


def many(rng: random.Random, vocabulary: list[str]) -> None:
    """10,000 quotes on one text."""
    text = made(3_000, rng, vocabulary)
    aligner = Aligner(text)
    quotes = []
    for _ in range(10_000):
        at = text.index(" ", rng.randrange(2_500)) + 1
        quotes.append(altered(text[at : text.rindex(" ", at, at + 120)], rng))
    begun = time.process_time()
    for quote in quotes:
        aligner.locate(quote)
    print(f"10,000 altered quotes on one text of 3 KB: {time.process_time() - begun:.2f} s")


def langextract(rng: random.Random, vocabulary: list[str]) -> None:
    try:
        from langextract import data, resolver
    except ImportError:
        print("LangExtract is not installed: not compared")
        return
    text = made(3_000, rng, vocabulary)
    at = text.index(" ", 1_500) + 1
    quote = text[at : text.rindex(" ", at, at + 150)]
    for name, words_ in (("exact", quote), ("altered", altered(quote, rng))):
        extraction = [[data.Extraction("fact", words_)]]
        theirs = median(lambda extraction=extraction: list(resolver.WordAligner().align_extractions(extraction, text)), 5)
        row(f"{name}, 3 KB", median(lambda words_=words_: locate(words_, text), 1_000), "LangExtract WordAligner", theirs, "<= 0.002")


if __name__ == "__main__":
    main()
