"""``whence registers import``: terms of office from elsewhere, in the form of ``registers/offices.csv``."""

from __future__ import annotations

from pathlib import Path

import click

from whence.cli.output import notice, say, write


@click.group()
def command() -> None:
    """Bring reference data into the form that whence reads."""


@command.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--output", "-o", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Where to write (default: standard output).")
def import_(file: Path, output: Path | None) -> int:
    """Read terms of office from FILE: the YAML of congress-legislators, or a CSV of persons, titles and days."""
    from whence.store.registers_import import import_offices, offices_csv

    offices = import_offices(file)
    if output:
        write(output, offices_csv(offices))
        notice(f"{output}: {len(offices)} terms of office")
    else:
        say(offices_csv(offices))
    return 0
