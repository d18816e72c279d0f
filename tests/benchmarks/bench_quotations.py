"""Speed of `find_quotations` beside a plain scan of the same text: `python tests/benchmarks/bench_quotations.py [FILE]`.

FILE has one JSON object a line with a field `text`; without it the fixtures' sources are read, many times over. The named scan cuts the text into
words with one regular expression: the least that anything does which looks at every word. MB/s are of UTF-8, CPU of one process, best of three.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from whence.language.quotations import find_quotations

FIXTURES = Path(__file__).parents[2] / "fixtures"
WORDS = re.compile(r"[^\W_]+")
GOAL = 0.18
"""8 MB/s where the scan runs at 45."""


def texts() -> list[str]:
    if len(sys.argv) > 1:
        with Path(sys.argv[1]).open(encoding="utf-8") as lines:
            return [json.loads(line)["text"] for line in lines]
    return [path.read_text("utf-8") for path in sorted(FIXTURES.glob("*/sources/*.txt"))] * 40


def speed(action: Callable[[str], object], rows: list[str]) -> float:
    size = sum(len(row.encode()) for row in rows)
    best = float("inf")
    for _ in range(3):
        begun = time.process_time()
        for row in rows:
            action(row)
        best = min(best, time.process_time() - begun)
    return size / best / 1e6


def main() -> None:
    rows = texts()
    scan, ours = speed(WORDS.findall, rows), speed(find_quotations, rows)
    print(f"find_quotations {ours:6.2f} MB/s   re.findall of words {scan:6.2f} MB/s   ratio {ours / scan:.2f}   goal {GOAL}")


if __name__ == "__main__":
    main()
