"""Which language a text is in, as far as reading its dates needs: by script, and by function words among languages in Latin letters."""

from __future__ import annotations

import re
from functools import cache

from whence.language.dates.lexicon import data

_SAMPLE = 1500
"""Characters looked at: function words make up a third of running text, so that some 80 of them decide."""
_GLANCE, _PLAIN = 300, (" the ", " of ", " and ", " to ", " that ")
"""Three of these in a text's first characters are English, and spare most texts the rest: no other language has three of them."""
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("fa", re.compile(r"[پچژگ]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("uk", re.compile(r"[іїєґІЇЄҐ]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)
_SCRIPTED = re.compile(r"[\u0370-\u1dff\u3040-\ud7af]")
"""A letter of any of these scripts, which a text in Latin letters has none of, whatever its quotation marks."""
_MARKERS = {"ja": 0.05, "fa": 0.005, "uk": 0.01}
"""Share of a sample that is enough where a few letters tell one language from others of its script; else a fifth."""
_FEWEST, _AHEAD = 2, 1.3
"""A language has more than so many different function words of its own beyond those of English, and so many times as many in all."""
_WORD = re.compile(r"[^\W\d_]+")


@cache
def _function_words() -> dict[str, frozenset[str]]:
    return {language: frozenset(words) for language, words in data("dates_languages")["function_words"].items()}


def detect_language(text: str) -> str:
    """Give the ISO 639-1 code of the language that most of a text's beginning is in; ``en`` where nothing tells."""
    sample = text[:_SAMPLE]
    if sum([sample.count(word, 0, _GLANCE) for word in _PLAIN]) > 2:
        return "en"
    if not sample.isascii() and _SCRIPTED.search(sample):
        letters = sum(c.isalpha() for c in sample) or 1
        for language, script in _SCRIPTS:
            if len(script.findall(sample)) / letters > _MARKERS.get(language, 0.2):
                return language
    return language_by_words(sample)


def language_by_words(text: str) -> str:
    """The language of a text's beginning by its function words, among those in Latin letters that the data list; ``en`` where they do not tell."""
    words = frozenset(_WORD.findall(text[:_SAMPLE].lower()))
    tables = _function_words()
    counts = {language: len(table & words) for language, table in tables.items()}
    best = max(counts, key=lambda language: (counts[language], language == "en"))
    own, english = len((tables[best] - tables["en"]) & words), len((tables["en"] - tables[best]) & words)
    return best if own > _FEWEST + english and counts[best] > _AHEAD * counts["en"] else "en"


def base_language(tag: str) -> str:
    """The language of a tag such as ``en-GB`` or ``pt_BR``."""
    return re.split(r"[-_]", tag.strip().lower(), maxsplit=1)[0] or "en"
