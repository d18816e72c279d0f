import json

import pytest

from whence.errors import InputError
from whence.store import open_dossier, open_texts

TEXT = "The bridge opened on 3 May 2020. Ida Lund, the mayor, called it a gift."


def extraction(words, kind="event", status="match_exact", at=None, **attributes):
    start = TEXT.find(words) if at is None else at
    return {
        "extraction_class": kind,
        "extraction_text": words,
        "char_interval": None if start < 0 else {"start_pos": start, "end_pos": start + len(words)},
        "alignment_status": status,
        "extraction_index": 1,
        "attributes": attributes or None,
    }


def document(*extractions, name="doc_1", text=TEXT):
    return json.dumps({"extractions": list(extractions), "text": text, "document_id": name})


def opened(tmp_path, *lines, sources=None, **options):
    for name, text in (sources or {"a.txt": TEXT}).items():
        (tmp_path / "sources").mkdir(exist_ok=True)
        (tmp_path / "sources" / name).write_text(text)
    (tmp_path / "annotated.jsonl").write_text("\n".join(lines) + "\n")
    return open_dossier(tmp_path, facts=str(tmp_path / "annotated.jsonl"), **options)


def test_an_extraction_is_a_fact(tmp_path):
    (fact,) = opened(tmp_path, document(extraction("opened on 3 May 2020"))).facts
    assert (fact.fact_id, fact.source, fact.predicate, fact.quote, fact.value, fact.subject) == (
        "doc_1:1",
        "a.txt",
        "event",
        "opened on 3 May 2020",
        "opened on 3 May 2020",
        "opened on 3 May 2020",
    )
    assert (fact.start, fact.end, fact.line, fact.extractor) == (11, 31, 1, "LangExtract")
    assert fact.other == {"langextract_alignment": "match_exact at 11 to 31"}


def test_attributes_called_like_our_columns_fill_them(tmp_path):
    row = extraction("opened on 3 May 2020", subject="the bridge", predicate="opened", value="2020-05-03", kind_of="x", desk="city", start=99)
    (fact,) = opened(tmp_path, document(row)).facts
    assert (fact.subject, fact.predicate, fact.value, fact.start) == ("the bridge", "opened", "2020-05-03", 11)
    assert fact.other == {"kind_of": "x", "desk": "city", "langextract_alignment": "match_exact at 11 to 31"}


def test_attributes_are_mapped(tmp_path):
    row = extraction("opened on 3 May 2020", what="the bridge", when="2020-05-03")
    (fact,) = opened(tmp_path, document(row), columns={"subject": "what", "value": "when"}).facts
    assert (fact.subject, fact.value) == ("the bridge", "2020-05-03")


@pytest.mark.parametrize(
    ("row", "claimed"),
    [
        (extraction("opened on 4 May 2020", status="match_fuzzy", at=11), "match_fuzzy at 11 to 31"),
        (extraction("opened on 3 May 2020", status="match_lesser"), "match_lesser at 11 to 31"),
        (extraction("opened on 3 May 2020", at=5), "match_exact at 5 to 25"),
        (extraction("never said", status=None), "none"),
        ({**extraction("opened on"), "char_interval": {"start_pos": "11", "end_pos": True}}, "match_exact"),
        ({**extraction("opened on"), "char_interval": {"start_pos": -1, "end_pos": 4}}, "match_exact"),
    ],
)
def test_no_span_is_trusted_that_is_not_exact(tmp_path, row, claimed):
    (fact,) = opened(tmp_path, document(row)).facts
    assert (fact.start, fact.end) == (None, None)
    assert fact.other["langextract_alignment"] == claimed


def test_documents_are_known_by_their_id_or_by_their_text(tmp_path):
    lines = [
        document(extraction("opened"), name="a"),
        document(extraction("opened"), name="doc_9", text=TEXT + "\n"),
        document(extraction("x"), name="other", text="x y"),
    ]
    dossier = opened(tmp_path, *lines, sources={"a.txt": TEXT, "b.txt": "Something else."})
    assert [(f.fact_id, f.source) for f in dossier.facts] == [("a:1", "a.txt"), ("doc_9:1", "a.txt"), ("other:1", "other")]


def test_broken_lines_and_rows_are_told(tmp_path):
    lines = [
        document(extraction("opened"), {"extraction_class": "x"}, "no object"),
        "no json",
        '{"extractions": 3}',
        document(extraction("opened"), name="doc_2"),
    ]
    dossier = opened(tmp_path, *lines)
    assert [f.fact_id for f in dossier.facts] == ["doc_1:1", "doc_2:1"]
    assert [(p.line, p.column) for p in dossier.problems] == [(1, "subject"), (1, "value"), (1, "quote"), (1, None), (2, None), (3, None)]


def test_no_extraction_at_all(tmp_path):
    with pytest.raises(InputError, match="no rows"):
        opened(tmp_path, document())


def test_annotated_documents_as_sources_too(tmp_path):
    (tmp_path / "both.jsonl").write_text(document(extraction("opened on 3 May 2020")) + "\n")
    both = str(tmp_path / "both.jsonl")
    dossier = open_dossier(tmp_path, facts=both, sources=both)
    assert [(s.id, s.text) for s in dossier.sources] == [("doc_1", TEXT)]
    assert dossier.facts[0].source == "doc_1"


def test_for_single_files(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "x.jsonl").write_text(document(extraction("opened")) + "\n")
    assert open_texts([tmp_path / "a.txt"], facts=tmp_path / "x.jsonl").facts[0].source == "a.txt"
