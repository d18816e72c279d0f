"""What is handed to others is whole: the wheel, the lock, the files of the checkout."""

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=120)
    assert built.returncode == 0, built.stderr.decode()
    (path,) = folder.glob("*.whl")
    return zipfile.ZipFile(path)


def test_the_wheel_has_every_file_of_the_package(wheel):
    source = ROOT / "src"
    mine = {p.relative_to(source).as_posix() for p in (source / "whence").rglob("*") if p.is_file() and "__pycache__" not in p.parts}
    packed = set(wheel.namelist())
    assert mine <= packed, sorted(mine - packed)
    assert "whence/py.typed" in packed
    assert any(name.endswith("licenses/LICENSE") for name in packed)
    assert not [name for name in packed if not name.startswith(("whence/", "whence-"))]


def test_the_wheel_says_what_it_is(wheel):
    (name,) = [n for n in wheel.namelist() if n.endswith("METADATA")]
    metadata = wheel.read(name).decode()
    assert f"Version: {PROJECT['project']['version']}" in metadata
    assert "License-Expression: Apache-2.0" in metadata
    assert set(PROJECT["project"]["optional-dependencies"]) == set(re.findall(r"^Provides-Extra: (\S+)", metadata, re.MULTILINE))


def test_the_lock_covers_what_the_project_asks_for():
    locked = {canonicalize_name(name): version for name, version in re.findall(r"^([A-Za-z0-9_.-]+)==(\S+)", LOCK, re.MULTILINE)}
    extras = [row for name, rows in PROJECT["project"]["optional-dependencies"].items() if name != "spark" for row in rows]  # spark: half a gigabyte
    wanted = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"], *extras, *PROJECT["build-system"]["requires"]]
    for requirement in map(Requirement, wanted):
        assert requirement.specifier.contains(locked[canonicalize_name(requirement.name)]), f"{requirement}: run make lock"


def test_everything_locked_has_a_hash():
    blocks = re.split(r"^(?=[A-Za-z0-9])", LOCK, flags=re.MULTILINE)[1:]
    assert len(blocks) > 50
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


def tracked():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        return [p for p in ROOT.rglob("*") if p.is_file() and not {".venv", ".git"} & set(p.relative_to(ROOT).parts)]
    return [path for name in listed.stdout.decode().split("\0") if name and (path := ROOT / name).is_file()]


def test_no_file_names_a_package_index_or_a_place_on_this_machine():
    # in parts, so that this file names none either
    index = re.compile("|".join(("--(extra-)?index" + "-url", "/sim" + "ple/", "python" + "hosted", r"pypi\." + "org")))
    places = [f"{ROOT}/", f"{Path.home()}/"]
    told = []
    for path in tracked():
        text = path.read_bytes().decode(errors="replace")
        if index.search(text) or any(place in text for place in places):
            told.append(path.relative_to(ROOT).as_posix())
    assert told == []


def test_the_changelog_knows_this_version():
    assert f"## {PROJECT['project']['version']}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_licence_is_the_whole_text():
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Apache License" in text[:200]
    assert "END OF TERMS AND CONDITIONS" in text
