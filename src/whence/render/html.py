"""One self-contained page that an auditor can follow: no request leaves it, it reads without script, and what it quotes cannot break out."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any, Final

import msgspec
from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from whence.model import Report
from whence.render.order import plural
from whence.render.page import coverage, overview
from whence.render.page.cards import cards
from whence.render.page.choice import choose
from whence.render.page.dates import worded
from whence.render.page.gatehouse import rules, stops_on
from whence.render.page.graph import graph
from whence.render.page.leaves import leaves, places, words_anchor
from whence.render.page.links import anchor, fingerprint_anchor, short_digest
from whence.render.page.names import severity_in_words, source_names
from whence.render.page.people import hands, persons
from whence.render.page.quotations import quotations
from whence.render.page.rows import rows
from whence.render.page.timeline import timeline
from whence.render.visible import visible

_EMPHASIS: Final = re.compile(r"\*\*([^*]+)\*\*")
_CODE: Final = re.compile(r"`+([^`]+)`+")
_DIGEST_MARK: Final = "%DIGEST%"
_PIECES: Final = 200
"""Of the template's own pieces, joined to one: a piece each would be a write each."""
_EARLY: Final = 'document.documentElement.className = "scripted";'
"""Says that script runs before anything is laid out: then only the first rows of a long table are."""


def render(report: Report) -> str:
    """Make the page; the same report gives the same bytes."""
    return "".join(pieces(report))


def pieces(report: Report) -> Iterator[str]:
    """Make the page in pieces, for a file."""
    choice = choose(report)
    style = _file("page.css").replace(_DIGEST_MARK, short_digest(report))
    script = _file("page.js")
    word, sentence = overview.verdict(report)
    sources = leaves(report, choice)
    at = places(sources)
    checks = overview.check_rows(report)
    stream = (
        _environment()
        .get_template("page.html")
        .stream(
            report=report,
            verdict_word=word,
            verdict_sentence=sentence,
            verdict_sets=overview.sets(report),
            shares=overview.shares(report),
            quotes=coverage.quotes(report),
            values=coverage.values(report),
            uncovered_words=coverage.uncovered_in_words(report),
            uncovered=coverage.uncovered(sources, at),
            check_rows=checks,
            judged_nothing=overview.judged_nothing(checks),
            doubts=overview.doubts(report, choice),
            hands=hands(report),
            persons=persons(report),
            rules=rules(report),
            cards=cards(report, choice, at),
            timeline=timeline(report, choice, at),
            graph=graph(report, choice, at),
            leaves=sources,
            quotations=quotations(report, sources, choice, at),
            fact_rows=rows(report, choice, at),
            facts_left_out=len(report.facts) - len(choice.facts),
            names=source_names(report),
            digest=short_digest(report),
            settings=msgspec.json.format(msgspec.json.encode(report.inputs.settings, order="deterministic"), indent=2).decode(),
            # Our own files, and nothing of the report's but hexadecimal digits: safe as they stand, and their hashes are in the page's policy.
            style=Markup(style),  # noqa: S704
            script=Markup(script),  # noqa: S704
            early=Markup(_EARLY),  # noqa: S704
            style_hash=_csp_hash(style),
            script_hash=_csp_hash(script),
            early_hash=_csp_hash(_EARLY),
        )
    )
    stream.enable_buffering(_PIECES)
    yield from stream
    yield "\n"


@cache
def _environment() -> Environment:
    env = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_shown, loader=FunctionLoader(_file))
    env.filters |= {
        "worded": worded,
        "emphasised": emphasised,
        "coded": coded,
        "commas": lambda n: f"{n:,}",
        "px": lambda n: f"{n:g}",
        "count": plural,
        "in_words": severity_in_words,
        "stops_on": stops_on,
    }
    env.globals |= {"anchor": anchor, "fingerprint_anchor": fingerprint_anchor, "words_anchor": words_anchor}
    return env


@cache
def _file(name: str) -> str:
    return (resources.files("whence.render") / "templates" / name).read_text(encoding="utf-8")


def _shown(value: Any) -> Any:
    """Every expression of every template passes here before it is escaped: nothing invisible gets into the page."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def coded(words: str) -> list[tuple[str, bool]]:
    """Split a check's page at its `` `code` `` into (words, code)."""
    return [(part, bool(n % 2)) for n, part in enumerate(_CODE.split(words)) if part]


def emphasised(message: str) -> list[tuple[str, bool]]:
    """Split a message at its ``**emphasis**`` into (words, emphasised)."""
    return [(part, bool(n % 2)) for n, part in enumerate(_EMPHASIS.split(message)) if part]


def _csp_hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
