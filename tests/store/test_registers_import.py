"""Office terms come in from YAML and CSV, and go out as a register that whence reads."""

import pytest

from whence.errors import InputError
from whence.store.broken import Broken
from whence.store.registers import read_offices
from whence.store.registers_import import import_offices, offices_csv
from whence.store.rows import read_csv
from whence.when import When

YAML = """
- id: {bioguide: X000001}
  name: {first: Alma, middle: J., last: Ruiz, suffix: Jr.}
  terms:
  - {type: viceprez, start: '1901-03-04', end: '1905-03-04', party: none}
  - {type: prez, start: 1905-03-04, end: '1909-03-04'}
- name: {first: Ned, last: Cole, official_full: Ned P. Cole}
  terms:
  - {type: sen, start: '1909-03-04', end: '1915-03-04', state: OH}
"""


def written(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_yaml_of_congress_legislators(tmp_path):
    rows = import_offices(written(tmp_path, "executive.yaml", YAML))
    assert [(r.person, r.title, r.exclusive) for r in rows] == [
        ("Alma J. Ruiz Jr.", "Vice President of the United States", True),
        ("Alma J. Ruiz Jr.", "President of the United States", True),
        ("Ned P. Cole", "US Senator", False),
    ]
    assert rows[1].start == When.parse("1905-03-04")


@pytest.mark.parametrize(
    "header", ["person,title,start,end", "appointee,position,start,end", "Name;Office;From;To", "holder\tpost\ttook_office\tleft_office"]
)
def test_columns_by_other_names(tmp_path, header):
    cut = next(mark for mark in ",;\t" if mark in header)
    rows = import_offices(written(tmp_path, "terms.csv", f"{header}\n{cut.join(['Ida Blom', 'Mayor', '2019-07', 'present'])}\n"))
    assert [(r.person, r.title, r.start, r.end, r.line) for r in rows] == [("Ida Blom", "Mayor", When.parse("2019-07"), None, 2)]


def test_dates_in_words(tmp_path):
    (row,) = import_offices(written(tmp_path, "terms.csv", 'person,title,start\nIda Blom,Mayor,"23 July 2019"\n'))
    assert row.start == When.parse("2019-07-23")


def test_what_goes_out_comes_back(tmp_path):
    rows = import_offices(written(tmp_path, "executive.yml", YAML))
    back = read_offices(read_csv(offices_csv(rows), ()), Broken("offices.csv"))
    assert [(r.person, r.title, r.start, r.end, r.source, r.exclusive) for r in back] == [
        (r.person, r.title, r.start, r.end, r.source, r.exclusive) for r in rows
    ]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.yaml", "- {name: [", "not YAML"),
        ("a.yaml", "name: x", "not a list"),
        ("a.yaml", "- {name: x}", "no name and terms"),
        ("a.yaml", "- {name: {first: A, last: B}, terms: [{type: king}]}", "'king'"),
        ("a.csv", "who,what\nA,B\n", "no column for person"),
        ("a.csv", "person,title,start\n,Mayor,2019\n", "a.csv:2"),
        ("a.csv", "person,title,start\nA B,Mayor,soonish\n", "'soonish' is not a date"),
        ("a.csv", "person,title,start,end\nA B,Mayor,2019,2018\n", "before it begins"),
        ("a.csv", "", "no column"),
    ],
)
def test_clear_errors(tmp_path, name, text, said):
    with pytest.raises(InputError, match=said):
        import_offices(written(tmp_path, name, text))


@pytest.mark.shared
@pytest.mark.parametrize("name", ["us-executive.csv", "us-cabinet.csv"])
def test_real_terms(shared, name):
    rows = import_offices(shared / "registers" / name)
    assert len(rows) > 100
    assert all(r.person and r.title for r in rows)
