"""The contracts: readers of text, polars expressions and pandera models say the same of every row."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.store import manifest, registers
from whence.store.broken import Broken
from whence.store.columns import LAYOUTS
from whence.store.contracts import TABLES, broken_cells, by_pandera
from whence.store.facts import read_facts
from whence.store.rows import read_csv
from whence.store.rules import DTYPES, rules

GOOD = {"fact_id": "f", "source": "a", "subject": "b", "predicate": "c", "value": "d", "quote": "e"}
DAMAGED = {
    ("facts", "start", "greater_than_or_equal_to"): {"start": -1},
    ("facts", "end", "greater_than_or_equal_to"): {"end": -1, "start": None},
    ("facts", "kind", "isin"): {"kind": "dates"},
    ("facts", "modality", "isin"): {"modality": "perhaps"},
    ("facts", "confidence", "in_range"): {"confidence": 1.01},
    ("facts", None, "unique fact_id"): {"fact_id": "f0"},
    ("facts", None, "end after start"): {"start": 9, "end": 8},
    ("sources", "source", "inside"): {"source": "../x"},
    ("sources", "published", "EDTF"): {"published": "yesterday"},
    ("sources", "retrieved", "EDTF"): {"retrieved": "2020-13"},
    ("sources", "sha256", "str_matches"): {"sha256": "abc"},
    ("sources", "text_sha256", "str_matches"): {"text_sha256": "abc"},
    ("sources", "kept", "isin"): {"kept": "half"},
    ("sources", None, "unique source"): {"source": "s0"},
    ("offices", "start", "EDTF"): {"start": "June"},
    ("offices", "end", "EDTF"): {"end": "June"},
    ("offices", "exclusive", "yes or no"): {"exclusive": "perhaps"},
    ("offices", None, "end after start"): {"start": "2020", "end": "2019"},
    ("events", "start", "EDTF"): {"start": "June"},
    ("events", "end", "EDTF"): {"end": "June"},
    ("events", None, "end after start"): {"start": "2020", "end": "2019-12"},
}
for table, layout in LAYOUTS.items():
    for needed in layout.columns:
        if needed.needed:
            DAMAGED[table, needed.name, "not_nullable"] = {needed.name: None}
            if needed.type == "text":
                DAMAGED[table, needed.name, "not blank"] = {needed.name: " "}
SOUND = {
    "facts": {**GOOD, "start": 1, "end": 2, "kind": "date", "modality": "asserted", "confidence": 1.0, "desk": "city"},
    "sources": {"source": "s", "published": "2020-05-03", "retrieved": "2020", "sha256": "0" * 64, "text_sha256": "f" * 64, "kept": "full"},
    "aliases": {"name": "a", "canonical": "b", "kind": "treaty"},
    "offices": {"person": "a", "title": "b", "start": "2019~", "end": "..", "exclusive": "yes"},
    "events": {"event": "a", "what": "b", "start": "2020-05", "end": None},
}
KEYS = {"facts": "fact_id", "sources": "source"}


def frame_of(name, damage=None):
    rows = [dict(SOUND[name]) for _ in range(3)]
    for n, row in enumerate(rows):
        if name in KEYS:
            row[KEYS[name]] += str(n)
    rows[1] |= damage or {}
    schema = {key: pl.Int64 if key in {"start", "end"} and name == "facts" else pl.Float64 if key == "confidence" else pl.String for key in rows[0]}
    return pl.DataFrame(rows, schema=schema)


@pytest.mark.parametrize("name", SOUND)
def test_sound_tables_keep_their_contract(name):
    assert broken_cells(frame_of(name), TABLES[name]).height == 0
    assert by_pandera(frame_of(name), TABLES[name]).height == 0


@pytest.mark.parametrize("held", [broken_cells, by_pandera])
@pytest.mark.parametrize("key", DAMAGED, ids=str)
def test_each_rule_can_fail_and_names_the_row(key, held):
    name, column, rule = key
    (found,) = held(frame_of(name, DAMAGED[key]), TABLES[name]).to_dicts()
    assert (found["index"], found["column"], found["rule"].partition("(")[0]) == (1, column, rule)


@pytest.mark.parametrize("held", [broken_cells, by_pandera])
@pytest.mark.parametrize("name", SOUND)
def test_a_missing_column_breaks_the_contract(name, held):
    column = next(iter(SOUND[name]))
    found = held(frame_of(name).drop(column), TABLES[name]).to_dicts()
    assert {"index": None, "column": column, "rule": "column_in_dataframe", "value": column} in found


def test_a_column_of_another_type_is_told_once_and_its_rules_are_not_tried():
    frame = frame_of("facts", {"kind": "dates"}).with_columns(start=pl.Series(["1", "x", None]))
    typed, kind = broken_cells(frame, TABLES["facts"]).to_dicts()
    assert typed == {"index": None, "column": "start", "rule": "dtype('Int64')", "value": "String"}
    assert (kind["index"], kind["column"], kind["value"]) == (1, "kind", "dates")


def test_every_rule_has_its_fault():
    """A rule without a seeded fault could be one that never fails."""
    assert {(name, rule.column, rule.name.partition("(")[0]) for name, layout in LAYOUTS.items() for rule in rules(layout)} == set(DAMAGED)


@pytest.mark.parametrize("name", TABLES)
def test_the_models_hold_to_the_same_rules_and_no_others(name):
    schema = TABLES[name].to_schema()
    held = [(None, check.name) for check in schema.checks]
    for column in schema.columns.values():
        held += [(column.name, "not_nullable")] * (not column.nullable) + [(column.name, check.name) for check in column.checks]
    assert sorted(held, key=str) == sorted(((rule.column, rule.name.partition("(")[0]) for rule in rules(LAYOUTS[name])), key=str)
    assert list(schema.columns) == [column.name for column in LAYOUTS[name].columns]


# ---------------------------------------------------------------------------------------------------------------- any table

WORDS = {
    "text": [None, "", " ", "f1", "f2", "../x", "C:/x", "ü"],
    "whole": [None, -1, 0, 7, 12],
    "share": [None, -0.5, 0.0, 0.5, 1.0, 1.5],
    "date": [None, "2019", "2020-05-03", "2020-13", "..", "../2020", "2020-05-03T23:30:00+09:00", "1960~", "June"],
    "yes-no": [None, "yes", "NO", "x", "perhaps"],
    "hash": [None, "0" * 64, "sha256:" + "F" * 64, "abc", "0" * 65],
    "choice": [None, "date", "denied", "full", "dates"],
}


def tables(name):
    """Any table of that name: sound values and faulty ones, some columns left out."""
    columns = LAYOUTS[name].columns
    cells = {column.name: st.sampled_from(WORDS[column.type]) for column in columns}
    sound = st.fixed_dictionaries({column.name: st.just(SOUND[name].get(column.name)) for column in columns})
    row = st.tuples(sound, st.fixed_dictionaries({}, optional=cells)).map(lambda both: {**both[0], **both[1]})
    optional = [column.name for column in columns if not column.needed]
    frames = st.tuples(st.lists(row, max_size=6), st.sets(st.sampled_from(optional)))
    schema = {column.name: DTYPES.get(column.type, pl.String()) for column in columns}
    return frames.map(lambda made: pl.DataFrame(made[0], schema=schema, orient="row").drop(made[1]))


@pytest.mark.parametrize("name", TABLES)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_expressions_and_models_say_the_same_of_any_table(name, data):
    frame = data.draw(tables(name))
    assert broken_cells(frame, TABLES[name]).to_dicts() == by_pandera(frame, TABLES[name]).to_dicts()


def read(name, frame):
    """What the reader of a table's text finds broken: line and column."""
    text = frame.write_csv()
    table, broken = read_csv(text, frame.columns), Broken("x.csv")
    match name:
        case "facts":
            read_facts(table, broken, {})
        case "sources":
            manifest.read_manifest(table, broken)
        case _:
            getattr(registers, f"read_{name}")(table, broken)
    return {(problem.line, problem.column) for problem in broken.problems()}


