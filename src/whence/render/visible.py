"""Make the unseen seen: controls, bidirectional marks and their like, which a hostile text uses to disguise itself or to steer a terminal."""

from __future__ import annotations

import re
from typing import Final

# C0 and C1 controls but tab and newline; line and paragraph separators; the marks, embeddings, overrides and isolates of UAX #9; zero-width
# and invisible operators (joiners stay: Persian and emoji need them); interlinear annotation; specials; tags; lone surrogates, noncharacters.
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    """Show each character that steers or hides as its code point: ``[U+202E]``. Tabs and newlines stay."""
    return _UNSEEN.sub(_name, text)


def one_line(text: str) -> str:
    """Make it one line as well: every run of white space is one space."""
    return " ".join(visible(text).split())


def _name(found: re.Match[str]) -> str:
    return f"[U+{ord(found[0]):04X}]"
