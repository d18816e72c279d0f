"""The day of publication as an article's own lines give it."""

import pytest

from whence.model import Dossier, Source
from whence.reading import Reading

BODY = "\n\nThe swing bridge at Orley reopened on Monday, the council said.\n"


@pytest.mark.parametrize(
    "line", ["13 March 2024", "*13 March 2024*", "_March 13, 2024_", "**Published:** 13 March 2024", "> 2024-03-13", "## 13 March 2024"]
)
def test_a_line_of_markdown_that_is_a_date(line):
    reading = Reading(Dossier([Source(id="a.md", text=f"# Bridge open again\n\n{line}{BODY}")]))
    published = reading.published("a.md").value
    assert published
    assert published.edtf() == "2024-03-13"
