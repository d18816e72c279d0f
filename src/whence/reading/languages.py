"""Which language a source is in: as given, else English by its commonest words, else by a kept detector (py3langid, imported only then)."""

from __future__ import annotations

import re

from whence.language.dates.detect import language_by_words
from whence.model import Source

_WORD = re.compile(r"[^\W\d_]+")
# The commonest words of running English; together they are over a third of any English text (Brown corpus: 36%), and rare in other languages.
_ENGLISH = frozenset(
    ["the", "of", "and", "to", "a", "in", "that", "is", "was", "for", "on", "with", "as", "by", "at", "from", "said", "has", "he", "it"]
)
_ENOUGH = 20
"""Words below which a detector only guesses, unless function words say the same."""
_SHARE = 0.15
_CHINESE = frozenset(["wuu", "yue", "nan", "hak", "gan", "lzh"])
"""Languages that are written as Chinese is."""


def language_of(source: Source) -> str:
    """An ISO 639-1 code. Texts too short to tell are taken as English unless their script or their function words say otherwise."""
    if source.language:
        return source.language.lower().replace("_", "-").split("-")[0]
    words = _WORD.findall(source.text[:4000].lower())
    latin = sum(word.isascii() for word in words)
    if words and latin * 2 < len(words):
        return _detected(source.text)
    told = language_by_words(source.text)
    if told != "en" and _detected(source.text) == told:
        return told
    if len(words) < _ENOUGH or sum(word in _ENGLISH for word in words) >= _SHARE * len(words):
        return "en"
    return _detected(source.text)


def _detected(text: str) -> str:
    import py3langid

    found = str(py3langid.classify(text[:4000])[0])
    return "zh" if found in _CHINESE else found
