"""Hostile words, each kind in the browser: nothing runs, nothing is asked for, no other part of the page is disturbed."""

from __future__ import annotations

import json

import pytest

import whence
from render.test_html import HOSTILE, poisoned
from whence.render.html import render
from whence.store import open_dossier

pytestmark = pytest.mark.slow

SEEN = """
const parts = [...document.querySelectorAll('body *')];
return {
  scripts: document.scripts.length,
  tags: [...new Set(parts.map((e) => e.tagName.toLowerCase()))].sort(),
  attributes: [...new Set(parts.flatMap((e) => e.getAttributeNames()))].sort(),
  links: [...document.querySelectorAll('[href]')].map((e) => e.getAttribute('href')).filter((h) => !h.startsWith('#')),
  sections: [...document.querySelectorAll('main > section')].map((e) => e.id),
  title: document.title,
  ran: String(window.ran),
  steering: /[\\u202a-\\u202e\\u2066-\\u2069\\u200e\\u200f\\u0000-\\u0008\\u001b]/.test(document.documentElement.textContent),
  width: document.documentElement.scrollWidth,
};
"""


def told(page):
    """What the page is made of; the page had no error and asked for nothing."""
    assert page.get_log("browser") == []
    asked = [json.loads(entry["message"])["message"] for entry in page.get_log("performance")]
    assert [e["params"]["request"]["url"].rsplit("/", 1)[-1] for e in asked if e["method"] == "Network.requestWillBeSent"] == ["report.html"]
    return page.execute_script(SEEN)


NAMES = (
    "script",
    "script-ends",
    "style-ends",
    "attribute",
    "attribute-single",
    "svg",
    "title-ends",
    "template",
    "comment",
    "cdata",
    "entity",
    "bidi",
    "javascript-link",
    "data-link",
    "surrogate",
    "long-word",
    "markdown",
    "formula",
    "json-ends",
)


@pytest.mark.parametrize("evil", HOSTILE, ids=NAMES)
def test_hostile_words_in_every_place_of_a_report(report, show, evil):
    clean = show(render(poisoned(report, "plain")), 390).execute_script(SEEN)
    seen = told(show(render(poisoned(report, evil)), 390))
    assert seen["scripts"] == clean["scripts"] == 2
    assert set(seen["tags"]) <= set(clean["tags"])
    assert set(seen["attributes"]) <= set(clean["attributes"])
    assert seen["sections"] == clean["sections"]
    assert all(link.startswith("https://") for link in seen["links"])
    assert seen["ran"] == "undefined"
    assert not seen["steering"]
    assert seen["width"] <= 390
    assert seen["title"].startswith("Fail: ")


def test_a_page_that_let_it_in_would_be_seen(report, show):
    page = show(render(report).replace("<main>", '<main><svg onload="1"></svg><a href="javascript:1">\u202ex</a>', 1))
    assert page.get_log("browser") != []
    seen = page.execute_script(SEEN)
    assert "onload" in seen["attributes"]
    assert "javascript:1" in seen["links"]
    assert seen["steering"]


RUN = "window.ran=1"
EVIL_HTML = f"""<!doctype html><html lang="en"><head><title></title><script>{RUN}</script>The pact</title>
<meta property="og:title" content='"><img src=x onerror={RUN}>'>
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "</script><script>{RUN}</script>", "datePublished": "2019-06-26",
 "author": {{"name": "<svg/onload={RUN}>"}}, "url": "javascript:{RUN}"}}</script></head>
<body onload="{RUN}"><article><h1>The pact <svg onload="{RUN}"></svg></h1>
<p>The treaty was signed in January 1960, the ministry said on 26 June 2019, and both governments have kept to it for six decades since that day.</p>
<p><a href="javascript:{RUN}" onclick="{RUN}">The ministers met in Osaka</a> &lt;script&gt;{RUN}&lt;/script&gt; and agreed on 54,000 troops.</p>
<p>\u202eelif live\u2066 Another paragraph of the article that is long enough to be taken for its text, since extractors leave out what is short.</p>
</article></body></html>"""
EVIL_TEXT = f"""# <img src=x onerror={RUN}> [click](javascript:{RUN}) ![x](https://elsewhere.example/x.png)

26 June 2019 \u202e9102 enuJ 62\u202c

=HYPERLINK("https://elsewhere.example"), the treaty was signed in January 1960. {{{{ 7*7 }}}} {{% raw %}} --> ]]> </textarea></style></script>

{"w" * 1_000_000}

"The treaty <b>was</b> signed in January 1960", said <script>{RUN}</script> Minister Taro Kono.
"""
EVIL_FACTS = f"""fact_id,source,subject,predicate,value,quote,extractor,<b>column
"=1+1",evil.html,"<script>{RUN}</script>",signed,1960-01,"The treaty was signed in January 1960","<svg/onload={RUN}>",x
"</script>",evil.txt,the treaty,signed,1960-02,the treaty was signed in January 1960,"@SUM(A1)",x
f3,evil.txt,the treaty,"<img src=x onerror={RUN}>",1960-01,words that stand nowhere <!-- at all,x,"{{{{ 7*7 }}}}"
"""


@pytest.mark.parametrize("width", [1440, 390])
def test_a_hostile_dossier_from_its_files_to_the_page(tmp_path, show, width):
    """A megabyte without a space, script in every place of an article's HTML and of a facts table: read, checked, shown, and nothing of it runs."""
    folder = tmp_path / "evil"
    (folder / "sources").mkdir(parents=True)
    (folder / "sources" / "evil.html").write_text(EVIL_HTML, encoding="utf-8")
    (folder / "sources" / "evil.txt").write_text(EVIL_TEXT, encoding="utf-8")
    (folder / "facts.csv").write_text(EVIL_FACTS, encoding="utf-8")
    (folder / "sources.csv").write_text(
        f'source,url,publisher,licence\nevil.txt,javascript:{RUN},"<script>{RUN}</script>",CC-BY-4.0\n', encoding="utf-8"
    )
    report = whence.check(open_dossier(folder))
    assert len(report.facts) == 3
    assert report.findings
    text = render(report)
    assert len(text) < 15_000_000
    seen = told(show(text, width))
    assert seen["scripts"] == 2
    assert not {"img", "b", "iframe", "textarea"} & set(seen["tags"])
    assert not [name for name in seen["attributes"] if name.startswith("on") or name in {"src", "style", "srcset"}]
    assert seen["sections"] >= ["verdict", "findings"]
    assert all(link.startswith("https://") for link in seen["links"])
    assert seen["ran"] == "undefined"
    assert not seen["steering"]
    assert seen["width"] <= width
