"""What `whence check` reads, prints, writes and exits with."""

import json
import os
import re
import stat
import subprocess
import sys

import pytest

ARTICLE = "Bridge opens\n\n4 May 2020\n\nThe bridge over the Aure was opened on 3 May 2020 by mayor Ida Lund, the city said.\n"
FACTS = """\
fact_id,source,subject,predicate,value,quote
f1,a,the bridge over the Aure,opened,2020-05-03,opened on 3 May 2020
"""
WRONG = FACTS + "f2,a,the bridge over the Aure,opened,2020-05-04,opened on 3 May 2020\n"
DOSSIER = {"sources/a.txt": ARTICLE, "facts.csv": FACTS}
HEAVY = {"great_expectations", "pandas", "pandera", "polars", "dateparser", "trafilatura", "duckdb", "pyspark", "numpy"}


def tree(root):
    return sorted(str(p.relative_to(root)) for p in root.rglob("*") if p.is_file())


def test_passing_and_failing(run, folder):
    root = folder(DOSSIER)
    assert run("check", root).code == 0
    (root / "facts.csv").write_text(WRONG)
    failed = run("check", root)
    assert failed.code == 1
    assert "WH106" in failed.out
    assert run("check", root, "--exit-zero").code == 0
    assert run("check", root, "--fail-on", "never").code == 0
    assert run("check", root, "--ignore", "WH106").code == 0
    assert run("check", root, "--select", "WH1,WH2").code == 1


def test_the_report_is_kept_in_a_dossier(run, folder):
    root = folder(DOSSIER)
    ran = run("check", root)
    assert tree(root / "reports") == ["report.html", "report.json"]
    assert "report.html" in ran.err
    assert "report.html" not in ran.out
    assert json.loads((root / "reports/report.json").read_text())["schema"] == "whence-report/1"


def test_no_report_is_written_where_none_is_asked_for(run, folder, tmp_path):
    plain = folder({"a.txt": ARTICLE}, "plain")
    run("check", plain)
    run("check", plain / "a.txt")
    run("check", folder(DOSSIER), "--no-report")
    run("check", "-", stdin=ARTICLE)
    assert tree(tmp_path) == ["dossier/facts.csv", "dossier/sources/a.txt", "plain/a.txt"]
    assert run("check", plain, "--report-dir", tmp_path / "kept").code == 0
    assert tree(tmp_path / "kept") == ["report.html", "report.json"]


def test_a_plain_folder_with_settings_is_a_dossier(run, folder):
    root = folder({"a.txt": ARTICLE, "whence.toml": ""})
    run("check", root)
    assert "report.json" in tree(root / "reports")


def test_formats(run, folder, tmp_path):
    root = folder({**DOSSIER, "facts.csv": WRONG})
    ran = run("check", root, "--no-report", "--output-format", f"json={tmp_path / 'x/r.json'}", "--output-format", "concise")
    report = json.loads((tmp_path / "x/r.json").read_text())
    assert [f["code"] for f in report["findings"] if f["severity"] == "error"] == ["WH106"]
    assert ran.out.count("WH106") == 1
    assert run("check", root, "--no-report", "--output-format", "json=").code == 2
    text = run("check", root, "--no-report", "--output-format", f"json={tmp_path / 'r.json'}")
    assert "WH106" in text.out, "text is printed when every other format goes to a file"
    assert run("check", root, "--no-report", "-q", "--output-format", f"json={tmp_path / 'r.json'}").out == ""


def test_rendering_again_gives_the_same(run, folder, tmp_path):
    root = folder({**DOSSIER, "facts.csv": WRONG})
    first = run("check", root)
    for name in ("text", "concise", "json", "html"):
        again = run("render", root / "reports/report.json", "--output-format", name, "-o", tmp_path / "again")
        assert again.code == 0
        kept = (tmp_path / "again").read_text()
        if name == "text":
            assert kept == first.out
        if name in {"json", "html"}:
            assert kept == (root / f"reports/report.{name}").read_text()
    assert run("render", "-", stdin=(root / "reports/report.json").read_bytes()).out == first.out


def test_several_dossiers(run, folder, tmp_path):
    one, two = folder(DOSSIER, "one"), folder({**DOSSIER, "facts.csv": WRONG}, "two")
    assert run("check", one, two).code == 1
    assert (one / "reports/report.json").is_file()
    assert run("check", one, two, "--report-dir", tmp_path / "kept").code == 1
    assert tree(tmp_path / "kept") == ["one/report.html", "one/report.json", "two/report.html", "two/report.json"]
    assert run("check", one, one / "sources/a.txt").code == 2
    assert run("check", one, two, "--facts", one / "facts.csv").code == 2


def test_the_current_folder_is_the_default(run, folder, monkeypatch):
    monkeypatch.chdir(folder(DOSSIER))
    assert run("check").code == 0


def test_facts_apart(run, folder):
    root = folder({"a.txt": ARTICLE, "tables/w.csv": WRONG})
    ran = run("check", root / "a.txt", "--facts", root / "tables/w.csv", "--output-format", "json")
    assert ran.code == 1
    assert json.loads(ran.out)["facts"][1]["file"] == "w.csv"


