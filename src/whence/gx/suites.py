"""Suites of Great Expectations over a dossier's tables: what fails becomes a problem with fact_id and line, what breaks an error, never a finding."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import process_time
from typing import Any, Literal

import msgspec

from whence.errors import EngineError, SettingsError
from whence.gx.library import ephemeral, great_expectations
from whence.model import Dossier, Problem, Severity
from whence.store.broken import CAP
from whence.store.inputs import read_bytes, shown

Table = Literal["facts", "sources"]
_SEVERITY: dict[str, Severity] = {"critical": "error", "warning": "warning", "info": "info"}


class Ran(msgspec.Struct, frozen=True):
    """What running suites gave: the problems, how many expectations held, and the CPU seconds that it took; ``results`` are GX's own, by suite."""

    problems: tuple[Problem, ...]
    held: int
    seconds: float
    results: dict[str, Any] = {}


class Served(msgspec.Struct, frozen=True):
    """Where the tables live in a database: SQLAlchemy addresses and the tables' names. None: in memory, as pandas frames."""

    facts: tuple[str, str] | None = None
    sources: tuple[str, str] | None = None


def run_suites(dossier: Dossier, suites: Sequence[Path], served: Served = Served()) -> Ran:  # noqa: B008 - frozen
    """Run suites (JSON files as Great Expectations writes them) over the dossier's facts or sources.

    A suite is over the sources when its ``meta`` says ``{"whence": {"table": "sources"}}`` or its name has the word in it; else over the facts.
    Raises SettingsError for a file that is no suite, EngineError where an expectation cannot be computed (a column that is not there).
    """
    if not suites:
        return Ran((), 0, 0.0)
    started = process_time()
    great_expectations()
    problems: list[Problem] = []
    results: dict[str, Any] = {}
    held = 0
    for path in suites:
        suite, table = read_suite(path)
        result = _validate(dossier, suite, table, served)
        results[suite.name] = result
        found, kept = judged(dossier, suite.name, table, [_with_rows(dossier, suite, table, one) for one in _in_order(suite, result)])
        problems += found
        held += kept
    return Ran(tuple(problems), held, process_time() - started, results)


def with_suites(dossier: Dossier, suites: Sequence[Path], served: Served = Served()) -> Dossier:  # noqa: B008 - frozen
    """The dossier with what its suites found among its problems (WH802) and how many expectations held."""
    ran = run_suites(dossier, suites, served)
    return msgspec.structs.replace(dossier, problems=(*dossier.problems, *ran.problems), expectations=dossier.expectations + ran.held)


def read_suite(path: Path) -> tuple[Any, Table]:
    """A suite and the table that it is over."""
    gx = great_expectations()
    name = shown(path)
    try:
        raw = msgspec.json.decode(read_bytes(path, name))
        raw = {key: raw[key] for key in ("name", "expectations", "meta", "notes") if key in raw}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of deprecated keys in files of older versions
            import whence.gx.expectations  # noqa: F401 - a suite may use ours

            suite = gx.ExpectationSuite(**raw)
        _whole(raw, suite)
    except msgspec.DecodeError as e:
        raise SettingsError(f"is not JSON ({e})", file=name) from e
    except Exception as e:  # the library raises its own, pydantic's and plain ones for what is no suite
        raise SettingsError(f"is no suite of Great Expectations ({_first(e)})", file=name, remedy="write it with context.suites or by hand") from e
    table = ((raw.get("meta") or {}).get("whence") or {}).get("table") or ("sources" if "source" in suite.name.lower() else "facts")
    if table not in {"facts", "sources"}:
        raise SettingsError(f"is over a table {table!r}", file=name, remedy="meta.whence.table is facts or sources")
    return suite, "sources" if table == "sources" else "facts"


def _whole(raw: dict[str, Any], suite: Any) -> None:
    """The library leaves out, and only logs, an expectation that it does not know: a suite must not shrink in silence."""
    asked = Counter(str(one.get("type") or one.get("expectation_type")) for one in raw["expectations"])
    asked.subtract(Counter(one.configuration.type for one in suite.expectations))
    lost = sorted(name for name, count in asked.items() if count > 0)
    if lost:
        raise ValueError(f"it knows no {', '.join(lost)}")


