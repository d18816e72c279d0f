"""The first words of the page: the verdict in a sentence, what was checked and could not be, who took part."""

from __future__ import annotations

from collections import Counter

import msgspec

from whence.model import Report, ReportFact
from whence.render.order import plural
from whence.render.page.choice import Choice
from whence.render.page.links import fingerprint_anchor
from whence.render.page.values import shown_value
from whence.render.reach import reach

_VERDICTS = {
    "pass": ("Pass", "Nothing was found that the gate does not let through."),
    "fail": ("Fail", "Something was found that the gate does not let through."),
    "incomplete": ("Incomplete", "Input was lost or a required check could not run, so there is no verdict on the facts."),
}


class CheckRow(msgspec.Struct, frozen=True):
    """What one check came to: how much it found, how much it saw in order, what it could not tell and why."""

    code: str
    name: str
    severity: str
    summary: str
    page: tuple[tuple[str, str], ...]
    found: int
    held: int
    skipped: tuple[tuple[str, int], ...]


class Share(msgspec.Struct, frozen=True):
    """A part of the facts: ``x`` and ``width`` in per cent of the bar."""

    name: str
    count: int
    meaning: str
    x: float
    width: float


def verdict(report: Report) -> tuple[str, str]:
    """Say the verdict as one word and one sentence that a newcomer understands."""
    word, sentence = _VERDICTS[report.verdict]
    s = report.summary
    over = f"{plural(s.facts, 'fact')} from {plural(s.sources, 'source')}"
    if report.gate and report.verdict == "fail":
        sentence = f"{plural(report.gate.failing, 'finding')} must be mended or waived before these {over} may be published."
    elif report.verdict == "pass":
        sentence = (
            f"No finding stands in the way of publishing these {over}." if s.facts else f"No finding stands against {plural(s.sources, 'source')}."
        )
    outside = "; ".join(reach(report))
    return word, f"{sentence} {'But ' + outside if report.verdict == 'pass' else outside[0].upper() + outside[1:]}." if outside else sentence


def shares(report: Report) -> tuple[Share, ...]:
    """Divide the facts by outcome, the doubtful ones first."""
    s = report.summary
    parts = (
        ("contradicted", s.contradicted, "the source says something else"),
        ("unsupported", s.unsupported, "the source does not say it, or not so exactly"),
        ("unchecked", s.unchecked, "found in the source, or not, but the value could not be compared"),
        ("supported", s.supported, "the source’s own words bear it"),
    )
    total = sum(count for _, count, _ in parts) or 1
    made, x = [], 0.0
    for name, count, meaning in parts:
        width = 100 * count / total
        made.append(Share(name, count, meaning, round(x, 2), round(width, 2)))
        x += width
    return tuple(made)


def check_rows(report: Report) -> tuple[CheckRow, ...]:
    """List every check that ran, or that left a trace."""
    found = Counter(f.code for f in report.findings)
    held: Counter[str] = Counter()
    for h in report.held:
        held[h.code] += h.examined
    skipped: dict[str, Counter[str]] = {}
    for k in report.skipped:
        skipped.setdefault(k.code, Counter())[k.why] += k.count
    infos = {info.code: info for info in report.inputs.checks}
    names = {f.code: f for f in report.findings}
    rows = []
    for code in sorted({*infos, *found, *held, *skipped}):
        info, seen = infos.get(code), names.get(code)
        rows.append(
            CheckRow(
                code=code,
                name=info.name if info else seen.name if seen else "",
                severity=info.severity if info else seen.severity if seen else "info",
                summary=info.summary if info else "",
                page=sections(info.page, info.summary) if info else (),
                found=found[code],
                held=held[code],
                skipped=tuple(skipped.get(code, Counter()).most_common(6)),
            )
        )
    return tuple(rows)


def sections(page: str, summary: str) -> tuple[tuple[str, str], ...]:
    """Split a check's page into (heading, words): ``Why``, ``Found``, ``Not found``, ``What to do``; a paragraph without a heading has ""."""
    made = []
    for paragraph in page.split("\n\n"):
        text = " ".join(paragraph.split())
        head, colon, rest = text.partition(": ")
        if not text or text == summary:
            continue
        made.append((head, rest) if colon and len(head) <= 20 and head[:1].isupper() else ("", text))
    return tuple(made)


class Doubt(msgspec.Struct, frozen=True):
    """A fact in doubt: ``state`` is its outcome, or the severity of a finding that questions what its source does say."""

    state: str
    word: str
    said: str
    facts: tuple[str, ...]
    why: str
    href: str


def doubts(choice: Choice) -> tuple[Doubt, ...]:
    """Name the facts in doubt: the contradicted, the unsupported, then those that a finding questions though their source bears them."""
    of = {finding.fingerprint: finding for finding in choice.findings}
    by_id = {fact.fact_id: fact for fact in choice.facts}
    made = []
    for outcome in ("contradicted", "unsupported"):
        for fact in choice.facts:
            if fact.outcome == outcome:
                bears = next((of[p] for p in fact.findings if p in of), None)
                why, href = (bears.message, fingerprint_anchor(bears.fingerprint)) if bears else ("", "")
                made.append(Doubt(outcome, outcome, _said(fact), (fact.fact_id,), why, href))
    named = {name for doubt in made for name in doubt.facts}
    for finding in of.values():
        facts = tuple(name for name in finding.facts if name in by_id and name not in named)
        if facts and finding.status == "new" and finding.severity != "info":
            href = fingerprint_anchor(finding.fingerprint)
            made.append(Doubt(finding.severity, "questioned", _said(by_id[facts[0]]), facts[:6], finding.message, href))
            named.update(facts)
    return tuple(made)


def _said(fact: ReportFact) -> str:
    return f"{fact.subject}, {fact.predicate}: {shown_value(fact)}"


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
