"""WH205."""

from __future__ import annotations

from collections.abc import Iterator

from whence.checking import Check, Outcome
from whence.language.told import Grain, is_ahead, is_past
from whence.model import DateMention
from whence.reading import Reading

_YEAR = 365.2425
"""Mean length of a year in the Gregorian calendar, in days."""

_AROUND = 600
"""How much of a sentence is read on either side of a date, in characters."""


class DateOutOfTense(Check):
    """An event is told as past but dated after the source was published, or told as to come but dated before.

    Why: the date, the tense or the day of publication is wrong: often a year typed from habit, in January above all.

    Found: a complete date (with its year) that belongs to a verb of the past, more than `tolerance-days` after publication: "the dam burst on", "was
    born in Holm, Norway, on", "On 3 December 2024 he was arrested"; and one that belongs to "will", "is due on", "opens on" and the like, more than
    that before it. Of a month or a year only where its verb stands close by.

    Not found: dates without a year; fiscal years; what is hedged, planned or quoted; a date that may belong to a noun or another verb ("voted to
    close the mine in 2030", "will show letters written in 1912"); what was to come more than ten years ago; text in a source that nothing dates.

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
        later, earlier = (mention.when.low - known.high).days, (known.low - mention.when.high).days
        if max(later, earlier) <= self.tolerance_days or mention.when.precision not in {"day", "month", "year"} or "fiscal" in mention.pattern:
            return None
        sentence = reading.clause(sid, mention.start, mention.end)
        text = reading.sources[sid].text
        before = text[max(sentence.start, mention.start - _AROUND) : mention.start]
        after = text[mention.end : min(sentence.end, mention.end + _AROUND)]
        grain: Grain = "day" if mention.when.is_day else "span"
        tells = is_past(before, after, grain) if later > 0 else is_ahead(before, after, grain, earlier / _YEAR)
        if not tells or _in_quotation(reading, sid, mention, before):
            return None
        return "past" if later > 0 else "to come"


def _in_quotation(reading: Reading, sid: str, mention: DateMention, before: str) -> bool:
    """Whether somebody else's words tell the date, of whatever day: in the sentence, or in a quotation of several."""
    if "“" in before or '"' in before:
        return True
    return any(q.start <= mention.start < q.end for q in reading.quotations(sid))
