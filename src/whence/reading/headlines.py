"""Where a headline or caption says what the body contradicts: numbers, names, titles, and who met whom in person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from whence.comparing.names import name_key
from whence.comparing.titles import compare_titles
from whence.comparing.words import words
from whence.language.lexicon import plain, polities
from whence.language.titles import read_title
from whence.model import NumberMention, PersonMention, Span

if TYPE_CHECKING:
    from whence.reading.layout import Layout

_TOPICS = (
    r"kill|dead|dies?\b|died|death|toll|fatal|lives",
    r"injur|wound|hurt",
    r"arrest|detain|jail|held\b|custody",
    r"\baged?\b|years? old|dies at|\bat \d",
    r"missing",
    r"evacuat|rescue|displac",
    r"vote|ballot",
)
_REMOTE = re.compile(
    r"\b(?:over|by|on) the (?:tele)?phone\b|\bby (?:tele)?phone\b|\b(?:tele)?phone (?:call|talks|conversation)\b|\bteleconference\b|"
    r"\bvideo ?(?:conference|conferencing|call|link|talks)\b|\bvirtual(?:ly)?\b|\bvia (?:Zoom|Skype|video)\b",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"\b(?:(?:held|holds|holding|have) talks|meets?|met|meeting|shakes? hands|shook hands|shaking hands|poses?|greets?|greeted|beside|side by side|"
    r"welcomes?|embraces?|hugs?|together)\b",
    re.IGNORECASE,
)
_SIDE = re.compile(r"\((?:left|right|centre|center|L|R|C|far left|far right|from left)\)|\b(?:left|right),?\s(?:and|with)\b")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


class Clash(msgspec.Struct, frozen=True):
    """What headline or caption say (offsets within the headline, for a caption within the source) and what the body has against it."""

    kind: str
    said: Span
    borne: Span
    why: str


# ---------------------------------------------------------------------------------------------------------------- numbers


def numbers_clash(said: Span, claims: Sequence[NumberMention], body: Sequence[NumberMention], text: str) -> Iterator[Clash]:
    """Numbers of ``said`` that the body gives otherwise: no body number agrees, and one of the same unit or the same topic differs.

    ``claims`` have offsets within ``said.text``, ``body`` within ``text``.
    """
    plain = [n for n in body if not n.ordinal]
    values = [n.low for n in plain if n.low is not None and n.low == n.high]
    for claim in claims:
        value = claim.low
        if claim.ordinal or value is None or value != claim.high or claim.hedge == "APPROX" or (claim.unit is None and 1000 <= value <= 2100):
            continue
        if any(_bears(n, value) or (n.low is not None and abs(n.low - value) <= claim.step / 2) for n in plain) or _is_sum(value, values):
            continue
        topic = _topic(said.text, claim)
        rivals = [n for n in plain if n.hedge is None and n.low == n.high and _same_thing(n, claim, topic, text)]
        if rivals:
            rival = rivals[0]
            yield Clash(
                "number", Span(claim.start, claim.end, claim.text), Span(rival.start, rival.end, rival.text), f"{claim.text} against {rival.text}"
            )


def _bears(number: NumberMention, value: float) -> bool:
    slack = 0.1 * abs(value) if number.hedge else number.step / 2 if number.step >= 1000 or number.step < 1 else 0.0
    low = number.low if number.low is not None else value
    high = number.high if number.high is not None else value
    return low - slack <= value <= high + slack or (value >= 1000 and abs(value - low) <= 0.05 * value)


def _is_sum(value: float, values: Sequence[float]) -> bool:
    seen: set[float] = set()
    for one in values[:200]:
        if value - one in seen or value in (one + 1, one - 1):  # "the driver and four others" are five
            return True
        seen.add(one)
    return False


def _topic(text: str, number: NumberMention) -> str | None:
    around = text[max(0, number.start - 30) : number.end + 20].lower()
    return next((topic for topic in _TOPICS if re.search(topic, around)), None)


def _same_thing(number: NumberMention, claim: NumberMention, topic: str | None, text: str) -> bool:
    if claim.unit is not None and number.unit == claim.unit:
        return True
    around = text[max(0, number.start - 40) : number.end + 30].lower()
    return topic is not None and claim.unit is None and number.unit in {None, "person", "people", "victim"} and re.search(topic, around) is not None


# ---------------------------------------------------------------------------------------------------------------- names and titles


def names_clash(said: Span, body: Sequence[Span]) -> Iterator[Clash]:
    """Names of ``said`` that the body never has, while it has one that differs by a single letter within the word."""
    text = " ".join(span.text for span in body)
    low = set(words(text))
    names: dict[str, Span] = {}
    for span in body:
        for found in _WORD.finditer(span.text):
            before = span.text[: found.start()].rstrip()[-1:]
            if found.group()[0].isupper() and len(found.group()) > 4 and before not in {"", ".", "!", "?", '"', "“", ":"}:
                names.setdefault(found.group(), Span(span.start + found.start(), span.start + found.end(), found.group()))
    folded = {name_key(name) for name in names}
    lower = {w for w in _WORD.findall(text) if w[0].islower()}
    for found in _WORD.finditer(said.text):
        word = found.group()
        bare = word.removesuffix("'s").removesuffix("’s")
        if len(bare) < 6 or not bare[0].isupper() or bare.lower() in low or name_key(bare) in folded or bare.isupper():
            continue
        near = [n for n in names if n.lower() not in lower and _one_letter(name_key(bare), name_key(n)) and not _one_polity(bare, n)]
        if len(near) == 1:
            yield Clash("name", Span(found.start(), found.end(), word), names[near[0]], f"{bare} against {near[0]}")


def _one_polity(a: str, b: str) -> bool:
    """Two spellings of one country's name or people: Belarusian, Belarussian."""
    known = polities()
    return bool(known.get(plain(a))) and known.get(plain(a)) == known.get(plain(b))


