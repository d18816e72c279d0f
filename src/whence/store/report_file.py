"""A kept report back in."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from whence.errors import InputError
from whence.model import Report
from whence.store.inputs import read_bytes, shown


def read_report(path: str | Path) -> Report:
    """The report of a ``report.json``; ``-`` is standard input. Raises InputError for what is none."""
    name = "-" if str(path) == "-" else shown(Path(path))
    data = sys.stdin.buffer.read() if name == "-" else read_bytes(Path(path), name)
    try:
        report = msgspec.json.decode(data, type=Report)
    except (msgspec.DecodeError, RecursionError, UnicodeError) as e:
        raise InputError(f"is no report of whence ({e})", file=name, remedy="give a report.json that `whence check` wrote") from e
    if report.schema != "whence-report/1":
        raise InputError(f"is a report of another form ({report.schema!r})", file=name, remedy="this version of whence reads whence-report/1")
    return report
