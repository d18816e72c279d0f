"""Waivers, baselines and what counts as a loosened gate."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.errors import InputError, SettingsError
from whence.model import Waiver
from whence.settings import Settings
from whence.store.baseline import Baseline, Owed, encode, load_baseline
from whence.store.policy import Governing, loosened
from whence.store.waivers import load_waivers, waiver_text

WAIVER = 'reason = "known"\nby = "R. Kane"\nexpires = 2026-12-31\nfingerprint = "w1:0123456789abcdef"\n'
WORDS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=40).filter(str.strip)


@pytest.fixture
def folder(tmp_path):
    def write(name, text):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return tmp_path

    return write


def test_one_file_and_many(folder):
    folder("waivers.toml", f"[[waiver]]\n{WAIVER}\n[[waiver]]\n" + WAIVER.replace("0123", "9999"))
    where = folder("waivers/w1-aaaa.toml", WAIVER.replace("0123", "aaaa"))
    waivers = load_waivers(where)
    assert [w.fingerprint[3:7] for w in waivers] == ["0123", "9999", "aaaa"]
    assert [(w.file, w.line) for w in waivers] == [("waivers.toml", 1), ("waivers.toml", 7), ("waivers/w1-aaaa.toml", 1)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (WAIVER.replace('by = "R. Kane"\n', ""), "lacks 'by'"),
        (WAIVER.replace('reason = "known"\n', 'reason = ""\n'), "lacks 'reason'"),
        (WAIVER.replace("expires = 2026-12-31\n", ""), "lacks 'expires'"),
        (WAIVER.replace("2026-12-31", '"soon"'), "cannot be read"),
        (WAIVER.replace("by =", "owner ="), "has no 'owner'"),
        ('reason = "x"\nby = "y"\nexpires = 2026-12-31\ncode = "WH106"\n', "covers nothing"),
        ("reason = ", "is not TOML"),
    ],
)
def test_a_waiver_that_is_none_says_why(folder, text, words):
    where = folder("waivers/w1-aaaa.toml", text)
    with pytest.raises(SettingsError, match=words):
        load_waivers(where)


@given(WORDS, WORDS)
def test_what_is_written_is_read_back(tmp_path_factory, reason, by):
    where = tmp_path_factory.mktemp("waivers")
    (where / "waivers").mkdir()
    waiver = Waiver(reason, by, date(2026, 12, 31), fingerprint="w1:0123456789abcdef")
    (where / "waivers" / "a.toml").write_text(waiver_text(waiver), encoding="utf-8", newline="")
    (read,) = load_waivers(where)
    assert (read.reason, read.by, read.expires, read.fingerprint) == (reason, by, waiver.expires, waiver.fingerprint)


def test_a_baseline_is_sorted_one_finding_a_line_and_read_back(tmp_path):
    baseline = Baseline((Owed("w1:b", "WH106", 2, 'said "so"'), Owed("w1:a", "WH401", 1, "x")), {"a.txt": "00"})
    data = encode(baseline)
    (tmp_path / "baseline.json").write_bytes(data)
    assert load_baseline(tmp_path / "baseline.json") == baseline
    assert sum('"fingerprint"' in line for line in data.decode().splitlines()) == 2


@pytest.mark.parametrize("text", ["", "[]", '{"schema": "whence-baseline/9", "sources": {}, "findings": []}', '{"findings": 3}', "\x00"])
def test_what_is_no_baseline(tmp_path, text):
    (tmp_path / "baseline.json").write_text(text, encoding="utf-8")
    with pytest.raises(InputError):
        load_baseline(tmp_path / "baseline.json")


def settings(**changes):
    return Governing(Settings(**changes))


@pytest.mark.parametrize(
    ("then", "now", "words"),
    [
        (settings(), settings(ignore=("WH106",)), "check ignored: WH106"),
        (settings(select=("WH",)), settings(select=("WH1",)), "no longer selected: WH"),
        (settings(), settings(severity={"WH106": "info"}), "severity of WH106 lowered"),
        (settings(severity={"WH404": "error"}), settings(), "severity of WH404 no longer set"),
        (settings(), settings(fail_on="never"), "fail-on raised"),
        (settings(require=("WH303",)), settings(), "no longer required: WH303"),
        (settings(min_checked=90.0), settings(min_checked=50.0), "min-checked lowered"),
        (settings(), settings(checks={"WH202": {"tolerance-days": 400}}), "options of WH202 changed"),
        (settings(), Governing(Settings(), baseline=Baseline((Owed("w1:a", "WH106"),))), "covers 1 more finding"),
        (settings(), Governing(Settings(), waivers=(Waiver("r", "me", date(2026, 1, 1), fingerprint="w1:a"),)), "waiver added for w1:a by me"),
        (Governing(Settings(), registers={"offices.csv": "1"}), settings(), "register removed: offices.csv"),
        (Governing(Settings(), registers={"a.csv": "1"}), Governing(Settings(), registers={"a.csv": "2"}), "register changed: a.csv"),
        (Governing(Settings(), pins={"a.txt": "1"}), Governing(Settings(), pins={"a.txt": "2"}), "source pinned anew: a.txt"),
    ],
)
def test_each_way_to_loosen_the_gate_is_told(then, now, words):
    assert any(words in line for line in loosened(then, now)), list(loosened(then, now))
    assert not list(loosened(now, now))


def test_a_first_pin_loosens_nothing():
    assert not list(loosened(Governing(Settings(), pins={"a.txt": ""}), Governing(Settings(), pins={"a.txt": "1"})))


def test_a_stricter_gate_is_not_loosened():
    then = settings(severity={"WH404": "info"}, ignore=("WH106",), fail_on="error")
    now = settings(severity={"WH404": "error"}, fail_on="warning", require=("WH303",))
    assert [line for line in loosened(then, now) if "WH404" in line or "fail-on" in line or "ignored" in line] == []
