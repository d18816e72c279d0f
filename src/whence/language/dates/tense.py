"""Tense: whether the words around an expression tell of what was or of what is to come."""

from __future__ import annotations

import re

_STOP = re.compile(r"[.!?]['\"”’)]*\s|\n\s*\n|;|``|''|\"")
_CUE = re.compile(
    r"""\b(?:
      (?P<future>
        (?:will|shall|would|could|may|might|can|must|should|won't|wouldn't|cannot)(?:\s+(?!the\b|a\b)\w+)?\s+(?:be|have)\s+\w+   # "should be completed": one cue, and no past
       |(?:to|not)\s+be\s+\w+ed
       |will|shall|would|could|may|might|can|should|won't
       |(?:wants?|hopes?|aims?|seeks?|needs?|agreed|decided|plans?|planned|intends?|expects?|expected|vowed|pledged|promised|threatened|ordered|set|slated|poised|likely|ready|prepared
          |supposed|required|allowed|scheduled|due|invited|asked|urged|offered|proposed|(?:is|are|was|were))\s+to\s+(?:be\s+)?\w+
       |going\s+to\s+(?:be\s+)?\w+|(?:is|are)\s+(?:due|set|scheduled|expected|slated|planned|poised)|scheduled|due|expected\s+to|expects?|plans?|planned|planning|intends?
       |upcoming|forthcoming|effective|payable|expires?|starts|begins|opens|ends|takes\s+effect|deadline|proposed|proposes|hopes|until\s+at\s+least|no\s+later\s+than|as\s+early\s+as|as\s+soon\s+as)
     |(?P<past>said|says|was|were|had|has|have|did|told|held|met|made|took|came|went|began|left|rose|fell|won|lost|saw|gave|sent|set|put|hit|shot|led|ran|spoke|wrote|found|got|became
       |broke|brought|bought|sold|built|paid|kept|grew|(?!need|feed|speed|seed|breed|indeed|exceed|proceed|succeed)[a-z]{2,}ed)
    )\b|['’]ll\b""",
    re.IGNORECASE | re.VERBOSE,
)
_DEADLINE = re.compile(r"\b(?:by|until|before)\s+(?:the\s+)?$", re.IGNORECASE)
_LEFT, _RIGHT = 160, 100


def tense(text: str, start: int, end: int) -> int:
    """Say whether the clause around ``start``..``end`` speaks of the past (-1), of what is to come (1), or does not tell (0)."""
    if text[end : end + 2] in {"'s", "’s"}:  # "Tuesday's ruling" has been given
        return -1
    left = text[max(0, start - _LEFT) : start]
    stops = [m.end() for m in _STOP.finditer(left)]
    if stops:
        left = left[stops[-1] :]
    cue = None
    for cue in _CUE.finditer(left):  # noqa: B007 - the last one
        pass
    if cue is None:
        right = text[end : end + _RIGHT]
        stop = _STOP.search(right)
        cue = _CUE.search(right[: stop.start()] if stop else right)
        if cue is None:
            return 1 if _DEADLINE.search(left) else 0
    return -1 if cue.lastgroup == "past" else 1
