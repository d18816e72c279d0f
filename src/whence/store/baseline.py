"""The baseline: findings that were there before, so that old debts do not block new work. Sorted, one finding a line, so that a diff can be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from whence.errors import InputError
from whence.model import Dossier, Finding, Report
from whence.store.inputs import read_bytes, text_digest

FILE = "baseline.json"
SCHEMA = "whence-baseline/1"


class Owed(msgspec.Struct, frozen=True):
    """One old finding: how many it covers, and enough words for a reader of the diff."""

    fingerprint: str
    code: str
    count: int = 1
    message: str = ""


class Baseline(msgspec.Struct, frozen=True):
    """Old findings, and the text hash of each source as it was then, by which a renamed source is known again."""

    findings: tuple[Owed, ...] = ()
    sources: dict[str, str] = {}

    @property
    def counts(self) -> dict[str, int]:
        """How many findings of each fingerprint are covered."""
        return {row.fingerprint: row.count for row in self.findings}


class _File(msgspec.Struct, forbid_unknown_fields=True):
    schema: str
    sources: dict[str, str]
    findings: list[Owed]


def load_baseline(path: Path) -> Baseline:
    """The baseline of a file; an empty one where there is none. Raises InputError for a file that is no baseline."""
    if not path.is_file():
        return Baseline()
    try:
        read = msgspec.json.decode(read_bytes(path, path.name), type=_File)
    except (msgspec.DecodeError, UnicodeDecodeError) as e:
        raise InputError(f"is not a baseline: {e}", file=path.name, remedy="write it anew with `whence baseline`") from e
    if read.schema != SCHEMA:
        raise InputError(f"is a baseline of form {read.schema!r}", file=path.name, remedy=f"this version reads {SCHEMA}")
    return Baseline(tuple(read.findings), read.sources)


def baseline_of(report: Report, *, within: Baseline | None = None) -> Baseline:
    """The baseline that covers all findings of a report that no waiver does; ``within`` prunes: nothing enters that it does not hold."""
    old = within.counts if within else None
    rows = []
    for finding in report.findings:
        if finding.status == "waived" or finding.code == "WH805":
            continue
        count = finding.count if old is None else min(finding.count, old.get(finding.fingerprint, 0))
        if count:
            rows.append(Owed(finding.fingerprint, finding.code, count, finding.message))
    sources = {source.url or source.id: source.text_sha256 for source in report.sources}
    return Baseline(tuple(sorted(rows, key=lambda r: (r.code, r.fingerprint))), dict(sorted(sources.items())))


def encode(baseline: Baseline) -> bytes:
    """The file: one finding a line."""
    rows = [msgspec.json.encode(row).decode() for row in baseline.findings]
    sources = [f"{_quoted(sid)}: {_quoted(digest)}" for sid, digest in baseline.sources.items()]
    body = ",\n    ".join(rows)
    listed = ",\n    ".join(sources)
    return (f'{{\n  "schema": {_quoted(SCHEMA)},\n  "sources": {{{_block(listed)}}},\n  "findings": [{_block(body)}]\n}}\n').encode()


def _block(rows: str) -> str:
    return f"\n    {rows}\n  " if rows else ""


def _quoted(text: str) -> str:
    return msgspec.json.encode(text).decode()


def identities(dossier: Dossier, baseline: Baseline) -> Mapping[str, str]:
    """The identity under which the findings of a renamed source are known: that of the baseline's source with the same text."""
    here = {source.url or source.id for source in dossier.sources}
    gone: dict[str, str] = {}
    for identity, digest in sorted(baseline.sources.items()):
        if identity not in here:
            gone.setdefault(digest, identity)
    if not gone:
        return {}
    return {
        source.id: gone[digest]
        for source in dossier.sources
        if (source.url or source.id) not in baseline.sources and (digest := text_digest(source.text)) in gone
    }


def grown(before: Mapping[str, int], now: Iterable[Finding] | Mapping[str, int]) -> int:
    """By how many findings a baseline covers more than another."""
    counts = now if isinstance(now, Mapping) else {f.fingerprint: f.count for f in now}
    return sum(max(0, count - before.get(fingerprint, 0)) for fingerprint, count in counts.items())
