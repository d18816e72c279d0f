"""The words that names and titles are made of, as flags: what a word can be in a run of capitalised words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any

# What a word can be. A word may be several things; the reader of a run decides. REALM: part of a polity's name of several words ("New", "Zealand").
# AREA: a surname that makes a place of a given name more often than a person.
(TITLE, HONORIFIC, MODIFIER, POLITY, PORTFOLIO, BODY, PLACE, THING, OPENER, GIVEN, FAMILY) = (1 << n for n in range(11))
(DOUBTFUL, STOP, SUFFIX, SURNAME, RELATION, INITIAL, SPEECH, ROLE, PLURAL, REALM, AREA) = (1 << n for n in range(11, 22))
MARKER = BODY | PLACE | THING

# Classes of heads that say what a person is known for rather than an office: a title in small letters, never one by its capital alone.
LOOSE = frozenset({"role", "occupation"})

# Classes whose heads stand before several names ("Senators Ada Long and Ben Short").
_SEVERAL = frozenset({"executive", "legislature", "local", "court", "academic", "military", "church"})


@cache
def table(name: str) -> dict[str, Any]:
    """A language data file, read once; ``name`` without its ending."""
    return tomllib.loads(resources.files("whence.language").joinpath("data", f"{name}.toml").read_text(encoding="utf-8"))


@cache
def heads() -> dict[str, tuple[str, str]]:
    """Each spelling of a title's head, in small letters and without full stops: its canonical head and class."""
    found: dict[str, tuple[str, str]] = {}
    for kind, rows in table("titles")["heads"].items():
        for canonical, others in rows.items():
            for spelling in (canonical, *others):
                found.setdefault(plain(spelling), (canonical, kind))
    return found


@cache
def polities() -> dict[str, str]:
    """Each name and adjective of a polity, in small letters and without full stops: its canonical name ("" where several share the word)."""
    found = {plain(spelling): canonical for spelling, canonical in polity_names("states", "regions", "unions").items()}
    for word in table("polities")["shared"]["words"]:
        found.setdefault(plain(word), "")
    return found


@cache
def polity_names(*groups: str) -> dict[str, str]:
    """Each name and adjective of the polities of some groups ("states", "regions", "unions") as it is written: its canonical name."""
    rows = table("polities")
    return {spelling: canonical for group in groups for canonical, others in rows[group].items() for spelling in (canonical, *others)}


@cache
def _polity() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.])(?:{either(polity_names('states', 'unions'))})(?!\w)")


def polities_in(text: str) -> list[str]:
    """The canonical names of the states and unions that a text names, in order of the text, repeats kept."""
    names = polity_names("states", "unions")
    return [names[found.group()] for found in _polity().finditer(text)]


def plain(word: str) -> str:
    """A word as the tables hold it: small letters, typewriter apostrophe, no full stops."""
    return word.lower().replace("’", "'").replace(".", "")


def words(name: str, *path: str) -> frozenset[str]:
    """A word list of a data file, written as an array or as running text."""
    value: Any = table(name)
    for key in path:
        value = value[key]
    return frozenset(value.split() if isinstance(value, str) else value)


def either(many: Iterable[str]) -> str:
    """An alternation of words for a pattern, the longest first."""
    return "|".join(re.escape(word) for word in sorted(many, key=lambda word: (-len(word), word)))


@cache
def _cased() -> dict[str, int]:
    # Words whose capital matters: what they are in a run.
    found: dict[str, int] = {}

    def mark(many: frozenset[str], flag: int) -> None:
        for word in many:
            found[word] = found.get(word, 0) | flag

    for group in table("names")["given"].values():
        mark(frozenset(group.split()), GIVEN)
    mark(words("names", "family_first", "words"), FAMILY)
    mark(words("names", "doubtful", "words"), DOUBTFUL)
    mark(words("names", "surnames_too", "words"), SURNAME)
    mark(words("names", "places_first", "words"), AREA)
    mark(words("organisations", "markers", "bodies"), BODY)
    mark(words("organisations", "markers", "places"), PLACE)
    mark(words("organisations", "markers", "things"), THING)
    mark(words("organisations", "openers", "words"), OPENER)
    mark(words("name_cues", "function", "words"), STOP)
    return found


