"""What every format must bear: reports with nothing in them, the same bytes each time, and no import before it is asked for."""

from __future__ import annotations

import subprocess
import sys
import tracemalloc

import msgspec
import pytest

from render.crowd import crowd
from whence.model import Coverage, Inputs, Report, Summary
from whence.render import FORMATS, pieces


def bare(verdict):
    inputs = Inputs("sha256:0", (), {}, (), {})
    return Report(verdict=verdict, summary=Summary(), inputs=inputs, coverage=Coverage(), sources=(), facts=(), findings=(), held=(), skipped=())


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("verdict", ["pass", "fail", "incomplete"])
def test_nothing_at_all_is_shown_too(name, verdict):
    assert isinstance(FORMATS[name](bare(verdict)), str)


@pytest.mark.parametrize("name", FORMATS)
def test_parts_may_lack(report, name):
    sources = tuple(msgspec.structs.replace(s, text=None, dates=(), published=None, title=None, publisher=None) for s in report.sources)
    for changed in (
        msgspec.structs.replace(report, findings=(), verdict="pass", gate=None),
        msgspec.structs.replace(report, sources=()),
        msgspec.structs.replace(report, facts=()),
        msgspec.structs.replace(report, sources=sources),
    ):
        assert FORMATS[name](changed) or (name == "github" and not changed.findings)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_bytes_each_time(report, name):
    assert FORMATS[name](report) == FORMATS[name](msgspec.json.decode(msgspec.json.encode(report), type=Report))


@pytest.mark.parametrize("name", FORMATS)
def test_the_pieces_are_the_text(report, name):
    lone = msgspec.structs.replace(report.facts[0], value="a lone \ud800 surrogate")
    bad = msgspec.structs.replace(report, facts=(lone, *report.facts[1:]), name="\ud800")
    for shown in (report, bare("pass"), crowd(7, 450, 230), bad):
        assert "".join(pieces(name, shown)) == FORMATS[name](shown)


def test_report_json_is_what_msgspec_lays_out(report):
    """However many facts and findings there are, and wherever one stretch of them ends."""
    for shown in (report, bare("pass"), crowd(7, 199, 0), crowd(7, 200, 200), crowd(7, 401, 201)):
        assert FORMATS["json"](shown) == msgspec.json.format(msgspec.json.encode(shown), indent=2).decode() + "\n"


# Megabytes, beside the report's own, that writing a report of 8,000 facts and 800 findings may take. The page's layout is bounded by what it shows;
# prov is slow under tracemalloc and has a test of its own.
ROOM = {"text": 1, "json": 2, "html": 20, "markdown": 2, "sarif": 8, "junit": 2, "gitlab": 0.4}


@pytest.fixture(scope="module")
def large():
    return crowd(200, 8000, 800)


@pytest.mark.slow
@pytest.mark.parametrize("name", ROOM)
def test_writing_takes_little_memory_beside_the_report(name, large):
    sum(map(len, pieces(name, bare("pass"))))
    tracemalloc.start()
    sum(map(len, pieces(name, large)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < ROOM[name] * 1_000_000


def test_no_format_has_no_pieces(report):
    with pytest.raises(KeyError):
        pieces("yaml", report)


def test_a_format_is_imported_when_it_is_asked_for():
    code = """
import sys, whence.render
assert list(whence.render.FORMATS)
print([m for m in ("jinja2", "prov", "click", "whence.render.html") if m in sys.modules])
"""
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
