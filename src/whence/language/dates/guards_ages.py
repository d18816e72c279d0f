"""The guard of ages: of things they are lengths of time, of persons they are told apart."""

from __future__ import annotations

import re

from whence.language.dates.around import Around, guard, words_of

_WORDS_AFTER = re.compile(r"\s+([a-z]+)(?:['’]s)?(?![\w-])")
_MOST = 3
"""How many words after an age are looked at: "a 12-year-old trade pact"."""


@guard("age of thing")
def _age_of_thing(a: Around) -> bool:
    """As "the nine-year-old law", not "the 57-year-old teacher", "7-year-old Ann Roe" nor "a 30-year-old company director"."""
    place, thing = a.end, False
    for _ in range(_MOST):
        m = _WORDS_AFTER.match(a.text, place)
        if m is None or m[1] in words_of("no_noun") or (thing and m[1].endswith("ed")):
            break
        place, thing = m.end(), m[1] in words_of("things")
    return thing
