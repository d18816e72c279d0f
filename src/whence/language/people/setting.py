"""Where in a text a mention stands: headline, caption or body."""

from __future__ import annotations

import re

from whence.language.lexicon import either, words

_CAPTION = re.compile(
    rf"\((?:{either(words('name_cues', 'caption', 'places'))})\)|\b(?:{either(words('name_cues', 'caption', 'credits'))})\s*:", re.IGNORECASE
)
_ENDED = re.compile(r"[.!?…:;][\"”’')\]]*\s*$")


def _line(text: str, at: int) -> tuple[int, int]:
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def is_headline(text: str, at: int) -> bool:
    """Whether ``at`` stands in a line without a full stop, among the first of the text or short."""
    start, end = _line(text, at)
    line = text[start:end].strip()
    if not line or _ENDED.search(line) or len(line) > 150:
        return False
    return len(text[:start].split("\n\n")) <= 4 or len(line) < 90


def is_caption(text: str, at: int) -> bool:
    """Whether ``at`` stands in a line that a picture credit or a place in a picture marks as a caption."""
    start, end = _line(text, at)
    return bool(_CAPTION.search(text, start, end)) and end - start < 400
