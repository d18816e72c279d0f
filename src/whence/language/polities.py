"""Which polities a text names: states and unions by any of their names, adjectives or peoples, as one canonical name each."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def _names() -> dict[str, str]:
    raw = tomllib.loads((files("whence.language") / "data" / "polities.toml").read_text("utf-8"))
    return {name: canonical for table in ("states", "unions") for canonical, names in raw[table].items() for name in (canonical, *names)}


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(_names(), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, names))})(?!\w)")


def polities_in(text: str) -> list[str]:
    """The canonical names of the polities that a text names, in order of the text, repeats kept."""
    names = _names()
    return [names[found.group()] for found in _pattern().finditer(text)]


@cache
def polity_words() -> frozenset[str]:
    """Every single word of every polity's names."""
    return frozenset(word for name in _names() for word in name.split())
