"""Titles against each other: one office, a description of it, one that goes with it, or another."""

from __future__ import annotations

from functools import cache

from whence.comparing import Comparison
from whence.language.lexicon import table
from whence.language.titles import Title, describes, read_title

# Modifiers that make another claim when one side has them and the other not; "then" and "co" do not.
_WEIGHTY = frozenset({"acting", "interim", "former", "outgoing", "elect", "designate", "deputy", "vice", "assistant", "shadow", "honorary"})
# Pairs of modifiers that news uses for one another.
_ALIKE = ({"acting", "interim"}, {"elect", "designate"}, {"deputy", "vice"}, {"deputy", "assistant"})


def compare_titles(a: str, b: str) -> Comparison:
    """Whether ``a`` and ``b`` can both be meant of one person at one time.

    ``same``: one office, whatever its spelling (Defence Secretary, Secretary of Defense, Pentagon chief). ``compatible``: one says less (no polity,
    no portfolio, "leader", "official"). ``conflict``: another office, or a modifier (acting, deputy, former) that one has and the other lacks.
    ``unknown``: one of them names no office that is known, or the two can go together (professor and chairman).
    """
    return compare_read(read_title(a), read_title(b))


def compare_read(a: Title, b: Title) -> Comparison:
    """As ``compare_titles``, of titles that are read already; a stack agrees when one of its titles does."""
    best: Comparison | None = None
    for left in (a, *a.also):
        for right in (b, *b.also):
            found = _compare(left, right)
            if best is None or _RANK[found.verdict] < _RANK[best.verdict]:
                best = found
    assert best
    return best


_RANK = {"same": 0, "compatible": 1, "unknown": 2, "conflict": 3}


def _compare(a: Title, b: Title) -> Comparison:
    if _words(a.text) == _words(b.text):
        return Comparison("same", seen=b.text)
    if not a.office or not b.office:
        return Comparison("unknown", f"no office is known in “{(b if a.office else a).text}”", seen=b.text)
    if not _polities_agree(a, b):
        return Comparison("conflict", f"{a.text} is of {a.polity or 'no polity'}, {b.text} of {b.polity or 'no polity'}", seen=b.text)
    if a.description or b.description:
        return _described(a, b)
    if a.office != b.office and {a.office, b.office} not in _pairs("same") and not _addressed(a, b):
        return _different(a, b)
    if a.portfolio and b.portfolio and a.portfolio != b.portfolio:
        return Comparison("conflict", f"one minds {a.portfolio}, the other {b.portfolio}", seen=b.text)
    changed = _modifiers(a, b)
    if changed:
        return Comparison("conflict", changed, seen=b.text)
    alike = a.office == b.office and a.portfolio == b.portfolio and a.modifiers == b.modifiers and (a.polity == b.polity)
    finer = bool((a.portfolio and not b.portfolio) or (a.polity and not b.polity))
    return Comparison("same" if alike else "compatible", "" if alike else "one says more than the other", finer=finer, seen=b.text)


def _words(text: str) -> str:
    return text.lower().replace("’", "'").replace(".", "").replace("-", " ").removeprefix("the ").strip()


def _polities_agree(a: Title, b: Title) -> bool:
    return not (a.polity and b.polity and a.polity != b.polity and "?" not in {a.polity, b.polity})


def _described(a: Title, b: Title) -> Comparison:
    if a.office == b.office and (changed := _modifiers(a, b)):  # a deputy leader is not the leader
        return Comparison("conflict", changed, seen=b.text)
    if describes(a, b) or describes(b, a):
        return Comparison("compatible", "one is a description that fits the other", seen=b.text)
    return Comparison("unknown", "a description conflicts with no office", seen=b.text)


def _addressed(a: Title, b: Title) -> bool:
    # How a rank is addressed: a lieutenant colonel as "Colonel", a rear admiral as "Admiral".
    if a.kind != b.kind or a.kind not in {"military", "police"}:
        return False
    short, long = sorted((a.office, b.office), key=len)
    return long.endswith(f" {short}")


def _different(a: Title, b: Title) -> Comparison:
    if describes(a, b) or describes(b, a):
        return Comparison("compatible", "one is a description that fits the other", seen=b.text)
    together = table("titles")["together"]
    either = {a.kind, b.kind}
    if {a.office, b.office} in _pairs("both") or either & set(together["any"]) or (len(either) > 1 and either & set(together["others"])):
        return Comparison("unknown", f"{a.text} and {b.text} are different titles that one person can hold", seen=b.text)
    return Comparison("conflict", f"{a.text} and {b.text} are different offices", seen=b.text)


def _modifiers(a: Title, b: Title) -> str:
    left, right = _WEIGHTY & set(a.modifiers), _WEIGHTY & set(b.modifiers)
    if left == right or (left ^ right) in _ALIKE:
        return ""
    odd = sorted(left ^ right)
    return f"{' and '.join(f'“{word}”' for word in odd)} stands in only one of “{a.text}” and “{b.text}”"


@cache
def _pairs(name: str) -> list[set[str]]:
    return [set(pair) for pair in table("titles")[name]["pairs"]]
