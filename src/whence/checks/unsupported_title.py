"""WH605."""

from __future__ import annotations

import re
from collections.abc import Iterator

from whence.checking import Check, Outcome
from whence.comparing.names import compare_names
from whence.comparing.titles import compare_titles
from whence.language.titles import read_title
from whence.model import Span
from whence.reading import Reading
from whence.reading.drafts import DRAFT_UNREAD, UNREAD, all_read, bearers, drafts_of, persons_borne
from whence.reading.people import Person


class UnsupportedTitle(Check):
    """A draft gives a person a title that no source gives them.

    Why: whether somebody spoke as minister, acting minister or former minister is what the reader weighs the words by.

    Found: with `--against`, a title of a person in a draft that is another office than every source gives the same person, or has an acting, deputy
    or former that they lack; a title where the sources give none.

    Not found: other spellings and shorter forms of one title; persons whom no source names (WH603); a title that a source has without saying whose.

    What to do: write the title as the source has it, or add the source that gives it.
    """

    code = "WH605"
    severity = "error"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Every title of every draft against the titles that the sources give the person."""
        for sid in drafts_of(reading):
            if not reading.readable(sid):
                yield self.skipped(DRAFT_UNREAD)
                continue
            titled = [(person, title) for person in reading.persons(sid) for title in _once(person.titles)]
            if not titled:
                yield self.held()
            for person, title in titled:
                yield self._judge(reading, sid, person, title)

    def _judge(self, reading: Reading, sid: str, person: Person, title: Span) -> Outcome:
        same = [other for other in persons_borne(reading) if compare_names(person.name, other.name).holds]
        if not same:
            return self.skipped("no source names the person")
        given = [(other.source, span, compare_titles(title.text, span.text)) for other in same for span in _once(other.titles)]
        if any(c.holds and not c.finer for _, _, c in given):
            return self.held()
        if any(c.verdict == "unknown" for _, _, c in given) and (not _office(title) or not all(_office(span) for _, span, _ in given)):
            return self.skipped("whether the titles can go together cannot be told")
        if any(_unclaimed(reading, source, title.text) for source in bearers(reading)):
            return self.skipped("a source has the title and does not say whose it is")
        if not all_read(reading):
            return self.skipped(UNREAD)
        places = [reading.place(sid, title.start, title.end)]
        places += [reading.place(source, span.start, span.end, "related", "the title there") for source, span, _ in given[:1]]
        told = f"{given[0][0]} has “{given[0][1].text}”" if given else f"the sources name {person.name} without one"
        return self.found(
            reading,
            f"No source calls {person.name} “{title.text}”: {told}.",
            places,
            expected=given[0][1].text if given else None,
            observed=title.text,
            suggestion="Write the title as the source has it, or add the source that gives this one.",
        )


def _office(title: Span) -> bool:
    """Whether a title names an office, which a source gives or does not give, and no description."""
    read = read_title(title.text)
    return bool(read.office) and not read.description


def _unclaimed(reading: Reading, sid: str, title: str) -> bool:
    """Whether the words of a title stand in a source in a place that names nobody, and may so be anybody's."""
    text = reading.sources[sid].text
    claimed = [m for m in reading.people(sid) if m.name is not None]
    found = re.finditer(rf"(?<!\w){re.escape(title)}(?!\w)", text, re.IGNORECASE)
    return any(not any(m.start <= one.start() and one.end() <= m.end for m in claimed) for one in found)


def _once(titles: tuple[Span, ...]) -> list[Span]:
    """Titles alike in their words once, the first of each."""
    return list({span.text.casefold(): span for span in reversed(titles)}.values())[::-1]
