"""The pages in docs/ that are generated are what the code says today."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import documents
from whence.suite import catalogue

DOCS = Path(__file__).resolve().parent.parent / "docs"


def test_pages_of_the_checks(golden):
    golden(DOCS / "checks.md", documents.check_pages(catalogue()))


def test_pages_of_the_commands(golden):
    from whence.cli import main

    golden(DOCS / "commands.md", documents.command_pages(main))


def test_every_check_is_in_the_table_and_has_a_page():
    table, pages = documents.check_table(catalogue()), documents.check_pages(catalogue())
    for cls in catalogue():
        assert f"#{documents.anchor(cls)})" in table
        assert f"\n## {cls.code} {documents.name_of(cls)}\n" in pages


@pytest.mark.parametrize("cls", catalogue(), ids=lambda cls: cls.code)
def test_explain_prints_the_page(cls):
    """Each paragraph of a check's page is printed, in order, however the lines are broken."""
    from whence.cli import main

    shown = CliRunner().invoke(main, ["explain", cls.code])
    assert shown.exit_code == 0, shown.output
    plain = " ".join(shown.output.split())
    page = [" ".join(part.split()) for part in re.split(r"\n\s*\n", cls().page)]
    places = [plain.find(part) for part in page]
    assert min(places) >= 0, [part for part, place in zip(page, places, strict=True) if place < 0]
    assert places == sorted(places)
