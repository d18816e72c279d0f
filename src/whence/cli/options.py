"""Options that several commands share, and how their values are read."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, TypeVar

import click

from whence.errors import SettingsError

F = TypeVar("F", bound=Callable[..., Any])
SEVERITIES = ("error", "warning", "info", "never")
CONFIDENCES = ("low", "medium", "high")


def list_of(_context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Values given one by one or with commas between."""
    return tuple(word.strip() for value in values for word in value.split(",") if word.strip())


def day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> date:
    """The day that judges expiry: as given, else SOURCE_DATE_EPOCH, else the day of the run."""
    if value:
        try:
            return date.fromisoformat(value)
        except ValueError as e:
            raise click.BadParameter(f"{value!r} is not a day (2026-01-31)") from e
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        try:
            return datetime.fromtimestamp(int(epoch), UTC).date()
        except (ValueError, OverflowError, OSError) as e:
            raise SettingsError(f"SOURCE_DATE_EPOCH is {epoch!r}, which is no count of seconds") from e
    return datetime.now(UTC).astimezone().date()


def _all(function: F, *options: Callable[[F], F]) -> F:
    for option in reversed(options):
        function = option(function)
    return function


def sources_and_facts(function: F) -> F:
    """--facts, --sources and --allow-empty: where the tables are, if not in the folder."""
    return _all(
        function,
        click.option(
            "--facts", metavar="FILE|URL", help="The facts table: .csv, .jsonl, .parquet, a folder of such, or duckdb:///file.db?table=NAME."
        ),
        click.option("--sources", metavar="DIR|FILE|URL", help="The folder of the source files, or a table of sources with their texts."),
        click.option("--allow-empty", is_flag=True, help="A facts table without rows is meant."),
    )


def common(function: F) -> F:
    """What is checked and what fails: overlays the settings."""
    return _all(
        function,
        click.option("--select", multiple=True, callback=list_of, metavar="CODES", help="Run these checks only; prefixes allowed (WH2)."),
        click.option("--ignore", multiple=True, callback=list_of, metavar="CODES", help="Leave these checks out."),
        click.option("--preview", is_flag=True, help="Run preview checks too."),
        click.option("--fail-on", type=click.Choice(SEVERITIES), help="The least severity that fails (default error)."),
        click.option("--min-confidence", type=click.Choice(CONFIDENCES), help="The least confidence that fails."),
        click.option("--require", multiple=True, callback=list_of, metavar="CODES", help="Fail when one of these checks was skipped."),
        click.option("--min-checked", type=click.FloatRange(0, 100), metavar="PERCENT", help="Fail when fewer of the facts could be checked."),
        click.option("--config", type=click.Path(), metavar="FILE", help="The settings file, in place of the dossier's."),
    )
