"""WH405."""

from __future__ import annotations

from collections.abc import Iterator

from whence.checking import Check, Outcome
from whence.reading import Reading


class Uncorroborated(Check):
    """How many facts rest on one source alone.

    Why: what one article alone says may be right; an editor wants to know how much of a dossier is of that sort.

    Found: one line for the dossier: the facts whose subject and predicate no second source speaks of.

    Not found: a dossier of one source, where nothing can be corroborated.

    What to do: nothing at once; look for a second source for what matters most.
    """

    code = "WH405"
    severity = "info"
    preview = True

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Every fact whose subject is resolved."""
        if len(reading.dossier.sources) < 2:
            yield self.skipped("a dossier of one source")
            return
        tellers: dict[tuple[str, str], set[str]] = {}
        rows: dict[tuple[str, str], list[str]] = {}
        for fact in reading.facts:
            subject = reading.subject(fact)
            if subject is None:
                yield self.skipped("the subject is not resolved")
                continue
            key = (subject.key, reading.vocabulary.canonical(fact.predicate))
            tellers.setdefault(key, set()).add(fact.source)
            rows.setdefault(key, []).append(fact.fact_id)
        alone = sorted(fact_id for key, ids in rows.items() if len(tellers[key]) == 1 for fact_id in ids)
        together = sum(len(ids) for ids in rows.values()) - len(alone)
        if together:
            yield self.held(together)
        if alone:
            yield self.found(
                reading,
                f"{len(alone)} of {len(alone) + together} facts rest on one source alone.",
                [reading.row(reading.fact(alone[0]))],
                facts=alone,
                observed=f"{len(alone)} of {len(alone) + together}",
                suggestion="Look for a second source for what matters most.",
            )
