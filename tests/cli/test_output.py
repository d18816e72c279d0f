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
