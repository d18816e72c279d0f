"""Who or what a subject is: what running text names by its kind alone is one thing in its own source only."""

import pytest

from whence.model import Dossier, Event, Fact, Registers, Source
from whence.reading import Reading
from whence.reading.identity import resolve
from whence.reading.things import is_common
from whence.when import When

SOURCES = [Source(id="a.txt", text="The bridge was shut."), Source(id="b.txt", text="The bridge is new.")]


def keys(reading, name):
    return {resolve(reading, name, sid).key for sid in reading.sources}


@pytest.mark.parametrize("name", ["the bridge", "his son", "the pay deal", "Trading", "The company", "the law"])
def test_a_kind_is_one_thing_in_one_source(name):
    reading = Reading(Dossier(sources=SOURCES))
    assert is_common(name)
    assert len(keys(reading, name)) == 2
    assert resolve(reading, name, "a.txt").common


@pytest.mark.parametrize("name", ["the Karsten Bridge", "Wembley", "Holm's bridge", "the bridge at Holm", "the 1951 strike"])
def test_a_name_is_one_thing_in_all(name):
    reading = Reading(Dossier(sources=SOURCES))
    assert len(keys(reading, name)) == 1
    assert not resolve(reading, name, "a.txt").common


def test_who_writes_a_table_or_a_register_chose_the_name():
    table = Dossier(sources=SOURCES, facts=[Fact("f1", "a.txt", "the bridge", "built", "1951")])
    register = Dossier(sources=SOURCES, registers=Registers(events=[Event("bridge", "built", When.parse("1951"))]))
    assert [len(keys(Reading(dossier), "The bridge")) for dossier in (table, register)] == [1, 1]
