"""WH707."""

from __future__ import annotations

from collections.abc import Iterator

from whence.checking import Check, Outcome
from whence.model import Location, Span
from whence.reading import Reading
from whence.reading.headlines import Clash, apart_clash, names_clash, numbers_clash, titles_clash
from whence.reading.layout import Layout, layout_of


class HeadlineDiffers(Check):
    """Headline or caption says what the body contradicts.

    Why: headlines and captions are written last, by others, in a hurry; and they are what is quoted. A number or name taken from them is the least
    sure one of the article.

    Found: a number that the body gives otherwise for the same thing, a name spelt otherwise throughout the body, a title that the body's titles of
    that person exclude: a warning. A caption that shows two people together whom the body has speak by telephone or video: information, for the
    picture is then an older one or the caption invented.

    Not found: rounding, "dozens", sums of the body's numbers, numbers that the body does not give at all; shorter forms of names and titles.

    What to do: correct headline or caption, or take the fact from the body.
    """

    code = "WH707"
    severity = "warning"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """The headline and captions of every source against its body."""
        for sid in reading.sources:
            if not reading.readable(sid):
                yield self.skipped("the source is missing, or its language is not read")
                continue
            layout = layout_of(reading, sid)
            clashes = [(clash, place) for clash, place in self._clashes(reading, sid, layout)]
            yield self.held(max(1, len(layout.captions) + (layout.headline is not None) - len(clashes)))
            for clash, place in clashes:
                yield self._told(reading, sid, clash, place)

    def _clashes(self, reading: Reading, sid: str, layout: Layout) -> Iterator[tuple[Clash, Location]]:
        if not layout.body:
            return
        if layout.headline is not None:
            for clash in self._headline(reading, sid, layout, layout.headline):
                yield clash, self._headline_place(reading, sid, layout, layout.headline)
        seen: set[str] = set()
        for caption in layout.captions:
            key = " ".join(caption.text.split())[:60]
            if key not in seen:
                seen.add(key)
                for clash in apart_clash(caption, layout, reading.people(sid)):
                    yield clash, reading.place(sid, caption.start, caption.end, note="the caption")

    @staticmethod
    def _headline(reading: Reading, sid: str, layout: Layout, headline: Span) -> Iterator[Clash]:
        from whence.language.numbers import find_numbers
        from whence.language.people import find_people

        low, high = layout.body[0].start, layout.body[-1].end
        body = [n for n in reading.numbers(sid) if low <= n.start < high]
        yield from numbers_clash(headline, find_numbers(headline.text), body, reading.sources[sid].text)
        yield from names_clash(headline, layout.body)
        yield from titles_clash(find_people(headline.text), [m for m in reading.people(sid) if low <= m.start < high])

    @staticmethod
    def _headline_place(reading: Reading, sid: str, layout: Layout, headline: Span) -> Location:
        if layout.in_text:
            return reading.place(sid, headline.start, headline.end, note="the headline")
        return reading.manifest(sid, headline.text, note="the headline")

    def _told(self, reading: Reading, sid: str, clash: Clash, place: Location) -> Outcome:
        borne = reading.place(sid, clash.borne.start, clash.borne.end, "related", "the body")
        if clash.kind == "together":
            message = f"The caption shows them together (“{clash.said.text}”); the body has them speak “{clash.borne.text}”."
        else:
            message = f"The headline says “{clash.said.text}”, the body “{clash.borne.text}”."
        return self.found(
            reading,
            message,
            [place, borne],
            expected=clash.borne.text,
            observed=clash.said.text,
            severity="info" if clash.kind == "together" else None,
            confidence="medium",
            suggestion="See which of the two is meant, and correct the other.",
        )
