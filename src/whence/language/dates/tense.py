"""Tense: whether the words around an expression tell of what was or of what is to come."""

from __future__ import annotations

import re
from functools import cache

from whence.language.dates.lexicon import data

_STOP = re.compile(r"[.!?]['\"”’)]*\s|\n\s*\n|;|``|''|\"")
_DEADLINE = re.compile(r"\b(?:by|until|before)\s+(?:the\s+)?$", re.IGNORECASE)
_STOPS = (". ", ".\n", "! ", "? ", ".' ", ".'' ", ".’ ", ".) ", "\n\n", ";", "``", "''", '"')
_LEFT, _RIGHT, _NEAR = 160, 100, 70
"""How far a clause is looked at on either side, and where on the left first, in characters."""


@cache
def _cues() -> re.Pattern[str]:
    words = {key: "|".join(w.replace(" ", r"\s+") for w in value) for key, value in data("dates_context")["tense"].items()}
    return re.compile(
        rf"""\b(?:
          (?P<ahead>
            (?:{words["modals"]})(?:\s+(?!the\b|a\b)\w+)?\s+(?:be|have)\s+\w+    # "should be completed": one cue, and no past
           |(?:to|not)\s+be\s+\w+ed
           |{words["bare_modals"]}
           |(?:{words["ahead_to"]})\s+to\s+(?:be\s+)?\w+
           |{words["ahead"]})
         |(?P<behind>{words["behind"]}|(?!{words["not_behind"]})[a-z]{{2,}}ed)
        )\b|['’]ll\b""",
        re.IGNORECASE | re.VERBOSE,
    )


def tense(text: str, start: int, end: int) -> int:
    """Say whether the clause around ``start``..``end`` speaks of the past (-1), of what is to come (1), or does not tell (0).

    The last verb before the expression decides, else the first after it; "by" and "until" look ahead where there is none.
    """
    if text[end : end + 2] in {"'s", "’s"}:  # "Tuesday's ruling" has been given
        return -1
    low = max(0, start - _LEFT)
    low = max(low, *(text.rfind(stop, low, start) + len(stop) for stop in _STOPS))
    cue = None
    for begin in (max(low, start - _NEAR), low):  # mostly the nearest words have a verb, and the rest need not be looked at
        for cue in _cues().finditer(text, begin, start):  # noqa: B007 # the last one is wanted
            pass
        if cue is not None or begin == low:
            break
    if cue is None:
        limit = _STOP.search(text, end, min(len(text), end + _RIGHT))
        cue = _cues().search(text, end, limit.start() if limit else min(len(text), end + _RIGHT))
    if cue is None:
        return 1 if _DEADLINE.search(text, low, start) else 0
    return -1 if cue.lastgroup == "behind" else 1