def test_settings_are_overlaid_by_options(run, folder):
    root = folder({**DOSSIER, "facts.csv": WRONG, "whence.toml": 'fail-on = "never"\n', "strict.toml": 'fail-on = "error"\n'})
    assert run("check", root).code == 0
    assert run("check", root, "--fail-on", "error").code == 1
    assert run("check", root, "--config", root / "strict.toml").code == 1
    assert run("check", root, "--config", root / "none.toml").code == 2


def test_a_required_check_that_was_skipped_fails(run, folder):
    root = folder(DOSSIER)
    assert run("check", root, "--require", "WH801").code == 0
    assert run("check", root, "--require", "WH102").code == 1


def test_too_few_facts_that_could_be_checked_fail(run, folder):
    root = folder({**DOSSIER, "sources.csv": "source,kept\nb.txt,hash\n", "facts.csv": FACTS + FACTS.splitlines()[1].replace("f1,a", "f2,b") + "\n"})
    assert run("check", root).code == 0
    assert run("check", root, "--min-checked", "60").code == 1
    assert run("check", root, "--min-checked", "120").code == 2


def test_statistics_and_verbose(run, folder):
    ran = run("check", folder({**DOSSIER, "facts.csv": WRONG}), "--statistics", "--verbose")
    assert "     1 WH106 value-not-in-quote" in ran.out
    assert "s of CPU" in ran.err


def test_no_source_text(run, folder):
    root = folder({**DOSSIER, "facts.csv": WRONG, "sources.csv": "source,licence\na.txt,CC-BY-4.0\n"})
    assert json.loads(run("check", root, "--output-format", "json").out)["sources"][0]["text"] == ARTICLE
    assert "text" not in json.loads(run("check", root, "--output-format", "json", "--no-source-text").out)["sources"][0]


@pytest.mark.parametrize("value", ["2020-13-01", "x"])
def test_the_day(run, folder, value):
    root = folder(DOSSIER)
    assert run("check", root, "--today", "2026-01-31").code == 0
    assert run("check", root, "--today", value).code == 2
    assert run("check", root, env={"SOURCE_DATE_EPOCH": "1700000000"}).code == 0
    assert run("check", root, env={"SOURCE_DATE_EPOCH": value}).code == 2


def test_a_report_that_cannot_be_written(run, folder, tmp_path):
    root = folder(DOSSIER)
    (tmp_path / "file").write_text("")
    ran = run("check", root, "--report-dir", tmp_path / "file" / "below")
    assert ran.code == 2
    assert "cannot be written" in ran.err


def test_a_kept_report_is_replaced_whole_and_keeps_its_permissions(run, folder):
    root = folder(DOSSIER)
    run("check", root)
    path = root / "reports/report.json"
    path.chmod(0o600)
    run("check", root)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert tree(root / "reports") == ["report.html", "report.json"]


# ---------------------------------------------------------------------------------------------------------------- as processes


def whence(*arguments, **options):
    command = [sys.executable, "-c", "from whence.cli import main; main()", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, **options)


def imports(*arguments, among):
    """Run a command and list which of some modules it has imported."""
    code = (
        f"import sys\nfrom whence.cli import main\ntry: main({list(arguments)!r})\nfinally: print([m for m in {sorted(among)!r} if m in sys.modules])"
    )
    return subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, text=True)


def test_output_is_the_same_whatever_the_hash_seed_and_place(folder, tmp_path):
    root = folder({**DOSSIER, "facts.csv": WRONG})
    results = []
    for seed, name in (("1", "here"), ("2", "there/and/deeper")):
        place = tmp_path / name / "dossier"
        place.parent.mkdir(parents=True)
        root.rename(place)
        ran = whence("check", place, env={**os.environ, "PYTHONHASHSEED": seed})
        assert ran.returncode == 1, ran.stderr
        results.append((ran.stdout, *((place / "reports" / n).read_bytes() for n in ("report.json", "report.html"))))
        for kept in results[-1]:
            assert str(tmp_path).encode() not in kept
        root = place
        for n in ("report.json", "report.html"):
            (place / "reports" / n).unlink()
    assert results[0] == results[1]


def test_a_closed_pipe_is_no_error(folder):
    root = folder({**DOSSIER, "facts.csv": WRONG})
    command = f"{sys.executable} -c 'from whence.cli import main; main()' check {root} --no-report | true"
    ran = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, check=False)
    assert ran.stderr == b""


