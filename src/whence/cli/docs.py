"""``whence docs``: Great Expectations' Data Docs of the suites' runs, without a network."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from whence.cli.options import day
from whence.cli.output import notice


@click.command()
@click.argument("path", default=".", type=click.Path())
@click.option("--output", "-o", required=True, type=click.Path(file_okay=False, path_type=Path), metavar="DIR", help="Where the pages go.")
@click.option("--config", type=click.Path(), metavar="FILE", help="The settings file, in place of the dossier's.")
@click.option("--today", callback=day, metavar="DATE", help="The day that dates the run (default: SOURCE_DATE_EPOCH, else today).")
def command(path: str, output: Path, config: str | None, today: date) -> None:
    """Write Data Docs of the suites that the settings of the dossier PATH name: pages of Great Expectations, readable offline."""
    from whence.gx.pages import export_docs
    from whence.store import load_settings, open_dossier
    from whence.store.settings_file import find_settings

    file = Path(config) if config else find_settings(Path(path))
    settings = load_settings(file) if file else load_settings(Path(path))
    home = file.parent if file else Path(path)
    dossier = open_dossier(path, columns=settings.columns)
    page = export_docs(dossier, [home / suite for suite in settings.expectations.suites], output, today=today)
    notice(f"pages: {page}")
