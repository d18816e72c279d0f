"""Large tables: the contract and the plain readers say the same of every row."""

import csv
import io

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.store import frames, open_dossier, tables
from whence.store.broken import Broken
from whence.store.columns import FACTS, names
from whence.store.contracts import TABLES, broken_cells
from whence.store.facts import read_facts
from whence.store.parquet import read_parquet
from whence.store.rows import read_csv, read_jsonl

GOOD = {"fact_id": "f", "source": "a", "subject": "b", "predicate": "c", "value": "d", "quote": "e"}
COLUMNS = (*names(FACTS), "desk")


def both(text, read=read_csv, mapping=None):
    """What the plain reader and the frame make of a table: facts, rows and problems."""
    results = []
    for reader in (read_facts, frames.read_large):
        broken, seen = Broken("facts.csv"), {"taken": "other.csv:7"}
        table = read(text, COLUMNS) if read is read_csv else read(text)
        facts, rows = reader(table, broken, seen, mapping)
        problems = sorted(broken.problems(), key=lambda p: (p.line or 0, p.column or "", p.message))
        results.append((facts, rows, problems, seen))
    return results


def table(*rows, columns=COLUMNS):
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({**GOOD, **row} for row in rows)
    return out.getvalue()


SEEDED = [
    {"fact_id": ""},
    {"fact_id": "taken"},
    {"fact_id": " f1 "},
    {"fact_id": "f1"},
    {"source": " "},
    {"quote": ""},
    {"quote": " kept  "},
    {"start": "1.0", "end": "9"},
    {"start": "x", "end": "9"},
    {"start": "9", "end": "3"},
    {"start": "-1"},
    {"start": "99999999999999999999"},
    {"confidence": "0,5"},
    {"confidence": "1.5"},
    {"confidence": "nan"},
    {"confidence": "5e-2"},
    {"kind": "date"},
    {"kind": "dates", "modality": "perhaps"},
    {"modality": "denied"},
    {"value": "'=1+1", "subject": "'plain"},
    {"desk": "city", "unit": "EUR"},
    {"quote": 'two\nlines "quoted"'},
]


def test_seeded_faults_are_the_same_faults():
    rows = [{"fact_id": f"id{n}", **row} for n, row in enumerate(SEEDED)]
    plain, large = both(table(*rows))
    assert large == plain
    facts, count, problems, _ = plain
    assert (len(facts), count) == (10, len(SEEDED))
    assert len(problems) == 13


@pytest.mark.parametrize("n", range(len(SEEDED)))
def test_each_fault_alone(n):
    plain, large = both(table(SEEDED[n], {"fact_id": "last"}))
    assert large == plain


cells = st.sampled_from(["", " ", "f", "1", "12.0", "x", "date", "asserted", "0.5", "-3", "7", "'=x", "ü", "a\nb", "2e-1"])


@settings(max_examples=40, deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from(COLUMNS), cells, max_size=6), max_size=8))
def test_any_table(rows):
    plain, large = both(table(*rows))
    assert large == plain


@pytest.mark.parametrize(
    "text",
    [
        "",
        "fact_id,source\na,b\n",
        "fact_id,source,subject,predicate,value,qoute\na,b,c,d,e,f\n",
        "fact_id;source;subject;predicate;value;quote;\na;b;c;d;e;f;\nb;b;c;d;e;f;g\nc;b\n",
        'fact_id,source,subject,predicate,value,quote\na,b,c,d,e,"f\nb,b,c,d,e,f\nc,b,c,d,e,"g"\n',
    ],
)
def test_odd_tables(text):
    plain, large = both(text)
    assert large == plain


def test_json_lines_and_mapped_columns():
    text = '{"id": 1, "source": "a", "subject": "b", "predicate": "c", "value": 2.5, "quote": "q"}\nnone\n{"id": 1}\n'
    plain, large = both(text, read_jsonl, {"fact_id": "id"})
    assert large == plain
    assert len(plain[0]) == 1


def test_chunks_are_joined_in_order(monkeypatch):
    monkeypatch.setattr(frames, "CHUNK", 3)
    plain, large = both(table(*({"fact_id": f"f{n}", "start": str(n)} for n in range(10))))
    assert large == plain


def test_a_large_file_takes_the_road_of_frames(tmp_path, monkeypatch):
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources/a.txt").write_text("x")
    (tmp_path / "facts.csv").write_text(table({}, {"start": "x"}))
    plain = open_dossier(tmp_path)
    monkeypatch.setattr(tables, "LARGE", 0)
    monkeypatch.setattr(tables, "read_facts", None)
    assert open_dossier(tmp_path) == plain


# ---------------------------------------------------------------------------------------------------------------- parquet


def parquet(frame):
    out = io.BytesIO()
    frame.write_parquet(out)
    return out.getvalue()


