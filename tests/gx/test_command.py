"""Suites from the command line: their findings in the report, an engine's error as exit 2, what they cost, and their pages."""

import json
import sqlite3
import subprocess
import sys

import pytest
from click.testing import CliRunner

from whence.cli import main

COLUMNS = ("fact_id", "source", "subject", "predicate", "value", "quote")


@pytest.fixture
def suited(root):
    """The dossier with a suite of one expectation, which its third fact does not meet unless the column is another."""

    def name(column="predicate", kind="expect_column_values_to_be_in_set", **kwargs):
        kwargs = {"column": column, **({"value_set": ["opened"]} if kind.endswith("in_set") else kwargs)}
        (root / "ours.json").write_text(json.dumps({"name": "ours", "expectations": [{"type": kind, "kwargs": kwargs, "severity": "info"}]}))
        (root / "whence.toml").write_text('[expectations]\nsuites = ["ours.json"]\n')
        return root

    return name


def run(*arguments):
    return CliRunner().invoke(main, [str(one) for one in arguments])


def findings(ran, code="WH802"):
    assert ran.exit_code in {0, 1}, ran.stderr
    return [finding for finding in json.loads(ran.stdout)["findings"] if finding["code"] == code]


def check(root, *options):
    return run("check", root, "--no-report", "--output-format", "json", *options)


def test_a_finding_with_its_row_and_severity_and_what_it_cost(suited):
    ran = check(suited(), "--verbose")
    (finding,) = findings(ran)
    assert (finding["facts"], finding["severity"], finding["locations"][0]["file"], finding["locations"][0]["line"]) == (
        ["f3"],
        "info",
        "facts.csv",
        4,
    )
    assert "Great Expectations in" in ran.stderr
    assert "s of CPU" in ran.stderr


@pytest.mark.parametrize(
    ("column", "kind"),
    [("nothing_of_that_name", "expect_column_values_to_be_in_set"), ("subject", "expect_column_mean_to_be_between"), ("x", "expect_the_moon")],
)
def test_what_cannot_be_computed_is_exit_2_and_no_finding(suited, column, kind):
    ran = check(suited(column, kind, min_value=0, max_value=1))
    assert ran.exit_code == 2
    assert ran.stderr.startswith("whence: error: ")
    assert ran.stdout == ""


def test_rows_in_sqlite(suited, dossier, tmp_path):
    base = sqlite3.connect(tmp_path / "news.db")
    base.execute(f"CREATE TABLE facts ({', '.join(COLUMNS)})")
    base.executemany("INSERT INTO facts VALUES (?,?,?,?,?,?)", [[getattr(fact, name) for name in COLUMNS] for fact in dossier.facts])
    base.commit()
    base.close()
    (finding,) = findings(check(suited(), "--facts", f"sqlite:///{tmp_path}/news.db?table=facts"))
    assert (finding["facts"], finding["locations"][0]["file"], finding["locations"][0]["line"]) == (["f3"], "news.db?table=facts", 3)
    broken = check(suited("nothing"), "--facts", f"sqlite:///{tmp_path}/news.db?table=facts")
    assert (broken.exit_code, broken.stdout) == (2, "")


def test_rows_in_postgresql(suited, dossier, postgres_server):
    library, home = postgres_server
    base = library.connect(host=home, user="whence", dbname="postgres")
    with base, base.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS told")
        cursor.execute(f"CREATE TABLE told ({', '.join(f'{name} TEXT' for name in COLUMNS)})")
        cursor.executemany("INSERT INTO told VALUES (%s,%s,%s,%s,%s,%s)", [[getattr(fact, name) for name in COLUMNS] for fact in dossier.facts])
    base.close()
    (finding,) = findings(check(suited(), "--facts", f"postgresql://whence@/postgres?host={home}&table=told"))
    assert (finding["facts"], finding["locations"][0]["line"]) == (["f3"], 3)


@pytest.mark.parametrize("options", [["--ignore", "WH802"], ["--select", "WH1"]])
def test_a_suite_that_is_not_asked_for_is_not_imported(suited, options):
    program = (
        "import sys; from whence.cli import main\ntry: main()\nexcept SystemExit: pass\n"
        "print(*sorted({'great_expectations', 'pandas'} & set(sys.modules)), file=sys.stderr)"
    )
    command = [sys.executable, "-c", program, "check", str(suited()), "--no-report", *options]
    assert subprocess.run(command, capture_output=True, check=True, text=True, timeout=60).stderr.splitlines()[-1] == ""


def test_the_pages(suited, tmp_path):
    root = suited()
    ran = run("docs", root, "-o", tmp_path / "pages")
    assert ran.exit_code == 0, ran.stderr
    assert "ours" in (tmp_path / "pages" / "index.html").read_text()
    (root / "whence.toml").write_text("")
    none = run("docs", root, "-o", tmp_path / "none")
    assert none.exit_code == 2
    assert "name no suite" in none.stderr
