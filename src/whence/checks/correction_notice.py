"""WH706."""

from __future__ import annotations

import re
from collections.abc import Iterator

from whence.checking import Check, Outcome
from whence.comparing.words import words
from whence.model import Fact, Flaw
from whence.reading import Reading

_WRONG = re.compile(
    r"\b(?:incorrectly|wrongly|mistakenly|erroneously|misstated|misidentified|misspelled|misspelt)\b(?P<a>[^.;]*)|"
    r"\b(?:not|rather than|instead of)\s(?P<b>[^.;,]*)",
    re.IGNORECASE,
)
_TELLING = re.compile(r"\d[\d.,]*\d|\d|\b[^\W\d_a-z][^\W\d_]{2,}\b")
"""Words by which a statement is known again: figures and names."""


class CorrectionNotice(Check):
    """The source says that it was corrected, updated or withdrawn.

    Why: what was taken from an earlier version may be what was corrected.

    Found: notices of correction, clarification, update or retraction: a warning, once for each source. A fact that has what the notice calls wrong
    ("in 1960, not 1951"): an error.

    Not found: articles that speak of corrections made elsewhere.

    What to do: compare the facts of this source with the notice, and take the present version.
    """

    code = "WH706"
    severity = "warning"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """The notices of every source, and the facts taken from it."""
        for sid in reading.sources:
            notices = [f for f in reading.flaws(sid) if f.kind == "correction"] if reading.readable(sid) else []
            if not notices:
                yield self.held()
            for notice in notices:
                yield from self._judge(reading, sid, notice)

    def _judge(self, reading: Reading, sid: str, notice: Flaw) -> Iterator[Outcome]:
        resting = [fact for fact in reading.dossier.facts if fact.source == sid and _rests_on_the_wrong(reading, fact, notice)]
        shown = " ".join(notice.text.split())
        place = reading.place(sid, notice.start, notice.end)
        for fact in resting:
            yield self.found(
                reading,
                f"The source corrects this: “{_clip(shown)}”",
                [reading.row(fact), reading.place(sid, notice.start, notice.end, "related", "the correction")],
                facts=[fact.fact_id],
                expected=_clip(shown),
                observed=fact.value,
                severity="error",
                suggestion="Take the corrected statement.",
            )
        if not resting:
            yield self.found(
                reading,
                f"{sid} says that it was changed: “{_clip(shown)}”",
                [place],
                observed=_clip(shown),
                suggestion="Check that the facts taken from it are those of the present version.",
            )


def _rests_on_the_wrong(reading: Reading, fact: Fact, notice: Flaw) -> bool:
    """Whether a fact has the figure or name that the notice says was wrong, and not only what it says is right."""
    wrong: set[str] = set()
    right: set[str] = set()
    for found in _WRONG.finditer(notice.text):
        wrong |= _telling(found["a"] or found["b"] or "")
        right |= _telling(notice.text[: found.start()]) | _telling(notice.text[found.end() :])
    wrong -= right
    evidence = reading.evidence(fact)
    borne = _telling(f"{fact.value} {evidence.text if evidence else fact.quote}")
    return bool(wrong & borne) and not (evidence is not None and notice.start <= evidence.start < notice.end)


def _telling(text: str) -> set[str]:
    return {word for found in _TELLING.findall(text) for word in words(found)}


def _clip(text: str) -> str:
    return text if len(text) <= 160 else text[:157] + "…"
