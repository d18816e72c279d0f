"""Later mentions: surnames of persons whom the text has introduced, and titles that stand alone for one of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from whence.language.lexicon import FAMILY, STOP, SUFFIX, either, flags, heads, plain, polities, words
from whence.language.titles import Title, describes, read_title
from whence.model import PersonMention, Span

# A surname before one of these is an adjective ("the Trump administration"), no mention of the person.
_ATTRIBUTIVE = re.compile(rf" (?:{either(words('name_cues', 'attributive', 'words'))})\b|-| (?:and|&) (?:Co|Sons|Bros|Associates|Partners)\b")
_STATE = re.compile(r", ((?:[A-Z]\.){2}|[A-Z]\w+\.?(?: [A-Z]\w+)?)(?=[,.;:)\n]|$| [a-z])")
_PARTICLE = re.compile(r"\b(?:(?:van|von|de|da|di|du|del|la|le|der|den|ten|ter|bin|al|el) )+$")
_CALENDAR_BEFORE = re.compile(r"(?:in|on|of|since|last|this|next|early|late|mid|by|until|from|and|during|through|to|\d) $|^$", re.IGNORECASE)


def surnames(name: str) -> list[str]:
    """What a person named in full may be called later: the last name, with and without particle, or two; of family-first names the first."""
    parts = [part for part in name.split() if not flags(part.strip(",")) & SUFFIX or part == name]
    if not parts:
        return []
    if len(parts) == 1:
        return parts
    found = [parts[-1]]
    if len(parts) > 2:
        found.append(" ".join(parts[-2:]))
        n = len(parts) - 2
        while n > 0 and parts[n].islower():
            n -= 1
        if n + 1 < len(parts) - 1:
            found.append(" ".join(parts[n + 1 :]))
        found.append(parts[-2] if parts[-2][0].isupper() and len(parts) > 3 else parts[-1])
    if flags(parts[0]) & FAMILY:
        found.append(parts[0])
    return list(dict.fromkeys(found))


def later_mentions(text: str, found: Iterable[PersonMention], loose: Iterable[tuple[int, int]]) -> list[PersonMention]:
    """The loose words, and words of the calendar ("May"), that are surnames of persons found anywhere in the text."""
    known: set[str] = set()
    calendar: set[str] = set()
    for mention in found:
        if mention.name is None:
            continue
        for surname in surnames(mention.name.text):
            (calendar if flags(surname) & STOP else known).add(surname)
    more = []
    for start, end in loose:
        word = text[start:end]
        if _in_place(text, end):
            continue
        if (word in known or f"{word[0].lower()}{word[1:]}" in known) and not _ATTRIBUTIVE.match(text, end):
            particle = _PARTICLE.search(text, max(0, start - 12), start)
            low = particle.start() if particle and text[particle.start() : end] in known else start
            more.append(_named(text, low, end))
        elif text[start - 1 : start] == "-" and (lead := re.search(r"\b(?:al|el|ash|as|an|ad|ar|at)-$", text[max(0, start - 4) : start])):
            low = start - len(lead.group())
            if text[low:end] in known:
                more.append(_named(text, low, end))
    for surname in sorted(calendar):
        more.extend(_named(text, m.start(), m.end()) for m in re.finditer(rf"\b{re.escape(surname)}\b", text) if _not_calendar(text, m))
    return more


def _in_place(text: str, end: int) -> bool:
    # "Allen, Texas", "Washington, D.C.": a town and its state.
    found = _STATE.match(text, end)
    return found is not None and (found[1] == "D.C." or plain(found[1]) in polities())


def _not_calendar(text: str, found: re.Match[str]) -> bool:
    after = text[found.end() : found.end() + 12]
    if re.match(r"['’]s\b| (?:said|told|has|had|was|is|will|would|also|added)\b", after):
        return True
    before = text[max(0, found.start() - 8) : found.start()]
    return not _CALENDAR_BEFORE.search(before) and not re.match(r" \d|,? \d{4}", after) and before.rstrip()[-1:].isalpha()


def _named(text: str, start: int, end: int) -> PersonMention:
    return PersonMention(start, end, text[start:end], Span(start, end, text[start:end]))


_OFFICES = frozenset(
    {"executive", "sovereign", "nobility", "local", "legislature", "church", "diplomacy", "court", "police", "military", "corporate"}
)
_ALONE_HEADS = either(
    {key for key, (_, kind) in heads().items() if kind in _OFFICES and len(key) > 3} | {"leader", "spokesman", "spokeswoman", "spokesperson"}
)
_MARKS = either(words("titles", "modifiers", "former") | words("titles", "modifiers", "acting"))
# No title that a name or "of …" follows: that is a title of somebody else.
_ALONE = re.compile(
    rf"\b[Tt]he (?P<title>(?:(?:[A-Z][\w.]*(?:['’]s)?|{_MARKS}) ){{0,3}}(?:{_ALONE_HEADS}))\b"
    r"(?!['’]s (?:office|role|job|post|department)\b|[- ][A-Z]|-| (?:of|for|and|who|general)\b)"
)
_GENERIC = re.compile(rf"\b(?:{either(words('name_cues', 'generic', 'words'))}) (?:of )?$")


def titles_alone(text: str, found: list[PersonMention]) -> list[PersonMention]:
    """Titles in the singular with the article ("the US leader"), where just one person introduced before bears a title that they fit."""
    first: dict[tuple[str, str], int] = {}
    for m in found:
        if m.title and m.name:
            first.setdefault((m.name.text.split()[-1], m.title.text), m.end)
    borne: list[tuple[int, str, Title]] = [(end, surname, read_title(title)) for (surname, title), end in first.items()]
    if not borne:
        return []
    taken = [(m.start, m.end) for m in found]
    more = []
    n = 0
    for match in _ALONE.finditer(text):
        while n < len(taken) and taken[n][1] <= match.start():
            n += 1
        if n < len(taken) and taken[n][0] < match.end():
            continue
        if _GENERIC.search(text, max(0, match.start() - 24), match.start()):
            continue
        title = read_title(match["title"])
        fits = {surname for end, surname, other in borne if end <= match.start() and describes(title, other)}
        if len(fits) == 1:
            start, end = match.span("title")
            more.append(PersonMention(match.start(), match.end(), match.group(), None, Span(start, end, match["title"])))
    return more
