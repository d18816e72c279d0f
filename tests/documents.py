"""What is generated in README.md and docs/: the table and the pages of the checks, the worked example, the help of the commands."""

import json
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def with_section(text, name, body):
    """``text`` with what stands between the two markers ``name`` replaced by ``body``."""
    begin, end = f"<!-- {name}: generated, do not edit -->", f"<!-- {name}: end -->"
    pattern = re.compile(f"({re.escape(begin)}\n).*?({re.escape(end)})", re.DOTALL)
    fresh, count = pattern.subn(lambda m: f"{m[1]}\n{body.strip()}\n\n{m[2]}", text)
    assert count == 1, f"there must be one pair of markers for {name!r}"
    return fresh


def anchor(cls):
    """The address of a check's heading in docs/checks.md."""
    return f"{cls.code} {name_of(cls)}".lower().replace(" ", "-")


def name_of(cls):
    return cls.__module__.rpartition(".")[2].replace("_", "-")


def check_table(classes):
    """The checks, one a row, each with a link to its page."""
    rows = ["| code | name | severity | finds |", "|---|---|---|---|"]
    for cls in classes:
        finds = cls().summary.replace("|", "\\|")
        rows.append(f"| [{cls.code}](docs/checks.md#{anchor(cls)}) | {name_of(cls)} | {cls.severity}{', preview' if cls.preview else ''} | {finds} |")
    return "\n".join(rows)


def check_pages(classes):
    """All pages, as docs/checks.md."""
    parts = [
        "# The checks",
        "Generated from the checks' own docstrings (`make update`). `whence explain CODE` prints the same page.",
        "An *error* fails the gate by default, a *warning* or *info* does not (`--fail-on`). A check in *preview* runs with `--preview`.",
    ]
    for cls in classes:
        one = cls()
        parts += [f"## {cls.code} {one.name}", f"{cls.severity.capitalize()}{', in preview' if cls.preview else ''}. {_bearing(cls)}", one.page]
        if known := cls.options():
            rows = [
                f"| `{key.replace('_', '-')}` | `{_kind(kind)}` | `{json.dumps(getattr(one, key), default=repr)}` |" for key, kind in known.items()
            ]
            parts.append("\n".join([f"Options, in `[checks.{cls.code}]`:", "", "| option | type | default |", "|---|---|---|", *rows]))
    return "\n\n".join(parts) + "\n"


def _option_row(one, key, kind):
    return f"| `{key.replace('_', '-')}` | `{_kind(kind)}` | `{json.dumps(getattr(one, key), default=repr)}` |"


def _kind(kind):
    return getattr(kind, "__name__", None) if isinstance(kind, type) and not getattr(kind, "__args__", ()) else str(kind).replace("typing.", "")


def _bearing(cls):
    return {
        "contradicts": "A fact with this finding is *contradicted*.",
        "unsupported": "A fact with this finding is *unsupported*.",
    }.get(cls.bears, "It leaves the outcome of the facts as it is.")


def command_pages(command):
    """The help of a click command and all that stand below it, as docs/commands.md."""
    import click

    parts = [
        "# The commands",
        "Generated from the commands' own help (`make update`).",
        "Exit codes: 0 nothing at the gate, 1 findings at the gate, 2 could not run.",
    ]
    rows = [("whence", command)]
    while rows:
        path, one = rows.pop(0)
        with click.Context(one, info_name=path, terminal_width=100, max_content_width=100, help_option_names=["-h", "--help"]) as context:
            parts.append(f"## {path}\n\n```text\n{one.get_help(context).rstrip()}\n```")
            if isinstance(one, click.Group):
                rows += [
                    (f"{path} {name}", child) for name in one.list_commands(context) if (child := one.get_command(context, name)) and not child.hidden
                ]
    return "\n\n".join(parts) + "\n"
