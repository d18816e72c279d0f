"""The day of publication as an article's own lines give it."""

import pytest

import whence
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


def test_a_day_that_the_manifest_has_need_not_be_recorded():
    text = "The pact and its price\n\nNobody believes it.\n\nThis column appeared in the Harbour Gazette on Jun 26\n"
    page = "15 December 2019\n"
    said = []
    for source in (whence.Source(id="a", text=text, published="2019-06-26"), whence.Source(id="a", text=page + text)):
        said += [f.suggestion for f in whence.check(whence.Dossier(sources=[source]), select=["WH209"]).findings]
    assert said[0] is None
    assert "published = 2019-06-26" in said[1]
