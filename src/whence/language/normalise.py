"""Text as it reads, whatever its type: typographic variants folded into one form, with a map from each offset back to the original."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from bisect import bisect_right
from functools import cache, lru_cache
from importlib.resources import files

NORMALISATIONS = {
    "marks": "curly and straight quotation marks and apostrophes",
    "dashes": "hyphens and dashes of any length, with the spaces around them",
    "spaces": "no-break, thin and repeated spaces, tabs, line wraps; a line wrap between ideographs is nothing",
    "ellipsis": "one character or three stops",
    "ligatures": "fi, fl and their like",
    "unicode": "composed and decomposed letters, full-width forms (NFKC; superscripts and fractions stay)",
    "invisible": "soft hyphens, zero-width characters, bidirectional controls, variation selectors",
    "hyphenation": "a word broken by a hyphen at the end of a line",
}
"""What ``fold`` takes for the same, by name. The case of the first letter, surrounding marks, elisions and brackets are the aligner's."""


@cache
def typography() -> dict[str, dict[str, str]]:
    """``same``: character -> what it is read as; ``invisible``, ``unspaced``, ``symbols``: each a regex character class, as ``class``."""
    raw = tomllib.loads(files("whence.language").joinpath("data/typography.toml").read_text("utf-8"))
    same = {char: form for form, chars in raw["same"].items() for char in chars}
    classes = {name: {"class": _char_class(raw[name]["ranges"])} for name in ("invisible", "unspaced", "symbols")}
    return {"same": same, **classes}


def _char_class(ranges: list[list[int]]) -> str:
    return "".join(f"{chr(low)}-{chr(high)}" for low, high in ranges)


class Folded:
    """A text in its folded form, ``text``, and as it was, ``original``. Built by ``fold``; offsets are code points."""

    __slots__ = ("_folded", "_last", "_low", "_offsets", "original", "text")

    def __init__(self, original: str, text: str, folded: list[int], offsets: list[int]) -> None:
        # Boundaries of pieces that are by turns verbatim (even) and replaced (odd); the last entry of both lists is the end of the text.
        self.original = original
        self.text = text
        self._low: str | None = None
        self._folded = folded
        self._offsets = offsets
        self._last = len(folded) - 2  # the last piece

    @property
    def low(self) -> str:
        """The folded text in lower case; of the same length, as the one capital that grows is folded."""
        if self._low is None:
            self._low = _lower(self.text)
        return self._low

    def start(self, offset: int) -> int:
        """Where in the original the character begins that stands at ``offset`` of the folded text."""
        piece = min(bisect_right(self._folded, offset) - 1, self._last)
        return self._offsets[piece] + (0 if piece % 2 else offset - self._folded[piece])

    def end(self, offset: int) -> int:
        """Where in the original the character ends that ends at ``offset`` (above 0) of the folded text."""
        piece = min(bisect_right(self._folded, offset - 1) - 1, self._last)
        return self._offsets[piece + 1] if piece % 2 else self._offsets[piece] + offset - self._folded[piece]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """``start`` and ``end`` of a stretch of the folded text that is not empty."""
        folded = self._folded
        piece = min(bisect_right(folded, start) - 1, self._last)
        if piece % 2 == 0 and end <= folded[piece + 1]:  # all of it stands there as it was
            moved = self._offsets[piece] - folded[piece]
            return start + moved, end + moved
        return self.start(start), self.end(end)

    def offset(self, start: int) -> int:
        """Where in the folded text the character stands that is at ``start`` of the original."""
        piece = min(bisect_right(self._offsets, start), len(self._offsets) - 1) - 1
        return self._folded[piece] + (0 if piece % 2 else start - self._offsets[piece])


def fold(text: str, *, joined: bool = False) -> Folded:
    """Fold a text by ``NORMALISATIONS``. A hyphen at the end of a line stays (``US-`` / ``Japan``) unless ``joined`` (``inter-`` / ``national``)."""
    pieces: list[str] = []
    folded, offsets = [0], [0]
    at = length = 0
    for start, end, form in _changes(text, joined=joined):
        pieces += (text[at:start], form)
        length += start - at
        folded += (length, length + len(form))
        offsets += (start, end)
        length += len(form)
        at = end
    pieces.append(text[at:])
    folded.append(length + len(text) - at)
    offsets.append(len(text))
    return Folded(text, "".join(pieces), folded, offsets)


def fold_plainly(text: str) -> str:
    """``fold(text).text``, for what needs no way back, such as a quote."""
    changes = _changes(text, joined=False)
    if not changes:
        return text
    pieces: list[str] = []
    at = 0
    for start, end, form in changes:
        pieces += (text[at:start], form)
        at = end
    pieces.append(text[at:])
    return "".join(pieces)


def hyphenated(text: str) -> bool:
    """Whether a line ends in a hyphen within a word, so that both readings of it must be tried."""
    if "\n" not in text or _HYPHENS.isdisjoint([line.rstrip(" \t\r")[-1:] for line in text.split("\n")]):
        return False  # at a tenth of the cost of the pattern, which has to look at every hyphen
    return _broken_word().search(text) is not None


_HYPHENS = frozenset("-‐\u00ad")


@cache
def _broken_word() -> re.Pattern[str]:
    return re.compile(r"[-‐\u00ad](?<=[^\W\d_].)[ \t\r]*+\n\s*+(?=[^\W\d_])")