@pytest.mark.parametrize("name", TABLES)
@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_readers_and_expressions_say_the_same_of_any_table(name, data):
    frame = data.draw(tables(name))
    key = LAYOUTS[name].key
    if key:  # a row that is broken otherwise takes no id, and what spaces are around it is left off; see the readers' own tests
        frame = frame.with_columns(pl.when(pl.col(key).is_not_null()).then(pl.col(key) + pl.int_range(pl.len()).cast(pl.String)).alias(key))
    # no row of a text table is blank as a whole
    frame = frame.with_columns(note=pl.lit("n"))
    ours = {"end after start": "end", f"unique {key}": key}
    told = {(row["index"] + 2, row["column"] or ours[row["rule"]]) for row in broken_cells(frame, TABLES[name]).to_dicts()}
    assert read(name, frame) == told


@pytest.mark.parametrize(("name", "key"), [("facts", "fact_id"), ("sources", "source")])
def test_readers_and_expressions_take_an_id_once(name, key):
    frame = pl.concat([frame_of(name), frame_of(name)[1:2]])
    assert [(row["index"], row["rule"]) for row in broken_cells(frame, TABLES[name]).to_dicts()] == [(3, f"unique {key}")]
    assert read(name, frame) == {(5, key)}


# ---------------------------------------------------------------------------------------------------------------- for others


def test_fields_are_documented():
    for model in TABLES.values():
        for column in model.to_schema().columns.values():
            assert column.description, column.name


def test_a_lazy_frame_is_no_way_around_the_contract():
    """pandera skips data checks on a LazyFrame, in silence; ours are always given the data."""
    import pandera.polars as pa

    from whence import contracts

    broken = frame_of("facts", {"kind": "dates"})
    contracts.Facts.validate(broken.lazy(), lazy=True)  # the trap: nothing is said
    with pytest.raises(pa.errors.SchemaErrors):
        contracts.Facts.validate(broken, lazy=True)
    assert contracts.broken_cells(broken.lazy(), contracts.Facts).height == 1


def test_a_contract_of_your_own_keeps_ours():
    import pandera.polars as pa

    from whence import contracts

    class Desk(contracts.Facts):
        desk: str = pa.Field(isin=["city"])

    frame = frame_of("facts", {"desk": "sports", "quote": " "})
    assert [(row["index"], row["column"]) for row in broken_cells(frame, Desk).to_dicts()] == [(1, "quote"), (1, "desk")]


def test_text_columns_can_be_coerced():
    from whence import contracts

    text = pl.DataFrame({**{k: [v] for k, v in GOOD.items()}, "start": ["3"], "confidence": ["0.5"]})
    typed = contracts.Facts.to_schema().update_columns({"start": {"coerce": True}, "confidence": {"coerce": True}}).validate(text)
    assert typed["start"].to_list() == [3]


def test_the_documents_example_runs(capsys):
    import re
    from pathlib import Path

    page = (Path(__file__).resolve().parents[2] / "docs" / "tables.md").read_text()
    (example,) = re.findall(r"```python\n(import polars.*?)```", page, re.DOTALL)
    exec(example, {})  # noqa: S102 - the page's own example
    shown = capsys.readouterr().out
    assert "'rule': 'unique fact_id'" in shown
    assert "'column': 'start', 'rule': 'greater_than_or_equal_to(0)', 'value': '-1'" in shown
