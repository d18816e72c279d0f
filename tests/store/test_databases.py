import sqlite3

import pytest

from whence.errors import EngineError, InputError
from whence.store import open_dossier
from whence.store.databases import label, read_database

ROWS = [("f2", "a", "the bridge", "cost", 2400000.0, "It cost 2.4 million", None), ("f1", "a", "the bridge", "opened", None, "opened", 0.5)]
CREATE = (
    "CREATE TABLE facts (fact_id TEXT, source TEXT, subject TEXT, predicate TEXT, value DOUBLE PRECISION, quote TEXT, confidence DOUBLE PRECISION)"
)
SOURCES = "CREATE TABLE articles (source TEXT, text TEXT, published TEXT, desk TEXT)"
ARTICLE = ("a", "The bridge opened.\r\nIt cost 2.4 million.", "2020-05-03", "city")


@pytest.fixture
def sqlite(tmp_path):
    base = sqlite3.connect(tmp_path / "news.db")
    base.execute(CREATE)
    base.execute(SOURCES)
    base.executemany("INSERT INTO facts VALUES (?,?,?,?,?,?,?)", ROWS)
    base.execute("INSERT INTO articles VALUES (?,?,?,?)", ARTICLE)
    base.commit()
    base.close()
    return f"sqlite:///{tmp_path}/news.db"


@pytest.fixture
def duckdb(tmp_path):
    library = pytest.importorskip("duckdb")
    base = library.connect(str(tmp_path / "news.duckdb"))
    base.execute(CREATE)
    base.execute(SOURCES)
    base.executemany("INSERT INTO facts VALUES (?,?,?,?,?,?,?)", ROWS)
    base.execute("INSERT INTO articles VALUES (?,?,?,?)", ARTICLE)
    base.close()
    return f"duckdb:///{tmp_path}/news.duckdb"


@pytest.fixture
def postgres(postgres_server):
    library, home = postgres_server
    base = library.connect(host=home, user="whence", dbname="postgres")
    with base, base.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS facts")
        cursor.execute("DROP TABLE IF EXISTS articles")
        cursor.execute(CREATE)
        cursor.execute(SOURCES)
        cursor.executemany("INSERT INTO facts VALUES (%s,%s,%s,%s,%s,%s,%s)", ROWS)
        cursor.execute("INSERT INTO articles VALUES (%s,%s,%s,%s)", ARTICLE)
    base.close()
    return f"postgresql://whence@/postgres?host={home}"


@pytest.fixture(params=["sqlite", "duckdb", "postgres"])
def base(request):
    return request.getfixturevalue(request.param)


def at(base, table):
    return f"{base}{'&' if '?' in base else '?'}table={table}"


def test_facts_and_sources_from_a_database(base, tmp_path):
    dossier = open_dossier(tmp_path, facts=at(base, "facts"), sources=at(base, "articles"))
    (source,) = dossier.sources
    assert (source.id, source.text, source.published.edtf(), dict(source.given)) == (
        "a",
        "The bridge opened.\nIt cost 2.4 million.",
        "2020-05-03",
        {"desk": "city"},
    )
    assert [(f.fact_id, f.value, f.confidence, f.line) for f in dossier.facts] == [("f2", "2400000", None, 2)]
    (problem,) = dossier.problems
    assert (problem.code, problem.line, problem.column) == ("WH801", 1, "value")
    assert str(tmp_path) not in repr(dossier)
    assert open_dossier(tmp_path, facts=at(base, "facts"), sources=at(base, "articles")) == dossier


def test_a_table_that_is_not_there(base):
    with pytest.raises(InputError, match="has no table 'nothing'"):
        read_database(at(base, "nothing"))


@pytest.mark.parametrize("table", ["", "a b", 'x"; DROP TABLE facts; --', "1x", "a.b.c.d"])
def test_a_table_is_named_by_an_identifier(sqlite, table):
    with pytest.raises(InputError, match="names no table"):
        read_database(at(sqlite, table))


@pytest.mark.parametrize("scheme", ["mysql", "http", "file"])
def test_other_addresses(scheme):
    with pytest.raises(InputError, match="no database that whence reads"):
        read_database(f"{scheme}://x/y?table=z")


@pytest.mark.parametrize("scheme", ["sqlite", "duckdb"])
def test_files_that_are_none(tmp_path, scheme):
    if scheme == "duckdb":
        pytest.importorskip("duckdb")
    with pytest.raises(InputError, match="no such file"):
        read_database(f"{scheme}:///{tmp_path}/none.db?table=facts")
    (tmp_path / "bad.db").write_bytes(b"no database" * 1000)
    with pytest.raises(EngineError, match="cannot read it"):
        read_database(f"{scheme}:///{tmp_path}/bad.db?table=facts")


def test_a_server_that_is_not_there():
    pytest.importorskip("psycopg2")
    with pytest.raises(EngineError, match="PostgreSQL cannot be read") as caught:
        read_database("postgresql://someone:secret@127.0.0.1:1/db?table=facts")
    assert "secret" not in str(caught.value)


def test_labels_give_away_neither_user_nor_folder(tmp_path):
    assert label("postgresql://someone:secret@db.example/news?table=facts") == "postgresql://db.example/news?table=facts"
    assert label(f"duckdb:///{tmp_path}/news.duckdb?table=main.facts") == "news.duckdb?table=main.facts"


def test_a_table_of_sources_in_a_file(tmp_path):
    (tmp_path / "texts.csv").write_text('source,text,publisher\na,"One.\nTwo.",Daily\nb,,Daily\n')
    dossier = open_dossier(tmp_path, sources=str(tmp_path / "texts.csv"))
    assert [(s.id, s.text, s.publisher) for s in dossier.sources] == [("a", "One.\nTwo.", "Daily"), ("b", "", "Daily")]
    assert [p.code for p in dossier.problems] == ["WH702"]
    (tmp_path / "none.csv").write_text("source\na\n")
    with pytest.raises(InputError, match=r"none\.csv:1: the table of sources has no column 'text'; add the texts"):
        open_dossier(tmp_path, sources=str(tmp_path / "none.csv"))


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("t.csv", "", r"t\.csv:1: the table of sources has no column 'text'; add the texts"),
        ("t.csv", '"source,text\n', r"t\.csv:1: the header cannot be read \(a quotation mark opens a cell and never closes it\); mend the header"),
        ("t.csv", "source,text\na,b,c\n", r"t\.csv:2: the row has 3 cells where the header names 2; put cells"),
        ("t.csv", "source,text\n", r"t\.csv: holds no source; sources are"),
        ("t.jsonl", "[" * 10_000, r"t\.jsonl:1: the line is not JSON .*; mend that line"),
    ],
)
def test_a_table_that_gives_no_source_says_why(tmp_path, name, content, words):
    (tmp_path / name).write_text(content)
    with pytest.raises(InputError, match=words):
        open_dossier(tmp_path, sources=str(tmp_path / name))


def test_findings_name_the_table_that_lists_the_sources(tmp_path):
    from whence.engine import check

    (tmp_path / "texts.csv").write_text("source,text,text_sha256\na,The bridge opened.," + "0" * 64 + "\n")
    report = check(open_dossier(tmp_path, sources=str(tmp_path / "texts.csv")), select="WH102,WH705")
    assert {(f.code, f.locations[0].file, f.locations[0].line) for f in report.findings} == {("WH102", "texts.csv", 2), ("WH705", "texts.csv", 2)}
