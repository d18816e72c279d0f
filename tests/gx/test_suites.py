"""Suites over a dossier's tables: every shipped expectation can fail and names the row; what breaks is an error and no finding."""

import json
import sqlite3
from pathlib import Path

import msgspec
import pytest

from whence.errors import EngineError, SettingsError
from whence.gx.keeping import suite_text
from whence.gx.suites import Served, read_suite, run_suites, with_suites
from whence.model import Fact, Source
from whence.store.columns import FACTS, names
from whence.store.databases import served
from whence.when import When

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = [ROOT / "expectations" / name for name in ("facts.json", "sources.json")]


def suite(tmp_path, *expectations, name="facts", **more):
    path = tmp_path / f"{name}.json"
    rows = [{"type": kind, "kwargs": kwargs, **rest} for kind, kwargs, rest in expectations]
    path.write_text(json.dumps({"name": name, "expectations": rows, **more}))
    return path


def in_set(values, column="predicate", **rest):
    return "expect_column_values_to_be_in_set", {"column": column, "value_set": values}, rest


def test_a_row_that_is_not_expected_is_named_by_id_and_line(dossier, tmp_path):
    ran = run_suites(dossier, [suite(tmp_path, in_set(["opened"]), in_set(["opened", "title"]))])
    (problem,) = ran.problems
    assert (problem.code, problem.fact_id, problem.file, problem.line, problem.column, problem.value) == (
        "WH802",
        "f3",
        "facts.csv",
        4,
        "predicate",
        "title",
    )
    assert problem.source == "a.txt"
    assert problem.severity == "error"
    assert ran.held == 1
    assert ran.seconds >= 0


@pytest.mark.parametrize(("severity", "ours"), [("critical", "error"), ("warning", "warning"), ("info", "info")])
def test_severity_is_the_suites_own(dossier, tmp_path, severity, ours):
    (problem,) = run_suites(dossier, [suite(tmp_path, in_set(["opened"], severity=severity, description="openings only."))]).problems
    assert problem.severity == ours
    assert problem.message == "the suite 'facts' expects openings only; predicate is 'title'."


def test_a_table_as_a_whole(dossier, tmp_path):
    (problem,) = run_suites(dossier, [suite(tmp_path, ("expect_table_row_count_to_be_between", {"min_value": 10}, {}))]).problems
    assert (problem.fact_id, problem.value, problem.file) == (None, "3", "facts.csv")


def test_the_sources_table(dossier, tmp_path):
    path = suite(tmp_path, in_set(["Weekly"], "publisher"), name="ours", meta={"whence": {"table": "sources"}})
    (problem,) = run_suites(dossier, [path]).problems
    assert (problem.file, problem.line, problem.source, problem.value) == ("sources.csv", 2, "a.txt", "Daily")


def test_many_rows_are_capped_and_counted(dossier, tmp_path):
    many = msgspec.structs.replace(dossier, facts=[msgspec.structs.replace(dossier.facts[0], fact_id=f"g{n}", line=n + 2) for n in range(150)])
    problems = run_suites(many, [suite(tmp_path, in_set(["closed"]))]).problems
    assert len(problems) == 101
    assert "50 more rows" in problems[-1].message


def test_an_error_of_the_engine_is_no_finding(dossier, tmp_path):
    """The trap: Great Expectations gives it as success=False with an empty result."""
    with pytest.raises(EngineError, match="nothing_of_that_name"):
        run_suites(dossier, [suite(tmp_path, in_set(["x"], "nothing_of_that_name"))])


MOON = '{"name": "x", "expectations": [{"type": "expect_the_moon", "kwargs": {}}]}'


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"name": "x", "expectations": [{"type": "expect_the_moon", "kwargs": {}}]}',
        '{"name": "x", "expectations": 5}',
        '{"expectations": []}',
    ],
)
def test_what_is_no_suite(dossier, tmp_path, text):
    path = tmp_path / "bad.json"
    path.write_text(text)
    with pytest.raises(SettingsError, match=r"bad\.json"):
        run_suites(dossier, [path])


def test_a_suite_over_no_table_of_ours(dossier, tmp_path):
    with pytest.raises(SettingsError, match="people"):
        run_suites(dossier, [suite(tmp_path, in_set(["x"]), meta={"whence": {"table": "people"}})])


def test_problems_become_findings_of_the_report(dossier, tmp_path):
    from whence.engine import check

    report = check(with_suites(dossier, [suite(tmp_path, in_set(["opened"]), in_set(["opened", "title"]))]), select="WH802")
    (finding,) = report.findings
    assert (finding.code, finding.facts, finding.locations[0].line) == ("WH802", ("f3",), 4)
    assert [(held.code, held.examined) for held in report.held] == [("WH802", 1)]


