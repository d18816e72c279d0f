"""The pieces of the page that are reckoned, not printed."""

from __future__ import annotations

import itertools

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from render.crowd import crowd
from whence.model import Compared, Origin, ReadDate, ReportDate, ReportQuotation, ReportSource, Span
from whence.render.page import coverage, overview
from whence.render.page.axis import make_axis
from whence.render.page.choice import choose
from whence.render.page.dates import days, worded
from whence.render.page.gatehouse import rules
from whence.render.page.graph import graph
from whence.render.page.leaves import leaves, places
from whence.render.page.links import anchor, web
from whence.render.page.marked import Note, marked
from whence.render.page.names import told
from whence.render.page.publication import Published, published
from whence.render.page.quotations import quotations
from whence.render.page.rows import rows
from whence.render.page.states import STATES, by_fingerprint, state
from whence.render.page.timeline import timeline
from whence.render.page.values import shown_value


def at(report):
    """Where on the page the words stand."""
    return places(leaves(report, choose(report)))


def timeline_of(report):
    return timeline(report, choose(report), at(report))


def graph_of(report):
    return graph(report, choose(report), at(report))


ordinals = st.integers(min_value=1, max_value=3_652_059)


@given(st.lists(ordinals, min_size=1, max_size=60))
def test_later_days_stand_further_right(bounds):
    axis = make_axis(bounds, [], 100, 900)
    xs = [axis.x(day) for day in sorted(set(bounds))]
    assert xs == sorted(xs)
    assert xs[0] == 100
    assert all(b - a > 1 for a, b in itertools.pairwise(xs))
    assert axis.x(min(bounds) - 1) == 100
    assert 100 <= axis.x(max(bounds) + 1) <= 900.001


def test_labels_do_not_run_into_each_other_and_long_gaps_are_told():
    bounds = [
        d.low for text in ("1945-08-15", "1951-09-08", "1960-01-19", "2019-06-25", "2019-06-26", "2019-06-28", "2019-12-15") if (d := days(text))
    ]
    axis = make_axis(bounds, [(day, "x") for day in bounds], 0, 700)
    xs = [tick.x for tick in axis.ticks]
    assert all(b - a >= 62 for a, b in itertools.pairwise(xs))
    assert [tick.year for tick in axis.ticks if tick.year] == ["1945", "1951", "1960", "2019"]
    assert "59 years" in [b.label for b in axis.breaks]
    assert not axis.linear


def test_a_few_even_dates_are_drawn_to_scale():
    bounds = [d.low for text in ("2019-01-01", "2019-04-01", "2019-12-31") if (d := days(text))]
    axis = make_axis(bounds, [], 0, 364)
    assert axis.linear
    assert axis.x(bounds[1]) == pytest.approx(90)


def test_the_timeline_joins_what_conflicts(report):
    made = timeline_of(report)
    assert made
    marks = {mark.title.split(":")[0] + "|" + lane.title: mark for lane in made.lanes for mark in lane.marks}
    before, january = marks["26 June 1959 or before|the security treaty, signed"], marks["January 1960|the security treaty, signed"]
    assert before.conflict
    assert january.conflict
    assert before.open_left
    assert before.x + before.width <= january.x
    assert not marks["23 June 1960|the security treaty, in force"].conflict
    published = marks["26 June 2019|Strait Review"]
    assert published.published
    assert not published.certain
    assert published.conflict
    assert marks["15 December 2019|Strait Review"].label == "≠ date on the page, metadata, collected"
    assert len(made.links) == 3
    assert {link.title.split(":")[0] for link in made.links} == {"WH202", "WH206"}


def test_labels_of_a_lane_do_not_overlap(report):
    made = timeline_of(report)
    assert made
    for lane in made.lanes:
        rows: dict[float, list[tuple[float, float]]] = {}
        for mark in lane.marks:
            wide = len(mark.label) * 6.3
            low = mark.label_x - wide if mark.end_anchored else mark.x
            rows.setdefault(mark.y, []).append((low, max(mark.x + mark.width, mark.label_x if mark.end_anchored else mark.label_x + wide)))
        for spans in rows.values():
            spans.sort()
            assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))


