"""One line a finding: ``place: CODE message``."""

from __future__ import annotations

from collections.abc import Iterator

from whence.model import Finding, Report
from whence.render.order import counts, named, primary, worst_first
from whence.render.reach import reach
from whence.render.visible import one_line


def render(report: Report) -> str:
    """Give the findings, worst first, then one line of counts. Waived and baselined ones are marked."""
    return "".join(pieces(report))


def pieces(report: Report, verbose: bool = False) -> Iterator[str]:
    """Give the lines one by one; ``verbose`` puts at their ends what `whence waive` asks for."""
    for finding in worst_first(report.findings):
        yield f"{_line(finding)}{f' {finding.fingerprint}' if verbose else ''}\n"
    yield f"{report.verdict}: {'; '.join((counts(report), *reach(report)))}\n"


def _line(finding: Finding) -> str:
    mark = "" if finding.status == "new" else f" [{finding.status}]"
    times = f" (×{finding.count})" if finding.count > 1 else ""
    return f"{one_line(named(primary(finding)))}: {finding.code} {finding.severity}{mark} {one_line(finding.message)}{times}"
