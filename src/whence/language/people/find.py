"""Find the persons that a text names."""

from __future__ import annotations

import re

import msgspec

from whence.language.lexicon import (
    BODY,
    FAMILY,
    GIVEN,
    INITIAL,
    MARKER,
    OPENER,
    POLITY,
    PORTFOLIO,
    REALM,
    RELATION,
    ROLE,
    STOP,
    SUFFIX,
    SURNAME,
    TITLE,
    either,
    flags,
    plain,
    words,
)
from whence.language.people.apposed import title_after, title_before_comma
from whence.language.people.later import later_mentions, surnames, titles_alone
from whence.language.people.runs import RUN, Candidate, candidates
from whence.language.people.titled import in_titles, leading, previous, title_across, title_start
from whence.model import PersonMention, Span


class Loose(msgspec.Struct, frozen=True):
    """A candidate that its own words do not make a person: ``single`` word or ``weak`` pair, waiting for what the rest of the text says."""

    start: int
    end: int
    text: str
    weak: bool


def find_people(text: str) -> list[PersonMention]:
    """The persons that a text names, in order: first mentions with title and honorific, later ones by surname or honorific, and titles alone.

    Offsets are code points of ``text``. A title alone ("the minister") is a mention only when the text has introduced someone whom it fits;
    who that is, and why, is for ``whence.reading.people`` to say. Organisations, places and works are no persons.
    """
    found: list[PersonMention] = []
    loose: list[Loose] = []
    for match in RUN.finditer(text):
        run = match.group()
        at = match.start()
        across = _across(text, at, run)
        if across:
            found.append(across)
            continue
        for candidate in candidates(run):
            mention = _judge(text, at, candidate, run)
            if mention:
                found.append(mention)
            elif candidate.grade in {"weak", "single"}:
                start, end = at + candidate.start, at + candidate.end
                loose.append(Loose(start, end, text[start:end], candidate.grade == "weak"))
    found.extend(_supported(text, found, loose))
    found = _apart(sorted(found, key=_place))
    found.extend(later_mentions(text, found, [(x.start, x.end) for x in loose]))
    found = _apart(sorted(found, key=_place))
    found.extend(titles_alone(text, found))
    return _apart(sorted(found, key=_place))


def _place(one: PersonMention) -> tuple[int, int]:
    return one.start, -one.end


def mention(
    text: str, name: tuple[int, int] | None, title: tuple[int, int] | None = None, honorific: tuple[int, int] | None = None, start: int | None = None
) -> PersonMention:
    """A mention over the spans that are given; ``start`` moves its beginning further left (an article)."""
    spans = [span for span in (name, title, honorific) if span]
    low, high = min(span[0] for span in spans), max(span[1] for span in spans)
    low = low if start is None else start

    def cut(span: tuple[int, int] | None) -> Span | None:
        return Span(span[0], span[1], text[span[0] : span[1]]) if span else None

    return PersonMention(low, high, text[low:high], cut(name), cut(title), cut(honorific))


def _across(text: str, at: int, run: str) -> PersonMention | None:
    # "Minister of | Defence Takeshi Iwaya": the run's first words end a title that began before a link.
    if " " not in run or at < 5 or text[at - 1] != " " or text[at - 2] not in "fredt&sm":
        return None
    link = previous(text, at)
    if link is None or link[1] not in {"of", "for", "the", "and", "&", "from"}:
        return None
    parts = run.split(" ")
    count = leading(parts) or (link[1] == "of" and len(parts) > 2 and bool(flags(parts[1]) & GIVEN) and not flags(parts[0]) & (GIVEN | STOP))
    if not count or count == len(parts):
        return None
    span = title_across(text, at)
    if span is None:
        return None
    offset = at + len(" ".join(parts[:count])) + 1
    rest = run[offset - at :]
    named = [c for c in candidates(rest) if c.start == 0 or c.grade == "titled"]
    if named and named[0].grade == "titled" and flags(rest.split(" ")[0]) & GIVEN and rest.count(" ") == 1:
        return mention(text, (offset, at + len(run)), (span[0], offset - 1))  # "Secretary of State Dean …"
    if not named or named[0].grade == "titled" or _unfit(rest):
        return None
    if " " not in rest and not (flags(rest) & (GIVEN | FAMILY) and flags(parts[count - 1]) & (PORTFOLIO | POLITY)):
        return None  # "mayor of Fort Lee"
    return mention(text, (offset, offset + named[0].end), (span[0], offset - 1))


