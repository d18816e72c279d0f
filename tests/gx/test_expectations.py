"""whence's expectations in a project made by hand with Great Expectations' own file context, on pandas and on PostgreSQL."""

import json
from pathlib import Path

import pytest

from whence.gx.library import great_expectations
from whence.store import open_dossier

BASE = ("fact_id", "source", "subject", "predicate", "value", "quote")


@pytest.fixture
def project(tmp_path):
    """A Great Expectations project on disk."""
    gx = great_expectations()
    context = gx.get_context(mode="file", project_root_dir=tmp_path / "project")
    context.variables.progress_bars = {"globally": False, "metric_calculations": False}
    return gx, context


def rows(root):
    return [{name: getattr(fact, name) for name in BASE} for fact in open_dossier(root).facts]


@pytest.fixture
def on_pandas(project):
    import pandas as pd

    _, context = project

    def batch(table, name="facts"):
        asset = context.data_sources.add_pandas(f"frames {name}").add_dataframe_asset(name)
        return asset.add_batch_definition_whole_dataframe("all"), {"dataframe": pd.DataFrame(table)}

    return batch


@pytest.fixture
def on_postgresql(project, postgres_server):
    _, context = project
    library, home = postgres_server

    def batch(table, name="facts"):
        base = library.connect(host=home, user="whence", dbname="postgres")
        columns = list(table[0])
        with base, base.cursor() as cursor:
            cursor.execute(f"DROP TABLE IF EXISTS {name}")
            cursor.execute(f"CREATE TABLE {name} ({', '.join(f'{column} TEXT' for column in columns)})")
            cursor.executemany(f"INSERT INTO {name} VALUES ({', '.join(['%s'] * len(columns))})", [tuple(row.values()) for row in table])  # noqa: S608 - our own names
        base.close()
        source = context.data_sources.add_sql(f"postgres {name}", connection_string=f"postgresql+psycopg2://whence@/postgres?host={home}")
        return source.add_table_asset(name, table_name=name).add_batch_definition_whole_table("all"), None

    return batch


@pytest.fixture(params=["pandas", "postgresql"])
def batch(request):
    return request.getfixturevalue(f"on_{request.param}")


def validated(project, definition, expectation):
    """The result of one expectation, run as a Checkpoint runs it."""
    gx, context = project
    data, parameters = definition
    name = f"{type(expectation).__name__} {data.data_asset.name}"
    suite = context.suites.add(gx.ExpectationSuite(name=name, expectations=[expectation]))
    ran = context.validation_definitions.add(gx.ValidationDefinition(name=suite.name, data=data, suite=suite))
    return ran.run(batch_parameters=parameters, result_format="COMPLETE").results[0]


def test_facts_are_borne_by_their_sources(project, batch, root):
    from whence.gx import ExpectFactsToBeBorneBySources

    result = validated(project, batch(rows(root)), ExpectFactsToBeBorneBySources(sources=str(root)))
    assert not result.success
    (found,) = result.result["unexpected_index_list"]
    assert (found["fact_id"], found["code"], found["source"]) == ("f2", "WH106", "a.txt")
    assert result.result["observed_value"].startswith("1 found: ")


def test_facts_that_are_borne_hold(project, batch, root):
    from whence.gx import ExpectFactsToBeBorneBySources

    sound = [row for row in rows(root) if row["fact_id"] != "f2"]
    result = validated(project, batch(sound), ExpectFactsToBeBorneBySources(sources=str(root)))
    assert result.success, result.result
    assert "nothing was found" in result.result["observed_value"]


def test_facts_agree(project, batch, root):
    from whence.gx import ExpectFactsToAgree

    (root / "sources/b.txt").write_text("5 May 2020\n\nThe bridge over the Aure was opened on 4 May 2020, in the rain.\n")
    table = [row | {"predicate": "founded"} for row in rows(root)[:2]]
    table[1] |= {"source": "b.txt", "quote": "opened on 4 May 2020"}
    result = validated(project, batch(table), ExpectFactsToAgree(sources=str(root)))
    assert not result.success
    assert result.result["unexpected_index_list"][0]["code"] == "WH401"
    (root / "sources/b.txt").write_text("5 May 2020\n\nThe bridge over the Aure was opened on 3 May 2020, in the rain.\n")
    table[1] |= {"value": table[0]["value"], "quote": table[0]["quote"]}
    assert validated(project, batch(table, "agreeing"), ExpectFactsToAgree(sources=str(root), severity="warning")).success


def test_titles_hold(project, on_pandas, root):
    from whence.gx import ExpectTitlesToHold

    registers = root / "registers"
    registers.mkdir()
    (registers / "offices.csv").write_text("person,title,start,end\nIda Lund,mayor,2021-01-01,\nOle Vik,mayor,2011-01-01,2020-12-31\n")
    result = validated(project, on_pandas(rows(root)), ExpectTitlesToHold(sources=str(root)))
    assert not result.success
    assert {row["code"] for row in result.result["unexpected_index_list"]} == {"WH303"}