@cache
def _special(*, plain: bool, normal: bool, spaced: bool) -> re.Pattern[str]:
    """What may need folding, in text of ASCII only (``plain``), in normal form (``normal``), with runs of spaces or spaced stops (``spaced``).

    One leading character class, which ``re`` scans for fast (three times as fast without the space), then what may follow the character that it met.
    Possessive: linear on any input.
    """
    table = typography()
    invisible = "" if plain else table["invisible"]["class"]
    dashes = "" if plain else "".join(c for c, form in table["same"].items() if form == "-")
    single = "`" if plain else "".join(c for c, form in table["same"].items() if form != "-")
    blank = rf"\s{invisible}"
    other = "" if normal else "\x80-\U0010ffff"
    to_dash = rf"[{blank}]*+(?:[\-{dashes}]++[{blank}]*+)?"
    after_dash = rf"[\-{dashes}]*+[{blank}]*+"
    rules = [rf"(?<=[^\S ]){to_dash}", rf"(?<=-){after_dash}", rf"(?<=[{single}])"]
    if spaced:
        rules += [rf"(?<=[ ])(?=[{blank}\-{dashes}]){to_dash}", r"(?<=\.)[ ]\.[ ]\."]
    if not plain:
        rules += [rf"(?<=[{dashes}]){after_dash}", rf"(?<=[{invisible}])[{blank}]*+"]
    if not normal:
        rules.append(rf"(?<=[^\s{dashes}{single}{invisible}\x00-\x7f])[^\x00-\x7f\s{dashes}{single}{invisible}]*+")
    first = r"\s." if spaced else r"\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
    return re.compile(rf"[{first}\-{single}{dashes}{invisible}{other}](?:{'|'.join(rules)})")


@cache
def _ideographs() -> re.Pattern[str]:
    return re.compile(f"[{typography()['unspaced']['class']}\u3000-\u3004\u3008-\u3020\uff00-\uffef]")


def _changes(text: str, *, joined: bool) -> list[tuple[int, int, str]]:
    """``(start, end, form)`` of every stretch that reads ``form``, in order and without overlap."""
    plain = text.isascii()
    normal = plain or unicodedata.is_normalized("NFKC", text)
    spaced = "  " in text or ". ." in text
    same = typography()["same"]
    out: list[tuple[int, int, str]] = []
    for found in _special(plain=plain, normal=normal, spaced=spaced).finditer(text):
        start, end = found.span()
        was = found.group()
        if was == "-" and text[start - 1 : start] != " ":
            continue
        if text[start - 1 : start] == " " and was not in same and was[0] != "." and (not out or out[-1][1] < start):
            start -= 1
            was = " " + was
        form = same.get(was) or _form(was)
        if form is None:
            _compose(text, start, end, out)
            continue
        if "\n" in was and (
            (joined and form == "-" and _breaks_word(text, start, end)) or (form == " " and not plain and _between_ideographs(text, start, end))
        ):
            form = ""
        if was != form:
            out.append((start, end, form))
    return out


@cache
def _seen(*, dash: bool) -> re.Pattern[str]:
    table = typography()
    dashes = "".join(c for c, form in table["same"].items() if form == "-")
    return re.compile(rf"[\-{dashes}]" if dash else rf"[^\s{table['invisible']['class']}]")


@lru_cache(maxsize=4096)
def _form(was: str) -> str | None:
    """What a stretch of blanks, dashes and unseen characters reads; None for letters, which only their Unicode form may change."""
    if was == ". . .":
        return "..."
    if _seen(dash=True).search(was):
        return "-"
    if _seen(dash=False).search(was):
        return None
    return " " if any(c.isspace() for c in was) else ""


def _between_ideographs(text: str, start: int, end: int) -> bool:
    return _ideographs().match(text, max(start - 1, 0)) is not None and _ideographs().match(text, end) is not None


def _breaks_word(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start].isalpha() and text[end : end + 1].islower()


def _compose(text: str, start: int, end: int, out: list[tuple[int, int, str]]) -> None:
    """Normalise a run of characters beyond ASCII, cluster by cluster: a base and what combines with it."""
    floor = out[-1][1] if out else 0
    if start > floor and _combines(text[start]):
        start -= 1  # the base is ASCII and was not part of the run
    if unicodedata.is_normalized("NFKC", text[start:end]):
        return
    at = start
    for stop in range(start + 1, end + 1):
        if stop < end and _combines(text[stop]):
            continue
        cluster = text[at:stop]
        form = unicodedata.normalize("NFKC", cluster) if unicodedata.category(cluster[0]) != "No" else cluster
        if form != cluster:
            out.append((at, stop, form))
        at = stop


_ASCII = bytes(range(128))


def _lower(text: str) -> str:
    """``text.lower()``, in half the time where no letter beyond ASCII is a capital."""
    if text.isascii():
        return text.lower()
    raw = text.encode("utf-8", "surrogatepass")
    beyond = raw.translate(None, _ASCII).decode("utf-8", "surrogatepass")
    return raw.lower().decode("utf-8", "surrogatepass") if beyond.lower() == beyond else text.lower()


def _combines(char: str) -> bool:
    # Marks of any sort; the vowels and finals of conjoining Hangul; the half-width voicing marks of kana.
    return unicodedata.category(char)[0] == "M" or "\u1160" <= char <= "\u11ff" or char in "\uff9e\uff9f"
