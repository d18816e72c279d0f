"""Fingerprints: what a finding is, apart from where it happens to stand.

Made of the code, the sources' stable identities, the facts' subjects and predicates, the words concerned (normalised), and the expected and observed
values; never of offsets, line numbers, order or fact ids. So it survives edits elsewhere, re-ordering and added rows; another wrong value is
another finding.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from whence.model import Finding, Location

if TYPE_CHECKING:
    from whence.reading.reading import Reading

_FOLDS = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "\u00ad": None, "\u200b": None})


def fingerprint(reading: Reading, finding: Finding, concerns: Sequence[Location], about: Sequence[str]) -> str:
    """``w1:`` and 16 hexadecimal digits (64 bits: one chance in 3 million of a collision among 100,000 findings)."""
    facts = [reading.fact(fact_id) for fact_id in about]
    material = (
        finding.code,
        sorted({reading.identity(place.source) for place in concerns if place.source}),
        sorted({(folded(fact.subject), folded(fact.predicate)) for fact in facts}),
        sorted({folded(place.text) for place in concerns}),
        folded(finding.expected or ""),
        folded(finding.observed or ""),
    )
    return "w1:" + hashlib.sha256(msgspec.json.encode(material)).hexdigest()[:16]


def folded(text: str) -> str:
    """A text without what typography may change: compatibility forms, marks, case and spaces."""
    return " ".join(unicodedata.normalize("NFKC", text.translate(_FOLDS)).casefold().split())
