"""Place against place: names and adjectives of countries, cities in their country, and whether two known places can be one."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Literal

from whence.comparing import Comparison
from whence.language.lexicon import polity_names, table
from whence.model import Span

_PLAIN = str.maketrans({"’": "'", ".": None, "ł": "l", "ı": "i", "ø": "o", "đ": "d"})


def compare_places(a: str, b: str) -> Comparison:
    """Compare a claimed place with the one that the source names.

    A claim that holds the source's place is compatible; one inside it ("Osaka" where the source has "Japan") is compatible and ``finer``. Two known
    places that are neither conflict; of places that no list here has, only sameness can be told.
    """
    if _fold(a) == _fold(b) or _parts(a) & _parts(b):
        return Comparison("same", f"both are {b}", seen=b)
    ours, theirs = _known(a), _known(b)
    if not ours or not theirs:
        return Comparison("unknown", "one of the two places is not known", seen=b)
    if ours & theirs:
        return Comparison("same", f"{a} is {b}", seen=b)
    if any(place in _around(one) for place in ours for one in theirs):
        return Comparison("compatible", f"{b} is in {a}", seen=b)
    if any(place in _around(one) for place in theirs for one in ours):
        return Comparison("compatible", f"{b} does not give {a}", finer=True, seen=b)
    if any(_may_hold(one, two) for one in ours for two in theirs):
        return Comparison("unknown", f"whether {a} and {b} lie apart is not known", seen=b)
    return Comparison("conflict", f"{a} is not {b}", seen=b)


def sort_of(text: str) -> Literal["city", "state", "part"] | None:
    """What the lists take a name for: a city, a state, or a part or union of states; None where they lack it."""
    known = _known(text)
    return _sort(min(known)) if known else None


def misplaced(text: str) -> tuple[str, frozenset[str]] | None:
    """For a place written with a state that no list has it in ("Osaka, Peru"): that state, and those that it is known to be in."""
    head, comma, tail = text.partition(",")
    inside, named = (_names().get(_fold(name), frozenset()) for name in (tail, head))
    known = [one for one in named if _sort(one) != "part"]
    if not comma or not known or not inside or any(_sort(one) != "state" for one in inside) or any(inside & {one, *_around(one)} for one in named):
        return None
    return min(inside), frozenset(one.partition("@")[2] or one for one in known)


def find_places(text: str) -> list[Span]:
    """The places of a text that the lists have, with their adjectives ("Japanese"), in order; the longest name wins."""
    return [Span(found.start(), found.end(), found.group()) for found in _pattern().finditer(text)]


def _parts(text: str) -> set[str]:
    """A place written with the one that it is in, "Osaka, Japan", is the first of the two."""
    head, comma, _ = text.partition(",")
    return {_fold(head)} if comma else {_fold(text)}


def _known(text: str) -> frozenset[str]:
    found = _names().get(_fold(text))
    head, comma, tail = text.partition(",")
    if found or not comma:
        return found or frozenset()
    inside = _names().get(_fold(tail), frozenset())
    return frozenset(one for one in _names().get(_fold(head), ()) if not inside or inside & _around(one))


def _around(place: str) -> frozenset[str]:
    """All that a place lies in."""
    _, _, country = place.partition("@")
    within = table("cities")["within"]
    country = country or _parts_of().get(place, "")
    return frozenset({country} if country else ()) | frozenset(within.get(country or place, ()))


def _may_hold(one: str, two: str) -> bool:
    """Whether one of two places that lie on different levels may be a part of the other, for all that the lists say."""
    if _sort(one) == _sort(two) or "part" not in {_sort(one), _sort(two)}:
        return False
    ours, theirs = ({place.partition("@")[0] if _sort(place) == "state" else "", *_around(place)} - {""} for place in (one, two))
    return not ours or not theirs or bool(ours & theirs)


@cache
def _parts_of() -> dict[str, str]:
    return {part: state for state, parts in table("cities")["parts"].items() for part in parts}


def is_vast(name: str) -> bool:
    """Whether a name is of a continent, a sea or a quarter of the world, and of no country."""
    return name in table("cities")["vast"]["words"]


def _sort(place: str) -> Literal["city", "state", "part"]:
    """A city, a state, or a part or union of states, of which the lists do not say what lies in it."""
    return "city" if "@" in place else "state" if place in table("polities")["states"] else "part"


@cache
def _names() -> dict[str, frozenset[str]]:
    """Every name, folded, with the places that it can mean: a polity's canonical name, or ``city@polity``."""
    names: dict[str, set[str]] = {}
    data = table("polities")
    for group in ("states", "regions", "unions"):
        for place, others in data[group].items():
            for name in (place, *others):
                names.setdefault(_fold(name), set()).add(place)
    for name, meant in data.get("shared", {}).get("means", {}).items():
        names.setdefault(_fold(name), set()).update(meant)
    for country, cities in table("cities")["cities"].items():
        for city in cities:
            names.setdefault(_fold(city), set()).add(f"{_renamed().get(_fold(city), city)}@{country}")
    for name, city in _renamed().items():
        names.setdefault(name, set()).update(names.get(_fold(city), ()))
    return {name: frozenset(places) for name, places in names.items()}


@cache
def _renamed() -> dict[str, str]:
    """Every name, folded, of a city that has several, with the one that stands for all."""
    return {_fold(name): group[0] for group in table("cities")["renamed"]["groups"] for name in group}


@cache
def _pattern() -> re.Pattern[str]:
    words = set(polity_names("states", "regions"))
    words |= {city for cities in table("cities")["cities"].values() for city in cities}
    words |= {name for group in table("cities")["renamed"]["groups"] for name in group}
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(words, key=lambda w: (-len(w), w)))) + r")(?!\w)")


def _fold(text: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)).casefold().translate(_PLAIN)
    plain = plain.removesuffix("'s").removesuffix("'")
    return re.sub(r"^the\s+", "", " ".join(plain.split()))
