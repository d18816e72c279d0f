"""``whence waive``: somebody answers for a finding until a day."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path

import click

from whence.cli.options import day
from whence.cli.output import notice, write
from whence.errors import SettingsError

_FINGERPRINT = re.compile(r"w1:[0-9a-f]{16,64}")


@click.command()
@click.argument("fingerprint")
@click.argument("path", type=click.Path(exists=True, file_okay=False, path_type=Path), default=".")
@click.option("--reason", required=True, help="Why the finding may stand.")
@click.option("--by", required=True, metavar="NAME", help="Who answers for it.")
@click.option("--expires", required=True, type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The last day that it holds.")
@click.option("--today", callback=day, metavar="DATE", help="The day that judges expiry (default: SOURCE_DATE_EPOCH, else today).")
def command(fingerprint: str, path: Path, reason: str, by: str, expires: datetime, today: date) -> int:
    """Write a waiver for FINGERPRINT into the waivers/ of the dossier PATH, in a file of its own.

    A finding's fingerprint (w1:…) stands beside it in report.html and report.json, and in what `whence check --verbose` prints.
    """
    if not _FINGERPRINT.fullmatch(fingerprint):
        raise click.BadParameter(
            f"{fingerprint!r} is none: copy the word w1:… that `whence check --verbose` or the report shows beside the finding",
            param_hint="FINGERPRINT",
        )
    write(waiver_file(path, fingerprint), waiver(fingerprint, reason, by, expires.date()))
    notice(f"{waiver_file(path, fingerprint)}: {fingerprint} is waived until {expires.date().isoformat()}")
    if expires.date() < today:
        notice("that day is past: the waiver covers nothing, and `whence check` fails on it (WH805)")
    return 0


def waiver(fingerprint: str, reason: str, by: str, expires: date) -> str:
    """The text of a waiver's file. SettingsError where a needed word is empty."""
    from whence.model import Waiver
    from whence.store.waivers import waiver_text

    for name, value in (("reason", reason), ("by", by), ("fingerprint", fingerprint)):
        if not value.strip():
            raise SettingsError(f"a waiver needs {name}", remedy=f"give --{name}")
    return waiver_text(Waiver(reason, by, expires, fingerprint=fingerprint))


def waiver_file(folder: Path, fingerprint: str) -> Path:
    """``waivers/<fingerprint>.toml``, with a dash for the colon, which not every file system takes."""
    name = "".join(c if c.isalnum() or c in "-_" else "-" for c in fingerprint)
    return folder / "waivers" / f"{name}.toml"
