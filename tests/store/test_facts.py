import pytest

from effort import no_runaway
from whence.errors import InputError
from whence.store.facts import nearest_column

HEADER = "fact_id,source,subject,predicate,value,quote"
GOOD = "the bridge,opened,2020-05-03,The bridge opened on 3 May 2020"


def told(dossier):
    return [(p.code, p.line, p.column) for p in dossier.problems]


def test_a_row_with_every_column(table):
    dossier = table(
        f"{HEADER},start,end,kind,unit,modality,event,as_of,attributed_to,extractor,reviewer,confidence,dossier,desk,empty\n"
        f"f1,a,{GOOD},0,31,date,day,asserted,opening,2020-05,the mayor,model-1,J. Doe,0.85,d1,city,\n"
    )
    (fact,) = dossier.facts
    assert (fact.source, fact.start, fact.end, fact.kind, fact.confidence) == ("a.txt", 0, 31, "date", 0.85)
    assert (fact.modality, fact.as_of, fact.attributed_to, fact.reviewer) == ("asserted", "2020-05", "the mayor", "J. Doe")
    assert fact.other == {"desk": "city"}
    assert (fact.file, fact.line) == ("facts.csv", 2)
    assert dossier.has_table
    assert not dossier.problems


def test_the_quote_keeps_its_spaces_and_nothing_else_does(table):
    (fact,) = table(f'{HEADER}\n f1 , a , the bridge , opened , 2020 ,"  The bridge "\n').facts
    assert (fact.fact_id, fact.subject, fact.value, fact.quote) == ("f1", "the bridge", "2020", "  The bridge ")


@pytest.mark.parametrize("name", ["facts.jsonl", "facts/one.jsonl"])
def test_json_lines(table, name):
    (fact,) = table(
        '{"fact_id": 7, "source": "a.txt", "subject": "the bridge", "predicate": "length", "value": 1200, "quote": "x", "start": 3, "more": [1]}\n',
        name,
    ).facts
    assert (fact.fact_id, fact.value, fact.start, fact.other, fact.line) == ("7", "1200", 3, {"more": "[1]"}, 1)


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        (f"f1,a,{GOOD},x,,,,", "start"),
        (f"f1,a,{GOOD},-1,,,,", "start"),
        (f"f1,a,{GOOD},1_0,,,,", "start"),
        (f"f1,a,{GOOD},1.5,,,,", "start"),
        (f"f1,a,{GOOD},,nan,,,", "end"),
        (f"f1,a,{GOOD},9,3,,,", "end"),
        (f"f1,a,{GOOD},,,dates,,", "kind"),
        (f"f1,a,{GOOD},,,,maybe,", "modality"),
        (f"f1,a,{GOOD},,,,,1.1", "confidence"),
        (f"f1,a,{GOOD},,,,,nan", "confidence"),
        (f"f1,a,{GOOD},,,,,-0.5", "confidence"),
        (f",a,{GOOD},,,,,", "fact_id"),
        (f"f1,,{GOOD},,,,,", "source"),
        ("f1,a,,opened,2020,q,,,,,", "subject"),
        ("f1,a,the bridge, ,2020,q,,,,,", "predicate"),
        ("f1,a,the bridge,opened,,q,,,,,", "value"),
        ("f1,a,the bridge,opened,2020,,,,,,", "quote"),
    ],
)
def test_each_rule_breaks_its_row_and_no_other(table, cells, column):
    dossier = table(f"{HEADER},start,end,kind,modality,confidence\n{cells}\nf2,a,{GOOD},0.0,31,date,,.5\n")
    assert told(dossier) == [("WH801", 2, column)]
    assert [fact.fact_id for fact in dossier.facts] == ["f2"]
    assert all(problem.loses for problem in dossier.problems)


def test_every_broken_cell_of_a_row_is_told(table):
    assert told(table(f"{HEADER},start,kind\nf1,,,opened,2020,q,x,y\n")) == [("WH801", 2, c) for c in ("source", "subject", "start", "kind")]


def test_rows_that_break_different_rules_are_different_findings(table):
    """Those that break one alike are one finding with a place for each; the count of those past the cap is a finding of its own."""
    from whence.engine import check

    row = f"f{{n}},a,{GOOD},{{start}},{{end}},\n"
    rows = [f",a,{GOOD},,,\n"] * 130 + [f"g,,{GOOD},,,\n", row.format(n=1, start="x", end=""), row.format(n=2, start="", end="x")]
    report = check(table(f"{HEADER},start,end,kind\n" + "".join(rows)), select="WH801")
    told = {finding.message: (finding.expected, len(finding.locations)) for finding in report.findings}
    assert told == {
        "The row has no fact_id.": ("a fact_id in each row", 100),
        "30 more rows break the same rule (a fact_id in each row); the first 100 are listed.": ("a fact_id in each row; 30 more rows break it", 1),
        "The row has no source.": ("a source in each row", 1),
        "Start is 'x': a whole number from 0 up is needed.": ("start: a whole number from 0 up", 1),
        "End is 'x': a whole number from 0 up is needed.": ("end: a whole number from 0 up", 1),
    }


