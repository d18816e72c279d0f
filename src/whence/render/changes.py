"""Changes between two states of a dossier, as text, JSON, Markdown and HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

# What is rendered is whence.changes.Changes; the layers keep this module from importing it.
Section = tuple[str, list[str]]


def sections(changes: Any) -> Iterator[Section]:
    """The headed lists that every form shows; empty ones are left out."""
    rows = [
        ("Gate loosened", list(changes.loosened)),
        ("New findings", [_finding(f) for f in changes.findings_new]),
        ("Findings gone", [_finding(f) for f in changes.findings_gone]),
        ("Facts added", list(changes.added)),
        ("Facts changed", [_changed(row) for row in changes.changed]),
        ("Facts removed", list(changes.removed)),
        ("Sources added", list(changes.sources_added)),
        ("Sources changed", list(changes.sources_changed)),
        ("Sources renamed", [f"{row.old} is now {row.new}" for row in changes.sources_renamed]),
        ("Sources removed", list(changes.sources_removed)),
    ]
    return ((head, lines) for head, lines in rows if lines)


def _finding(finding: Any) -> str:
    place = finding.locations[0] if finding.locations else None
    where = f"{place.file or place.source}:{place.line}: " if place and place.line and (place.file or place.source) else ""
    return f"{where}{finding.code} {finding.severity}: {finding.message}"


def _changed(row: Any) -> str:
    name = row.fact_id if row.was == row.fact_id else f"{row.was} is now {row.fact_id}"
    fields = ", ".join(f"{field.name}: {field.old or 'nothing'} → {field.new or 'nothing'}" for field in row.fields)
    return f"{name}{f' ({fields})' if fields else ''}"


def text(changes: Any) -> str:
    """Headed lists for a terminal."""
    parts = [f"{head} ({len(lines)})\n" + "".join(f"  {_one_line(line)}\n" for line in lines) for head, lines in sections(changes)]
    return "\n".join(parts) or "Nothing changed.\n"


def json(changes: Any) -> str:
    """The whole, indented."""
    return msgspec.json.format(msgspec.json.encode(changes), indent=2).decode() + "\n"


def markdown(changes: Any) -> str:
    """Headed lists for a pull request."""
    parts = [f"### {head} ({len(lines)})\n\n" + "".join(f"- {_plain(_one_line(line))}\n" for line in lines) for head, lines in sections(changes)]
    return "\n".join(parts) or "Nothing changed.\n"


def page(changes: Any) -> str:
    """A plain page of its own."""
    body = "".join(f"<section><h2>{html.escape(head)} ({len(lines)})</h2><ul>{_items(lines)}</ul></section>" for head, lines in sections(changes))
    policy = "default-src 'none'"
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">'
        f'<meta name="viewport" content="width=device-width"><title>What changed</title></head><body><main><h1>What changed</h1>'
        f"{body or '<p>Nothing changed.</p>'}</main></body></html>\n"
    )


def _items(lines: list[str]) -> str:
    return "".join(f"<li>{html.escape(_one_line(line))}</li>" for line in lines)


def _plain(line: str) -> str:
    """Words of others, which must not become markup, links or mentions."""
    return re.sub(r"([\\`*_{}\[\]()<>#+!|~-])", r"\\\1", line).replace("@", "@\u200b")


def _one_line(line: str) -> str:
    return " ".join(line.split())


RENDERERS: dict[str, Callable[[Any], str]] = {"text": text, "json": json, "markdown": markdown, "html": page}
