"""JUnit XML: a test case a fact and a check of the sources, so that what held is visible beside what did not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Final

from whence.model import Finding, Report, ReportFact
from whence.render.order import fails, named, primary, worst_first
from whence.render.visible import one_line, visible

_SHOWN: Final = 20
"""Findings told in one test case; more are counted."""


def render(report: Report) -> str:
    """Give the facts as one suite and the checks of the sources as another.

    A case fails for what fails the gate; what is found but let through is its output. A fact that could not be checked is skipped.
    """
    return "".join(pieces(report))


def pieces(report: Report) -> Iterator[str]:
    """Give the same a test case at a time, for a file."""
    known = {fact.fact_id for fact in report.facts}
    of_fact: dict[str, list[Finding]] = {}
    of_sources: dict[str, list[Finding]] = {}
    for finding in worst_first(report.findings):
        facts = [fact_id for fact_id in finding.facts if fact_id in known]
        for fact_id in facts:
            of_fact.setdefault(fact_id, []).append(finding)
        if not facts:
            of_sources.setdefault(finding.code, []).append(finding)

    def of_facts() -> Iterator[_Case]:
        return (_fact(fact, of_fact.get(fact.fact_id, []), report) for fact in report.facts)

    def of_the_sources() -> Iterator[_Case]:
        return (_check(code, name, of_sources.get(code, []), report) for code, name in _checks(report))

    suites = (("facts", of_facts), ("sources", of_the_sources))
    counts = [_counts(cases()) for _, cases in suites]  # they stand before the cases, which are made anew to be written
    total = [sum(column) for column in zip(*counts, strict=True)]
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<testsuites name="{_attribute(report.name or "whence")}" tests="{total[0]}" failures="{total[1]}" errors="0" skipped="{total[2]}">\n'
    for (name, cases), (tests, failures, skipped) in zip(suites, counts, strict=True):
        yield f'<testsuite name="{name}" tests="{tests}" failures="{failures}" errors="0" skipped="{skipped}" time="0">\n'
        for case in cases():
            yield case.xml() + "\n"
        yield "</testsuite>\n"
    yield "</testsuites>\n"


class _Case:
    """A test case: its two names, and what it came to."""

    def __init__(self, group: str, name: str, findings: Sequence[Finding], report: Report, *, skipped: str = "", output: str = "") -> None:
        self._group, self._name, self._skipped, self._output = group, name, skipped, output
        self._failing = [f for f in findings if fails(f, report)]
        self._rest = [f for f in findings if not fails(f, report)]
        self.failed, self.skipped = bool(self._failing), bool(skipped) and not self._failing

    def xml(self) -> str:
        """Write the element."""
        failing, inner = self._failing, []
        if failing:
            kind = _attribute(", ".join(dict.fromkeys(f.code for f in failing)))
            inner.append(f'<failure type="{kind}" message="{_attribute(one_line(failing[0].message))}">{_text(_told(failing))}</failure>')
        elif self.skipped:
            inner.append(f'<skipped message="{_attribute(self._skipped)}"/>')
        said = "\n".join(part for part in (self._output, _told(self._rest)) if part)
        inner += [f"<system-out>{_text(said)}</system-out>"] if said else []
        name = _attribute(one_line(self._name))
        return f'<testcase classname="{_attribute(one_line(self._group))}" name="{name}" time="0">{"".join(inner)}</testcase>'


def _counts(cases: Iterable[_Case]) -> tuple[int, int, int]:
    tests = failures = skipped = 0
    for case in cases:
        tests, failures, skipped = tests + 1, failures + case.failed, skipped + case.skipped
    return tests, failures, skipped


def _fact(fact: ReportFact, findings: Sequence[Finding], report: Report) -> _Case:
    name = f"{fact.fact_id}: {fact.subject}, {fact.predicate}, {fact.value}"
    return _Case(fact.source, name, findings, report, skipped="the value could not be checked" if fact.outcome == "unchecked" else "")


def _checks(report: Report) -> Iterable[tuple[str, str]]:
    named_checks = {info.code: info.name for info in report.inputs.checks}
    named_checks |= {f.code: f.name for f in report.findings if f.code not in named_checks}
    return sorted(named_checks.items())


def _check(code: str, name: str, findings: Sequence[Finding], report: Report) -> _Case:
    held = sum(h.examined for h in report.held if h.code == code)
    skipped = [k for k in report.skipped if k.code == code]
    told = [f"{held} examined and in order"] if held else []
    told += [f"{k.count} could not be judged: {one_line(k.why)}" for k in skipped[:_SHOWN]]
    idle = "" if held or findings else "nothing here that it applies to" if not skipped else one_line(skipped[0].why)
    return _Case("whence", f"{code} {name}", findings, report, skipped=idle, output="\n".join(told))


def _told(findings: Sequence[Finding]) -> str:
    lines = []
    for f in findings[:_SHOWN]:
        state = f.severity if f.status == "new" else f"{f.severity}, {f.status}"
        lines.append(f"{one_line(named(primary(f)))}: {f.code} {f.name} ({state})")
        lines.append(f"  {one_line(f.message)}")
        lines += [f"  {place.role}: {one_line(named(place))}: {one_line(place.text)[:400]}" for place in f.locations[:6]]
        lines += [
            f"  {word}: {one_line(text)}" for word, text in (("expected", f.expected), ("observed", f.observed), ("to mend", f.suggestion)) if text
        ]
        lines += [f"  waived by {f.waiver.by} until {f.waiver.expires}: {f.waiver.reason}"] if f.waiver else []
        lines.append(f"  {f.fingerprint}")
    lines += [f"and {len(findings) - _SHOWN} more"] if len(findings) > _SHOWN else []
    return "\n".join(lines)


def _text(text: str) -> str:
    """Escape character data; controls, which XML 1.0 does not allow at all, are shown as their code points."""
    return escape(visible(text), quote=False)


def _attribute(text: str) -> str:
    return escape(one_line(text)[:2000])
