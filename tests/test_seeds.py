"""Two real articles beside the checkout: all that must be found in them, nothing that must not, and what an edit moves."""

import json
import subprocess
import sys
from collections import Counter

import pytest

import whence
from whence.model import Event, Office, Registers
from whence.reading import Reading
from whence.store import open_dossier
from whence.when import When

pytestmark = pytest.mark.shared

PACT, ANPO = "000_55b167929a33f9b7.txt", "004_a71e8eb06d7f3f6f.txt"
HEAVY = ("great_expectations", "pandas", "pandera", "dateparser", "polars", "duckdb", "trafilatura", "pyspark", "numpy")


@pytest.fixture(scope="module")
def dossier(shared):
    return open_dossier(shared / "seeds")


@pytest.fixture(scope="module")
def report(dossier):
    return whence.check(dossier)


@pytest.fixture(scope="module")
def texts(dossier):
    return {source.id: source.text for source in dossier.sources}


def places(finding):
    """The sources that a finding points into."""
    return tuple(sorted({place.source for place in finding.locations if place.source}))


def tally(report, *severities):
    return Counter((f.code, f.severity, places(f)) for f in report.findings if f.severity in (severities or ("error", "warning", "info")))


def the(report, code, *sources):
    """The one finding of a code that points into these sources."""
    rows = [f for f in report.findings if f.code == code and set(sources) <= set(places(f))]
    assert len(rows) == 1, [(f.code, f.severity, f.message) for f in report.findings if f.code == code]
    return rows[0]


def said(finding):
    """All that a finding tells an editor."""
    told = (finding.message, finding.expected, finding.observed, finding.suggestion, *(place.note for place in finding.locations))
    return " ".join(words for words in told if words)


# ------------------------------------------------------------------ what must be found, and nothing else


def test_both_articles_are_of_26_june_2019(report):
    assert {s.id: s.published.value for s in report.sources} == {PACT: "2019-06-26", ANPO: "2019-06-26"}


def test_errors_and_warnings_exactly(report):
    """The only error is the conflict of dates; WH404 and WH206 point into both articles."""
    loud = [(f.code, f.severity, f.message) for f in report.findings if f.severity != "info"]
    codes = Counter((code, severity) for code, severity, _ in loud)
    assert codes == {
        ("WH202", "error"): 1,
        ("WH206", "warning"): 1,
        ("WH204", "warning"): 1,
        ("WH404", "warning"): 1,
        ("WH701", "warning"): 2,
        ("WH704", "warning"): 1,
    }, loud
    assert set(places(the(report, "WH206"))) == {PACT, ANPO}
    assert set(places(the(report, "WH404"))) == {PACT, ANPO}
    assert report.verdict == "fail"


def test_notes(report):
    notes = tally(report, "info")
    for code, source in (("WH209", ANPO), ("WH209", PACT), ("WH703", ANPO), ("WH705", PACT), ("WH707", PACT)):
        assert any(c == code and source in where for c, _, where in notes), (code, source, notes)
    assert {code for code, _, _ in notes} == {"WH209", "WH703", "WH705", "WH707"}


def test_the_date_on_the_page_is_not_the_date_of_the_article(report):
    finding = the(report, "WH202", ANPO)
    for words in ("15 December 2019", "Hong Kong Economic Journal", "Jun 26", "172 days", "26 June 2019"):
        assert words in said(finding), words
    assert "translation" in said(finding).lower()


def test_the_missing_years_are_inferred_aloud(report):
    assert "2019" in said(the(report, "WH209", ANPO))
    words = said(the(report, "WH209", PACT))
    assert all(year in words for year in ("2013", "2019", "2024")), words


def test_more_than_sixty_years(report):
    finding = the(report, "WH206", PACT, ANPO)
    assert all(words in said(finding) for words in ("January 1960", "59 years", "26 June 1959")), said(finding)


def test_this_weekend(report):
    words = said(the(report, "WH204", ANPO))
    assert "this weekend" in words
    assert "26 June" in words
    assert "15 December" in words


def test_one_report_behind_both(report):
    assert "Bloomberg" in the(report, "WH404", PACT, ANPO).message


