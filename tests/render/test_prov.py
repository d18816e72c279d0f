from __future__ import annotations

import json
import tracemalloc
from collections import Counter
from graphlib import CycleError, TopologicalSorter

import msgspec
import pytest

from effort import calls
from render.crowd import crowd
from render.test_html import HOSTILE, poisoned
from whence.render.prov import pieces, render

prov = pytest.importorskip("prov.model", reason="prov writes and reads PROV-JSON")

# Which kinds of thing a relation joins: (its property, the kind that this property names), W3C PROV-DM 5.
JOINS = {
    "wasDerivedFrom": (("prov:generatedEntity", "entity"), ("prov:usedEntity", "entity")),
    "wasGeneratedBy": (("prov:entity", "entity"), ("prov:activity", "activity")),
    "used": (("prov:activity", "activity"), ("prov:entity", "entity")),
    "wasAssociatedWith": (("prov:activity", "activity"), ("prov:agent", "agent")),
    "wasAttributedTo": (("prov:entity", "entity"), ("prov:agent", "agent")),
}


def read(text):
    """The document, and which of its names stand twice in one object, which JSON readers pass over in silence."""
    twice = []

    def once(pairs):
        twice.extend(name for name, times in Counter(name for name, _ in pairs).items() if times > 1)
        return dict(pairs)

    return json.loads(text, object_pairs_hook=once), twice


def faults(document):
    """What a reader relies on and this document breaks (W3C PROV-CONSTRAINTS).

    Declared ends of the right kind (50), kinds that are disjoint (55), one generation an entity (24), no entity older than what it is derived
    from (42, the one constraint of order that statements without times and without communication between activities can break).
    """
    declared = {kind: set(document.get(kind, {})) for kind in ("entity", "activity", "agent")}
    found = [f"{name} is of two kinds" for name, times in Counter(n for names in declared.values() for n in names).items() if times > 1]
    found += [f"{relation} is not known" for relation in document if relation not in {*JOINS, *declared, "prefix"}]
    for relation, ends in JOINS.items():
        for key, row in document.get(relation, {}).items():
            found += [f"{relation} {key}: {row.get(end)} is no {kind}" for end, kind in ends if row.get(end) not in declared[kind]]
    made = Counter(row["prov:entity"] for row in document.get("wasGeneratedBy", {}).values())
    found += [f"{name} is generated twice" for name, times in made.items() if times > 1]
    return found + _circles(document)


def _circles(document):
    """Entities that come from themselves."""
    after: dict[str, set[str]] = {}
    for row in document.get("wasDerivedFrom", {}).values():
        after.setdefault(row["prov:generatedEntity"], set()).add(row.get("prov:usedEntity"))
    try:
        list(TopologicalSorter(after).static_order())
    except CycleError as e:
        return [f"{e.args[1][0]} is derived from itself"]
    return []


def test_it_loads_and_keeps_the_constraints(report):
    shown = render(report)
    document, twice = read(shown)
    assert twice == []
    assert faults(document) == []
    loaded = prov.ProvDocument.deserialize(content=shown)
    assert loaded == prov.ProvDocument.deserialize(content=loaded.serialize())


def test_it_is_what_the_library_writes(report):
    """Though it is made in slices, and relations from a form, the library reads it and writes the same, but for the numbers of nameless relations."""
    for shown in (report, crowd(12, 700, 90)):
        text = render(shown)
        document, twice = read(text)
        assert twice == []
        assert faults(document) == []
        again = json.loads(prov.ProvDocument.deserialize(content=text).serialize())
        assert list(again) == list(document)
        for label, rows in document.items():
            nameless = [row for name, row in rows.items() if name.startswith("_:")]
            assert sorted(map(json.dumps, again[label].values())) == sorted(map(json.dumps, rows.values()))
            assert nameless or again[label] == rows


def test_a_table_may_repeat_an_id_but_a_document_does_not(report):
    again = msgspec.structs.replace(report, facts=(*report.facts, *report.facts), sources=(*report.sources, *report.sources))
    assert render(again) == render(report)


