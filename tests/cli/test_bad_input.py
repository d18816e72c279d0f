"""Whatever is wrong with the input is a finding, or one line of error and exit code 2; never a traceback, never silence."""

import json

import pytest

from effort import calls, no_runaway

ARTICLE = "Bridge opens\n\n4 May 2020\n\nThe bridge over the Aure was opened on 3 May 2020 by mayor Ida Lund, the city said.\n"
HEADER = "fact_id,source,subject,predicate,value,quote,start,end"
GOOD = "f1,a,the bridge over the Aure,opened,2020-05-03,opened on 3 May 2020,,"


@pytest.fixture
def checked(run, folder):
    """Check a dossier of these files (over a good article and a good fact): what ran, and its report."""

    def check(files, *options):
        root = folder({"sources/a.txt": ARTICLE, "facts.csv": f"{HEADER}\n{GOOD}\n", **files})
        ran = run("check", root, "--output-format", "json", *options)
        return ran, json.loads(ran.out) if ran.code != 2 else None

    return check


def found(report, code):
    return [f for f in report["findings"] if f["code"] == code]


def test_the_good_dossier_is_good(checked):
    ran, report = checked({})
    assert (ran.code, report["verdict"]) == (0, "pass"), report["findings"]
    assert [f["outcome"] for f in report["facts"]] == ["supported"]


# ---------------------------------------------------------------------------------------------------------------- what cannot run


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", "no/such/folder"], "no/such/folder: there is no such file or folder"),
        (["check", "no-such-file.txt"], "no-such-file.txt: there is no such file or folder"),
        (["check", "--select", "WH999"], "WH999"),
        (["check", "--output-format", "jsn"], "did you mean 'json'?"),
        (["check", "--fail-on", "sometimes"], "'sometimes' is not one of"),
        (["check", "--today", "tomorrow"], "is not a day"),
        (["check", "--no-such-option"], "no such option"),
        (["chek"], "did you mean 'check'?"),
        (["explain", "WH999"], "there is no check 'WH999'"),
        (["render", "none.json"], "none.json: there is no such file"),
        (["schema", "fact"], "'fact' is not one of"),
    ],
)
def test_errors_are_one_line(run, folder, monkeypatch, arguments, words):
    monkeypatch.chdir(folder({"sources/a.txt": ARTICLE}))
    ran = run(*arguments)
    assert ran.code == 2
    assert words in ran.err
    assert ran.out == ""


def test_an_empty_folder(run, folder):
    ran = run("check", folder({}))
    assert ran.code == 2
    assert "holds no source" in ran.err


def test_a_binary_file(run, folder):
    root = folder({"a.txt": bytes(range(256)) * 50})
    ran = run("check", root / "a.txt")
    assert ran.code == 2
    assert "a.txt: is not text" in ran.err


def test_standard_input_that_is_binary(run):
    ran = run("check", "-", stdin=bytes(range(256)) * 50)
    assert ran.code == 2
    assert "not text" in ran.err


def test_an_unknown_setting_names_file_line_and_the_nearest(checked):
    ran, _ = checked({"whence.toml": '# ours\nfail_on = "info"\n'})
    assert ran.code == 2
    assert ran.err.strip() == "whence: error: whence.toml:2: there is no setting 'fail_on'; did you mean 'fail-on'?"


def test_an_unknown_code_and_option_in_the_settings(checked):
    for text, words in (
        ('ignore = ["WH9"]', "WH9"),
        ("[checks.WH202]\nnever = 1", "never"),
        ("[checks.WH202]\ntolerance-days = 'x'", "tolerance-days"),
    ):
        ran, _ = checked({"whence.toml": text})
        assert ran.code == 2
        assert words in ran.err


def test_a_table_without_rows(checked):
    ran, _ = checked({"facts.csv": f"{HEADER}\n"})
    assert ran.code == 2
    assert "facts.csv: the facts table has no rows" in ran.err
    assert checked({"facts.csv": f"{HEADER}\n"}, "--allow-empty")[0].code == 0


def test_a_hundred_megabytes_of_one_line(run, folder):
    root = folder({"sources/a.txt": ARTICLE})
    with (root / "sources/huge.txt").open("wb") as file:
        for _ in range(100):
            file.write(b"lorem ipsum " * 87_382)
    with no_runaway():
        alone = run("check", root / "sources/huge.txt")
        assert alone.code == 2
        assert "huge.txt: is larger than" in alone.err
        ran = run("check", root, "--output-format", "json")
        assert ran.code == 1
        assert json.loads(ran.out)["verdict"] == "incomplete"


# ---------------------------------------------------------------------------------------------------------------- findings about sources


def test_an_empty_source(checked):
    ran, report = checked({"sources/b.txt": ""})
    (finding,) = found(report, "WH702")
    assert "sources/b.txt is empty" in finding["message"]
    assert ran.code == 0


def test_a_binary_source_among_others(checked):
    ran, report = checked({"sources/b.txt": bytes(range(256)) * 50, "facts.csv": f"{HEADER}\n{GOOD}\n{GOOD.replace('f1,a', 'f2,b')}\n"})
    (finding,) = found(report, "WH702")
    assert finding["severity"] == "error"
    assert (ran.code, report["verdict"]) == (1, "incomplete")
    assert {f["fact_id"]: f["outcome"] for f in report["facts"]} == {"f1": "supported", "f2": "unchecked"}


def test_invalid_utf8(checked):
    _, report = checked({"sources/a.txt": ARTICLE.replace("Aure", "Aur\u00e9").encode("cp1252")})
    (finding,) = found(report, "WH702")
    assert "cp1252" in finding["message"]


