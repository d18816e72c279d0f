"""The first words of the page: the verdict in a sentence, which sets it counts, the facts by state, those in doubt, and every check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

import msgspec

from whence.model import Finding, Report, ReportFact
from whence.render.order import fails, plural
from whence.render.page.choice import Choice
from whence.render.page.links import fingerprint_anchor
from whence.render.page.names import source_names, told
from whence.render.page.states import STATES, by_fingerprint, questions, state
from whence.render.page.values import shown_value
from whence.render.reach import reach

_VERDICTS: Final = {
    "pass": ("Pass", "Nothing was found that stops publication."),
    "fail": ("Fail", "Something was found that stops publication."),
    "incomplete": ("Incomplete", "Input was lost or a required check could not run, so there is no verdict on the facts."),
}
_MEANINGS: Final = {
    "contradicted": "the source says something else",
    "unsupported": "the source does not say it, or not so exactly",
    "questioned": "the source says it, but something else speaks against it",
    "unchecked": "found in the source, or not, but the value could not be compared",
    "supported": "the source’s own words bear it, and nothing speaks against it",
}
_CONFIDENCES: Final = ("low", "medium", "high")
_NAMED: Final = 6
"""Facts named one by one in a sentence."""


class CheckRow(msgspec.Struct, frozen=True):
    """What one check came to: how many faults it found, how much it saw in order, what it could not judge and why.

    ``idle`` says why it judged nothing at all.
    """

    code: str
    name: str
    severity: str
    summary: str
    page: tuple[tuple[str, str], ...]
    found: int
    held: int
    skipped: tuple[tuple[str, int], ...]
    idle: str = ""


class Share(msgspec.Struct, frozen=True):
    """A part of the facts: ``x`` and ``width`` in per cent of the bar."""

    name: str
    count: int
    meaning: str
    x: float
    width: float


def stopping(report: Report) -> list[Finding]:
    """Give the findings that the gate does not let through, as the settings of the run have it."""
    least = str(report.inputs.settings.get("min-confidence", "low"))
    sure = _CONFIDENCES[_CONFIDENCES.index(least) :] if least in _CONFIDENCES else _CONFIDENCES
    return [f for f in report.findings if fails(f, report) and f.confidence in sure]


def verdict(report: Report) -> tuple[str, str]:
    """Say the verdict as one word and one sentence that a newcomer understands."""
    word, sentence = _VERDICTS[report.verdict]
    s = report.summary
    over = f"{plural(s.facts, 'fact')} from {plural(s.sources, 'source')}"
    if report.gate and report.verdict == "fail":
        stops = stopping(report)
        facts = {fact for f in stops for fact in f.facts}
        others = [f for f in stops if not f.facts]
        sources = {p.source for f in others for p in f.locations if p.source}
        parts = [plural(n, noun) for n, noun in ((len(facts), "fact"), (len(sources), "source")) if n] or [plural(report.gate.failing, "finding")]
        before = f"these {over}" if s.facts else plural(s.sources, "source")
        sentence = f"{' and '.join(parts)} must be mended, or what was found waived, before {before} may be published."
    elif report.verdict == "pass":
        sentence = (
            f"No finding stands in the way of publishing these {over}." if s.facts else f"No finding stands against {plural(s.sources, 'source')}."
        )
    outside = "; ".join(reach(report))
    return word, f"{sentence} {'But ' + outside if report.verdict == 'pass' else outside[0].upper() + outside[1:]}." if outside else sentence


def sets(report: Report) -> tuple[str, ...]:
    """Say which findings and facts the verdict counts, where it fails, and which doubtful facts it does not."""
    stops = stopping(report)
    if report.verdict != "fail" or not stops:
        return ()
    about = [f for f in stops if f.facts]
    kind = _kinds(stops)
    parts = [f"{len(about):,} about facts"] if about else []
    parts += [f"{len(stops) - len(about):,} about a source itself"] if len(stops) > len(about) else []
    said = [f"That is {kind}: {' and '.join(parts)}." if len(parts) > 1 else f"That is {kind}, {parts[0].split(' ', 1)[1]}."]
    stopped = {fact for f in stops for fact in f.facts}
    known = by_fingerprint(report)
    doubts = STATES[: STATES.index("questioned") + 1]
    mild = [fact.fact_id for fact in report.facts if fact.fact_id not in stopped and state(fact, known) in doubts]
    if mild:
        named = ", ".join(mild[:_NAMED]) + (f" and {len(mild) - _NAMED:,} more" if len(mild) > _NAMED else "")
        are, them, they = ("is", "it", "it") if len(mild) == 1 else ("are", "them", "they")
        said.append(
            f"{named} {are} in doubt too, but no {kind.split(' ')[1].rstrip('s')} stands against {them}, so {they} alone would not stop publication."
        )
    return tuple(said)


def _kinds(findings: list[Finding]) -> str:
    count: Counter[str] = Counter(f.severity for f in findings)
    nouns = (("error", "error"), ("warning", "warning"), ("info", "note"))
    return " and ".join(plural(count[s], noun) for s, noun in nouns if count[s])


def shares(report: Report) -> tuple[Share, ...]:
    """Divide the facts by state, the doubtful ones first."""
    s = report.summary
    of = by_fingerprint(report)
    questioned = sum(state(fact, of) == "questioned" for fact in report.facts)
    count = {"contradicted": s.contradicted, "unsupported": s.unsupported, "questioned": questioned, "unchecked": s.unchecked}
    count["supported"] = max(0, s.supported - questioned)
    total = sum(count.values()) or 1
    made, x = [], 0.0
    for name in STATES:
        width = 100 * count[name] / total
        made.append(Share(name, count[name], _MEANINGS[name], round(x, 2), round(width, 2)))
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
                skipped=tuple((_plainly(code, why), n) for why, n in skipped.get(code, Counter()).most_common(6)),
                idle="" if found[code] or held[code] or code in skipped else _idle(code),
            )
        )
    return tuple(rows)


def _idle(code: str) -> str:
    """Say why a check had nothing to look at."""
    if code.startswith("WH6"):
        return "not run: no draft was given"
    if code in {"WH805", "WH806"}:
        return "no waiver was given"
    return "nothing of this kind in the facts or sources"


def _plainly(code: str, why: str) -> str:
    """Say of hashes what else reads as a contradiction: the page gives a hash of each source, of what was read in this run."""
    return "no hash was recorded before this run to hold the source against" if code == "WH102" and why.startswith("no hash") else why


def judged_nothing(rows: tuple[CheckRow, ...]) -> tuple[CheckRow, ...]:
    """Pick the checks that had something to judge and could judge none of it."""
    return tuple(row for row in rows if row.skipped and not row.found and not row.held)


_HEADS: Final = {"Found": "Reports", "Not found": "Does not report"}


def sections(page: str, summary: str) -> tuple[tuple[str, str], ...]:
    """Split a check's page into (heading, words): ``Why``, ``Reports``, ``Does not report``, ``What to do``; a paragraph without a heading has ""."""
    made = []
    for paragraph in page.split("\n\n"):
        text = " ".join(paragraph.split())
        head, colon, rest = text.partition(": ")
        if not text or text == summary:
            continue
        made.append((_HEADS.get(head, head), rest) if colon and len(head) <= 20 and head[:1].isupper() else ("", text))
    return tuple(made)


