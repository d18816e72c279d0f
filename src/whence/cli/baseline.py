"""``whence baseline``: today's findings become old debts that do not block new work."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from whence.cli.options import common, day
from whence.cli.output import notice, write


@click.command()
@click.argument("path", type=click.Path(exists=True, file_okay=False, path_type=Path), default=".")
@click.option("--prune", is_flag=True, help="Only take out what no longer stands; nothing new enters.")
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Where to write it (default: baseline.json of the dossier).",
)
@common
@click.option("--today", callback=day, metavar="DATE", help="The day that judges expiry (default: SOURCE_DATE_EPOCH, else today).")
def command(path: Path, prune: bool, output: Path | None, today: date, **options: Any) -> int:
    """Write baseline.json: every finding of PATH that no waiver covers, one a line.

    `whence check` then fails only on what is new. With --prune the baseline only shrinks.
    """
    from whence.cli.run import Job, asked
    from whence.store.baseline import FILE, baseline_of, encode, load_baseline

    place = output or path / FILE
    old = load_baseline(place)
    report = Job([str(path)], today, asked(options), of_many=False).run()
    if prune and not place.is_file():
        notice(f"there is no {place.name} to prune")
    made = baseline_of(report, within=old if prune else None)
    write(place, encode(made))
    notice(f"{place}: {_count(made)}, {_count(old)} before")
    return 0


def _count(baseline: Any) -> str:
    n = sum(row.count for row in baseline.findings)
    return f"{n} finding{'s' if n != 1 else ''}"