@cache
def _plain() -> dict[str, int]:
    # Words known in any case.
    found: dict[str, int] = {}

    def mark(many: Iterable[str], flag: int) -> None:
        for word in many:
            found[plain(word)] = found.get(plain(word), 0) | flag

    titles = table("titles")
    mark((key for key, (_, kind) in heads().items() if " " not in key and kind not in LOOSE), TITLE)
    mark((key for key, (_, kind) in heads().items() if " " not in key and kind in LOOSE), ROLE)
    mark((f"{key}s" for key, (_, kind) in heads().items() if key.isalpha() and kind in _SEVERAL), PLURAL)
    mark(titles["honorifics"]["words"], HONORIFIC)
    for many in titles["modifiers"].values():
        mark((word.strip("-") for word in many), MODIFIER)
    mark(titles["colour"]["words"], MODIFIER)
    mark((part for key in heads() if " " in key for part in key.split()[:-1] if part not in {"of", "the", "in"}), MODIFIER)
    mark((part for key in titles["phrases"] for part in key.split()[:-1] if part not in {"of", "the", "in"}), PORTFOLIO)
    for canonical, many in titles["portfolios"].items():
        mark((part for phrase in (canonical, *many) for part in phrase.split() if part not in {"and", "of", "the"}), PORTFOLIO)
    mark((key for key in polities() if " " not in key), POLITY)
    mark((part for key in polities() if " " in key for part in key.split() if part not in {"and", "of", "the"}), REALM)
    mark(titles["relations"]["words"], RELATION)
    mark(words("names", "suffixes", "words"), SUFFIX)
    mark(words("name_cues", "speech", "words"), SPEECH)
    return found


# What somebody does for a living, more than any list holds: "herpetologist", "choreographer".
_CALLINGS = ("ologist", "ographer", "ometrist")
_INITIALS = re.compile(r"[^\W\d_](?:\.-?[^\W\d_]){1,2}\.")  # "A.W.", "J.-P.", "J.R.R."


def _by_form(word: str) -> int:
    # What a word that no table knows can be by its form.
    if _INITIALS.fullmatch(word):
        return INITIAL
    return ROLE if word.islower() and word.endswith(_CALLINGS) else 0


@cache
def flags(word: str) -> int:
    """What a word can be; 0 for one that no table knows. Hyphened words ("vice-president", "president-elect") are read part by part."""
    if len(word) <= 2 and word[:1].isupper() and word[1:] in {"", "."}:
        return INITIAL
    low = plain(word)
    found = _cased().get(word, 0) | _plain().get(low, 0)
    if low.endswith("'s"):
        found |= _plain().get(low[:-2], 0) & POLITY
    if not found:
        found = _by_form(word)
    if found & SUFFIX and not (word.isupper() or word[:1] in "JS"):
        found &= ~SUFFIX
    if "-" in word and not found & (TITLE | ROLE | GIVEN):
        parts = low.split("-")
        known = [_plain().get(part, 0) for part in parts]
        if any(k & TITLE for k in known) and all(k & (TITLE | MODIFIER | PORTFOLIO | POLITY) for k in known):
            found |= TITLE
        elif known[-1] & ROLE and known[0] & (MODIFIER | POLITY):
            found |= ROLE
        elif all(k & (POLITY | MODIFIER) for k in known):
            found |= POLITY if known[0] & POLITY else MODIFIER
        first, last = (_cased().get(part, 0) for part in (word.partition("-")[0], word.rpartition("-")[2]))
        if first & GIVEN and not last & MARKER:
            found |= GIVEN
    return found
