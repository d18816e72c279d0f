"""The command line: ``main`` runs a command and turns whatever happens into an exit code and, at worst, one line."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from whence.cli.group import LazyGroup

COMMANDS = {
    "check": "Check dossiers; print findings; write the report.",
    "extract": "Write the facts that whence reads from sources itself.",
    "explain": "Say what a check means, why it matters, what to do.",
    "render": "Turn a report into another format.",
    "schema": "Print the JSON Schema of reports, tables or settings.",
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
def whence() -> None:
    """Trace every published fact to the words it came from.

    `whence check FOLDER` checks a dossier: its sources, and the facts taken from them.
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0 passed, 1 findings at or above the gate, 2 could not run."""
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of our output has gone (`whence check | head`): no fault of anyone's. Python would complain on its own at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _run(arguments: Sequence[str] | None) -> int:
    from whence.cli.output import complain
    from whence.errors import WhenceError

    try:
        result: Any = whence.main(arguments, prog_name="whence", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as e:
        click.echo(e.ctx.get_help())
        return 2
    except click.ClickException as e:
        return complain(_usage(e))
    except (click.Abort, KeyboardInterrupt):
        return complain("interrupted")
    except WhenceError as e:
        return complain(str(e))
    except BrokenPipeError:
        raise
    except MemoryError:
        return complain("there is not enough memory; check fewer or smaller files at a time")
    except Exception as e:
        if os.environ.get("WHENCE_TRACEBACK"):
            raise
        return complain(f"this should not have happened: {type(e).__name__}: {_first_line(e)}; set WHENCE_TRACEBACK=1 to see where, and report it")
    return result if isinstance(result, int) else 0


def _usage(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    message = error.format_message().rstrip(".")
    return f"{message[:1].lower()}{message[1:]}; see `{context.command_path} --help`" if context else message


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), "")[:300]
