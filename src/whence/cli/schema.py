"""``whence schema``: JSON Schemas of what goes in and out."""

from __future__ import annotations

import click

from whence.cli.output import say

NAMES = ("report", "facts", "sources", "settings")


@click.command()
@click.argument("name", required=False, default="report", type=click.Choice(NAMES))
def command(name: str) -> None:
    """Print a JSON Schema (draft 2020-12): of the report, of a row of the facts or sources table, of the settings."""
    import msgspec

    from whence.schemas import schema

    say(msgspec.json.format(msgspec.json.encode(schema(name)), indent=2).decode() + "\n")
