"""A file is written whole or not at all, however many pieces it comes in."""

import pytest

from whence.cli.output import say, write
from whence.errors import InputError


def test_pieces_and_the_whole_are_the_same_file(tmp_path):
    write(tmp_path / "a" / "whole.txt", "one\ntwo \ud800\n")
    write(tmp_path / "a" / "pieces.txt", iter(["one\n", "two \ud800", "\n"]))
    assert (tmp_path / "a" / "pieces.txt").read_bytes() == (tmp_path / "a" / "whole.txt").read_bytes() == b"one\ntwo \\ud800\n"


@pytest.mark.parametrize(("broken", "raised"), [(OSError(28, "No space left"), InputError), (KeyboardInterrupt(), KeyboardInterrupt)])
def test_what_breaks_off_leaves_the_old_file_and_nothing_beside_it(tmp_path, broken, raised):
    def pieces():
        yield "begun"
        raise broken

    (tmp_path / "report.json").write_text("old")
    with pytest.raises(raised):
        write(tmp_path / "report.json", pieces())
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("report.json", "old")]


def test_standard_output_takes_pieces_too(capsysbinary):
    say(iter(["one\n", "two \ud800\n"]))
    say("three\n")
    assert capsysbinary.readouterr().out == b"one\ntwo \\ud800\nthree\n"


def test_from_what_is_printed_to_a_waiver(run, folder):
    """The road of somebody who has nothing but the terminal: the hint, --verbose, `whence waive`, a pass."""
    rows = "fact_id,source,subject,predicate,value,quote\nf1,a.txt,the bridge,opened,2020-05-03,opened on 4 May 2020\n"
    article = "4 May 2020\n\nThe bridge over the Aure was opened on 3 May 2020 by mayor Ida Lund, the city said.\n"
    root = folder({"whence.toml": "", "sources/a.txt": article, "facts.csv": rows})
    first = run("check", root, "--no-report", "--today", "2024-01-01")
    assert first.code == 1
    assert "w1:" not in first.out
    assert "whence waive FINGERPRINT (--verbose shows each finding's)" in first.err
    told = run("check", root, "--no-report", "--today", "2024-01-01", "--verbose")
    assert "FINGERPRINT" not in told.err
    blocks = [block for block in told.out.split("\n\n") if block.startswith("error")]
    marks = [line.split()[1] for block in blocks for line in block.splitlines() if line.startswith("  fingerprint: ")]
    assert len(marks) == len(blocks) > 0
    for mark in marks:
        assert run("waive", mark, root, "--reason", "the city erred", "--by", "R. Kane", "--expires", "2024-06-01", "--today", "2024-01-01").code == 0
    last = run("check", root, "--no-report", "--today", "2024-01-01")
    assert last.code == 0
    assert "FINGERPRINT" not in last.err
    assert "w1:" in run("check", root, "--no-report", "--today", "2024-01-01", "--verbose", "--output-format", "concise").out


@pytest.mark.parametrize("option", ["--quiet", "--output-format=json"])
def test_no_hint_for_whom_it_is_not_meant(run, folder, option):
    rows = "fact_id,source,subject,predicate,value,quote\nf1,a.txt,the bridge,opened,2020-05-03,opened on 4 May 2020\n"
    root = folder({"whence.toml": "", "sources/a.txt": "The bridge was opened on 3 May 2020.\n", "facts.csv": rows})
    ran = run("check", root, "--no-report", option)
    assert ran.code == 1
    assert "FINGERPRINT" not in ran.err
