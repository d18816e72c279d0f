"""A quotation given to the wrong speaker is seen, and one given to the right speaker is left alone: sixty-odd cases of our own."""

import tomllib
from pathlib import Path

import pytest

from whence.checks.speaker_conflict import SpeakerConflict
from whence.model import Dossier, Fact, Finding, Source
from whence.reading import Reading

CASES = tomllib.loads(Path(__file__).with_name("speakers.toml").read_text("utf-8"))["case"]


def flagged(case, subject):
    assert case["quote"] in case["text"]
    fact = Fact("f1", "a.txt", subject, "said", case["quote"], case["quote"], kind="quotation")
    reading = Reading(Dossier([Source("a.txt", case["text"])], [fact]))
    return any(isinstance(one, Finding) for one in SpeakerConflict().check(reading))


def test_there_are_sixty():
    assert len(CASES) >= 60


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['quote'][:20]}-{case['right']}")
def test_right_speakers_are_left_alone(case):
    assert not flagged(case, case["right"])


def test_wrong_speakers_are_seen():
    missed = [case["text"] for case in CASES if not flagged(case, case["wrong"])]
    assert len(missed) <= 1, "\n".join(missed)