def test_repeated_captions_and_the_joint(report):
    assert {places(f) for f in report.findings if f.code == "WH701"} == {(PACT,), (ANPO,)}
    assert "alliance.PHOTO" in "".join(p.text for p in the(report, "WH704", PACT).locations)
    assert the(report, "WH707", PACT).severity == "info"
    assert "phone" in said(the(report, "WH707", PACT))


def test_relative_dates_resolve(dossier):
    reading = Reading(dossier)
    when = {m.text: m.when for m in reading.dates(PACT)}
    assert when["Tuesday"] == When.parse("2019-06-25")
    assert any("February" in text and value == When.parse("2019-02") for text, value in when.items())


def test_no_check_is_silent(report):
    """Each check that ran says what it found, what held, or what it could not tell."""
    heard = {f.code for f in report.findings} | {h.code for h in report.held} | {s.code for s in report.skipped}
    of_gate = {"WH805", "WH806"}
    of_tables = {c.code for c in report.inputs.checks if c.code.startswith(("WH6", "WH8"))}
    assert {c.code for c in report.inputs.checks} - heard - of_gate - of_tables == set()


# ------------------------------------------------------------------ with registers

OFFICES = [
    Office("Mark Esper", "Acting Secretary of Defense", When.parse("2019-06-24"), When.parse("2019-07-15"), "test", exclusive=True),
    Office("Mark Esper", "Secretary of Defense", When.parse("2019-07-23"), When.parse("2020-11-09"), "test", exclusive=True),
    Office("Takeshi Iwaya", "Minister of Defense of Japan", When.parse("2018-10-02"), When.parse("2019-09-11"), "test", exclusive=True),
]
EVENTS = [
    Event("Security Treaty between the United States and Japan", "signed", When.parse("1951-09-08"), source="test"),
    Event("Treaty of Mutual Cooperation and Security between the United States and Japan", "signed", When.parse("1960-01-19"), source="test"),
]


def checked(texts, *, registers=None, published=None, **options):
    """The report on texts given as a mapping of id to text."""
    sources = [whence.Source(id=sid, text=text, published=(published or {}).get(sid)) for sid, text in texts.items()]
    return whence.check(whence.Dossier(sources=sources, registers=registers), **options)


def test_the_register_of_events_offers_the_older_treaty(texts):
    finding = the(checked(texts, registers=Registers(events=EVENTS)), "WH206")
    assert "1951" in said(finding)


def test_terms_of_office(texts):
    registers = Registers(offices=OFFICES)
    assert not [f.message for f in checked(texts, registers=registers).findings if f.code == "WH303"]
    winter = texts[PACT].replace("Wednesday (June 26)", "Sunday (December 15)")
    later = checked({PACT: winter}, registers=registers, published={PACT: "2019-12-15"})
    assert len([f for f in later.findings if f.code == "WH303"]) >= 2


# ------------------------------------------------------------------ an edit moves what it should, and nothing else

