"""WH501."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from zlib import crc32

from whence.checking import AgreementCheck, Outcome
from whence.comparing.quotations import compare_quotations
from whence.comparing.words import words
from whence.model import Claim, Quotation, Skipped
from whence.reading import Reading
from whence.reading.drafts import across
from whence.reading.speakers import persons_in

_RUN = 3
_KEYS = 4
"""Each quotation is filed under its few least runs of words (min-hash, Broder 1997): versions of one quotation share at least one of them."""


class QuotationDiffers(AgreementCheck):
    """The same quotation stands in two sources in different words.

    Why: between quotation marks stand a speaker's own words; of two versions at most one is that. The words changed may be the ones that matter.

    Found: quotations of eight words or more (`least`) in different sources that are alike but for a few words, when nothing says that two people
    spoke.

    Not found: one version shorter than the other, words left out with a mark, brackets, spelling by country, typography; texts that are translated,
    whose words are the translator's; two answers that only resemble each other.

    What to do: find the recording or the statement; quote that, or only the words on which both agree.
    """

    code = "WH501"
    severity = "error"
    least: int = 8

    def claims(self, reading: Reading) -> Iterator[Claim | Skipped]:
        """The longer quotations of every source, each under its keys."""
        for sid in reading.sources:
            if not reading.readable(sid) or any(o.how == "translated" for o in reading.origins(sid)):
                yield self.skipped("the source is translated, or its language is not read")
                continue
            for quotation in reading.quotations(sid):
                row = words(quotation.text)
                if quotation.speech and len(row) >= self.least:
                    for key in _keys(row):
                        yield Claim(f"quotation {key}", "quotation", quotation.start, quotation.end, "", sid, quotation.text)

    def judge(self, reading: Reading, key: str, claims: Sequence[Claim]) -> Iterator[Outcome]:
        """Every two versions of different sources, under the first key that they share."""
        number = int(key.rpartition(" ")[2])
        for a, b in combinations(sorted(claims, key=lambda c: (c.source, c.low or 0)), 2):
            if across(reading, a.source, b.source):
                yield self.skipped("a draft's quotations are held against the sources by WH604")
                continue
            if a.source == b.source or min(set(_keys(words(a.text))) & set(_keys(words(b.text)))) != number:
                continue
            compared = compare_quotations(a.text, b.text)
            if compared.verdict != "conflict" or self._two_speakers(reading, a, b):
                yield self.held()
                continue
            facts = [f.fact_id for f in reading.dossier.facts if any(_rests_on(reading, f.fact_id, c) for c in (a, b))]
            places = [reading.place(c.source, int(c.low or 0), int(c.high or 0), "primary" if c is a else "related") for c in (a, b)]
            yield self.found(
                reading,
                f"{a.source} and {b.source} quote the same words differently: {compared.why}.",
                places,
                facts=facts,
                expected=_clip(a.text),
                observed=_clip(b.text),
                suggestion="Find the recording or statement, and quote that.",
                about=(),
            )

    @staticmethod
    def _two_speakers(reading: Reading, a: Claim, b: Claim) -> bool:
        """Two persons who are known and are not one."""
        known = [{p.key.split()[-1] for p in persons_in(reading, c.source, q.speaker)} for c in (a, b) if (q := _quotation(reading, c)) and q.speaker]
        return len(known) == 2 and bool(known[0]) and bool(known[1]) and not known[0] & known[1]


def _keys(row: list[str]) -> list[int]:
    return sorted({crc32(" ".join(row[n : n + _RUN]).encode()) for n in range(len(row) - _RUN + 1)})[:_KEYS]


def _quotation(reading: Reading, claim: Claim) -> Quotation | None:
    return next((q for q in reading.quotations(claim.source) if q.start == claim.low), None)


def _rests_on(reading: Reading, fact_id: str, claim: Claim) -> bool:
    fact = reading.fact(fact_id)
    evidence = reading.evidence(fact) if fact.source == claim.source and reading.kind(fact) == "quotation" else None
    return evidence is not None and evidence.start < (claim.high or 0) and (claim.low or 0) < evidence.end


def _clip(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 120 else text[:117] + "…"