def test_no_dates_no_timeline(report):
    bare = msgspec.structs.replace(report, facts=(), sources=tuple(msgspec.structs.replace(s, dates=(), published=None) for s in report.sources))
    assert timeline_of(bare) is None
    odd = msgspec.structs.replace(bare, facts=(msgspec.structs.replace(report.facts[0], value="no date", normalised={}),))
    assert timeline_of(odd) is None


def test_one_origin_of_two_sources_is_seen(report):
    made = graph_of(report)
    assert made
    wire = next(b for b in made.boxes if b.label == "Harbour Wire")
    assert (wire.kind, wire.state, wire.sub) == ("origin", "shared", "2 sources rest on it")
    assert sum(e.state == "shared" for e in made.edges) == 2
    assert len([b for b in made.boxes if b.kind == "fact" and b.state != "itself"]) == len(report.facts)
    assert len(made.lines) == len(report.facts)


def test_boxes_do_not_overlap_and_a_crowd_is_folded(report):
    for big in (report, crowd(200, 5000, 600)):
        made = graph_of(big)
        assert made
        places = {(b.x, b.y) for b in made.boxes}
        assert len(places) == len(made.boxes)
        for x in {b.x for b in made.boxes}:
            ys = sorted(b.y for b in made.boxes if b.x == x)
            assert all(b - a >= made.tall for a, b in itertools.pairwise(ys))
    assert len(made.boxes) < 150


spans = st.lists(st.tuples(st.integers(0, 120), st.integers(0, 120)).map(sorted).map(tuple), max_size=12)


@given(st.text(alphabet="ab \n", max_size=120), spans)
def test_marks_never_change_the_text(text, marks):
    source = ReportSource(id="a", sha256="", text_sha256="", chars=len(text), text=text)
    notes = [Note(low, high, kind, "h", "t") for (low, high), kind in zip(marks, ["fault", "evidence", "loose", "origin"] * 3, strict=False)]
    made = marked(source, notes).paragraphs
    assert ["".join(g.text for g in p.segments) for p in made] == [line for line in text.split("\n") if line.strip()]
    numbers = [m.number for p in made for m in p.marginals]
    assert len(numbers) == len(set(numbers))


def test_every_mark_is_numbered_once_where_it_ends():
    text = "The treaty was signed in January 1960."
    notes = [
        Note(4, 10, "evidence", "f1", ""),
        Note(0, 37, "fault", "WH206", ""),
        Note(25, 37, "date", "d", ""),
        Note(25, 37, "evidence", "f2", ""),
    ]
    source = ReportSource(id="a", sha256="", text_sha256="", chars=len(text), text=text)
    (made,) = marked(source, notes).paragraphs
    assert [(g.text, g.kind, g.numbers) for g in made.segments] == [
        ("The ", "fault", ()),
        ("treaty", "fault", (1,)),
        (" was signed in ", "fault", ()),
        ("January 1960", "fault", (2, 3)),
        (".", "", ()),
    ]
    assert [m.number for m in made.marginals] == [1, 2, 3]


def test_a_long_text_is_shown_around_its_marks():
    text = "x" * 1_000_000
    source = ReportSource(id="a", sha256="", text_sha256="", chars=len(text), text=text)
    made = marked(source, [Note(500_000, 500_010, "fault", "h", "t")]).paragraphs
    assert sum(len(g.text) for p in made for g in p.segments) < 3000
    assert made[1].skipped == 498_700


def test_excerpts_keep_their_offsets():
    source = ReportSource(
        id="a", sha256="", text_sha256="", chars=500, excerpts=(Span(100, 120, "signed in January ok"), Span(300, 310, "0123456789"))
    )
    made = marked(source, [Note(110, 117, "fault", "h", "t"), Note(200, 210, "fault", "h", "t")]).paragraphs
    assert [g.text for g in made[0].segments if g.kind] == ["January"]
    assert (made[0].skipped, made[1].skipped) == (100, 180)


