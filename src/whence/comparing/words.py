"""Free text against free text: what stands there holds, what differs in a number, a name or an added negation does not; the rest is not judged."""

from __future__ import annotations

import re
import unicodedata

from whence.comparing import Comparison
from whence.language.hedges import find_hedges

_FOLDS = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "\u00a0": " ", "\u00ad": None, "\u200b": None})
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]")


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


def _contains(whole: list[str], part: list[str]) -> bool:
    return f" {' '.join(part)} " in f" {' '.join(whole)} "


def _edited(a: str, b: str) -> Comparison | None:
    """The conflict that shows when one text is the other's sentence with something exchanged."""
    from whence.language.align import locate

    evidence = locate(a, b)
    if evidence is None:
        return None
    if evidence.match != "altered":
        return Comparison("same", "the value stands in the quote", seen=evidence.text)
    for edit in evidence.edits:
        if edit.op == "replaced" and edit.what in {"number", "name"} and _alike_kind(edit.source, edit.quote):
            return Comparison("conflict", f"the quote has “{edit.source}” where the value has “{edit.quote}”", seen=edit.source)
    ours = [h for h in find_hedges(a) if h.kind == "negation"]
    if ours and not any(h.kind in {"negation", "denial"} for h in find_hedges(b)):
        return Comparison("conflict", f"the value says “{ours[0].text}”, the quote does not", seen=b)
    return None


def _alike_kind(source: str, quote: str) -> bool:
    """Whether a number stands for a number and a name for a name: other exchanges may be paraphrase."""
    digits = any(c.isdigit() for c in source), any(c.isdigit() for c in quote)
    if any(digits):
        return all(digits) and words(source) != words(quote)
    return source[:1].isupper() and quote[:1].isupper() and _names(source).isdisjoint(_names(quote))


def _names(text: str) -> set[str]:
    return {w for w in words(text) if len(w) > 2}
