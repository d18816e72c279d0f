"""``whence check --fix`` and ``--diff``: what is mechanically certain is rewritten, or shown."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from pathlib import Path

from whence.cli.output import notice, say, write
from whence.model import Dossier, Report
from whence.store.inputs import read_bytes
from whence.store.mending import mend

FIXED = "WH105"


def fix(dossier: Dossier, report: Report, folder: Path | None, columns: Mapping[str, str], *, show: bool) -> int:
    """Mend the offsets that WH105 found to be shifted; with ``show`` print the difference instead of writing. Gives the number of rows mended."""
    by_file: dict[str, dict[int, dict[str, int]]] = {}
    facts = {fact.fact_id: fact for fact in dossier.facts}
    for finding in report.findings:
        if finding.code != FIXED or finding.expected is None:
            continue
        for fact_id in finding.facts:
            fact = facts.get(fact_id)
            if fact is None or fact.file is None or fact.line is None:
                continue
            start, _, end = finding.expected.partition(":")
            values = {"start": int(start), "end": int(end)}
            by_file.setdefault(fact.file, {})[fact.line] = {k: v for k, v in values.items() if getattr(fact, k) is not None}
    for name, mends in sorted(by_file.items()):
        path = (folder / name) if folder and (folder / name).is_file() else Path(name)
        before = read_bytes(path, name)
        after = mend(name, before, mends, columns)
        if show:
            say(_difference(name, before, after))
        else:
            write(path, after)
            notice(f"{name}: offsets of {len(mends)} row{'s' if len(mends) != 1 else ''} mended")
    return sum(len(mends) for mends in by_file.values())


def _difference(name: str, before: bytes, after: bytes) -> str:
    old, new = (data.decode("utf-8", "replace").splitlines(keepends=True) for data in (before, after))
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in difflib.unified_diff(old, new, f"a/{name}", f"b/{name}"))
