"""Runs of capitalised words, and which of their words can be a person's name."""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import lru_cache
from typing import Literal, TypeAlias

import msgspec

from whence.language.lexicon import (
    AREA,
    BODY,
    DOUBTFUL,
    FAMILY,
    GIVEN,
    HONORIFIC,
    INITIAL,
    MARKER,
    MODIFIER,
    OPENER,
    PLURAL,
    POLITY,
    PORTFOLIO,
    REALM,
    ROLE,
    STOP,
    SUFFIX,
    SURNAME,
    TITLE,
    flags,
    plain,
    words,
)

UPPER = "".join(chr(c) for c in range(0x0250) if unicodedata.category(chr(c)) == "Lu") + "".join(
    chr(c) for c in range(0x1E00, 0x1F00) if unicodedata.category(chr(c)) == "Lu"
)
ABBREVIATED = (
    "Mr|Mrs|Ms|Dr|Prof|Sens?|Reps?|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Rev|Hon|Pres|Jr|Sr|St|Cmdr|Cdr|Cpl|Insp|Supt|Det|Amb|Fr|Msgr|Brig|Sec|"
    "Messrs|Mme|Mlle|Pvt|Ald|Asst"
)
_BODY = r"\w*(?:['’](?!s\b)\w+|-\w+|&\w+)*"
_WORD = rf"(?:(?:{ABBREVIATED})\.|[{UPPER}](?:\.(?:[{UPPER}]\.)*(?:-[{UPPER}]\.)?|{_BODY}))"
_PARTICLE = (
    "(?:de la|de las|de los|de|da|do|dos|das|di|du|del|della|la|le|van der|van den|van de|van|von der|von|der|den|ten|ter|zu|"
    "bin|bint|ibn|al|el|ul|ud|af|av|y|ben|abu)"
)
_SMALL = rf"(?:(?:al|el|ash|as|an|ad|ar|at|ul|ud|ol)-|[dlLD]['’])[{UPPER}]{_BODY}"
_NICK = rf"[\"“(‘'][{UPPER}][a-zß-ÿ][\w-]*[\"”)’']"
RUN = re.compile(rf"(?<![\w@#]){_WORD}(?:[ \xa0](?:{_NICK}[ \xa0])?(?:{_PARTICLE}[ \xa0])?(?:{_WORD}|{_SMALL}))*(?:,?[ \xa0](?:Jr|Sr)\b\.?)?")
_PIECE = re.compile(r"[^ \xa0]+")

_SYLLABLES = re.compile(r"[A-Z][a-z]+-[a-z]+")  # of a Korean or Chinese given name
_JOINED = re.compile(r"-(?:[a-z]+ed|born|led|run|held|made|style|era|speaking|wide|based|owned|like|friendly|linked)$")  # "Kremlin-backed": no name
_LONGEST = 7  # words of a name, particles included

Grade: TypeAlias = Literal["titled", "strong", "weak", "single"]


class Candidate(msgspec.Struct, frozen=True):
    """A possible person in a run, offsets from the run's start.

    ``head`` is where the title's or honorific's last word stands (None: no title in the run). ``strong``: name and given name speak for a person;
    ``weak``: the text around it must; ``single``: one word, a person only when the text has introduced one of that surname or mononym.
    """

    grade: Grade
    start: int
    end: int
    head: tuple[int, int] | None = None
    honorific: bool = False


class Token(msgspec.Struct, frozen=True):
    """A word of a run: where it stands in it, and what it can be."""

    start: int
    end: int
    text: str
    flags: int


@lru_cache(maxsize=65536)
def candidates(run: str) -> tuple[Candidate, ...]:
    """The possible persons of a run, in order. Pure in the run's text, and so remembered: names repeat."""
    found: list[Candidate] = []
    for segment in _segments(_tokens(run)):
        found.extend(_segment(segment))
    return tuple(found)


