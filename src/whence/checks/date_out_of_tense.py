"""WH205."""

from __future__ import annotations

import re
from collections.abc import Iterator

from whence.checking import Check, Outcome
from whence.model import DateMention
from whence.reading import Reading

# A verb of the past right before the date, and one of the future: what stands between may only be a short phrase.
_PAST = re.compile(
    r"\b(?:was|were|had been|has been|held|signed|died|born|killed|arrested|announced|said|told|met|won|lost|began|opened|closed|resigned|elected|"
    r"launched|published|released|passed|voted|ruled|reported|happened|took place|occurred)\b(?:\s+[^\s,.;:]+){0,4}?\s+(?:on|in)\s+$"
)
_FUTURE = re.compile(r"\b(?:will(?! have\b)|(?:is|are) (?:due |set |scheduled |expected )?to|plans to)\b(?:\s+[^\s,.;:]+){1,6}?\s+(?:on|in)\s+$")
_HEDGED = re.compile(
    r"\b(?:would|will|could|might|if|scheduled|planned|until|expected|deadline|expire[sd]?|forecast|projected|due|next|plan|plans|(?:was|were) to)\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(r"\b(?:said|announced|promised|predicted|claimed|planned|expected|wrote|pledged|vowed|had|was|were)\b")


class DateOutOfTense(Check):
    """An event is told as past but dated after the source was published, or told as to come but dated before.

    Why: the date, the tense or the day of publication is wrong: often a year typed from habit, in January above all.

    Found: a complete date (with its year) directly after a verb of the past, more than `tolerance-days` after publication; and directly after "will",
    "is due to" and the like, more than that before it.

    Not found: dates without a year; what is hedged, planned or quoted; text in a source that nothing dates.

    What to do: check the year first.
    """

    code = "WH205"
    severity = "warning"
    tolerance_days: int = 1

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Every complete date of every dated source."""
        for sid in reading.sources:
            if not reading.readable(sid):
                yield self.skipped("the source's text is withheld, empty or in a language that is not read")
                continue
            known = reading.published(sid).value
            if known is None or not known.is_day:
                yield self.skipped("the source's day of publication is not known")
                continue
            held = 0
            for mention in reading.dates(sid):
                problem = self._problem(reading, sid, mention)
                if problem is None:
                    held += 1
                    continue
                yield self.found(
                    reading,
                    f"“{mention.text}” is told as {problem}, but the article is of {known}. Check the year.",
                    [reading.place(sid, mention.start, mention.end)],
                    expected=f"a date {'before' if problem == 'past' else 'after'} {known}",
                    observed=mention.text,
                    suggestion="Check the year, then the tense.",
                )
            yield self.held(held)

    def _problem(self, reading: Reading, sid: str, mention: DateMention) -> str | None:
        known = reading.published(sid).value
        if mention.how != "absolute" or mention.when is None or known is None or mention.type != "DATE":
            return None
        clause = reading.clause(sid, mention.start, mention.end)
        before = clause.text[: mention.start - clause.start]
        if "“" in before or '"' in before:
            return None
        if (mention.when.low - known.high).days > self.tolerance_days and _PAST.search(before) and not _HEDGED.search(clause.text):
            return "past"
        if (
            (known.low - mention.when.high).days > self.tolerance_days
            and (ahead := _FUTURE.search(before))
            and not _REPORTED.search(before[: ahead.start()])
        ):
            return "to come"
        return None
