"""whence: every published fact, traced to the words it came from.

The names below are imported on first use, so that importing the package costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from whence.engine import check
    from whence.errors import EngineError, InputError, SettingsError, WhenceError
    from whence.language.align import locate
    from whence.language.dates import find_dates
    from whence.language.numbers import find_numbers
    from whence.language.origins import find_origins
    from whence.language.people import find_people
    from whence.language.quotations import find_quotations
    from whence.model import Dossier, Evidence, Fact, Finding, Location, Registers, Report, Source
    from whence.settings import Settings
    from whence.store import open_dossier
    from whence.when import When

_HOMES = {
    "check": "engine",
    "open_dossier": "store",
    "find_dates": "language.dates",
    "find_people": "language.people",
    "find_quotations": "language.quotations",
    "find_numbers": "language.numbers",
    "find_origins": "language.origins",
    "locate": "language.align",
    "When": "when",
    "Settings": "settings",
    **dict.fromkeys(("Dossier", "Evidence", "Fact", "Finding", "Location", "Registers", "Report", "Source"), "model"),
    **dict.fromkeys(("EngineError", "InputError", "SettingsError", "WhenceError"), "errors"),
}

__all__ = [
    "Dossier",
    "EngineError",
    "Evidence",
    "Fact",
    "Finding",
    "InputError",
    "Location",
    "Registers",
    "Report",
    "Settings",
    "SettingsError",
    "Source",
    "When",
    "WhenceError",
    "__version__",
    "check",
    "find_dates",
    "find_numbers",
    "find_origins",
    "find_people",
    "find_quotations",
    "locate",
    "open_dossier",
]


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("whence")
    try:
        home = _HOMES[name]
    except KeyError:
        raise AttributeError(f"module 'whence' has no attribute {name!r}") from None

    value = getattr(import_module(f"whence.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
