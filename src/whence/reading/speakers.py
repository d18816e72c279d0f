"""Who speaks a quotation, as a person of the source, and whether a fact's subject is that speaker."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from whence.comparing.names import compare_names
from whence.comparing.titles import compare_titles
from whence.comparing.words import words
from whence.language.people import find_people
from whence.language.quotations.words import lexicon
from whence.language.titles import read_title
from whence.model import Fact, Quotation, Span
from whence.reading.people import Person, person_named

if TYPE_CHECKING:
    from whence.reading.reading import Reading

_OF = re.compile(r"\b(?:of|for|to|from|by|with|at|against)\s+(?:the\s+)?$")
"""What before a name makes it not the one who speaks: "a spokesman for Hale"; "Hale's lawyer" shows behind the name."""
_UNNAMED = re.compile(r"(?:a|an|one|another)\s+(?!of\b)", re.IGNORECASE)
"""How somebody is spoken of whom the text does not name: "a banker", "one witness"."""
_WRITTEN = 500
"""Characters before "the statement said" within which whoever made the statement is named."""
_ANYBODY = frozenset({"official", "executive", "figure", "member", "politician"})
"""Descriptions that fit every office and so mean none: a president is not spoken of as "an official"."""
_SOMEONE = frozenset({"he", "she", "they", "it", "i", "we", "you", "who", "one", "him", "her", "them"})
_SMALL = frozenset({"the", "a", "an", "of", "for", "and", "in", "at", "to", "mr", "mrs", "ms", "dr", "sir", "his", "her", "their", "its"})


def quotations_of(reading: Reading, fact: Fact) -> list[Quotation]:
    """The quotations of the source that hold the fact's words; those that hold its value, where it says more than the value."""
    evidence = reading.evidence(fact)
    if evidence is None:
        return []
    over = [q for q in reading.quotations(fact.source) if q.start < evidence.end and evidence.start < q.end and q.speech]
    if len(over) > 1:
        value = words(fact.value)
        holding = [q for q in over if value and _holds(words(q.text), value)]
        outer = [q for q in over if not any(o.start < q.start and q.end < o.end for o in over)]
        return holding[:1] or outer
    return over


def _holds(whole: list[str], part: list[str]) -> bool:
    return f" {' '.join(part)} " in f" {' '.join(whole)} "


def speaker_is(reading: Reading, sid: str, quotation: Quotation, subject: str) -> bool | None:
    """Whether ``subject`` is who speaks the quotation; None where the source or the subject leaves it open."""
    speaker = quotation.speaker
    if speaker is not None and speaker.text.lower() == "it":
        return _a_thing_says(reading, sid, speaker, subject)
    if speaker is None or speaker.text.lower() in _SOMEONE or subject.strip().lower() in _SOMEONE or not subject.strip():
        return None
    theirs = persons_in(reading, sid, speaker)
    ours = person_named(reading, subject, sid)
    if ours is not None and theirs and all(ours.key.split()[-1:] != person.key.split()[-1:] for person in theirs):
        return False  # "Hale lawyer Ruth Ames" is not Hale
    if _shares_words(subject, speaker.text) or any(_is(reading, sid, person, subject) for person in theirs):
        return True
    if theirs and _bare_surname(speaker.text, subject):
        return None  # "the elder Hale", of a text with two of that name
    if theirs:
        named = set(words(_beside(reading, sid, quotation, speaker)))
        told = ours is not None or (_looks_like_a_name(subject) and not set(words(subject)) & named)
        return False if told else None
    sentence = reading.clause(sid, speaker.start, speaker.end)
    if ours is not None and set(_heads(speaker.text)) & lexicon().writings:
        before = reading.sources[sid].text[max(0, speaker.start - _WRITTEN) : speaker.end]
        return False if _looks_like_a_name(subject) and not _stands(ours.name.split()[-1], before) else None
    near = reading.sources[sid].text[max(sentence.start, speaker.start - 40) : min(sentence.end, speaker.end + 60)]
    return _without_person(speaker, subject, ours, sentence.text, near)


def _bare_surname(said: str, subject: str) -> bool:
    """Whether the speaker is named by the subject's surname, and by no given name."""
    row = words(subject)
    capitals = [word for word in said.split() if word[:1].isupper() and word.lower().rstrip(".") not in _SMALL]
    return len(row) > 1 and [w for word in capitals for w in words(word)] == row[-1:]


def _a_thing_says(reading: Reading, sid: str, speaker: Span, subject: str) -> bool | None:
    """``The bank will close, it said``: no person who is named outside of the sentence."""
    named = person_named(reading, subject, sid) is not None and _looks_like_a_name(subject)
    return False if named and not _shares_words(subject, reading.clause(sid, speaker.start, speaker.end).text) else None


