from __future__ import annotations

import msgspec
import pytest
from junitparser import Error, Failure, JUnitXml, Skipped

from render.test_html import HOSTILE, poisoned
from whence.model import GateNote
from whence.render.junit import render


def cases(report):
    parsed = JUnitXml.fromstring(render(report).encode())
    return {(suite.name, case.name): case for suite in parsed for case in suite}, parsed


def test_a_case_per_fact_and_per_check(report):
    made, parsed = cases(report)
    assert sum(suite == "facts" for suite, _ in made) == len(report.facts)
    assert sum(suite == "sources" for suite, _ in made) == len(report.inputs.checks)
    assert parsed.tests == len(made)
    assert parsed.failures == sum(any(isinstance(r, Failure) for r in case.result) for case in made.values())
    assert parsed.skipped == sum(any(isinstance(r, Skipped) for r in case.result) for case in made.values())
    assert not any(isinstance(r, Error) for case in made.values() for r in case.result)


def test_a_contradicted_fact_fails_with_both_sides(report):
    made, _ = cases(report)
    case = next(c for (_, name), c in made.items() if name.startswith("f04"))
    failure = case.result[0]
    assert isinstance(failure, Failure)
    assert failure.type == "WH104"
    assert "facts.csv:5:6" in failure.text
    assert "has not agreed" in failure.text


def test_what_held_is_visible_and_what_could_not_be_told_is_skipped(report):
    made, _ = cases(report)
    held = made["sources", "WH101 source-missing"]
    assert held.result == []
    assert "14 examined" in held.system_out
    assert isinstance(made["sources", "WH202 dateline-conflict"].result[0], Failure)
    unchecked = next(c for (_, name), c in made.items() if name.startswith("f14"))
    assert isinstance(unchecked.result[0], Skipped)


def test_the_gate_decides_what_fails(report):
    strict, _ = cases(msgspec.structs.replace(report, gate=GateNote("warning", 5)))
    lax, _ = cases(msgspec.structs.replace(report, gate=GateNote("never", 0)))
    f01 = next(c for (_, name), c in strict.items() if name.startswith("f01"))
    assert isinstance(f01.result[0], Failure)
    assert not any(isinstance(r, Failure) for c in lax.values() for r in c.result)
    waived = next(c for (_, name), c in strict.items() if name.startswith("f13"))
    assert waived.result == []
    assert "waived by M. Duarte" in waived.system_out


@pytest.mark.parametrize("evil", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_stay_words(report, evil):
    made, _ = cases(poisoned(report, evil))
    assert {suite for suite, _ in made} == {"facts", "sources"}
