"""The settings of a run, as ``whence.toml`` or ``[tool.whence]`` give them."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from whence.model import Kind, Severity


class Predicate(msgspec.Struct, frozen=True, rename="kebab", forbid_unknown_fields=True):
    """A word of the predicate vocabulary: the kind of its values, whether a subject has just one, and which words say the same."""

    kind: Kind | None = None
    single: bool = False
    same_as: tuple[str, ...] = ()
    of: Literal["person", "thing"] | None = None
    """What it is single-valued for: a treaty is signed once, a player is not."""
    grows: bool = False
    """A count that may grow as time passes (a death toll): later and larger is no conflict."""
    after: tuple[str, ...] = ()
    """Predicates whose date must not lie later than this one's ("in-force" after "signed")."""


class Expectations(msgspec.Struct, frozen=True, rename="kebab", forbid_unknown_fields=True):
    """Great Expectations suites to run over the tables; paths relative to the settings file."""

    suites: tuple[str, ...] = ()


class ReportSettings(msgspec.Struct, frozen=True, rename="kebab", forbid_unknown_fields=True):
    """What the report shows; ``source_text`` None: full for open licences and own drafts, else excerpt."""

    source_text: Literal["full", "excerpt", "none"] | None = None


class Settings(msgspec.Struct, frozen=True, rename="kebab", forbid_unknown_fields=True):
    """All settings, with their defaults; keys are written with hyphens."""

    select: tuple[str, ...] = ("WH",)
    ignore: tuple[str, ...] = ()
    fail_on: Literal["error", "warning", "info", "never"] = "error"
    min_confidence: Literal["low", "medium", "high"] = "low"
    min_checked: float = 0.0
    require: tuple[str, ...] = ()
    preview: bool = False
    severity: dict[str, Severity] = {}
    checks: dict[str, dict[str, Any]] = {}
    predicates: dict[str, Predicate] = {}
    columns: dict[str, str] = {}
    """Column mapping for tables of other extractors: ours = theirs."""
    expectations: Expectations = Expectations()
    report: ReportSettings = ReportSettings()