def _tokens(run: str) -> list[Token]:
    found = []
    for piece in _PIECE.finditer(run):
        text = piece.group().rstrip(",")
        bare = text.strip("\"“”()‘’'") if text[0] in "\"“(‘'" else text
        found.append(Token(piece.start(), piece.start() + len(text), sys.intern(bare), flags(bare)))
    return found


def _segments(tokens: list[Token]) -> list[list[Token]]:
    # Words that no name holds (weekdays, "However") cut a run.
    found: list[list[Token]] = [[]]
    for n, token in enumerate(tokens):
        cuts = token.flags & STOP and not token.flags & (TITLE | HONORIFIC | PLURAL) and not (len(tokens) > 1 and _in_name(tokens, n))
        if cuts:
            found.append([])
        else:
            found[-1].append(token)
    return [segment for segment in found if segment]


def _in_name(tokens: list[Token], n: int) -> bool:
    # "April Smith", "Theresa May": a calendar word between or beside name words.
    before = n > 0 and tokens[n - 1].flags & (GIVEN | INITIAL | TITLE | HONORIFIC) and tokens[n].flags & (SURNAME | GIVEN)
    after = n + 1 < len(tokens) and bool(tokens[n].flags & GIVEN) and not tokens[n + 1].flags & (MARKER | STOP | TITLE | POLITY)
    # "Liu He", "Wang So": after a family name that stands first.
    east = n > 0 and bool(tokens[n - 1].flags & FAMILY) and len(tokens[n].text) == 2
    return bool(before) or after or east


def _segment(tokens: list[Token]) -> list[Candidate]:
    found: list[Candidate] = []
    at = 0
    while at < len(tokens):
        head = _head(tokens, at)
        if head is None:
            break
        end = _name_end(tokens, head + 1, titled=True)
        if end is None:
            at = head + 1
            continue
        name = tokens[head + 1 : end]
        found.append(
            Candidate(
                "titled",
                name[0].start,
                name[-1].end,
                (tokens[head].start, tokens[head].end),
                bool(tokens[head].flags & HONORIFIC) and not tokens[head].flags & TITLE,
            )
        )
        at = end
    if found:
        return found
    spoilt = any(token.flags & (TITLE | HONORIFIC | PLURAL) and not token.flags & (SURNAME | GIVEN) for token in tokens[:-1])
    return [] if spoilt else _bare(tokens)


def _head(tokens: list[Token], at: int) -> int | None:
    # The last word of the first title or honorific from `at` on that a name can follow.
    for n in range(at, len(tokens) - 1):
        here, after = tokens[n].flags, tokens[n + 1]
        if (
            not here & (TITLE | HONORIFIC)
            and not (here & ROLE and (n > at or after.flags & GIVEN or _called(tokens, n)))
            and not (here & PLURAL and after.flags & GIVEN)
        ):
            continue
        if after.flags & (TITLE | ROLE | MODIFIER) and not _starts_name(tokens, n + 1):
            continue
        if after.flags & SUFFIX and n > at:
            continue
        return n
    return None


def _called(tokens: list[Token], n: int) -> bool:
    # "Spokesperson Karine Long": a word for what someone does, with two words behind it, that begins no body's or thing's name.
    return len(tokens) - n > 2 and plain(tokens[n].text) not in words("titles", "ambiguous", "words")


def _starts_name(tokens: list[Token], n: int) -> bool:
    # A word that is a title and a name both ("Major", "Judge", "Bishop"): a name when it is the last word or a name's word precedes none.
    token = tokens[n]
    if not token.flags & (SURNAME | GIVEN):
        return False
    return n + 1 == len(tokens) or bool(token.flags & GIVEN)


