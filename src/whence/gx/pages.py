"""Data Docs of the suites' runs, readable without a network: every remote reference is taken out, and a style sheet of our own put in."""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from datetime import UTC, date, datetime
from html import escape
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote

from whence.errors import EngineError, InputError, WhenceError
from whence.gx.frames import KEYS, frame
from whence.gx.library import ephemeral, great_expectations
from whence.gx.suites import read_suite
from whence.model import Dossier

_REMOTE = re.compile(r"^\s*(?:[a-z][a-z0-9+.-]*:)?//|^\s*(?:javascript|data|vbscript|mailto):", re.IGNORECASE)
_REMOTE_IN_CSS = re.compile(r"@import[^;]*;|url\(\s*['\"]?\s*(?:[a-z]+:)?//[^)]*\)", re.IGNORECASE)
# What only a script could work, and the moment at which the frame was handed over, which is no property of the data.
_USELESS = (
    "//div[contains(@class, 'card')][.//text()[contains(., 'Validation Filter')]]|//a[contains(., 'Show more info')]"
    "|//tr[td[contains(., 'ge_load_time')]]|//*[contains(concat(' ', @class, ' '), ' ge-walkthrough ')]"
)
_RANDOM = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_POLICY = "default-src 'none'; style-src 'self' 'unsafe-inline'; form-action 'none'"
_STYLE = "whence.css"
# Parts that work by script or ask for the network: pop-ups, forms, style sheets, the vendor's pictures and calls to action.
_GONE = (
    "//script|//link|//img|//noscript|//iframe|//form|//object|//embed|//base|//meta[@http-equiv]|//footer"
    "|//*[contains(concat(' ', @class, ' '), ' modal ')]"
)


def export_docs(dossier: Dossier, suites: Sequence[Path], folder: Path, *, today: date) -> Path:
    """Run suites over a dossier and write their Data Docs to ``folder``; returns the page to begin with. The day dates the run.

    Raises InputError where no suite is named, EngineError where Great Expectations fails.
    """
    if not suites:
        raise InputError("the settings name no suite", remedy='add suites = ["expectations/facts.json"] below [expectations] of whence.toml')
    with TemporaryDirectory() as scratch:
        site = Path(scratch) / "site"
        ran = _build(dossier, suites, site, today)
        for page in sorted(site.rglob("*.html")):
            target = folder / page.relative_to(site)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(_offline(page, "../" * len(page.relative_to(site).parent.parts)))
        (folder / "index.html").write_text(_index(dossier.name, ran, site), encoding="utf-8")
    (folder / _STYLE).write_bytes((files("whence.gx") / "docs.css").read_bytes())
    return folder / "index.html"


def _index(name: str, ran: Sequence[tuple[str, str, int, int]], site: Path) -> str:
    """The page to begin with: the library's own is an empty table that a script fills."""
    rows = []
    for suite, table, held, failed in ran:
        pages = sorted(path.relative_to(site).as_posix() for path in (site / "validations" / suite).rglob("*.html"))
        result = f'<a href="{escape(quote(pages[-1]))}">{held} held, {failed} failed</a>' if pages else f"{held} held, {failed} failed"
        made = f'<a href="expectations/{escape(quote(suite))}.html">{escape(suite)}</a>'
        rows.append(f"<tr><td>{made}</td><td>{escape(table)}</td><td>{result}</td></tr>")
    title = f"Data Docs of {escape(name)}"
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f'<meta name="viewport" content="width=device-width"><title>{title}</title><link rel="stylesheet" href="{_STYLE}"></head>'
        f"<body><h1>{title}</h1>"
        f"<table><thead><tr><th>suite</th><th>over the table</th><th>result</th></tr></thead><tbody>{''.join(rows)}</tbody></table>"
        "<p>Pages by Great Expectations; whence's own report tells these results beside what it found itself.</p></body></html>\n"
    )


def _build(dossier: Dossier, suites: Sequence[Path], site: Path, today: date) -> list[tuple[str, str, int, int]]:
    gx = great_expectations()
    from great_expectations.core.run_identifier import RunIdentifier

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of pandas, about the library's use of it
            context = ephemeral()
            for name in list(context.list_data_docs_sites()):
                context.delete_data_docs_site(name)
            store = {"class_name": "TupleFilesystemStoreBackend", "base_directory": str(site)}
            context.add_data_docs_site("whence", {"class_name": "SiteBuilder", "store_backend": store})
            source = context.data_sources.add_pandas(dossier.name or "dossier")
            moment = datetime(today.year, today.month, today.day, tzinfo=UTC)
            ran: list[tuple[str, str, int, int]] = []
            for path in suites:
                suite, table = read_suite(path)
                run = RunIdentifier(run_name=suite.name, run_time=moment)
                ran.append((suite.name, table, *_run(gx, context, source, suite, frame(dossier, table), KEYS[table], run)))
            context.build_data_docs(site_names=["whence"])
    except WhenceError:
        raise
    except Exception as e:  # whatever the library raises, it is its failure
        raise EngineError(f"Great Expectations could not write Data Docs ({type(e).__name__}: {next(iter(str(e).splitlines()), '')})") from e
    return ran


def _run(gx: Any, context: Any, source: Any, suite: Any, rows: Any, keys: list[str], run: Any) -> tuple[int, int]:
    batch = source.add_dataframe_asset(suite.name).add_batch_definition_whole_dataframe("all")
    definition = context.validation_definitions.add(gx.ValidationDefinition(name=suite.name, data=batch, suite=context.suites.add(suite)))
    form = {"result_format": "COMPLETE", "unexpected_index_column_names": keys}
    checkpoint = context.checkpoints.add(gx.Checkpoint(name=suite.name, validation_definitions=[definition], result_format=form))
    (result,) = checkpoint.run(batch_parameters={"dataframe": rows}, run_id=run).run_results.values()
    held = sum(bool(one.success) for one in result.results)
    return held, len(result.results) - held


def _offline(page: Path, up: str) -> bytes:
    """A page without any remote reference, with our style sheet, which stands ``up``."""
    from lxml import html

    tree: Any = html.document_fromstring(page.read_text("utf-8"))
    for element in tree.xpath(_GONE) + tree.xpath(_USELESS):
        if element.getparent() is not None:
            element.drop_tree()
    for element in tree.iter():
        if isinstance(element.tag, str):
            _clean(element)
    for element in tree.xpath("//style"):
        element.text = _REMOTE_IN_CSS.sub("", element.text or "")
    tree.head.insert(0, html.fragment_fromstring(f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'))
    tree.head.append(html.fragment_fromstring(f'<link rel="stylesheet" href="{up}{_STYLE}">'))
    return bytes(html.tostring(tree, encoding="utf-8", doctype="<!DOCTYPE html>"))


def _clean(element: Any) -> None:
    """Take from an element what runs, leads away or is random."""
    for name, value in list(element.attrib.items()):
        away = name in {"href", "src", "action", "srcset"} and _REMOTE.match(value)
        if name.lower().startswith(("on", "data-")) or away or (name in {"id", "href"} and _RANDOM.search(value)):
            del element.attrib[name]
        elif name == "style":
            element.set(name, _REMOTE_IN_CSS.sub("", value))
