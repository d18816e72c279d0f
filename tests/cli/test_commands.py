"""The other commands, and what all of them share."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

ARTICLE = "Bridge opens\n\n4 May 2020\n\nThe bridge over the Aure was opened on 3 May 2020 by mayor Ida Lund, the city said.\n"


def listed():
    from whence.cli import COMMANDS

    return tuple(COMMANDS)


def test_the_listing_imports_no_command():
    code = "import sys; from whence.cli import main\ntry: main(['--help'])\nfinally: print(sorted(m for m in sys.modules if m.startswith('whence.')))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, text=True)
    assert ran.stdout.splitlines()[-1] == "['whence.cli', 'whence.cli.group']"
    lines = ran.stdout.partition("Commands:")[2].splitlines()[1:-1]
    assert [line.split()[0] for line in lines if not line.startswith("   ")] == list(listed())


@pytest.mark.parametrize("name", listed())
def test_each_command_has_help(run, name):
    for flag in ("--help", "-h"):
        ran = run(name, flag)
        assert ran.code == 0
        assert ran.out.startswith(f"Usage: whence {name}")


def test_explain_lists_all_checks(run):
    from whence.suite import catalogue

    ran = run("explain")
    assert [line.split()[0] for line in ran.out.splitlines()] == [cls.code for cls in catalogue()]


def test_explain_shows_a_page(run):
    by_code, by_name = run("explain", "wh202"), run("explain", "dateline-conflict")
    assert by_code.out == by_name.out
    assert "Why:" in by_code.out
    assert "tolerance-days = 1" in by_code.out


@pytest.mark.parametrize("name", ["report", "facts", "sources", "settings"])
def test_schema(run, name):
    assert json.loads(run("schema", name).out)["$schema"].startswith("https://json-schema.org/")


def test_init_makes_a_dossier_that_passes(run, tmp_path):
    made = run("init", tmp_path / "new")
    assert made.code == 0
    assert "facts.csv" in made.out
    ran = run("check", tmp_path / "new", "--output-format", "json")
    report = json.loads(ran.out)
    assert (ran.code, report["verdict"]) == (0, "pass"), report["findings"]
    assert [f["code"] for f in report["findings"]] == []
    assert {f["outcome"] for f in report["facts"]} == {"supported"}


def test_init_leaves_what_there_is(run, tmp_path):
    (tmp_path / "facts.csv").write_text("mine")
    ran = run("init", tmp_path)
    assert (tmp_path / "facts.csv").read_text() == "mine"
    assert "left as they are: facts.csv" in ran.err
    (tmp_path / "file").write_text("")
    assert run("init", tmp_path / "file").code == 2


@pytest.mark.parametrize("kind", ["csv", "jsonl", "parquet"])
def test_extracted_facts_can_be_checked(run, folder, kind):
    root = folder({"sources/a.txt": ARTICLE})
    ran = run("extract", root, "-o", root / f"facts.{kind}")
    assert ran.code == 0, ran.err
    checked = run("check", root, "--output-format", "json")
    report = json.loads(checked.out)
    assert report["facts"], "something is extracted from an article with a date, a name and a title"
    assert not [f for f in report["findings"] if f["severity"] == "error"], report["findings"]
    assert not any(f["extracted"] for f in report["facts"] if "extracted" in f)


def test_extracted_facts_go_to_standard_output_as_csv(run):
    ran = run("extract", "-", stdin=ARTICLE)
    rows = list(csv.DictReader(ran.out.splitlines()))
    assert ran.code == 0
    assert {"fact_id", "source", "quote"} <= set(rows[0])


def test_extract_refuses_what_it_cannot_write(run, folder):
    root = folder({"a.txt": ARTICLE})
    assert "facts.xlsx: is no table" in run("extract", root, "-o", "facts.xlsx").err
    assert run("extract", root, root).code == 2


def test_no_command_at_all():
    from click.testing import CliRunner

    from whence.cli import main

    result = CliRunner().invoke(main, [])
    assert result.exit_code == 2
    assert "Usage: whence" in result.output


def test_what_should_not_happen_is_one_line_too(monkeypatch):
    from click.testing import CliRunner

    import whence.suite
    from whence.cli import main

    def fail():
        raise RuntimeError("first\nsecond")

    monkeypatch.setattr(whence.suite, "catalogue", fail)
    result = CliRunner().invoke(main, ["explain"])
    assert result.exit_code == 2
    assert result.stderr.startswith("whence: error: this should not have happened: RuntimeError: first; ")
    assert len(result.stderr.splitlines()) == 1


def test_explain_lists_a_family(run):
    lines = run("explain", "WH2").out.splitlines()
    assert lines[0].startswith("WH201  weekday-mismatch")
    assert all(line.startswith("WH2") for line in lines)
    assert run("explain", "WH5x").code == 2


def test_a_waiver_needs_a_fingerprint_and_says_when_it_is_past(run, folder):
    root = folder({"sources/a.txt": ARTICLE})
    given = ("--reason", "known", "--by", "desk", "--today", "2024-01-01")
    assert "is none" in run("waive", "WH103", root, *given, "--expires", "2030-01-01").err
    assert not (root / "waivers").exists()
    assert "past" not in run("waive", "w1:0123456789abcdef", root, *given, "--expires", "2024-01-01").err
    assert "that day is past" in run("waive", "w1:0123456789abcdef", root, *given, "--expires", "2023-12-31").err


def test_init_puts_no_example_among_somebodys_articles(run, folder):
    root = folder({"sources/mine.txt": ARTICLE})
    ran = run("init", root)
    assert ran.code == 0
    assert sorted(p.name for p in (root / "sources").iterdir()) == ["mine.txt"]
    assert not (root / "facts.csv").exists()
    assert (root / "whence.toml").is_file()


def test_verify_without_the_dossier_says_where_to_name_it(run, folder, tmp_path):
    root = folder({"sources/a.txt": ARTICLE, "whence.toml": ""})
    run("check", root)
    alone = tmp_path / "alone" / "report.json"
    alone.parent.mkdir()
    alone.write_bytes((root / "reports/report.json").read_bytes())
    ran = run("verify", alone)
    assert ran.code == 2
    assert "--dossier" in ran.err
    assert run("verify", alone, "--dossier", root).code == 0


def test_verify_names_words_that_changed_in_their_place(run, folder):
    facts = "fact_id,source,subject,predicate,value,quote\nf1,a,the toll,count,12,a toll of 12 crowns\n"
    root = folder({"sources/a.txt": "The island asks a toll of 12 crowns of every car.\n", "facts.csv": facts})
    run("check", root)
    (root / "sources/a.txt").write_text("The island asks a toll of 14 crowns of every car.\n")
    ran = run("verify", root / "reports/report.json")
    assert "evidence f1: was “a toll of 12 crowns”, and a.txt now has “a toll of 14 crowns”" in ran.out


def test_a_folder_of_dossiers_is_told_so(run, folder):
    root = folder({"one/sources/a.txt": ARTICLE, "two/sources/a.txt": ARTICLE}, "all")
    assert "name the dossiers in it (one, two)" in run("check", root).err


def test_the_suites_that_judged_are_sealed_and_bundled(run, folder):
    suites = (Path(__file__).parents[2] / "expectations/facts.json").read_bytes()
    root = folder(
        {
            "work/sources/a.txt": ARTICLE,
            "work/facts.csv": "fact_id,source,subject,predicate,value,quote\nf1,a,bridge,opened,2020-05-03,was opened on 3 May 2020\n",
            "work/whence.toml": '[expectations]\nsuites = ["../rules/facts.json"]\n',
            "rules/facts.json": suites,
        }
    )
    page, zipped = root / "work/reports/report.json", root / "b.zip"
    run("check", root / "work", "-q")
    assert "../rules/facts.json" in page.read_text()
    assert run("verify", page).code == 0
    assert run("bundle", root / "work", "-o", zipped).code == 0
    (root / "rules/facts.json").write_bytes(suites + b"\n")
    assert run("verify", zipped).code == 0
    ran = run("verify", page)
    assert (ran.code, "../rules/facts.json: is not the file that was checked" in ran.out) == (1, True)
