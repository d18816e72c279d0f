import json
import subprocess
import sys

import pytest

from whence.schemas import NAMES, schema
from whence.store.columns import FACTS, names


@pytest.mark.parametrize("name", NAMES)
def test_each_is_a_json_schema(name, tmp_path):
    path = tmp_path / "schema.json"
    path.write_text(json.dumps(schema(name)))
    checked = subprocess.run([sys.executable, "-m", "check_jsonschema", "--check-metaschema", str(path)], capture_output=True, check=False)
    assert checked.returncode == 0, checked.stdout.decode()


def test_rows_of_facts(tmp_path):
    made = schema("facts")
    assert tuple(made["properties"]) == names(FACTS)
    assert made["required"] == ["fact_id", "source", "subject", "predicate", "value", "quote"]
    good = {"fact_id": 1, "source": "a", "subject": "b", "predicate": "c", "value": 5, "quote": "q", "start": None, "kind": None, "desk": "x"}
    bad = {**good, "kind": "dates", "start": -1}
    (tmp_path / "schema.json").write_text(json.dumps(made))
    for number, row in enumerate((good, bad)):
        (tmp_path / f"{number}.json").write_text(json.dumps(row))
    codes = [
        subprocess.run(
            [sys.executable, "-m", "check_jsonschema", "--schemafile", str(tmp_path / "schema.json"), str(tmp_path / f"{n}.json")],
            capture_output=True,
            check=False,
        ).returncode
        for n in (0, 1)
    ]
    assert codes == [0, 1]


def test_settings_are_written_with_hyphens():
    made = schema("settings")
    assert "fail-on" in made["properties"]
    assert made["additionalProperties"] is False


def test_the_report_names_its_form():
    assert schema("report")["properties"]["schema"] == {"const": "whence-report/1"}
