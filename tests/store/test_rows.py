import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effort import no_runaway
from whence.store.rows import BrokenRow, Row, read_csv, read_jsonl, text_of

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
    text = "fact_id,value,quote\n" + '1,a,"x\n' * 60_001
    with no_runaway():
        read = rows(text)
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


def test_json_numbers_keep_their_digits():
    (row,) = read_jsonl('{"a": 1.10, "b": 1e21, "c": 123456789012345678901234567890, "d": -0.0, "e": 1e-7, "f": [1.50], "g": 1e400}').rows
    assert list(row.cells.values()) == ["1.10", "1000000000000000000000", "123456789012345678901234567890", "0", "0.0000001", "[1.50]", "1E+400"]


@pytest.mark.parametrize(("value", "text"), [(1e21, "1000000000000000000000"), (2.5, "2.5"), (0.1, "0.1"), (True, "true"), (float("inf"), "inf")])
def test_typed_numbers_have_no_exponent(value, text):
    """A spreadsheet's damage is told by its exponent."""
    assert text_of(value) == text


@pytest.mark.parametrize("line", ['{"value": "1", "value": "2"}', '{"value": {"a": 1}, "quote": "x", "value": 2}'])
def test_a_key_given_twice_is_broken(line):
    (row,) = read_jsonl(line).rows
    assert row.why == "the line gives 'value' twice"


def test_colons_are_no_keys():
    (row,) = read_jsonl('{"value": "at 10:30: \\"value\\": 1", "more": {"value": 1, "value": 2}}').rows
    assert isinstance(row, Row)


def test_a_nul_character_breaks_its_row_and_no_other():
    one, two = rows("fact_id,value,quote\n1,a\0b,c\n2,a,b\n")
    assert (one.line, one.rule) == (2, "syntax")
    assert "NUL" in one.why
    assert isinstance(two, Row)
    (three,) = read_jsonl('{"value": "a\\u0000"}').rows
    assert "NUL" in three.why


@pytest.mark.parametrize(("first", "delimiter"), [("sep=;", ";"), ('"sep=^"', "^"), ("\nsep=\t", "\t")])
def test_a_spreadsheets_line_names_the_delimiter(first, delimiter):
    table = read_csv(f"{first}\nfact_id,if any{delimiter}value\n1{delimiter}a\n", KNOWN)
    assert table.columns == ("fact_id,if any", "value")
    assert table.line == first.count("\n") + 2
    assert [(row.line, row.cells["value"]) for row in table.rows] == [(table.line + 1, "a")]


def test_a_separator_and_nothing_else():
    assert rows("sep=;") == []


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
