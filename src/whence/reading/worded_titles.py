"""Does the quote bear it? Titles: acting, deputy and former kept and dropped count."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from whence.comparing import Comparison
from whence.comparing.words import words
from whence.model import Evidence, Fact, PersonMention
from whence.reading.borne import best_of, in_words, mentioned, said

if TYPE_CHECKING:
    from whence.reading.reading import Reading

_WEIGHTY = frozenset({"acting", "interim", "deputy", "vice", "assistant", "former", "elect", "designate", "shadow"})
_BECAME = (
    r"(?:\s+(?:has\s+been|had\s+been|have\s+been|will\s+be|was|is))?\s+(?:named|appointed|elected|re-?elected|made|chosen|confirmed|sworn\s+in|installed)"
    r"(?:\s+as)?|\s+(?:was|is|became|becomes|has\s+become|had\s+been|has\s+been|remains)"
)
"""How a text gives somebody an office by a verb."""


def title(reading: Reading, fact: Fact, evidence: Evidence) -> Comparison:
    """Whether the quote gives the subject this title: acting, deputy and former kept and dropped count."""
    from whence.comparing.names import compare_names
    from whence.reading.borne_titles import title_borne

    mentions = mentioned(reading, fact, evidence)
    names = [fact.subject, *(m.name.text for m in mentions if m.name and compare_names(fact.subject, m.name.text).holds)]
    found = [title_borne(one, fact.value, evidence.text, mentions, reading.persons(fact.source)) for one in dict.fromkeys(names)]
    best = best_of(found)
    if not best.holds and _told_of(fact, evidence, [m for m in mentions if m.name and m.name.text in names]):
        return Comparison("same", "the quote says so of the name", seen=fact.value.strip())
    if best.holds and (modified := _modified(fact.value, names, evidence.text) or _modifying(fact.value, names, mentions, evidence.text)):
        return Comparison("conflict", f"the quote has {modified}", seen=modified)
    if not best.holds and _first_rank(fact.value, [m.title.text for m in mentions if m.title and m.name and m.name.text in names]):
        return Comparison("compatible", "the rank in the quote says more", seen=best.seen)
    if best.verdict in {"compatible", "unknown"} and (whole := _always_modified(fact.value, evidence.text)):
        return Comparison("conflict", f"the quote has {whole}", seen=whole)
    if best.verdict == "unknown" and in_words(fact.value, said(fact, evidence)):
        return Comparison("compatible", "the title stands in the quote", seen=fact.value.strip())
    return msgspec.structs.replace(best, finer=False) if best.holds and best.finer and _of_its_country(reading, fact, best) else best


def _of_its_country(reading: Reading, fact: Fact, best: Comparison) -> bool:
    """Whether a title says more than the quote by a polity alone, and it is the one that the source speaks of most."""
    from whence.language.lexicon import polities_in
    from whence.language.titles import read_title

    claimed, given = read_title(fact.value), read_title(best.seen)
    if not claimed.polity or given.polity or claimed.portfolio != given.portfolio or claimed.modifiers != given.modifiers:
        return False
    named = reading.keep(("polities", fact.source), lambda: Counter(polities_in(reading.sources[fact.source].text)))
    return named[claimed.polity] > 0 and named[claimed.polity] == max(named.values())


def _modified(value: str, names: Sequence[str], quote: str) -> str | None:
    """The title with the modifier that stands right before it in the quote and that the value drops: "Deputy Premier" for a claimed "Premier".

    One that is kept apart by other words ("former US Senator") is left to the comparison of whole titles; an outgoing chairman is still chairman.
    """
    for name in names:
        found = re.search(rf"([A-Za-z]+)[\s-]+{re.escape(value.strip())}\s+{re.escape(name)}(?!\w)", quote)
        if found:
            whole = f"{found[1]} {value.strip()}"
            return whole if _weighty(whole) - _weighty(value) else None
    return None


def _modifying(value: str, names: Sequence[str], mentions: Sequence[PersonMention], quote: str) -> str | None:
    """The quote's title where the value has a modifier that it lacks: a claimed "Deputy Minister" for "Minister"."""
    given = [m.title.text for m in mentions if m.title and m.name and m.name.text in names]
    if given and not in_words(value, quote) and all(_weighty(value) - _weighty(one) for one in given):
        return given[0]
    return None


def _told_of(fact: Fact, evidence: Evidence, mentions: Sequence[PersonMention]) -> bool:
    """Whether the quote gives the title beside another one: "the vice-chancellor, Prof Ridley", "Rahma, a former minister", "was named dean"."""
    title = r"[\s-]+".join(re.escape(part) for part in re.split(r"[\s-]+", fact.value.strip()))
    begins = re.compile(rf"(?:,|{_BECAME})\s+(?:(?:the|an?|its|his|her|their)\s+)?{title}(?!\w)(?!-)(?!['’]s)", re.IGNORECASE)
    ends = re.compile(rf"(?:\A|[\s(“\"'‘])(?P<before>[\w’']+\s+)?{title},\s+\Z", re.IGNORECASE)
    for m in mentions:
        if m.name is None:
            continue
        if m.honorific and words(m.honorific.text) == words(fact.value):
            return True
        before = ends.search(_said_before(evidence, m.start))
        if before and not (before["before"] and _weighty(f"{before['before']}{fact.value}") - _weighty(fact.value)):
            return True
        if begins.match(evidence.text, m.name.end - evidence.start):
            return True
    return False


def _said_before(evidence: Evidence, at: int) -> str:
    """The words of the quote before an offset of the source, as far back as a title goes."""
    return evidence.text[: max(at - evidence.start, 0)][-120:]


def _always_modified(value: str, quote: str) -> str | None:
    """The longer title where the value stands in the quote after "deputy" and the like, which it drops, and nowhere else."""
    found = [m[1] for m in re.finditer(rf"(?:\b([A-Za-z]{{1,20}})[\s-]{{1,3}})?(?<!\w){re.escape(value.strip())}(?!\w)", quote, re.IGNORECASE)]
    wholes = [f"{word} {value.strip()}" for word in found if word]
    weighty = [whole for whole in wholes if _weighty(whole) - _weighty(value)]
    return weighty[0] if found and len(weighty) == len(found) else None


def _first_rank(value: str, given: Sequence[str]) -> bool:
    """Whether a police rank is given with more words after it, "Detective" in "Detective Constable": elsewhere the first word is another office."""
    from whence.language.titles import read_title

    part = " ".join(words(value))
    given = [one for one in given if f" {part} " in f" {' '.join(words(one))} "]
    return read_title(value).kind == "police" and any(read_title(one).kind == "police" for one in given)


def _weighty(title: str) -> frozenset[str]:
    from whence.language.titles import read_title

    return _WEIGHTY & frozenset(read_title(title).modifiers)
