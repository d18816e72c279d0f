"""WH305."""

from __future__ import annotations

from collections.abc import Iterator

from whence.checking import Check, Outcome
from whence.language.people import is_caption, is_headline
from whence.reading import Reading
from whence.reading.people import Person


class NotIntroduced(Check):
    """A person is called "Mr X", or by a bare surname, before the text has given the full name.

    Why: a reader who meets the surname first does not know who is meant; in a cut or pasted text it is a sign that a paragraph is missing.

    Found: an honorific with a surname, or a surname alone, without a full name before it. Headlines and captions are passed over.

    Not found: a surname with a title ("President Biden"), monarchs and clergy who have one name, a full name that comes first.

    What to do: give the full name, and who it is, at the first mention.
    """

    code = "WH305"
    severity = "info"
    preview = True

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Look at the first mention of each person in the body of each source."""
        for sid in reading.sources:
            if not reading.readable(sid):
                yield self.skipped("the source's language is not read, or its text withheld")
                continue
            text = reading.sources[sid].text
            for person in reading.persons(sid):
                yield self._judge(reading, sid, text, person)

    def _judge(self, reading: Reading, sid: str, text: str, person: Person) -> Outcome:
        for mention in person.mentions:
            if mention.name is None or is_headline(text, mention.start) or is_caption(text, mention.start):
                continue
            if len(mention.name.text.split()) > 1 or mention.title:
                break
            return self.found(
                reading,
                f"“{mention.text}” is not introduced: no full name stands before."
                + (f" It follows later: “{person.name}”." if " " in person.name else ""),
                [reading.place(sid, mention.start, mention.end)],
                expected=person.name if " " in person.name else None,
                observed=mention.text,
                suggestion="Give the full name, and who it is, at the first mention.",
            )
        return self.held()