class Doubt(msgspec.Struct, frozen=True):
    """Facts in doubt for one reason, with their state."""

    state: str
    said: str
    facts: tuple[str, ...]
    why: str
    href: str


def doubts(report: Report, choice: Choice) -> tuple[Doubt, ...]:
    """Name the facts in doubt: the contradicted, the unsupported, then those that are questioned, together where one finding questions several."""
    names = source_names(report)
    of = {finding.fingerprint: finding for finding in choice.findings}
    by_id = {fact.fact_id: fact for fact in choice.facts}
    made = []
    for outcome in ("contradicted", "unsupported"):
        for fact in choice.facts:
            if fact.outcome == outcome:
                bears = next((of[p] for p in fact.findings if p in of), None)
                why, href = (told(bears.message, names), fingerprint_anchor(bears.fingerprint)) if bears else ("", "")
                made.append(Doubt(outcome, _said(fact), (fact.fact_id,), why, href))
    named = {name for doubt in made for name in doubt.facts}
    for finding in of.values():
        facts = tuple(name for name in finding.facts if _is_questioned(by_id.get(name), of) and name not in named)
        if facts and questions(finding):
            href = fingerprint_anchor(finding.fingerprint)
            made.append(Doubt("questioned", _said(by_id[facts[0]]), facts[:6], told(finding.message, names), href))
            named.update(facts)
    return tuple(made)


def _is_questioned(fact: ReportFact | None, findings: Mapping[str, Finding]) -> bool:
    return fact is not None and state(fact, findings) == "questioned"


def _said(fact: ReportFact) -> str:
    return f"{fact.subject}, {fact.predicate}: {shown_value(fact)}"
