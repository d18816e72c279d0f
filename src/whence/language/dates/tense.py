"""Tense: whether the words around an expression tell of what was or of what is to come."""

from __future__ import annotations

import re
from functools import cache

from whence.language.dates.lexicon import data

_STOP = re.compile(r"[.!?]['\"”’)]*\s|\n\s*\n|;|``|''|\"")
_DEADLINE = re.compile(r"\b(?:by|until|before)\s+(?:the\s+)?$", re.IGNORECASE)
_LEFT, _RIGHT = 160, 100
"""How far a clause is looked at on either side, in characters."""


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
    for stop in _STOP.finditer(text, low, start):
        low = stop.end()
    cues, cue = _cues(), None
    for cue in cues.finditer(text, low, start):  # noqa: B007 # the last one is wanted
        pass
    if cue is None:
        limit = _STOP.search(text, end, min(len(text), end + _RIGHT))
        cue = cues.search(text, end, limit.start() if limit else min(len(text), end + _RIGHT))
    if cue is None:
        return 1 if _DEADLINE.search(text, low, start) else 0
    return -1 if cue.lastgroup == "behind" else 1
