"""``whence extract``: the facts that whence reads from sources itself, as a table."""

from __future__ import annotations

from pathlib import Path

import click

from whence.cli.output import notice, say, write
from whence.errors import InputError


@click.command()
@click.argument("paths", nargs=-1, type=click.Path())
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="A .csv, .jsonl or .parquet file; default: CSV to standard output.",
)
@click.option("--config", type=click.Path(), metavar="FILE", help="The settings file, in place of the dossier's.")
def command(paths: tuple[str, ...], output: Path | None, config: str | None) -> None:
    """Write the facts that whence reads from sources itself: a table to correct and then to check.

    PATHS are as for `whence check`: a dossier, a folder of articles, single articles, or -.
    """
    from whence.reading import Reading
    from whence.store.opening import open_dossier, open_texts
    from whence.store.settings_file import load_settings
    from whence.store.writing import ENCODERS, encode

    kind = output.suffix.lower() if output else ".csv"
    if kind not in ENCODERS:
        raise InputError(
            f"is no table that whence writes ({', '.join(ENCODERS)})", file=str(output), remedy="name the file with one of these extensions"
        )
    given = paths or (".",)
    folders = [path for path in given if path != "-" and Path(path).is_dir()]
    if len(given) > 1 and folders:
        raise InputError("several folders, or a folder and files, are no one dossier", remedy="extract from one folder at a time")
    settings = load_settings(Path(config) if config else Path(folders[0]) if folders else Path())
    dossier = open_dossier(folders[0], columns=settings.columns, allow_empty=True) if folders else open_texts(given)
    for problem in dossier.problems:
        if problem.loses:
            notice(f"whence: warning: {problem.message}")
    data = encode(Reading(dossier, settings, extract=True).extracted, kind)
    if output:
        write(output, data)
    else:
        say(data.decode("utf-8"))
