"""``whence sample``: a worksheet for human review."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from whence.cli.options import common, day
from whence.cli.output import notice, say, write


@click.command()
@click.argument("path", type=click.Path(exists=True, file_okay=False, path_type=Path), default=".")
@click.option("--n", "count", type=click.IntRange(1), default=60, show_default=True, help="How many facts.")
@click.option("--seed", type=int, default=0, show_default=True, help="The same seed draws the same facts.")
@click.option("--output", "-o", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Where to write (default: standard output).")
@common
@click.option("--today", callback=day, metavar="DATE", help="The day that judges expiry (default: SOURCE_DATE_EPOCH, else today).")
def command(path: Path, count: int, seed: int, output: Path | None, today: date, **options: Any) -> int:
    """Draw facts of the dossier PATH for a person to judge, every kind and outcome among them.

    Fill in reviewer, date, verdict (right, wrong, unclear) and note, and keep the rows as reviews.csv: the report then shows the error rate.
    """
    from whence.cli.run import Job, asked
    from whence.sampling import draw, worksheet

    report = Job([str(path)], today, asked(options), of_many=False).run()
    drawn = draw(report, count, seed)
    if output:
        write(output, worksheet(drawn))
        notice(f"{output}: {len(drawn)} of {len(report.facts)} facts")
    else:
        say(worksheet(drawn))
    return 0
