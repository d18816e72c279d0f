"""The page about dates is what the grammar says."""

from __future__ import annotations

from whence.language.dates.page import page


def test_the_page_is_made_from_the_grammar(root, golden):
    golden(root / "docs" / "dates.md", page())
