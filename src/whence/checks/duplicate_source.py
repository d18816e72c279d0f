"""WH406."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Literal

from whence.checking import Check, Outcome
from whence.comparing.words import words
from whence.model import Location, Source
from whence.reading import Reading

_RUN = 5
"""Words in a row that are compared: long enough that common phrases do not count."""
_LEAST = 40
"""Words below which two texts may be alike by chance."""


class DuplicateSource(Check):
    """Two sources are nearly the same text.

    Why: a copy corroborates nothing, and facts taken from both are counted twice.

    Found: pairs of sources of which the shorter stands almost wholly (`share`, by runs of five words) in the longer.

    Not found: pairs that the manifest explains, by `origin` or `supersedes`; texts of fewer than 40 words; an agency's paragraph in two longer
    articles.

    What to do: keep one of them, or say in the manifest which one is the copy (`origin`) or the newer version (`supersedes`).
    """

    code = "WH406"
    severity = "warning"
    share: float = 0.8

    def check(self, reading: Reading) -> Iterator[Outcome]:
        """Every pair of sources that has words in common, through an index of runs of words."""
        runs = {s.id: _runs(s.text) for s in reading.dossier.sources if s.kept != "hash"}
        runs = {sid: found for sid, found in runs.items() if len(found) >= _LEAST - _RUN}
        if len(runs) < 2:
            yield self.held(len(reading.dossier.sources))
            return
        index: dict[int, list[str]] = {}
        for sid, found in runs.items():
            for run in found:
                index.setdefault(run, []).append(sid)
        common: Counter[tuple[str, str]] = Counter()
        for sids in index.values():
            if 1 < len(sids) <= 50:  # a run that stands in more sources is a formula
                common.update((a, b) for n, a in enumerate(sids) for b in sids[n + 1 :])
        alike = {pair: count / min(len(runs[pair[0]]), len(runs[pair[1]])) for pair, count in common.items()}
        pairs = [pair for pair, part in sorted(alike.items()) if part >= self.share]
        yield self.held(len(runs) - len({b for _, b in pairs}))
        for first, second in pairs:
            if _explained(reading.sources[first], reading.sources[second]):
                yield self.held()
                continue
            yield self.found(
                reading,
                f"{second} has {alike[first, second]:.0%} of its words in common with {first}: one text, not two.",
                [_head(reading, second), _head(reading, first, "related")],
                observed=f"{alike[first, second]:.0%} the same",
                suggestion=f"Keep one, or write “{first}” into the column origin (or supersedes) of {second} in sources.csv.",
            )


def _runs(text: str) -> set[int]:
    row = words(text)
    return {hash_of(row[n : n + _RUN]) for n in range(len(row) - _RUN + 1)}


def hash_of(run: list[str]) -> int:
    """Give a number for a run of words that is the same in every process."""
    from zlib import crc32

    return crc32(" ".join(run).encode())


def _explained(a: Source, b: Source) -> bool:
    def names(one: Source, other: Source) -> bool:
        ids = {other.id, other.id.rpartition(".")[0], other.url, other.publisher} - {None, ""}
        return bool({one.origin, one.supersedes} & ids)

    return names(a, b) or names(b, a)


def _head(reading: Reading, sid: str, role: Literal["primary", "related"] = "primary") -> Location:
    outline = reading.outline(sid)
    start, end = outline.sentences[0] if outline.sentences else (0, 0)
    return reading.place(sid, start, end, role)
