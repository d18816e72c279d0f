"""The gate: what fails, what a waiver and a baseline cover, and when a pass is none."""

from datetime import date

import pytest

from whence.gate import Policy, judge
from whence.model import Coverage, Finding, Location, Skipped, Waiver
from whence.settings import Settings

PLACE = Location("source", "words", "primary", "a.txt")
ALL = frozenset({"WH805", "WH806"})


def finding(code="WH106", severity="error", fingerprint="w1:a", count=1, confidence="high", facts=("f1",)):
    return Finding(code, "name", severity, "m", confidence, facts=facts, locations=(PLACE,), fingerprint=fingerprint, count=count)


def run(findings, *, skipped=(), lost=False, coverage=None, active=ALL, **policy):
    settings = Settings(**policy.pop("settings", {}))
    return judge(list(findings), Policy(settings, **policy), coverage=coverage or Coverage(), skipped=skipped, lost=lost, active=active)


def waiver(expires=date(2026, 6, 1), **covers):
    return Waiver("known", "R. Kane", expires, **(covers or {"fingerprint": "w1:a"}))


@pytest.mark.parametrize(
    ("fail_on", "severity", "verdict"),
    [("error", "error", "fail"), ("error", "warning", "pass"), ("warning", "warning", "fail"), ("info", "info", "fail"), ("never", "error", "pass")],
)
def test_fail_on(fail_on, severity, verdict):
    assert run([finding(severity=severity)], settings={"fail_on": fail_on}).verdict == verdict


def test_min_confidence():
    assert run([finding(confidence="low")], settings={"min_confidence": "medium"}).verdict == "pass"
    assert run([finding(confidence="medium")], settings={"min_confidence": "medium"}).verdict == "fail"


def test_a_waiver_marks_and_does_not_hide():
    judged = run([finding()], waivers=(waiver(),), today=date(2026, 6, 1))
    assert judged.verdict == "pass"
    (marked,) = judged.findings
    assert (marked.status, marked.waiver.by) == ("waived", "R. Kane")


def test_an_expired_waiver_is_a_finding_of_its_own():
    judged = run([finding()], waivers=(waiver(),), today=date(2026, 6, 2))
    assert [(f.code, f.status) for f in judged.findings] == [("WH106", "new"), ("WH805", "new")]
    assert judged.verdict == "fail"


def test_an_unused_waiver_is_told():
    judged = run([], waivers=(waiver(),), today=date(2026, 6, 1))
    assert [f.code for f in judged.findings] == ["WH806"]
    assert judged.verdict == "pass"
    assert not run([], waivers=(waiver(),), active=frozenset()).findings


@pytest.mark.parametrize("covers", [{"code": "WH106", "source": "a.txt"}, {"code": "WH106", "fact_id": "f1"}])
def test_a_waiver_by_code_and_place(covers):
    assert run([finding()], waivers=(waiver(**covers),)).verdict == "pass"


@pytest.mark.parametrize(
    "covers",
    [{"code": "WH107", "source": "a.txt"}, {"code": "WH106", "source": "b.txt"}, {"code": "WH106", "fact_id": "f2"}, {"fingerprint": "w1:b"}],
)
def test_a_waiver_for_something_else(covers):
    assert run([finding()], waivers=(waiver(**covers),)).verdict == "fail"


@pytest.mark.parametrize("code", ["WH101", "WH801", "WH805"])
def test_what_cannot_be_waived(code):
    assert run([finding(code=code)], waivers=(waiver(),)).verdict == "fail"


def test_a_baseline_of_one_does_not_cover_two():
    assert run([finding()], baseline={"w1:a": 1}).verdict == "pass"
    assert run([finding(count=2)], baseline={"w1:a": 1}).verdict == "fail"
    assert run([finding(fingerprint="w1:b")], baseline={"w1:a": 1}).verdict == "fail"


def test_incomplete():
    assert run([], lost=True).verdict == "incomplete"
    assert run([finding()], lost=True).verdict == "incomplete"  # what was found is not all there may be
    required = [Skipped("WH303", "no register")]
    assert run([], skipped=required, settings={"require": ("WH303",)}).verdict == "incomplete"
    assert run([], skipped=required, settings={"require": ("WH2",)}).verdict == "pass"
    half = Coverage(located=10, value_compared=5, located_only=5)
    assert run([], coverage=half, settings={"min_checked": 60.0}).verdict == "incomplete"
    assert run([], coverage=half, settings={"min_checked": 50.0}).verdict == "pass"
