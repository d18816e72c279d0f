"""The columns of whence's tables, each with its type and meaning: what readers, contracts and JSON Schemas are made from."""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

import msgspec

from whence.model import Kind

Type: TypeAlias = Literal["text", "whole", "share", "date", "yes-no", "hash", "choice"]

KINDS: tuple[str, ...] = get_args(Kind)
MODALITIES = ("asserted", "reported", "denied", "planned", "conditional")
KEPT = ("full", "excerpt", "hash")


YES = ("yes", "true", "1", "x", "exclusive")
NO = ("no", "false", "0")
HASH = r"(?:sha256:)?[0-9a-fA-F]{64}"


class Column(msgspec.Struct, frozen=True):
    """A column: ``needed`` in every row or not; ``choices`` where only some words are allowed; ``open_ended`` where ``..`` stands for no date."""

    name: str
    meaning: str
    type: Type = "text"
    needed: bool = False
    choices: tuple[str, ...] = ()
    open_ended: bool = False


FACTS = (
    Column("fact_id", "unique in the dossier", needed=True),
    Column("source", "id of the source that bears it: its path below sources/; the extension may be left out where that is unambiguous", needed=True),
    Column("subject", "who or what the fact is about, matched through aliases; for quotations the speaker", needed=True),
    Column("predicate", "what is said of it: signed, published, title, said, count …", needed=True),
    Column("value", "dates as EDTF or in words, numbers plain, as low/high or in words, else text", needed=True),
    Column("quote", "the source's own words that bear the fact", needed=True),
    Column("start", "where the quote begins: 0-based, in Unicode code points of the source's text", "whole"),
    Column("end", "where the quote ends: half-open, likewise", "whole"),
    Column("kind", "what the value is; else told from the predicate, else from the value", "choice", choices=KINDS),
    Column("unit", "of a number: UCUM, ISO 4217 or a plain noun; % and pp differ"),
    Column("modality", "how a hedge is kept", "choice", choices=MODALITIES),
    Column("event", "which occurrence the fact speaks of"),
    Column("as_of", "as of when it holds (tolls, titles): EDTF"),
    Column("attributed_to", "who says so in the source"),
    Column("extractor", "who or what extracted it"),
    Column("reviewer", "who reviewed it"),
    Column("confidence", "the extractor's own, 0 to 1", "share"),
    Column("dossier", "in large tables: which dossier the row belongs to"),
)
SOURCES = (
    Column("source", "id of the source: its path below sources/", needed=True),
    Column("url", "where it was published"),
    Column("archived_url", "where a copy is archived"),
    Column("publisher", "who published it"),
    Column("author", "who wrote it"),
    Column("published", "when it says it was published: ISO or EDTF", "date"),
    Column("retrieved", "when it was collected: ISO or EDTF", "date"),
    Column("retrieved_by", "who or what collected it"),
    Column("language", "ISO 639-1 or BCP 47"),
    Column("licence", "under which licence its text may be shown"),
    Column("sha256", "of the file's bytes; written by `whence lock`", "hash"),
    Column("text_sha256", "of its text as UTF-8; written by `whence lock`", "hash"),
    Column("text_by", "the extractor of the text and its version; written by `whence lock`"),
    Column("kept", "how much of it is kept", "choice", choices=KEPT),
    Column("origin", "the source that it copies or translates"),
    Column("supersedes", "the source that it is a later version of"),
    Column("title", "its headline"),
)
ALIASES = (
    Column("name", "another name", needed=True),
    Column("canonical", "the name that it stands for", needed=True),
    Column("kind", "person, organisation, place, treaty, event …"),
)
OFFICES = (
    Column("person", "who held it", needed=True),
    Column("title", 'the office; "acting" belongs here', needed=True),
    Column("start", "first day in office: EDTF", "date", open_ended=True),
    Column("end", "last day in office: EDTF; empty: still in office", "date", open_ended=True),
    Column("source", "who says so"),
    Column("exclusive", "whether one person at a time holds it", "yes-no"),
)
EVENTS = (
    Column("event", "which event", needed=True),
    Column("what", "what happened: signed, in force …", needed=True),
    Column("start", "when: EDTF", "date", needed=True),
    Column("end", "the last day, where it lasted: EDTF", "date", open_ended=True),
    Column("source", "who says so"),
)


class Layout(msgspec.Struct, frozen=True):
    """A table: its columns, and the rules that look at more than one cell.

    ``key`` is the column whose values are given once each, ``inside`` the one that must not lead out of the dossier's folder, ``span`` two columns of
    which the second does not come before the first.
    """

    columns: tuple[Column, ...]
    key: str | None = None
    inside: str | None = None
    span: tuple[str, str] | None = None


LAYOUTS: dict[str, Layout] = {
    "facts": Layout(FACTS, key="fact_id", span=("start", "end")),
    "sources": Layout(SOURCES, key="source", inside="source"),
    "aliases": Layout(ALIASES),
    "offices": Layout(OFFICES, span=("start", "end")),
    "events": Layout(EVENTS, span=("start", "end")),
}


def wanted(column: Column) -> str:
    """What a cell of the column must be, for a message about one that is not."""
    return f"one of {', '.join(column.choices)}" if column.choices else _WANTED[column.type]


_WANTED: dict[str, str] = {
    "text": "some text",
    "whole": "a whole number from 0 up",
    "share": "a number from 0 to 1",
    "date": "an ISO date or EDTF (2019-06-26, 2019-06, 1960~)",
    "hash": "64 hexadecimal digits",
    "yes-no": "yes or no",
}


def names(columns: tuple[Column, ...]) -> tuple[str, ...]:
    """The names of some columns, in order."""
    return tuple(column.name for column in columns)


def needed(columns: tuple[Column, ...]) -> tuple[str, ...]:
    """The names of those that every row needs."""
    return tuple(column.name for column in columns if column.needed)
