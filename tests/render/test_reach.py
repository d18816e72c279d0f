"""A pass over nothing says so, wherever the verdict stands."""

from __future__ import annotations

import msgspec
import pytest

import whence
from whence.model import Dossier, Fact, Source
from whence.render import FORMATS
from whence.render.reach import hollow, reach
from whence.render.text import render

GERMAN = "Der Minister hat am Montag das Abkommen unterzeichnet. Es soll am ersten Januar in Kraft treten und die Zusammenarbeit der Länder regeln."
ENGLISH = "The minister signed the agreement on 24 June 2019. It will take effect in January and cover the work that both countries do together."


def checked(*texts, facts=(), **given):
    return whence.check(Dossier(sources=[Source(id=f"{n}.txt", text=text, **given) for n, text in enumerate(texts)], facts=facts), extract=False)


def test_what_was_not_read_is_told_with_the_verdict():
    report = checked(GERMAN, GERMAN + " Ein Satz mehr.", language="de-AT")
    assert report.verdict == "pass"
    assert hollow(report)
    assert reach(report) == ("no fact was checked", "no source is in English, which alone is read (de)")
    for name in ("text", "concise"):
        last = FORMATS[name](report).splitlines()[-1]
        assert last.startswith(("PASS: ", "pass: "))
        assert last.endswith("; no fact was checked; no source is in English, which alone is read (de)")
    assert "But no fact was checked; no source is in English" in FORMATS["html"](report)
    assert "> no fact was checked; no source is in English" in FORMATS["markdown"](report)


def test_some_of_the_sources():
    fact = Fact(fact_id="f1", source="1.txt", subject="the agreement", predicate="signed", value="2019-06-24", quote="on 24 June 2019")
    report = checked(GERMAN, ENGLISH, facts=[fact])
    assert report.summary.supported == 1
    assert not hollow(report)
    assert reach(report) == ("1 of 2 sources is not in English, which alone is read (de)",)
    assert reach(checked(ENGLISH, facts=[msgspec.structs.replace(fact, source="0.txt")])) == ()


def test_facts_that_could_not_be_checked():
    fact = Fact(fact_id="f1", source="0.txt", subject="das Abkommen", predicate="signed", value="2019-06-24", quote="das Abkommen")
    report = checked(GERMAN, facts=[fact])
    assert reach(report)[0] == "none of 1 fact could be checked"
    withheld = checked(ENGLISH, "", facts=[fact], kept="hash")
    assert reach(withheld)[-1] == "every source is withheld or empty"


@pytest.mark.parametrize(("report", "colour"), [(checked(GERMAN), 33), (checked(ENGLISH), 33)])
def test_a_hollow_pass_is_not_green(report, colour):
    assert f"\x1b[{colour}m\x1b[1mPASS" in render(report, color=True)


def test_many_languages_and_hostile_ones():
    report = checked(GERMAN)
    sources = tuple(msgspec.structs.replace(report.sources[0], id=str(n), language=f"x{n}\n\x1b") for n in range(9))
    (_, told) = reach(msgspec.structs.replace(report, sources=sources))
    assert told == "no source is in English, which alone is read (x0 [U+001B], x1 [U+001B], x2 [U+001B], x3 [U+001B], x4 [U+001B], …)"