# ---------------------------------------------------------------------------------------------------------------- where the facts live


CREATE = "CREATE TABLE facts (fact_id TEXT, source TEXT, subject TEXT, predicate TEXT, value TEXT, quote TEXT)"


def rows(dossier):
    return [(f.fact_id, f.source, f.subject, f.predicate, f.value, f.quote) for f in dossier.facts]


def test_on_sqlite(dossier, tmp_path):
    base = sqlite3.connect(tmp_path / "news.db")
    base.execute(CREATE)
    base.executemany("INSERT INTO facts VALUES (?,?,?,?,?,?)", rows(dossier))
    base.commit()
    base.close()
    place = Served(facts=served(f"sqlite:///{tmp_path}/news.db?table=facts"))
    (problem,) = run_suites(dossier, [suite(tmp_path, in_set(["opened"]))], place).problems
    assert (problem.fact_id, problem.line, problem.value) == ("f3", 4, "title")


def test_on_postgresql(dossier, tmp_path, postgres_server):
    library, home = postgres_server
    base = library.connect(host=home, user="whence", dbname="postgres")
    with base, base.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS facts")
        cursor.execute(CREATE)
        cursor.executemany("INSERT INTO facts VALUES (%s,%s,%s,%s,%s,%s)", rows(dossier))
    base.close()
    place = Served(facts=served(f"postgresql://whence@/postgres?host={home}&table=facts"))
    (problem,) = run_suites(dossier, [suite(tmp_path, in_set(["opened"]))], place).problems
    assert (problem.fact_id, problem.line, problem.value) == ("f3", 4, "title")
    with pytest.raises(EngineError):
        run_suites(dossier, [suite(tmp_path, in_set(["x"], "nothing"))], place)


# ---------------------------------------------------------------------------------------------------------------- the suites that whence ships

SOUND_FACT = Fact("f1", "a.txt", "the bridge", "opened", "2020-05-03", "opened on 3 May", 1, 5, "date", confidence=1.0, file="facts.csv", line=2)
SOUND_SOURCE = Source(
    "a.txt", "x" * 300, When.parse("2020"), "https://a.example/x", "https://b.example/x", retrieved=When.parse("2020"), publisher="Daily",
    language="en", licence="CC0-1.0", sha256="0" * 64, manifest_line=2,
)  # fmt: skip
FACT_FAULTS = {
    "at least one fact": None,
    "an id of its own": {"fact_id": "f1"},
    "fact ids without spaces": {"fact_id": "f 2"},
    "subjects that name somebody": {"subject": "she"},
    "subjects of 2 to 200": {"subject": "x"},
    "predicates in lower case": {"predicate": "Opened"},
    "values that no spreadsheet": {"value": "1.96E+03"},
    "quotes of 3 to 1,000": {"quote": "no"},
    "kinds that whence knows": {"kind": "dates"},
    "spans that do not end": {"start": 9, "end": 3},
    "confidences from 0 to 1": {"confidence": 1.5},
    "no fact listed twice": {},
}
SOURCE_FAULTS = {
    "at least one source": None,
    "an id of its own": {"id": "a.txt"},
    "a publisher": {"publisher": None},
    "addresses that can be opened": {"url": "daily.example"},
    "archived addresses": {"archived_url": "daily.example"},
    "one source for each address": {"url": "https://a.example/x"},
    "the day on which": {"retrieved": None},
    "languages as codes": {"language": "English"},
    "a licence": {"licence": None},
    "whether it is kept": {"kept": "half"},
    "hashes of 64": {"sha256": "abc"},
    "texts of 200": {"text": "short"},
}
WHOLE = {"the six columns that every fact needs"}  # the frame that whence makes always has them; see below


def of_table(name, faults, dossier):
    """The dossier of a sound row and one with a fault; no row at all for None."""
    if name == "facts":
        bad = None if faults is None else msgspec.structs.replace(SOUND_FACT, **({"fact_id": "f2"} | faults), line=3)
        return msgspec.structs.replace(dossier, facts=() if bad is None else (SOUND_FACT, bad))
    if faults is None:
        return msgspec.structs.replace(dossier, sources=())
    bad = msgspec.structs.replace(SOUND_SOURCE, **({"id": "b.txt", "url": "https://c.example/y", "manifest_line": 3} | faults))
    return msgspec.structs.replace(dossier, sources=(SOUND_SOURCE, bad))


