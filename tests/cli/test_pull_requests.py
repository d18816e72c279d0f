"""A scratch repository plays data pull requests end to end: what lands, what fails, and what a pull request cannot do for itself."""

import csv
import io
import json
import os
import subprocess

import pytest

from whence.cli import main

HARBOUR = """The Port of Larne

The new pier at Larne was opened on 4 May 2016 by Mayor Ruth Kane. It is 240 metres long and cost 31 million pounds.

"We waited nine years for this," Mayor Kane said. The ferry company said that 1,200 passengers crossed on the first day.
"""
COLUMNS = ("fact_id", "source", "subject", "predicate", "value", "quote", "kind")
GOOD = {
    "f1": ("pier.txt", "the pier at Larne", "opened", "2016-05-04", "was opened on 4 May 2016", "date"),
    "f2": ("pier.txt", "the pier at Larne", "length", "240 metres", "It is 240 metres long", "number"),
    "f3": ("pier.txt", "Ruth Kane", "title", "Mayor", "by Mayor Ruth Kane", "title"),
}
WRONG_YEAR = ("pier.txt", "the pier at Larne", "opened", "2015-05-04", "was opened on 4 May 2016", "date")
ANOTHER_WRONG_YEAR = ("pier.txt", "the pier at Larne", "opened", "2014-05-04", "was opened on 4 May 2016", "date")


def table(rows):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((fact_id, *row) for fact_id, row in rows.items())
    return out.getvalue()


class Repository:
    """A data repository: a dossier under git."""

    def __init__(self, folder):
        self.folder = folder
        self.git("init", "-q", "-b", "main")
        self.write("sources/pier.txt", HARBOUR)
        self.write("whence.toml", 'ignore = ["WH203", "WH705"]\n')
        self.facts(GOOD)
        self.commit("a dossier")

    def git(self, *arguments):
        env = {**os.environ, "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org"}
        return subprocess.run(["git", "-C", self.folder, *arguments], check=True, capture_output=True, text=True, env=env).stdout

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def facts(self, rows):
        self.write("facts.csv", table(rows))

    def commit(self, message):
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)

    def check(self, *options):
        return main(["check", str(self.folder), "--no-report", "--today", "2026-06-01", *options])


@pytest.fixture
def repo(tmp_path):
    return Repository(tmp_path)


def findings(repo, capsys, *options):
    capsys.readouterr()
    repo.check("--output-format", "json", *options)
    return json.loads(capsys.readouterr().out)["findings"]


def test_good_facts_land(repo):
    assert repo.check() == 0


def test_a_bad_row_fails_with_the_annotation_on_its_line(repo, capsys):
    repo.facts({**GOOD, "f4": WRONG_YEAR})
    assert repo.check("--output-format", "github") == 1
    assert "file=facts.csv,line=5" in capsys.readouterr().out.replace(str(repo.folder) + "/", "")


def test_old_debt_passes_and_another_wrong_year_does_not(repo):
    repo.facts({**GOOD, "f4": WRONG_YEAR})
    assert main(["baseline", str(repo.folder)]) == 0
    assert repo.check() == 0
    repo.facts({**GOOD, "f4": ANOTHER_WRONG_YEAR})
    assert repo.check() == 1


def test_a_baseline_of_one_does_not_cover_two(repo):
    repo.facts({**GOOD, "f4": WRONG_YEAR})
    main(["baseline", str(repo.folder)])
    repo.facts({**GOOD, "f4": WRONG_YEAR, "f5": WRONG_YEAR})
    assert repo.check() == 1


def test_pruning_only_shrinks(repo):
    repo.facts({**GOOD, "f4": WRONG_YEAR})
    main(["baseline", str(repo.folder)])
    repo.facts({**GOOD, "f4": ANOTHER_WRONG_YEAR})
    main(["baseline", str(repo.folder), "--prune"])
    assert json.loads((repo.folder / "baseline.json").read_text())["findings"] == []
    assert repo.check() == 1


def test_a_waiver_passes_until_its_day_and_not_a_day_longer(repo, capsys):
    repo.facts({**GOOD, "f4": WRONG_YEAR})
    errors = [f for f in findings(repo, capsys) if f["severity"] == "error"]
    for finding in errors:
        main(["waive", finding["fingerprint"], str(repo.folder), "--reason", "the port asked", "--by", "R. Kane", "--expires", "2026-06-01"])
    assert repo.check() == 0
    assert main(["check", str(repo.folder), "--no-report", "--today", "2026-06-02"]) == 1


def test_a_pull_request_cannot_waive_itself(repo, capsys):
    repo.facts({**GOOD, "f4": WRONG_YEAR})
    for finding in findings(repo, capsys):
        main(["waive", finding["fingerprint"], str(repo.folder), "--reason", "mine", "--by", "me", "--expires", "2026-12-31"])
    repo.git("checkout", "-q", "-b", "pull")
    repo.commit("a bad row and its waiver")
    assert repo.check() == 0
    assert repo.check("--policy-from", "main") == 1
    capsys.readouterr()
    repo.check("--policy-from", "main", "--output-format", "json")
    assert any("waiver added" in line for line in json.loads(capsys.readouterr().out)["gate"]["loosened"])


