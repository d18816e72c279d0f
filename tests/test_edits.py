"""One edit of a bundled dossier moves exactly the findings that it should."""

import shutil
from collections import Counter
from functools import cache
from pathlib import Path

import msgspec
import pytest

import whence
from whence.store import load_settings, open_dossier
from whence.suite import catalogue

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
COURIER, REVIEW = "strait-courier.txt", "harbour-review.txt"
ELAPSED = ("WH206", "warning", "f17 f31")
ELAPSED_ELSE = ("WH206", "warning", "f18 f31")

# old words of facts.csv, new words, findings that go, findings that come: code, severity, the facts concerned
TABLE = {
    "the day mended": ("2019-06-18", "2019-06-24", [("WH106", "error", "f04")], []),
    "the title mended": ("Japanese Foreign Minister", "Japanese Defence Minister", [("WH106", "error", "f05")], []),
    "the negation put back": ("is planning to renegotiate", "is not planning to renegotiate", [("WH104", "error", "f07")], []),
    "the negation put back in the quote alone": (
        "treaty,The government in Tokyo is planning",
        "treaty,The government in Tokyo is not planning",
        [("WH104", "error", "f07")],
        [("WH108", "error", "f07")],
    ),
    "the offsets mended": (",1108,1147,", ",1101,1140,", [("WH105", "warning", "f10")], []),
    "the day not claimed": ("concluded,1960-01-19", "concluded,1960", [("WH107", "warning", "f18")], []),
    "the number mended": ("300000000000,Tokyo bears some 300", "200000000000,Tokyo bears some 200", [("WH104", "error", "f23")], []),
    "the source mended": ("f27,strait-courier.txt", "f27,harbour-review.txt", [("WH103", "error", "f27")], []),
    "the speaker mended": ("Shinzō Abe,said,Nobody", "Haruka Onodera,said,Nobody", [("WH503", "error", "f26")], []),
    "a source that is not there": ("f28,harbour-review.txt", "f28,harbour-revue.txt", [], [("WH101", "error", "f28")]),
    "another number": ('count,54000,"The', 'count,45000,"The', [], [("WH106", "error", "f14")]),
    "acting dropped": ("title,Acting US", "title,US", [], [("WH106", "error", "f01")]),
    # with f17 out of the way the day of f18 is what the elapsed years are held against
    "a date out of a spreadsheet": ("signed,1960-01,", "signed,Jan-60,", [ELAPSED], [("WH804", "error", "f17"), ELAPSED_ELSE]),
    "another month": ("held,2019-02,", "held,2019-03,", [], [("WH106", "error", "f11")]),
    "another year, which is one fault and not two": (
        "signed,1960-01,",
        "signed,1961-01,",
        [ELAPSED],
        [("WH106", "error", "f17"), ELAPSED_ELSE],
    ),
    "another place": ("place,Hanoi,", "place,Singapore,", [], [("WH106", "error", "f12")]),
    "another name": ("name,Kim Jong Un,", "name,Kim Jong Il,", [], [("WH106", "error", "f13")]),
    "nothing that matters": ("call between Mark Esper and Takeshi Iwaya", "call of Mark Esper with Takeshi Iwaya", [], []),
}

