"""Each pattern of the grammar is held to the examples that stand beside it: what it finds, with type and value, and what it must leave alone."""

from __future__ import annotations

import re
from datetime import date

import pytest

from whence.language.dates import resolve, scan
from whence.language.dates.guards import GUARDS
from whence.language.dates.lexicon import data
from whence.language.dates.readers import READERS

WRITTEN_ON = date(2019, 6, 26)  # a Wednesday
PATTERNS = data("dates_grammar")["pattern"]
EXAMPLES = [(p["name"], e) for p in PATTERNS for e in p.get("examples", ())]
REFUSED = [(p["name"], e) for p in PATTERNS for e in p.get("refuses", ())]
EXAMPLE = re.compile(r"(.*)\[(.+?)\](.*) -> (DATE|TIME|DURATION|SET) (\S+)")


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=[f"{n}: {e}" for n, e in EXAMPLES])
def test_example(name, example):
    before, marked, after, type_, value = EXAMPLE.fullmatch(example).groups()
    found = resolve(scan(before + marked + after, "en"), WRITTEN_ON)
    assert [(m.text, m.type, m.value, m.pattern) for m in found if m.start == len(before)] == [(marked, type_, value, name)]


@pytest.mark.parametrize(("name", "sentence"), REFUSED, ids=[f"{n}: {s}" for n, s in REFUSED])
def test_refused(name, sentence):
    assert [m.text for m in resolve(scan(sentence, "en"), WRITTEN_ON)] == [], f"the grammar's {name} says that this is none"


def test_every_pattern_has_an_example_and_a_name_of_its_own():
    assert [p["name"] for p in PATTERNS if not p.get("examples")] == []
    names = [p["name"] for p in PATTERNS]
    assert len(names) == len(set(names))


def test_every_reader_and_guard_is_used_and_exists():
    assert {p["reads"] for p in PATTERNS} == set(READERS)
    assert {p["guard"] for p in PATTERNS if "guard" in p} == set(GUARDS)