def test_only_addresses_of_the_web_are_linked():
    assert web("https://a.example/x") == "https://a.example/x"
    for bad in (
        "javascript:alert(1)",
        "data:text/html,x",
        "//a.example",
        "file:///etc",
        "https://",
        "JaVaScRiPt:1",
        "http://[",
        "",
        None,
        " javascript:1",
    ):
        assert web(bad) is None


@given(st.text(max_size=30), st.text(max_size=30))
def test_anchors_tell_names_apart(a, b):
    assert (anchor("fact", a) == anchor("fact", b)) == (a == b)
    assert not set(anchor("fact", a)) & set(" \t\n\"'<>&")


def test_dates_in_words():
    assert worded("1960-01") == "January 1960"
    assert worded("../1959-06-26") == "26 June 1959 or before"
    assert worded("more than 60 years ago") == "more than 60 years ago"


def test_values_as_they_are_read(report):
    shown = {f.fact_id: shown_value(f) for f in report.facts}
    assert shown["f11"] == "8,700,000,000 USD"
    assert shown["f09"] == "75%"
    assert shown["f02"] == "January 1960"


def test_a_crowd_is_bounded():
    big = crowd(700, 20_000, 7000)
    choice = choose(big)
    assert len(choice.findings) == len(choice.facts) == 5000
    assert choice.findings[0].severity == "error"
    assert all(fact.findings for fact in choice.facts)
    assert len(choice.leaves) == 500


def changed(report, fact_id, **how):
    """The report with one fact changed."""
    facts = tuple(msgspec.structs.replace(f, **how) if f.fact_id == fact_id else f for f in report.facts)
    return msgspec.structs.replace(report, facts=facts)


def test_a_lane_is_named_as_its_fact_is_and_not_after_somebody_in_it(report):
    made = timeline_of(changed(report, "f08", subject="call between Marcus Ellery and Kenji Morita", normalised={"subject": "Kenji Morita"}))
    titles = [lane.title for lane in made.lanes]
    assert "call between Marcus Ellery and Kenji Morita, spoke" in titles
    assert not [title for title in titles if title.startswith("Kenji Morita")]


def test_lanes_of_facts_are_in_the_order_of_their_days(report):
    made = timeline_of(report)
    facts = [lane for lane in made.lanes if lane.marks[0].kind != "evidence"]
    firsts = [min(mark.x + mark.width if mark.open_left else mark.x for mark in lane.marks) for lane in facts]
    assert len(firsts) > 3
    assert firsts == sorted(firsts)


def test_what_the_source_says_instead_is_drawn_beside_a_fact_in_conflict(report):
    read = ReadDate(0, 4, "2018", "2018", "absolute")
    made = timeline_of(changed(report, "f10", compared=Compared("compatible", "2018 does not give 27 April 2018", finer=True, dates=(read,))))
    lane = next(lane for lane in made.lanes if lane.title == "the base board, approved")
    assert sorted((mark.kind, mark.day) for mark in lane.marks) == [("fact", "27 April 2018"), ("said", "2018")]
    assert any(link.title.startswith("WH107") for link in made.links)
    assert not [mark for lane in timeline_of(report).lanes for mark in lane.marks if mark.kind == "said"]


def test_a_picture_that_two_sources_share_makes_them_no_one_witness(report):
    photo = Origin(0, 4, "Photo", "Picture Desk", "photo")
    shared = msgspec.structs.replace(report, sources=tuple(msgspec.structs.replace(s, origins=(photo,), rests_on=()) for s in report.sources))
    made = graph_of(shared)
    assert [(b.label, b.state) for b in made.boxes if b.kind == "origin"] == [("Picture Desk", "beside")]
    assert not [e for e in made.edges if e.state == "shared"]