def test_ids_are_taken_once_across_files(folder):
    from whence.store import open_dossier

    root = folder(
        {"sources/a.txt": "x", "facts/1.csv": f"{HEADER}\nf1,a,{GOOD}\nf1,a,{GOOD}\n", "facts/2.csv": f"{HEADER}\nf1,a,{GOOD}\nf2,a,{GOOD}\n"}
    )
    dossier = open_dossier(root)
    assert [fact.fact_id for fact in dossier.facts] == ["f1", "f2"]
    assert [(p.file, p.line, p.fact_id) for p in dossier.problems] == [("facts/1.csv", 3, "f1"), ("facts/2.csv", 2, "f1")]
    assert "facts/1.csv:2" in dossier.problems[1].message


def test_a_missing_column_is_told_once_with_the_name_that_was_meant(table):
    dossier = table("fact_id,source,Subject,predicate,value,quot,note\nf1,a,b,c,d,e,f\nf2,a,b,c,d,e,f\n")
    assert told(dossier) == [("WH801", 1, "subject"), ("WH801", 1, "quote")]
    assert "'Subject'" in dossier.problems[0].suggestion
    assert "'quot'" in dossier.problems[1].suggestion
    assert dossier.facts == ()
    assert dossier.has_table


def test_columns_are_mapped(table):
    content = "id,doc,subject,predicate,value,span\nf1,a,the bridge,opened,2020-05-03,The bridge opened\n"
    (fact,) = table(content, columns={"fact_id": "id", "source": "doc", "quote": "span"}).facts
    assert (fact.fact_id, fact.source, fact.quote, dict(fact.other)) == ("f1", "a.txt", "The bridge opened", {})


def test_columns_are_mapped_by_the_settings(opened):
    dossier = opened(
        {
            "sources/a.txt": "x",
            "whence.toml": '[columns]\nfact_id = "id"\n',
            "facts.csv": f"{HEADER.replace('fact_id', 'id')}\nf1,a,{GOOD}\n",
        }
    )
    assert [fact.fact_id for fact in dossier.facts] == ["f1"]


def test_more_than_a_hundred_rows_under_one_rule_are_counted(table):
    dossier = table(f"{HEADER}\n" + f",a,{GOOD}\n" * 250 + f"f,a,{GOOD}\n")
    assert len(dossier.problems) == 101
    assert dossier.problems[-1].message.startswith("150 more rows break the same rule")
    assert len(dossier.facts) == 1


@pytest.mark.parametrize("content", ["", f"{HEADER}\n", f"{HEADER}\n\n \n", "\ufeff"])
def test_a_table_without_rows_is_refused_unless_meant(table, content):
    with pytest.raises(InputError, match="no rows"):
        table(content)
    dossier = table(content, allow_empty=True)
    assert dossier.has_table
    assert dossier.facts == ()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("facts.csv", "hello", r"facts\.csv:1: none of the columns .* is in its header \('hello'\); begin with .*fact_id,source.*semicolon"),
        ("facts.csv", '\n[{"fact_id": "f1"}]', r"facts\.csv:2: none of the columns"),
        ("facts.csv", "FactID,source,subject,predicate,value,quote", r"facts\.csv:1: .* no column 'fact_id'; rename 'FactID'"),
    ],
)
def test_a_table_that_gives_no_row_says_why(table, name, content, words):
    with pytest.raises(InputError, match=words):
        table(content, name)


@pytest.mark.parametrize(
    ("name", "content"), [("facts.csv", "a^b\n1^2\n"), ("facts.csv", "1,2\n3,4\n"), ("facts.jsonl", "{}\n"), ("facts.jsonl", '{"a": 1}\n')]
)
def test_rows_without_one_known_column_are_told_as_one(table, name, content):
    (problem,) = table(content, name).problems
    assert (problem.code, problem.line, problem.loses) == ("WH801", 1, True)
    assert problem.message.startswith("none of the columns that a facts table needs is in")
    assert problem.message.endswith("its row cannot be read")


def test_a_table_that_is_binary(table):
    with pytest.raises(InputError, match="not text"):
        table(bytes(range(256)) * 40)


def test_a_table_in_another_encoding_says_so(table):
    dossier = table(f"{HEADER}\nf1,a,the caf\u00e9,opened,2020,The bridge\n".encode("cp1252"))
    assert dossier.facts[0].subject == "the café"
    assert [p.code for p in dossier.problems] == ["WH702"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_marked_tables(table, encoding):
    dossier = table(f"{HEADER}\nf1,a,{GOOD}\n".encode(encoding))
    assert [fact.fact_id for fact in dossier.facts] == ["f1"]
    assert not dossier.problems


def test_two_shapes_of_a_table_are_one_too_many(opened):
    with pytest.raises(InputError, match=r"facts\.csv, facts\.jsonl"):
        opened({"sources/a.txt": "x", "facts.csv": f"{HEADER}\nf1,a,{GOOD}\n", "facts.jsonl": "{}"})


def test_nearest_column():
    assert nearest_column("fact_id", ["FactID", "facts"]) == "FactID"
    assert nearest_column("attributed_to", ["Attributed To", "by"]) == "Attributed To"
    assert nearest_column("quote", ["zzz"]) is None


def test_a_hundred_thousand_rows_cost_no_square(table):
    content = f"{HEADER}\n" + "".join(f"f{n},a,{GOOD}\n" for n in range(100_000))
    with no_runaway():
        assert len(table(content).facts) == 100_000
