"""WH604."""

from __future__ import annotations

from collections.abc import Iterator

from whence.checking import Check, Outcome
from whence.model import Evidence, Quotation
from whence.reading import Reading
from whence.reading.drafts import DRAFT_UNREAD, UNREAD, all_read, bearers, drafts_of
from whence.reading.grounds import clip


class UnsupportedQuotation(Check):
    """A draft quotes words that stand in no source.

    Why: quotation marks promise that somebody said just these words.

    Found: with `--against`, a quotation of a draft whose words stand in no source, or stand there with changed, added or missing words.

    Not found: words cut short at a marked elision, other quotation marks and spacing; single terms and scare quotes.

    What to do: quote the source as it stands, or take the quotation marks away and say whose words they are.
    """

    code = "WH604"
    severity = "error"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Every quotation of every draft, looked for in every source."""
        for sid in drafts_of(reading):
            said = [q for q in reading.quotations(sid) if q.speech]
            if not said:
                yield self.held() if reading.readable(sid) else self.skipped(DRAFT_UNREAD)
            for quotation in said:
                yield self._judge(reading, sid, quotation)

    def _judge(self, reading: Reading, sid: str, quotation: Quotation) -> Outcome:
        places = [(source, reading.aligner(source).locate(quotation.text)) for source in bearers(reading)]
        found = [(source, evidence) for source, evidence in places if evidence]
        if any(evidence.match != "altered" for _, evidence in found):
            return self.held()
        if found:
            return self._altered(reading, sid, quotation, *max(found, key=lambda row: row[1].score))
        if not all_read(reading):
            return self.skipped(UNREAD)
        return self.found(
            reading,
            f"No source has the words “{clip(quotation.text, 120)}”.",
            [reading.place(sid, quotation.start, quotation.end)],
            observed=clip(quotation.text, 200),
            suggestion="Quote a source as it stands, or add the source that has these words.",
        )

    def _altered(self, reading: Reading, sid: str, quotation: Quotation, source: str, evidence: Evidence) -> Outcome:
        edit = evidence.edits[0] if evidence.edits else None
        said = {"replaced": "“{0}” where {2} has “{1}”", "added": "“{0}”, which {2} does not have", "missing": "not “{1}”, which {2} has"}
        how = said[edit.op].format(edit.quote, edit.source, source) if edit else f"other words than {source}"
        return self.found(
            reading,
            f"The quotation has {how}.",
            [
                reading.place(sid, quotation.start, quotation.end),
                reading.place(source, evidence.start, evidence.end, "related", "what the source says"),
            ],
            expected=clip(evidence.text, 200),
            observed=clip(quotation.text, 200),
            suggestion=f"Quote {source} as it stands.",
        )