def test_a_supported_fact_with_a_warning_is_questioned_and_with_a_note_is_not(report):
    of = by_fingerprint(report)
    states = {fact.fact_id: state(fact, of) for fact in report.facts}
    assert states["f01"] == states["f02"] == states["f05"] == "questioned"
    assert states["f13"] == "supported"  # what stood against it is waived
    noted = msgspec.structs.replace(report, findings=tuple(msgspec.structs.replace(f, severity="info") for f in report.findings))
    assert state(report.facts[0], by_fingerprint(noted)) == "supported"


def test_counts_by_state_add_up_and_are_those_of_the_rows(report):
    shares = {share.name: share.count for share in overview.shares(report)}
    made = rows(report, choose(report), at(report))
    assert shares == {name: sum(row.state == name for row in made) for name in STATES}
    assert sum(shares.values()) == len(report.facts)


def test_parts_of_coverage_add_up(report):
    for parts in (coverage.quotes(report), coverage.values(report)):
        assert sum(part.count for part in parts) == len(report.facts)
    compared = changed(report, "f03", compared=Compared("same"))
    assert sum(part.count for part in coverage.values(compared)) == len(report.facts)


def test_the_verdict_says_which_sets_it_counts(report):
    _, sentence = overview.verdict(report)
    assert sentence.startswith("3 facts and 1 source must be mended")
    counted, mild = overview.sets(report)
    assert counted == "That is 3 errors: 2 about facts and 1 about a source itself."
    assert mild.startswith("f01, f02, f10 are in doubt too, but no error stands against them, so they alone")


def test_what_contradicts_a_fact_comes_before_what_leaves_it_unsupported(report):
    findings = choose(report).findings
    order = [(f.status, f.severity, f.code) for f in findings]
    assert order[:3] == [("new", "error", "WH104"), ("new", "error", "WH202"), ("new", "error", "WH402")]
    assert [f.status for f in findings] == sorted((f.status for f in findings), key=["new", "baseline", "waived"].index)


def test_a_day_is_certain_only_where_it_is_said_in_full_and_not_gainsaid(report):
    harbour, treaty = report.sources
    assert published(harbour).label == "probably 26 June 2019"
    assert not published(treaty).certain
    assert published(treaty).unknown.startswith("This is the day of the original")
    plain = msgspec.structs.replace(treaty, dates=(ReportDate("page", "2019-06-26", "26 June 2019", "at the head", 0, 12),), origins=())
    assert published(plain) == Published("26 June 2019", certain=True, day="Day: date on the page, “26 June 2019”.")
    inferred = msgspec.structs.replace(plain.dates[0], inferred="year", since="the page says so")
    assert published(msgspec.structs.replace(plain, dates=(inferred,))).year == "Year: inferred, since the page says so."


def test_every_place_in_a_text_that_is_shown_has_a_link_to_its_very_words(report):
    found = at(report)
    locations = [p for f in report.findings for p in f.locations if p.where == "source"]
    assert locations
    assert all(found.of(p).startswith("words-") for p in locations)
    assert all(found.words(f.source, f.evidence.start, f.evidence.end).startswith("words-") for f in report.facts if f.evidence)
    assert found.words("treaty-column.html", 1, 2) == "source-treaty-column.html"
    assert found.words("nowhere", 1, 2) is None


def test_good_words_of_a_source_are_not_marked_as_its_fault(report):
    made = {leaf.source.id: leaf for leaf in leaves(report, choose(report))}
    kinds = {g.text: g.kind for p in made["treaty-column.html"].paragraphs for g in p.segments if g.kind}
    assert kinds["the United States has not agreed to pay rent for them"] == "held"
    assert kinds["15 December 2019"] == "fault"


def test_lines_are_numbered_as_in_the_file():
    source = ReportSource(id="a", sha256="", text_sha256="", chars=20, text="one\n\ntwo\nthree")
    assert [p.line for p in marked(source, []).paragraphs] == [1, 3, 4]
    part = ReportSource(id="a", sha256="", text_sha256="", chars=500, excerpts=(Span(100, 107, "two\nthr"), Span(300, 302, "ab")), lines=(7, 12))
    assert [p.line for p in marked(part, []).paragraphs] == [7, 8, 12]


