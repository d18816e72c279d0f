"""What state a text is in: repeated passages, damage of decoding, lost contacts, blocks run together, marks unpaired, notices of correction."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from whence.language.lexicon import table
from whence.language.quotations.marks import pair_marks
from whence.language.sentences import Outline
from whence.model import Flaw, Span

_LEAST = 35
"""Letters and digits that a passage must have before its repetition is a fault: shorter ones ("More to follow") recur by custom."""
_FEW_WORDS = 6
_LETTERS = re.compile(r"[^\W_]+")
_DOMAINS = frozenset(
    {"com", "org", "net", "co", "io", "tv", "uk", "de", "fr", "ru", "cn", "jp", "eu", "info", "news", "html", "pdf", "js", "gov", "edu"}
)
_RUN_TOGETHER = re.compile(
    r"""(?P<left>\b[^\W\d_]{3,})(?P<stop>[.!?…]["”’)]?)(?P<right>(?:[A-Z][^\W\d_]+|[A-Z]{2,})\b | \d{1,2}\s[A-Z][a-z]{2,8}\b)""",
    re.VERBOSE,
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad]")
_MOJIBAKE = re.compile(r"[ÃÂâÅÄÐÑðÎÏ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ¡-¿][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ¡-¿]?")


@cache
def _damage() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    raw = table("damage")
    redacted = "|".join(raw["redacted"]).replace(" ", r"\s+")
    return (
        re.compile(redacted, re.IGNORECASE),
        re.compile(rf"^[^\S\n]*[*_\[(]*(?:{'|'.join(raw['notice'])})", re.IGNORECASE | re.MULTILINE),
        re.compile(rf"\b(?:{'|'.join(raw['notice_anywhere'])})", re.IGNORECASE),
    )


def find_flaws(text: str) -> list[Flaw]:
    """Find the damage in a text, in order of place; offsets in code points.

    A repeated passage is reported at its second place, with the first as ``other``; ``hint`` is the repaired reading where one is certain.
    """
    outline = Outline(text)
    found = [*_repeated(outline), *_redacted(text), *_run_together(text), *_unpaired(text, outline), *_garbled(text), *_notices(text, outline)]
    return sorted(found, key=lambda f: (f.start, f.end, f.kind))


def _flaw(text: str, start: int, end: int, kind: str, hint: str | None = None, other: Span | None = None) -> Flaw:
    return Flaw(start, end, text[start:end], kind, other, hint)


# ---------------------------------------------------------------------------------------------------------------- repeated passages


def _repeated(outline: Outline) -> Iterator[Flaw]:
    text = outline.text
    seen: dict[tuple[str, ...], tuple[int, int]] = {}
    heads: dict[tuple[str, ...], tuple[int, int, tuple[str, ...]]] = {}
    tails: dict[tuple[str, ...], tuple[int, int, tuple[str, ...]]] = {}
    quoted = [(p.left, p.right) for p in pair_marks(text, outline.paragraphs).pairs if p.depth == 0]
    last = -1
    for start, end in outline.sentences:
        words = tuple(w.casefold() for w in _LETTERS.findall(text[start:end]))
        if len(words) < _FEW_WORDS or sum(map(len, words)) < _LEAST or _formula(words):
            continue
        head, tail = words[:_FEW_WORDS], words[-_FEW_WORDS:]
        first = seen.get(words) or _within(words, heads.get(head), tails.get(tail))
        if first is None:
            seen[words] = (start, end)
            heads.setdefault(head, (start, end, words))
            tails.setdefault(tail, (start, end, words))
        elif start >= last and not _quoted(quoted, start, end) and not _quoted(quoted, *first):
            last = end
            yield _flaw(text, start, end, "repeated", other=Span(*first, text[slice(*first)]))


def _within(words: tuple[str, ...], *others: tuple[int, int, tuple[str, ...]] | None) -> tuple[int, int] | None:
    """One passage within the other: begins or ends alike and the shorter is most of the longer."""
    for other in others:
        if other is None:
            continue
        start, end, theirs = other
        short, long = sorted((words, theirs), key=len)
        if len(short) >= 0.8 * len(long) and (long[: len(short)] == short or long[-len(short) :] == short):
            return start, end
    return None


def _formula(words: tuple[str, ...]) -> bool:
    """Rows of a table and lists of names repeat by nature: few different words, or mostly digits."""
    return len(set(words)) < len(words) / 2 or sum(1 for w in words if w.isdigit()) * 2 > len(words)


def _quoted(quoted: list[tuple[int, int]], start: int, end: int) -> bool:
    """A pull quote repeats what the text quotes, by design."""
    return any(left <= start + 1 and end - 1 <= right for left, right in quoted)


# ---------------------------------------------------------------------------------------------------------------- lost, glued, unpaired


def _redacted(text: str) -> Iterator[Flaw]:
    for found in _damage()[0].finditer(text):
        yield _flaw(text, found.start(), found.end(), "redacted")


def _run_together(text: str) -> Iterator[Flaw]:
    for found in _RUN_TOGETHER.finditer(text):
        left, right = found["left"], found["right"]
        if not left.islower() or right.lower() in _DOMAINS or left.lower() in {"www", "http", "https"} or _address(text, found.start(), found.end()):
            continue
        at = found.end("stop")
        yield _flaw(text, found.start(), found.end(), "run-together", hint=f"{text[found.start() : at]} {right}")


def _address(text: str, start: int, end: int) -> bool:
    """Part of a web or mail address, a file name or a handle."""
    low = max(text.rfind(" ", 0, start), text.rfind("\n", 0, start)) + 1
    before, after = text[low:start], text[end : end + 2]
    return (
        any(mark in before for mark in "@/#._") or "://" in before or after[:1] in {"/", "@", "_", "("} or (after[:1] == "." and after[1:2].isalnum())
    )


def _unpaired(text: str, outline: Outline) -> Iterator[Flaw]:
    marks = pair_marks(text, outline.paragraphs)
    for at in marks.unclosed:
        yield _flaw(text, at, at + 1, "unclosed")
    for at in marks.unopened:
        yield _flaw(text, at, at + 1, "unopened")


# ---------------------------------------------------------------------------------------------------------------- decoding


def _garbled(text: str) -> Iterator[Flaw]:
    yield from _runs(text, re.compile("\ufffd+"), "replacement")
    yield from _runs(text, _CONTROL, "control")
    yield from _runs(text, _BIDI, "bidi")
    for found in _INVISIBLE.finditer(text):
        at = found.start()
        if (
            found.group() != "\u00ad"
            and at
            and text[at - 1].isascii()
            and text[at - 1].isalnum()
            and text[at + 1 : at + 2].isascii()
            and text[at + 1 : at + 2].isalnum()
        ):
            yield _flaw(text, at, at + 1, "control", hint="")
    if not text.isascii():
        yield from _mojibake(text)


def _runs(text: str, pattern: re.Pattern[str], kind: str) -> Iterator[Flaw]:
    for found in pattern.finditer(text):
        yield _flaw(text, found.start(), found.end(), kind)


def _mojibake(text: str) -> Iterator[Flaw]:
    end = -1
    for found in _MOJIBAKE.finditer(text):
        if found.start() < end:
            continue
        low = max(text.rfind(" ", 0, found.start()), text.rfind("\n", 0, found.start())) + 1
        stops = [n for n in (text.find(" ", found.end()), text.find("\n", found.end())) if n >= 0]
        end = min(stops, default=len(text))
        from ftfy import fix_encoding  # 60 ms to import: only for a text that looks broken

        word = text[low:end]
        fixed = fix_encoding(word)
        if fixed != word:
            yield _flaw(text, low, end, "mojibake", hint=fixed)


# ---------------------------------------------------------------------------------------------------------------- corrections


def _notices(text: str, outline: Outline) -> Iterator[Flaw]:
    _, at_start, anywhere = _damage()
    done: list[tuple[int, int]] = []
    for pattern in (at_start, anywhere):
        for found in pattern.finditer(text):
            start = found.start() + len(found.group()) - len(found.group().lstrip())
            paragraph = outline.paragraph(start)
            if any(low <= start < high for low, high in done):
                continue
            end = paragraph.end if pattern is at_start else outline.sentence(start, found.end()).end
            begin = start if pattern is at_start else outline.sentence(start, found.end()).start
            done.append((begin, end))
            yield _flaw(text, begin, end, "correction")
