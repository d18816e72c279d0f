from __future__ import annotations

import json
from collections import Counter

import pytest

from render.test_html import HOSTILE, poisoned
from whence.render.prov import render

prov = pytest.importorskip("prov.model", reason="prov writes and reads PROV-JSON")

# Which kinds of thing a relation joins: (its property, the kind that this property names), W3C PROV-DM 5.
JOINS = {
    "wasDerivedFrom": (("prov:generatedEntity", "entity"), ("prov:usedEntity", "entity")),
    "wasGeneratedBy": (("prov:entity", "entity"), ("prov:activity", "activity")),
    "used": (("prov:activity", "activity"), ("prov:entity", "entity")),
    "wasAssociatedWith": (("prov:activity", "activity"), ("prov:agent", "agent")),
    "wasAttributedTo": (("prov:entity", "entity"), ("prov:agent", "agent")),
}


def faults(document):
    """What a reader relies on and this document breaks: declared ends, disjoint kinds, one generation an entity, no entity derived from itself."""
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
    """Entities that come from themselves, by derivation or by an activity that used what it generated."""
    after: dict[str, set[str]] = {}
    for row in document.get("wasDerivedFrom", {}).values():
        after.setdefault(row["prov:generatedEntity"], set()).add(row["prov:usedEntity"])
    seen: set[str] = set()
    for start in after:
        path, queue = set(), [start]
        while queue:
            for nearer in after.get(queue.pop(), ()):
                if nearer == start:
                    return [f"{start} is derived from itself"]
                if nearer not in path:
                    path.add(nearer)
                    queue.append(nearer)
        seen |= path
    return []


def test_it_loads_and_keeps_the_constraints(report):
    shown = render(report)
    assert faults(json.loads(shown)) == []
    loaded = prov.ProvDocument.deserialize(content=shown)
    assert loaded == prov.ProvDocument.deserialize(content=loaded.serialize())


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
    ):
        bad = {**good, relation: {**good[relation], "_:bad": change}}
        assert any(what in fault for fault in faults(bad)), what
    assert any("two kinds" in fault for fault in faults({**good, "agent": {**good["agent"], "fact:f01": {}}}))


def test_the_same_report_gives_the_same_document(report):
    assert render(report) == render(report)


@pytest.mark.parametrize("evil", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_stay_words(report, evil):
    shown = render(poisoned(report, evil))
    assert faults(json.loads(shown)) == []
    prov.ProvDocument.deserialize(content=shown)
