"""``whence lock``: write the hashes of all sources into the manifest."""

from __future__ import annotations

from pathlib import Path

import click

from whence.cli.output import notice, write


@click.command()
@click.argument("path", type=click.Path(exists=True, file_okay=False, path_type=Path), default=".")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit with 1 when the manifest is not up to date.")
def command(path: Path, only_check: bool) -> int:
    """Pin every source of the dossier PATH: sha256, text_sha256 and text_by in sources.csv.

    Rows, columns and their order are kept; sources without a row are added at the end.
    """
    from whence.store.locking import locked
    from whence.store.manifest import NAME

    data, moved = locked(path)
    place = path / NAME
    if only_check:
        for sid in moved:
            notice(f"{sid} is not pinned as it stands")
        return 1 if moved else 0
    if moved:
        write(place, data)
    notice(f"{place}: {len(moved)} source{'s' if len(moved) != 1 else ''} pinned" if moved else f"{place}: up to date")
    return 0
