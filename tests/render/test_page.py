"""The pieces of the page that are reckoned, not printed."""

from __future__ import annotations

import itertools

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from render.crowd import crowd
from whence.model import ReportSource, Span
from whence.render.page.axis import make_axis
from whence.render.page.choice import choose
from whence.render.page.dates import days, worded
from whence.render.page.graph import graph
from whence.render.page.links import anchor, web
from whence.render.page.marked import Note, paragraphs
from whence.render.page.timeline import timeline
from whence.render.page.values import shown_value

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
    made = timeline(report, choose(report))
    assert made
    marks = {mark.title.split(":")[0] + "|" + lane.title: mark for lane in made.lanes for mark in lane.marks}
    before, january = marks["26 June 1959 or before|the security treaty, signed"], marks["January 1960|the security treaty, signed"]
    assert before.conflict
    assert january.conflict
    assert before.open_left
    assert before.x + before.width <= january.x
    assert not marks["23 June 1960|the security treaty, in force"].conflict
    published = marks["26 June 2019|treaty-column.html"]
    assert published.published
    assert published.conflict
    assert marks["15 December 2019|treaty-column.html"].label == "≠ page, metadata, retrieved"
    assert len(made.links) == 3
    assert {link.title.split(":")[0] for link in made.links} == {"WH202", "WH206"}


def test_labels_of_a_lane_do_not_overlap(report):
    made = timeline(report, choose(report))
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
    assert timeline(bare, choose(bare)) is None
    odd = msgspec.structs.replace(bare, facts=(msgspec.structs.replace(report.facts[0], value="no date", normalised={}),))
    assert timeline(odd, choose(odd)) is None


def test_one_origin_of_two_sources_is_seen(report):
    made = graph(report, choose(report))
    assert made
    wire = next(b for b in made.boxes if b.label == "Harbour Wire")
    assert (wire.kind, wire.state, wire.sub) == ("origin", "shared", "2 sources rest on it")
    assert sum(e.state == "shared" for e in made.edges) == 2
    assert len([b for b in made.boxes if b.kind == "fact"]) == len(report.facts)


def test_boxes_do_not_overlap_and_a_crowd_is_folded(report):
    for big in (report, crowd(200, 5000, 600)):
        made = graph(big, choose(big))
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
    notes = [Note(low, high, kind, "h", "t") for (low, high), kind in zip(marks, ["finding", "evidence", "date", "origin"] * 3, strict=False)]
    made = paragraphs(source, notes)
    assert ["".join(g.text for g in p.segments) for p in made] == [line for line in text.split("\n") if line.strip()]
    numbers = [m.number for p in made for m in p.marginals]
    assert len(numbers) == len(set(numbers))


def test_every_mark_is_numbered_once_where_it_ends():
    text = "The treaty was signed in January 1960."
    notes = [
        Note(4, 10, "evidence", "f1", ""),
        Note(0, 37, "finding", "WH206", ""),
        Note(25, 37, "date", "d", ""),
        Note(25, 37, "evidence", "f2", ""),
    ]
    source = ReportSource(id="a", sha256="", text_sha256="", chars=len(text), text=text)
    (made,) = paragraphs(source, notes)
    assert [(g.text, g.kind, g.numbers) for g in made.segments] == [
        ("The ", "finding", ()),
        ("treaty", "finding", (1,)),
        (" was signed in ", "finding", ()),
        ("January 1960", "finding", (2, 3)),
        (".", "", ()),
    ]
    assert [m.number for m in made.marginals] == [1, 2, 3]


def test_a_long_text_is_shown_around_its_marks():
    text = "x" * 1_000_000
    source = ReportSource(id="a", sha256="", text_sha256="", chars=len(text), text=text)
    made = paragraphs(source, [Note(500_000, 500_010, "finding", "h", "t")])
    assert sum(len(g.text) for p in made for g in p.segments) < 3000
    assert made[1].skipped == 498_700


def test_excerpts_keep_their_offsets():
    source = ReportSource(
        id="a", sha256="", text_sha256="", chars=500, excerpts=(Span(100, 120, "signed in January ok"), Span(300, 310, "0123456789"))
    )
    made = paragraphs(source, [Note(110, 117, "finding", "h", "t"), Note(200, 210, "finding", "h", "t")])
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
    assert len(choice.findings) == len(choice.facts) == 6000
    assert choice.findings[0].severity == "error"
    assert all(fact.findings for fact in choice.facts)
    assert len(choice.leaves) == 500
