"""What a number of the quote says of what it counts: the dead or the injured, and whether it tells a fall."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from whence.comparing import Comparison
from whence.model import Evidence, Fact, NumberMention

# The words by which news counts the victims of one event, each kind apart from the others: our own list, from usage.
_FATES = {
    "dead": r"dead|died|dies|dying|deaths?|killed|kills?|killing|fatalit(?:y|ies)",
    "injured": r"injur(?:ed|es|ing|y|ies)|wound(?:ed|s|ing)|hurt",
    "missing": r"missing|unaccounted",
    "arrested": r"arrest(?:ed|s|ing)?|detain(?:ed|s|ing)",
    "rescued": r"rescu(?:ed|es|ing)|saved",
}
_ANY = "|".join(f"(?P<{name}>{body})" for name, body in _FATES.items())
_AFTER = re.compile(rf"\s+(?:(?!and\b|or\b|but\b|while\b|with\b|of\b|to\b|after\b|when\b)[\w'’-]+\s+){{0,4}}?(?:{_ANY})\b", re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(?:(?P<dead>kill(?:ed|s|ing))|(?P<injured>(?:injur|wound)(?:ed|es|s|ing))|(?P<arrested>arrest(?:ed|s|ing))|(?P<rescued>rescu(?:ed|es|ing)))"
    r"\s+(?:(?:at|least|about|around|some|more|than|over|nearly|almost|as|many|another|the|up|to)\s+){0,4}\Z",
    re.IGNORECASE,
)
_FELL = re.compile(
    r"\b(?:fell|falls?|fallen|falling|dropp\w+|drops?|declin\w+|decreas\w+|slipp\w+|s[au]nk|shr[aiu]nk|tumbl\w+|plung\w+|slump\w+|contract(?:ed|s|ing)"
    r"|dipp\w+|slid|eased|shed|lost|down|lower|cut|reduc\w+|minus)\b[^,.;]{0,40}\Z",
    re.IGNORECASE,
)


def other_fate(fact: Fact, evidence: Evidence, pairs: Sequence[tuple[NumberMention, Comparison]]) -> Comparison | None:
    """The conflict where the quote has the claimed number of others, and another of these: 102 dead for "17 people died and 102 were injured"."""
    said = {name for name, body in _FATES.items() if re.search(rf"(?:\b|_)(?:{body})(?:\b|_)", fact.predicate, re.IGNORECASE)}
    if len(said) != 1:
        return None
    (mine,) = said
    fates = {m.start: _fate(m, evidence) for m, _ in pairs}
    bearing = [m for m, c in pairs if c.holds]
    true = [m for m, c in pairs if c.verdict == "conflict" and fates[m.start] == mine]
    if not bearing or not true or any(fates[m.start] in {None, mine} for m in bearing):
        return None
    return Comparison("conflict", f"the quote has {true[0].text} {mine}, and {bearing[0].text} {fates[bearing[0].start]}", seen=true[0].text)


def _fate(mention: NumberMention, evidence: Evidence) -> str | None:
    text, start, end = evidence.text, mention.start - evidence.start, mention.end - evidence.start
    found = _BEFORE.search(text[max(start - 60, 0) : start]) or _AFTER.match(text[end : end + 80])
    return found.lastgroup if found else None


def as_told(claim: NumberMention, mention: NumberMention, evidence: Evidence) -> NumberMention:
    """The claim without its minus where the quote tells the fall by a verb: -3.4% for "fell 3.4 per cent"."""
    if claim.low is None or claim.high is None or claim.high >= 0 or mention.low is None or mention.low < 0:
        return claim
    at = mention.start - evidence.start
    if not _FELL.search(evidence.text[max(at - 80, 0) : at]):
        return claim
    return msgspec.structs.replace(claim, low=-claim.high, high=-claim.low)