# article, old words, new words, findings that go, findings that come: code, severity, the sources concerned
ADRIFT = ("WH204", "warning", f"{REVIEW} {COURIER}")
SPLIT = ("WH202", "error", REVIEW)
ARTICLES = {
    "the hedge that was meant": (COURIER, "more than 60 years ago", "nearly 60 years ago", [ELAPSED], []),
    "far too many years": (COURIER, "more than 60 years ago", "more than 90 years ago", [ELAPSED], [(ELAPSED[0], "error", ELAPSED[2])]),
    "the page's date": (REVIEW, "9 December 2019", "26 June 2019", [SPLIT, ADRIFT], []),
    "the page's date, a day later": (REVIEW, "9 December 2019", "27 June 2019", [SPLIT, ADRIFT], []),
    "another origin": (REVIEW, ", according to Bloomberg News.", ", two of them recall.", [("WH404", "warning", "f29 f30")], []),
    "a caption once": (REVIEW, "an end to the defence treaty with Japan. Photo: Reuters\n\n", "a farewell.\n\n", [("WH701", "warning", REVIEW)], []),
    "an open quotation": (REVIEW, "So the “Anpo” will", "So the “Anpo will", [], [("WH502", "warning", REVIEW)]),
    "a space where it belongs": (COURIER, "treaty.PHOTO", "treaty. PHOTO", [("WH704", "warning", COURIER)], []),
    "talks in one place": (COURIER, "talked by telephone on", "talked in Brussels on", [("WH707", "info", COURIER)], []),
    "a contact that is there": (REVIEW, "[email protected]", "the address above", [("WH703", "info", REVIEW)], []),
    "acting dropped": (COURIER, "for good.", "for good. US Defence Secretary Mark Esper goes to Oslo.", [], [("WH301", "warning", COURIER)]),
    "an impossible day": (COURIER, "for good.", "for good. The ministers will meet on 31 September 2019.", [], [("WH208", "error", COURIER)]),
    "a weekday that is wrong": (COURIER, "for good.", "for good. They last met on Friday, 4 June 2019.", [], [("WH201", "error", COURIER)]),
    "mojibake": (REVIEW, "She has a point.", "She has a point, hasnâ€™t she?", [], [("WH702", "warning", REVIEW)]),
    "nothing that matters": (REVIEW, "Why bring it up now?", "So why bring it up now?", [], []),
}


@cache
def settings():
    return load_settings(FIXTURES / "us-japan-pact")


@cache
def original():
    """The dossier, its facts without offsets, so that an edit of an article moves no fact's place."""
    return _loose(open_dossier(FIXTURES / "us-japan-pact"))


def _loose(dossier):
    return msgspec.structs.replace(dossier, facts=[msgspec.structs.replace(fact, start=None, end=None) for fact in dossier.facts])


def tally(dossier, about):
    """The findings of a dossier, each with its severity and what it is about."""
    return Counter((f.code, f.severity, " ".join(sorted(set(about(f))))) for f in whence.check(dossier, settings=settings()).findings)


def facts_of(finding):
    return finding.facts


def sources_of(finding):
    return (*finding.facts, *(place.source for place in finding.locations if place.source and not finding.facts))


def expected(rows):
    known = {cls.code for cls in catalogue()}
    return Counter(row for row in rows if row[0] in known)


@cache
def before(about):
    return tally(open_dossier(FIXTURES / "us-japan-pact") if about is facts_of else original(), about)


@pytest.mark.parametrize("name", TABLE)
def test_edit_of_the_table(name, tmp_path):
    old, new, gone, come = TABLE[name]
    folder = tmp_path / "us-japan-pact"
    shutil.copytree(FIXTURES / "us-japan-pact", folder, ignore=shutil.ignore_patterns("reports"))
    table = (folder / "facts.csv").read_text(encoding="utf-8")
    assert old in table
    (folder / "facts.csv").write_text(table.replace(old, new), encoding="utf-8")
    after = tally(open_dossier(folder), facts_of)
    assert (before(facts_of) - after, after - before(facts_of)) == (expected(gone), expected(come))


@pytest.mark.parametrize("name", ARTICLES)
def test_edit_of_an_article(name):
    source, old, new, gone, come = ARTICLES[name]
    texts = {s.id: s for s in original().sources}
    assert texts[source].text.count(old) == 1
    edited = msgspec.structs.replace(texts[source], text=texts[source].text.replace(old, new))
    sources = [edited if s.id == source else s for s in original().sources]
    # what a fact quotes and says follows the article
    facts = [msgspec.structs.replace(f, quote=f.quote.replace(old, new), value=f.value.replace(old, new)) for f in original().facts]
    after = tally(msgspec.structs.replace(original(), sources=sources, facts=facts), sources_of)
    assert (before(sources_of) - after, after - before(sources_of)) == (expected(gone), expected(come))
