"""The command line: one module a group of commands; parse, call, exit."""

from __future__ import annotations

import click

from whence.cli.group import LazyGroup

COMMANDS = {
    "check": "Check dossiers; print findings; write the report.",
    "extract": "Write the facts that whence reads from sources itself.",
    "explain": "Say what a check means, why it matters and what to do.",
    "render": "Turn a report into another format.",
    "schema": "Print the JSON Schema of reports, tables or settings.",
    "lock": "Write the hashes of all sources into the manifest.",
    "baseline": "Make today's findings old debts that do not block new work.",
    "waive": "Answer for a finding until a day.",
    "diff": "Say what changed between two states of a dossier.",
    "verify": "Check a report again: does it still hold?",
    "bundle": "Seal a dossier and its report in one zip.",
    "sample": "Draw facts for a person to judge.",
    "docs": "Write Data Docs of the suites, readable offline.",
    "registers": "Bring in terms of office from elsewhere.",
    "init": "Make a dossier to start from.",
}


def _version(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value and not context.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"whence {version('whence')}")
        context.exit()


@click.group(
    cls=LazyGroup, commands_in=__name__, summaries=COMMANDS, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version and exit.")
def main() -> None:
    """Trace every published fact to the words it came from.

    `whence check FOLDER` checks a dossier: its sources, and the facts taken from them.
    """
