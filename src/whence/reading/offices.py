"""The register of offices: its rows by person and by office, and the days that a term covers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.comparing.names import name_key
from whence.comparing.titles import compare_read
from whence.language.titles import Title, read_title
from whence.model import Location, Office
from whence.when import When

if TYPE_CHECKING:
    from whence.reading.reading import Reading

_JOINED = frozenset("-'")


def rows_naming(reading: Reading, name: str) -> tuple[Office, ...]:
    """The rows of the offices register whose person shares the last word of a name, in the register's order."""
    words = name_key(name).split()
    return tuple(_by_word(reading).get(words[-1], ())) if words else ()


def _by_word(reading: Reading) -> dict[str, list[Office]]:
    def make() -> dict[str, list[Office]]:
        rows: dict[str, list[Office]] = {}
        for row in reading.registers.offices:
            # Folding a name costs ten times as much as this; a register may have tens of thousands of rows, and few of them are ever looked up.
            plain = row.person.isascii() and not _JOINED & set(row.person)
            for word in dict.fromkeys(row.person.lower().replace(".", "").split() if plain else name_key(row.person).split()):
                rows.setdefault(word, []).append(row)
        return rows

    return reading.keep("offices by word of the name", make)


def holders(reading: Reading, title: Title, when: When) -> tuple[Office, ...]:
    """The register's rows of that very office that run on some of those days."""
    rows = _by_office(reading).get(title.office, ())
    return tuple(row for row in rows if covers(row, when) and compare_read(title, read_title(row.title)).verdict == "same")


def covers(row: Office, when: When) -> bool:
    """Whether the term runs on some of those days; an end of unknown day counts as possible, and the day of change belongs to both."""
    low = row.start.low if row.start else None
    high = row.end.high if row.end else None
    return (low is None or low <= when.high) and (high is None or when.low <= high)


def place(row: Office, note: str | None = None) -> Location:
    """The register's row as a location."""
    return Location("register", said(row), "related", file=row.file, line=row.line, note=note or row.source or None)


def said(row: Office) -> str:
    """The row in words."""
    start = row.start.edtf() if row.start else ".."
    end = row.end.edtf() if row.end else ".."
    return f"{row.person}, {row.title}, {start} to {end}"


def _by_office(reading: Reading) -> dict[str, list[Office]]:
    def make() -> dict[str, list[Office]]:
        rows: dict[str, list[Office]] = {}
        for row in reading.registers.offices:
            rows.setdefault(read_title(row.title).office, []).append(row)
        return rows

    return reading.keep("offices by head", make)