def _beside(reading: Reading, sid: str, quotation: Quotation, speaker: Span) -> str:
    """The words around those that name the speaker, as far as the quotation: a body that somebody speaks for is named there."""
    low, high = speaker.start - 40, speaker.end + 60
    if quotation.end <= speaker.start:
        low = max(low, quotation.end)
    else:
        high = min(high, quotation.start)
    return reading.sources[sid].text[max(0, low) : high]


def persons_in(reading: Reading, sid: str, speaker: Span) -> list[Person]:
    """The persons whom the words that name a speaker name; not those on whose behalf somebody speaks."""
    found = []
    for person in reading.persons(sid):
        for mention in person.mentions:
            if mention.start < speaker.end and speaker.start < mention.end:
                name = mention.name or mention.title
                before = reading.sources[sid].text[speaker.start : mention.start]
                after = reading.sources[sid].text[name.end if name else mention.end : speaker.end]
                if not _OF.search(before) and not after.startswith(("'s ", "’s ")):
                    found.append(person)
                    break
    return found


def _is(reading: Reading, sid: str, person: Person, subject: str) -> bool:
    compared = compare_names(subject, person.name)
    if compared.holds or compared.misspelt:
        return True
    resolved = person_named(reading, subject, sid)
    if resolved is not None:
        return resolved.key == person.key
    described = not any(m.name for m in find_people(subject))
    if described and any(compare_titles(subject, title.text).verdict in {"same", "compatible"} for title in person.titles):
        return True
    return any(m.name is not None and _shares_words(subject, m.text) for m in person.mentions)


def _without_person(speaker: Span, subject: str, ours: Person | None, sentence: str, near: str) -> bool | None:
    """The speaker is a body or a description: a person named elsewhere in the text does not speak in its name, unless the sentence names them."""
    if ours is None or not _looks_like_a_name(subject):
        return None
    surname = ours.name.split()[-1]
    if _stands(surname, near) or _shares_words(subject, sentence) or compare_names(surname, speaker.text).misspelt:
        return None  # "a message from Hale's office said"; or the source spells the name in two ways
    unnamed = _UNNAMED.match(speaker.text)
    if unnamed:
        if any(_can_be(speaker.text[unnamed.end() :], title.text) for title in ours.titles):
            return None
        return False if ours.titles else _nobody_named(speaker)  # a minister is not spoken of as "a spokeswoman"
    read = read_title(speaker.text)
    if read.office == "spokesman" and ours.titles and not any(_can_be(speaker.text, title.text) for title in ours.titles):
        return False
    if any(head in lexicon().bodies for head in _heads(speaker.text)):
        return False
    named = any(word[:1].isupper() and word.lower() not in _SMALL for word in speaker.text.split())
    if read.office:
        return None  # "the Prime Minister", whoever that is
    return False if named and _nobody_named(speaker) is False else None


def _stands(word: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def _heads(description: str) -> list[str]:
    """The nouns of what is described: "the opinion of the court", "police and county officials"."""
    parts = (re.split(r"\s+(?:of|for|in|at|with|from|on)\s", part)[0].split() for part in re.split(r"\s+and\s+", description))
    return [part[-1].lower() for part in parts if part]


def _can_be(description: str, title: str) -> bool:
    if set(_heads(description)) & set(words(title)):
        return True
    return read_title(description).office not in _ANYBODY and compare_titles(description, title).verdict in {"same", "compatible"}


def _nobody_named(speaker: Span) -> bool | None:
    """``A banker`` is somebody whom the text leaves unnamed; a spokesman may be named elsewhere in it."""
    return None if any(word.endswith(("man", "woman", "person")) for word in words(speaker.text)) else False


def _shares_words(subject: str, said: str) -> bool:
    """Whether the one names no word that the other lacks, small words aside."""
    ours = [w for w in words(subject) if w not in _SMALL]
    theirs = [w for w in words(said) if w not in _SMALL]
    return bool(ours and theirs) and (set(ours) <= set(theirs) or set(theirs) <= set(ours)) and not _only_behind(subject, said)


def _only_behind(subject: str, said: str) -> bool:
    """``Hale`` in "a spokesman for Hale" and in "Hale's lawyer" is not who speaks."""
    at = said.find(subject)
    if at < 0:
        return False
    after = said[at + len(subject) :]
    return (_OF.search(said[:at]) is not None and not after.strip()) or after.startswith(("'s ", "’s "))


def _looks_like_a_name(subject: str) -> bool:
    row = subject.split()
    return bool(row) and _capital(row[-1]) and all(_capital(w) or w.lower() in _SMALL or len(w) < 4 for w in row)


def _capital(word: str) -> bool:
    return any(part[:1].isupper() for part in word.split("-"))  # "al-Assad"
