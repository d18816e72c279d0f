"""WH601."""

from __future__ import annotations

from collections.abc import Iterator

from whence.checking import Check, Outcome
from whence.comparing import Comparison
from whence.comparing.dates import compare_mentions
from whence.model import DateMention
from whence.reading import Reading
from whence.reading.drafts import DRAFT_UNREAD, UNREAD, all_read, dates_borne, dates_claimed, drafts_of


class UnsupportedDate(Check):
    """A draft gives a date that no source bears.

    Why: a reader takes a date in print for a date that somebody looked up.

    Found: with `--against`, a day, month or year of a draft that agrees with no date of any source and with no day on which one was published; one
    that says more than they do (a day where they have the month).

    Not found: a date that says less than a source; the draft's own date; lengths of time; whether it is the date of the right event, for which the
    facts are to be written down and checked.

    What to do: write what a source has, or add the source that bears the date.
    """

    code = "WH601"
    severity = "error"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Every date of every draft against every date of the sources."""
        for sid in drafts_of(reading):
            mentions = dates_claimed(reading, sid)
            if not mentions:
                yield self.held() if reading.readable(sid) else self.skipped(DRAFT_UNREAD)
            for mention in mentions:
                yield self._judge(reading, sid, mention)

    def _judge(self, reading: Reading, sid: str, mention: DateMention) -> Outcome:
        pairs = reading.keep(("date borne", mention.when, mention.stated), lambda: _compared(reading, mention))
        if any(c.holds and not c.finer for _, _, c in pairs):
            return self.held()
        if mention.when is None and all(c.verdict == "unknown" for _, _, c in pairs):
            return self.skipped("the date hangs on the day of the draft, which is not known")
        if not all_read(reading):
            return self.skipped(UNREAD)
        near = min(pairs, key=lambda row: _distance(mention, row[1], row[2]), default=None)
        places = [reading.place(sid, mention.start, mention.end)]
        told = ""
        if near and _distance(mention, near[1], near[2]) < _FAR:
            source, other, _ = near
            told = f" The nearest is “{other.text}” in {source}."
            if reading.sources[source].text[other.start : other.end] == other.text:
                places.append(reading.place(source, other.start, other.end, "related", "the nearest date"))
        return self.found(
            reading,
            f"No source bears “{mention.text}”.{told}",
            places,
            expected=near[1].text if near and told else None,
            observed=mention.text,
            suggestion="Write what a source has, or add the source that bears this date.",
        )


_FAR = 10**6


def _compared(reading: Reading, mention: DateMention) -> list[tuple[str, DateMention, Comparison]]:
    """The dates of the sources that may bear a draft's, each as it compares; alike dates of a draft are compared once."""
    return [(source, m, compare_mentions(mention, m)) for source, m in dates_borne(reading).near(mention)]


def _distance(claim: DateMention, other: DateMention, compared: Comparison) -> float:
    """How far a source's date is from the claimed one: what is only coarser first, then in days, the same day of another year as if it were near."""
    if compared.finer:
        return 0
    if claim.when is None or other.when is None or claim.when.earliest is None or other.when.earliest is None:
        return _FAR
    a, b = claim.when.earliest, other.when.earliest
    return min(claim.when.gap(other.when), 30 if (a.month, a.day) == (b.month, b.day) and claim.when.is_day else _FAR)
