from __future__ import annotations

import re

import msgspec
import pytest

from render.crowd import crowd
from render.test_html import HOSTILE, poisoned
from whence.render.github import render

COMMAND = re.compile(r"::(error|warning) ((?:[a-z]+=[^,:\n]*)(?:,[a-z]+=[^,:\n]*)*)::([^\n]*)")


def commands(shown):
    """The workflow commands as the runner reads them: one a line, properties and message unescaped."""
    made = []
    for line in shown.splitlines():
        if not line.startswith("::"):
            continue
        found = COMMAND.fullmatch(line)
        assert found, line
        properties = dict(part.split("=", 1) for part in found[2].split(","))
        unescape = [("%0A", "\n"), ("%0D", "\r"), ("%3A", ":"), ("%2C", ","), ("%25", "%")]
        for code, char in unescape:
            properties = {k: v.replace(code, char) for k, v in properties.items()}
        message = found[3]
        for code, char in (("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
            message = message.replace(code, char)
        made.append((found[1], properties, message))
    return made


def test_annotations_stand_on_the_row(report):
    made = commands(render(report))
    assert [(level, p["title"].split()[0]) for level, p, _ in made] == [
        ("error", "WH104"),
        ("error", "WH202"),
        ("error", "WH402"),
        ("warning", "WH107"),
        ("warning", "WH206"),
    ]
    _, properties, message = made[0]
    assert (properties["file"], properties["line"], properties["col"]) == ("facts.csv", "5", "6")
    assert "\nsources/treaty-column.html:7:83: the United States has not agreed" in message
    assert render(report).splitlines()[-1] == "whence: 2 further findings not annotated here; the report has them."


def test_ten_and_ten_worst_first_and_one_line_for_the_rest():
    shown = render(crowd(5, 300, 300))
    made = commands(shown)
    assert [level for level, _, _ in made] == ["error"] * 10 + ["warning"] * 10
    assert shown.splitlines()[-1] == "whence: 280 further findings not annotated here; the report has them."


def test_percent_and_punctuation_come_through(report):
    odd = msgspec.structs.replace(report.findings[2], message="75%: 100%25, a::b\nnext", name="a,b:c")
    _, properties, message = commands(render(msgspec.structs.replace(report, findings=(odd,))))[0]
    assert properties["title"] == "WH104 a,b:c"
    assert message.startswith("75%: 100%25, a::b\nnext")


@pytest.mark.parametrize("evil", [*HOSTILE, "x\n::stop-commands::pause", "\r::add-mask::x", "::set-output name=a::b"])
def test_no_text_becomes_a_command(report, evil):
    for line in render(poisoned(report, evil)).splitlines():
        assert line.startswith(("::error ", "::warning ", "whence: "))
    commands(render(poisoned(report, evil)))
