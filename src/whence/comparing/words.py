"""Free text against free text: what stands there holds, what differs in a number, a name or an added negation does not; the rest is not judged."""

from __future__ import annotations

import re
import unicodedata

from whence.comparing import Comparison
from whence.language.hedges import find_hedges

_FOLDS = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "\u00a0": " ", "\u00ad": None, "\u200b": None})
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]")

_AS_LONG = 0.75
"""From what share of the quote's words on a value is held against the whole of it."""


def compare_words(a: str, b: str) -> Comparison:
    """Compare a claim in words with the words that should bear it.

    Literal containment is *same*. A paraphrase is *compatible* when its content words are the source's, else *unknown*: it is a conflict only where
    it is the source's sentence with a number or a name exchanged or a negation put in.
    """
    claim, source = words(a), words(b)
    if not claim:
        return Comparison("unknown", "there are no words to compare")
    if _contains(source, claim):
        return Comparison("same", "the value stands in the quote")
    found = _edited(a, b)
    if found:
        return found
    content = [w for w in claim if len(w) > 3]
    share = sum(w in source for w in content) / len(content) if content else 0.0
    return Comparison("compatible", "the quote has its words") if share == 1.0 else Comparison("unknown", "the quote says it in other words")


def words(text: str) -> list[str]:
    """The words and figures of a text, folded: no marks, case or typography."""
    folded = unicodedata.normalize("NFKC", text).translate(_FOLDS).casefold()
    return [w for w in _WORD.findall(folded) if w[0].isalnum()]


def unmarked(text: str) -> str:
    """A text without its diacritics."""
    return text if text.isascii() else "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def _contains(whole: list[str], part: list[str]) -> bool:
    return f" {' '.join(part)} " in f" {' '.join(whole)} "


def _edited(a: str, b: str) -> Comparison | None:
    """The conflict that shows when one text is the other's sentence with something exchanged."""
    from whence.comparing.exchanges import DENIALS, exchanged
    from whence.language.align import locate

    evidence = locate(a, b)
    if evidence is None:
        return None
    if evidence.match != "altered":
        return Comparison("same", "the value stands in the quote", seen=evidence.text)
    # the best place in the quote, or all of it where the value is as long: what is exchanged at its edge may have been left out of the place
    if found := exchanged(a, b if len(words(a)) >= _AS_LONG * len(words(b)) else evidence.text):
        said, has = (run.text for run in found)
        why = f"the quote has “{has}” where the value has “{said}”" if said and has else f"“{said or has}” stands in one alone"
        return Comparison("conflict", why, seen=has or evidence.text)
    ours = [h for h in find_hedges(a) if h.kind == "negation"]
    if ours and not any(h.kind in DENIALS for h in find_hedges(b)):
        return Comparison("conflict", f"the value says “{ours[0].text}”, the quote does not", seen=b)
    return None
