"""Speed of `find_dates` as ratios to what it is named against, in one run: `python tests/benchmarks/bench_dates.py [FILE.jsonl]`.

FILE has a text a row, under "text"; without one the fixtures' own articles are read over and over. CPU time of one process; the best of several
rounds, since a busy machine only ever adds. Speed in MB/s is printed beside the ratios, which say more. The goals are of news: the fixtures have
several times as many dates in a line.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from whence.language.dates import find_dates

FIXTURES = Path(__file__).parents[2] / "fixtures"
ANCHOR = date(2019, 6, 26)
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
UNITS = "second|minute|hour|day|week|month|quarter|year|decade"
PLAIN = re.compile(
    rf"\b(?:\d{{4}}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}|\d{{1,2}}:\d\d|(?:{MONTHS})\.?(?: \d{{1,2}})?(?:,? \d{{4}})?"
    rf"|\d{{1,2}} (?:{MONTHS})(?: \d{{4}})?"
    rf"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:1\d|20)\d\d|yesterday|today|tomorrow|tonight|now|recently|soon"
    rf"|(?:last|next|this) (?:{UNITS})|\d+ (?:{UNITS})s?(?: ago| earlier| later)?)\b",
)
"""One plain alternation of what dates look like, without values or refusals: the floor of what reading for dates costs in `re`."""


def texts() -> list[str]:
    """The rows of the file named, or the fixtures' sources, a few hundred kilobytes of them."""
    if len(sys.argv) > 1:
        return [json.loads(line)["text"] for line in Path(sys.argv[1]).read_text("utf-8").splitlines()]
    sources = [p.read_text("utf-8") for p in sorted(FIXTURES.glob("*/sources/*.txt"))]
    return sources * (400_000 // sum(map(len, sources)) + 1)


def seconds(action: Callable[[], object], rounds: int = 5) -> float:
    """CPU time of the best round."""
    times = []
    for _ in range(rounds):
        begun = time.process_time()
        action()
        times.append(time.process_time() - begun)
    return min(times)


def main() -> None:
    articles = texts()
    size = sum(len(t.encode()) for t in articles) / 1e6
    find_dates(articles[0], ANCHOR)
    rounds = [
        (seconds(lambda: [find_dates(t, ANCHOR) for t in articles], 1), seconds(lambda: [len(PLAIN.findall(t)) for t in articles], 1))
        for _ in range(9)
    ]
    ours, plain = (size / min(times) for times in zip(*rounds, strict=True))  # in turns: a machine that slows down slows both
    print(f"find_dates {ours:.2f} MB/s, goal 5; one plain re alternation {plain:.2f} MB/s; ratio {ours / plain:.2f}, goal 0.35")
    compare_with_dateparser(articles, ours)
    growth(articles)
    hostile()


def compare_with_dateparser(articles: list[str], ours: float) -> None:
    from dateparser.search import search_dates

    few, length = [], 0
    for text in articles:
        few.append(text)
        length += len(text.encode())
        if length > 8_000:
            break
    theirs = length / 1e6 / seconds(lambda: [search_dates(t, languages=["en"]) for t in few], rounds=1)
    print(f"dateparser.search_dates {theirs:.3f} MB/s; ratio {ours / theirs:.0f}, goal 80")


def growth(articles: list[str]) -> None:
    """Linear: the time for a character does not grow from 1 KB to 10 MB of one text."""
    whole = "\n\n".join(articles)
    whole *= 10_000_000 // len(whole) + 1
    for length in (1_000, 10_000, 100_000, 1_000_000, 10_000_000):
        text = whole[:length]
        spent = seconds(lambda text=text: find_dates(text, ANCHOR), rounds=max(1, min(20, 1_000_000 // length)))
        print(f"one text of {length:>10,} characters: {spent / length * 1e9:8.1f} ns a character")


def hostile() -> None:
    """Inputs that a backtracking or rescanning reader takes quadratic time for."""
    for name, piece in (
        ("1 1 1", "1 "),
        ("May May", "May "),
        ("digits", "7"),
        ("on May 1,", "on May 1, "),
        ("the the", "the "),
        ("a hyphen", "one-"),
        ("quotes", "'90s "),
        ("spaces", " "),
    ):
        rates = []
        for length in (100_000, 1_000_000):
            text = piece * (length // len(piece))
            rates.append(seconds(lambda text=text: find_dates(text, ANCHOR), rounds=1) / length * 1e9)
        print(f"{name:10} {rates[0]:8.1f} ns a character at 100 KB, {rates[1]:8.1f} at 1 MB")


if __name__ == "__main__":
    main()