def test_a_terminal_without_unicode(folder):
    ran = whence("check", folder({**DOSSIER, "facts.csv": WRONG}), "--no-report", env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert ran.returncode == 1, ran.stderr
    assert b"WH106" in ran.stdout


@pytest.mark.parametrize("files", [{"a.txt": ARTICLE}, DOSSIER])
def test_nothing_heavy_is_imported_that_is_not_used(folder, files):
    root = folder(files)
    ran = imports("check", str(root), "-q", among=HEAVY)
    assert ran.stdout.strip() == "[]", ran.stdout + ran.stderr


def test_the_version_imports_next_to_nothing():
    version, modules = imports("--version", among={*HEAVY, "msgspec", "whence.model", "whence.cli.output", "whence.cli.group"}).stdout.splitlines()
    assert version.startswith("whence ")
    assert modules == "['whence.cli.group']"


def test_several_dossiers_are_told_apart(run, folder, tmp_path):
    one, two = folder(DOSSIER, "one"), folder({**DOSSIER, "facts.csv": WRONG}, "two")
    text = run("check", one, two, "--no-report").out
    assert text.index(f"{one}\n=") < text.index("PASS") < text.index(f"{two}\n=") < text.index("FAIL")
    assert f"{two}/facts.csv:3" in run("check", one, two, "--no-report", "--output-format", "concise").out
    mixed = run("check", one, two, "--no-report", "--output-format", "json")
    assert (mixed.code, mixed.out) == (2, ""), "two documents in one stream are no JSON"
    assert "json={name}.json" in mixed.err
    overwritten = run("check", one, two, "--output-format", f"json={tmp_path / 'r.json'}")
    assert (overwritten.code, overwritten.out) == (2, ""), "said before anything is checked"
    assert run("check", one, two, "--no-report", "-q", "--output-format", f"json={tmp_path}/{{name}}.json").code == 1
    assert (tmp_path / "one.json").is_file()
    assert (tmp_path / "two.json").is_file()


def test_a_dossier_named_twice_is_checked_once(run, folder):
    root = folder(DOSSIER)
    assert run("check", root, f"{root}/", "--no-report").out.count("PASS") == 1


def test_dossiers_of_one_name_do_not_overwrite_each_other(run, folder, tmp_path):
    one, two = folder(DOSSIER, "here/a"), folder(DOSSIER, "there/a")
    assert run("check", one, two, "--report-dir", tmp_path / "kept").code == 2
    assert not (tmp_path / "kept").exists()


def test_processes_side_by_side_say_the_same(run, folder):
    roots = [folder({**DOSSIER, "facts.csv": rows}, name) for name, rows in (("one", FACTS), ("two", WRONG), ("three", FACTS))]
    alone = run("check", *roots, "--no-report")
    assert run("check", *roots, "--no-report", "--jobs", "2") == alone
    assert run("check", roots[0], "--jobs", "0").code == 2
    (roots[1] / "facts.csv").write_text("fact_id\n")
    broken = run("check", *roots, "--no-report", "--jobs", "2")
    assert broken == run("check", *roots, "--no-report")


def test_drafts_are_held_against_sources(run, folder, tmp_path):
    base = folder(DOSSIER, "base")
    good = folder({"d.txt": "The bridge over the Aure opened on 3 May 2020, mayor Ida Lund said.\n"}, "good")
    bad = folder({"d.txt": "The bridge over the Aure opened on 7 May 2020, mayor Ida Lunde said.\n"}, "bad")
    assert run("check", good, "--against", base, "--select", "WH6").code == 0
    ran = run("check", bad / "d.txt", "--against", base, "--select", "WH6", "--output-format", "concise")
    assert ran.code == 1
    assert {"WH601", "WH603"} == set(re.findall(r"WH6\d\d", ran.out))
    both = run("check", "-", "--against", base, "--select", "WH6", "--output-format", "json", stdin=(bad / "d.txt").read_bytes())
    assert any(place["source"] == "draft/stdin" for f in json.loads(both.out)["findings"] for place in f["locations"])
    assert tree(tmp_path) == ["bad/d.txt", "base/facts.csv", "base/sources/a.txt", "good/d.txt"], "no report beside a draft or in the base"


def test_only_the_draft_is_judged_by_its_sources(run, folder):
    base = folder({**DOSSIER, "facts.csv": WRONG}, "base")
    good = folder({"d.txt": "The bridge over the Aure opened on 3 May 2020, mayor Ida Lund said.\n"}, "good")
    ran = run("check", good, "--against", base, "--fail-on", "error")
    assert "WH106" not in ran.out
    assert ran.code == 0, ran.out


@pytest.mark.parametrize("beside", [["--facts", "f.csv"], ["--extract"], ["--fix"], ["--changed-since", "HEAD"]])
def test_what_has_no_meaning_beside_drafts_is_refused(run, folder, beside):
    base = folder(DOSSIER, "base")
    assert beside[0] in run("check", base / "sources/a.txt", "--against", base, *beside).err
    assert run("check", base / "sources/a.txt", "--against", base / "facts.csv").code == 2


def test_a_bar_is_for_terminals(monkeypatch):
    from whence.cli import pool

    class Terminal:
        def __init__(self, is_one):
            self.isatty = lambda: is_one

    def shown(err, out, *, quiet=False, many=2):
        monkeypatch.setattr(pool, "sys", type("S", (), {"stderr": Terminal(err), "stdout": Terminal(out)}))
        return pool.shows_progress([None] * many, quiet=quiet)

    assert shown(err=True, out=False)
    assert shown(err=True, out=True, quiet=True)
    assert not shown(err=True, out=True), "the findings are the progress"
    assert not shown(err=False, out=False)
    assert not shown(err=True, out=False, many=1)
