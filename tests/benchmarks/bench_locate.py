"""Time of `whence.locate` as a ratio to what it is named against, in one run: `python tests/benchmarks/bench_locate.py [FILE]`.

Texts are made of the words of FILE, or of our own fixtures. Medians of many; a ratio says more than a time on a busy machine. "rapidfuzz" is its
`partial_ratio_alignment`. "Text not kept" folds the text each time; else it is folded once, as for the facts of one article.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from rapidfuzz import fuzz

from whence.language.align import Aligner, locate

FIXTURES = Path(__file__).parents[2] / "fixtures"
ELSEWHERE = ["umbrella", "saxophone", "glacier", "marzipan", "trombone", "velvet", "lighthouse", "porcelain", "orchard", "juniper"]


def words() -> list[str]:
    files = [Path(sys.argv[1])] if len(sys.argv) > 1 else sorted([*FIXTURES.glob("*/sources/*.txt"), *FIXTURES.glob("*/sources/*.md")])
    return " ".join(p.read_text("utf-8") for p in files).split()


def made(size: int, rng: random.Random, vocabulary: list[str]) -> str:
    """News-like text of `size` characters: runs of eight words out of the fixtures, each with a figure or a name of its own, as sentences have."""
    parts: list[str] = []
    length = 0
    while length < size:
        at = rng.randrange(max(1, len(vocabulary) - 8))
        own = str(rng.randrange(10_000)) if rng.random() < 0.5 else "".join(rng.choices("aeioulnrst", k=7)).capitalize()
        run = " ".join([own, *vocabulary[at : at + 8]])
        parts.append(run)
        length += len(run) + 1
    return " ".join(parts)[:size]


def altered(quote: str, rng: random.Random) -> str:
    """Three words changed."""
    out = quote.split()
    for at in rng.sample(range(1, len(out) - 1), 3):
        out[at] = rng.choice(("seventeen", "never", "Kowalski", "vessels", "1962"))
    return " ".join(out)


def side_by_side(ours: Callable[[], object], theirs: Callable[[], object], rounds: int, each: int = 1) -> tuple[float, float]:
    """Microseconds of each, the medians of many; by turns, so that what else the machine does touches both alike.

    Ours is taken ``each`` times for one of theirs, where one of theirs is as long as hundreds of ours.
    """
    times: tuple[list[int], list[int]] = ([], [])
    for _ in range(rounds):
        for action, kept, count in ((ours, times[0], each), (theirs, times[1], 1)):
            for _ in range(count):
                begun = time.perf_counter_ns()
                action()
                kept.append(time.perf_counter_ns() - begun)
    return median(times[0]) / 1000, median(times[1]) / 1000


def row(name: str, ours: Callable[[], object], baseline: str, theirs: Callable[[], object], rounds: int, goal: str = "-", each: int = 1) -> None:
    a, b = side_by_side(ours, theirs, rounds, each)
    print(f"{name:30} {a:10.2f} µs   {baseline:24} {b:12.2f} µs   ratio {a / b:8.4f}   {b / a:8.0f} times   goal {goal}")


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
    row(f"exact, {size}", lambda: locate(quote, text), "str.find", lambda: text.find(quote), rounds, "<= 3")
    for name, words_, goal in (("altered", changed, "<= 2" if len(text) < 10_000 else "< 1"), ("absent", absent, "-")):
        theirs = partial(fuzz.partial_ratio_alignment, words_, text, score_cutoff=60)
        row(f"{name}, {size}", partial(locate, words_, text), "rapidfuzz", theirs, rounds, goal)
        row(f"{name}, {size}, text not kept", partial(fresh, words_, text), "rapidfuzz", theirs, max(rounds // 10, 5))


def fresh(quote: str, text: str) -> object:
    return Aligner(text).locate(quote)


def many(rng: random.Random, vocabulary: list[str]) -> None:
    """10,000 quotes on one text."""
    text = made(3_000, rng, vocabulary)
    aligner = Aligner(text)
    quotes = []
    for _ in range(10_000):
        at = text.index(" ", rng.randrange(2_500)) + 1
        quotes.append(altered(text[at : text.rindex(" ", at, at + 160)], rng))
    begun = time.process_time()
    for quote in quotes:
        aligner.locate(quote)
    print(f"10,000 altered quotes on one text of 3 KB: {time.process_time() - begun:.2f} s")


def langextract(rng: random.Random, vocabulary: list[str]) -> None:
    """Against LangExtract's aligner, which for an altered quote has two answers.

    Aligned whole (`accept_match_lesser=False`: "match_fuzzy") it looks for what `locate` looks for. By default it is content with the first words of
    the quote that stand anywhere ("match_lesser"), and ends there: that is sooner done, and is no place of the quote, so no goal is set for it.
    """
    try:
        from langextract import data, resolver
    except ImportError:
        print("LangExtract is not installed: not compared")
        return
    print("LangExtract's WordAligner, 3 KB")
    for at in range(400, 2_800, 400):
        text = made(3_000, rng, vocabulary)
        first = text.index(" ", at) + 1
        quote = text[first : text.rindex(" ", first, first + 150)]
        changed = altered(quote, rng)
        for name, words_, lesser, goal in (
            ("exact", quote, True, ">= 500 times"),
            ("altered", changed, False, ">= 500 times"),
            ("altered, first words only", changed, True, "-"),
        ):
            theirs = partial(theirs_of, resolver, data, words_, text, lesser=lesser)
            row(name, partial(locate, words_, text), theirs(), theirs, 15, goal, each=20)


def theirs_of(resolver: Any, data: Any, quote: str, text: str, *, lesser: bool) -> str:
    """What it calls the quote's alignment."""
    found = resolver.WordAligner().align_extractions([[data.Extraction("fact", quote)]], text, accept_match_lesser=lesser)
    status = found[0][0].alignment_status
    return status.value if status else "none"


if __name__ == "__main__":
    main()
