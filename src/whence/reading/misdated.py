"""Dates that stand in the quote, but of something else: of another verb, or a stated span that the claim runs past."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from whence.comparing import Comparison
from whence.model import DateMention, Evidence, Fact

_TO = re.compile(r"\s(?:to|until|till|through)\s|\s?[-–—]\s?")


def overreach(claim: DateMention, mentions: Sequence[DateMention], evidence: Evidence) -> Comparison | None:
    """The conflict of a claimed span that shares one end with a stated one and runs past the other: 1998 to 2015 for "from 1998 to 2014"."""
    when, text = claim.when, evidence.text
    if when is None or when.precision != "interval" or when.earliest is None or when.latest is None:
        return None
    for a, b in pairwise(mentions):
        if a.when is None or b.when is None or a.when.earliest is None or b.when.latest is None:
            continue
        joint = text[a.end - evidence.start : b.start - evidence.start]
        between = joint == " and " and text[: a.start - evidence.start].casefold().endswith("between ")
        if not between and not _TO.fullmatch(joint):
            continue
        before, after = (a.when.earliest - when.earliest).days, (when.latest - b.when.latest).days
        if (abs(before) <= 1 < after) or (abs(after) <= 1 < before):
            said = text[a.start - evidence.start : b.end - evidence.start]
            return Comparison("conflict", f"the quote has {said}", seen=said)
    return None


_LEAD = re.compile(r"(?P<verb>[A-Za-z]{3,20})\s+(?:(?:in|on)\s+)?\Z")
_PARTICIPLE = re.compile(
    r"(?i:[a-z]+ed|(?!during)[a-z]+ing|(?:re)?built|born|won|(?:re)?sold|bought|made|held|begun|lost|left|met|shot|taken|written|given|found)"
)


_GOES_ON = re.compile(
    r"(?!.*\b(?:or|but|not|rather|though|although|instead|actually|in\sfact|correct\w*|revised)\b),?\s(?:and|then)\s[^.;]{1,80}", re.DOTALL
)
"""What may stand between the two dates when another thing is told with the second: "founded in 1973 and moved to its site in 1991"."""


def other_verb(fact: Fact, evidence: Evidence, mentions: Sequence[DateMention], bearing: Sequence[DateMention]) -> Comparison | None:
    """The conflict where the quote ties the claimed date to another verb, and the fact's own to another date: "built in 1871 and listed in 1968"."""
    own = fact.predicate.strip().lower()
    if not bearing or len(bearing) == len(mentions):
        return None
    led = [(m, _LEAD.search(evidence.text[: m.start - evidence.start][-40:])) for m in mentions]
    verbs = {m.start: found["verb"].lower() for m, found in led if found}
    mine = [m for m in mentions if verbs.get(m.start) == own and m not in bearing]
    others = [verbs.get(m.start, "") for m in bearing]
    if not mine or own in others:
        return None
    between = [evidence.text[mine[0].end - evidence.start : m.start - evidence.start] for m in bearing]
    if not all(_PARTICIPLE.fullmatch(verb) or _GOES_ON.fullmatch(joint) for verb, joint in zip(others, between, strict=True)):
        return None
    return Comparison("conflict", f"the quote has “{own}” of {mine[0].text}", seen=mine[0].text)
