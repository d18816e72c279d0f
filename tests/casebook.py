"""Cases in ``fixtures/checks/<stem>.toml``: what a check must find and what it must leave alone, as small dossiers."""

import importlib
import pkgutil
import tomllib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import msgspec

import whence.checks
from whence.model import Alias, Dossier, Event, Fact, MetadataDate, Office, Problem, Registers, Source
from whence.settings import Settings
from whence.when import When

FOLDER = Path(__file__).resolve().parent.parent / "fixtures" / "checks"
KEYS = {"name", "finds", "message", "severity", "confidence", "expected", "observed", "suggestion", "skips", "today", "extract", "expectations"}
TABLES = {"sources", "drafts", "facts", "aliases", "offices", "events", "problems", "options", "settings"}


@dataclass(frozen=True)
class Case:
    """One case: ``finds`` findings of the check ``stem``; or, with 0, something that held (or, with ``skips``, was skipped for that reason)."""

    stem: str
    name: str
    finds: int = 0
    table: dict = field(default_factory=dict)
    broken: str | None = None

    @property
    def holds(self):
        return self.finds == 0 and "skips" not in self.table


def stems():
    """The file stems of all checks."""
    return sorted(m.name for m in pkgutil.iter_modules(whence.checks.__path__) if not m.name.startswith("_"))


def check_class(stem):
    """The one class of a check's file: its stem in CamelCase."""
    return getattr(importlib.import_module(f"whence.checks.{stem}"), "".join(part.capitalize() for part in stem.split("_")))


def of_gate(stem):
    """Whether the gate speaks for the check, once all findings are known: such a check is shown by the gate's own tests."""
    return getattr(check_class(stem), "of_gate", False)


def cases():
    """All cases of all files; a file that cannot be read is one broken case, so that it fails alone."""
    return [case for path in sorted(FOLDER.glob("*.toml")) for case in _read(path)]


def _read(path):
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
        return [_case(path.stem, row) for row in rows]
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as e:
        return [Case(path.stem, "the file itself", broken=f"{path.name}: {type(e).__name__}: {e}")]


def _case(stem, row):
    if unknown := sorted(set(row) - KEYS - TABLES):
        msg = f"{row.get('name')}: unknown keys {unknown}"
        raise ValueError(msg)
    return Case(stem, row["name"], row["finds"], row)


def dossier(case):
    """The dossier that a case describes."""
    t = case.table
    registers = Registers(
        aliases=[Alias(**row) for row in t.get("aliases", ())],
        offices=[Office(**_dated(row)) for row in t.get("offices", ())],
        events=[Event(**_dated(row)) for row in t.get("events", ())],
    )
    return Dossier(
        sources=[_source(name, row) for name, row in t.get("sources", {}).items()],
        drafts=[_source(name, row) for name, row in t.get("drafts", {}).items()],
        facts=[Fact(**row) for row in t.get("facts", ())],
        problems=[Problem(**row) for row in t.get("problems", ())],
        registers=registers,
        expectations=t.get("expectations", 0),
        name="case",
    )


def reading(case):
    """The case's dossier, read."""
    from whence.reading import Reading

    day = case.table.get("today")
    return Reading(
        dossier(case),
        msgspec.convert(case.table.get("settings", {}), Settings),
        extract=case.table.get("extract"),
        today=day if day is None or isinstance(day, date) else date.fromisoformat(day),
    )


def outcomes(case):
    """All that the check of this case yields on its dossier."""
    return list(check_class(case.stem)(**case.table.get("options", {})).check(reading(case)))


def _source(name, row):
    fields = dict(row)
    metadata = [MetadataDate(**m) for m in fields.pop("metadata", ())]
    published = fields.get("published")
    if published is not None and not isinstance(published, date):
        fields["published"] = str(published)
    return Source(id=name, metadata=metadata, **fields)


def _dated(row):
    """The row of a register with its dates read; an end that is empty or not given is open."""
    return {**row, "start": _when(row.get("start")), "end": _when(row.get("end"))}


def _when(value):
    return When.parse(str(value)) if value else None
