"""``pytest --whence DOSSIER``: one test per fact and one per source, so that a data repository simply runs pytest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from whence.model import Finding, Report, ReportFact


class FactsInDoubt(Exception):  # noqa: N818 - what pytest shows is the findings, not an error of ours
    """Findings that fail the gate."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join(f.message for f in self.findings))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--whence``, which may be given several times."""
    group = parser.getgroup("whence", "provenance of facts")
    group.addoption("--whence", action="append", default=[], metavar="DOSSIER", help="Check a dossier: one test per fact and one per source.")


def pytest_collection_modifyitems(session: pytest.Session, config: pytest.Config, items: list[pytest.Item]) -> None:
    """Add the tests of each dossier after those that pytest found."""
    for name in config.getoption("--whence"):
        folder = Path(name)
        if not folder.is_absolute():
            folder = config.invocation_params.dir / folder
        items.extend(DossierNode.from_parent(session, name=name, path=folder).collect())


class DossierNode(pytest.Collector):
    """A dossier, checked once for all its tests."""

    def collect(self) -> list[pytest.Item]:
        """One item per fact, one per source, one for what concerns neither. Raises UsageError for what cannot be checked."""
        from whence.errors import WhenceError

        try:
            report = self._report()
        except WhenceError as e:
            raise pytest.UsageError(f"whence: error: {e}") from e
        return list(self._items(report))

    def _report(self) -> Report:
        from whence.engine import run
        from whence.store.baseline import identities
        from whence.store.opening import open_dossier
        from whence.store.policy import governing, policy

        now = governing(self.path)
        dossier = open_dossier(self.path, columns=now.settings.columns)
        return run(dossier, policy(now, today=_today()), identities=identities(dossier, now.baseline))

    def _items(self, report: Report) -> Iterator[pytest.Item]:
        import msgspec

        from whence.gate import fails
        from whence.settings import Settings

        settings = msgspec.convert(report.inputs.settings, Settings)
        failing = [f for f in report.findings if fails(f, settings)]
        for fact in report.facts:
            mine = [f for f in failing if fact.fact_id in f.facts]
            yield FactItem.from_parent(self, name=fact.fact_id, fact=fact, findings=mine)
        claimed = {fact.fact_id for fact in report.facts}
        loose = [f for f in failing if not claimed & set(f.facts)]
        sources = [source.id for source in report.sources]
        for sid in sources:
            mine = [f for f in loose if f.locations and f.locations[0].source == sid]
            yield SourceItem.from_parent(self, name=sid, findings=mine)
        rest = [f for f in loose if not f.locations or f.locations[0].source not in sources]
        if rest:
            yield SourceItem.from_parent(self, name="the tables", findings=rest)


class _FindingsItem(pytest.Item):
    """A test that fails with findings."""

    def __init__(self, *, findings: Sequence[Finding], **more: Any) -> None:
        super().__init__(**more)
        self.findings = findings

    def runtest(self) -> None:
        """Fail with the findings, if there are any."""
        if self.findings:
            raise FactsInDoubt(self.findings)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The findings as an editor reads them, with both sides; a traceback would say nothing."""
        if not isinstance(excinfo.value, FactsInDoubt):
            return super().repr_failure(excinfo, style)
        return "\n\n".join(_shown(f) for f in excinfo.value.findings)


class FactItem(_FindingsItem):
    """One fact: passes when nothing fails the gate, is skipped when it could not be checked."""

    def __init__(self, *, fact: ReportFact, **more: Any) -> None:
        super().__init__(**more)
        self.fact = fact

    def runtest(self) -> None:
        """Fail with the findings; skip where the fact could not be checked."""
        super().runtest()
        if self.fact.outcome == "unchecked":
            why = self.fact.compared.why if self.fact.compared else ""
            pytest.skip(f"whence could not check this fact: {why or 'its source is withheld or its language is not read'}")

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """The row of the table."""
        return self.path, self.fact.line - 1 if self.fact.line else None, f"{self.parent.name if self.parent else ''}::{self.name}"


class SourceItem(_FindingsItem):
    """One source: passes when nothing that concerns it, and no fact, fails the gate."""

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """The dossier."""
        return self.path, None, f"{self.parent.name if self.parent else ''}::{self.name}"


def _shown(finding: Finding) -> str:
    lines = [f"{finding.code} {finding.severity}: {finding.message}"]
    for place in finding.locations:
        where = place.file or place.source or place.where
        lines.append(f"  {where}{f':{place.line}' if place.line else ''}: {' '.join(place.text.split())}")
    if finding.suggestion:
        lines.append(f"  {finding.suggestion}")
    return "\n".join(lines)


def _today() -> Any:
    import os
    from datetime import UTC, date, datetime

    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else date.today()  # noqa: DTZ011 - a waiver ends with the user's own day
