from __future__ import annotations

import re

import msgspec

from render.story import place, story
from whence.engine import check
from whence.model import Dossier, Finding, Location, Skipped, Source
from whence.render.concise import pieces as concise_pieces
from whence.render.concise import render as concise
from whence.render.text import render


def test_both_sides_stand_in_place_and_are_underlined(report):
    lines = render(report).splitlines()
    at = next(i for i, line in enumerate(lines) if "WH206" in line)
    block = lines[at : at + 12]
    assert block[0] == "warning WH206 elapsed-time-mismatch [f01, f02]"
    assert "--> sources/harbour-post.txt:5:11" in block[2]
    for line, words, mark in ((3, "signed more than 60 years ago", "^"), (6, "finalized in January 1960", "-")):
        start = block[line].index(words)
        assert block[line + 1][start : start + len(words)] == mark * len(words)
        assert block[line + 1][:start].strip(" |") == ""
    assert block[8:11] == [
        "  expected: before 26 June 1959",
        "  observed: January 1960",
        "  help: Write “nearly 60 years”, or is the 1951 treaty meant?",
    ]


def test_worst_first_and_what_no_longer_counts_last(report):
    codes = re.findall(r"^(?:error|warning|info) (WH\d+)", render(report), re.MULTILINE)
    assert codes == ["WH104", "WH202", "WH402", "WH107", "WH206", "WH707", "WH209"]
    tail = render(report).split("WH209", 1)[1]
    assert re.search(r"^baseline .*WH404", tail, re.MULTILINE)
    assert "Waived by M. Duarte until 2026-12-31" in tail


def test_the_summary_counts(report):
    tail = render(report).splitlines()[-6:]
    assert "2 sources, 14 facts: 11 supported, 1 contradicted, 1 unsupported, 1 unchecked" in tail
    assert tail[-1].startswith("FAIL: 3 errors, 2 warnings, 2 notes; 1 waived; 1 in the baseline; gate loosened:")


def test_colour_only_when_asked(report):
    assert "\x1b" not in render(report)
    assert re.sub(r"\x1b\[\d+m", "", render(report, color=True)) == render(report)


def test_wide_characters_keep_the_caret_in_its_column(report):
    text = "前の首相は安保条約に署名した。"
    start = text.index("安保条約")
    finding = Finding(
        "WH106",
        "x",
        "error",
        "m",
        locations=(Location("source", "安保条約", "primary", source="ja.txt", start=start, end=start + 4, line=1, column=6),),
    )
    source = msgspec.structs.replace(report.sources[0], id="ja.txt", text=text)
    shown = render(msgspec.structs.replace(report, sources=(source,), findings=(finding,))).splitlines()
    at = next(i for i, line in enumerate(shown) if "安保条約" in line)
    assert shown[at + 1] == "  | " + " " * (2 * start) + "^" * 8


def test_a_source_cannot_steer_the_terminal(report):
    evil = "\x1b[2J\x1b]0;owned\x07 \u202etxt.exe \r hidden \u2028 end"
    bad = msgspec.structs.replace(
        report.findings[0], message=evil, suggestion=evil, expected=evil, locations=(Location("table", evil, "primary", file=evil, note=evil),)
    )
    for shown in (render(msgspec.structs.replace(report, findings=(bad,))), concise(msgspec.structs.replace(report, findings=(bad,)))):
        assert not set(shown) & set("\x1b\x07\r\u202e\u2028")
        assert "[U+202E]" in shown


def test_long_words_are_cut_not_spilled(report):
    finding = Finding("WH106", "x", "error", "m", locations=(Location("table", "w" * 1_000_000, "primary", file="facts.csv", line=2, column=1),))
    assert max(map(len, render(msgspec.structs.replace(report, findings=(finding,))).splitlines())) < 400


def test_excerpts_serve_where_the_whole_text_is_withheld(report):
    from whence.model import Span

    here = place("harbour-post.txt", "signed more than 60 years ago")
    text = story().sources[0].text or ""
    source = msgspec.structs.replace(
        report.sources[0], text=None, excerpts=(Span(here.start - 10, here.end + 12, text[here.start - 10 : here.end + 12]),)
    )
    shown = render(msgspec.structs.replace(report, sources=(source,)))
    assert "The pact, signed more than 60 years ago, binds the" in shown
    assert "leaders of twenty" not in shown


def test_fingerprints_where_asked_for(report):
    assert "fingerprint:" not in render(report)
    assert "w1:" not in concise(report)
    shown = render(report, verbose=True).splitlines()
    marks = {f.fingerprint for f in report.findings if f.status == "new"}
    assert {line.removeprefix("  fingerprint: ") for line in shown if line.startswith("  fingerprint: ")} == marks
    waived = next(f for f in report.findings if f.status == "waived")
    assert any(line.startswith("waived") and line.endswith(f" {waived.fingerprint}") for line in shown)
    lines = "".join(concise_pieces(report, verbose=True)).splitlines()[:-1]
    assert {line.rsplit(" ", 1)[1] for line in lines} == {f.fingerprint for f in report.findings}


def test_concise_is_one_line_a_finding(report):
    lines = concise(report).splitlines()
    assert lines[0].startswith("facts.csv:5:6: WH104 error The quote says")
    assert len(lines) == len(report.findings) + 1
    assert lines[-1] == "fail: 3 errors, 2 warnings, 2 notes"
    assert "[waived]" in concise(report)
    assert "[baseline]" in concise(report)


def test_nothing_found_is_said(report):
    none = msgspec.structs.replace(report.summary, error=0, warning=0, info=0)
    old = msgspec.structs.replace(report, findings=(), verdict="pass", summary=none)
    assert render(old).splitlines()[-1].startswith("PASS: nothing new found; 1 waived; 1 in the baseline")
    clean = msgspec.structs.replace(old, summary=msgspec.structs.replace(none, waived=0, baseline=0))
    assert render(clean).splitlines()[-1].startswith("PASS: nothing found")
    assert concise(clean) == "pass: nothing found\n"


def test_every_reason_is_counted(report):
    rows = tuple(Skipped(f"WH10{n}", f"reason {n}", 10 - n) for n in range(1, 7))
    told = render(msgspec.structs.replace(report, skipped=rows))
    assert "39 could not be judged" in told
    assert "reason 3 (7)" in told
    assert "  15 more for 3 other reasons: the report lists them" in told
    assert "more for" not in render(msgspec.structs.replace(report, skipped=rows[:3]))


def test_a_space_at_the_end_of_the_marked_words_is_kept():
    source = Source(id="a.txt", text="The gate was opened, then more words follow here.")
    report = check(Dossier(sources=[source]), select="WH705")
    place = Location("source", source.text[:21], "primary", "a.txt", None, 0, 21, 1, 1)
    finding = msgspec.structs.replace(report.findings[0], locations=(place,))
    shown = render(msgspec.structs.replace(report, findings=(finding,)))
    assert "opened, then" in shown
    assert f" {'^' * 20}\n" in shown


def test_notes_of_one_check_are_counted_after_the_third(report):
    note = next(f for f in report.findings if f.severity == "info")
    many = msgspec.structs.replace(report, findings=tuple(msgspec.structs.replace(note, fingerprint=f"w1:{n:016x}") for n in range(5)))
    assert render(many).count(f"info {note.code} {note.name}\n") == 3
    assert "2 more notes like these; --verbose shows all" in render(many)
    assert render(many, verbose=True).count(f"info {note.code} {note.name}") >= 5
    assert "more note" not in render(many, verbose=True)
