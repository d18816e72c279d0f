from __future__ import annotations

import json

import msgspec

from render.test_html import poisoned
from whence.render.gitlab import render


def test_the_fields_that_gitlab_reads(report):
    made = json.loads(render(report))
    assert len(made) == len(report.findings) - 1  # the waived one is not shown
    first = made[0]
    assert set(first) == {"description", "check_name", "fingerprint", "severity", "location"}
    assert first["location"] == {"path": "facts.csv", "lines": {"begin": 5}}
    assert {issue["severity"] for issue in made} <= {"info", "minor", "major", "critical", "blocker"}


def test_fingerprints_do_not_repeat(report):
    twice = msgspec.structs.replace(report, findings=(report.findings[0], report.findings[0]))
    made = json.loads(render(twice))
    assert len({issue["fingerprint"] for issue in made}) == 2
    assert made[0]["fingerprint"] == json.loads(render(msgspec.structs.replace(report, findings=(report.findings[0],))))[0]["fingerprint"]


def test_hostile_words_stay_on_one_line(report):
    for issue in json.loads(render(poisoned(report, "a\n\x1b[2J\u202eb"))):
        assert not set(issue["description"] + issue["location"]["path"]) & set("\n\x1b\u202e")
