"""Great Expectations beside whence: its suites in our report, our checks as its expectations. Imported only when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from whence.gx.suites import run_suites, with_suites

_HOMES = {
    "run_suites": "suites",
    "with_suites": "suites",
    "ExpectFactsToBeBorneBySources": "expectations",
    "ExpectFactsToAgree": "expectations",
    "ExpectTitlesToHold": "expectations",
    "ExpectSourcesToBeDated": "expectations",
    "WriteWhenceReport": "action",
    "export_docs": "pages",
}

__all__ = ["run_suites", "with_suites"]


def __getattr__(name: str) -> Any:
    """Import what is asked for on first use."""
    if name not in _HOMES:
        raise AttributeError(f"module 'whence.gx' has no attribute {name!r}")
    return getattr(import_module(f"whence.gx.{_HOMES[name]}"), name)
