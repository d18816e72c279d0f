"""The facts and sources of a dossier as pandas frames, as Great Expectations is given them."""

from __future__ import annotations

from typing import Any

from whence.model import Dossier, Source
from whence.store.columns import FACTS, SOURCES, names

KEYS = {"facts": ["fact_id", "line"], "sources": ["source", "line"]}
"""What names a row of each table."""


def frame(dossier: Dossier, table: str) -> Any:
    """The ``facts`` or ``sources`` of a dossier: every column of ours, the user's own, and ``line`` and ``file``; unbroken rows only."""
    import pandas as pd

    rows = _facts(dossier) if table == "facts" else [_source(source) for source in dossier.sources]
    known = [*names(FACTS), "line", "file"] if table == "facts" else [*names(SOURCES), "chars", "line", "file"]
    columns = dict.fromkeys([*known, *(name for row in rows for name in row)])
    # Columns that nothing fills are kept: an expectation may speak of them.
    return pd.DataFrame(rows, columns=list(columns)).astype(
        {name: "object" for name in columns if not any(row.get(name) is not None for row in rows)}
    )


def _facts(dossier: Dossier) -> list[dict[str, Any]]:
    return [
        {**{name: getattr(fact, name) for name in names(FACTS)}, **fact.other, "line": fact.line or 0, "file": fact.file} for fact in dossier.facts
    ]


def _source(source: Source) -> dict[str, Any]:
    fields = {name: getattr(source, name, None) for name in names(SOURCES)} | {"source": source.id}
    for name in ("published", "retrieved"):
        when = getattr(source, name)
        fields[name] = when.edtf() if when else None
    return {**fields, **source.given, "chars": len(source.text), "line": source.manifest_line or 0, "file": source.file}
