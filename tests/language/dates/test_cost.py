"""What reading dates costs: linear in the text, counted in steps and not in seconds; and next to nothing to import."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from datetime import date

import pytest

from effort import no_runaway
from whence.language.dates import find_dates
from whence.language.dates.grammar import Grammar, grammar
from whence.language.dates.lexer import LONGEST, Lexer
from whence.language.dates.scanning import scanner
from whence.language.dates.tokens import Tokeniser

WRITTEN_ON = date(2019, 6, 26)
NEWS = (
    "Officials said on Wednesday (June 26) that the treaty, signed more than 60 years ago, in January 1960, stands. The summit of 2,000 people "
    "starts on Friday. "
)
PIECES = [
    "1 ",
    "May ",
    "7",
    "on May 1, ",
    "the the ",
    "one-",
    "'90s ",
    " ",
    "\n",
    "2019-",
    "1:",
    "two hundred ",
    "last ",
    "of the year ",
    "(",
    "a.m. ",
    "Jan.",
    "the end of the ",
    NEWS,
]


@pytest.fixture
def steps(monkeypatch):
    """Count the tokens read and the patterns tried; a scanner of its own, so that no parse is remembered."""
    count = Counter()
    read, at = Tokeniser.read, Grammar._at

    def counted_read(self, text, place):
        count["tokens"] += 1
        return read(self, text, place)

    def counted_at(self, kinds, place):
        count["parses"] += 1
        assert len(kinds) <= LONGEST
        return at(self, kinds, place)

    monkeypatch.setattr(Tokeniser, "read", counted_read)
    monkeypatch.setattr(Grammar, "_at", counted_at)
    monkeypatch.setattr(scanner(), "_grammar", Grammar(grammar().patterns))
    return count


@pytest.mark.parametrize("piece", PIECES, ids=[repr(p[:12]) for p in PIECES])
def test_steps_grow_with_the_text_and_no_faster(piece, steps):
    costs = []
    for length in (5_000, 50_000):
        steps.clear()
        find_dates(piece * (length // len(piece)), WRITTEN_ON, language="en")
        costs.append(steps["tokens"] + steps["parses"])
    assert costs[0] <= 5_000
    assert costs[1] <= 11 * costs[0] + 100


def test_most_of_a_text_without_dates_is_not_even_read_by_token(steps):
    find_dates("The cat lay on the mat and looked at the fish in its bowl. " * 1000, WRITTEN_ON, language="en")
    assert steps["tokens"] == 0


def test_a_long_number_costs_no_more_than_its_length(steps):
    assert find_dates("7" * 1_000_000, WRITTEN_ON, language="en") == []
    assert steps["tokens"] < 10


@pytest.mark.parametrize("language", ["en", "de", "ja", "ar"])
def test_no_expression_backtracks_over_what_it_has_read(language):
    # What happens inside re cannot be counted in steps: texts are so long that a square of their length would take minutes.
    for piece in ("7", " ", "1 ", "Montag ", "2019年", "2019年 ", "in ", "26. ", "2019-", "’", "Q", "a.", "May 1 ", "3. und ", "5月3、"):
        with no_runaway():
            find_dates("2019年 Montag 1" + piece * (300_000 // len(piece)), WRITTEN_ON, language=language)


def test_islands_are_bounded_and_apart():
    for island in Lexer.islands(scanner()._lexer, "May " * 1000):
        assert len(island.tokens) <= LONGEST


def test_importing_loads_neither_the_grammar_nor_heavy_libraries():
    code = "import sys; import whence.language.dates; assert not {'dateparser', 'holidays', 'tomllib', 'ahocorasick_rs', 'regex'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)


def test_english_needs_neither_dateparser_nor_holidays():
    code = (
        "import sys; from whence.language.dates import find_dates; find_dates('on 3 May 2019, at Christmas'); "
        "assert not {'dateparser', 'holidays'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