def _judge(text: str, at: int, candidate: Candidate, run: str) -> PersonMention | None:
    start, end = at + candidate.start, at + candidate.end
    if candidate.head:
        return _titled(text, at, candidate, start, end)
    before = previous(text, start)
    known = flags(before[1]) if before else 0
    if before and _AGED.fullmatch(before[1]) and not _unfit(text[start:end]) and (candidate.grade != "single" or _lone(text, end)):
        return _introduced(text, start, end)
    if before and before[1][0].islower() and known & (TITLE | ROLE | RELATION):
        name = text[start:end]
        if (
            not _unfit(name)
            and known & (TITLE | ROLE)
            and not known & RELATION
            and not (before[1] in _ADJECTIVES and candidate.grade != "strong")
            and not (candidate.grade == "single" and (before[1] in _SHARED or flags(name) & POLITY))
            and not (candidate.grade == "single" and not known & TITLE and not _lone(text, end))
        ):
            return mention(text, (start, end), (title_start(text, before[0]), start - 1))
        if known & RELATION and candidate.grade != "single" and not _unfit(name):
            return mention(text, (start, end))
    if (
        before
        and before[1].islower()
        and (known & PORTFOLIO or before[1] in in_titles())
        and candidate.grade != "single"
        and not _unfit(text[start:end])
        and (span := title_across(text, start))
    ):
        return mention(text, (start, end), (span[0], start - 1))
    if candidate.grade == "strong":
        return _introduced(text, start, end)
    if candidate.grade == "weak" and not _unfit(run[candidate.start : candidate.end]):
        title = title_after(text, end) or title_before_comma(text, start)
        if title or _HUMAN.match(text, end):
            return _introduced(text, start, end)
    return None


def _introduced(text: str, start: int, end: int) -> PersonMention:
    return mention(text, (start, end), title_after(text, end) or title_before_comma(text, start))


def _titled(text: str, at: int, candidate: Candidate, start: int, end: int) -> PersonMention | None:
    assert candidate.head
    head = (at + candidate.head[0], at + candidate.head[1])
    if candidate.honorific:
        before = previous(text, head[0])
        title = (
            (title_start(text, before[0]), head[0] - 1)
            if before and flags(before[1]) & (TITLE | ROLE) and not flags(before[1]) & STOP
            else title_after(text, end)
        )
        return mention(text, (start, end), title, head)
    if _unfit_after_title(text, head, start, end):
        return None
    before = previous(text, head[0])
    if before and flags(text[slice(*head)]) & GIVEN and " " not in text[start:end] and flags(before[1]) & TITLE:
        return mention(text, (head[0], end), (title_start(text, before[0]), head[0] - 1))  # "president Dean …"
    return mention(text, (start, end), (title_start(text, head[0]), head[1]))


# What only a person has or does, directly after a name.
_OWNED, _DOES = either(words("name_cues", "human", "owned")), either(words("name_cues", "human", "words"))
_KIN = either(words("titles", "relations", "words") - {"partner", "twins"})
_HUMAN = re.compile(
    rf",? (?:who|whose)\b|, (?:(?:the|a|an|his|her|their|whose) )?(?:\w+ )?(?:{_KIN})\b"
    rf"|, (?:aged )?\d{{1,2}}(?=[,.;)])|,? \((?:aged )?\d{{1,2}}\)| \([DR]-\w|['’]s (?:{_OWNED})\b| (?:{_DOES})\b"
)
_ADJECTIVES, _SHARED = words("titles", "small", "adjectives"), words("titles", "small", "shared")
_AGED = re.compile(r"(?:[1-9]\d?|10\d|[a-z]+(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)-year-old", re.IGNORECASE)
_SPEECH_AFTER = re.compile(rf",? (?:also |has |had |later |then )?(?:{either(words('name_cues', 'speech', 'words'))})\b")
_SPEECH_BEFORE = re.compile(rf"(?:{either(words('name_cues', 'speech', 'words'))}|by|according to|named) $")