def test_sources_are_dated(project, batch, root):
    from whence.gx import ExpectSourcesToBeDated

    (root / "sources/b.txt").write_text("The council met yesterday to talk about the bridge, and will meet again tomorrow.\n")
    table = [{"source": "a.txt", "publisher": "Daily"}, {"source": "b.txt", "publisher": "Daily"}]
    result = validated(project, batch(table, "sources"), ExpectSourcesToBeDated(sources=str(root / "sources")))
    assert not result.success
    assert [(row["source"], row["code"]) for row in result.result["unexpected_index_list"]] == [("b.txt", "WH203")]
    dated = [{**row, "published": "2020-05-04"} for row in table]
    assert validated(project, batch(dated, "dated"), ExpectSourcesToBeDated(sources=str(root / "sources"), severity="info")).success


def test_texts_may_come_with_the_table(project, on_pandas):
    from whence.gx import ExpectSourcesToBeDated

    table = [{"source": "a", "text": "4 May 2020\n\nThe bridge opened yesterday."}, {"source": "b", "text": "The council met yesterday."}]
    result = validated(project, on_pandas(table, "sources"), ExpectSourcesToBeDated())
    assert [row["source"] for row in result.result["unexpected_index_list"]] == ["b"]


def test_an_error_of_ours_is_an_exception_and_no_finding(project, on_pandas, root, tmp_path):
    from whence.errors import EngineError
    from whence.gx import ExpectFactsToBeBorneBySources
    from whence.gx.suites import judged

    result = validated(project, on_pandas(rows(root)), ExpectFactsToBeBorneBySources(sources=str(tmp_path / "none")))
    assert not result.success
    with pytest.raises(EngineError, match="no such file or folder"):
        judged(open_dossier(root), "x", "facts", [result])


def test_ours_in_a_suite_of_the_settings(root, run_check):
    suite = {
        "name": "facts",
        "expectations": [{"type": "expect_facts_to_be_borne_by_sources", "kwargs": {"sources": str(root)}, "severity": "warning"}],
    }
    (root / "suite.json").write_text(json.dumps(suite))
    (root / "whence.toml").write_text('[expectations]\nsuites = ["suite.json"]\n')
    findings = [f for f in run_check(root)["findings"] if f["code"] == "WH802"]
    assert [(f["facts"], f["severity"], f["locations"][0]["line"]) for f in findings] == [(["f2"], "warning", 3)]


@pytest.fixture
def run_check():
    from click.testing import CliRunner

    from whence.cli import main

    def run(root):
        result = CliRunner().invoke(main, ["check", str(root), "--no-report", "--output-format", "json", "--verbose"])
        assert result.exit_code in {0, 1}, result.stderr
        assert "Great Expectations in" in result.stderr
        return json.loads(result.stdout)

    return run


def test_they_are_readable_in_data_docs(project, on_pandas, root):
    """The trap: a renderer counts only under the base method's own name."""
    from great_expectations.render.renderer.content_block import ValidationResultsTableContentBlockRenderer

    from whence.gx import ExpectFactsToBeBorneBySources

    result = validated(project, on_pandas(rows(root)), ExpectFactsToBeBorneBySources(sources=str(root)))
    shown = json.dumps(ValidationResultsTableContentBlockRenderer.render([result]).to_json_dict(), ensure_ascii=False)
    assert "Each fact must be borne by its source" in shown
    assert "1 found: " in shown
    assert "ExpectFactsToBeBorneBySources(**" not in shown


def test_an_action_writes_our_report(project, on_pandas, root, tmp_path):
    gx, context = project
    from whence.gx import WriteWhenceReport

    data, parameters = on_pandas(rows(root))
    suite = context.suites.add(
        gx.ExpectationSuite(
            name="facts", expectations=[gx.expectations.ExpectColumnValuesToBeInSet(column="predicate", value_set=["opened"], severity="info")]
        )
    )
    definition = context.validation_definitions.add(gx.ValidationDefinition(name="facts", data=data, suite=suite))
    action = WriteWhenceReport(name="whence", dossier=str(root), folder=str(tmp_path / "kept"))
    checkpoint = context.checkpoints.add(
        gx.Checkpoint(
            name="facts",
            validation_definitions=[definition],
            actions=[action],
            result_format={"result_format": "COMPLETE", "unexpected_index_column_names": ["fact_id"]},
        )
    )
    assert not checkpoint.run(batch_parameters=parameters).success
    report = json.loads((tmp_path / "kept/report.json").read_text())
    codes = {f["code"]: f["facts"] for f in report["findings"]}
    assert codes["WH106"] == ["f2"]
    assert codes["WH802"] == ["f3"]
    assert (tmp_path / "kept/report.html").is_file()
    kept = [path.read_text() for path in (Path(context.root_directory) / "checkpoints").rglob("*") if path.is_file()]
    assert any("write_whence_report" in text for text in kept)