ELAPSED = ("WH206", "warning", None)
EDITS = {
    "another weekday": (PACT, "Wednesday (June 26)", "Thursday (June 26)", [], [("WH201", "error", PACT)]),
    "a day that no calendar has": (ANPO, "in January 1960", "on 31 June 1960", [ELAPSED], [("WH208", "error", ANPO)]),
    "acting dropped in the body": (
        PACT,
        "Acting US Defence Secretary Mark Esper and",
        "US Defence Secretary Mark Esper and",
        [],
        [("WH301", "warning", PACT)],
    ),
    "the year of the treaty": (ANPO, "January 1960", "January 1950", [ELAPSED], []),
    "the hedge that was meant": (PACT, "more than 60 years ago", "nearly 60 years ago", [ELAPSED], []),
    "far too many years": (PACT, "more than 60 years ago", "more than 90 years ago", [ELAPSED], [("WH206", "error", None)]),
    "a date instead of years": (PACT, "signed more than 60 years ago", "signed in January 1961", [ELAPSED], [("WH401", "error", None)]),
    "the page's date": (ANPO, "15 December 2019", "26 June 2019", [("WH202", "error", ANPO), ("WH204", "warning", None)], []),
    "a quotation left open": (ANPO, "“paper tiger”", "“paper tiger", [], [("WH502", "warning", ANPO)]),
    "mojibake": (ANPO, "’s motives", "â€™s motives", [], [("WH702", "warning", ANPO)]),
    "a replacement character": (ANPO, "Shinzō", "Shinz\ufffd", [], [("WH702", "warning", ANPO)]),
    "a space where it belongs": (PACT, "alliance.PHOTO", "alliance. PHOTO", [("WH704", "warning", PACT)], []),
    "talks in one place": (PACT, "held talks over the phone on", "held talks in Tokyo on", [("WH707", "info", PACT)], []),
    "a contact that is there": (ANPO, "[email\N{NO-BREAK SPACE}protected]", "the address below", [("WH703", "info", ANPO)], []),
    "another origin": (ANPO, "according to Bloomberg News", "as two of them recall", [("WH404", "warning", None)], []),
    "nothing that matters": (ANPO, "Worse still, Japan", "Worse, Japan", [], []),
}


@pytest.mark.parametrize("name", EDITS)
def test_edit(name, texts, report):
    source, old, new, gone, come = EDITS[name]
    assert old in texts[source]
    after = tally(checked({**texts, source: texts[source].replace(old, new, 1)}))
    before = tally(report)
    assert Counter(short(before - after)) == Counter(gone), short(after - before)
    assert Counter(short(after - before)) == Counter(come)


def short(counter):
    """Findings as the edits list them: a source where there is one, None where several are concerned."""
    return [(code, severity, where[0] if len(where) == 1 else None) for code, severity, where in counter.elements()]


@pytest.mark.parametrize("source", [PACT, ANPO])
def test_a_repeated_caption_removed(source, texts, report):
    lines = texts[source].split("\n")
    kept = [line for number, line in enumerate(lines) if number != (2 if source == PACT else 1)]
    after = tally(checked({**texts, source: "\n".join(kept)}))
    assert short(tally(report) - after) == [("WH701", "warning", source)]
    assert short(after - tally(report)) == []


def test_the_original_date_moved_to_another_month(texts):
    """A short gap that the text explains is a warning, and the article is dated by the original still."""
    after = checked({**texts, ANPO: texts[ANPO].replace("on Jun 26", "on Dec 11")})
    assert the(after, "WH202", ANPO).severity == "warning"
    assert {s.id: s.published.value for s in after.sources}[ANPO] == "2019-12-11"


def test_order_of_the_sources_changes_nothing(texts, report):
    turned = checked(dict(reversed(list(texts.items()))))
    assert {f.fingerprint for f in turned.findings} == {f.fingerprint for f in report.findings}


# ------------------------------------------------------------------ what it costs

MOST_CALLS = 2_000_000
"""Python calls of one check of the seeds, imports and patterns among them: 1.2 million, which is 0.6 s of CPU where this was written."""

PROGRAM = f"""
import json, sys
calls = 0
def count(frame, event, arg):
    global calls
    calls += event == "call"
sys.setprofile(count)
from whence.cli import main
try:
    main()
except SystemExit as e:
    code = e.code
sys.setprofile(None)
print(json.dumps({{"code": code, "heavy": sorted(set({HEAVY!r}) & set(sys.modules)), "calls": calls}}), file=sys.stderr)
"""


def ran(*arguments):
    """Exit code, heavy modules imported, and Python calls of one run of the command."""
    done = subprocess.run([sys.executable, "-c", PROGRAM, *arguments], capture_output=True, check=False, timeout=120)
    told = json.loads(done.stderr.decode().splitlines()[-1])
    return told["code"], told["heavy"], told["calls"]


def test_the_command_is_light(shared):
    """No more work than when it took half a second of CPU (seconds are for the benchmarks), and nothing heavy is imported."""
    code, heavy, calls = ran("check", str(shared / "seeds"), "--no-report")
    assert (code, heavy) == (1, [])
    assert calls < MOST_CALLS
