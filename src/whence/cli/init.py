"""``whence init``: a small dossier to start from."""

from __future__ import annotations

from pathlib import Path

import click

from whence.cli.output import notice, say, write
from whence.errors import InputError


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
def command(folder: Path) -> None:
    """Make a dossier in DIR to start from: settings, one article, facts taken from it, registers. Existing files are left as they are."""
    from whence.store.starting import FILES

    if folder.exists() and not folder.is_dir():
        raise InputError("is a file where a folder is expected", file=str(folder))
    made = []
    for name, text in FILES.items():
        if not (folder / name).exists():
            write(folder / name, text)
            made.append(name)
    for name in made:
        say(f"{name}\n")
    if len(made) < len(FILES):
        notice(f"left as they are: {', '.join(name for name in FILES if name not in made)}")
    notice(f"now run: whence check {folder}")
