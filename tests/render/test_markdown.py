from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt

from render.crowd import crowd
from render.test_html import HOSTILE, poisoned
from whence.render.markdown import escaped, render

MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table")
OURS = {
    "b",
    "ins",
    "details",
    "summary",
    "sub",
    "h2",
    "h3",
    "p",
    "strong",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "blockquote",
    "code",
    "ul",
    "li",
}


def tags(shown):
    return set(re.findall(r"<([a-z0-9]+)", MARKDOWN.render(shown)))


def test_verdict_then_findings_with_both_sides(report):
    shown = render(report)
    assert shown.startswith("## whence: fail · us-japan-pact\n\n**3 errors, 2 warnings, 2 notes** in 14 facts from 2 sources")
    assert re.findall(r"^### \S+ \w+ (WH\d+)", shown, re.MULTILINE) == ["WH104", "WH202", "WH402", "WH107", "WH206"]
    assert (
        "> Those who call it one-sided forget what it gives. Japan grants bases on its soil; <b>the United States has <ins>not</ins> agreed" in shown
    )
    assert "**The gate was loosened:** 1 waiver added" in shown
    assert "Waived by M. Duarte until 2026-12-31" in shown
    assert tags(shown) <= OURS


def test_a_comment_has_room_for_it_and_the_rest_is_counted():
    shown = render(crowd(10, 3000, 3000))
    assert len(shown) <= 65_536
    left = re.search(r"And ([\d,]+) more findings of this weight", shown)
    assert left
    assert int(left[1].replace(",", "")) + len(re.findall(r"^### ", shown, re.MULTILINE)) == 2000
    assert shown.rstrip().endswith("</sub>")


INJECTIONS = [
    *HOSTILE,
    "[click](javascript:alert(1))",
    "![x](https://tracker.example/x.png)",
    "`code` **bold** _it_ ~~gone~~ | cell |",
    "@everyone see #1 and www.evil.example or https://evil.example/x",
    "# heading",
    "- item",
    "1. item",
    "---",
    "```\nfence",
    "<details open>",
    "<!-- hidden",
    "&lt;b&gt; \\*",
    "$x^2$",
]


@pytest.mark.parametrize("evil", INJECTIONS, ids=range(len(INJECTIONS)))
def test_markup_in_words_is_shown_not_obeyed(report, evil):
    shown = render(poisoned(report, evil))
    made = MARKDOWN.render(shown)
    assert set(re.findall(r"<([a-z0-9]+)", made)) <= OURS
    assert "href" not in made
    bare = re.sub(r"`+[^`]*`+", "", shown)  # nothing is linked or mentioned within a code span
    assert not re.search(r"@everyone|#1\b|https://evil|www\.evil", bare)
    assert len(shown) <= 65_536
    assert shown.count("<details>") == shown.count("</details>") == 1


@pytest.mark.parametrize("words", ["a*b_c", "[x](y)", "1. one", "- dash", "x < y & z", "`tick`", "a | b", "~gone~", "50% of $3", "\\", "=", "3) x"])
def test_escaped_words_read_as_they_were(words):
    from html import unescape

    shown = MARKDOWN.render(escaped(words))
    assert unescape(re.sub(r"<!--.*?-->|</?p>", "", shown)).strip() == words
