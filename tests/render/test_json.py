from __future__ import annotations

import json

import msgspec

from whence.model import Report
from whence.render import FORMATS
from whence.render.json import render


def test_the_report_comes_back(report):
    assert msgspec.json.decode(render(report).encode(), type=Report) == report


def test_it_reads_as_the_interface_says(report):
    shown = json.loads(render(report))
    assert shown["schema"] == "whence-report/1"
    assert shown["findings"][0]["locations"][0]["in"] == "source"
    assert render(report).splitlines()[1].startswith('  "schema"')
    assert render(report) == render(report)


def test_an_unknown_format_is_a_key_error():
    assert "text" in FORMATS
    assert "nonsense" not in FORMATS
    try:
        FORMATS["nonsense"]
    except KeyError:
        return
    raise AssertionError


def test_a_lone_surrogate_does_not_stop_it(report):
    bad = msgspec.structs.replace(report, name="\ud800 pact")
    assert json.loads(render(bad))["name"] == "? pact"
