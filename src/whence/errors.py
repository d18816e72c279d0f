"""What whence raises: one family of errors, each with its place and what to do."""

from __future__ import annotations


class WhenceError(Exception):
    """Something that keeps whence from running; the command line turns it into exit code 2.

    ``file`` and ``line`` (1-based) say where, ``what`` is what is wrong, ``remedy`` what the user can do about it.
    """

    def __init__(self, what: str, *, file: str | None = None, line: int | None = None, remedy: str | None = None) -> None:
        self.what = what
        self.file = file
        self.line = line
        self.remedy = remedy
        super().__init__(str(self))

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}: " if self.file and self.line else f"{self.file}: " if self.file else ""
        return f"{place}{self.what}{f'; {self.remedy}' if self.remedy else ''}"


class InputError(WhenceError):
    """A source, table, register or report that cannot be read at all."""


class SettingsError(WhenceError):
    """An unknown or wrongly typed setting, code, check name or option."""


class EngineError(WhenceError):
    """A part that whence relies on (Great Expectations, a database, Spark, git) failed."""


class WhenError(ValueError):
    """A text that is not a date in EDTF as whence reads it."""