def _name_end(tokens: list[Token], at: int, *, titled: bool) -> int | None:
    # One past the last token of the name that begins at `at`; None when the words are no name.
    n = at
    while n < len(tokens) and n - at < _LONGEST:
        known = tokens[n].flags
        if n > at and known & (SUFFIX | INITIAL):
            n += 1
            continue
        called = n > at and n + 1 == len(tokens) and bool(tokens[n - 1].flags & GIVEN) and not known & (TITLE | HONORIFIC)  # "Brian Singer"
        if (known & (TITLE | HONORIFIC | ROLE) and not known & (SURNAME | GIVEN) and not called) or (n > at and tokens[n].text in _postnominals()):
            break
        if _spoils(tokens, n, first=n == at, titled=titled):
            return None
        n += 1
    return None if n == at or (n - at == 1 and tokens[n - 1].flags & INITIAL) else n


def _spoils(tokens: list[Token], n: int, *, first: bool, titled: bool) -> bool:
    # A word that no person's name holds at this place: the whole run is a body's, a place's or a thing's name.
    if _JOINED.search(tokens[n].text):
        return True
    token, known, more = tokens[n], tokens[n].flags, n + 1 < len(tokens)
    if known & MARKER and not known & (GIVEN | FAMILY):
        return not known & SURNAME or (first and (not titled or (more and bool(tokens[n + 1].flags & MARKER))))
    if first and known & (PORTFOLIO | OPENER | POLITY | REALM) and not known & (GIVEN | SURNAME | FAMILY):
        return True
    if first and not more and token.text.islower():
        return True
    return token.text.isupper() and len(token.text) > 3 and not known & INITIAL and not any(t.text.isupper() for t in tokens if t is not token)


def _bare(tokens: list[Token]) -> list[Candidate]:
    # A segment without a title: a name when given name, initials or family name say so, weak otherwise.
    while tokens and ((tokens[0].flags & MODIFIER and not tokens[0].flags & (GIVEN | SURNAME | FAMILY)) or tokens[0].text.endswith("-year-old")):
        tokens = tokens[1:]
    if len(tokens) > 2 and tokens[0].text.isupper() and not tokens[0].flags and tokens[1].flags & GIVEN:
        tokens = tokens[1:]  # "PC Andrew …", "NASA Ada …": initials of a rank or body
    if not tokens:
        return []
    first = tokens[0]
    if len(tokens) == 1 or (len(tokens) == 2 and tokens[1].flags & SUFFIX):
        return [] if first.flags & INITIAL else [Candidate("single", first.start, tokens[-1].end)]
    if first.flags & (OPENER | BODY) and not first.flags & (GIVEN | FAMILY):
        return []
    end = _name_end(tokens, 0, titled=False)
    while end is not None and end < len(tokens) and tokens[-1].text in _postnominals():
        tokens = tokens[:-1]
    if end is None or end != len(tokens) or end > 6:
        return []
    if " ".join(plain(t.text) for t in tokens) in _lookalikes():
        return []
    return [Candidate(_grade(tokens), first.start, tokens[-1].end)]


def _grade(tokens: list[Token]) -> Grade:
    first, last = tokens[0].flags, tokens[-1].flags
    doubt = bool(first & (DOUBTFUL | POLITY))
    if last & AREA:
        return "weak"
    if first & FAMILY and len(tokens) == 2 and _SYLLABLES.fullmatch(tokens[1].text):
        return "strong"
    if first & GIVEN and not doubt:
        return "strong" if not last & POLITY or last & (SURNAME | GIVEN) else "weak"
    if first & FAMILY and not doubt and all(not t.flags & (MARKER | POLITY | PORTFOLIO | TITLE) for t in tokens[1:]) and len(tokens) <= 3:
        return "strong"
    if len(tokens) > 2 and any(t.flags & INITIAL for t in tokens[1:-1]) and first & GIVEN:
        return "strong"
    if doubt and first & GIVEN and len(tokens) > 2 and any(t.flags & INITIAL for t in tokens[1:-1]):
        return "strong"
    return "weak"


@lru_cache(maxsize=1)
def _postnominals() -> frozenset[str]:
    return words("names", "postnominals", "words")


@lru_cache(maxsize=1)
def _lookalikes() -> frozenset[str]:
    return frozenset(plain(name) for name in words("organisations", "lookalikes", "names"))
