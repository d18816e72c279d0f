"""Bytes to text: UTF-8, UTF-16 and -32 with a byte-order mark, else the best guess, said aloud; never a crash, never silent loss."""

from __future__ import annotations

import codecs
import re

import msgspec

# The longest mark first: UTF-32's little-endian one begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Control bytes that no text in any encoding has, but for a stray one; tab, line feed, form feed, carriage return and ISO 2022's escape are none.
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27}) + b"\x7f"
_FOREIGN = re.compile(rb"[\x80-\xff]+")
_LOST = "\ufffd"
# ASCII and the marks that word processors set in Windows' Western encoding: too few to guess by, and no other encoding's letters alone.
_WESTERN = bytes(range(128)) + bytes([0x80, 0x85, *range(0x91, 0x98), 0x99, 0xA0, 0xA3, 0xA7, 0xA9, 0xAB, 0xAE, 0xB0, 0xB7, 0xBB])
_SAMPLE = 65536
# Compressed or random bytes are one tenth control bytes; texts with damage stay far below one in fifty.
_BINARY_SHARE = 0.02
_NUL_SHARE = 0.3
_TIE = 0.02
# Encodings that charset-normalizer may answer with for text that a newsroom could have saved; its own default list also has EBCDIC and the like.
_PLAUSIBLE = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "iso8859_2", "iso8859_15", "koi8_r", "koi8_u",
    "shift_jis", "euc_jp", "iso2022_jp", "gb18030", "big5", "euc_kr", "cp949", "cp874",
]  # fmt: skip


class Decoded(msgspec.Struct, frozen=True):
    """A decoded file: ``text`` with LF line ends, None for what is no text at all; ``flaw`` says what was wrong with the bytes, None when nothing.

    ``encoding`` is Python's name of the encoding taken; ``guessed`` whether nothing declared it.
    """

    text: str | None
    encoding: str = "utf-8"
    flaw: str | None = None
    guessed: bool = False


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode a file; ``declared`` is an encoding that the file itself names (HTML's meta charset), tried strictly after UTF-8."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as e:
        return _not_utf8(data, e.start, declared)
    if _holes(data):
        return _not_utf8(data, data.find(0), declared)
    return Decoded(_lines(text))


def _marked(body: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(_lines(body.decode(encoding)), encoding)
    except UnicodeDecodeError as e:
        text = _lines(body.decode(encoding, "replace"))
        lost = text.count(_LOST)
        flaw = f"its byte-order mark says {encoding.upper()}, and {_things(lost, 'character')} cannot be read so (the first at byte {e.start})"
        return Decoded(text, encoding, flaw)


def _not_utf8(data: bytes, at: int, declared: str | None) -> Decoded:
    if declared and (text := _strictly(data, declared)) is not None:
        return Decoded(_lines(text), declared)
    if wide := _wide(data):
        flaw = f"it is not UTF-8 and has no byte-order mark; it was read as {wide.upper()}, by its zero bytes"
        return Decoded(_lines(data.decode(wide)), wide, flaw, guessed=True)
    sample = data[:_SAMPLE]
    if len(sample.translate(None, _CONTROLS)) < len(sample) * (1 - _BINARY_SHARE):
        return Decoded(None, "binary", "it is not text: the bytes are those of a binary file")
    encoding = _guess(data)
    text = data.decode(encoding, "replace")
    where = f"byte {at} is 0x{data[at]:02x}"
    if encoding == "utf-8":
        flaw = f"{_things(text.count(_LOST), 'place')} in it cannot be read as UTF-8 (the first: {where})"
    else:
        flaw = f"it is not UTF-8 ({where}); it was read as {encoding}, the best guess"
        flaw += f", which leaves {_things(text.count(_LOST), 'character')} unread" if _LOST in text else ""
    return Decoded(_lines(text), encoding, flaw, guessed=True)


def _guess(data: bytes) -> str:
    # A few damaged bytes in a UTF-8 file say less for another encoding than all the rest says for UTF-8.
    broken = data.decode("utf-8", "replace").count(_LOST)
    if len(_FOREIGN.findall(data)) > 2 * broken:
        return "utf-8"
    if not data.translate(None, _WESTERN):
        return "cp1252"
    from charset_normalizer import from_bytes

    try:
        matches = list(from_bytes(data[:_SAMPLE], cp_isolation=_PLAUSIBLE))
    except (ValueError, LookupError, RecursionError):  # on some inputs the library gives up by raising
        matches = []
    # The single-byte encodings of Europe differ in few letters, and short texts leave them tied: the commonest one is then the likeliest.
    tied = [name for match in matches if match.chaos <= matches[0].chaos + _TIE for name in (match.encoding, *match.could_be_from_charset)]
    return "cp1252" if not tied or "cp1252" in tied else tied[0]


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: of Western text every other byte is zero."""
    sample = data[: _SAMPLE & ~1]
    if len(data) < 4 or len(data) % 2:
        return None
    half = len(sample) // 2
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros, others = sample[first::2].count(0), sample[1 - first :: 2].count(0)
        if zeros > _NUL_SHARE * half and others * 20 < zeros and _strictly(data, encoding) is not None:
            return encoding
    return None


def _holes(data: bytes) -> bool:
    """Whether bytes that happen to be valid UTF-8 are rather UTF-16 or binary: too many zeros for stray ones."""
    return data.count(0) > _NUL_SHARE * len(data)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _lines(text: str) -> str:
    if "\r" not in text:
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _things(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