def _validate(dossier: Dossier, suite: Any, table: Table, served: Served) -> Any:
    from whence.gx.frames import KEYS, frame

    context = ephemeral()
    home = served.facts if table == "facts" else served.sources
    keys = KEYS[table] if home is None else KEYS[table][:1]
    form = {"result_format": "COMPLETE", "unexpected_index_column_names": keys}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of pandas and SQLAlchemy, about the library's use of them
            if home is None:
                asset = context.data_sources.add_pandas("whence").add_dataframe_asset(table)
                batch = asset.add_batch_definition_whole_dataframe("all").get_batch({"dataframe": frame(dossier, table)})
            else:
                asset = _source(context, home[0]).add_table_asset(table, **_named(home[1]))
                batch = asset.add_batch_definition_whole_table("all").get_batch()
            return batch.validate(suite, result_format=form)
    except Exception as e:  # whatever the library raises, it is its failure and no finding
        raise EngineError(f"Great Expectations failed on the suite {suite.name!r} ({_first(e)})") from e


def _with_rows(dossier: Dossier, suite: Any, table: Table, result: Any) -> Any:
    """A failure as it is, or, where a database counts rows and names none (those of compound keys), as it is in memory, where rows are named."""
    if result.success or _exception(result) or result.result.get("unexpected_index_list") or not result.result.get("unexpected_count"):
        return result
    gx = great_expectations()
    like = next(one for one in suite.expectations if _key(one.configuration) == _key(result.expectation_config))
    alone = gx.ExpectationSuite(name=suite.name, expectations=[like.copy(update={"id": None})])
    (again,) = _validate(dossier, alone, table, Served()).results
    return again if not again.success and again.result.get("unexpected_index_list") else result


def _source(context: Any, address: str) -> Any:
    # Its PostgreSQL source asks for a host, which a socket has not; the general one takes whatever SQLAlchemy does.
    add = context.data_sources.add_sqlite if address.startswith("sqlite") else context.data_sources.add_sql
    return add("whence", connection_string=address)


def _named(table: str) -> dict[str, str]:
    schema, dot, name = table.rpartition(".")
    return {"table_name": name, **({"schema_name": schema} if dot else {})}


def _in_order(suite: Any, result: Any) -> list[Any]:
    """The results in the order of the suite, which the library does not keep."""
    order = {_key(expectation.configuration): n for n, expectation in enumerate(suite.expectations)}
    return sorted(result.results, key=lambda one: order.get(_key(one.expectation_config), len(order)))


def _key(configuration: Any) -> str:
    kwargs = {key: value for key, value in configuration.kwargs.items() if key != "batch_id"}
    return f"{configuration.type} {sorted((key, repr(value)) for key, value in kwargs.items())}"


# ---------------------------------------------------------------------------------------------------------------- results to problems


def judged(dossier: Dossier, suite: str, table: Table, results: Sequence[Any]) -> tuple[list[Problem], int]:
    """The problems of a suite's results and how many expectations held. Raises EngineError for a result that is no result."""
    problems: list[Problem] = []
    held = 0
    rows = _Rows(dossier, table)
    for result in results:
        configuration = result.expectation_config
        if broke := _exception(result):
            what = f"{configuration.type} of the suite {suite!r} could not be computed ({broke})"
            raise EngineError(what, remedy="mend the suite: it is no finding about data")
        if result.success:
            held += 1
        else:
            problems.extend(_problems(rows, suite, result))
    return problems, held


