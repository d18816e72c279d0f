"""Pinning writes the manifest anew: all that stands in it stays, or it is not written."""

import pytest

from whence.errors import InputError
from whence.store.locking import PINS, locked
from whence.store.policy import governing
from whence.store.rows import Row, read_csv

TEXT = "The bridge opened on 3 May 2020.\n"


@pytest.fixture
def lock(folder):
    def make(manifest):
        return locked(folder({"sources/a.txt": TEXT, "sources.csv": manifest}))

    return make


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16-le"])
@pytest.mark.parametrize(("delimiter", "ending"), [(",", "\n"), (";", "\r\n"), ("\t", "\n"), ("|", "\n")])
def test_form_and_cells_are_kept(lock, encoding, delimiter, ending):
    mark = "\ufeff" if encoding == "utf-16-le" else ""
    rows = [["source", "title", "note"], ["a.txt", f'"{delimiter}Caf\u00e9, {delimiter}"', '"two\nlines"']]
    text = mark + ending.join(delimiter.join(row) for row in rows) + ending
    data, moved = lock(text.encode(encoding))
    assert moved == ("a.txt",)
    now = data.decode(encoding)
    assert now.startswith(mark)
    assert ending in now
    table = read_csv(now.removeprefix("\ufeff").replace("\r\n", "\n"), ["source"])
    assert (table.delimiter, table.columns) == (delimiter, ("source", "title", "note", *PINS))
    (row,) = table.rows
    assert isinstance(row, Row)
    assert (row.cells["title"], row.cells["note"]) == (f"{delimiter}Caf\u00e9, {delimiter}", "two\nlines")
    assert len(row.cells["sha256"]) == 64


@pytest.mark.parametrize("manifest", ["", "\ufeff", "source", "\n\nsource\n"])
def test_a_manifest_of_nothing(lock, manifest):
    data, moved = lock(manifest.encode())
    assert moved == ("a.txt",)
    assert b"a.txt," in data


@pytest.mark.parametrize(
    ("manifest", "words"),
    [
        (b"source,title\na.txt,x,y\n", r"sources\.csv:2: cannot be written anew: the row has 3 cells"),
        (b"source,title,title\na.txt,x,y\n", r"sources\.csv:1: .*names 'title' twice"),
        (b'source,title\na.txt,"x\n', r"sources\.csv:2: .*never closes"),
        (b"file,title\na.txt,x\n", "no column 'source'"),
        (b"source,title\na.txt,caf\xe9\n", "save it as UTF-8 first"),
        (b"source,title\na.txt," + b"x" * 2_000_000 + b"\n", "longer than a megabyte"),
    ],
)
def test_what_would_be_lost_is_not_written(lock, manifest, words):
    with pytest.raises(InputError, match=words):
        lock(manifest)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_pins_are_read_in_any_dialect(folder, delimiter):
    """A gate that overlooks a pin does not see it change."""
    root = folder({"sources/a.txt": TEXT, "sources.csv": delimiter.join(["source", "text_sha256"]) + "\n" + delimiter.join(["a.txt", "F" * 64])})
    assert governing(root).pins == {"a.txt": "f" * 64}


def test_pins_of_a_manifest_that_cannot_be_read(folder):
    assert governing(folder({"sources.csv": "source,text_sha256\na.txt," + "x" * 2_000_000})).pins == {}
