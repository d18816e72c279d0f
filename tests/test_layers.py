"""How whence is laid out: what imports what, what a light command leaves alone, and the habits that a reader relies on."""

import ast
import json
import pkgutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import whence

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "whence"
MODULES = sorted(PACKAGE.rglob("*.py"))
HEAVY = {"great_expectations", "pandas", "pandera", "dateparser", "polars", "duckdb", "trafilatura", "pyspark", "numpy", "scipy", "jinja2", "lxml"}

PROGRAM = """
import json, sys
from whence.cli import main
try:
    main()
except SystemExit as e:
    code = e.code or 0
print(json.dumps([code, sorted({name.partition(".")[0] for name in sys.modules} - set(sys.stdlib_module_names))]), file=sys.stderr)
"""


def loaded(*arguments, stdin=b""):
    """Exit code and third-party packages imported by one run of the command."""
    ran = subprocess.run([sys.executable, "-c", PROGRAM, *arguments], input=stdin, capture_output=True, check=False, timeout=60)
    code, names = json.loads(ran.stderr.decode().splitlines()[-1])
    return code, set(names)


def test_the_version_is_cheap():
    """``whence --version`` needs click and nothing else."""
    code, names = loaded("--version")
    assert code == 0
    assert {name for name in names if not name.startswith("_")} <= {"whence", "click", "sitecustomize"}


def test_a_plain_text_needs_nothing_heavy(tmp_path):
    article = tmp_path / "article.txt"
    article.write_text("4 March 2024\n\nThe bridge was closed on Monday, the mayor said.\n", encoding="utf-8")
    code, names = loaded("check", str(article), "--no-report")
    assert code == 0
    assert not names & HEAVY


def test_importing_whence_is_cheap():
    ran = subprocess.run([sys.executable, "-c", "import sys, whence; print(*sys.modules)"], capture_output=True, check=True, timeout=60)
    names = set(ran.stdout.decode().split())
    assert {name for name in names if name.startswith("whence")} == {"whence"}
    assert not names & {"msgspec", "click"}


def test_every_public_name_is_there():
    for name in whence.__all__:
        assert getattr(whence, name) is not None


def test_every_part_has_its_layer():
    """A new module at the top takes its place among the layers, so that the contract speaks of it."""
    (contract,) = [c for c in tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"] if c["type"] == "layers"]
    placed = {name.strip() for layer in contract["layers"] for name in layer.split("|")}
    parts = {f"whence.{m.name}" for m in pkgutil.iter_modules([str(PACKAGE)])}
    assert parts - {"whence.__main__"} <= placed


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_says_what_it_is_for(path):
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), "each module opens with a sentence"


def test_the_data_of_a_language_say_where_they_are_from():
    tables = sorted((PACKAGE / "language" / "data").glob("*.toml"))
    assert tables
    for table in tables:
        text = table.read_text(encoding="utf-8")
        tomllib.loads(text)
        assert text.startswith("#"), f"{table.name} opens with a comment on its source"