def test_checks_words_get_the_pages_names_of_sources():
    names = {"a/post.txt": "The Post", "b.txt": "b.txt", "the": "The Thing"}
    assert told("a/post.txt says so; b.txt, and (a/post.txt).", names) == "The Post says so; b.txt, and (The Post)."
    assert told("the day in other.txt", names) == "the day in other.txt"


def test_one_figure_in_two_sources_is_named_though_it_was_not_compared(report):
    twice = changed(
        report, "f06", value="54000", subject="soldiers from America in Japan", normalised={"low": 54000.0, "high": 54000.0, "unit": "soldier"}
    )
    twice = changed(twice, "f05", normalised={"low": 54000.0, "high": 54000.0, "unit": "troop"})
    bare = msgspec.structs.replace(twice, findings=tuple(f for f in twice.findings if f.code != "WH402"))
    made = {row.fact.fact_id: row for row in rows(bare, choose(bare), at(bare))}
    assert made["f05"].alike == (("f06", "fact-f06"),)
    assert made["f03"].alike == ()


def test_a_fact_says_how_its_day_was_counted(report):
    read = ReadDate(0, 9, "Wednesday", "2019-06-26", "weekday", "2019-06-26")
    made = changed(report, "f08", compared=Compared("same", "both are 26 June 2019", seen="Wednesday", dates=(read,)))
    (row,) = [row for row in rows(made, choose(made), at(made)) if row.fact.fact_id == "f08"]
    assert row.why == "“Wednesday” is 26 June 2019, counted from 26 June 2019, when it was probably published."


def test_quotations_name_who_says_them_in_the_source(report):
    words = "The alliance is the corner stone of peace for the region"
    start = report.sources[1].text.index(words)
    said = ReportQuotation(start, start + len(words), words, Span(0, 4, "they"), "Anne Lloyd")
    made = msgspec.structs.replace(report, sources=(report.sources[0], msgspec.structs.replace(report.sources[1], quotations=(said,))))
    found = leaves(made, choose(made))
    (row,) = quotations(made, found, choose(made), places(found))
    assert (row.speaker, row.words, row.source, row.translated) == ("Anne Lloyd", words, "Strait Review", True)
    assert row.facts == (("f13", "fact-f13", "supported"),)
    assert row.href.startswith("words-2-")
    (fact,) = [r for r in rows(made, choose(made), places(found)) if r.fact.fact_id == "f13"]
    assert fact.said_by == "said by Anne Lloyd, probably 26 June 2019, in translation"


def test_the_gate_is_told_against_the_standard(report):
    strict = msgspec.structs.replace(report.inputs, settings={"select": ["WH"], "fail-on": "error", "ignore": ["WH110"]})
    rules_here = {rule.name: rule for rule in rules(msgspec.structs.replace(report, inputs=strict))}
    assert not rules_here["Stops publication"].differs
    assert (rules_here["Checks left out"].here, rules_here["Checks left out"].standard) == ("WH110", "none")
    assert "Checks that run" not in rules_here


def test_words_that_mean_another_span_say_why_they_bear_the_fact_all_the_same(report):
    read = ReadDate(0, 9, "this weekend", "2019-06-29/2019-06-30", "relative", "2019-06-26")
    span = "2019-06-28/2019-06-30"
    made = changed(report, "f08", value=span, normalised={"date": span}, compared=Compared("same", "the quote names its ends", dates=(read,)))
    (row,) = [row for row in rows(made, choose(made), at(made)) if row.fact.fact_id == "f08"]
    assert row.why.endswith("when it was probably published. The quote names its ends.")


def test_facts_on_the_same_thing_are_named_though_they_neither_agree_nor_conflict(report):
    made = changed(changed(report, "f03", key="treaty|in force"), "f01", key="treaty|in force")
    found = {row.fact.fact_id: row for row in rows(made, choose(made), at(made))}
    assert found["f03"].beside == (("f01", "fact-f01"),)
    assert found["f02"].beside == ()
    assert found["f03"].compared
