"""WH603."""

from __future__ import annotations

import re
from collections.abc import Iterator

from whence.checking import Check, Outcome
from whence.comparing.names import compare_names
from whence.reading import Reading
from whence.reading.drafts import DRAFT_UNREAD, UNREAD, all_read, bearers, drafts_of, persons_borne
from whence.reading.people import Person


class UnsupportedName(Check):
    """A draft names a person whom no source names.

    Why: a person who is in no source got into the draft by memory, by another article, or by a machine that makes names up; a misspelt one makes the
    draft wrong about somebody.

    Found: with `--against`, a person of a draft whose name fits no person of any source and stands in none of their texts. The nearest spelling is
    named where one is near.

    Not found: shorter forms of a name, other transliterations; places and organisations, which are not looked for.

    What to do: write the name as the source has it, or add the source that names the person.
    """

    code = "WH603"
    severity = "error"

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Every person of every draft against the persons and texts of the sources."""
        for sid in drafts_of(reading):
            if not reading.readable(sid):
                yield self.skipped(DRAFT_UNREAD)
                continue
            persons = [p for p in reading.persons(sid) if any(m.name for m in p.mentions)]
            if not persons:
                yield self.held()
            for person in persons:
                yield self._judge(reading, sid, person)

    def _judge(self, reading: Reading, sid: str, person: Person) -> Outcome:
        pairs = [(other, compare_names(person.name, other.name)) for other in persons_borne(reading)]
        if any(c.holds for _, c in pairs) or _stands(reading, person.name):
            return self.held()
        if not all_read(reading):
            return self.skipped(UNREAD)
        first = next(m.name for m in person.mentions if m.name)
        places = [reading.place(sid, first.start, first.end)]
        near = next((other for other, c in pairs if c.misspelt), None)
        spelt = next((m.name for m in near.mentions if m.name), None) if near else None
        if near and spelt:
            places.append(reading.place(near.source, spelt.start, spelt.end, "related", "the nearest spelling"))
        return self.found(
            reading,
            f"No source names {person.name}." + (f" {near.source} has {near.name}." if near else ""),
            places,
            expected=near.name if near else None,
            observed=person.name,
            suggestion=f"Write {near.name}, if that is who is meant." if near else "Take the name out, or add the source that names this person.",
        )


def _stands(reading: Reading, name: str) -> bool:
    words = r"\s+".join(re.escape(word) for word in name.split())
    whole = re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)
    return any(whole.search(reading.sources[sid].text) for sid in bearers(reading))
