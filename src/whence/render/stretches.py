"""Large JSON documents, laid out a stretch at a time: what is written never stands in memory whole."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Final

import msgspec

_OPENING: Final = len('{\n  "": [\n')
_CLOSING: Final = len("\n  ]\n}")
_PIECE: Final = 1 << 16
"""Characters that are pressed, and given back, at a time."""


def members(encoded: bytes) -> str:
    r"""Lay out the members of a JSON array or object as they stand two levels deep in a document, two spaces a level.

    ``encoded`` is the whole array or object and not empty; brackets and the last newline are left out, so that stretches join with ``",\\n"``.
    """
    return msgspec.json.format(b'{"":' + encoded + b"}", indent=2).decode()[_OPENING:-_CLOSING]


class Pressed:
    """Members of a JSON array or object, ASCII, kept compressed until their turn to be written comes."""

    def __init__(self) -> None:
        self._press = zlib.compressobj(1)
        self._held: list[bytes] = []
        self._waiting: list[str] = []
        self._length = 0
        self._begun = False

    def add(self, laid_out: str) -> None:
        """Add one member or several, as `members` lays them out, after those that are there."""
        self._waiting.append(laid_out)
        self._length += len(laid_out)
        if self._length >= _PIECE:
            self._keep()

    def pieces(self) -> Iterator[str]:
        """Give the text back, once, letting go of it piece by piece."""
        self._keep()
        self._held.append(self._press.flush())
        self._held.reverse()
        opened = zlib.decompressobj()
        while self._held:
            part = self._held.pop()
            while part:
                yield opened.decompress(part, _PIECE).decode("ascii")
                part = opened.unconsumed_tail
        yield opened.flush().decode("ascii")

    def _keep(self) -> None:
        if self._waiting:
            text = ",\n".join(self._waiting)
            self._held.append(self._press.compress((",\n" + text if self._begun else text).encode("ascii")))
            self._begun = True
            self._waiting.clear()
            self._length = 0
