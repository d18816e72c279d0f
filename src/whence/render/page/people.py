"""Who took part: who extracted and reviewed the facts, and the people whom the sources name."""

from __future__ import annotations

from collections import Counter

from whence.model import Report


def hands(report: Report) -> tuple[tuple[tuple[str, int], ...], tuple[tuple[str, int], ...]]:
    """Count the facts by extractor and by reviewer, the most first; nobody is said as such."""
    extractors = Counter(f.extractor or ("whence" if f.extracted else "not recorded") for f in report.facts)
    reviewers = Counter(f.reviewer or "nobody" for f in report.facts)
    return tuple(extractors.most_common(40)), tuple(reviewers.most_common(40))


def persons(report: Report) -> tuple[tuple[str, tuple[tuple[str, str, int], ...]], ...]:
    """List the people of the sources: name, then per source the titles given and how often they are mentioned; the most mentioned 80."""
    people: dict[str, list[tuple[str, str, int]]] = {}
    for source in report.sources:
        for person in source.people:
            people.setdefault(person.name, []).append((source.id, "; ".join(person.titles), len(person.mentions)))
    ranked = sorted(people.items(), key=lambda item: (-len(item[1]), -sum(n for _, _, n in item[1]), item[0]))
    return tuple((name, tuple(given)) for name, given in ranked[:80])
