"""A scratch repository plays data pull requests end to end: what lands, what fails, and what a pull request cannot do for itself."""

import csv
import io
import json
import os
import re
import subprocess

import pytest

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
WRONG_LENGTH = ("pier.txt", "the pier at Larne", "length", "420 metres", "It is 240 metres long", "number")
ANOTHER_WRONG_YEAR = ("pier.txt", "the pier at Larne", "opened", "2014-05-04", "was opened on 4 May 2016", "date")


def table(rows):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((fact_id, *row) for fact_id, row in rows.items())
    return out.getvalue()


class Repository:
    """A data repository: a dossier under git."""

    def __init__(self, folder, run):
        self.folder = folder
        self.run = run
        self.git("init", "-q", "-b", "main")
        self.write("sources/pier.txt", HARBOUR)
        self.write("whence.toml", 'ignore = ["WH203", "WH705"]\n')
        self.facts(GOOD)
        self.commit("a dossier")

    def git(self, *arguments):
        env = {
            **os.environ,
            "GIT_AUTHOR_NAME": "A",
            "GIT_AUTHOR_EMAIL": "a@example.org",
            "GIT_COMMITTER_NAME": "A",
            "GIT_COMMITTER_EMAIL": "a@example.org",
        }
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
        return self.run("check", self.folder, "--no-report", "--today", "2026-06-01", *options)

    def findings(self, *options):
        return json.loads(self.check("--output-format", "json", *options).out)["findings"]

    def waive(self, findings, expires="2026-12-31"):
        for finding in findings:
            self.run("waive", finding["fingerprint"], self.folder, "--reason", "the port asked", "--by", "R. Kane", "--expires", expires)


@pytest.fixture
def repo(tmp_path, run):
    return Repository(tmp_path, run)


def errors(findings):
    return [f for f in findings if f["severity"] == "error"]


def test_good_facts_land(repo):
    assert repo.check().code == 0


def test_a_bad_row_fails_with_the_annotation_on_its_line(repo):
    repo.facts({**GOOD, "f4": WRONG_YEAR})
    ran = repo.check("--output-format", "github")
    assert ran.code == 1
    assert re.search(r"^::error file=[^,]*facts\.csv,line=5", ran.out, re.MULTILINE)


def test_old_debt_passes_and_another_wrong_year_does_not(repo):
    repo.facts({**GOOD, "f4": WRONG_YEAR})
    assert repo.run("baseline", repo.folder).code == 0
    assert repo.check().code == 0
    repo.facts({**GOOD, "f4": ANOTHER_WRONG_YEAR})
    assert repo.check().code == 1


def test_a_baseline_of_one_does_not_cover_two(repo):
    repo.facts({**GOOD, "f4": WRONG_YEAR})
    repo.run("baseline", repo.folder)
    repo.facts({**GOOD, "f4": WRONG_YEAR, "f5": WRONG_YEAR})
    assert repo.check().code == 1


def test_pruning_only_shrinks(repo):
    repo.facts({**GOOD, "f4": WRONG_YEAR})
    repo.run("baseline", repo.folder)
    repo.facts({**GOOD, "f4": ANOTHER_WRONG_YEAR})
    repo.run("baseline", repo.folder, "--prune")
    assert json.loads((repo.folder / "baseline.json").read_text())["findings"] == []
    assert repo.check().code == 1


def test_a_waiver_passes_until_its_day_and_not_a_day_longer(repo):
    repo.facts({**GOOD, "f4": WRONG_YEAR})
    repo.waive(errors(repo.findings()), "2026-06-01")
    assert repo.check().code == 0
    assert repo.run("check", repo.folder, "--no-report", "--today", "2026-06-02").code == 1


def test_add_waivers_covers_what_there_is(repo):
    repo.facts({**GOOD, "f4": WRONG_YEAR})
    repo.check("--add-waivers", "inherited", "R. Kane", "2026-12-31")
    assert repo.check().code == 0
    assert len(list((repo.folder / "waivers").glob("*.toml"))) >= 1


def test_a_pull_request_cannot_waive_itself(repo):
    repo.facts({**GOOD, "f4": WRONG_YEAR})
    repo.waive(repo.findings())
    repo.git("checkout", "-q", "-b", "pull")
    repo.commit("a bad row and its waiver")
    assert repo.check().code == 0
    ran = repo.check("--policy-from", "main", "--output-format", "json")
    assert ran.code == 1
    assert any("waiver added" in line for line in json.loads(ran.out)["gate"]["loosened"])


