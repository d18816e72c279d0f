"""Which parts of a source are headline, captions and body: by place, length and the marks of captions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from whence.model import Span

if TYPE_CHECKING:
    from whence.reading.reading import Reading

_LONGEST = 140
"""Characters of the longest headline."""
_CAPTION = re.compile(
    r"\((?:left|right|centre|center|L|R|C|far left|far right|from left|second from (?:left|right)|pictured|above|top|bottom|file photo|file)\)|"
    r"\b(?:PHOTO|Photo|Image|Picture|Pictured|File photo)\s?(?:credit)?\s?[:：]|\((?:AP|AFP|EPA|Reuters) [Pp]hoto",
)
_CREDIT_LINE = re.compile(r"\s*(?:PHOTO|Photo|Image|Picture)s?\s?(?:credit)?\s?[:：]")


class Layout(msgspec.Struct, frozen=True):
    """The parts of a source; ``headline`` has offsets only where it stands in the text (``in_text``), else it is the manifest's or page's title."""

    headline: Span | None
    in_text: bool
    captions: tuple[Span, ...]
    body: tuple[Span, ...]


def layout_of(reading: Reading, sid: str) -> Layout:
    """Tell headline, captions and body of a source apart."""
    return reading.keep(("layout", sid), lambda: _layout(reading, sid))


def _layout(reading: Reading, sid: str) -> Layout:
    source = reading.sources[sid]
    text = source.text
    blocks = [Span(a, b, text[a:b]) for a, b in reading.outline(sid).paragraphs]
    headline = _headline(blocks)
    captions, body = [], []
    for n, block in enumerate(blocks):
        if block == headline:
            continue
        credited = n + 1 < len(blocks) and _CREDIT_LINE.match(blocks[n + 1].text) is not None
        if len(block.text) < 400 and (_CAPTION.search(block.text) or credited):
            captions.append(block)
        elif len(block.text) > 60 or block.text.rstrip().endswith((".", "!", "?", '"', "”")):
            body.append(block)
    known = {" ".join(c.text.split())[:60] for c in captions}
    captions += [b for b in body if " ".join(b.text.split())[:60] in known]
    body = [b for b in body if b not in captions]
    if source.title:
        return Layout(Span(0, len(source.title), source.title), in_text=False, captions=tuple(captions), body=tuple(body))
    return Layout(headline, in_text=headline is not None, captions=tuple(captions), body=tuple(body))


def _headline(blocks: list[Span]) -> Span | None:
    """The first line that is long enough, ends without a stop and is followed by longer ones."""
    for n, block in enumerate(blocks[:5]):
        words = block.text.split()
        if len(block.text) > _LONGEST or block.text.rstrip().endswith((".", ";", ",")):
            continue
        wordy = len(words) >= 4 and sum(w[:1].isdigit() for w in words) * 2 < len(words)
        marked = _CAPTION.search(block.text) or block.text.startswith(("By ", "(", "–", "—", "-"))
        if wordy and not marked and any(len(b.text) > len(block.text) for b in blocks[n + 1 : n + 4]):
            return block
    return None