def _one_letter(a: str, b: str) -> bool:
    """Differ by one letter or a swap of neighbours, neither at the start nor at the end of the word."""
    if not a or not b or a[0] != b[0] or a[-1] != b[-1] or a == b or abs(len(a) - len(b)) > 1:
        return False
    head = next(n for n in range(min(len(a), len(b))) if a[n] != b[n]) if a[: len(b)] != b[: len(a)] else min(len(a), len(b))
    rest_a, rest_b = a[head:], b[head:]
    return rest_a[1:] == rest_b[1:] or rest_a[1:] == rest_b or rest_a == rest_b[1:] or (rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:])


def titles_clash(said: Sequence[PersonMention], body: Sequence[PersonMention]) -> Iterator[Clash]:
    """Persons to whom ``said`` gives a title that conflicts with every title the body gives them."""
    for claim in said:
        if claim.name is None or claim.title is None:
            continue
        surname = words(claim.name.text)[-1:]
        given = [m.title for m in body if m.name is not None and m.title is not None and words(m.name.text)[-1:] == surname]
        stated = read_title(claim.title.text)
        # a headline has no room for "former", and an obituary calls the dead what they were
        given = [title for title in given if "former" not in {*stated.modifiers} ^ {*read_title(title.text).modifiers}]
        compared = [compare_titles(claim.title.text, title.text) for title in given]
        offices = {read_title(title.text).office for title in given} | {read_title(claim.title.text).office}
        if compared and len(offices) == 1 and all(c.verdict == "conflict" for c in compared) and all(len(t.text.split()) <= 5 for t in given):
            yield Clash("title", Span(claim.start, claim.end, claim.text), given[0], f"{claim.title.text} against {given[0].text}")


# ---------------------------------------------------------------------------------------------------------------- together or apart


def apart_clash(caption: Span, layout: Layout, people: Sequence[PersonMention]) -> Iterator[Clash]:
    """A caption that shows two persons together whom the body has speak by telephone or video."""
    if not (_TOGETHER.search(caption.text) and (_SIDE.search(caption.text) or _people_in(caption, people) >= 2)):
        return
    shown = {_surname(m) for m in people if m.name is not None and caption.start <= m.start < caption.end}
    for block in layout.body:
        for found in _REMOTE.finditer(block.text):
            at = block.start + found.start()
            low, high = max(block.start, at - 250), min(block.end, at + 150)
            named = {_surname(m) for m in people if m.name is not None and low <= m.start < high}
            if len(shown & named) >= 2:
                together = _TOGETHER.search(caption.text)
                assert together is not None
                said = Span(caption.start + together.start(), caption.start + together.end(), together.group())
                yield Clash("together", said, Span(at, at + len(found.group()), found.group()), "shown together, and speaking from afar")
                return


def _people_in(caption: Span, people: Sequence[PersonMention]) -> int:
    return len({_surname(m) for m in people if m.name is not None and caption.start <= m.start < caption.end})


def _surname(mention: PersonMention) -> str:
    return words(mention.name.text)[-1] if mention.name is not None and words(mention.name.text) else ""
