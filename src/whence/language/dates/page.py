"""The page docs/dates.md, made from the grammar: what is read as a date and how it resolves (``python -m whence.language.dates.page``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from importlib.resources import files

from whence.language.dates import resolve, scan
from whence.language.dates.guards import GUARDS
from whence.language.dates.lexicon import data

WRITTEN_ON = date(2019, 6, 26)
"""The day on which the examples are read: a Wednesday."""
_EXAMPLE = re.compile(r"(.*)\[(.+?)\](.*) -> (\S+) (\S+)")
_SECTION = re.compile(r"^# -+ (.+)$", re.MULTILINE)
_NAME = re.compile(r'^name = "(.+)"$', re.MULTILINE)


def page() -> str:
    """Write the page as Markdown."""
    patterns = {p["name"]: p for p in data("dates_grammar")["pattern"]}
    source, frame = (files("whence.language").joinpath(f"data/{name}").read_text("utf-8") for name in ("dates_grammar.toml", "dates_page.md"))
    parts = []
    pieces = _SECTION.split(source)
    for title, body in zip(pieces[1::2], pieces[2::2], strict=True):
        parts.append(f"## {title[0].upper()}{title[1:]}\n")
        for name in _NAME.findall(body):
            parts += _section(name, patterns[name])
    parts.append("## Parts of forms that have a name\n\n| name | form |\n|---|---|")
    parts += [f"| `<{name}>` | `{form.replace('|', chr(92) + '|')}` |" for name, form in data("dates_grammar")["macros"].items()]
    return frame.replace("<!-- patterns -->", "\n".join(parts))


def _section(name: str, pattern: dict[str, str]) -> Iterator[str]:
    yield f"### {name}\n\n`{pattern['form']}`\n"
    guard = GUARDS.get(pattern.get("guard", ""))
    if guard is not None and guard.__doc__:
        yield f"{' '.join(guard.__doc__.split())}\n"
    yield "| expression | type | value | days |\n|---|---|---|---|"
    for example in pattern["examples"]:
        yield _row(example)
    refused = "; ".join(f"*{sentence}*" for sentence in pattern.get("refuses", ()))
    yield f"\nNot: {refused}\n" if refused else ""


def _row(example: str) -> str:
    found = _EXAMPLE.fullmatch(example)
    if found is None:
        msg = f"{example!r} is not of the form: a [marked] expression -> TYPE value"
        raise ValueError(msg)
    before, marked, after, type_, value = found.groups()
    mention = next(m for m in resolve(scan(before + marked + after, "en"), WRITTEN_ON) if m.start == len(before))
    days = mention.when.edtf() if mention.when else "–"
    return f"| {before}**{marked}**{after} | {type_} | `{value}` | {days} |"


if __name__ == "__main__":
    import sys

    sys.stdout.write(page())
