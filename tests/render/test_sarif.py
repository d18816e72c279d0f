from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from render.crowd import crowd
from render.test_html import HOSTILE, poisoned
from whence.render.repository import in_repository
from whence.render.sarif import render

SCHEMA = Path(__file__).parents[1] / "schemas" / "sarif-schema-2.1.0.json"

# Which class of the object model stands below which property: all of the format that we write.
MODEL = {
    "SarifLog": {"runs": "Run"},
    "Run": {"tool": "Tool", "automationDetails": "RunAutomationDetails", "invocations": "Invocation", "artifacts": "Artifact", "results": "Result"},
    "Tool": {"driver": "ToolComponent"},
    "ToolComponent": {"rules": "ReportingDescriptor"},
    "ReportingDescriptor": {
        "shortDescription": "MultiformatMessageString",
        "fullDescription": "MultiformatMessageString",
        "help": "MultiformatMessageString",
        "defaultConfiguration": "ReportingConfiguration",
    },
    "Invocation": {"toolExecutionNotifications": "Notification"},
    "Notification": {"message": "Message"},
    "Artifact": {"location": "ArtifactLocation"},
    "Result": {"message": "Message", "locations": "Location", "relatedLocations": "Location", "suppressions": "Suppression"},
    "Location": {"physicalLocation": "PhysicalLocation", "message": "Message"},
    "PhysicalLocation": {"artifactLocation": "ArtifactLocation", "region": "Region"},
    "Region": {"snippet": "ArtifactContent"},
}


def conform(value: Any, name: str) -> None:
    """Build the log with the classes that Microsoft generated from the OASIS schema: a property that it lacks, or a required one missing, raises."""
    om = pytest.importorskip("sarif_om", reason="sarif-om (dev group) has the object model")
    if isinstance(value, list):
        for item in value:
            conform(item, name)
        return
    known = {a.metadata["schema_property_name"]: a for a in getattr(om, name).__attrs_attrs__}
    assert set(value) <= set(known), f"{name} has no {set(value) - set(known)}"
    getattr(om, name)(**{known[key].name.lstrip("_"): item for key, item in value.items()})
    for key, below in MODEL.get(name, {}).items():
        if key in value:
            conform(value[key], below)


def log(report):
    made = json.loads(render(report))
    conform(made, "SarifLog")
    return made["runs"][0]


def test_the_row_comes_first_and_the_sources_words_are_related(report):
    run = log(report)
    result = next(r for r in run["results"] if r["ruleId"] == "WH104")
    first = result["locations"][0]["physicalLocation"]
    assert (first["artifactLocation"]["uri"], first["region"]["startLine"], first["region"]["startColumn"]) == ("facts.csv", 5, 6)
    related = result["relatedLocations"][0]["physicalLocation"]
    assert related["artifactLocation"]["uri"] == "sources/treaty-column.html"
    assert related["region"]["snippet"]["text"] == "the United States has not agreed to pay rent for them"
    assert result["partialFingerprints"] == {"whence/w1": "w1:77ab01c2ff"}
    assert (result["level"], result["baselineState"]) == ("error", "new")


def test_lines_of_an_extracted_text_are_not_lines_of_its_file(report):
    run = log(report)
    by_code = {r["ruleId"]: r for r in run["results"]}
    assert by_code["WH202"]["locations"][0]["physicalLocation"]["region"] == {"startLine": 1, "snippet": {"text": "15 December 2019"}}
    in_text = by_code["WH206"]["locations"][0]["physicalLocation"]["region"]
    assert (in_text["startLine"], in_text["startColumn"], in_text["endColumn"]) == (5, 11, 11 + len("signed more than 60 years ago"))


def test_rules_carry_their_help(report):
    run = log(report)
    rules = run["tool"]["driver"]["rules"]
    assert [r["id"] for r in rules] == sorted(r["id"] for r in rules)
    assert all(rules[r["ruleIndex"]]["id"] == r["ruleId"] for r in run["results"])
    rule = next(r for r in rules if r["id"] == "WH206")
    assert rule["name"] == "ElapsedTimeMismatch"
    assert "What to do:" in rule["help"]["markdown"]


def test_waivers_suppress_and_the_baseline_is_unchanged(report):
    run = log(report)
    by_code = {r["ruleId"]: r for r in run["results"]}
    assert "M. Duarte" in by_code["WH501"]["suppressions"][0]["justification"]
    assert by_code["WH404"]["baselineState"] == "unchanged"
    assert "suppressions" not in by_code["WH404"]


def test_5000_and_the_rest_counted():
    run = log(crowd(20, 6000, 6000))
    assert len(run["results"]) == 5000
    assert {"error", "warning"} <= {r["level"] for r in run["results"][:4000]}
    assert run["results"][0]["level"] == "error"
    assert "1,000 further findings" in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]


def test_a_finding_without_a_place_gets_the_first_line_of_a_file(report):
    bare = msgspec.structs.replace(report.findings[0], locations=())
    result = log(msgspec.structs.replace(report, findings=(bare,)))["results"][0]
    assert result["locations"][0]["physicalLocation"] == {"artifactLocation": {"uri": "facts.csv"}, "region": {"startLine": 1}}


def test_files_are_named_from_the_repository(report):
    run = log(in_repository(report, "data/pact"))
    uris = {r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in run["results"]}
    assert all(uri.startswith("data/pact/") for uri in uris)


@pytest.mark.parametrize("evil", HOSTILE[:-1], ids=range(len(HOSTILE) - 1))
def test_hostile_words_stay_words(report, evil):
    run = log(poisoned(report, evil))
    for result in run["results"]:
        for place in result["locations"]:
            uri = place["physicalLocation"]["artifactLocation"]["uri"]
            assert ":" not in uri.split("/", maxsplit=1)[0]
            assert not set(uri) & set('<>" \\')


@pytest.mark.skipif(not SCHEMA.exists(), reason="the OASIS schema is not kept here")
def test_it_validates_against_the_schema_of_oasis(report, tmp_path):
    file = tmp_path / "report.sarif"
    file.write_text(render(report), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--schemafile", str(SCHEMA), str(file)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
