"""Every check finds what its cases say and leaves alone what they say holds."""

import re

import pytest

import casebook
from whence.model import Finding, Held, Skipped

CASES = casebook.cases()
STEMS = casebook.stems()
PARAGRAPHS = ("Why:", "Found:", "Not found:", "What to do:")


def _listed(value):
    return [value] if isinstance(value, str) else list(value)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.stem}-{case.name}")
def test_case(case):
    assert case.broken is None, case.broken
    said = casebook.outcomes(case)
    findings = [one for one in said if isinstance(one, Finding)]
    told = "\n".join(f"{f.severity} {f.message}" for f in findings) or "nothing found"
    assert len(findings) == case.finds, told
    assert said, "a check that says nothing leaves the reader guessing"
    if case.holds:
        assert any(isinstance(one, Held) and one.examined > 0 for one in said), said
    for words in _listed(case.table.get("skips", ())):
        assert any(words in one.why for one in said if isinstance(one, Skipped)), said
    for words in _listed(case.table.get("message", ())):
        assert any(words in f.message for f in findings), told
    for key in ("severity", "confidence", "expected", "observed", "suggestion"):
        for words in _listed(case.table.get(key, ())):
            assert any(words in (getattr(f, key) or "") for f in findings), f"{key}: {[getattr(f, key) for f in findings]}"


@pytest.mark.parametrize("case", [c for c in CASES if c.finds], ids=lambda case: f"{case.stem}-{case.name}")
def test_findings_are_sound(case):
    """A finding is of its check, has a place, and quotes what stands at that place."""
    check = casebook.check_class(case.stem)
    dossier = casebook.dossier(case)
    texts = {s.id: s.text for s in (*dossier.sources, *dossier.drafts)}
    facts = {f.fact_id for f in dossier.facts}
    for finding in casebook.outcomes(case):
        if not isinstance(finding, Finding):
            continue
        assert finding.code == check.code
        assert re.fullmatch(r"w1:[0-9a-f]{8,}", finding.fingerprint), finding.fingerprint
        assert finding.message.strip().endswith((".", "?", "!", "”", '"')), finding.message
        assert set(finding.facts) <= facts or not dossier.has_table
        for place in finding.locations:
            if place.where == "source" and place.start is not None and place.end is not None:
                assert texts[place.source][place.start : place.end] == place.text


@pytest.mark.parametrize("stem", STEMS)
def test_both_sides_are_shown(stem):
    if casebook.of_gate(stem):
        return
    mine = [case for case in CASES if case.stem == stem]
    assert any(case.finds for case in mine), f"fixtures/checks/{stem}.toml has no case that finds"
    assert any(case.holds for case in mine), f"fixtures/checks/{stem}.toml has no case that holds"


def test_no_case_without_a_check():
    assert {case.stem for case in CASES} <= set(STEMS)


@pytest.mark.parametrize("stem", STEMS)
def test_page(stem):
    """The docstring is the page: one sentence, then why, what is found, what is not, what to do."""
    page = casebook.check_class(stem).__doc__ or ""
    assert page.splitlines()[0].endswith("."), page.splitlines()[:1]
    places = [page.find(words) for words in PARAGRAPHS]
    assert min(places) > 0, f"the page of {stem} lacks one of {PARAGRAPHS}"
    assert places == sorted(places)


def test_codes_are_one_each():
    codes = [casebook.check_class(stem).code for stem in STEMS]
    assert len(codes) == len(set(codes)), sorted(codes)
    assert all(re.fullmatch(r"WH[1-9]\d\d", code) for code in codes)
