import csv
import io
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.store.rows import BrokenRow, Row, read_csv, read_jsonl

KNOWN = ("fact_id", "value", "quote")


def rows(text):
    return list(read_csv(text, KNOWN).rows)


def test_lines_are_where_rows_begin():
    text = 'fact_id,value,quote\n1,a,"one\ntwo\n\nthree"\n2,b,c\n\n3,d,"e\n"\n4,f,g'
    assert [(row.line, row.cells["fact_id"]) for row in rows(text)] == [(2, "1"), (6, "2"), (8, "3"), (10, "4")]
    assert rows(text)[0].cells["quote"] == "one\ntwo\n\nthree"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_dialects(delimiter):
    text = delimiter.join(KNOWN) + "\n" + delimiter.join(["1", '"a""b"', f'"x{delimiter}y"'])
    (row,) = rows(text)
    assert row.cells == {"fact_id": "1", "value": 'a"b', "quote": f"x{delimiter}y"}


def test_a_comma_in_a_header_of_semicolons():
    table = read_csv("fact_id;value;quote;note, if any\n1;a;b;c,d", KNOWN)
    assert table.delimiter == ";"
    (row,) = table.rows
    assert row.cells["note, if any"] == "c,d"


def test_empty_cells_are_none_and_blank_rows_none_at_all():
    (row,) = rows("fact_id,value,quote\n1, ,x\n , ,\n\n")
    assert row.cells == {"fact_id": "1", "value": None, "quote": "x"}


def test_too_many_cells_break_a_row_and_no_other():
    one, two = rows("fact_id,value,quote\n1,a,b,c\n2,a,b,\n")
    assert isinstance(one, BrokenRow)
    assert (one.line, one.rule) == (2, "cells")
    assert isinstance(two, Row)


def test_an_unclosed_quotation_mark_costs_one_row():
    text = 'fact_id,value,quote\n1,a,b\n2,a,"never closed\n3,c,d\n4,e,"f\ng"\n'
    read = rows(text)
    assert [(type(row).__name__, row.line) for row in read] == [("Row", 2), ("BrokenRow", 3), ("Row", 4), ("Row", 5)]
    assert read[3].cells["quote"] == "f\ng"


def test_words_after_a_closing_quotation_mark():
    read = rows('fact_id,value,quote\n1,a,"b" c\n2,a,b\n')
    assert [(type(row).__name__, row.line) for row in read] == [("BrokenRow", 2), ("Row", 3)]


def test_a_column_named_twice_is_no_header():
    table = read_csv("fact_id,value,value\n1,a,b\n", KNOWN)
    assert [row.rule for row in table.rows] == ["header"]


def test_nothing_at_all():
    assert rows("") == []
    assert rows("\n \n") == []


def test_separators_within_cells_end_no_line():
    (row,) = rows("fact_id,value,quote\n1,a\x0bb,c\u2028d\x0ce\n")
    assert row.cells["quote"] == "c\u2028d\x0ce"


def test_endless_restarts_are_cut_short():
    text = "fact_id,value,quote\n" + '1,a,"x\n' * 20_001
    started = time.process_time()
    read = rows(text)
    assert time.process_time() - started < 5
    assert "were not read" in read[-1].why


def test_a_cell_of_ten_megabytes():
    (row,) = rows("fact_id,value,quote\n1,a," + "x" * 10_000_000)
    assert isinstance(row, BrokenRow)
    assert "megabyte" in row.why


def test_json_lines():
    table = read_jsonl(
        '{"fact_id": 1, "value": 1600000000.0, "quote": "a", "tags": ["x"]}\n\n[1]\nnot json\n{"fact_id": "2", "value": null, "b": true}\n'
    )
    first, second, third, fourth = table.rows
    assert first.cells == {"fact_id": "1", "value": "1600000000", "quote": "a", "tags": '["x"]', "b": None}
    assert (second.line, third.line) == (3, 4)
    assert isinstance(second, BrokenRow)
    assert isinstance(third, BrokenRow)
    assert fourth.cells == {"fact_id": "2", "value": None, "quote": None, "tags": None, "b": "true"}
    assert table.columns == ("fact_id", "value", "quote", "tags", "b")


def test_json_with_half_a_surrogate_pair_is_broken():
    (row,) = read_jsonl('{"value": "\\ud800"}').rows
    assert isinstance(row, BrokenRow)


def test_json_nested_too_deep_is_broken():
    (row,) = read_jsonl('{"a":' * 5000 + "1" + "}" * 5000).rows
    assert isinstance(row, BrokenRow)


cells = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r\0"), min_size=1, max_size=20).filter(str.strip)


@given(st.lists(st.tuples(cells, cells, cells), min_size=1, max_size=6))
def test_what_csv_writes_is_read_back(written):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(KNOWN)
    writer.writerows(written)
    assert [tuple(row.cells.values()) for row in rows(out.getvalue())] == written


@given(st.text(st.sampled_from('fact_id,value"\n;\t a1'), max_size=80))
def test_no_text_raises_and_no_line_is_lost(text):
    table = read_csv(text, KNOWN)
    assert all(isinstance(row, (Row, BrokenRow)) and row.line >= 1 for row in table.rows)
