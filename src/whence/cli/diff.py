"""``whence diff``: what changed between two states of a dossier."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from whence.cli.options import common, day
from whence.cli.output import say, write


@click.command()
@click.argument("base")
@click.argument("head", default=".")
@click.option("--dossier", "folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIR", help="The dossier of git revisions.")
@click.option("--output-format", "form", type=click.Choice(["text", "json", "markdown", "html"]), default="text", show_default=True)
@click.option("--output", "-o", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write to a file.")
@click.option("--fail-on-new", is_flag=True, help="Exit with 1 when a finding at or above the gate is new.")
@common
@click.option("--today", callback=day, metavar="DATE", help="The day that judges expiry (default: SOURCE_DATE_EPOCH, else today).")
def command(base: str, head: str, folder: Path | None, form: str, output: Path | None, fail_on_new: bool, today: date, **options: Any) -> int:
    """Compare BASE with HEAD: folders, or git revisions of a dossier (the checkout is left alone).

    Says which facts were added, changed and removed, which sources came, went or were renamed, which findings came and went,
    and how the gate was loosened.
    """
    from whence.cli.states import changes_between
    from whence.render.changes import RENDERERS

    changes, settings = changes_between(base, head, folder or Path(), today, options)
    text = RENDERERS[form](changes)
    if output:
        write(output, text)
    else:
        say(text)
    from whence.gate import fails

    return 1 if fail_on_new and any(fails(finding, settings) for finding in changes.findings_new) else 0
