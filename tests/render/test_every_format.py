"""What every format must bear: reports with nothing in them, the same bytes each time, and no import before it is asked for."""

from __future__ import annotations

import subprocess
import sys

import msgspec
import pytest

from whence.model import Coverage, Inputs, Report, Summary
from whence.render import FORMATS


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


def test_a_format_is_imported_when_it_is_asked_for():
    code = """
import sys, whence.render
assert list(whence.render.FORMATS)
print([m for m in ("jinja2", "prov", "click", "whence.render.html") if m in sys.modules])
"""
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
