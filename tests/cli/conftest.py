"""Commands run as a user runs them, in this process."""

from dataclasses import dataclass

import pytest
from click.testing import CliRunner

FACTS = "fact_id,source,subject,predicate,value,quote"
ARTICLE = "Bridge opens\n\n4 May 2020\n\nThe bridge over the Aure was opened on 3 May 2020 by mayor Ida Lund, the city said.\n"


@dataclass(frozen=True)
class Ran:
    """What a command left: exit code, standard output, standard error."""

    code: int
    out: str
    err: str


@pytest.fixture
def run():
    """Run a command; whatever happens, nobody is shown a traceback, and what could not run says so in one line."""
    from whence.cli import main

    def call(*arguments, stdin=None, env=None):
        result = CliRunner().invoke(main, [str(a) for a in arguments], input=stdin, env=env)
        ran = Ran(result.exit_code, result.stdout, result.stderr)
        assert ran.code in {0, 1, 2}, result
        assert "Traceback" not in ran.err
        assert "should not have happened" not in ran.err, ran.err
        if ran.code == 2:
            assert ran.err.splitlines()[-1].startswith("whence: error: "), ran.err
        return ran

    return call


@pytest.fixture
def folder(tmp_path):
    """Write files below a fresh folder: path to text or bytes."""

    def write(files, name="dossier"):
        root = tmp_path / name
        root.mkdir(parents=True, exist_ok=True)
        for below, content in files.items():
            path = root / below
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return root

    return write