def test_loosened_settings_are_the_base_branchs_to_give(repo):
    repo.facts({**GOOD, "f4": WRONG_YEAR})
    repo.write("whence.toml", 'select = ["WH7"]\n')
    assert repo.check() == 0
    assert repo.check("--policy-from", "main") == 1


def test_deleting_a_source_fails(repo):
    repo.write("sources/other.txt", "Nothing of note happened at the port on 5 May 2016.\n")
    repo.commit("another source")
    (repo.folder / "sources" / "pier.txt").unlink()
    assert repo.check() == 1


def test_deleting_a_register_fails(repo):
    repo.write("registers/offices.csv", "person,title,start,end,source\nRuth Kane,Mayor,2014-05-01,2018-05-01,council records\n")
    repo.commit("a register")
    assert repo.check("--policy-from", "HEAD") == 0
    (repo.folder / "registers" / "offices.csv").unlink()
    assert repo.check("--policy-from", "HEAD") == 1


def test_renaming_a_source_keeps_its_findings(repo):
    repo.facts({**GOOD, "f4": WRONG_YEAR})
    main(["baseline", str(repo.folder)])
    (repo.folder / "sources" / "pier.txt").rename(repo.folder / "sources" / "larne.txt")
    repo.facts({fact_id: ("larne.txt", *row[1:]) for fact_id, row in {**GOOD, "f4": WRONG_YEAR}.items()})
    assert repo.check() == 0


def test_two_branches_that_each_add_a_waiver_merge(repo, capsys):
    repo.facts({**GOOD, "f4": WRONG_YEAR, "f5": ("pier.txt", "the pier at Larne", "length", "420 metres", "It is 240 metres long", "number")})
    repo.commit("two bad rows")
    errors = [f for f in findings(repo, capsys) if f["severity"] == "error"]
    assert len(errors) == 2
    for n, finding in enumerate(errors):
        repo.git("checkout", "-q", "-b", f"waiver-{n}", "main")
        main(["waive", finding["fingerprint"], str(repo.folder), "--reason", "known", "--by", "me", "--expires", "2026-12-31"])
        repo.commit("a waiver")
    repo.git("merge", "-q", "-m", "both", "waiver-0")
    assert repo.check() == 0


def test_changed_since_says_only_what_the_range_touches(repo, capsys):
    repo.facts({**GOOD, "f4": WRONG_YEAR})
    repo.commit("old debt")
    assert repo.check("--changed-since", "HEAD") == 0
    repo.facts({**GOOD, "f4": WRONG_YEAR, "f5": ("pier.txt", "the pier at Larne", "length", "420 metres", "It is 240 metres long", "number")})
    told = findings(repo, capsys, "--changed-since", "HEAD")
    assert {fact for f in told for fact in f["facts"]} == {"f5"}


def test_diff_tells_what_came_and_went(repo, capsys):
    repo.facts({"f1": GOOD["f1"], "f2": (*GOOD["f2"][:3], "250 metres", *GOOD["f2"][4:]), "f9": WRONG_YEAR})
    capsys.readouterr()
    assert main(["diff", "HEAD", str(repo.folder), "--dossier", str(repo.folder), "--output-format", "json", "--fail-on-new"]) == 1
    changes = json.loads(capsys.readouterr().out)
    assert changes["added"] == ["f9"]
    assert changes["removed"] == ["f3"]
    assert [(row["fact_id"], row["fields"]) for row in changes["changed"]] == [("f2", [{"name": "value", "old": "240 metres", "new": "250 metres"}])]
    assert len(changes["findings_new"]) >= 2
    assert main(["diff", "HEAD", "HEAD", "--dossier", str(repo.folder)]) == 0
    assert capsys.readouterr().out == "Nothing changed.\n"


def test_a_revision_that_git_does_not_know(repo, capsys):
    assert repo.check("--policy-from", "nowhere") == 2
    assert "whence: error:" in capsys.readouterr().err


def test_lock_and_verify(repo, capsys):
    assert main(["lock", str(repo.folder)]) == 0
    assert main(["lock", str(repo.folder), "--check"]) == 0
    assert main(["check", str(repo.folder), "--today", "2026-06-01"]) == 0
    report = str(repo.folder / "reports" / "report.json")
    assert main(["verify", report]) == 0
    repo.write("sources/pier.txt", HARBOUR.replace("4 May 2016", "5 May 2016"))
    capsys.readouterr()
    assert main(["verify", report]) == 1
    said = capsys.readouterr().out
    assert "input sources/pier.txt" in said
    assert "evidence f1" in said
    assert main(["lock", str(repo.folder), "--check"]) == 1
