"""Words in one spelling, whichever country's they are in."""

from __future__ import annotations

import re
from functools import cache

from whence.language.lexicon import table


@cache
def _rules() -> tuple[tuple[tuple[re.Pattern[str], str], ...], dict[str, str]]:
    raw = table("spelling")
    return tuple((re.compile(rf"{end}$"), into) for end, into in raw["endings"]), dict(raw["same"])


def spelt(word: str) -> str:
    """A word in small letters as one country spells it ("labour" as "labor"); it may become two ("percent")."""
    endings, same = _rules()
    if word in same:
        return same[word]
    for pattern, into in endings:
        found, times = pattern.subn(lambda m, into=into: into.replace("\\1", m.group(1) or ""), word)  # type: ignore[misc]
        if times:
            return found
    return word