def test_relations_keep_the_words_of_their_attributes(report):
    """Words that a relation's form is made with, or that would fill a place in it."""
    hows = ("whence:one", "whence:other", "%s", "100 %d %", "_:id1", 'a "b" \\ c')
    origins = tuple(msgspec.structs.replace(report.sources[0].origins[0], name=f"Wire {n}", how=how) for n, how in enumerate(hows))
    source = msgspec.structs.replace(report.sources[0], origins=origins, rests_on=())
    document, _ = read(render(msgspec.structs.replace(report, sources=(source, *report.sources[1:]))))
    assert faults(document) == []
    told = {row["prov:usedEntity"]: row.get("whence:how") for row in document["wasDerivedFrom"].values()}
    assert [told[f"origin:wire%20{n}"] for n in range(len(hows))] == list(hows)


@pytest.mark.slow
def test_work_grows_with_the_report_and_not_faster():
    def cost(facts):
        large = crowd(40, facts, 50)
        return calls(lambda: sum(map(len, pieces(large))))

    cost(100)
    assert cost(4000) < 11 * cost(400)


def test_memory_is_a_part_of_what_is_written():
    large = crowd(40, 6000, 50)
    sum(map(len, pieces(crowd(4, 40, 5))))  # imports are not counted
    tracemalloc.start()
    length = sum(map(len, pieces(large)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2 * length, (peak, length)  # a document of the library's own takes ten times as much


def test_what_an_auditor_asks_of_it(report):
    document = json.loads(render(report))
    kinds = {(row["prov:generatedEntity"], row["prov:usedEntity"]): row.get("prov:type", {}).get("$") for row in document["wasDerivedFrom"].values()}
    assert kinds["quotation:f04", "source:treaty-column.html"] == "prov:Quotation"
    assert kinds["fact:f04", "quotation:f04"] is None
    assert kinds["source:harbour-post.txt", "origin:harbour%20wire"] == "prov:PrimarySource"
    assert kinds["source:treaty-column.html", "origin:eastern%20economic%20herald"] is None
    words = document["entity"]["quotation:f04"]
    assert words["oa:exact"] == "the United States has not agreed to pay rent for them"
    assert words["oa:suffix"].startswith('. "The alliance')
    text = report.sources[1].text
    assert text[int(words["oa:start"]["$"]) : int(words["oa:end"]["$"])] == words["oa:exact"]
    assert document["entity"]["source:treaty-column.html"]["whence:sha256"] == report.sources[1].sha256
    assert {row["prov:agent"] for row in document["wasAttributedTo"].values()} == {"agent:person%20M.%20Duarte", "agent:person%20R.%20Okafor"}


def test_the_validator_sees_what_is_wrong(report):
    good = json.loads(render(report))
    for relation, change, what in (
        ("wasGeneratedBy", {"prov:entity": "fact:f01", "prov:activity": "activity:check"}, "generated twice"),
        ("used", {"prov:activity": "activity:check", "prov:entity": "fact:nowhere"}, "is no entity"),
        ("used", {"prov:activity": "agent:whence", "prov:entity": "fact:f01"}, "is no activity"),
        ("wasDerivedFrom", {"prov:generatedEntity": "source:treaty-column.html", "prov:usedEntity": "fact:f04"}, "derived from itself"),
        ("wasAttributedTo", {"prov:entity": "fact:f01", "prov:agent": "activity:check"}, "is no agent"),
        ("wasDerivedFrom", {"prov:generatedEntity": "fact:f01", "prov:usedEntity": "fact:f01"}, "derived from itself"),
        ("wasDerivedFrom", {"prov:generatedEntity": "fact:f01"}, "is no entity"),
    ):
        bad = {**good, relation: {**good[relation], "_:bad": change}}
        assert any(what in fault for fault in faults(bad)), what
    assert any("two kinds" in fault for fault in faults({**good, "agent": {**good["agent"], "fact:f01": {}}}))
    assert "wasInformedBy is not known" in faults({**good, "wasInformedBy": {}})
    text = render(report)
    assert read(text.replace('"fact:f01": {', '"fact:f02": {', 1))[1] == ["fact:f02"]


def test_the_same_report_gives_the_same_document(report):
    assert render(report) == render(report)


@pytest.mark.parametrize("evil", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_stay_words(report, evil):
    shown = render(poisoned(report, evil))
    assert faults(json.loads(shown)) == []
    prov.ProvDocument.deserialize(content=shown)
