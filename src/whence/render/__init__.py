"""Report -> text: one pure function a file, each imported when it is asked for. A renderer never reads a source or runs a check."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Final

from whence.model import Report

_NAMES: Final = ("text", "concise", "json", "html", "markdown", "sarif", "junit", "github", "gitlab", "prov")


class _Formats(Mapping[str, Callable[[Report], str]]):
    """The output formats by name, in the order in which the command line lists them; looking one up imports its module."""

    def __getitem__(self, name: str) -> Callable[[Report], str]:
        if name not in _NAMES:
            raise KeyError(name)
        render: Callable[[Report], str] = import_module(f"{__name__}.{name}").render
        return render

    def __iter__(self) -> Iterator[str]:
        return iter(_NAMES)

    def __len__(self) -> int:
        return len(_NAMES)

    def __contains__(self, name: object) -> bool:
        return name in _NAMES


def pieces(name: str, report: Report) -> Iterator[str]:
    """Give, in pieces, what ``FORMATS[name](report)`` gives as one text: for a file, which then takes little memory beside the report's own.

    Raises KeyError for a name that is no format.
    """
    if name not in _NAMES:
        raise KeyError(name)
    module = import_module(f"{__name__}.{name}")
    made: Iterator[str] = module.pieces(report) if hasattr(module, "pieces") else iter((module.render(report),))
    return made


FORMATS: Final[Mapping[str, Callable[[Report], str]]] = _Formats()
"""``FORMATS[name](report) -> str``; raises KeyError for a name that is no format."""
