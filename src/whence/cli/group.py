"""A group of commands, each imported when it is called, whose every end is an exit code and, at worst, one line."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from importlib import import_module
from typing import Any, NoReturn, cast

import click


class LazyGroup(click.Group):
    """Commands by name; each is the object ``command`` of the module of that name in ``commands_in``, so that a listing costs no more than click."""

    def __init__(self, *arguments: Any, commands_in: str, summaries: Mapping[str, str], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._package = commands_in
        self.summaries = summaries

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names, in the order in which a user meets them."""
        return list(self.summaries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported; a usage error that names the nearest for one that there is not."""
        if cmd_name not in self.summaries:
            near = get_close_matches(cmd_name, self.summaries, n=1)
            ctx.fail(f"there is no command {cmd_name!r}{f', did you mean {near[0]!r}?' if near else ''}")
        return cast("click.Command", import_module(f"{self._package}.{cmd_name}").command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self.summaries.items()))

    def main(self, args: Sequence[str] | None = None, **_: Any) -> NoReturn:  # type: ignore[override]  # click's other arguments have no meaning here
        """Run a command and exit: 0 passed, 1 findings at or above the gate, 2 could not run."""
        try:
            code = self._run(args)
            sys.stdout.flush()
        except BrokenPipeError:
            # The reader of our output has gone (`whence check | head`): no fault of anyone's. Python would complain on its own at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            code = 0
        sys.exit(code)

    def _run(self, args: Sequence[str] | None) -> int:
        try:
            result: Any = super().main(args, "whence", standalone_mode=False)
        except click.exceptions.NoArgsIsHelpError as e:
            click.echo(e.ctx.get_help())
            return 2
        except BrokenPipeError:
            raise
        except (Exception, KeyboardInterrupt) as e:  # noqa: BLE001 - the last resort: nobody is shown a traceback
            from whence.cli.output import complain

            return complain(_told(e))
        return result if isinstance(result, int) else 0


def _told(error: BaseException) -> str:
    """What is said of an error, in one line; WHENCE_TRACEBACK raises what nobody foresaw."""
    from whence.errors import WhenceError

    if isinstance(error, click.ClickException):
        context = getattr(error, "ctx", None)
        message = error.format_message().rstrip(".")
        return f"{message[:1].lower()}{message[1:]}; see `{context.command_path} --help`" if context else message
    if isinstance(error, (click.Abort, KeyboardInterrupt)):
        return "interrupted"
    if isinstance(error, WhenceError):
        return str(error)
    if isinstance(error, MemoryError):
        return "there is not enough memory; check fewer or smaller files at a time"
    if os.environ.get("WHENCE_TRACEBACK"):
        raise error
    said = next(iter(str(error).splitlines()), "")[:300]
    return f"this should not have happened: {type(error).__name__}: {said}; set WHENCE_TRACEBACK=1 to see where, and report it"
