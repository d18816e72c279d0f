"""Bundles: the same contents give the same bytes, every changed byte is seen, and hostile archives are refused."""

import io
import re
import stat
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.bundling import MANIFEST, pack, unpack
from whence.errors import InputError

FILES = {"sources/a.txt": b"The pier was opened in 2016.\n", "facts.csv": b"fact_id\n", "reports/report.json": b"{}\n"}


def test_round_trip(tmp_path):
    data = pack(FILES)
    assert data == pack(dict(reversed(FILES.items())))
    assert list(unpack(data, tmp_path)) == []
    assert {name: (tmp_path / name).read_bytes() for name in FILES} == FILES
    assert (tmp_path / MANIFEST).is_file()


DATA = pack(FILES)
# Where a change is said to be: in a file of the bundle, at a byte of the archive, or in its index.
PLACE = "|".join([*map(re.escape, [*FILES, MANIFEST]), r"at byte \d+, near ", "the index at the archive's end", "entry ", "it is no zip archive"])


@settings(max_examples=300, deadline=None)
@given(st.integers(0, len(DATA) - 1), st.integers(1, 255))
def test_one_changed_byte_anywhere_is_seen(tmp_path_factory, at, by):
    data = bytearray(DATA)
    data[at] = (data[at] + by) % 256
    place = tmp_path_factory.mktemp("bundle")
    try:
        wrong = list(unpack(bytes(data), place))
    except InputError as e:
        wrong = [str(e)]
    assert wrong
    assert all(re.search(PLACE, line) for line in wrong), wrong
    assert not list(place.iterdir()), "nothing is written where anything is wrong"


def test_a_changed_file_is_named(tmp_path):
    files = {**FILES, "sources/a.txt": b"The pier was opened in 2015.\n"}
    good = zipfile.ZipFile(io.BytesIO(pack(FILES))).read(MANIFEST)
    wrong = list(unpack(_raw({**files, MANIFEST: good}), tmp_path))
    assert wrong == ["sources/a.txt is not the file that was sealed (its SHA-256 differs)"]


def test_missing_and_foreign_files_are_named(tmp_path):
    good = zipfile.ZipFile(io.BytesIO(pack(FILES))).read(MANIFEST)
    rest = {name: body for name, body in FILES.items() if name != "facts.csv"}
    wrong = list(unpack(_raw({**rest, "extra.txt": b"", MANIFEST: good}), tmp_path))
    assert any("facts.csv is listed" in line for line in wrong)
    assert any("extra.txt is not listed" in line for line in wrong)


def _raw(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, body in files.items():
            archive.writestr(name, body)
    return out.getvalue()


@pytest.mark.parametrize("name", ["../outside.txt", "/etc/passwd", "a/../../b", "C:/x", "a\\..\\b"])
def test_names_that_lead_outside_are_refused(tmp_path, name):
    with pytest.raises(InputError, match="outside"):
        list(unpack(_raw({name: b"x"}), tmp_path))


def test_links_doubles_and_bombs_are_refused(tmp_path):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("link")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
    with pytest.raises(InputError, match="link"):
        list(unpack(out.getvalue(), tmp_path))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", b"1")
        archive.writestr("A.txt", b"2")
    with pytest.raises(InputError, match="twice"):
        list(unpack(out.getvalue(), tmp_path))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros", b"\0" * 10_000_000)
    with pytest.raises(InputError, match="compressed"):
        list(unpack(out.getvalue(), tmp_path))


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x03\x04" + b"\0" * 40, b"no zip at all"])
def test_what_is_no_bundle(tmp_path, data):
    with pytest.raises(InputError):
        list(unpack(data, tmp_path))


def test_the_crate_opens_and_has_no_dangling_part(tmp_path):
    from rocrate.rocrate import ROCrate

    import whence
    from whence.bundling import contents

    folder = Path(__file__).resolve().parent.parent / "fixtures" / "clean-dossier"
    files = contents(folder, whence.check(whence.open_dossier(folder)))
    assert {"facts.csv", "sources.csv", "reports/report.json", "reports/report.html", "reports/report.prov.json"} <= set(files)
    assert any(name.startswith("sources/") for name in files)
    assert list(unpack(pack(files), tmp_path)) == []
    crate = ROCrate(str(tmp_path))
    parts = [part["@id"] for part in crate.root_dataset["hasPart"]]
    assert parts
    assert all((tmp_path / part).is_file() for part in parts)
    assert pack(files) == pack(contents(folder, whence.check(whence.open_dossier(folder))))