def test_utf16_is_read(checked):
    ran, report = checked({"sources/a.txt": ARTICLE.encode("utf-16")})
    assert ran.code == 0
    assert report["facts"][0]["outcome"] == "supported"


def test_nul_bytes(checked):
    _, report = checked({"sources/a.txt": ARTICLE.replace("the city", "the\0 city").encode()})
    assert found(report, "WH702")


def test_links_that_loop_or_lead_out(run, folder):
    root = folder({"sources/a.txt": ARTICLE})
    (root / "sources/loop.txt").symlink_to("loop.txt")
    (root / "sources/up").symlink_to("..")
    (root / "sources/passwd.txt").symlink_to("/etc/passwd")
    ran = run("check", root, "--output-format", "json")
    report = json.loads(ran.out)
    assert report["verdict"] == "incomplete"
    assert len(found(report, "WH702")) == 3
    assert "root:" not in ran.out


def test_html_with_scripts(run, folder):
    page = (
        f"<html><body><article>{''.join(f'<p>{line}</p>' for line in ARTICLE.split(chr(10)) * 3)}<script>alert('x')</script></article></body></html>"
    )
    root = folder({"sources/a.html": page, "facts.csv": f"{HEADER}\n{GOOD}\n"})
    ran = run("check", root, "--output-format", "json")
    assert "alert(" not in ran.out
    assert json.loads(ran.out)["facts"][0]["outcome"] == "supported"


# ---------------------------------------------------------------------------------------------------------------- findings about tables


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        (GOOD.replace("f1", "f1"), "fact_id", "taken already"),
        ("f2,a,the bridge,opened,,opened on 3 May 2020,,", "value", "no value"),
        ("f2,a,the bridge,opened,2020,opened on 3 May 2020,x,", "start", "whole number"),
        ("f2,a,the bridge,opened,2020,opened on 3 May 2020,9,3", "end", "before start"),
    ],
)
def test_broken_rows_are_findings_and_the_others_are_checked(checked, row, column, words):
    ran, report = checked({"facts.csv": f"{HEADER}\n{GOOD}\n{row}\n"})
    (finding,) = found(report, "WH801")
    assert words in finding["message"]
    (place,) = finding["locations"]
    assert (place["in"], place["file"], place["line"], place["note"]) == ("table", "facts.csv", 3, f"column {column}")
    assert (ran.code, report["verdict"]) == (1, "incomplete")
    assert [f["outcome"] for f in report["facts"]] == ["supported"]


def test_missing_columns(checked):
    ran, report = checked({"facts.csv": "fact_id,source,subject,predicate,value,qoute\nf1,a,b,c,d,e\n"})
    (finding,) = found(report, "WH801")
    assert "'qoute'" in finding["suggestion"]
    assert (ran.code, report["verdict"]) == (1, "incomplete")


def test_offsets_out_of_range(checked):
    _, report = checked({"facts.csv": f"{HEADER}\n{GOOD.rstrip(',')},99999,100020\n"})
    assert found(report, "WH105")


@pytest.mark.parametrize("source", ["b", "../a.txt", "/etc/passwd", "sources/../../a.txt"])
def test_sources_that_are_not_there(checked, source):
    ran, report = checked({"facts.csv": f"{HEADER}\n{GOOD}\n{GOOD.replace('f1,a', f'f2,{source}')}\n"})
    assert found(report, "WH101")
    assert ran.code == 1
    assert "root:" not in ran.out


def test_a_manifest_that_leads_out(checked):
    ran, report = checked({"sources.csv": "source,publisher\n../../etc/passwd,x\n"})
    assert "leads out" in found(report, "WH801")[0]["message"]
    assert ran.code == 1


def test_spreadsheet_damage(checked):
    _, report = checked({"facts.csv": f"{HEADER}\n{GOOD.replace('2020-05-03', 'May-20')}\n"})
    (finding,) = found(report, "WH804")
    assert finding["expected"] == "2020-05"


def test_a_report_that_is_none(run, folder):
    root = folder({"r.json": "{}", "s.json": "[" * 100_000, "t.json": b"\xff\xfe\x00"})
    for name in ("r.json", "s.json", "t.json"):
        ran = run("render", root / name)
        assert ran.code == 2
        assert f"{name}: is no report of whence" in ran.err


def test_a_revision_that_git_does_not_know(run, folder):
    import subprocess

    root = folder({"sources/a.txt": "The bridge opened on 3 May 2020.\n"})
    for command in (["init", "-q"], ["add", "."], ["-c", "user.name=a", "-c", "user.email=a@b.example", "commit", "-qm", "x"]):
        subprocess.run(["git", "-C", str(root), *command], check=True)
    ran = run("check", root, "--changed-since", "no-such-branch")
    assert ran.code == 2
    assert "'no-such-branch'" in ran.err


def test_thousands_of_findings_alike_cost_no_more_than_their_number():
    from whence.engine import _merge
    from whence.model import Finding, Location

    def cost(n):
        rows = [
            Finding("WH701", "x", "warning", "m", locations=(Location("source", "t", "primary", "a", None, k, k + 1),), fingerprint="w1:a")
            for k in range(n)
        ]
        (one,) = _merge(rows)
        assert (one.count, len(one.locations)) == (n, n)
        return calls(lambda: _merge(rows))

    assert cost(2_000) < 11 * cost(200)
    with no_runaway():
        cost(200_000)  # what compares inside C is seen here
