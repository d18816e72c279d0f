"""whence's checks as custom expectations, for people who live in Great Expectations: thin over the checks, readable in Data Docs.

Each is given a batch of a facts (or sources) table, in memory or in a database, and where the sources are: a dossier's folder, a folder of articles,
or a table of sources with their texts, as ``whence check --sources`` takes it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from whence.gx.library import great_expectations

great_expectations()

# ruff: noqa: E402 - the library is imported quietly first
from great_expectations.core.metric_domain_types import MetricDomainTypes
from great_expectations.execution_engine.pandas_execution_engine import PandasExecutionEngine
from great_expectations.execution_engine.sqlalchemy_execution_engine import SqlAlchemyExecutionEngine
from great_expectations.expectations.expectation import BatchExpectation, render_suite_parameter_string
from great_expectations.expectations.metrics.metric_provider import metric_value
from great_expectations.expectations.metrics.table_metric_provider import TableMetricProvider
from great_expectations.render.components import LegacyDiagnosticRendererType, LegacyRendererType, RenderedStringTemplateContent
from great_expectations.render.renderer.renderer import renderer

from whence.model import Dossier, Fact, Finding, Source
from whence.store.broken import CAP, Broken
from whence.store.rows import Table, text_of


class WhenceFindings(TableMetricProvider):
    """What whence's checks find in a batch: a list of rows with fact_id (or source), code and message, and how many things held."""

    metric_name = "table.whence_findings"
    value_keys = ("over", "sources", "checks")

    @metric_value(engine=PandasExecutionEngine)
    def _pandas(cls, execution_engine: Any, metric_domain_kwargs: Any, metric_value_kwargs: Any, **_: Any) -> dict[str, Any]:  # noqa: N805 - its form
        frame, _, _ = execution_engine.get_compute_domain(domain_kwargs=metric_domain_kwargs, domain_type=MetricDomainTypes.TABLE)
        return findings([str(name) for name in frame.columns], frame.itertuples(index=False, name=None), **metric_value_kwargs)

    @metric_value(engine=SqlAlchemyExecutionEngine)
    def _sqlalchemy(cls, execution_engine: Any, metric_domain_kwargs: Any, metric_value_kwargs: Any, **_: Any) -> dict[str, Any]:  # noqa: N805 - its form
        import sqlalchemy as sa

        selectable, _, _ = execution_engine.get_compute_domain(domain_kwargs=metric_domain_kwargs, domain_type=MetricDomainTypes.TABLE)
        result = execution_engine.execute_query(sa.select(sa.text("*")).select_from(selectable))
        return findings([str(name) for name in result.keys()], [tuple(row) for row in result.fetchall()], **metric_value_kwargs)  # noqa: SIM118 - no dict


def findings(columns: list[str], rows: Any, *, over: str, sources: str, checks: tuple[str, ...]) -> dict[str, Any]:
    """Run checks over the rows of a batch. Errors of whence are raised, so that Great Expectations reports them as exceptions."""
    from whence.engine import check

    cells = [(n, [text_of(_plain(value)) for value in row]) for n, row in enumerate(rows, 1)]
    dossier = _facts_dossier(Table(tuple(columns), cells), sources) if over == "facts" else _sources_dossier(Table(tuple(columns), cells), sources)
    report = check(dossier, select=checks, extract=False)
    found = [_row(finding, over) for finding in report.findings if finding.severity != "info"]
    return {"found": found, "held": sum(held.examined for held in report.held), "skipped": [f"{s.code}: {s.why} ({s.count})" for s in report.skipped]}


def _plain(value: Any) -> Any:
    """A cell of pandas or numpy as plain Python; what pandas writes for nothing is None."""
    value = value.item() if hasattr(value, "item") else value
    return None if type(value).__name__ in {"NAType", "NaTType"} else value


def _row(finding: Finding, table: str) -> dict[str, Any]:
    place = finding.locations[0] if finding.locations else None
    named = {"fact_id": ", ".join(finding.facts)} if table == "facts" else {}
    return {**named, "source": place.source if place else None, "code": finding.code, "message": finding.message}


def _facts_dossier(table: Table, sources: str) -> Dossier:
    from whence.errors import InputError
    from whence.store.facts import read_facts

    broken = Broken("the batch")
    facts, _ = read_facts(table, broken, {})
    if problems := broken.problems():
        raise InputError(problems[0].message, file="the batch", line=problems[0].line, remedy="the batch breaks the contract of facts tables (WH801)")
    base = _opened(sources)
    return _merged(base, tuple(facts))


def _merged(base: Dossier, facts: tuple[Fact, ...]) -> Dossier:
    import msgspec

    from whence.store.manifest import resolve, stems_of

    ids = {source.id for source in base.sources}
    stems = stems_of(sorted(ids))
    named = tuple(msgspec.structs.replace(fact, source=resolve(fact.source, ids, stems)) for fact in facts)
    return msgspec.structs.replace(base, facts=named, has_table=True, problems=())


def _opened(sources: str) -> Dossier:
    from whence.store import open_dossier
    from whence.store.tables import is_url

    if is_url(sources) or Path(sources).is_file():
        return open_dossier(Path(), sources=sources, allow_empty=True)
    return open_dossier(sources, allow_empty=True)


