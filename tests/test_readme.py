"""The README promises, shows and stops; what it shows is what happens."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import documents
from whence.suite import catalogue

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
FERRY = ROOT / "fixtures" / "ferry"
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def example():
    """The worked example: an article, a table of facts, the command and what it prints."""
    command = [sys.executable, "-c", "from whence.cli import main; main()", "check", str(FERRY), "--no-report", "--no-color"]
    ran = subprocess.run(command, capture_output=True, check=False, timeout=120, env={**os.environ, "NO_COLOR": "1"})
    assert ran.returncode == 1, ran.stderr.decode()
    article = (FERRY / "sources" / "ferry.txt").read_text(encoding="utf-8").strip()
    facts = (FERRY / "facts.csv").read_text(encoding="utf-8").strip()
    return "\n\n".join(
        [
            "An article, `ferry/sources/ferry.txt`:",
            f"```text\n{article}\n```",
            "and what somebody took from it, `ferry/facts.csv`:",
            f"```csv\n{facts}\n```",
            f"```console\n$ whence check ferry\n{ran.stdout.decode().strip()}\n```",
        ]
    )


def test_the_generated_parts_are_fresh(golden):
    text = documents.with_section(README.read_text(encoding="utf-8"), "checks", documents.check_table(catalogue()))
    golden(README, documents.with_section(text, "example", example()))


def test_the_example_shows_what_it_is_for():
    text = example()
    assert "Tuesday" in text, "the weekday that 5 March 2024 was"
    assert re.search(r"WH106.*\n.*“140” does not follow.*104", text), "the number that the quote bears"


@pytest.mark.parametrize("target", re.findall(r"^make (\w+)", README.read_text(encoding="utf-8"), re.MULTILINE) or ["none"])
def test_the_commands_are_there(target):
    assert re.search(rf"^{target}:", MAKEFILE, re.MULTILINE)


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_links_lead_somewhere(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", text)
    assert links
    gone = [link for link in links if not link.startswith("https://") and not (ROOT / link).exists()]
    assert gone == []


def test_the_picture_is_a_picture():
    (name,) = re.findall(r"!\[[^\]]*\]\((reports/[^)]+\.png)\)", README.read_text(encoding="utf-8"))
    assert (ROOT / name).read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
