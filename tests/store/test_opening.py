import os
from pathlib import Path

import pytest

from whence.errors import InputError
from whence.store import open_dossier, open_texts
from whence.store.sources import LARGEST_SOURCE

PAGE = "<html><body><article><p>" + "The bridge opened on 3 May 2020 after years of work. " * 5 + "</p></article></body></html>"
ROW = "fact_id,source,subject,predicate,value,quote\nf1,a,b,c,d,e\n"


def ids(dossier):
    return [source.id for source in dossier.sources]


def test_ids_are_paths_below_sources(opened):
    dossier = opened(
        {
            "sources/b.txt": "b",
            "sources/sub/a.md": "a",
            "sources/Z.TXT": "z",
            "sources/.hidden.txt": "no",
            "notes.txt": "no",
            "sources/photo.jpg": b"\xff",
        }
    )
    assert ids(dossier) == ["Z.TXT", "b.txt", "sub/a.md"]
    assert dossier.name == "dossier"
    assert not dossier.has_table
    assert not dossier.problems


def test_a_plain_folder_is_its_readable_files(opened):
    dossier = opened({"b.html": PAGE, "a.txt": "a", "sub/c.txt": "no", "README.md": "no", "data.bin": b"\0"})
    assert ids(dossier) == ["a.txt", "b.html"]


def test_sources_beside_the_tables(opened):
    assert ids(opened({"a.txt": "x", "facts.csv": ROW, "baseline.json": "{}", "whence.toml": ""})) == ["a.txt"]


def test_files_that_went_in_are_listed_with_their_hashes(opened):
    dossier = opened({"sources/a.txt": "x", "facts.csv": ROW, "sources.csv": "source\na\n", "registers/aliases.csv": "name,canonical\n"})
    assert [file.path for file in dossier.files] == ["facts.csv", "registers/aliases.csv", "sources.csv", "sources/a.txt"]
    assert dossier.files[3].sha256 == "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"


def test_where_a_dossier_stands_does_not_enter_it(folder, tmp_path):
    root = folder({"sources/a.txt": "x", "facts.csv": ROW})
    first = open_dossier(root)
    elsewhere = tmp_path / "elsewhere" / "dossier"
    elsewhere.parent.mkdir()
    root.rename(elsewhere)
    assert open_dossier(elsewhere) == first


def test_no_such_folder(tmp_path):
    with pytest.raises(InputError, match="no such file or folder"):
        open_dossier(tmp_path / "none")


def test_no_source(folder):
    with pytest.raises(InputError, match="holds no source"):
        open_dossier(folder({"photo.jpg": b"x"}))


def test_sources_that_are_no_text_lose_input_and_keep_their_place(opened):
    dossier = opened({"sources/a.txt": bytes(range(256)) * 40, "sources/b.json": "{}", "sources/c.txt": "fine"})
    assert [(s.id, s.kept, s.text) for s in dossier.sources] == [("a.txt", "hash", ""), ("b.json", "hash", ""), ("c.txt", "full", "fine")]
    assert [(p.code, p.source, p.loses) for p in dossier.problems] == [("WH702", "a.txt", True), ("WH702", "b.json", True)]


def test_an_empty_source_is_said_to_be_empty(opened):
    (problem,) = opened({"sources/a.txt": "", "sources/b.txt": "x"}).problems
    assert (problem.code, problem.severity, problem.loses) == ("WH702", "warning", False)


def test_documents_that_are_not_read_are_told(opened):
    (problem,) = opened({"sources/a.txt": "x", "sources/b.pdf": b"%PDF"}).problems
    assert "sources/b.pdf was not read" in problem.message


def test_a_source_beyond_any_article_is_not_read(folder):
    root = folder({"sources/a.txt": "x"})
    with (root / "sources" / "b.txt").open("wb") as file:
        file.truncate(LARGEST_SOURCE + 1)
    dossier = open_dossier(root)
    assert [(s.id, s.kept) for s in dossier.sources] == [("a.txt", "full"), ("b.txt", "hash")]
    assert dossier.problems[0].loses
    assert "sources/b.txt" in [file.path for file in dossier.files]


def test_links_that_lead_out_or_nowhere_are_not_followed(folder, tmp_path):
    root = folder({"sources/a.txt": "x", "sources/sub/b.txt": "y"})
    (tmp_path / "secret.txt").write_text("secret")
    sources = root / "sources"
    (sources / "out.txt").symlink_to(tmp_path / "secret.txt")
    (sources / "loop.txt").symlink_to("loop.txt")
    (sources / "up").symlink_to("..")
    (sources / "self").symlink_to(".")
    (sources / "fine.txt").symlink_to("a.txt")
    os.mkfifo(sources / "pipe.txt")
    dossier = open_dossier(root)
    texts = {s.id: s.text for s in dossier.sources}
    assert texts == {"a.txt": "x", "fine.txt": "x", "loop.txt": "", "out.txt": "", "pipe.txt": "", "sub/b.txt": "y"}
    told = {p.file for p in dossier.problems if p.loses}
    assert told == {"sources/loop.txt", "sources/out.txt", "sources/pipe.txt", "sources/up", "sources/self"}


