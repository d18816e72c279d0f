"""Folders for the tests of loading."""

import pytest

from database import postgres_server  # noqa: F401 - a fixture of the tests beside this file
from whence.store import open_dossier

FACTS = "fact_id,source,subject,predicate,value,quote"


@pytest.fixture
def folder(tmp_path):
    """Write files below a fresh folder: path to text or bytes."""

    def write(files):
        root = tmp_path / "dossier"
        root.mkdir(exist_ok=True)
        for name, content in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return root

    return write


@pytest.fixture
def opened(folder):
    """Write files and open the folder as a dossier."""

    def make(files, **options):
        return open_dossier(folder(files), **options)

    return make


@pytest.fixture
def table(opened):
    """Open a dossier of one source and the given facts table."""

    def make(content, name="facts.csv", **options):
        return opened({"sources/a.txt": "The bridge opened on 3 May 2020.\n", name: content}, **options)

    return make
