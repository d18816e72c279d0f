import json
import subprocess
import sys
from importlib.util import find_spec

import pytest

from store.annotate import KEPT
from whence import check
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


@pytest.mark.parametrize("text", ["\n\n" + TEXT, TEXT.replace("opened on", "was opened on"), TEXT.replace("The bridge", "The new bridge")])
def test_a_span_of_another_text_is_not_taken(tmp_path, text):
    """The source has other blanks before it, or was edited, since it was annotated under its name or as it stood."""
    (fact,) = opened(tmp_path, document(extraction("3 May 2020"), name="a.txt"), sources={"a.txt": text}).facts
    assert (fact.source, fact.start, fact.end) == ("a.txt", None, None)
    assert fact.other["langextract_alignment"] == "match_exact at 21 to 31"


@pytest.mark.parametrize("share", [float("nan"), float("inf"), [float("nan"), 10**30]])
def test_numbers_that_only_python_writes(tmp_path, share):
    (fact,) = opened(tmp_path, document(extraction("opened", share=share))).facts
    assert fact.quote == "opened"


@pytest.mark.parametrize(
    ("kind", "words"), [("opened", "opened on 3 May 2020"), ("cost", "called it a gift"), ("deaths", "Ida Lund, the mayor"), ("date", "May 2020")]
)
def test_words_without_subject_and_value_claim_nothing_but_that_they_stand_there(tmp_path, kind, words):
    dossier = opened(tmp_path, document(extraction(words, kind=kind, value=None)))
    assert [fact.kind for fact in dossier.facts] == ["text"]
    assert [finding.code for finding in check(dossier, select=["WH1", "WH4", "WH5", "WH8"]).findings] == []


def test_an_attribute_says_what_kind_the_value_is(tmp_path):
    rows = extraction("opened", value="3 May 2020"), extraction("opened on 3 May 2020", kind_="x", subject="bridge"), extraction("gift")
    rows[2]["attributes"] = {"kind": "quotation"}
    assert [fact.kind for fact in opened(tmp_path, document(*rows)).facts] == [None, None, "quotation"]


# ---------------------------------------------------------------------------------------------------------------- what LangExtract itself wrote


@pytest.fixture
def kept(tmp_path):
    """A dossier of the file that LangExtract 1.7.1 wrote: its facts by id, its documents by id, the texts of its sources by id."""
    documents = {row["document_id"]: row for row in map(json.loads, KEPT.read_text("utf-8").split("\n")[:-1])}
    named = {"harbour.txt": "harbour.txt", "signs": "one.txt", "doc_6513270e": "two.txt", "quiet": "three.txt"}
    (tmp_path / "sources").mkdir()
    for name, file in named.items():
        (tmp_path / "sources" / file).write_text(documents[name]["text"], "utf-8")
    dossier = open_dossier(tmp_path, facts=str(KEPT))
    return dossier, documents


def claims(documents):
    """Each extraction by the id of its fact: its words, what was aligned, and the words that stand there."""
    for name, row in documents.items():
        for number, said in enumerate(row["extractions"] or (), 1):
            at = said["char_interval"] or {}
            span = at.get("start_pos"), at.get("end_pos")
            yield f"{name}:{number}", said["extraction_text"], said["alignment_status"], span, (row["text"] or "")[slice(*span)] if at else None


@pytest.mark.skipif(find_spec("langextract") is None, reason="LangExtract is not installed: what 1.7.1 wrote is kept")
def test_langextract_writes_the_kept_file_still(tmp_path):
    subprocess.run([sys.executable, KEPT.with_name("annotate.py"), tmp_path / "again.jsonl"], check=True, capture_output=True)
    assert (tmp_path / "again.jsonl").read_bytes() == KEPT.read_bytes()


def test_the_kept_file_has_every_alignment(kept):
    _, documents = kept
    assert {status for _, _, status, _, _ in claims(documents)} == {"match_exact", "match_greater", "match_lesser", "match_fuzzy", None}


def test_every_extraction_is_a_fact_with_what_its_alignment_claimed(kept):
    dossier, documents = kept
    told = {
        name: f"{status or 'none'} at {span[0]} to {span[1]}" if span[0] is not None else status or "none"
        for name, _, status, span, _ in claims(documents)
    }
    assert {fact.fact_id: fact.other["langextract_alignment"] for fact in dossier.facts} == told
    assert dossier.problems == ()


def test_spans_are_in_code_points_and_hold_the_words(kept):
    dossier, documents = kept
    texts = {source.id: source.text for source in dossier.sources}
    spans = {fact.fact_id: (fact.start, fact.end) for fact in dossier.facts if fact.start is not None}
    assert all(texts[fact.source][fact.start : fact.end] == fact.quote for fact in dossier.facts if fact.start is not None)
    assert spans == {name: span for name, words, status, span, there in claims(documents) if status == "match_exact" and there == words}
    # Behind two ships of one code point each, which UTF-16 counts as two; and a fire-fighter of three.
    assert (spans["signs:1"], spans["signs:7"]) == ((13, 19), (99, 102))
    # "Exact" to LangExtract, but with a line end or a no-break space for a space.
    assert {"harbour.txt:4", "doc_6513270e:2"}.isdisjoint(spans)


def test_what_langextract_called_aligned_is_judged_by_the_words(kept):
    """Of the changed figure, the changed scale, the two denials and the absent sentence, its aligner gave a span for all but the last."""
    dossier, _ = kept
    report = check(dossier, select=["WH101", "WH103", "WH104", "WH106", "WH801", "WH804"])
    found = {fact: finding.code for finding in report.findings for fact in finding.facts}
    altered = dict.fromkeys(["harbour.txt:7", "harbour.txt:8", "harbour.txt:9", "harbour.txt:10", "harbour.txt:12"], "WH104")
    assert found == {"textless:1": "WH101", "harbour.txt:13": "WH103", **altered}