def test_loosened_settings_are_the_base_branchs_to_give(repo):
    repo.facts({**GOOD, "f4": WRONG_YEAR})
    repo.write("whence.toml", 'select = ["WH7"]\n')
    assert repo.check().code == 0
    assert repo.check("--policy-from", "main").code == 1


def test_deleting_a_source_fails(repo):
    repo.write("sources/other.txt", "Nothing of note happened at the port on 5 May 2016.\n")
    repo.commit("another source")
    (repo.folder / "sources" / "pier.txt").unlink()
    assert repo.check().code == 1


def test_deleting_a_register_fails(repo):
    repo.write("registers/offices.csv", "person,title,start,end,source\nRuth Kane,Mayor,2014-05-01,2018-05-01,council records\n")
    repo.commit("a register")
    assert repo.check("--policy-from", "HEAD").code == 0
    (repo.folder / "registers" / "offices.csv").unlink()
    assert repo.check("--policy-from", "HEAD").code == 1


def test_renaming_a_source_keeps_its_findings(repo):
    repo.facts({**GOOD, "f4": WRONG_YEAR})
    repo.run("baseline", repo.folder)
    (repo.folder / "sources" / "pier.txt").rename(repo.folder / "sources" / "larne.txt")
    repo.facts({fact_id: ("larne.txt", *row[1:]) for fact_id, row in {**GOOD, "f4": WRONG_YEAR}.items()})
    assert repo.check().code == 0


def test_two_branches_that_each_add_a_waiver_merge(repo):
    repo.facts({**GOOD, "f4": WRONG_YEAR, "f5": WRONG_LENGTH})
    repo.commit("two bad rows")
    found = errors(repo.findings())
    assert len(found) == 2
    for n, finding in enumerate(found):
        repo.git("checkout", "-q", "-b", f"waiver-{n}", "main")
        repo.waive([finding])
        repo.commit("a waiver")
    repo.git("merge", "-q", "-m", "both", "waiver-0")
    assert repo.check().code == 0


def test_changed_since_says_only_what_the_range_touches(repo):
    repo.facts({**GOOD, "f4": WRONG_YEAR})
    repo.commit("old debt")
    assert repo.check("--changed-since", "HEAD").code == 0
    repo.facts({**GOOD, "f4": WRONG_YEAR, "f5": WRONG_LENGTH})
    told = repo.findings("--changed-since", "HEAD")
    assert told
    assert all("f5" in f["facts"] for f in told)


def test_diff_tells_what_came_and_went(repo):
    repo.facts({"f1": GOOD["f1"], "f2": (*GOOD["f2"][:3], "250 metres", *GOOD["f2"][4:]), "f9": WRONG_YEAR})
    ran = repo.run("diff", "HEAD", repo.folder, "--dossier", repo.folder, "--output-format", "json", "--fail-on-new")
    assert ran.code == 1
    changes = json.loads(ran.out)
    assert changes["added"] == ["f9"]
    assert changes["removed"] == ["f3"]
    assert [(row["fact_id"], row["fields"]) for row in changes["changed"]] == [("f2", [{"name": "value", "old": "240 metres", "new": "250 metres"}])]
    assert len(changes["findings_new"]) >= 2
    assert repo.run("diff", "HEAD", "HEAD", "--dossier", repo.folder).out == "Nothing changed.\n"
    for form in ("text", "markdown", "html"):
        assert "f9" in repo.run("diff", "HEAD", repo.folder, "--dossier", repo.folder, "--output-format", form).out


def test_a_revision_that_git_does_not_know(repo):
    assert repo.check("--policy-from", "nowhere").code == 2


def test_lock_and_verify(repo):
    assert repo.run("lock", repo.folder).code == 0
    assert repo.run("lock", repo.folder, "--check").code == 0
    assert repo.run("check", repo.folder, "--today", "2026-06-01").code == 0
    report = repo.folder / "reports" / "report.json"
    assert repo.run("verify", report).code == 0
    repo.write("sources/pier.txt", HARBOUR.replace("4 May 2016", "5 May 2016"))
    ran = repo.run("verify", report)
    assert ran.code == 1
    assert "input sources/pier.txt" in ran.out
    assert "evidence f1" in ran.out
    assert repo.run("lock", repo.folder, "--check").code == 1


def test_a_bundle_holds_until_a_byte_changes(repo):
    bundle = repo.folder.parent / "sealed.zip"
    assert repo.run("bundle", repo.folder, "-o", bundle, "--today", "2026-06-01").code == 0
    assert repo.run("verify", bundle).code == 0
    data = bytearray(bundle.read_bytes())
    at = data.find(b"240 metres long")
    data[at] ^= 1
    bundle.write_bytes(data)
    assert repo.run("verify", bundle).code in {1, 2}
