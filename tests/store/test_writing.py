import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.model import Fact
from whence.store.broken import Broken
from whence.store.facts import read_facts
from whence.store.rows import read_csv, read_jsonl
from whence.store.writing import COLUMNS, encode, guarded, unguarded

FACT = Fact("f1", "a.txt", "the bridge", "opened", "2020-05-03", 'It "opened"\non 3 May', start=3, end=9, confidence=0.5, other={"desk": "city"})

words = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=30).map(str.strip).filter(bool)
facts = st.builds(
    Fact,
    st.uuids().map(str),
    words,
    words,
    words,
    words,
    words,
    unit=st.none() | words,
    start=st.none() | st.integers(0, 10**9),
    confidence=st.none() | st.floats(0, 1),
)


def read_back(data, kind):
    broken = Broken("facts")
    text = data.decode()
    table = read_csv(text, COLUMNS) if kind == ".csv" else read_jsonl(text)
    found, _ = read_facts(table, broken, {})
    assert broken.problems() == []
    return found


def plain(fact):
    return {name: getattr(fact, name) for name in COLUMNS} | {"other": dict(fact.other)}


@pytest.mark.parametrize("kind", [".csv", ".jsonl"])
def test_what_is_written_is_read_back(kind):
    (found,) = read_back(encode([FACT], kind), kind)
    assert plain(found) == plain(FACT)


@pytest.mark.parametrize("kind", [".csv", ".jsonl"])
@pytest.mark.parametrize("quote", ["'=", "=1", "''+x", "'", "'tis"])
def test_an_apostrophe_of_the_source_is_kept(kind, quote):
    (found,) = read_back(encode([Fact("1", "a", "b", "c", "d", quote, other={"note": quote})], kind), kind)
    assert (found.quote, found.other["note"]) == (quote, quote)


@pytest.mark.parametrize("kind", [".csv", ".jsonl"])
@given(st.lists(facts, max_size=4, unique_by=lambda f: f.fact_id))
def test_any_facts_are_read_back(kind, given_facts):
    found = read_back(encode(given_facts, kind), kind) if given_facts else []
    assert [plain(f) for f in found] == [plain(f) for f in given_facts]


def test_empty_columns_are_left_out_but_for_the_needed_ones():
    assert encode([], ".csv") == b"fact_id,source,subject,predicate,value,quote\n"
    assert encode([Fact("1", "a", "b", "c", "d", unit="EUR")], ".csv").splitlines()[0].endswith(b"quote,unit")


@pytest.mark.parametrize("cell", ["=1+1", "+SUM(A1)", "-x", "@cmd", "\tx", "'=x", "''-x"])
def test_no_cell_is_run_by_a_spreadsheet(cell):
    assert not guarded(cell).startswith(("=", "+", "-", "@", "\t"))
    assert unguarded(guarded(cell)) == cell


@pytest.mark.parametrize("cell", ["-5", "+3.2", "1960", "'quoted'", "words", ""])
def test_other_cells_stay_as_they_are(cell):
    assert guarded(cell) == cell == unguarded(cell)


def test_parquet(tmp_path):
    import polars as pl

    path = tmp_path / "facts.parquet"
    path.write_bytes(encode([FACT], ".parquet"))
    (row,) = pl.read_parquet(path).to_dicts()
    assert (row["fact_id"], row["start"], row["confidence"], row["desk"]) == ("f1", 3, 0.5, "city")