@pytest.mark.parametrize("name", ["facts.csv", "sources.csv", "sources", "registers/aliases.csv"])
def test_tables_and_folders_that_lead_out_are_refused(folder, tmp_path, name):
    root = folder({"a.txt": "x", "registers/offices.csv": "person,title\n"})
    outside = tmp_path / "outside"
    outside.mkdir()
    (root / name).symlink_to(outside)
    with pytest.raises(InputError, match="leads out of the dossier"):
        open_dossier(root)


def test_a_name_that_is_no_unicode(folder):
    root = folder({"sources/a.txt": "x"})
    Path(os.fsdecode(os.fsencode(root / "sources") + b"/caf\xe9.txt")).write_text("y")
    dossier = open_dossier(root)
    assert ids(dossier) == ["a.txt", "caf\\xe9.txt"]
    assert [file.path for file in dossier.files] == ["sources/a.txt", "sources/caf\\xe9.txt"]


def test_names_in_another_unicode_form_are_the_same(opened):
    dossier = opened({"sources/cafe\u0301.txt": "x", "facts.csv": ROW.replace(",a,", ",caf\u00e9,")})
    assert dossier.facts[0].source == "caf\u00e9.txt" == dossier.sources[0].id


def test_an_ambiguous_source_stays_as_it_was_written(opened):
    dossier = opened({"sources/a.txt": "x", "sources/a.md": "y", "facts.csv": ROW})
    assert dossier.facts[0].source == "a"


def test_html_is_its_main_text(opened):
    (source,) = opened({"sources/a.html": PAGE.replace("</p>", "</p><script>evil()</script>").encode("cp1252")}).sources
    assert source.text.startswith("The bridge opened")
    assert "evil" not in source.text
    assert source.text_by.startswith("trafilatura")


# ---------------------------------------------------------------------------------------------------------------- files and standard input


def test_files_by_name(folder):
    root = folder({"x/a.txt": "1", "b.html": PAGE, "y/a.txt": "2"})
    assert ids(open_texts([root / "x/a.txt", root / "b.html"])) == ["a.txt", "b.html"]
    assert ids(open_texts([root / "x/a.txt", root / "y/a.txt"])) == ["x/a.txt", "y/a.txt"]
    (source,) = open_texts([root / "b.html"]).sources
    assert source.file == "b.html"


def test_the_same_file_twice(folder):
    root = folder({"a.txt": "1"})
    with pytest.raises(InputError, match="twice"):
        open_texts([root / "a.txt", root / "a.txt"])


def test_standard_input_is_text_or_a_page():
    (text,) = open_texts(["-"], stdin=b"The bridge opened.").sources
    assert (text.id, text.text) == ("stdin", "The bridge opened.")
    (page,) = open_texts(["-"], stdin=b"\n<!DOCTYPE html>" + PAGE.encode()).sources
    assert page.text_by.startswith("trafilatura")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.bin", bytes(range(256)) * 40, "not text"),
        ("facts.csv", ROW, "--facts"),
        ("none.txt", None, "no such file"),
        ("big.txt", LARGEST_SOURCE + 1, "larger than"),
    ],
)
def test_files_that_cannot_be_checked_are_errors(folder, name, content, words):
    root = folder({} if content is None or isinstance(content, int) else {name: content})
    if isinstance(content, int):
        with (root / name).open("wb") as file:
            file.truncate(content)
    with pytest.raises(InputError, match=words):
        open_texts([root / name])


def test_facts_for_files(folder):
    root = folder({"a.txt": "x", "f.csv": ROW})
    dossier = open_texts([root / "a.txt"], facts=root / "f.csv")
    assert dossier.facts[0].source == "a.txt"
    assert dossier.facts[0].file == "f.csv"


def test_facts_and_sources_apart(folder):
    root = folder(
        {"dossier/whence.toml": "", "texts/a.txt": "x", "tables/1.csv": ROW, "tables/2.csv": ROW.replace("f1", "f2"), "tables/note.txt": ""}
    )
    dossier = open_dossier(root / "dossier", facts=root / "tables", sources=root / "texts")
    assert [(f.fact_id, f.source) for f in dossier.facts] == [("f1", "a.txt"), ("f2", "a.txt")]
    with pytest.raises(InputError, match="no such folder"):
        open_dossier(root / "dossier", sources=root / "none")
    with pytest.raises(InputError, match="holds no table"):
        open_dossier(root / "dossier", sources=root / "texts", facts=root / "texts")