class _Rows:
    """The rows of a table by what names them, to say where a result's row stands."""

    def __init__(self, dossier: Dossier, table: Table) -> None:
        self.table = table
        listed = next((source.manifest_file for source in dossier.sources if source.manifest_file), "sources.csv")
        self.file = listed if table == "sources" else next((fact.file for fact in dossier.facts), None)
        self.keys = {"source", "line", "file"} if table == "sources" else {"fact_id", "source", "line", "file"}
        self._facts = {fact.fact_id: fact for fact in dossier.facts} if table == "facts" else {}
        self._sources = {source.id: source for source in dossier.sources} if table == "sources" else {}

    def problem(self, row: dict[str, Any], message: str, like: Problem) -> Problem:
        """A problem at a row."""
        if self.table == "sources":
            source = self._sources.get(str(row.get("source")))
            place = {"file": self.file, "line": source.manifest_line, "source": source.id} if source else {"file": self.file}
        else:
            fact = self._facts.get(str(row.get("fact_id")))
            place = {"file": fact.file, "line": fact.line, "source": fact.source, "fact_id": fact.fact_id} if fact else {"file": self.file}
        return msgspec.structs.replace(like, message=message, **place)


def _exception(result: Any) -> str | None:
    """What an expectation raised. The library gives it as a failure: by metric id, or plainly, or as a failure with an empty result."""
    info = result.exception_info or {}
    nested = [value for value in info.values() if isinstance(value, dict)]
    for one in nested or [info]:
        if one.get("raised_exception"):
            return _first_line(str(one.get("exception_message") or "no reason given"))
    return "an empty result" if not result.success and not result.result else None


def _problems(rows: _Rows, suite: str, result: Any) -> Iterator[Problem]:
    configuration = result.expectation_config
    severity = _SEVERITY.get(str(getattr(configuration.severity, "value", configuration.severity)), "error")
    expected = expectation_text(configuration)
    columns = [str(configuration.kwargs[key]) for key in ("column", "column_A", "column_B") if configuration.kwargs.get(key)]
    column = columns[0] if len(columns) == 1 else None
    head = f"the suite {suite!r} expects {expected}"
    like = Problem("WH802", head, column=column, expected=expected, severity=severity)
    unexpected = result.result.get("unexpected_index_list") or []
    for row in unexpected[:CAP]:
        value = _seen(row, column, rows.keys)
        yield rows.problem(row, head + _told(row, column, value), msgspec.structs.replace(like, value=value))
    if len(unexpected) > CAP:
        yield msgspec.structs.replace(like, message=f"{head}; {len(unexpected) - CAP:,} more rows are otherwise.", file=rows.file)
    if not unexpected:
        count, observed = result.result.get("unexpected_count"), result.result.get("observed_value")
        seen = None if observed is None else _shown(observed)
        told = f"{count} rows are otherwise" if count else f"observed: {seen}"
        yield msgspec.structs.replace(like, message=f"{head}; {told}.", value=seen, file=rows.file)


def _told(row: dict[str, Any], column: str | None, value: str | None) -> str:
    if "message" in row:
        return f": {row['message']}"
    if value is None:
        return f"; {column} is empty." if column else "; this row is otherwise."
    return f"; {column or 'the row'} is {value!r}."


def _seen(row: dict[str, Any], column: str | None, keys: set[str]) -> str | None:
    """The value that was not expected; of several columns, each with its name."""
    if column in row:
        value = row[column]
        return None if value is None or value != value else _shown(value)  # noqa: PLR0124 - only NaN differs from itself
    return ", ".join(f"{name} = {_shown(value)}" for name, value in row.items() if name not in keys and name != "message") or None


def expectation_text(configuration: Any) -> str:
    """An expectation in words: its own description, else its type and arguments."""
    if configuration.description:
        return str(configuration.description).strip().rstrip(".")
    name = configuration.type.removeprefix("expect_").replace("_", " ")
    arguments = ", ".join(
        f"{key} = {_shown(value)}" for key, value in sorted(configuration.kwargs.items()) if key != "batch_id" and value is not None
    )
    return f"{name} ({arguments})" if arguments else name


def _shown(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, (list, tuple, set)):
        words = [_shown(one) for one in value]
        return ", ".join(words[:8]) + (f", … ({len(words)})" if len(words) > 8 else "")
    return str(value)[:200]


def _first(error: BaseException) -> str:
    return f"{type(error).__name__}: {_first_line(str(error))}"


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "no reason given")[:300]
