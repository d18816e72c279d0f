"""What the page says of itself: how to reckon its digest, why checks judged nothing, what gate, waivers and baseline are."""

from __future__ import annotations

import html
import re
import subprocess
import sys

import msgspec
import pytest

import whence
from render.test_html import page
from whence.model import CheckInfo, Compared, ReadDate, ReportQuotation, Skipped, Span, Unfactual
from whence.render.html import render


def test_the_page_says_how_its_digest_is_reckoned(tmp_path):
    made = whence.check(whence.Dossier([whence.Source(id="ä.txt", text="The ferry sank on 5 March 2024.")]))
    (tmp_path / "report.json").write_bytes(msgspec.json.encode(made))
    (recipe,) = re.findall(r'<pre tabindex="0">python3 -c "(.*?)"</pre>', html.unescape(render(made)), re.DOTALL)
    done = subprocess.run([sys.executable, "-c", recipe], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert f"sha256:{done.stdout.strip()}" == made.inputs.digest


def test_checks_say_why_they_judged_nothing(report):
    bare = msgspec.structs.replace(report, held=(), skipped=(Skipped("WH102", "no hash of the source is recorded", 2),), findings=())
    assert "not run: no draft was given" not in render(report)
    drafts = msgspec.structs.replace(bare.inputs, checks=(*bare.inputs.checks, CheckInfo("WH601", "draft-value", "error", "Why: x", "x")))
    made = render(msgspec.structs.replace(bare, inputs=drafts))
    assert "not run: no draft was given" in made
    assert "no hash was recorded before this run to hold the source against" in made
    assert "1 check could judge nothing" in made


def test_every_finding_has_its_sign_on_paper_too(report):
    shown = render(report)
    style = shown[shown.index("@media print") :]
    assert ".permalink { display: none" not in style
    assert ".permalink," not in style


def test_waivers_and_a_baseline_are_explained_where_there_are_none(report):
    bare = render(msgspec.structs.replace(report, findings=tuple(f for f in report.findings if f.status == "new")))
    assert "None. A waiver lets one finding through" in bare
    assert "not compared with an earlier state" in render(msgspec.structs.replace(report, gate=msgspec.structs.replace(report.gate, loosened=())))


EVIL = ("</script><script>alert(1)</script>", '" onmouseover="alert(1)', "<svg/onload=alert(1)>", "{{ 7*7 }}", "\u202eevil\x00", "w" * 100_000)


@pytest.mark.parametrize("evil", EVIL, ids=range(len(EVIL)))
def test_hostile_words_in_what_the_engine_adds_stay_words(report, evil):
    def added(words):
        replace = msgspec.structs.replace
        read = ReadDate(0, 4, words, "2019-06-26", words, words)
        facts = tuple(replace(f, compared=Compared("same", words, seen=words, dates=(read,)), key=words) for f in report.facts)
        sources = tuple(
            replace(
                s,
                quotations=(ReportQuotation(0, 9, words, Span(0, 4, words), words),),
                unclaimed=(Unfactual("date", 0, 4, words),),
                dates=tuple(replace(d, inferred=words, since=words) for d in s.dates),
            )
            for s in report.sources
        )
        return page(render(replace(report, facts=facts, sources=sources, gate=replace(report.gate, against=words))))

    made, clean = added(evil), added("plain")
    assert made.tags == clean.tags
    assert {a[:2] for a in made.attributes} == {a[:2] for a in clean.attributes}
