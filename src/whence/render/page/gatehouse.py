"""The gate as the page tells it: how its settings differ from the standard, and what it was compared with."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from whence.model import Report
from whence.settings import Settings

_WORDS: Final = {
    "fail-on": "Stops publication",
    "min-confidence": "Counts findings that are at least",
    "min-checked": "Facts that must have been compared",
    "require": "Checks that must have run",
    "select": "Checks that run",
    "ignore": "Checks left out",
    "severity": "Severities changed",
    "checks": "Options of checks changed",
    "preview": "Checks on trial",
}
_FAIL_ON: Final = {"error": "errors", "warning": "warnings and errors", "info": "any finding", "never": "nothing"}


class Rule(msgspec.Struct, frozen=True):
    """One setting of the gate: what it is by default, and what it is here."""

    name: str
    standard: str
    here: str
    differs: bool


def rules(report: Report) -> tuple[Rule, ...]:
    """List the settings that decide what stops publication, the standard ones beside them."""
    standard: dict[str, Any] = msgspec.to_builtins(Settings())
    here = dict(report.inputs.settings)
    if report.gate:
        here["fail-on"] = report.gate.fail_on
    rows = [(name, words, _said(name, standard.get(name)), _said(name, here.get(name, standard.get(name)))) for name, words in _WORDS.items()]
    return tuple(Rule(words, usual, found, found != usual) for name, words, usual, found in rows if name == "fail-on" or found != usual)


def stops_on(fail_on: str) -> str:
    """Say which findings stop publication."""
    return _FAIL_ON.get(fail_on, fail_on)


def _said(name: str, value: Any) -> str:
    if name == "fail-on":
        return stops_on(str(value))
    if name == "min-checked":
        return f"{value:g} per cent" if isinstance(value, float) and value else "any share"
    if name == "min-confidence":
        return {"low": "a guess", "medium": "likely", "high": "sure"}.get(str(value), str(value))
    if name == "select" and list(value or ()) == ["WH"]:
        return "all"
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_plain(of)}" for key, of in sorted(value.items())) or "none"
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value)) or "none"
    return {True: "yes", False: "no", None: "none"}.get(value, str(value)) if isinstance(value, (bool, type(None))) else str(value)


def _plain(value: Any) -> str:
    return ", ".join(f"{key} = {of}" for key, of in sorted(value.items())) if isinstance(value, dict) else str(value)
