from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import msgspec
import pytest

from render.crowd import crowd
from render.story import row
from whence.render.html import coded, emphasised, render

VOID = {"meta", "input", "br", "hr", "img", "link"}


class Page(HTMLParser):
    """What a browser would see: ids, links, elements, and whether tags nest."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.links.append(value or "")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag


def page(text: str) -> Page:
    made = Page(text)
    assert made.open == []
    return made


@pytest.fixture(scope="module")
def shown(report):
    return render(report)


def test_every_inner_link_lands_and_ids_are_unique(shown):
    made = page(shown)
    assert len(made.ids) == len(set(made.ids))
    inner = {link[1:] for link in made.links if link.startswith("#")}
    assert inner <= set(made.ids)
    assert len(inner) > 30


def test_nothing_leaves_the_page(shown):
    made = page(shown)
    assert not {"img", "link", "iframe", "object", "embed", "base"} & set(made.tags)
    assert not [a for a in made.attributes if a[1] in {"src", "srcset", "style", "action", "background", "poster"} or a[1].startswith("on")]
    outer = [link for link in made.links if not link.startswith("#")]
    assert all(link.startswith("https://") for link in outer)
    assert "url(" not in shown
    assert "@import" not in shown


def test_the_policy_lets_in_the_pages_own_style_and_script_alone(shown):
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', shown)
    assert policy
    rules = dict(rule.strip().replace("&#39;", "'").partition(" ")[::2] for rule in policy[1].split(";"))
    assert rules["default-src"] == "'none'"
    assert "unsafe" not in policy[1]
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        found = re.findall(rf"<{tag}>(.*?)</{tag}>", shown, re.DOTALL)
        assert len(found) == len(rules[rule].split())
        for text in found:
            assert base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() in rules[rule]


def test_the_same_report_gives_the_same_page(report, shown):
    assert render(report) == shown


def test_each_finding_has_its_anchor_and_both_sides(report, shown):
    ids = set(page(shown).ids)
    assert {f.fingerprint for f in report.findings} <= ids
    assert '<mark class="differs">not</mark>' in shown


def test_emphasis_is_split_and_nothing_else():
    assert emphasised("has **not** agreed") == [("has ", False), ("not", True), (" agreed", False)]
    assert emphasised("2 ** 3 ** 4") == [("2 ", False), (" 3 ", True), (" 4", False)]
    assert emphasised("plain") == [("plain", False)]


HOSTILE = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "' autofocus onfocus='alert(1)",
    "<svg/onload=alert(1)>",
    "</title><script>alert(1)</script>",
    "{{ 7*7 }}{% raw %}",
    "<!--",
    "]]>",
    "&lt;script&gt;",
    "\u202eevil\u2066\u200b\x00\x1b[2J",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "\ud800",
    "w" * 200_000,
    "[click](javascript:alert(1)) ![x](https://elsewhere.example/x.png) # **",
    '=HYPERLINK("https://elsewhere.example","click")',
    '"}}</script><script>alert(1)</script>{"',
]


@pytest.mark.parametrize("evil", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_stay_words(report, evil):
    made = page(render(poisoned(report, evil)))
    clean = page(render(poisoned(report, "plain")))
    assert made.tags.count("script") == 2
    assert sorted(set(made.tags)) == sorted(set(clean.tags))
    assert {a[1] for a in made.attributes} <= {a[1] for a in clean.attributes}
    assert not [link for link in made.links if not link.startswith(("#", "https://"))]


def poisoned(report, evil):
    """The same report with hostile words wherever a source, a table or a manifest could put them."""
    first, second = report.sources
    replace = msgspec.structs.replace
    source = replace(
        first,
        text=evil + "\n" + (first.text or ""),
        title=evil,
        publisher=evil,
        author=evil,
        url=evil,
        archived_url=evil,
        licence=evil,
        language=evil,
        text_by=evil,
        retrieved=evil,
        dates=tuple(replace(d, value=evil, text=evil, why=evil, role=evil) for d in first.dates),
        published=replace(first.published, value=evil, why=(evil,)),
        origins=tuple(replace(o, name=evil, how=evil) for o in first.origins),
        people=tuple(replace(p, name=evil, titles=(evil,)) for p in first.people),
        rests_on=(evil,),
    )
    facts = [
        replace(
            f,
            fact_id=evil,
            subject=evil,
            predicate=evil,
            value=evil,
            quote=evil,
            unit=evil,
            event=evil,
            extractor=evil,
            reviewer=evil,
            attributed_to=evil,
        )
        for f in report.facts[:2]
    ]
    finding = replace(
        report.findings[0],
        message=evil,
        expected=evil,
        observed=evil,
        suggestion=evil,
        facts=(evil,),
        fingerprint=evil,
        name=evil,
        locations=(
            row(2, 1, evil, note=evil),
            replace(report.findings[0].locations[0], note=evil, file=evil),
            replace(report.findings[0].locations[1]),
        ),
    )
    return replace(
        report,
        name=evil,
        sources=(source, replace(second, id=evil)),
        facts=(*facts, *report.facts[2:]),
        findings=(finding, *report.findings[1:]),
        gate=replace(report.gate, loosened=(evil,), fail_on=evil),
        inputs=replace(report.inputs, digest=f"sha256:{evil}", settings={"a": evil.encode("utf-8", "replace").decode()}, versions={"whence": evil}),
    )


@pytest.mark.slow
def test_200_sources_and_5000_facts_stay_a_page():
    big = crowd(200, 5000, 600)
    made = render(big)
    assert len(made.encode()) < 15_000_000
    parsed = page(made)
    assert {link[1:] for link in parsed.links if link.startswith("#")} <= set(parsed.ids)
    assert len(parsed.ids) == len(set(parsed.ids))


@pytest.mark.slow
def test_every_link_of_an_archive_lands_though_most_of_it_is_left_out():
    made = render(crowd(900, 20_000, 7000))
    parsed = page(made)
    assert {link[1:] for link in parsed.links if link.startswith("#")} <= set(parsed.ids)
    assert "15,000 more facts stand only in report.json" in made
    assert "2,000 further findings stand only in report.json" in made
    assert "400 more sources, a row each" in made


def test_code_in_a_checks_page_is_code():
    assert coded("`start` and ``--fix`` and a ` tick") == [("start", True), (" and ", False), ("--fix", True), (" and a ` tick", False)]