@pytest.mark.parametrize("large", [False, True])
def test_parquet(tmp_path, monkeypatch, large):
    if large:
        monkeypatch.setattr(tables, "LARGE", 0)
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources/a.txt").write_text("x")
    frame = pl.DataFrame(
        {
            "fact_id": [1, 2, 3],
            "source": ["a", "a", None],
            "subject": ["s"] * 3,
            "predicate": ["p"] * 3,
            "value": [1600000000.0, 2.5, float("nan")],
            "quote": ["q"] * 3,
            "start": [3.0, None, 4.5],
            "confidence": [0.5, None, 0.1],
            "day": pl.Series(["2020-05-03", None, None]).str.to_date(),
            "kind": pl.Series(["number", None, None], dtype=pl.Categorical),
        }
    )
    (tmp_path / "facts.parquet").write_bytes(parquet(frame))
    dossier = open_dossier(tmp_path)
    assert [(f.fact_id, f.value, f.start, f.confidence, f.kind, dict(f.other), f.line) for f in dossier.facts] == [
        ("1", "1600000000", 3, 0.5, "number", {"day": "2020-05-03"}, 1),
        ("2", "2.5", None, None, None, {}, 2),
    ]
    assert sorted((p.line, p.column) for p in dossier.problems) == [(3, "source"), (3, "start"), (3, "value")]


@pytest.mark.parametrize("data", [b"", b"PAR1", b"PAR1" + b"\0" * 40 + b"PAR1", b"fact_id,source\n"])
def test_what_is_no_parquet(data):
    from whence.errors import InputError

    with pytest.raises(InputError, match="is not Parquet"):
        read_parquet(data, "facts.parquet")


# ---------------------------------------------------------------------------------------------------------------- contracts

DAMAGED = {
    ("facts", "fact_id", "not_nullable"): {"fact_id": None},
    ("facts", "value", "str_length"): {"value": ""},
    ("facts", "start", "greater_than_or_equal_to"): {"start": -1},
    ("facts", "end", "greater_than_or_equal_to"): {"end": -1, "start": None},
    ("facts", "kind", "isin"): {"kind": "dates"},
    ("facts", "modality", "isin"): {"modality": "perhaps"},
    ("facts", "confidence", "in_range"): {"confidence": 1.01},
    ("facts", None, "unique fact_id"): {"fact_id": "f0"},
    ("facts", None, "end after start"): {"start": 9, "end": 8},
    ("sources", "source", "not_nullable"): {"source": None},
    ("sources", "source", "inside"): {"source": "../x"},
    ("sources", "published", "EDTF"): {"published": "yesterday"},
    ("sources", "retrieved", "EDTF"): {"retrieved": "2020-13"},
    ("sources", "sha256", "str_matches"): {"sha256": "abc"},
    ("sources", "text_sha256", "str_matches"): {"text_sha256": "abc"},
    ("sources", "kept", "isin"): {"kept": "half"},
    ("sources", None, "unique source"): {"source": "s0"},
    ("aliases", "name", "not_nullable"): {"name": None},
    ("aliases", "canonical", "str_length"): {"canonical": ""},
    ("offices", "person", "not_nullable"): {"person": None},
    ("offices", "title", "not_nullable"): {"title": None},
    ("offices", "start", "EDTF"): {"start": "June"},
    ("offices", "end", "EDTF"): {"end": "June"},
    ("offices", "exclusive", "isin"): {"exclusive": "perhaps"},
    ("offices", None, "end after start"): {"start": "2020", "end": "2019"},
    ("events", "event", "not_nullable"): {"event": None},
    ("events", "what", "not_nullable"): {"what": None},
    ("events", "start", "not_nullable"): {"start": None},
    ("events", "start", "EDTF"): {"start": "June"},
    ("events", "end", "EDTF"): {"end": "June"},
}
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


@pytest.mark.parametrize("key", DAMAGED, ids=str)
def test_each_rule_can_fail_and_names_the_row(key):
    name, column, rule = key
    (found,) = broken_cells(frame_of(name, DAMAGED[key]), TABLES[name]).to_dicts()
    assert (found["index"], found["column"], found["rule"].partition("(")[0]) == (1, column, rule)


@pytest.mark.parametrize("name", SOUND)
def test_a_missing_column_breaks_the_contract(name):
    column = next(iter(SOUND[name]))
    found = broken_cells(frame_of(name).drop(column), TABLES[name]).to_dicts()
    assert {"index": None, "column": column, "rule": "column_in_dataframe", "value": column} in found


def test_every_rule_of_the_models_has_its_fault():
    """A rule without a seeded fault could be one that never fails."""
    tested = {(name, column, rule) for name, column, rule in DAMAGED}
    for name, model in TABLES.items():
        schema = model.to_schema()
        rules = {(name, None, check.name) for check in schema.checks}
        for column in schema.columns.values():
            rules |= {(name, column.name, check.name) for check in column.checks if check.name != "str_length"}
            if not column.nullable and not column.checks:
                rules.add((name, column.name, "not_nullable"))
        assert rules <= tested, rules - tested


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
