"""The bundled dossiers' reports, in every format: as kept in ``reports/``, and the same wherever and however often they are made."""

import os
import shutil
import subprocess
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import msgspec
import pytest

import whence
from whence.render import FORMATS

ROOT = Path(__file__).resolve().parent.parent
DOSSIERS = ("us-japan-pact", "clean-dossier")
SUFFIX = {
    "text": "txt",
    "concise": "concise.txt",
    "json": "json",
    "html": "html",
    "markdown": "md",
    "sarif": "sarif",
    "junit": "junit.xml",
    "github": "github.txt",
    "gitlab": "gitlab.json",
    "prov": "prov.json",
}
WRITTEN = [name for name in FORMATS if find_spec(f"whence.render.{name}")]
COMMAND = [sys.executable, "-c", "from whence.cli import main; main()", "check"]


@cache
def report_of(name):
    """The report of a bundled dossier; versions of libraries and of Python are given by their first number, for the rest is the machine's."""
    from whence.store import open_dossier
    from whence.store.inputs import hashed
    from whence.store.settings_file import load_settings

    folder = ROOT / "fixtures" / name
    settings = load_settings(folder)
    dossier = open_dossier(folder)
    if settings.expectations.suites:
        from whence.gx.suites import with_suites

        ran = with_suites(dossier, [folder / suite for suite in settings.expectations.suites])
        dossier = msgspec.structs.replace(ran, files=(*ran.files, *hashed(folder, settings.expectations.suites)))
    report = whence.check(dossier, settings=settings)
    versions = {name: number if name == "whence" else number.partition(".")[0] for name, number in report.inputs.versions.items()}
    return msgspec.structs.replace(report, inputs=msgspec.structs.replace(report.inputs, versions=versions))


@pytest.mark.parametrize("form", WRITTEN)
@pytest.mark.parametrize("name", DOSSIERS)
def test_golden(name, form, golden):
    golden(ROOT / "reports" / f"{name}.{SUFFIX[form]}", FORMATS[form](report_of(name)))


def test_every_format_has_a_place():
    assert set(SUFFIX) == set(FORMATS)


def test_nothing_stale_lies_in_the_gallery():
    kept = {path.name for path in (ROOT / "reports").iterdir() if path.suffix != ".png"}
    assert kept == {f"{name}.{SUFFIX[form]}" for name in DOSSIERS for form in WRITTEN}


@pytest.mark.parametrize("name", DOSSIERS)
def test_no_place_of_this_machine_and_no_address_is_in_a_report(name):
    for form in WRITTEN:
        text = FORMATS[form](report_of(name))
        assert str(ROOT) not in text, form
        assert str(Path.home()) not in text, form


def made(folder, *, seed="0", cwd=None):
    """What ``whence check`` prints as JSON for a folder, as bytes."""
    env = {**os.environ, "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": "1767225600"}
    arguments = [str(folder), "--no-report", "--output-format", "json"]
    ran = subprocess.run([*COMMAND, *arguments], capture_output=True, env=env, cwd=cwd, check=False, timeout=120)
    assert ran.returncode in {0, 1}, ran.stderr.decode()
    return ran.stdout


def test_the_same_bytes_under_other_hash_seeds_and_in_other_places(tmp_path):
    here = made(ROOT / "fixtures" / "us-japan-pact")
    assert len(here) > 10_000
    elsewhere = tmp_path / "another checkout" / "us-japan-pact"
    shutil.copytree(ROOT / "fixtures" / "us-japan-pact", elsewhere, ignore=shutil.ignore_patterns("reports"))
    shutil.copytree(ROOT / "expectations", tmp_path / "expectations")
    assert made(ROOT / "fixtures" / "us-japan-pact", seed="4242") == here
    assert made(elsewhere, seed="7") == here
    assert made("us-japan-pact", seed="1", cwd=elsewhere.parent) == here


def test_what_the_bundled_dossiers_are_for():
    """One is full of discrepancies in which every wrong fact is found out and no right one; the other passes even where warnings fail."""
    pact, clean = report_of("us-japan-pact"), report_of("clean-dossier")
    assert pact.verdict == "fail"
    assert clean.verdict == "pass"
    assert not [f.message for f in clean.findings if f.severity != "info"]
    assert {f.outcome for f in clean.facts} == {"supported"}


def test_each_wrong_fact_is_found_out():
    from whence.suite import catalogue

    report = report_of("us-japan-pact")
    told = {fact: f.code for f in report.findings for fact in f.facts}
    wrong = {"f04": "WH106", "f05": "WH106", "f07": "WH104", "f10": "WH105", "f18": "WH107", "f23": "WH104", "f26": "WH503", "f27": "WH103"}
    known = {cls.code for cls in catalogue()}
    for fact, code in wrong.items():
        if code in known:
            assert told.get(fact) == code, (fact, [f.message for f in report.findings if fact in f.facts])
    outcomes = {f.fact_id: f.outcome for f in report.facts}
    assert {fact for fact, outcome in outcomes.items() if outcome in {"contradicted", "unsupported"}} <= set(wrong)
