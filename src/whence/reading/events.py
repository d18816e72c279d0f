"""Dated events in a text: a subject, a verb of the predicate vocabulary, and the date that belongs to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from whence.language.lexicon import either, table
from whence.model import DateMention, Span
from whence.reading.vocabulary import Vocabulary

if TYPE_CHECKING:
    from whence.reading.reading import Reading

AUX = r"(?:was|were|is|are|has been|have been|had been|being)"
ADVERB = r"(?:\s+(?:\w+ly|first|also|then|only|just|now))?"
# What may stand between the verb and its date: a preposition, and before it one phrase of place or company, by name.
_NAMES = r"(?:the\s+)?[A-Z][\w’'.-]*(?:\s+(?:of\s+|the\s+|and\s+|de\s+)?[A-Z][\w’'.-]*){0,4}"
GAP = re.compile(
    rf"(?:\s+into law)?(?:\s+(?:in|at|by|with|between|to)\s+{_NAMES})?\s*,?\s*"
    r"(?:back\s+)?(?:in|on|since|during|at|around|about|for|from)?\s*(?:the\s+)?"
)
_SUBJECT_START = re.compile(r"(?:[A-Z“\"‘]|(?:the|its|their|this|his|her)\s)")
# A noun phrase does not hold finite verbs, relatives or conjunctions of clauses.
_NOT_NOUN = re.compile(
    r"\b(?:said|says|was|were|is|are|has|have|had|that|which|who|whose|whom|because|although|when|where|while|if|after|before|since|would|will|could|can|may|not)\b"
)
_LEADING = re.compile(
    r"^(?:In|On|By|After|Before|Since|During|At|But|And|However|Meanwhile|Earlier|Later|Also|Then)\b[^,]{0,60},\s*|^(?:But|And|Yet|So)\s+"
)
_APPOSITION = re.compile(r",[^,]{2,100},\s*$")


class DatedEvent(msgspec.Struct, frozen=True):
    """``subject`` ``predicate`` at ``mention``: "The treaty", "signed", "in January 1960"; ``quote`` spans from subject to date."""

    subject: Span
    predicate: str
    mention: DateMention
    quote: Span


def dated_events(reading: Reading, sid: str) -> Iterator[DatedEvent]:
    """The dated events of a source, in order of the text."""
    text = reading.sources[sid].text
    verb = event_verbs(reading)
    for mention in reading.dates(sid):
        if not _datable(mention):
            continue
        clause = reading.clause(sid, mention.start, mention.end)
        if found := _event(text, clause, mention, verb, reading.vocabulary):
            yield found


def _datable(mention: DateMention) -> bool:
    if mention.how == "elapsed":
        return mention.amount is not None and mention.amount.direction < 0
    return mention.type == "DATE" and mention.when is not None and mention.how != "reference"


def event_verbs(reading: Reading) -> re.Pattern[str]:
    """The verbs of the predicate vocabulary that date a subject."""

    def make() -> re.Pattern[str]:
        return re.compile(rf"\b({either(word.replace('-', ' ') for word in reading.vocabulary.words('date'))})\b")

    return reading.keep("event verbs", make)


def other_sense(verb: str, behind: str) -> bool:
    """Whether the words behind a verb's date give it another sense: "buried on Sunday by an avalanche" is no funeral."""
    words = table("orders")["senses"].get(verb)
    return words is not None and re.match(rf"\s+(?:{either(words)})\b", behind) is not None


def _event(text: str, clause: Span, mention: DateMention, verb: re.Pattern[str], vocabulary: Vocabulary) -> DatedEvent | None:
    verbs = [v for v in verb.finditer(text, clause.start, mention.start) if GAP.fullmatch(text, v.end(), mention.start)]
    if not verbs:
        return None
    found = verbs[-1]
    if other_sense(found.group(1), text[mention.end : clause.end]):
        return None
    subject = _subject(text, clause, found.start())
    if subject is None:
        return None
    quote = Span(subject.start, mention.end, text[subject.start : mention.end])
    return DatedEvent(subject, vocabulary.canonical(found.group(1)), mention, quote)


_PASSIVE = re.compile(rf"(?:,?\s*\b(?:which|that|who)\s+{AUX}{ADVERB}|\s{AUX}{ADVERB}|,{ADVERB})\s+$")
_ACTIVE = re.compile(r"\s$")


def _subject(text: str, clause: Span, verb_start: int) -> Span | None:
    """The noun phrase that the verb is said of: before "was signed", "which was signed" or ", signed"; for "X died" before the verb itself."""
    before = text[clause.start : verb_start]
    link = _PASSIVE.search(before) or _ACTIVE.search(before)
    if link is None:
        return None
    head = before[: link.start()]
    if lead := _LEADING.match(head):
        head, offset = head[lead.end() :], lead.end()
    else:
        offset = 0
    if apposition := _APPOSITION.search(head):
        head = head[: apposition.start()]
    cut = max(head.rfind(mark) for mark in (", ", "; ", ": ", " — ", " – ", "(", "“", '"'))
    if cut >= 0:
        # what stands after the last comma is only the subject when it reads as one
        offset += cut + 1
        head = head[cut + 1 :]
    stripped = head.strip()
    if not stripped or len(stripped.split()) > 12 or _NOT_NOUN.search(stripped) or not _SUBJECT_START.match(stripped):
        return None
    start = clause.start + offset + len(head) - len(head.lstrip())
    return Span(start, start + len(stripped), stripped)
