"""Blind edits: quotes cut from texts and edited at random, and how many `whence.locate` misjudges.

Run `python tests/benchmarks/bench_edits.py [N] [FILE.jsonl]`. Half of the quotes are honest (verbatim, other typography, other spacing, a marked
elision), half are not (a year, number or name changed, a negation put in or left out, words dropped or shuffled, a quote of another text). Texts are
our own fixtures, or the field `text` of each line of FILE.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from whence.language.align import Aligner

FIXTURES = Path(__file__).parents[2] / "fixtures"
NAMES = ["Petrov", "Lindqvist", "Okafor", "Marchetti", "Haugen", "Castellanos", "Nakagawa", "Ferreira"]
NEGATION = re.compile(r"\b(?:not|never|no)\s", re.IGNORECASE)
VERB = re.compile(r"\b(?:is|was|were|are|has|had|have|will|would|could|should|can|must)\s")


class Case(NamedTuple):
    text: int
    kind: str
    honest: bool
    quote: str


def own_texts() -> list[str]:
    return [p.read_text("utf-8") for p in sorted(FIXTURES.glob("*/sources/*")) if p.suffix in {".txt", ".md"}]


def cut(text: str, rng: random.Random) -> str:
    """Five to thirty words of one paragraph, from a word's beginning to a word's end."""
    paragraphs = [p for p in text.split("\n") if len(p.split()) >= 8]
    words = list(re.finditer(r"\S+", paragraph := rng.choice(paragraphs)))
    length = rng.randint(5, min(30, len(words)))
    first = rng.randrange(len(words) - length + 1)
    return paragraph[words[first].start() : words[first + length - 1].end()].strip("\"“”'’,;:()[].")


# ---------------------------------------------------------------------------------------------------------------- honest


def typography(quote: str, rng: random.Random) -> str:
    swaps = [
        ("“", '"'),
        ("”", '"'),
        ("’", "'"),
        ("'", "’"),
        ("–", "-"),
        ("—", "--"),
        (" - ", " — "),
        ("fi", "ﬁ"),
        ("fl", "ﬂ"),
        ("...", "…"),
        ("é", "e\u0301"),
    ]
    for old, new in rng.sample(swaps, 6):
        quote = quote.replace(old, new)
    return rng.choice([f"“{quote}”", f'"{quote}."', quote[0].swapcase() + quote[1:], quote])


def spacing(quote: str, rng: random.Random) -> str:
    return re.sub(" ", lambda _: rng.choice([" ", " ", "\u00a0", "  ", "\n", "\u2009", "\t", " \u200b"]), quote)


def elision(quote: str, rng: random.Random) -> str | None:
    words = quote.split()
    if len(words) < 9:
        return None
    first = rng.randint(3, len(words) - 6)
    last = rng.randint(first + 1, len(words) - 3)
    return " ".join([*words[:first], rng.choice(["…", "...", "[...]", "[…]", "(...)"]), *words[last:]])


# ---------------------------------------------------------------------------------------------------------------- dishonest


def changed(pattern: str, quote: str, new: str | None) -> str | None:
    found = list(re.finditer(pattern, quote))
    if not found:
        return None
    spot = found[len(quote) % len(found)]
    return quote[: spot.start()] + (new if new is not None else str(int(spot.group()) + 1)) + quote[spot.end() :]


def year(quote: str, _: random.Random) -> str | None:
    return changed(r"\b(?:1[89]|20)\d\d\b", quote, None)


def number(quote: str, rng: random.Random) -> str | None:
    figure = changed(r"(?<![\d.,])\d{1,3}(?![\d.,]?\d)", quote, None)
    return figure or changed(
        r"\b(?:two|three|four|five|six|seven|eight|nine|ten|twenty|sixty)\b", quote, rng.choice(["eleven", "fourteen", "ninety"])
    )


def name(quote: str, rng: random.Random) -> str | None:
    return changed(r"(?<=[a-z] )[A-Z][a-z]{3,}\b", quote, rng.choice(NAMES))


def negation(quote: str, _: random.Random) -> str | None:
    if NEGATION.search(quote):
        return NEGATION.sub("", quote, count=1)
    found = VERB.search(quote)
    return f"{quote[: found.end()]}not {quote[found.end() :]}" if found else None


def dropped(quote: str, rng: random.Random) -> str:
    words = quote.split()
    first = rng.randint(1, len(words) - 2)
    return " ".join([*words[:first], *words[rng.randint(first + 1, min(first + 3, len(words) - 1)) :]])


def shuffled(quote: str, rng: random.Random) -> str:
    words = quote.split()
    first = rng.randint(0, len(words) - 4)
    middle = words[first : first + 4]
    rng.shuffle(middle)
    return " ".join([*words[:first], *middle, *words[first + 4 :]])


HONEST = {"verbatim": lambda quote, _: quote, "typography": typography, "spacing": spacing, "elision": elision}
DISHONEST = {"year": year, "number": number, "name": name, "negation": negation, "dropped": dropped, "shuffled": shuffled, "absent": None}


def cases(texts: list[str], count: int, seed: int) -> Iterator[Case]:
    rng = random.Random(seed)  # noqa: S311 - no secret: the same seed must give the same cases
    plain = [words_of(t) for t in texts]
    made = 0
    while made < count:
        at = rng.randrange(len(texts))
        honest = rng.random() < 0.5
        kind = rng.choice(list(HONEST if honest else DISHONEST))
        if kind == "absent":
            quote = cut(texts[(at + 1 + rng.randrange(len(texts) - 1)) % len(texts)], rng)
        else:
            quote = (HONEST if honest else DISHONEST)[kind](cut(texts[at], rng), rng)
        # An edit that gives words of the text again is none.
        if quote is None or (not honest and f" {words_of(quote)} " in f" {plain[at]} "):
            continue
        made += 1
        yield Case(at, kind, honest, quote)


def words_of(text: str) -> str:
    return " ".join(re.findall(r"[\w']+", text.lower().replace("’", "'")))


def misjudged(texts: list[str], count: int, seed: int) -> tuple[Counter[str], Counter[str], list[Case]]:
    """How many of each kind there were, how many of each were misjudged, and those."""
    aligners = [Aligner(t) for t in texts]
    total, wrong, rows = Counter[str](), Counter[str](), []
    for case in cases(texts, count, seed):
        evidence = aligners[case.text].locate(case.quote)
        passed = evidence is not None and evidence.match != "altered"
        total[case.kind] += 1
        if passed != case.honest:
            wrong[case.kind] += 1
            rows.append(case)
    return total, wrong, rows


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    texts = [json.loads(line)["text"] for line in Path(sys.argv[2]).read_text("utf-8").splitlines()] if len(sys.argv) > 2 else own_texts()
    total, wrong, rows = misjudged([t for t in texts if len(t.split()) > 60], count, seed=4)
    for kind in [*HONEST, *DISHONEST]:
        print(f"{kind:12} {wrong[kind]:5} of {total[kind]:6} misjudged")
    bad, of = sum(wrong.values()), sum(total.values())
    print(f"{'all':12} {bad:5} of {of:6} misjudged: {1000 * bad / of:.2f} in 1,000 (goal: 5)")
    for case in rows[:20]:
        print(f"  {case.kind}: {case.quote!r}")


if __name__ == "__main__":
    main()
