"""Labelled facts on texts that nobody here wrote: corrupted ones are flagged, honest ones are not. A sample; the whole is `bench/cases/score.py`."""

import json
import runpy
from collections import Counter

import pytest

import whence

EVERY = 16


def rows(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


@pytest.mark.shared
@pytest.mark.parametrize("name", ["wikinews", "reuters"])
def test_sample(shared, name):
    folder = shared / "bench" / "cases"
    score = runpy.run_path(str(folder / "score.py"))
    docs = {row["doc_id"]: row for row in rows(folder / f"{name}.docs.jsonl")}
    cases = rows(folder / f"{name}.cases.jsonl")[3::EVERY]
    seen, flagged, wrong = Counter(), Counter(), []
    for case in cases:
        label = case["gold"]["label"]
        flag = score["flagged"](case, whence.check(score["dossier"](case, docs)))
        seen[label] += 1
        flagged[label] += flag
        if flag != (label == "corrupt"):
            wrong.append((case["case_id"], case["gold"]["error_type"] or case["gold"]["op"]))
    assert flagged["corrupt"] >= 0.97 * seen["corrupt"], wrong
    assert flagged["clean"] <= max(1, 0.015 * seen["clean"]), wrong