def _supported(text: str, found: list[PersonMention], loose: list[Loose]) -> list[PersonMention]:
    # Weak pairs that the rest of the text supports: named in full elsewhere, or speaking and later called by the last word alone.
    names = {m.name.text for m in found if m.name}
    singles = {x.text for x in loose if not x.weak} | {m.name.text for m in found if m.name and m.honorific}
    speaking = {x.text for x in loose if not x.weak and _SPEECH_AFTER.match(text, x.end)}
    families = {surname for name in names if " " in name for surname in surnames(name)[:1]}
    accepted: set[str] = set()
    for x in loose:
        if not x.weak or _unfit(x.text) or x.text.split()[0].isupper():
            continue
        first, last = x.text.split()[0], x.text.split()[-1]
        if last in families and not _any_known(first) and len(x.text.split()) == 2 and not first.endswith(("ing", "ly")):
            accepted.add(x.text)
        spoken = _SPEECH_AFTER.match(text, x.end) or _SPEECH_BEFORE.search(text, max(0, x.start - 16), x.start)
        called = last in speaking or (spoken and last in singles)
        if x.text in names or (called and first not in singles and not _any_known(x.text) and not first.endswith(("ing", "ly"))):
            accepted.add(x.text)
    ends = {m.end for m in found if m.name and " " in m.name.text}
    starts = {m.start for m in found if m.name and " " in m.name.text}
    for x in loose:
        if x.weak and x.text not in accepted and not _unfit(x.text) and not _any_known(x.text) and not x.text.split()[0].isupper():
            beside = (text[x.end : x.end + 5] == " and " and x.end + 5 in starts) or (text[x.start - 5 : x.start] == " and " and x.start - 5 in ends)
            if beside and len(x.text.split()) == 2:
                accepted.add(x.text)
    return [_introduced(text, x.start, x.end) for x in loose if x.weak and x.text in accepted]


def _any_known(name: str) -> bool:
    return any(flags(word) & (POLITY | REALM | MARKER | OPENER | PORTFOLIO | TITLE | STOP) for word in name.split())


def _unfit(name: str) -> bool:
    # No name of a person: a polity, body or place, or a word of the calendar.
    parts = name.split()
    first, last = flags(parts[0]), flags(parts[-1])
    if len(parts) == 1:
        taken = first & (POLITY | REALM | MARKER | OPENER | PORTFOLIO | STOP | SUFFIX | INITIAL | TITLE | ROLE)
        return parts[0].isupper() or bool(taken and not first & (GIVEN | SURNAME | FAMILY))
    if first & (POLITY | REALM | OPENER | BODY | STOP) and not first & (GIVEN | FAMILY | SURNAME):
        return True
    return bool(last & MARKER) and not last & (SURNAME | GIVEN | FAMILY)


def _unfit_after_title(text: str, head: tuple[int, int], start: int, end: int) -> bool:
    # "General Motors", "Justice Department", "Prince Edward Island" (the reader of runs has dropped those with a marker); "General Assembly".
    name = text[start:end]
    if " " in name:
        return _unfit(name)
    known = flags(name)
    if known & (POLITY | REALM | PORTFOLIO | OPENER | STOP | MARKER) and not known & (SURNAME | GIVEN | FAMILY):
        return True
    if name.isupper() and len(name) > 1:
        return True
    title = text[head[0] : head[1]]
    if plain(title) in _THINGS_TOO and not known & (GIVEN | FAMILY) and not previous(text, head[0]) and not _lone(text, end):
        return True
    return text[end : end + 1] == "-"


# Titles that also begin the names of bodies and things.
_THINGS_TOO = frozenset(
    {
        "general",
        "justice",
        "major",
        "private",
        "star",
        "model",
        "father",
        "sister",
        "brother",
        "king",
        "queen",
        "prince",
        "partner",
        "saint",
        "captain",
        "host",
        "head",
        "chief",
    }
)
_LONE = re.compile(rf"['’]s\b|,? (?:{either(words('name_cues', 'subject', 'words'))})\b|[,.;:)”\"\n]|$")


def _lone(text: str, end: int) -> bool:
    return bool(_LONE.match(text, end))


def _apart(found: list[PersonMention]) -> list[PersonMention]:
    # Mentions sorted by start, the longer first: those that overlap an earlier one go.
    kept: list[PersonMention] = []
    for m in found:
        if not kept or m.start >= kept[-1].end:
            kept.append(m)
    return kept
