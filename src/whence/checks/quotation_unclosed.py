"""WH502."""

from __future__ import annotations

from collections.abc import Iterator

from whence.checking import Check, Outcome
from whence.language.quotations import pair_marks
from whence.reading import Reading


class QuotationUnclosed(Check):
    """A quotation mark opens and never closes, or closes what was never opened.

    Why: nobody can tell where the speaker's words end and the reporter's begin, and a fact taken from there may be given to the wrong one.

    Found: marks of any European or East Asian kind that stand alone.

    Not found: a paragraph that carries on a quotation and opens with a mark again, without the one before having closed; apostrophes; feet and
    inches; a straight mark that closes a curly one.

    What to do: look up where the quotation ends, and set the mark.
    """

    code = "WH502"
    severity = "warning"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """The marks of every source."""
        for sid in reading.sources:
            alone = [f for f in reading.flaws(sid) if f.kind in {"unclosed", "unopened"}]
            yield self.held(max(1, len(pair_marks(reading.sources[sid].text).pairs)))
            told = {"unclosed": 0, "unopened": 0}
            for flaw in alone:
                if flaw.start < told[flaw.kind]:
                    continue  # one sentence, one finding
                sentence = reading.clause(sid, flaw.start, flaw.end)
                told[flaw.kind] = sentence.end
                what = "opens here and never closes" if flaw.kind == "unclosed" else "closes here and was never opened"
                yield self.found(
                    reading,
                    f"A quotation {what}: {_around(sentence.text, flaw.start - sentence.start, flaw.kind)}.",
                    [reading.place(sid, sentence.start, sentence.end)],
                    expected="marks in pairs",
                    observed=f"one {flaw.text}",
                    suggestion="Find where the speaker's words end and set the mark.",
                )


def _around(sentence: str, at: int, kind: str) -> str:
    shown = sentence[at : at + 50] if kind == "unclosed" else sentence[max(0, at - 50) : at + 1]
    return f"… {' '.join(shown.split())} …"
