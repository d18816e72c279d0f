"""Does the quote bear it? Names, places, quotations and free text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from whence.comparing import Comparison
from whence.comparing.words import words
from whence.model import Evidence, Fact
from whence.reading.borne import best_of, in_words, mentioned, said

if TYPE_CHECKING:
    from whence.reading.reading import Reading

_PRONOUN = re.compile(r"\b(?:he|she|they|him|her|them|his|hers|their|it|its|who|whom|I|we)\b")
_MARKS = re.compile('["“”„«»「」『』]')
_ACRONYM = re.compile(r"[A-Z][A-Z.&]{1,9}s?")
_LOCATIVE = re.compile(r"\b(?:in|at|near|outside|into|from|to)\s+(?:the\s+)?((?:[A-Z][\w’'-]+)(?:\s+[A-Z][\w’'-]+)?)")
_CALENDAR = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:[a-z]*day|\b|uary|ember|ober|tember|ust|il|ch)"
)
_INITIALLED = re.compile(r"(?P<first>[^\W\d_][\w’'-]+)\s+(?:(?P<initial>[^\W\d_a-z])\.?\s+)?(?P<last>[^\W\d_][\w’'-]+)")


def name(reading: Reading, fact: Fact, evidence: Evidence) -> Comparison:
    """Whether the quote names this name, in any of its forms; a misspelt one is marked so, for WH304."""
    from whence.comparing.names import compare_names

    if any(in_words(form, said(fact, evidence)) for form in (fact.value, f"{fact.value.strip()}'s")):
        return Comparison("same", "the name stands in the quote", seen=fact.value.strip())
    names = [m.name.text for m in mentioned(reading, fact, evidence) if m.name]
    full = [one for one in names if len(one.split()) > 1]
    found = next((best for many in (full, names) if many and _bears(best := best_of([compare_names(fact.value, one) for one in many]))), None)
    shorter = found is not None and found.seen not in full
    if (found is None or shorter) and (rival := _initialled(fact.value, evidence.text) or _rival(reading, fact, full, evidence.text)):
        return rival
    if found:
        return found
    described = any(m.name is None for m in mentioned(reading, fact, evidence))
    if described or _initials(fact.value, evidence.text) or _PRONOUN.search(evidence.text):
        return Comparison("unknown", "the quote may mean it by a pronoun, a title or an abbreviation")
    found = best_of([compare_names(fact.value, one) for one in names]) if names else None
    known = {w for alias in reading.registers.aliases if fact.value in {alias.name, alias.canonical} for w in (alias.name, alias.canonical)}
    if any(in_words(other, evidence.text) for other in known):
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
    if len(ours) < 2 or in_words(fact.value, reading.sources[fact.source].text):
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

    if in_words(fact.value, said(fact, evidence)):
        return Comparison("same", "the place stands in the quote", seen=fact.value.strip())
    places = find_places(said(fact, evidence))
    if not places:
        return Comparison("unknown", "the quote names no place that is read")
    best = best_of([compare_places(fact.value, one.text) for one in places])
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

    if in_words(fact.value, said(fact, evidence)) or in_words(evidence.text, fact.value):
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

    if fact.subject and in_words(fact.value, said(fact, evidence)):
        return Comparison("same", "the value stands in the quote")
    del reading
    return compare_words(fact.value, said(fact, evidence))


# ---------------------------------------------------------------------------------------------------------------- small parts


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