def _sources_dossier(table: Table, sources: str) -> Dossier:
    """The sources that a batch lists, with the texts and dates of the folder where they stand there, else with their column ``text``."""
    import msgspec

    from whence.store.manifest import read_manifest, resolve, stems_of
    from whence.store.sources import Gathered, gather_rows

    listed = read_manifest(table, Broken("the batch"))
    into = Gathered()
    gather_rows(into, listed, "the batch")
    base = _opened(sources) if sources else Dossier(())
    kept = {source.id: source for source in base.sources}
    stems = stems_of(sorted(kept))
    merged = [_dated(kept.get(resolve(source.id, kept, stems)), source) for source in into.sources]
    return msgspec.structs.replace(base, sources=tuple(merged), facts=(), has_table=True, problems=())


def _dated(kept: Source | None, listed: Source) -> Source:
    import msgspec

    if kept is None:
        return listed
    given = {
        name: value for name in ("published", "url", "publisher", "author", "retrieved", "language") if (value := getattr(listed, name)) is not None
    }
    return msgspec.structs.replace(kept, **given)


# ---------------------------------------------------------------------------------------------------------------- the expectations


class _WhenceExpectation(BatchExpectation):
    """What the four share: a metric, a verdict, and words for Data Docs."""

    sources: str = ""
    metric_dependencies: ClassVar[tuple[str, ...]] = ("table.whence_findings",)
    success_keys: ClassVar[tuple[str, ...]] = ("over", "sources", "checks")
    says: ClassVar[str] = ""

    def _validate(self, metrics: dict[str, Any], runtime_configuration: Any = None, execution_engine: Any = None) -> dict[str, Any]:
        del runtime_configuration, execution_engine
        result = metrics["table.whence_findings"]
        found = result["found"]
        observed = "nothing was found" if not found else f"{len(found)} found: {found[0]['message']}" + (" …" if len(found) > 1 else "")
        return {
            "success": not found,
            "result": {
                "observed_value": f"{observed} ({result['held']} held)",
                "unexpected_count": len(found),
                "unexpected_index_list": found[:CAP],
                "details": {"findings": found[:CAP], "skipped": result["skipped"]},
            },
        }

    @classmethod
    @renderer(renderer_type=LegacyRendererType.PRESCRIPTIVE)
    @render_suite_parameter_string
    def _prescriptive_renderer(cls, configuration: Any = None, result: Any = None, runtime_configuration: Any = None, **_: Any) -> list[Any]:
        told = configuration or (result.expectation_config if result else None)
        kwargs = told.kwargs if told else {}
        where = f" The sources: {kwargs['sources']}." if kwargs.get("sources") else ""
        styling = (runtime_configuration or {}).get("styling")
        template = {"template": f"{cls.says}$sources", "params": {"sources": where}, "styling": styling}
        return [RenderedStringTemplateContent(content_block_type="string_template", string_template=template)]

    @classmethod
    @renderer(renderer_type=LegacyDiagnosticRendererType.OBSERVED_VALUE)
    def _diagnostic_observed_value_renderer(cls, configuration: Any = None, result: Any = None, runtime_configuration: Any = None, **_: Any) -> str:
        del configuration, runtime_configuration
        return str((result.result or {}).get("observed_value", "--")) if result else "--"


class ExpectFactsToBeBorneBySources(_WhenceExpectation):
    """Each fact's quote stands in its source, and the value follows from it.

    Args:
        sources: the dossier's folder, a folder of articles, or a table of sources with a column ``text`` (a file or a database's URL).
    """

    over: str = "facts"
    checks: tuple[str, ...] = ("WH101", "WH103", "WH104", "WH106", "WH107", "WH108")
    says: ClassVar[str] = "Each fact must be borne by its source: its quote stands there, and its value follows from the quote."


class ExpectFactsToAgree(_WhenceExpectation):
    """Facts about one thing agree across sources.

    Args:
        sources: as for ExpectFactsToBeBorneBySources.
    """

    over: str = "facts"
    checks: tuple[str, ...] = ("WH206", "WH207", "WH401", "WH402", "WH403")
    says: ClassVar[str] = "Facts about one thing must agree with each other: dates, numbers, values, and the time told as elapsed."


class ExpectTitlesToHold(_WhenceExpectation):
    """Persons have the titles that they are given: one at a time, and as the register of offices says.

    Args:
        sources: as for ExpectFactsToBeBorneBySources; the registers are those of that dossier.
    """

    over: str = "facts"
    checks: tuple[str, ...] = ("WH301", "WH302", "WH303", "WH306")
    says: ClassVar[str] = "Persons must hold the titles that facts and sources give them, consistently and by the register of offices."


class ExpectSourcesToBeDated(_WhenceExpectation):
    """Each source is dated, and its own dates agree.

    Args:
        sources: the folder of the texts; may be left out where the table has a column ``text``.
    """

    over: str = "sources"
    checks: tuple[str, ...] = ("WH202", "WH203", "WH201")
    says: ClassVar[str] = "Each source must be dated, and the dates that it carries must agree with each other."
