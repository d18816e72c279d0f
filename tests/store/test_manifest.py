import hashlib
from datetime import date

import pytest

from whence.store.manifest import resolve, stems_of, unsafe

TEXT = "The bridge opened on 3 May 2020.\n"


def sha(data):
    return hashlib.sha256(data if isinstance(data, bytes) else data.encode()).hexdigest()


def with_manifest(opened, manifest, **files):
    return opened({"sources/a.txt": TEXT, "sources.csv": manifest, **files})


def test_every_column_reaches_its_source(opened):
    columns = "source,url,archived_url,publisher,author,published,retrieved,retrieved_by,language,licence,kept,origin,supersedes,title,desk"
    row = (
        "a.txt,https://news.example/2020/05/04/b,https://arch.example/1,"
        "Daily,A. B.,2020-05-04,2020-06,bot,en,CC-BY-4.0,excerpt,o.txt,old.txt,Head,city"
    )
    (source,) = with_manifest(opened, f"{columns}\n{row}\n").sources
    assert source.published.edtf() == "2020-05-04"
    assert source.retrieved.edtf() == "2020-06"
    assert (source.publisher, source.author, source.kept, source.origin, source.supersedes, source.title) == (
        "Daily",
        "A. B.",
        "excerpt",
        "o.txt",
        "old.txt",
        "Head",
    )
    assert source.given == {"desk": "city"}
    assert (source.manifest_line, source.file, source.pinned) == (2, "sources/a.txt", False)
    assert [(m.role, m.value) for m in source.metadata] == [("url", "2020-05-04")]


def test_a_time_of_day_is_left_off(opened):
    (source,) = with_manifest(opened, "source,published\na,2020-05-04T23:30:00+09:00\n").sources
    assert source.published.earliest == date(2020, 5, 4)


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        ("a,2020-13-01,,", "published", "EDTF"),
        ("a,yesterday,,", "published", "EDTF"),
        ("a,,half,", "kept", "full, excerpt, hash"),
        ("a,,,abc", "sha256", "hexadecimal"),
        (",,,", "source", "names no source"),
        ("../a.txt,,,", "source", "leads out"),
        ("/etc/passwd,,,", "source", "absolute"),
        ("x\\..\\y,,,", "source", "leads out"),
        ("gone.txt,,,", "source", "no such file"),
    ],
)
def test_each_rule(opened, row, column, words):
    dossier = with_manifest(
        opened,
        f"source,published,kept,sha256,note\na,,,,n\n{row},n\n" if not row.startswith("a,") else f"source,published,kept,sha256,note\n{row},n\n",
    )
    (problem,) = dossier.problems
    assert (problem.code, problem.file, problem.column, problem.loses) == ("WH801", "sources.csv", column, True)
    assert words in problem.message
    assert next(s for s in dossier.sources if s.id == "a.txt").given == {"note": "n"}


def test_a_source_listed_twice(opened):
    dossier = with_manifest(opened, "source,publisher\na.txt,One\na.txt,Two\n")
    assert dossier.sources[0].publisher == "One"
    assert "line 2" in dossier.problems[0].message


def test_no_source_column(opened):
    dossier = with_manifest(opened, "sources,publisher\na.txt,One\n")
    assert "'sources'" in dossier.problems[0].suggestion


def test_a_source_that_may_not_be_kept_needs_no_file(opened):
    dossier = with_manifest(opened, f"source,kept,text_sha256\na,,\nsecret.txt,hash,{'0' * 64}\n")
    assert [(s.id, s.kept) for s in dossier.sources] == [("a.txt", "full"), ("secret.txt", "hash")]
    assert not dossier.problems


def test_a_pinned_text_that_is_as_it_was(opened):
    dossier = with_manifest(opened, f"source,sha256,text_sha256\na.txt,{sha(TEXT)},sha256:{sha(TEXT).upper()}\n")
    assert not dossier.problems
    assert dossier.sources[0].pinned


def test_a_pinned_text_that_changed(opened):
    dossier = with_manifest(opened, f"source,text_sha256\na.txt,{sha('other')}\n")
    (problem,) = dossier.problems
    assert (problem.code, problem.severity, problem.source, problem.loses) == ("WH102", "error", "a.txt", False)
    assert (problem.expected, problem.value) == (sha("other"), sha(TEXT))


def test_only_the_bytes_changed(opened):
    dossier = opened({"sources/a.txt": TEXT.replace("\n", "\r\n"), "sources.csv": f"source,sha256,text_sha256\na.txt,{sha(TEXT)},{sha(TEXT)}\n"})
    assert [(p.code, p.severity) for p in dossier.problems] == [("WH102", "info")]


def test_bytes_that_changed_where_no_text_is_pinned(opened):
    assert [(p.code, p.severity) for p in with_manifest(opened, f"source,sha256\na.txt,{sha('x')}\n").problems] == [("WH102", "error")]


def test_only_the_extractor_changed(opened):
    page = "<html><body><article><p>" + "The bridge opened on 3 May 2020 after years of work. " * 5 + "</p></article></body></html>"
    dossier = opened({"sources/a.html": page, "sources.csv": f"source,sha256,text_sha256,text_by\na.html,{sha(page)},{'0' * 64},trafilatura 0.1\n"})
    (problem,) = dossier.problems
    assert (problem.code, problem.severity, problem.column) == ("WH102", "info", "text_by")


def test_names_without_extension():
    ids = ["a.txt", "b.txt", "b.html", "sub/a.md", "c", "c.txt"]
    stems = stems_of(ids)
    names = {name: resolve(name, set(ids), stems) for name in ("a", "a.txt", "b", "sub/a", "c", "d")}
    assert names == {"a": "a.txt", "a.txt": "a.txt", "b": "b", "sub/a": "sub/a.md", "c": "c", "d": "d"}


@pytest.mark.parametrize("name", ["../x", "a/../../x", "/x", "\\x", "C:\\x", "c:/x", "a\\..\\b"])
def test_unsafe(name):
    assert unsafe(name)


@pytest.mark.parametrize("name", ["a.txt", "a/b..txt", "..a", "2019: a.txt"])
def test_safe(name):
    assert unsafe(name) is None
