"""Mending a table changes the cells that are meant and not one byte more."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.errors import InputError
from whence.store.mending import mend

CSV = 'fact_id,note,quote,start,end\nf1,"two\nlines, ""quoted""","a, b",3,7\nf2,,plain,"10","12"\r\nf3,x,y,1,2'


def test_csv_keeps_everything_else():
    mended = mend("facts.csv", CSV.encode(), {2: {"start": 5, "end": 9}, 4: {"start": 11, "end": 13}}, {})
    expected = CSV.replace('"a, b",3,7', '"a, b",5,9').replace('"10","12"', '"11","13"')
    assert mended.decode() == expected


def test_csv_of_another_dialect_with_a_byte_order_mark():
    text = "\ufefffact_id;source;subject;predicate;value;quote;start;end\r\nf1;a;b;c;d;e;3;7\r\n"
    assert mend("facts.csv", text.encode(), {2: {"start": 40}}, {}).decode() == text.replace(";3;7", ";40;7")


def test_columns_by_other_names():
    text = "fact_id,from,to\nf1,3,7\n"
    assert mend("facts.csv", text.encode(), {2: {"start": 4, "end": 8}}, {"start": "from", "end": "to"}).decode() == "fact_id,from,to\nf1,4,8\n"


def test_json_lines_keep_order_and_spacing():
    text = '{"fact_id": "f1",  "start": 3, "end":7, "x": [1, 2]}\n{"fact_id": "f2", "start": 1, "end": 2}\n'
    assert mend("facts.jsonl", text.encode(), {1: {"start": 30, "end": 70}}, {}).decode() == text.replace(
        '"start": 3, "end":7', '"start": 30, "end":70'
    )


def test_an_inner_key_of_the_same_name_is_left_alone():
    row = {"fact_id": "f1", "more": {"start": 99}, "start": 3}
    mended = json.loads(mend("facts.jsonl", (json.dumps(row) + "\n").encode(), {1: {"start": 30}}, {}))
    assert mended == {"fact_id": "f1", "more": {"start": 99}, "start": 30}


def test_what_is_not_there_cannot_be_mended():
    with pytest.raises(InputError):
        mend("facts.csv", b"fact_id,start\nf1,3\n", {2: {"end": 4}}, {})
    with pytest.raises(InputError):
        mend("facts.csv", b"fact_id,start\nf1,3\n", {9: {"start": 4}}, {})


CELL = st.text(st.characters(exclude_characters="\x00", exclude_categories=("Cs",)), max_size=12)


@pytest.mark.parametrize("quote", ['""', '"",', '",', '"\n', '","', 'a"",""b'])
def test_marks_within_marks_end_no_cell(quote):
    text = 'fact_id,quote,start\nf1,"{}",3\n'.format(quote.replace('"', '""'))
    assert mend("facts.csv", text.encode(), {2: {"start": 45}}, {}).decode() == text.replace(",3\n", ",45\n")


@given(st.lists(st.tuples(CELL, st.integers(0, 99), CELL), min_size=1, max_size=6), st.data())
def test_any_csv_that_python_writes(rows, data):
    import csv
    import io

    def text_of(table):
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
        writer.writerow(["fact_id", "quote", "start", "note"])
        writer.writerows([f"f{n}", *row] for n, row in enumerate(table))
        return out.getvalue()

    text = text_of(rows)
    chosen = data.draw(st.integers(0, len(rows) - 1))
    before = text_of(rows[:chosen])
    line = before.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    expected = text_of([(a, 123 if n == chosen else b, c) for n, (a, b, c) in enumerate(rows)])
    assert mend("facts.csv", text.encode(), {line: {"start": 123}}, {}).decode() == expected
