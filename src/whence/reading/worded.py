"""Does the quote bear it? Titles, names, places, quotations and free text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from whence.comparing import Comparison
from whence.comparing.words import unmarked, words
from whence.model import Evidence, Fact, PersonMention
from whence.reading.borne import said

if TYPE_CHECKING:
    from whence.reading.reading import Reading

_PRONOUN = re.compile(r"\b(?:he|she|they|him|her|them|his|hers|their|it|its|who|whom|I|we)\b")
_MARKS = re.compile('["“”„«»「」『』]')
_ACRONYM = re.compile(r"[A-Z][A-Z.&]{1,9}s?")
_WEIGHTY = frozenset({"acting", "interim", "deputy", "vice", "assistant", "former", "elect", "designate", "shadow"})
_LOCATIVE = re.compile(r"\b(?:in|at|near|outside|into|from|to)\s+(?:the\s+)?((?:[A-Z][\w’'-]+)(?:\s+[A-Z][\w’'-]+)?)")
_CALENDAR = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:[a-z]*day|\b|uary|ember|ober|tember|ust|il|ch)"
)
_INITIALLED = re.compile(r"(?P<first>[^\W\d_][\w’'-]+)\s+(?:(?P<initial>[^\W\d_a-z])\.?\s+)?(?P<last>[^\W\d_][\w’'-]+)")
_RANK = {"same": 0, "compatible": 1, "unknown": 3, "conflict": 4}


def title(reading: Reading, fact: Fact, evidence: Evidence) -> Comparison:
    """Whether the quote gives the subject this title: acting, deputy and former kept and dropped count."""
    from whence.comparing.names import compare_names
    from whence.reading.borne_titles import title_borne

    mentions = _mentions(reading, fact, evidence)
    names = [fact.subject, *(m.name.text for m in mentions if m.name and compare_names(fact.subject, m.name.text).holds)]
    found = [title_borne(one, fact.value, evidence.text, mentions, reading.persons(fact.source)) for one in dict.fromkeys(names)]
    best = _best(found)
    if not best.holds and _told_of(fact, evidence, [m for m in mentions if m.name and m.name.text in names]):
        return Comparison("same", "the quote says so of the name", seen=fact.value.strip())
    if best.holds and (modified := _modified(fact.value, names, evidence.text) or _modifying(fact.value, names, mentions, evidence.text)):
        return Comparison("conflict", f"the quote has {modified}", seen=modified)
    if not best.holds and _first_rank(fact.value, [m.title.text for m in mentions if m.title and m.name and m.name.text in names]):
        return Comparison("compatible", "the rank in the quote says more", seen=best.seen)
    if best.verdict in {"compatible", "unknown"} and (whole := _always_modified(fact.value, evidence.text)):
        return Comparison("conflict", f"the quote has {whole}", seen=whole)
    if best.verdict == "unknown" and _stands(fact.value, said(fact, evidence)):
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


def name(reading: Reading, fact: Fact, evidence: Evidence) -> Comparison:
    """Whether the quote names this name, in any of its forms; a misspelt one is marked so, for WH304."""
    from whence.comparing.names import compare_names

    if any(_stands(form, said(fact, evidence)) for form in (fact.value, f"{fact.value.strip()}'s")):
        return Comparison("same", "the name stands in the quote", seen=fact.value.strip())
    names = [m.name.text for m in _mentions(reading, fact, evidence) if m.name]
    full = [one for one in names if len(one.split()) > 1]
    found = next((best for many in (full, names) if many and _bears(best := _best([compare_names(fact.value, one) for one in many]))), None)
    shorter = found is not None and found.seen not in full
    if (found is None or shorter) and (rival := _initialled(fact.value, evidence.text) or _rival(reading, fact, full, evidence.text)):
        return rival
    if found:
        return found
    described = any(m.name is None for m in _mentions(reading, fact, evidence))
    if described or _initials(fact.value, evidence.text) or _PRONOUN.search(evidence.text):
        return Comparison("unknown", "the quote may mean it by a pronoun, a title or an abbreviation")
    found = _best([compare_names(fact.value, one) for one in names]) if names else None
    known = {w for alias in reading.registers.aliases if fact.value in {alias.name, alias.canonical} for w in (alias.name, alias.canonical)}
    if any(_stands(other, evidence.text) for other in known):
        return Comparison("same", "the register has it as another name")
    return found or Comparison("unknown", "the quote names nobody that is read")


def _initialled(value: str, quote: str) -> Comparison | None:
    """A first and last name with or without a middle initial, as the quote has them: another initial is another person."""
    claim = _INITIALLED.fullmatch(value.strip().removesuffix("'s").removesuffix("’s"))
    if not claim or not claim["last"][0].isupper():
        return None
    first, last = re.escape(claim["first"]), re.escape(claim["last"])
    found = re.search(rf"(?<![\w.])(?:{first}\s+(?P<initial>[^\W\d_a-z])\.?\s+{last})(?![\w-])", quote)
    if not found:
        return None
    if claim["initial"] and claim["initial"] != found["initial"]:
        return Comparison("conflict", f"the quote has {found.group()}", seen=found.group())
    return Comparison("compatible", f"the quote has {found.group()}", seen=found.group())


def _bears(found: Comparison) -> bool:
    return found.verdict != "conflict" or found.misspelt


def _rival(reading: Reading, fact: Fact, names: Sequence[str], quote: str) -> Comparison | None:
    """The conflict with a name of the quote that shares a word with the claimed one, which the source has nowhere: no pronoun can mean it."""
    from whence.comparing.names import compare_names
    from whence.language.lexicon import GIVEN, flags

    ours = words(fact.value)
    if len(ours) < 2 or _stands(fact.value, reading.sources[fact.source].text):
        return None
    rivals = [one for one in names if set(ours) & {w for w in words(one) if len(w) > 1}]
    last = fact.value.split()[-1].removesuffix("'s").removesuffix("’s")
    rivals += [m[0] for m in re.finditer(rf"(?<![\w-])([A-Z][\w’'-]+) {re.escape(last)}(?![\w-])", quote) if flags(m[1]) & GIVEN]
    full = (m.name.text for m in reading.people(fact.source) if m.name and len(words(m.name.text)) > 1)
    if not rivals or any(compare_names(fact.value, one).holds for one in full):
        return None
    return Comparison("conflict", f"the quote has {rivals[0]}", seen=rivals[0])


def place(reading: Reading, fact: Fact, evidence: Evidence) -> Comparison:
    """Whether the quote names this place, its people or a place in it.

    A place that the source names elsewhere may hold one of the quote that no list has; one that it names nowhere is not the quote's.
    """
    from whence.comparing.places import compare_places, find_places, misplaced, sort_of

    if _stands(fact.value, said(fact, evidence)):
        return Comparison("same", "the place stands in the quote", seen=fact.value.strip())
    places = find_places(said(fact, evidence))
    if not places:
        return Comparison("unknown", "the quote names no place that is read")
    best = _best([compare_places(fact.value, one.text) for one in places])
    everywhere = {one.text for one in find_places(reading.sources[fact.source].text)}
    if best.verdict == "same" and (wrong := misplaced(fact.value)):
        claimed, known = wrong
        told = any(compare_places(claimed, one).verdict in {"same", "compatible"} for one in everywhere)
        if not told:
            return Comparison("conflict", f"{best.seen} is in {min(known)}", seen=best.seen)
    named = any(compare_places(fact.value, one).holds for one in everywhere)
    if best.verdict == "conflict" and named and _unread_place(said(fact, evidence)):
        return Comparison("unknown", "the quote names a place that is not read")
    if best.verdict == "unknown" and not named and sort_of(fact.value) == "city":
        return Comparison("conflict", f"the source does not name {fact.value.strip()}", seen=best.seen)
    return best


def _unread_place(quote: str) -> bool:
    """Whether the quote has a place that no list knows, as far as a preposition and a capital tell."""
    from whence.comparing.places import is_vast, sort_of
    from whence.language.lexicon import FAMILY, GIVEN, HONORIFIC, MARKER, OPENER, TITLE, flags

    names = [found[1] for found in _LOCATIVE.finditer(quote)]
    rows = [[one, *one.split()] for one in names if not _CALENDAR.match(one)]
    unread = [row[1:] for row in rows if not any(sort_of(name) or is_vast(name) for name in row)]
    people = GIVEN | FAMILY | HONORIFIC | TITLE | OPENER
    return any(not flags(words[0]) & people and not any(flags(w) & MARKER for w in words) for words in unread)


def quotation(reading: Reading, fact: Fact, evidence: Evidence) -> Comparison:
    """Whether the value is what the quote has between its marks: up to typography, marked elision and where it is cut.

    Speech that the source reports without marks is not verbatim ("said 18 people had died"): such a value is judged as words are.
    """
    from whence.comparing.words import compare_words
    from whence.language.align import locate

    if _stands(fact.value, said(fact, evidence)) or _stands(evidence.text, fact.value):
        return Comparison("same", "the value stands in the quote")
    if not _MARKS.search(fact.value) and not any(q.start < evidence.end and evidence.start < q.end for q in reading.quotations(fact.source)):
        return compare_words(fact.value, said(fact, evidence))
    held = locate(fact.value, evidence.text) or locate(fact.quote, fact.value)
    if held is None:
        return _reworded(fact.value, evidence.text)
    if held.match == "altered":
        edit = held.edits[0] if held.edits else None
        why = f"the quote has “{edit.source}” where the value has “{edit.quote}”" if edit else "the value has other words than the quote"
        return Comparison("conflict", why, seen=edit.source if edit else held.text)
    return Comparison("same", "the value stands in the quote", seen=held.text)


def _reworded(value: str, quote: str) -> Comparison:
    """A value too short to align: another wording where most of its words stand in the quote in their order, else nothing that can be told."""
    from difflib import SequenceMatcher

    ours, theirs = words(value)[:500], words(quote)[:2000]
    kept = sum(block.size for block in SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks())
    if len(ours) > 1 and kept > len(ours) / 2:
        return Comparison("conflict", "the value has other words than the quote", seen=quote)
    return Comparison("unknown", "the value and the quote have other words")


def text(reading: Reading, fact: Fact, evidence: Evidence) -> Comparison:
    """Whether a value in words follows from the quote; what is said in other words is not judged."""
    from whence.comparing.words import compare_words

    if fact.subject and _stands(fact.value, said(fact, evidence)):
        return Comparison("same", "the value stands in the quote")
    del reading
    return compare_words(fact.value, said(fact, evidence))


# ---------------------------------------------------------------------------------------------------------------- small parts


def _mentions(reading: Reading, fact: Fact, evidence: Evidence) -> list[PersonMention]:
    """The persons of the quote, those that its edge cuts included: "Sheriff Bill" is still read as the source has it."""
    return [m for m in reading.people(fact.source) if m.start < evidence.end and evidence.start < m.end]


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
    if given and not _stands(value, quote) and all(_weighty(value) - _weighty(one) for one in given):
        return given[0]
    return None


_BECAME = (
    r"(?:\s+(?:has\s+been|had\s+been|have\s+been|will\s+be|was|is))?\s+(?:named|appointed|elected|re-?elected|made|chosen|confirmed|sworn\s+in|installed)"
    r"(?:\s+as)?|\s+(?:was|is|became|becomes|has\s+become|had\s+been|has\s+been|remains)"
)
"""How a text gives somebody an office by a verb."""


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


def _stands(value: str, text: str) -> bool:
    """Whether the words of a value stand in a text, on word boundaries, whatever the typography, case and diacritics."""
    part = " ".join(words(unmarked(value)))
    return bool(part) and f" {part} " in f" {' '.join(words(unmarked(text)))} "


def _initials(value: str, text: str) -> bool:
    """Whether the text abbreviates the value by its capitals, or the value abbreviates words of the text."""
    letters = "".join(w[0] for w in re.findall(r"[A-Z]\w*", value))
    if len(letters) > 1 and re.search(rf"\b{re.escape(letters)}\b", text.replace(".", "")):
        return True
    bare = value.replace(".", "")
    if not _ACRONYM.fullmatch(value):
        return False
    capitals = "".join(w[0] for w in re.findall(r"[A-Z]\w*", text))
    return bare in capitals


def _best(found: Sequence[Comparison]) -> Comparison:
    return min(found, key=lambda c: _RANK[c.verdict] + c.finer - 0.5 * c.misspelt)