@pytest.mark.parametrize(
    ("name", "words", "fault"), [("facts", *one) for one in FACT_FAULTS.items()] + [("sources", *one) for one in SOURCE_FAULTS.items()], ids=str
)
def test_each_shipped_expectation_can_fail_and_names_the_row(name, words, fault, dossier):
    problems = run_suites(of_table(name, fault, dossier), [ROOT / "expectations" / f"{name}.json"]).problems
    mine = [p for p in problems if words in p.message]
    assert mine, [p.message for p in problems]
    if fault is not None:
        assert 3 in {p.line for p in mine}
        others = {p.expected for p in problems} - {p.expected for p in mine}
        assert len(others) <= 1, others  # a subject of one letter, say, breaks one rule; two ids that are one also repeat


def stored(dossier, cursor, mark):
    """The dossier's facts as a table of a database, typed as such tables are."""
    kinds = {"start": "INTEGER", "end": "INTEGER", "confidence": "DOUBLE PRECISION"}
    columns = names(FACTS)
    cursor.execute("DROP TABLE IF EXISTS facts")
    cursor.execute("CREATE TABLE facts (" + ", ".join(f'"{name}" {kinds.get(name, "TEXT")}' for name in columns) + ")")
    row = f"({', '.join([mark] * len(columns))})"
    cursor.executemany(f"INSERT INTO facts VALUES {row}", [[getattr(fact, name) for name in columns] for fact in dossier.facts])  # noqa: S608 - marks alone


@pytest.fixture
def in_sqlite(tmp_path):
    def put(dossier):
        base = sqlite3.connect(tmp_path / "shipped.db")
        stored(dossier, base.cursor(), "?")
        base.commit()
        base.close()
        return Served(facts=served(f"sqlite:///{tmp_path}/shipped.db?table=facts"))

    return put


@pytest.fixture
def in_postgresql(postgres_server):
    library, home = postgres_server

    def put(dossier):
        base = library.connect(host=home, user="whence", dbname="postgres")
        with base, base.cursor() as cursor:
            stored(dossier, cursor, "%s")
        base.close()
        return Served(facts=served(f"postgresql://whence@/postgres?host={home}&table=facts"))

    return put


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_each_shipped_expectation_can_fail_in_a_database(engine, dossier, request):
    """All faults in one table, each in a row of its own; and no row at all."""
    put = request.getfixturevalue(f"in_{engine}")
    seeded = {
        words: msgspec.structs.replace(SOUND_FACT, **({"fact_id": f"f{n}", **({"quote": f"quote {n}"} if fault else {})} | fault), line=n)
        for n, (words, fault) in enumerate(FACT_FAULTS.items(), 3)
        if fault is not None
    }
    told = msgspec.structs.replace(dossier, facts=(SOUND_FACT, *seeded.values()))
    problems = run_suites(told, SHIPPED[:1], put(told)).problems
    for words, fact in seeded.items():
        assert fact.fact_id in {p.fact_id for p in problems if words in p.message}, (words, problems)
    nothing = of_table("facts", None, dossier)
    assert any("at least one fact" in p.message for p in run_suites(nothing, SHIPPED[:1], put(nothing)).problems)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_expectation_is_seeded(path):
    faults = FACT_FAULTS if path.stem == "facts" else SOURCE_FAULTS
    told = [one["description"] for one in json.loads(path.read_text())["expectations"]]
    assert all(any(words in description for words in faults) or description in WHOLE for description in told)
    assert len(told) >= 12


def test_the_needed_columns_are_expected_of_tables_of_others():
    """whence's own frame always has them, so this one is tried on a frame that lacks one."""
    import pandas as pd

    from whence.gx.library import ephemeral

    made, _ = read_suite(SHIPPED[0])
    asset = ephemeral().data_sources.add_pandas("p").add_dataframe_asset("facts")
    frame = pd.DataFrame({"fact_id": ["f1"], "source": ["a"]})
    result = asset.add_batch_definition_whole_dataframe("all").get_batch({"dataframe": frame}).validate(made)
    columns = next(r for r in result.results if r.expectation_config.type == "expect_table_columns_to_match_set")
    assert not columns.success


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_suites_are_written_with_stable_ids(path, golden):
    made, table = read_suite(path)
    assert table == path.stem
    golden(path, suite_text(made))
    assert suite_text(made) == suite_text(made)


def test_sound_tables_pass_the_shipped_suites(dossier):
    ran = run_suites(of_table("facts", {"quote": "another quote"}, of_table("sources", {}, dossier)), SHIPPED)
    assert [p.message for p in ran.problems] == []
    assert ran.held == 25
