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
    # where somebody's articles or facts stand already, ours would be taken for theirs
    started = any((folder / name).exists() for name in ("facts.csv", "facts.jsonl", "facts.parquet", "facts", "sources", "sources.csv"))
    ours = [name for name in FILES if name.startswith(("facts", "sources"))] if started else []
    for name, text in FILES.items():
        if name not in ours and not (folder / name).exists():
            write(folder / name, text)
            made.append(name)
    for name in made:
        say(f"{name}\n")
    if any(name not in made and (folder / name).exists() for name in FILES):
        notice(f"left as they are: {', '.join(name for name in FILES if name not in made and (folder / name).exists())}")
    notice(f"now run: whence check {folder}")
