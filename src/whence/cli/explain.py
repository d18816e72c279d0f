"""``whence explain``: the page of a check, or the table of all."""

from __future__ import annotations

import click

from whence.cli.output import say


@click.command()
@click.argument("check", required=False, metavar="[CODE|NAME]")
def command(check: str | None) -> None:
    """Say what a check means, why it matters and what to do; without argument, list all checks; a prefix (WH2) lists a family."""
    from whence import suite

    if check is None:
        say(_table())
        return
    family = _table(check.upper()) if check.upper().startswith("WH") and len(check) < len("WH101") else ""
    if family:
        say(family)
        return
    one = suite.find(check)
    preview = "; preview" if one.preview else ""
    say(f"{one.code} {one.name} ({one.severity}{preview})\n\n{one.page}\n{_options(type(one))}")


def _options(check: type) -> str:
    """The check's options with their defaults, as they are written in the settings."""
    from whence.checking import Check

    assert issubclass(check, Check)
    rows = [f"  {name.replace('_', '-')} = {_toml(getattr(check, name, None))}" for name in check.options()]
    return f"\nOptions, in whence.toml:\n\n  [checks.{check.code}]\n" + "\n".join(rows) + "\n" if rows else ""


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_toml, value))}]"
    return f'"{value}"' if isinstance(value, str) else str(value)


def _table(prefix: str = "") -> str:
    from whence import suite

    rows = [
        (c.code, c.__module__.rpartition(".")[2].replace("_", "-"), f"{c.severity}{' (preview)' if c.preview else ''}", c().summary)
        for c in suite.catalogue()
        if c.code.startswith(prefix)
    ]
    if not rows:
        return ""
    wide = [max(len(row[n]) for row in rows) for n in range(3)]
    return "".join(f"{code:<{wide[0]}}  {name:<{wide[1]}}  {severity:<{wide[2]}}  {summary}\n" for code, name, severity, summary in rows)
