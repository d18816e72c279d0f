"""``pytest --whence DOSSIER`` in a data repository: one test per fact and per source."""

import subprocess
import sys

import pytest

ARTICLE = "The pier at Larne was opened on 4 May 2016 by Mayor Ruth Kane.\n"
HEAD = "fact_id,source,subject,predicate,value,quote\n"
GOOD = "f1,pier.txt,the pier at Larne,opened,2016-05-04,was opened on 4 May 2016\n"
BAD = "f2,pier.txt,the pier at Larne,opened,2015-05-04,was opened on 4 May 2016\n"


@pytest.fixture
def data(tmp_path):
    def write(rows):
        (tmp_path / "sources").mkdir(exist_ok=True)
        (tmp_path / "sources" / "pier.txt").write_text(ARTICLE, encoding="utf-8")
        (tmp_path / "facts.csv").write_text(HEAD + rows, encoding="utf-8")
        return tmp_path

    return write


def run(folder, *options):
    command = [sys.executable, "-m", "pytest", "-rA", "-p", "no:cacheprovider", "--whence", str(folder), *options]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_right_facts_pass(data):
    done = run(data(GOOD))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "2 passed" in done.stdout


def test_a_wrong_fact_fails_with_both_sides(data):
    done = run(data(GOOD + BAD))
    assert done.returncode == 1, done.stdout + done.stderr
    assert "1 failed, 2 passed" in done.stdout
    assert "WH106" in done.stdout
    assert "f2" in done.stdout
    assert "Traceback" not in done.stdout


def test_what_cannot_be_checked_is_a_usage_error(tmp_path):
    done = run(tmp_path)
    assert done.returncode == 4, done.stdout + done.stderr
    assert "whence: error:" in done.stdout + done.stderr
