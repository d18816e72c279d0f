"""The pages in docs/ that are generated are what the code says today."""

from pathlib import Path

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
