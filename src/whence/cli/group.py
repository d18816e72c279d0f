"""A group of commands, each imported when it is called: `whence --version` and a listing cost no more than click."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from importlib import import_module
from typing import Any, cast

import click


class LazyGroup(click.Group):
    """Commands by name; each is the object ``command`` of the module of that name in ``commands_in``."""

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
